"""The parser of one command: what it takes, its help, and what it says to words that it does not know."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any, NoReturn

from tui.cli.commands import COMMANDS
from tui.errors import UsageError


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
