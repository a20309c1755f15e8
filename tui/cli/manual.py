"""docs/nightdesk.1, the man page, written from the help and the parsers: python -m tui.cli.manual docs

The wheel installs it as share/man/man1/nightdesk.1. The language is man(7), which every `man` reads.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from tui import __version__
from tui.cli.described import SHARED, Described, Option, described
from tui.cli.help import EXAMPLES, EXITS, PURPOSE

_FILES = (
    ("feeds.toml", "The list of feeds, in your settings folder (Linux: ~/.config/nightdesk); --feeds and "
     "NIGHTDESK_FEEDS come before it. Without one, the list that came along is read."),
    ("config.toml", "The settings, beside feeds.toml."),
    ("nightdesk.db", "The archive, in your data folder (Linux: ~/.local/share/nightdesk)."),
)  # fmt: skip
_ENVIRONMENT = (
    ("NIGHTDESK_FEEDS", "The list of feeds to use."),
    ("NIGHTDESK_CONFIG", "The settings file to use."),
    ("NIGHTDESK_DB", "The database to use."),
    ("NIGHTDESK_STATE", "The folder for crash logs and copies."),
    ("NO_COLOR", "Where it is set, nothing is coloured."),
    ("BROWSER", "The program that opens a story's page."),
)


def page() -> str:
    """Return the man page."""
    commands = tuple(described())
    parts = [
        f'.\\" Made from the code: python -m tui.cli.manual docs\n.TH NIGHTDESK 1 "" "nightdesk {__version__}"',
        f".SH NAME\nnightdesk \\- {_text('the outage newsroom in a terminal')}",
        ".SH SYNOPSIS\n.B nightdesk\n.RI [ COMMAND ]\n.RI [ OPTIONS ]",
        f".SH DESCRIPTION\n{_text(PURPOSE)}",
        ".PP\nWithout a command it opens the newsroom; there\n.B ?\nlists every key.",
        _section("EVERYWHERE", (_entry(_flags(option), option.help) for option in _shared(commands[0]))),
        ".SH COMMANDS",
        *map(_command, commands),
        _section("FILES", (_entry(f".I {_text(name)}", words) for name, words in _FILES)),
        _section("ENVIRONMENT", (_entry(f".B {_text(name)}", words) for name, words in _ENVIRONMENT)),
        _section("EXIT STATUS", (_entry(f".B {code}", words) for code, words in EXITS)),
        _section("EXAMPLES", (_entry(f".B {_text(example)}", words) for example, words in EXAMPLES)),
    ]
    return "\n".join(parts) + "\n"


def _shared(command: Described) -> list[Option]:
    return [option for option in command.options if set(option.flags) & set(SHARED)]


def _command(command: Described) -> str:
    lines = [f".SS {_text(command.name)}", _text(f"{command.summary[0].upper()}{command.summary[1:]}.")]
    lines += [f".PP\n.B {_text(command.synopsis)}"]
    lines += [_entry(f".I {_text(name)}", words) for name, words in command.places]
    lines += [_entry(_flags(option), option.help) for option in command.options if not set(option.flags) & set(SHARED)]
    if command.examples:
        lines += [".PP", ".nf", *(_text(line) for line in command.examples.split("\n")), ".fi"]
    return "\n".join(lines)


def _flags(option: Option) -> str:
    words = ", ".join(f"\\fB{_text(flag)}\\fR" for flag in option.flags)
    return f"{words} \\fI{_text(option.value)}\\fR" if option.value else words


def _section(name: str, entries: Iterable[str]) -> str:
    return "\n".join([f".SH {name}", *entries])


def _entry(term: str, words: str) -> str:
    return f".TP\n{term}\n{_text(words)}"


def _text(words: str) -> str:
    """Return words as roff shows them: a backslash, a hyphen and a leading dot or quote would be commands."""
    shown = words.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    return "\\&" + shown if shown.startswith(".") else shown


if __name__ == "__main__":
    Path(sys.argv[1], "nightdesk.1").write_text(page(), encoding="utf-8")
