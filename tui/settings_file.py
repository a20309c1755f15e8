"""Changes to config.toml that the newsroom makes for its user: a setting, a view, a vendor of their stack."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import tomlkit

from tui import toml_file


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
    entries = document.setdefault("watch", tomlkit.aot())
    for place in reversed(range(len(entries))):
        if str(entries[place].get("vendor", "")).casefold() == vendor.casefold():
            del entries[place]
    if on:
        entries.append(_entry(vendor=vendor))
    elif not entries:
        document.remove("watch")
    return toml_file.write(path, document)
