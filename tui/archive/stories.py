"""Reading: lists of stories, one story, its versions."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, cast

from tui.archive import rows
from tui.archive.connection import Database, Row
from tui.archive.folding import Folded
from tui.archive.listing import Listing
from tui.archive.query import both
from tui.errors import NotFoundError
from tui.incident import Fold
from tui.model import FeedKind, Severity, Story, StoryRow, Version

_STORY_COLUMNS = (
    "story.id, feed.url, story.guid, story.url, feed.title, story.kind, story.first_seen, feed.grouping, story.vendor, "
    "story.categories, story.unread, story.bookmarked, story.bookmarked_version, story.updated, story.language, "
    "story.verdict, story.note, incident.origins, incident.stage, incident.last_news"
)
_STORY_FIELDS = 20
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
_BEHIND = (
    "SELECT story.place, member.incident_id, incident.severity, story.unread, story.unread AND story.updated, "
    "story.bookmarked FROM story JOIN member ON member.story_id = story.id "
    "JOIN incident ON incident.id = member.incident_id WHERE story.place IN (SELECT value FROM json_each(?))"
)
_THESE = _STORY + "WHERE story.place IN (SELECT value FROM json_each(?)) ORDER BY story.place DESC"  # noqa: S608 - constants
_BATCH = 200
_PLACE = 4
"""Where a row of `_ROWS` has its place."""


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
        """Return at most `limit` rows from the `offset`th on, newest first. Raises QueryError, DatabaseError.

        Where the query folds, a row that stands for several stories says so (`StoryRow.fold`).
        """
        plan = self._listing.plan(query)
        with self._database.snapshot():
            places = self._listing.page(plan, max(0, offset), max(0, limit))
            return list(self.at(places, self._listing.folded(plan)).values())

    def folded(self, query: str) -> Folded | None:
        """Return the places of a list with one story an incident, None where there is no incident.

        Raises QueryError, DatabaseError.
        """
        return self._listing.folded(self._listing.plan(both(query, "fold:incident")))

    def folded_stories(self, story_ids: Iterable[int]) -> Folded:
        """Return the places of these stories, one of them an incident. Raises DatabaseError."""
        return self._listing.folded_stories(story_ids)

    def places_of(self, incidents: Collection[int]) -> list[int]:
        """Return the places of all stories of these incidents. Raises DatabaseError."""
        sql = (
            "SELECT story.place FROM member JOIN story ON story.id = member.story_id "
            "WHERE member.incident_id IN (SELECT value FROM json_each(?)) AND story.place IS NOT NULL"
        )
        return [cast(int, place) for place in self._database.column(sql, (json.dumps(list(incidents)),))]

    def at(self, places: Sequence[int], folded: Folded | None = None) -> dict[int, StoryRow]:
        """Return the rows at these places, newest first; those that stand for several stories say for which.

        Raises DatabaseError.
        """
        found = self._database.rows(_ROWS, (json.dumps(list(places)),))
        made = {cast(int, row[_PLACE]): rows.story_row(row) for row in found}
        heads = [place for place in made if folded and folded.behind(place)]
        if folded and heads:
            made |= {place: replace(made[place], fold=fold) for place, fold in self._folds(heads, folded).items()}
        return made

    def _folds(self, heads: Sequence[int], folded: Folded) -> dict[int, Fold]:
        """Sum up what stands behind each of these rows; a story whose incident changed meanwhile counts no more."""
        groups = {head: (head, *folded.behind(head)) for head in heads}
        asked = [place for group in groups.values() for place in group]
        found = cast("list[tuple[Any, ...]]", self._database.rows(_BEHIND, (json.dumps(asked),)))
        known = {place: rest for place, *rest in found}
        return {
            head: _fold([known[place] for place in group if place in known])
            for head, group in groups.items()
            if head in known
        }

    def these(self, story_ids: Iterable[int]) -> list[StoryRow]:
        """Return rows of the stories with these numbers, newest first. Raises DatabaseError."""
        return [rows.story_row(row) for row in self._database.rows(_NUMBERED, (json.dumps(list(story_ids)),))]

    def position(self, query: str, story_id: int) -> int | None:
        """Return the story's offset in the list, None where it is not there. Raises QueryError, DatabaseError."""
        plan = self._listing.plan(query)
        with self._database.snapshot():
            place = self.place(story_id)
            return None if place is None else self._listing.position(plan, place)

    def place(self, story_id: int) -> int | None:
        """Return what orders the story in every list, None where it is in none. Raises DatabaseError."""
        return self._database.number("SELECT place FROM story WHERE id = ?", (story_id,)) or None

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
    origins, *stands = incident
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
        now=rows.stage_word(*stands),
        sources=max(1, origins or 1),
    )


def _fold(members: Sequence[Sequence[Any]]) -> Fold:
    """Return what a row stands for, by incident, severity and marks of each of its stories."""
    incident, severity = members[0][:2]
    unread, updated, bookmarked = (sum(member[place] == 1 for member in members) for place in (2, 3, 4))
    return Fold(incident, len(members), unread, updated, bookmarked, Severity(severity) if severity else None)


def _judged(version: Version, verdict: int | None) -> Version:
    """Return the version with the user's word on whether it is an outage, where it differs from the desk's."""
    flag = version.analysis.flag
    if verdict is None or flag.outage == bool(verdict):
        return version
    called = f"called {'an' if verdict else 'no'} outage by you"
    note = f"{flag.note}, {called}" if flag.note else called
    flag = replace(flag, outage=bool(verdict), note=note, corrected=True)
    return replace(version, analysis=replace(version.analysis, flag=flag))
