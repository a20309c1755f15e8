"""What a file may hold, said once: the reader, the messages and the reference pages all follow from these tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tui.config.kinds import Kind
from tui.config.problems import did_you_mean, shown
from tui.config.source import Source
from tui.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a table: its kind, what it is without an entry, and what it does (a sentence of the reference)."""

    name: str
    kind: Kind
    doc: str
    default: Any = None
    required: bool = False
    shown_default: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a file. `name` is "" for the keys at the top; `repeated` tables are written [[name]]."""

    name: str
    keys: tuple[Key, ...]
    doc: str
    repeated: bool = False
    example: str = ""

    def title(self, key: str) -> str:
        """Return the dotted name of one of its keys, as messages say it."""
        return f"{self.name}.{key}" if self.name else key


def read_table(source: Source, table: Table, raw: Any, index: int = 0) -> dict[str, Any] | None:
    """Return the values of the `index`-th such table, defaults filled in; None where it cannot be used.

    Each mistake is reported to the source. A wrong optional value is replaced by its default.
    """
    if not isinstance(raw, dict):
        source.report(table.name, index, "", table.name, f"must be a table, not {shown(raw)}")
        return None
    known = {key.name: key for key in table.keys}
    for name in raw:
        if name not in known:
            source.report(table.name, index, name, table.title(name), f"unknown key; {did_you_mean(name, known)}")
    values: dict[str, Any] = {}
    for key in table.keys:
        try:
            values[key.name] = _value(key, raw)
        except ValueError as error:
            source.report(table.name, index, key.name, table.title(key.name), str(error))
            if key.required:
                return None
            values[key.name] = key.default
    return values


def read_tables(source: Source, table: Table, raw: Any) -> list[tuple[int, dict[str, Any]]]:
    """Return the usable tables of a repeated kind, each with its place among them, counted from 0."""
    if raw is None:
        return []
    if not isinstance(raw, list):
        source.report(table.name, 0, "", table.name, f"is written [[{table.name}]], with two brackets")
        return []
    read = ((index, read_table(source, table, item, index)) for index, item in enumerate(raw))
    return [(index, values) for index, values in read if values is not None]


def report_unknown(source: Source, raw: dict[str, Any], tables: Sequence[Table]) -> None:
    """Report the tables and top keys that no table of this file describes."""
    known = {table.name for table in tables if table.name}
    known |= {key.name for table in tables if not table.name for key in table.keys}
    for name, value in raw.items():
        if name not in known:
            what = "table" if isinstance(value, (dict, list)) else "key"
            source.report("", 0, name, name, f"unknown {what}; {did_you_mean(name, known)}")


def _value(key: Key, raw: dict[str, Any]) -> Any:
    if key.name in raw:
        return key.kind.read(raw[key.name])
    if key.required:
        raise ValueError("is missing")
    return key.default
