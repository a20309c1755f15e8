"""What each command takes, read from its own parser: the man page and the shell completions are made from it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.cli.commands import COMMANDS
from tui.cli.parser import parser_of

_PATHS = ("FILE", "DIR")


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its spellings, its help, and what may follow it.

    `value` is the name of what follows ("" for nothing), `choices` what it may be where that is known, `path` whether
    it names a file or a folder.
    """

    flags: tuple[str, ...]
    help: str
    value: str = ""
    choices: tuple[str, ...] = ()

    @property
    def path(self) -> bool:
        """Whether a file or a folder follows."""
        return self.value in _PATHS


@dataclass(frozen=True, slots=True)
class Described:
    """One command: what it is called with, the words that may come first, its options, and its examples."""

    name: str
    summary: str
    group: str
    synopsis: str
    first_words: tuple[str, ...]
    places: tuple[tuple[str, str], ...]
    options: tuple[Option, ...]
    examples: str


SHARED = ("--feeds", "--db", "--help")
"""Options that every command has."""


def described() -> Iterator[Described]:
    """Yield every command in the order of the help; imports the module of each."""
    for name, entry in COMMANDS.items():
        parser = parser_of(name)
        options = [action for action in parser._actions if action.option_strings]
        places = [action for action in parser._actions if not action.option_strings]
        yield Described(
            name,
            entry.summary,
            entry.group,
            " ".join([f"nightdesk {name}", "[OPTIONS]", *map(_place, places)]),
            _first_words(name, places),
            tuple((_name(action), action.help or "") for action in places),
            tuple(_option(action) for action in options),
            parser.epilog or "",
        )


def _first_words(name: str, places: Sequence[argparse.Action]) -> tuple[str, ...]:
    """Return the words of which a command takes one first: its parser's choices, or its module's ACTIONS."""
    choices = places[0].choices if places else None
    if choices is None:
        choices = getattr(COMMANDS[name].load(), "ACTIONS", ())
    return tuple(str(word) for word in choices)


def _name(action: argparse.Action) -> str:
    return str(action.metavar or action.dest).upper()


def _place(action: argparse.Action) -> str:
    name = _name(action)
    shapes: dict[object, str] = {"?": f"[{name}]", "*": f"[{name} ...]", "+": f"{name} ..."}
    return shapes.get(action.nargs, name)


def _option(action: argparse.Action) -> Option:
    if action.nargs == 0:
        return Option(tuple(action.option_strings), action.help or "")
    choices = tuple(str(choice) for choice in action.choices or ())
    return Option(tuple(action.option_strings), action.help or "", _name(action), choices)
