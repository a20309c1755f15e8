"""For the fetch process: the stories to group, the groups to keep, and what each incident comes to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, cast

from tui.archive import rows
from tui.archive.connection import Database
from tui.archive.incidents.assigning import Place, assign
from tui.archive.schema import PLACE_SHIFT
from tui.incident import Incident
from tui.model import Article, FeedKind

_DESCRIPTION = 500
"""Characters of a story's beginning that the grouping reads."""

_ARTICLES = """
SELECT story.id, story.title, substr(version.description, 1, :length), substr(version.text, 1, :length), story.place,
    feed.title, story.url, story.kind, CASE WHEN story.kind = 'status' THEN story.vendor ELSE '' END, story.language
FROM story JOIN feed ON feed.id = story.feed_id JOIN version ON version.id = story.version_id
WHERE story.outage = 1 AND story.place BETWEEN :low AND :high
"""
_SUMMARY = """
UPDATE incident SET title = ?, vendor = ?, service = ?, severity = ?, stage = ?, first_report = ?, acknowledged = ?,
    resolved = ?, last_news = ?, stories = ?, origins = ?, affected = ?, regions = ?, official = ? WHERE id = ?
"""
Group = Sequence[tuple[int, str]]
"""Stories by number, each with what ties it to the others in words."""


class Grouped:
    """What the grouping reads and writes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def span(self, story_ids: Iterable[int]) -> tuple[int, int] | None:
        """Return the first and last time (Unix seconds) of those of the stories that tell of outages, or did so."""
        sql = (
            "SELECT min(place), max(place) FROM story LEFT JOIN member ON member.story_id = story.id "
            "WHERE story.id IN (SELECT value FROM json_each(?)) AND (outage = 1 OR member.story_id IS NOT NULL)"
        )
        row = self._database.row(sql, (json.dumps(list(story_ids)),))
        if row is None or row[0] is None:
            return None
        return cast(int, row[0]) >> PLACE_SHIFT, cast(int, row[1]) >> PLACE_SHIFT

    def articles(self, first: int, last: int) -> list[Article]:
        """Return the outage stories between two times (Unix seconds), cut to what the grouping reads."""
        low, high = first << PLACE_SHIFT, (last + 1) << PLACE_SHIFT
        found = self._database.rows(_ARTICLES, {"length": _DESCRIPTION, "low": low, "high": high})  # type: ignore[arg-type]
        return [_article(row) for row in found]

    def keep(self, groups: Sequence[Group], first: int, last: int) -> tuple[int, ...]:
        """Keep the groups of all outage stories between two times; return the incidents that changed, in one act.

        A story there that is in no group any more leaves its incident, unless the user put it there. Incidents without
        stories are removed, unless they are pinned. Raises DatabaseError.
        """
        reasons = {story: reason for group in groups for story, reason in group}
        with self._database.keeping():
            before = self._places(list(reasons), first, last)
            new = 1 + self._database.number("SELECT seq FROM sqlite_sequence WHERE name = 'incident'")
            found, fresh = assign([[story for story, _ in group] for group in groups], before, new)
            gone = [story for story, place in before.items() if story not in reasons and not place.by_user]
            self._database.run_many("INSERT INTO incident (id) VALUES (?)", [(number,) for number in fresh])
            self._put(found, reasons)
            self._database.run_many("DELETE FROM member WHERE story_id = ?", [(story,) for story in gone])
            self._database.run(
                "DELETE FROM incident WHERE pinned = 0 AND note = '' AND NOT EXISTS "
                "(SELECT 1 FROM member WHERE member.incident_id = incident.id)"
            )
        moved = {story for story, number in found.items() if story not in before or before[story].incident != number}
        touched = {found[story] for story in moved} | {
            before[story].incident for story in (*moved, *gone) if story in before
        }
        return tuple(sorted(touched))

    def summarise(self, incidents: Iterable[Incident]) -> None:
        """Keep what the incidents come to, so that lists need not read their stories. Raises DatabaseError."""
        with self._database.keeping():
            self._database.run_many(_SUMMARY, [_values(incident) for incident in incidents])

    def _places(self, stories: list[int], first: int, last: int) -> dict[int, Place]:
        sql = (
            "SELECT member.story_id, member.incident_id, member.by_user FROM member "
            "JOIN story ON story.id = member.story_id "
            "WHERE story.id IN (SELECT value FROM json_each(?)) OR story.place BETWEEN ? AND ?"
        )
        found = self._database.rows(sql, (json.dumps(stories), first << PLACE_SHIFT, (last + 1) << PLACE_SHIFT))
        places = cast("list[tuple[int, int, int]]", found)
        return {story: Place(incident, by_user == 1) for story, incident, by_user in places}

    def _put(self, found: dict[int, int], reasons: dict[int, str]) -> None:
        self._database.run_many(
            "INSERT INTO member (story_id, incident_id, reason) VALUES (?, ?, ?) ON CONFLICT (story_id) "
            "DO UPDATE SET incident_id = excluded.incident_id, reason = excluded.reason WHERE by_user = 0",
            [(story, number, reasons[story]) for story, number in found.items()],
        )


def _article(row: tuple[Any, ...]) -> Article:
    ident, title, description, text, place, source, url, kind, vendor, language = row
    date = rows.moment(place >> PLACE_SHIFT)
    return Article(str(ident), title, description, text, date, source, url, FeedKind(kind), vendor, language)


def _values(incident: Incident) -> tuple[Any, ...]:
    times = (incident.acknowledged, incident.resolved, incident.official)
    acknowledged, resolved, official = (rows.seconds(time) if time else None for time in times)
    return (
        incident.title,
        incident.vendor,
        incident.service,
        incident.severity,
        incident.stage,
        rows.seconds(incident.first_report),
        acknowledged,
        resolved,
        rows.seconds(incident.last_news),
        incident.stories,
        incident.origins,
        json.dumps(incident.affected, ensure_ascii=False),
        json.dumps(incident.regions, ensure_ascii=False),
        official,
        incident.id,
    )
