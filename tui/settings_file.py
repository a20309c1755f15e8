"""Changes to config.toml that the newsroom makes for its user: a setting, a view, a key, an entry of their stack."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import tomlkit

from tui import toml_file
from tui.config import View, Watch
from tui.config.listing import FileChange
from tui.errors import ConfigError
from tui.text import clean_line

_PARTS = {"watch": ("vendor", "service", "region"), "view": ("name", "query")}
"""What an entry of each repeated table says, in this order."""


def put(path: Path, table: str, name: str, value: Any) -> FileChange:
    """Set a key of a table ("" is the top of the file); return the change. Raises ConfigError."""
    document = toml_file.read(path)
    if table:
        document.setdefault(table, tomlkit.table())[name] = value
    elif name in document or not any(isinstance(item, dict | list) for item in document.values()):
        document[name] = value
    else:
        _put_on_top(document, name, value)
    return toml_file.write(path, document)


def _put_on_top(document: tomlkit.TOMLDocument, name: str, value: Any) -> None:
    """Put a key before the first table: below it, it would belong to the table."""
    rest = [(key, document.item(key)) for key in list(document)]
    for key, _ in rest:
        document.remove(key)
    document[name] = value
    for key, item in rest:
        document.add(key, item)


def _entry(**values: str) -> Any:
    table = tomlkit.table()
    table.update(values)
    table.add(tomlkit.nl())
    return table


def watch(path: Path, vendor: str, on: bool) -> FileChange:
    """Put a vendor on the stack, or take every entry of that vendor off it; return the change. Raises ConfigError."""
    document = toml_file.read(path)
    entries = toml_file.entries(document, path, "watch")
    below: list[Any] = []
    for place in reversed(range(len(entries))):
        if str(entries[place].get("vendor", "")).casefold() == vendor.casefold():
            below = [*toml_file.take_out(entries, place), *below]
    if on:
        entries.append(_entry(vendor=vendor))
    return toml_file.write(path, toml_file.settled(document, "watch", below))


def change_watch(path: Path, before: Watch | None, after: Watch | None) -> FileChange:
    """Add an entry to the stack (no `before`), take one off (no `after`), or change it in place; return the change.

    Raises ConfigError, also where the file has no such entry any more.
    """
    return _change(path, "watch", _said_by(before, "watch"), _said_by(after, "watch"))


def change_view(path: Path, before: View | None, after: View | None) -> FileChange:
    """Add a saved search (no `before`), remove one (no `after`), or change it in place; return the change.

    Raises ConfigError, also where the file has no such entry any more.
    """
    return _change(path, "view", _said_by(before, "view"), _said_by(after, "view"))


_Said = dict[str, str] | None
"""What an entry says, by its parts; those that are left out are "". None is no entry."""


def _said_by(entry: Watch | View | None, table: str) -> _Said:
    return None if entry is None else {part: getattr(entry, part) for part in _PARTS[table]}


def _change(path: Path, table: str, before: _Said, after: _Said) -> FileChange:
    document = toml_file.read(path)
    entries = toml_file.entries(document, path, table)
    below: list[Any] = []
    if before is not None:
        place = next((at for at, entry in enumerate(entries) if _said(entry, table) == before), None)
        if place is None:
            raise ConfigError(f"{path}: there is no such [[{table}]] any more; nothing was changed")
        if after is None:
            below = toml_file.take_out(entries, place)
        else:
            _fill(entries[place], after)
    elif after is not None:
        entries.append(_entry(**{part: said for part, said in after.items() if said}))
    return toml_file.write(path, toml_file.settled(document, table, below))


def _said(entry: Any, table: str) -> _Said:
    return {part: clean_line(str(entry.get(part, ""))) for part in _PARTS[table]}


def _fill(entry: Any, after: dict[str, str]) -> None:
    """Change an entry's values; a new one stands below those before it, above what the user wrote below the entry."""
    parts = list(after)
    for number, (part, said) in enumerate(after.items()):
        if not said:
            entry.pop(part, None)
        else:
            toml_file.put(entry, part, said, next((each for each in reversed(parts[:number]) if each in entry), ""))


def bind(path: Path, name: str, keys: str) -> FileChange:
    """Give a command other keys under [keys], or with "" its usual ones back; return the change. Raises ConfigError."""
    document = toml_file.read(path)
    table = document.setdefault("keys", tomlkit.table())
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: keys is no table; mend this first, nothing was changed")
    holder, last = _holder(table, name)
    if keys:
        holder[last] = keys
    else:
        holder.pop(last, None)
    if not table:
        document.remove("keys")
    return toml_file.write(path, document)


def _holder(table: Any, name: str) -> tuple[Any, str]:
    """Return the table that an id stands in and its key there: an id with a dot may be quoted or be written dotted."""
    head, dot, rest = name.partition(".")
    if dot and name not in table and isinstance(table.get(head), dict):
        return _holder(table[head], rest)
    return table, name
