"""Changes to config.toml that the newsroom makes for its user: a setting, a view, a key, an entry of their stack."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path
from typing import Any

import tomlkit

from tui import toml_file
from tui.config import Watch
from tui.errors import ConfigError

_PARTS = ("vendor", "service", "region")


def put(path: Path, table: str, name: str, value: Any) -> Path:
    """Set a key of a table ("" is the top of the file); return the file. Raises ConfigError."""
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


def add_view(path: Path, name: str, query: str) -> Path:
    """Add a saved search; return the file. Raises ConfigError."""
    document = toml_file.read(path)
    document.setdefault("view", tomlkit.aot()).append(_entry(name=name, query=query))
    return toml_file.write(path, document)


def _entry(**values: str) -> Any:
    table = tomlkit.table()
    table.update(values)
    table.add(tomlkit.nl())
    return table


def watch(path: Path, vendor: str, on: bool) -> Path:
    """Put a vendor on the stack, or take every entry of that vendor off it; return the file. Raises ConfigError."""
    document = toml_file.read(path)
    entries = _watches(document, path)
    below: list[Any] = []
    for place in reversed(range(len(entries))):
        if str(entries[place].get("vendor", "")).casefold() == vendor.casefold():
            below = [*_take_out(entries, place), *below]
    if on:
        entries.append(_entry(vendor=vendor))
    return toml_file.write(path, _settled(document, below))


def change_watch(path: Path, before: Watch | None, after: Watch | None) -> Path:
    """Add an entry to the stack (no `before`), take one off (no `after`), or change it in place; return the file.

    Raises ConfigError, also where the file has no such entry any more.
    """
    document = toml_file.read(path)
    entries = _watches(document, path)
    below: list[Any] = []
    if before is not None:
        place = next((at for at, entry in enumerate(entries) if _said(entry) == before), None)
        if place is None:
            raise ConfigError(f"{path}: there is no such [[watch]] any more; nothing was changed")
        if after is None:
            below = _take_out(entries, place)
        else:
            _fill(entries[place], after)
    elif after is not None:
        entries.append(_entry(**{part: said for part in _PARTS if (said := getattr(after, part))}))
    return toml_file.write(path, _settled(document, below))


def _watches(document: tomlkit.TOMLDocument, path: Path) -> Any:
    entries = document.setdefault("watch", tomlkit.aot())
    if not isinstance(entries, tomlkit.items.AoT):
        raise ConfigError(f"{path}: watch is not written as [[watch]]; change it by hand, nothing was changed")
    return entries


def _take_out(entries: Any, place: int) -> list[Any]:
    """Take an entry out, but for the comments below it: they are about what comes next.

    They go below the entry before; of the first one they are returned, to be put above them all.
    """
    below = list(takewhile(lambda item: item[0] is None, reversed(entries[place].value.body)))[::-1]
    del entries[place]
    if not any(isinstance(item, tomlkit.items.Comment) for _, item in below):
        return []
    if place == 0:
        return below
    entries[place - 1].value.body.extend(below)
    return []


def _settled(document: tomlkit.TOMLDocument, above: list[Any]) -> tomlkit.TOMLDocument:
    """Return the document with these comments above the stack, and without a stack that is empty."""
    place = next(at for at, (key, _) in enumerate(document.body) if key is not None and key.key == "watch")
    if not document["watch"]:
        document.remove("watch")
    document.body[place:place] = above  # last of all: tomlkit counts from the top
    return document


def _said(entry: Any) -> Watch:
    return Watch(*(str(entry.get(part, "")) for part in _PARTS))


def _fill(entry: Any, watch: Watch) -> None:
    """Change an entry's values; a new one stands below those before it, above what the user wrote below the entry."""
    for number, part in enumerate(_PARTS):
        said = getattr(watch, part)
        if not said:
            entry.pop(part, None)
        elif part in entry:
            entry[part] = said
        else:
            above = next(each for each in reversed(_PARTS[:number]) if each in entry)
            entry.value._insert_after(above, part, tomlkit.item(said))  # what is public puts it at the end


def bind(path: Path, name: str, keys: str) -> Path:
    """Give a command other keys under [keys], or with "" its usual ones back; return the file. Raises ConfigError."""
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
