"""What the archive knows of feeds: their health, how many stories they have, and their removal."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from tui.archive import index, rows
from tui.archive.connection import Database
from tui.archive.schema import PLACE_SHIFT
from tui.errors import NotFoundError
from tui.model import FeedState

if TYPE_CHECKING:
    from tui.archive.undo import Undo
    from tui.config.listing import FileChange


class Feeds:
    """The feeds that stories were kept from. `undo` opens the room of acts, which a fetch does without."""

    def __init__(self, database: Database, undo: Callable[[], Undo]) -> None:
        self._database = database
        self._undo = undo

    def states(self) -> dict[str, FeedState]:
        """Return what the last requests taught us of each feed, by its address in feeds.toml."""
        found = self._database.rows("SELECT url, state FROM feed WHERE state IS NOT NULL")
        return {url: rows.feed_state(state) for url, state in cast("list[tuple[str, str]]", found)}

    def titles(self) -> dict[str, str]:
        """Return what each feed is called in lists, by its address in feeds.toml (`tui.feed_names`)."""
        return dict(cast("list[tuple[str, str]]", self._database.rows("SELECT url, title FROM feed")))

    def heard(self) -> tuple[float | None, bool, bool]:
        """Return when a feed answered last (Unix seconds), whether one was ever asked, and whether all asked ones fail.

        `tui.heard` says what that is worth.
        """
        asked = [state for state in self.states().values() if state.last_try]
        answered = max((state.last_ok.timestamp() for state in asked if state.last_ok), default=None)
        return answered, bool(asked), bool(asked) and all(state.error for state in asked)

    def counts(self) -> dict[str, tuple[int, int, int]]:
        """Return (stories, unread, outages) of each feed, by address; read off counters, whatever their size."""
        found = cast("list[tuple[Any, ...]]", self._database.rows("SELECT url, total, unread, outages FROM feed"))
        return {url: (total, unread, outages) for url, total, unread, outages in found}

    def newest(self) -> dict[str, datetime]:
        """Return the time of each feed's newest story, by address."""
        found = self._database.rows(
            "SELECT url, (SELECT place FROM story WHERE story.feed_id = feed.id AND place IS NOT NULL "
            "ORDER BY place DESC LIMIT 1) FROM feed"
        )
        places = cast("list[tuple[str, int | None]]", found)
        return {url: rows.moment(place >> PLACE_SHIFT) for url, place in places if place is not None}

    def forget(self, url: str) -> int:
        """Take a removed feed's stories out of all lists, but for bookmarked and noted ones, and return how many left.

        It can be undone, and a feed that comes back brings its stories back. Raises NotFoundError, DatabaseError.
        """
        if self._database.row("SELECT 1 FROM feed WHERE url = ?", (url,)) is None:
            raise NotFoundError(f"no story was ever kept from {url}; `nightdesk feeds` shows the feeds that there are")
        return self._forget([url], "removed", None)

    def changed(self, words: str, change: FileChange, forget: Iterable[str] = ()) -> int:
        """Remember a change of the list of feeds so that it can be undone, and return how many stories left the lists.

        `forget` are the addresses of removed feeds, whose stories leave with them as by `forget()`; undo brings them
        back with the list. Raises DatabaseError.
        """
        return self._forget(list(forget), words, change)

    def _forget(self, urls: list[str], words: str, change: FileChange | None) -> int:
        from tui.archive.undo import ActKind

        undo = self._undo()
        with self._database.acting():
            wanted = json.dumps(urls)
            found = self._database.rows(
                "SELECT id, title FROM feed WHERE url IN (SELECT value FROM json_each(?))", (wanted,)
            )
            feeds = dict(cast("list[tuple[int, str]]", found))
            sql = (
                "SELECT id, place FROM story WHERE feed_id IN (SELECT value FROM json_each(?)) "
                "AND place IS NOT NULL AND bookmarked = 0 AND note = ''"
            )
            leaving = cast("list[tuple[int, int]]", self._database.rows(sql, (json.dumps(list(feeds)),)))
            story_ids = [story_id for story_id, _ in leaving]
            if feeds:
                words = f"removed {', '.join(feeds.values())} with {_stories(len(leaving))}"
            undo.record(ActKind.FORGET if feeds else ActKind.FILE, words, story_ids)
            if change is not None:
                undo.record_file(change)
            index.take(self._database, (place for _, place in leaving))
            self._database.run(
                "UPDATE story SET place = NULL WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(story_ids),)
            )
            self._database.run(
                "UPDATE feed SET state = NULL WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(feeds)),)
            )
        return len(leaving)


def _stories(count: int) -> str:
    return "1 story" if count == 1 else f"{count:,} stories"
