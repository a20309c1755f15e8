"""The archive: one SQLite file behind one door, split by subject.

It keeps what the other rooms hand it and judges nothing. `Archive.open` gives the door; behind it `intake` (the fetch
process), `stories` (lists and texts), `incidents`, `alerts`, `marks`, `undo` and `feeds`.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from tui.archive.intake import Intake, Kept

if TYPE_CHECKING:
    from tui.archive.alerts import Alerts
    from tui.archive.connection import Database
    from tui.archive.feeds import Feeds
    from tui.archive.incidents import Incidents
    from tui.archive.listing import Listing
    from tui.archive.marks import Marks
    from tui.archive.query import Called
    from tui.archive.stories import Complete, Stories
    from tui.archive.undo import Undo
    from tui.archive.upkeep import Finding, Proof

__all__ = ["Archive", "Kept"]


class Archive:
    """One open archive; it belongs to the thread that opened it. Several processes may have the same file open.

    Each subject's room is imported when it is entered: a worker process and most commands need few of them.
    `complete` is asked to complete each story that is read whole: it may add what was not worth computing before;
    `called` what else the vendor is called whose name a query gives.
    """

    def __init__(self, database: Database, complete: Complete | None = None, called: Called = lambda name: ()) -> None:
        self._database = database
        self._complete = complete
        self._called = called
        self.intake = Intake(database)

    @cached_property
    def undo(self) -> Undo:
        """The acts that can be taken back."""
        from tui.archive.undo import Undo

        return Undo(self._database)

    @cached_property
    def stories(self) -> Stories:
        """Lists of stories, one story, its versions."""
        from tui.archive.stories import Stories, as_kept

        return Stories(self._database, self._listing, self._complete or as_kept)

    @cached_property
    def marks(self) -> Marks:
        """What the user says of stories: read, bookmarked, wrongly judged."""
        from tui.archive.marks import Marks

        return Marks(self._database, self._listing, self.undo, self._keep_takeaways)

    def _keep_takeaways(self, story_id: int) -> None:
        """Keep with a story's version the takeaways that its readers see."""
        version = self.stories.story(story_id).version
        self.intake.keep_takeaways(version.id, version.analysis.takeaways, version.analysis.takeaways_note)

    @cached_property
    def feeds(self) -> Feeds:
        """What is known of feeds."""
        from tui.archive.feeds import Feeds

        return Feeds(self._database, lambda: self.undo)

    @cached_property
    def incidents(self) -> Incidents:
        """Which stories belong together."""
        from tui.archive.incidents import Incidents

        return Incidents(self._database, lambda: self.undo)

    @cached_property
    def alerts(self) -> Alerts:
        """What was told of incidents, and to whom."""
        from tui.archive.alerts import Alerts

        return Alerts(self._database)

    @cached_property
    def _listing(self) -> Listing:
        from tui.archive.listing import Listing

        return Listing(self._database, self._called)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        complete: Complete | None = None,
        called: Called = lambda name: (),
    ) -> Archive:
        """Open the archive at `path`; it and its folder are made where there is none.

        Raises DatabaseError, naming the file, where it is empty, foreign, unreadable or cannot be made, and where
        `read_only` asks for one that is not there.
        """
        from tui.archive.opening import open_database

        return cls(open_database(path, read_only=read_only), complete, called)

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

    def stamp(self) -> tuple[int, int]:
        """Return what differs after anybody has written, this connection too."""
        return self._database.stamp()

    def examine(self, *, repair: bool = True) -> list[Finding]:
        """Check everything, repair what can be computed anew, and return what was found. Raises DatabaseError."""
        from tui.archive.upkeep import examine

        return examine(self._database, repair=repair)

    def prove(self) -> Iterator[Proof]:
        """Look up each span of what was bookmarked or handed on in its text. Raises DatabaseError."""
        from tui.archive.upkeep import prove

        return prove(self._database)

    def dump(self) -> Generator[str, None, None]:
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
