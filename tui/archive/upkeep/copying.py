"""Everything that an archive holds as JSON lines, and back: the first line says what it is, each other is one row.

A row is `{"table": NAME, COLUMN: VALUE, …}` with SQLite's own integers, numbers and texts. Counts and the search index
are left out: they are made anew.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable
from typing import Any

from tui.archive import schema
from tui.archive.connection import Database, Value
from tui.errors import DatabaseError, NightdeskError

FORMAT = "nightdesk archive"
TABLES = (
    "feed",
    "story",
    "version",
    "act",
    "before",
    "handed_on",
    "incident",
    "member",
    "member_before",
    "incident_before",
    "told",
    "told_story",
    "alert",
    "delivery",
)
"""In an order in which no row points at one that comes later.

How acts changed the list of feeds (`list_before`) stays here: it names a file of this machine, which a copy that came
from elsewhere must not be able to write.
"""

_COUNTED = ("total", "unread", "outages")


class CopyError(NightdeskError):
    """A file that is no copy of an archive, or a line of it that cannot be read."""


def dump(database: Database) -> Generator[str, None, None]:
    """Yield the lines of a copy, of one moment whatever is written meanwhile. Raises DatabaseError."""
    with database.snapshot():
        yield json.dumps({"format": FORMAT, "schema": schema.VERSION})
        for table in TABLES:
            columns = _columns(database, table)
            for row in database.rows(f"SELECT {', '.join(columns)} FROM {table}"):  # noqa: S608 - names of the schema
                yield json.dumps({"table": table, **dict(zip(columns, row, strict=True))}, ensure_ascii=False)


def restore(database: Database, lines: Iterable[str]) -> dict[str, int]:
    """Fill an empty archive from the lines of a copy, all of them or none; return how many rows each table got.

    Raises CopyError with the number of the line that is to blame, DatabaseError where the archive has stories already.
    """
    if database.number("SELECT count(*) FROM story"):
        raise DatabaseError(f"{database.path} has stories already; import into a new one: choose it with --db")
    counts = dict.fromkeys(TABLES, 0)
    with database.keeping():
        database.run("PRAGMA defer_foreign_keys = ON")
        for number, line in enumerate(lines, 1):
            if number == 1:
                _check_head(line)
            elif line.strip():
                counts[_insert(database, number, line)] += 1
        if database.rows("PRAGMA foreign_key_check"):
            raise CopyError("rows of this copy point at rows that it lacks: is it cut off? Nothing was imported")
        database.run("INSERT INTO search (search) VALUES ('rebuild')")
    return counts


def _columns(database: Database, table: str) -> list[str]:
    """Return the table's columns, without the feed's counts, which triggers keep."""
    names = [str(row[1]) for row in database.rows(f"PRAGMA table_info({table})")]
    return [name for name in names if table != "feed" or name not in _COUNTED]


def _check_head(line: str) -> None:
    head = _record(1, line)
    if head.get("format") != FORMAT:
        raise CopyError("line 1: this is no copy of an archive; nightdesk archive export makes one")
    if head.get("schema") != schema.VERSION:
        raise CopyError(f"line 1: a copy of schema {head.get('schema')}; this Nightdesk reads {schema.VERSION}")


def _insert(database: Database, number: int, line: str) -> str:
    record = _record(number, line)
    table = record.pop("table", None)
    if table not in TABLES:
        raise CopyError(f"line {number}: there is no table {str(table)[:40]!r}; nothing was imported")
    if sorted(record) != sorted(_columns(database, table)):
        raise CopyError(f"line {number}: these are not the columns of {table}; nothing was imported")
    values: dict[str, Value] = record
    names = ", ".join(values)
    marks = ", ".join(f":{name}" for name in values)
    try:
        database.run(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)  # noqa: S608 - checked against the schema
    except (DatabaseError, OverflowError) as error:
        raise CopyError(f"line {number}: {error}; nothing was imported") from error
    return str(table)


def _record(number: int, line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError:
        record = None
    values = record.values() if isinstance(record, dict) else ()
    if not isinstance(record, dict) or not all(isinstance(value, int | float | str | None) for value in values):
        raise CopyError(f"line {number}: not a JSON object of plain values; nothing was imported")
    return record
