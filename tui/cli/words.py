"""From words on the command line to a command, its options and the house that it works in."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, NoReturn, cast

from tui import __version__
from tui.cli.commands import COMMANDS, Command
from tui.cli.house import House
from tui.errors import UsageError

if TYPE_CHECKING:
    from argparse import Namespace

_SHARED = ("--feeds", "--db")
"""Options with one value that are taken before and after the command alike."""


def parse(arguments: Sequence[str]) -> tuple[Command, Namespace, House]:
    """Return the command that was asked for (the newsroom where none was), its options and its house.

    Raises UsageError for words that it does not know, and SystemExit after `--help` and `--version`.
    """
    rest, shared = _take_shared(arguments)
    house = House(shared.get("--feeds"), shared.get("--db"))
    name, words = _command(rest)
    return COMMANDS[name].load(), _options(name, words), house


def _options(name: str, words: Sequence[str]) -> Namespace:
    if name == "newsroom" and not words:
        return cast("Namespace", SimpleNamespace())  # it has none: half a megabyte and 10 ms of argparse for nothing
    from tui.cli.parser import parser_of

    return parser_of(name).read(words)


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
