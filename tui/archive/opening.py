"""Opening the archive's file: a new one made whole, a foreign one refused, an older one brought up to date."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from tui.archive import schema
from tui.archive.connection import BUSY_SECONDS, Database, disk_is_full, in_words
from tui.errors import DatabaseError

_STALE_SECONDS = 3600
_LOG_PAGES = 4_000
"""Pages of the write-ahead log (16 MB) after which it is folded into the file.

SQLite's own 1,000 make a first fetch wait for the disk again and again, to write there what the next stories change
once more.
"""


def open_database(path: Path, *, read_only: bool = False) -> Database:
    """Open the archive at `path`, making it and its folder where there is none.

    Raises DatabaseError where the file is not an archive (it is never written to then), cannot be opened or made, or
    where `read_only` asks for one that does not exist. An archive of a newer schema opens read-only and says so.
    """
    if not path.exists():
        if read_only:
            raise DatabaseError(f"{path}: there is no archive yet; `nightdesk fetch` makes one")
        _create(path)
    _check_header(path)
    reason = "it was opened for reading only" if read_only else _why_read_only(path)
    try:
        return _open(path, reason)
    except sqlite3.Error as error:
        if not disk_is_full(path):
            raise in_words(error, path) from error
    try:
        return _open(path, f"the disk is full: make room beside {path}", alone=True)
    except sqlite3.Error as error:
        raise in_words(error, path) from error


def _open(path: Path, reason: str, *, alone: bool = False) -> Database:
    """Return the open archive; `alone` asks for no room beside the file, and that nobody else is at work on it."""
    connection = _connect(path, writable=not reason, alone=alone)
    try:
        return _admit(connection, path, reason)
    except BaseException:
        connection.close()
        raise


def _admit(connection: sqlite3.Connection, path: Path, reason: str) -> Database:
    """Return the database behind the connection, once it is known to be ours and of a schema that we read."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
        raise DatabaseError(f"{path} is a database of another program; it was left as it is: choose another with --db")
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found > schema.VERSION:
        reason = (
            f"{path} was written by a newer Nightdesk (schema {found}, this one knows {schema.VERSION}): "
            "upgrade Nightdesk to change it"
        )
        connection.execute("PRAGMA query_only = ON")
    elif found < schema.VERSION:
        if reason:
            raise DatabaseError(f"{path} is of an older Nightdesk and has to be brought up to date, but {reason}")
        _migrate(connection, path, found)
    return Database(connection, path, reason)


def _check_header(path: Path) -> None:
    """Refuse, by its name, what is not an SQLite file; an empty file must not pass for an empty archive.

    It is SQLite that looks, and not we: closing a file by hand drops all locks that this process holds on it (POSIX),
    and the next process to leave the archive would take the write-ahead log away from under our other connections.
    """
    try:
        if path.is_dir():
            raise DatabaseError(f"{path} is a folder; name a file in it with --db")
        if not path.stat().st_size:
            raise DatabaseError(f"{path} is empty (0 bytes), not an archive: move it away, or choose another with --db")
        if not os.access(path, os.R_OK):
            raise DatabaseError(f"{path} cannot be read: permission denied; choose another with --db")
        # Immutable: without a lock, and without a look at journals, of which a foreign file may have some.
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            connection.execute("PRAGMA application_id")
    except OSError as error:
        raise DatabaseError(f"{path} cannot be read: {error.strerror}; choose another with --db") from error
    except sqlite3.DatabaseError as error:
        # All else is for who opens it with locks to tell: while another process folds its log into the file, the
        # file alone may look damaged.
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_NOTADB:
            words = f"{path} is not a database; it was left as it is: choose another with --db"
            raise DatabaseError(words) from error


def _why_read_only(path: Path) -> str:
    """Say why the archive cannot be written to ("" where it can): SQLite needs the file and its folder."""
    if not os.access(path, os.W_OK):
        return f"{path} is read-only"
    if not os.access(path.parent, os.W_OK):
        return f"the folder {path.parent} is read-only"
    return ""


def _connect(path: Path, *, writable: bool, alone: bool) -> sqlite3.Connection:
    address = _uri(path, writable or alone)
    connection = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        if alone:
            # Then the index of the write-ahead log is in memory (https://www.sqlite.org/wal.html, section 8).
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA query_only = ON")
        if writable:
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA cache_size = -4096")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _uri(path: Path, writable: bool) -> str:
    """Return SQLite's address of the file; `immutable` where neither file nor folder can change under us."""
    address = path.absolute().as_uri()
    if writable:
        return f"{address}?mode=rw"
    log = path.with_name(path.name + "-wal")
    if not os.access(path.parent, os.W_OK) and not log.exists():
        return f"{address}?mode=ro&immutable=1"
    return f"{address}?mode=ro"


def _create(path: Path) -> None:
    """Make a new archive under a temporary name, then give it its own: at no moment is there half of one."""
    import tempfile  # 12 ms, once in the life of an archive

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise DatabaseError(f"{path} cannot be made: {error.strerror}; choose another with --db") from error
    fresh = Path(name)
    try:
        _fill(fresh)
        _give_name(fresh, path)
    except sqlite3.Error as error:
        raise in_words(error, path) from error
    finally:
        fresh.unlink(missing_ok=True)


def _fill(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.executescript(
            f"BEGIN; {schema.CREATE} PRAGMA application_id = {schema.APPLICATION_ID};"
            f"PRAGMA user_version = {schema.VERSION}; COMMIT; PRAGMA journal_mode = WAL;"
        )
    finally:
        connection.close()


def _give_name(fresh: Path, path: Path) -> None:
    """Name the new file, unless another process was quicker: then its archive is as good as ours."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        return
    except OSError:
        # A file system without hard links.
        if not path.exists():
            fresh.replace(path)


def _sweep(path: Path) -> None:
    """Remove what a killed process left of a new archive or of a backup, once nobody can still be at work on it."""
    for left in path.parent.glob(f".{path.name}.*"):
        if left.exists() and time.time() - left.stat().st_mtime > _STALE_SECONDS:
            left.unlink(missing_ok=True)


def _migrate(connection: sqlite3.Connection, path: Path, found: int) -> None:
    """Bring an older archive up to date in one transaction, after a copy of it was put beside it."""
    if missing := [step for step in range(found, schema.VERSION) if step not in schema.MIGRATIONS]:
        raise DatabaseError(f"{path} has schema {found}, and there is no way from {missing[0]} to {schema.VERSION}")
    _back_up(connection, path, found)
    connection.execute("BEGIN IMMEDIATE")
    try:
        current = connection.execute("PRAGMA user_version").fetchone()[0]
        for step in range(current, schema.VERSION):
            for statement in schema.MIGRATIONS[step]:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _back_up(connection: sqlite3.Connection, path: Path, found: int) -> None:
    """Copy the archive to NAME.schema-N.backup, whole or not at all; one that is there already is kept."""
    backup = path.with_name(f"{path.name}.schema-{found}.backup")
    if backup.exists():
        return
    _sweep(path)
    partial = path.with_name(f".{backup.name}.{os.getpid()}")
    try:
        copy = sqlite3.connect(partial)
        try:
            connection.backup(copy)
        finally:
            copy.close()
        partial.replace(backup)
    finally:
        partial.unlink(missing_ok=True)
