"""The archive: one SQLite file behind one door, split by subject.

It keeps what the other rooms hand it and judges nothing. `Archive.open` gives the door; behind it `intake` (the fetch
process), `stories` (lists and texts), `incidents`, `alerts`, `marks`, `undo` and `feeds`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from tui.archive.alerts import Alerts
from tui.archive.connection import Database
from tui.archive.feeds import Feeds
from tui.archive.hashing import content_hash
from tui.archive.incidents import Incidents
from tui.archive.intake import Intake, Kept
from tui.archive.listing import Listing
from tui.archive.marks import Marks
from tui.archive.opening import open_database
from tui.archive.stories import Complete, Stories, as_kept
from tui.archive.undo import Act, ActKind, Undo

if TYPE_CHECKING:
    from tui.archive.upkeep import Finding, Proof

__all__ = ["Act", "ActKind", "Archive", "Kept", "content_hash"]


class Archive:
    """One open archive; it belongs to the thread that opened it. Several processes may have the same file open.

    `complete` is asked to complete each story that is read whole: it may add what was not worth computing before.
    """

    def __init__(self, database: Database, complete: Complete = as_kept) -> None:
        listing = Listing(database)
        self._database = database
        self.undo = Undo(database)
        self.intake = Intake(database)
        self.stories = Stories(database, listing, complete)
        self.marks = Marks(database, listing, self.undo)
        self.feeds = Feeds(database, self.undo)
        self.incidents = Incidents(database, self.undo)
        self.alerts = Alerts(database)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, complete: Complete = as_kept) -> Archive:
        """Open the archive at `path`; it and its folder are made where there is none.

        Raises DatabaseError, naming the file, where it is empty, foreign, unreadable or cannot be made, and where
        `read_only` asks for one that is not there.
        """
        return cls(open_database(path, read_only=read_only), complete)

    @property
    def path(self) -> Path:
        """The archive's file."""
        return self._database.path

    @property
    def read_only_reason(self) -> str:
        """Why nothing can be changed, in words for the user; "" where it can."""
        return self._database.read_only_reason

    def changes(self) -> int:
        """Return a number that differs after another connection has written (SQLite's `data_version`)."""
        return self._database.stamp()[0]

    def examine(self, *, repair: bool = True) -> list[Finding]:
        """Check everything, repair what can be computed anew, and return what was found. Raises DatabaseError."""
        from tui.archive.upkeep import examine

        return examine(self._database, repair=repair)

    def prove(self) -> Iterator[Proof]:
        """Look up each span of what was bookmarked or handed on in its text. Raises DatabaseError."""
        from tui.archive.upkeep import prove

        return prove(self._database)

    def dump(self) -> Iterator[str]:
        """Yield everything as JSON lines. Raises DatabaseError."""
        from tui.archive.upkeep import dump

        return dump(self._database)

    def restore(self, lines: Iterable[str]) -> dict[str, int]:
        """Fill this empty archive from the lines of a copy, all or none. Raises CopyError, DatabaseError."""
        from tui.archive.upkeep import restore

        return restore(self._database, lines)

    def prune(self, before: datetime, *, dry_run: bool = False) -> int:
        """Delete what is older and nobody kept; return how many stories. Raises DatabaseError."""
        from tui.archive.upkeep import prune

        return prune(self._database, before, dry_run=dry_run)

    def close(self) -> None:
        """Close the archive. Raises DatabaseError."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
