"""From words on the command line to a command, its options and the house that it works in."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from tui import __version__
from tui.cli.commands import COMMANDS, Command
from tui.cli.house import House
from tui.errors import UsageError

_SHARED = ("--feeds", "--db")
"""Options with one value that are taken before and after the command alike."""


def parse(arguments: Sequence[str]) -> tuple[Command, argparse.Namespace, House]:
    """Return the command that was asked for (the newsroom where none was), its options and its house.

    Raises UsageError for words that it does not know, and SystemExit after `--help` and `--version`.
    """
    rest, shared = _take_shared(arguments)
    house = House(shared.get("--feeds"), shared.get("--db"))
    name, words = _command(rest)
    return COMMANDS[name].load(), parser_of(name).read(words), house


def parser_of(name: str) -> _Parser:
    """Return the parser of a command with all that it takes."""
    summary = COMMANDS[name].summary
    parser = _Parser(prog=f"nightdesk {name}", description=f"{summary[0].upper()}{summary[1:]}.")
    COMMANDS[name].load().configure(parser)
    return parser


class _Parser(argparse.ArgumentParser):
    """The parser of one command: it raises instead of exiting, and says which option was probably meant."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"allow_abbrev": False, "formatter_class": argparse.RawDescriptionHelpFormatter, **options})
        group = self.add_argument_group("everywhere")
        group.add_argument("--feeds", metavar="FILE", help="the list of feeds to use")
        group.add_argument("--db", metavar="FILE", help="the database to use")

    def read(self, words: Sequence[str]) -> argparse.Namespace:
        """Return the options; options and words may be mixed. Raises UsageError."""
        # Intermixed parsing can have neither subcommands nor words after "--".
        mixed = self._subparsers is None and "--" not in words
        options, unknown = (self.parse_known_intermixed_args if mixed else self.parse_known_args)(words)
        if unknown:
            self.error(f"there is no {unknown[0]!r} here{self._meant(unknown[0])}")
        return options

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with argparse's words and a way on."""
        raise UsageError(f"{message}; see: {self.prog} --help")

    def _meant(self, word: str) -> str:
        from tui.config.problems import nearest

        match = nearest(word, self._option_string_actions) if word.startswith("-") else None
        return f" (did you mean {match}?)" if match and match != word else ""


def _take_shared(arguments: Sequence[str]) -> tuple[list[str], dict[str, Path]]:
    """Return the words without the shared options, and those options; what follows `--` is left alone."""
    rest: list[str] = []
    shared: dict[str, Path] = {}
    words = iter(arguments)
    for word in words:
        if word == "--":
            return [*rest, word, *words], shared
        name, equals, value = word.partition("=")
        if name not in _SHARED:
            rest.append(word)
            continue
        value = value if equals else next(words, "")
        if not value:
            raise UsageError(f"{name} needs the name of a file, as in: {name} FILE")
        shared[name] = Path(value)
    return rest, shared


def _command(rest: Sequence[str]) -> tuple[str, list[str]]:
    """Return the name of the command and its own words; prints the help or the version where that is asked for."""
    if not rest:
        return "newsroom", []
    first, *words = rest
    if first in ("-h", "--help") or rest == ["help"]:
        _print_overview()
    if first == "--version":
        print(f"nightdesk {__version__}")
        sys.exit(0)
    if first == "help":
        first, words = words[0], ["--help"]
    if first in COMMANDS:
        return first, words
    raise UsageError(_unknown(first))


def _print_overview() -> NoReturn:
    from tui.cli.help import overview

    print(overview())
    sys.exit(0)


def _unknown(word: str) -> str:
    from tui.config.problems import nearest

    if word.startswith("-"):
        return f"there is no option {word} before a command; see: nightdesk --help"
    match = nearest(word, COMMANDS)
    return f'there is no command "{word}"; ' + (f'did you mean "{match}"?' if match else "see: nightdesk --help")
