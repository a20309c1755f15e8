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
SELECT story.id, story.title, substr(version.description, 1, ?3), substr(version.text, 1, ?3), story.place,
    feed.title, story.url, story.kind, CASE WHEN story.kind = 'status' THEN story.vendor ELSE '' END, story.language
FROM story JOIN feed ON feed.id = story.feed_id JOIN version ON version.id = story.version_id
WHERE story.outage = 1 AND story.place BETWEEN ?1 AND ?2
"""
_MEMBERS = """
SELECT member.story_id, member.incident_id, member.by_user FROM member JOIN story ON story.id = member.story_id
WHERE story.id IN (SELECT value FROM json_each(?)) OR story.place BETWEEN ? AND ?
"""
_SUMMARY = """
UPDATE incident SET title = ?, vendor = ?, service = ?, severity = ?, stage = ?, first_report = ?, acknowledged = ?,
    resolved = ?, last_news = ?, stories = ?, origins = ?, affected = ?, regions = ?, official = ? WHERE id = ?
"""
Span = tuple[int, int]
"""The first and the last time (Unix seconds) of some stories."""

Group = Sequence[tuple[int, str]]
"""Stories by number, each with what ties it to the others in words."""


class Grouped:
    """What the grouping reads and writes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def spans(self, story_ids: Iterable[int], reach: int) -> list[Span]:
        """Return the spans of time that lie within `reach` seconds of one of the stories that tell of outages, or did.

        They are in order and do not overlap.
        """
        sql = (
            "SELECT place FROM story LEFT JOIN member ON member.story_id = story.id WHERE place IS NOT NULL "
            "AND story.id IN (SELECT value FROM json_each(?)) AND (outage = 1 OR member.story_id IS NOT NULL) "
            "ORDER BY place"
        )
        spans: list[Span] = []
        for place in self._database.column(sql, (json.dumps(list(story_ids)),)):
            time = cast(int, place) >> PLACE_SHIFT
            begins = spans.pop()[0] if spans and spans[-1][1] >= time - reach else time - reach
            spans.append((begins, time + reach))
        return spans

    def articles(self, spans: Iterable[Span]) -> list[Article]:
        """Return the outage stories of these spans of time, cut to what the grouping reads."""
        return [
            _article(row) for span in spans for row in self._database.rows(_ARTICLES, (*_range(span), _DESCRIPTION))
        ]

    def keep(self, groups: Sequence[Group], spans: Sequence[Span]) -> tuple[int, ...]:
        """Keep the groups of all outage stories of these spans; return the incidents that changed, in one act.

        A story there that is in no group any more leaves its incident, unless the user put it there. Incidents without
        stories are removed, unless they are pinned. Raises DatabaseError.
        """
        reasons = {story: reason for group in groups for story, reason in group}
        with self._database.keeping():
            before = self._places(list(reasons), spans)
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

    def _places(self, stories: list[int], spans: Sequence[Span]) -> dict[int, Place]:
        named = json.dumps(stories)
        found = (row for span in spans for row in self._database.rows(_MEMBERS, (named, *_range(span))))
        members = cast("Iterable[tuple[int, int, int]]", found)
        return {story: Place(incident, by_user == 1) for story, incident, by_user in members}

    def _put(self, found: dict[int, int], reasons: dict[int, str]) -> None:
        self._database.run_many(
            "INSERT INTO member (story_id, incident_id, reason) VALUES (?, ?, ?) ON CONFLICT (story_id) "
            "DO UPDATE SET incident_id = excluded.incident_id, reason = excluded.reason WHERE by_user = 0",
            [(story, number, reasons[story]) for story, number in found.items()],
        )


def _range(span: Span) -> tuple[int, int]:
    """Return the first and the last place that a story of the span may have."""
    return span[0] << PLACE_SHIFT, (span[1] + 1) << PLACE_SHIFT


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
