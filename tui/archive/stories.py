"""Reading: lists of stories, one story, its versions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, cast

from tui.archive import rows
from tui.archive.connection import Database, Row
from tui.archive.listing import Listing
from tui.errors import NotFoundError
from tui.model import FeedKind, Story, StoryRow, Version

_STORY_COLUMNS = (
    "story.id, feed.url, story.guid, story.url, feed.title, story.kind, story.first_seen, feed.grouping, story.vendor, "
    "story.categories, story.unread, story.bookmarked, story.bookmarked_version, story.updated, story.language, "
    "story.verdict, story.note, incident.stage, incident.last_news"
)
_STORY_FIELDS = 19
_STORY = (
    f"SELECT {_STORY_COLUMNS}, {rows.VERSION_COLUMNS} FROM {rows.SOURCE} "  # noqa: S608 - constants
    "JOIN version ON version.id = story.version_id "
)
_ROWS = (
    f"SELECT {rows.ROW_COLUMNS} FROM {rows.SOURCE} "  # noqa: S608 - constants
    "WHERE story.place IN (SELECT value FROM json_each(?)) ORDER BY story.place DESC"
)
_NUMBERED = (
    f"SELECT {rows.ROW_COLUMNS} FROM {rows.SOURCE} "  # noqa: S608 - constants
    "WHERE story.id IN (SELECT value FROM json_each(?)) AND story.place IS NOT NULL ORDER BY story.place DESC"
)
_THESE = _STORY + "WHERE story.place IN (SELECT value FROM json_each(?)) ORDER BY story.place DESC"  # noqa: S608 - constants
_BATCH = 200


Complete = Callable[[Story], Story]


def as_kept(story: Story) -> Story:
    """Return the story as it is kept."""
    return story


class Stories:
    """The stories as lists and one by one. A query is what `tui.archive.query` understands; "" is every story."""

    def __init__(self, database: Database, listing: Listing, complete: Complete = as_kept) -> None:
        self._database = database
        self._listing = listing
        self._complete = complete

    def count(self, query: str = "") -> int:
        """Return how many stories the query finds. Raises QueryError, DatabaseError."""
        return self._listing.count(self._listing.plan(query))

    def page(self, query: str, offset: int, limit: int) -> list[StoryRow]:
        """Return at most `limit` rows from the `offset`th on, newest first. Raises QueryError, DatabaseError."""
        plan = self._listing.plan(query)
        with self._database.snapshot():
            places = self._listing.page(plan, max(0, offset), max(0, limit))
            found = self._database.rows(_ROWS, (json.dumps(places),))
        return [rows.story_row(row) for row in found]

    def these(self, story_ids: Iterable[int]) -> list[StoryRow]:
        """Return rows of the stories with these numbers, newest first. Raises DatabaseError."""
        return [rows.story_row(row) for row in self._database.rows(_NUMBERED, (json.dumps(list(story_ids)),))]

    def position(self, query: str, story_id: int) -> int | None:
        """Return the story's offset in the list, None where it is not there. Raises QueryError, DatabaseError."""
        plan = self._listing.plan(query)
        with self._database.snapshot():
            row = self._database.row("SELECT place FROM story WHERE id = ?", (story_id,))
            if row is None or row[0] is None:
                return None
            return self._listing.position(plan, cast(int, row[0]))

    def story(self, story_id: int) -> Story:
        """Return the story with its current version. Raises NotFoundError, DatabaseError."""
        row = self._database.row(_STORY + "WHERE story.id = ? AND story.place IS NOT NULL", (story_id,))
        if row is None:
            raise NotFoundError(
                f"there is no story {story_id}; `nightdesk list` shows the numbers of those that there are"
            )
        return self._complete(_story(row))

    def versions(self, story_id: int) -> list[Version]:
        """Return all versions of the story, the oldest first. Raises NotFoundError, DatabaseError."""
        self.story(story_id)
        sql = f"SELECT {rows.VERSION_COLUMNS} FROM version WHERE story_id = ? ORDER BY number"  # noqa: S608 - constants
        return [rows.version(row) for row in self._database.rows(sql, (story_id,))]

    def export_rows(self, query: str = "") -> Iterator[Story]:
        """Yield every story that the query finds, newest first, as they stood when this was called."""
        places = self._listing.places(self._listing.plan(query))
        for start in range(0, len(places), _BATCH):
            batch = json.dumps(places[start : start + _BATCH].tolist())
            for row in self._database.rows(_THESE, (batch,)):
                yield self._complete(_story(row))


def _story(row: Row) -> Story:
    head = cast("tuple[Any, ...]", row[:_STORY_FIELDS])
    ident, feed_url, guid, url, source, kind, first_seen, group, *tail = head
    vendor, categories, unread, bookmarked, bookmarked_version, updated, language, verdict, note, *incident = tail
    return Story(
        id=ident,
        feed_url=feed_url,
        guid=guid,
        url=url,
        source=source,
        kind=FeedKind(kind),
        first_seen=rows.moment(first_seen),
        version=_judged(rows.version(row[_STORY_FIELDS:]), verdict),
        group=group,
        vendor=vendor,
        categories=tuple(json.loads(categories)),
        unread=unread == 1,
        bookmarked=bookmarked == 1,
        bookmarked_version=bookmarked_version,
        updated=updated == 1,
        language=language,
        note=note,
        now=rows.stage_word(*incident),
    )


def _judged(version: Version, verdict: int | None) -> Version:
    """Return the version with the user's word on whether it is an outage, where it differs from the desk's."""
    flag = version.analysis.flag
    if verdict is None or flag.outage == bool(verdict):
        return version
    flag = replace(flag, outage=bool(verdict), note="corrected by you")
    return replace(version, analysis=replace(version.analysis, flag=flag))
