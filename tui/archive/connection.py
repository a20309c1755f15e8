"""One connection to the archive: transactions, and SQLite's errors in words that a person can act upon."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

from tui.errors import BusyError, DatabaseError

Value = int | float | str | bytes | None
Row = tuple[Value, ...]
Values = dict[str, Value]
"""Values of a statement by the names of its parameters."""

BUSY_SECONDS = 10.0
"""How long a write waits for another process's write before it gives up."""

_LEAST_ROOM = 65536
"""Bytes that the processes at work on an archive share beside it, and a little more."""

_LOOK_AGAIN = 0.001
"""Seconds between two looks whether the other process is done."""


class Database:
    """A connection with explicit transactions, for one thread.

    Every method raises DatabaseError (BusyError where another process holds the lock too long) in place of SQLite's own
    errors. Nothing of a transaction that failed is kept.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, read_only_reason: str = "") -> None:
        self._connection = connection
        self.path = path
        self.read_only_reason = read_only_reason
        self.patience = BUSY_SECONDS

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """Return all rows of a query."""
        with self._guard():
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Value] = ()) -> Row | None:
        """Return the first row of a query, or None."""
        with self._guard():
            row: Row | None = self._connection.execute(sql, values).fetchone()
            return row

    def column(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Value]:
        """Yield the first column of a query, row by row."""
        with self._guard():
            for row in self._connection.execute(sql, values):
                yield row[0]

    def number(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Return the one number that a query answers with (0 where it is NULL or there is no row)."""
        row = self.row(sql, values)
        return int(row[0] or 0) if row else 0

    def run(self, sql: str, values: Sequence[Value] | Values = ()) -> int:
        """Run one statement inside the open transaction and return how many rows it changed."""
        with self._guard():
            return self._connection.execute(sql, values).rowcount

    def run_many(self, sql: str, values: Iterable[Sequence[Value] | Values]) -> None:
        """Run one statement for each of the value rows inside the open transaction."""
        with self._guard():
            self._connection.executemany(sql, values)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all queries inside see one state of the archive, whatever is written meanwhile."""
        if self._connection.in_transaction:
            yield
            return
        with self._transaction("BEGIN"):
            yield

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """A write of fetched data: all or nothing, and safe from a killed process.

        Inside another one it is a part of that. After a loss of power the last of them may be missing; the next fetch
        brings it again.
        """
        self._refuse_read_only()
        if self._connection.in_transaction:
            yield
            return
        with self._transaction("BEGIN IMMEDIATE"):
            yield

    @contextmanager
    def acting(self) -> Iterator[None]:
        """A write of the user's own act: all or nothing, and on the disk when this returns."""
        self._refuse_read_only()
        with self._guard():
            self._connection.execute("PRAGMA synchronous = FULL")
        try:
            with self._transaction("BEGIN IMMEDIATE"):
                yield
        finally:
            with self._guard():
                self._connection.execute("PRAGMA synchronous = NORMAL")

    def stamp(self) -> tuple[int, int]:
        """Return what differs after any commit: of other connections (first number) or of this one (second)."""
        return self.number("PRAGMA data_version"), self._connection.total_changes

    def close(self) -> None:
        """Close the connection; the last one to leave folds the write-ahead log into the file."""
        with self._guard():
            self._connection.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        with self._guard():
            self._begin(begin)
            try:
                yield
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            try:
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _begin(self, begin: str) -> None:
        """Begin; where another process writes, look again each millisecond.

        SQLite's own waiting grows to 100 ms a step, and a writer that goes on at once would be met at work each time.
        """
        if begin == "BEGIN":
            self._connection.execute(begin)
            return
        end = monotonic() + self.patience
        self._connection.execute("PRAGMA busy_timeout = 0")
        try:
            while True:
                try:
                    self._connection.execute(begin)
                    return
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > end:
                        raise
                sleep(_LOOK_AGAIN)
        finally:
            self._connection.execute(f"PRAGMA busy_timeout = {int(self.patience * 1000)}")

    def _refuse_read_only(self) -> None:
        if self.read_only_reason:
            raise DatabaseError(f"nothing was changed: {self.read_only_reason}")

    @contextmanager
    def _guard(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise in_words(error, self.path) from error


def disk_is_full(path: Path) -> bool:
    """Tell whether there is no room beside the file for what SQLite needs to work at all."""
    import shutil  # which brings compressors along: 8 ms, for a disk that is full

    with suppress(OSError):
        return shutil.disk_usage(path.parent).free < _LEAST_ROOM
    return False


def in_words(error: sqlite3.Error, path: Path) -> DatabaseError | BusyError:
    """Return the error that says the same to a person: what happened to which file, and what to do about it.

    The result codes are those of https://www.sqlite.org/rescode.html (the low byte; extended codes add detail).
    """
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BusyError(
            f"{path} is in use by another program, which has not let go for {BUSY_SECONDS:.0f} seconds; "
            "nothing was changed: try again when it is done"
        )
    if code == sqlite3.SQLITE_IOERR and disk_is_full(path):
        code = sqlite3.SQLITE_FULL
    words = {
        sqlite3.SQLITE_FULL: "the disk is full; nothing was changed: make room and try again",
        sqlite3.SQLITE_READONLY: "the file or its folder is read-only; nothing was changed: choose another with --db",
        sqlite3.SQLITE_CANTOPEN: "the file cannot be opened: look at its permissions, or choose another with --db",
        sqlite3.SQLITE_PERM: "the file cannot be opened: look at its permissions",
        sqlite3.SQLITE_CORRUPT: "the file is damaged: run `nightdesk doctor`",
        sqlite3.SQLITE_NOTADB: "the file is no database of Nightdesk: choose another with --db",
        sqlite3.SQLITE_IOERR: "the disk does not answer as it should; nothing was changed",
    }.get(code)
    return DatabaseError(f"{path}: {words or error}")
