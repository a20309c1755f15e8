"""One fetcher at a time for a database.

A lock of the operating system on a file beside it, which holds the process's number for people to read. The system
takes the lock back when its process ends, however it ends, so that no lock is ever stale.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui.errors import BusyError, DatabaseError


@contextmanager
def only_one(database: Path) -> Iterator[None]:
    """Hold the database's fetch lock; raises BusyError where another process does, DatabaseError where none can be."""
    path = database.with_name(f"{database.name}.fetch-lock")
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise DatabaseError(f"{path}: cannot be written: {error.strerror}") from None
    try:
        if not _lock(descriptor):
            raise BusyError(f"{_holder(descriptor)} is fetching into {database} already; its stories show as they come")
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0) if hasattr(os, "pwrite") else None
        yield
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


def _holder(descriptor: int) -> str:
    try:
        number = os.read(descriptor, 20).decode("ascii", "ignore")
    except OSError:
        number = ""
    return f"process {number}" if number.isdigit() else "another process"
