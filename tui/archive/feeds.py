"""What the archive knows of feeds: their health, how many stories they have, and their removal."""

from __future__ import annotations

import json
from typing import Any, cast

from tui.archive import index, rows
from tui.archive.connection import Database
from tui.archive.undo import ActKind, Undo
from tui.errors import NotFoundError
from tui.model import FeedState


class Feeds:
    """The feeds that stories were kept from."""

    def __init__(self, database: Database, undo: Undo) -> None:
        self._database = database
        self._undo = undo

    def states(self) -> dict[str, FeedState]:
        """Return what the last requests taught us of each feed, by its address in feeds.toml."""
        found = self._database.rows("SELECT url, state FROM feed WHERE state IS NOT NULL")
        return {url: rows.feed_state(state) for url, state in cast("list[tuple[str, str]]", found)}

    def counts(self) -> dict[str, tuple[int, int, int]]:
        """Return (stories, unread, outages) of each feed, by address; read off counters, whatever their size."""
        found = cast("list[tuple[Any, ...]]", self._database.rows("SELECT url, total, unread, outages FROM feed"))
        return {url: (total, unread, outages) for url, total, unread, outages in found}

    def forget(self, url: str) -> int:
        """Take a removed feed's stories out of all lists, but for the bookmarked ones, and return how many left.

        It can be undone, and a feed that comes back brings its stories back. Raises NotFoundError, DatabaseError.
        """
        with self._database.acting():
            row = self._database.row("SELECT id, title FROM feed WHERE url = ?", (url,))
            if row is None:
                raise NotFoundError(
                    f"no story was ever kept from {url}; `nightdesk feeds` shows the feeds that there are"
                )
            feed_id, title = cast("tuple[int, str]", row)
            sql = "SELECT id, place FROM story WHERE feed_id = ? AND place IS NOT NULL AND bookmarked = 0"
            leaving = cast("list[tuple[int, int]]", self._database.rows(sql, (feed_id,)))
            story_ids = [story_id for story_id, _ in leaving]
            self._undo.record(ActKind.FORGET, f"removed {title} with {_stories(len(leaving))}", story_ids)
            index.take(self._database, (place for _, place in leaving))
            self._database.run(
                "UPDATE story SET place = NULL WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(story_ids),)
            )
            self._database.run("UPDATE feed SET state = NULL WHERE id = ?", (feed_id,))
        return len(leaving)


def _stories(count: int) -> str:
    return "1 story" if count == 1 else f"{count:,} stories"
