"""Changing the user's TOML files: comments, order and spacing stay (tomlkit), and a file is replaced whole."""

from __future__ import annotations

import tomllib
from itertools import takewhile
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import ParseError

from tui.config.listing import FileChange, read_whole
from tui.config.listing import write as write_whole
from tui.errors import ConfigError

_MARK = "\ufeff"
"""What some editors put before UTF-8; it belongs to no key."""


def read(path: Path) -> tomlkit.TOMLDocument:
    """Return the file as it can be changed; an empty one where there is none. Raises ConfigError."""
    if not path.exists():
        return tomlkit.document()
    try:
        text = read_whole(path).removeprefix(_MARK).replace("\r\n", "\n")
        # What is added goes on where the text ends: on a line of its own.
        return tomlkit.parse(text if not text or text.endswith("\n") else text + "\n")
    except ParseError as error:
        raise ConfigError(f"{path}:{error.line}: mend this first: {error}; nothing was changed") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be changed: {error}") from None


def write(path: Path, document: tomlkit.TOMLDocument) -> FileChange:
    """Write the file at once, so that a reader sees the old one or the new one; return what changed.

    Of a link, as files under version control often are, the file that it leads to is changed. Raises ConfigError, also
    where the text would be none that anybody can read again: then nothing is written.
    """
    target = path.resolve()
    before = read_whole(target) if target.exists() else None
    text = tomlkit.dumps(document)
    if not _is_toml(text):
        raise ConfigError(f"{path}: cannot be changed here without harm; change it by hand, nothing was done")
    change = FileChange(target, before, _in_the_form_of(before or "", text))
    if change.real:
        write_whole(change)
    return change


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _in_the_form_of(before: str, text: str) -> str:
    """Return the text with the ends of lines and the mark in front that it had before."""
    mark = _MARK if before.startswith(_MARK) else ""
    return mark + (text.replace("\n", "\r\n") if "\r\n" in before else text)


def entries(document: tomlkit.TOMLDocument, path: Path, table: str) -> Any:
    """Return the entries of a repeated table, to be changed in place. Raises ConfigError where it is written else."""
    found = document.setdefault(table, tomlkit.aot())
    if not isinstance(found, tomlkit.items.AoT):
        raise ConfigError(f"{path}: {table} is not written as [[{table}]]; change it by hand, nothing was changed")
    return found


def put(entry: Any, name: str, value: Any, below: str = "") -> None:
    """Set a key of an entry; a new one stands below another (the last one), above what the user wrote further down."""
    if name in entry:
        entry[name] = value
    else:  # what is public puts it at the end
        entry.value._insert_after(below or list(entry)[-1], name, tomlkit.item(value))


def take_out(entries: Any, place: int) -> list[Any]:
    """Take an entry out, but for the comments below it: they are about what comes next.

    They go below the entry before; of the first one they are returned, to be put above them all (`settled`).
    """
    below = list(takewhile(lambda item: item[0] is None, reversed(entries[place].value.body)))[::-1]
    del entries[place]
    if not any(isinstance(item, tomlkit.items.Comment) for _, item in below):
        return []
    if place == 0:
        return below
    entries[place - 1].value.body.extend(below)
    return []


def settled(document: tomlkit.TOMLDocument, table: str, above: list[Any]) -> tomlkit.TOMLDocument:
    """Return the document with these comments above the entries, and without a table that is empty."""
    place = next(at for at, (key, _) in enumerate(document.body) if key is not None and key.key == table)
    if not document[table]:
        document.remove(table)
    document.body[place:place] = above  # last of all: tomlkit counts from the top
    return document
