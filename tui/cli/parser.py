"""From words on the command line to a command, its options and the house that it works in."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from tui import __version__
from tui.cli.commands import COMMANDS, Command
from tui.cli.house import House


def parse(arguments: Sequence[str]) -> tuple[Command, argparse.Namespace, House]:
    """Return the command that was asked for (the newsroom where none was), its options and its house.

    Exits with 0 after `--help` and `--version`, and with 2 after words that it does not know.
    """
    shared, rest = _shared_parser().parse_known_args(arguments)
    name = next((word for word in rest if not word.startswith("-")), "newsroom")
    parser = _parser()
    if name in COMMANDS:
        command = COMMANDS[name].load()
        command.configure(parser.subcommands[name])
    options = parser.parse_args(rest or [name])
    return COMMANDS[options.command].load(), options, House(shared.feeds, shared.db)


class _Parser(argparse.ArgumentParser):
    """The top-level parser, which knows the parsers of its commands by name."""

    subcommands: dict[str, argparse.ArgumentParser]


def _shared_parser() -> argparse.ArgumentParser:
    """Return the parser of the options that are taken before and after the command alike."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--feeds", type=Path, metavar="FILE", help="the list of feeds to use")
    parser.add_argument("--db", type=Path, metavar="FILE", help="the database to use")
    return parser


def _parser() -> _Parser:
    parser = _Parser(prog="nightdesk", parents=[_shared_parser()], allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"nightdesk {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    parser.subcommands = {
        entry.name: commands.add_parser(entry.name, help=entry.summary, parents=[_shared_parser()], allow_abbrev=False)
        for entry in COMMANDS.values()
    }
    return parser
