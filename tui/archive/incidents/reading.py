"""Reading: lists of incidents, and the stories of one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, cast

from tui.archive import rows
from tui.archive.connection import Database, Row
from tui.archive.schema import PLACE_SHIFT
from tui.errors import NotFoundError
from tui.incident import Incident, Membership, Stage
from tui.model import Severity

_COLUMNS = (
    *("id", "name", "pinned", "title", "vendor", "service", "severity", "stage", "first_report", "acknowledged"),
    *("resolved", "last_news", "stories", "origins", "affected", "regions", "official", "muted", "note"),
)
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM incident"  # noqa: S608 - constants
_BY_NEWS = "ORDER BY pinned DESC, last_news DESC, id DESC"


class Reading:
    """Incidents one by one and in lists, those that are pinned first, then by their last news."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def recent(self, since: datetime, now: datetime | None = None) -> list[Incident]:
        """Return the incidents with news since then, and the pinned ones. Raises DatabaseError.

        One of which nothing was heard for a day at `now` (None: this moment), and that nobody called over, is stale.
        """
        sql = f"{_SELECT} WHERE stories > 0 AND (pinned = 1 OR last_news >= ?) {_BY_NEWS}"
        found = self._database.rows(sql, (rows.seconds(since),))
        return [_incident(row, now or datetime.now(UTC)) for row in found]

    def incident(self, incident_id: int, now: datetime | None = None) -> Incident:
        """Return one incident. Raises NotFoundError, DatabaseError."""
        row = self._database.row(f"{_SELECT} WHERE id = ?", (incident_id,))
        if row is None:
            raise NotFoundError(f"there is no incident {incident_id}; `nightdesk incidents` shows those that there are")
        return _incident(row, now or datetime.now(UTC))

    def of_story(self, story_id: int) -> int | None:
        """Return the incident that the story belongs to, None for a story of none."""
        found = self._database.number("SELECT incident_id FROM member WHERE story_id = ?", (story_id,))
        return found or None

    def members(self, incident_id: int) -> list[Membership]:
        """Return which stories belong to the incident, and why, the newest first."""
        sql = (
            "SELECT member.story_id, member.incident_id, member.reason, member.by_user FROM member "
            "JOIN story ON story.id = member.story_id WHERE incident_id = ? AND story.place IS NOT NULL "
            "ORDER BY story.place DESC"
        )
        found = cast("list[tuple[int, int, str, int]]", self._database.rows(sql, (incident_id,)))
        return [Membership(story, incident, reason, by_user == 1) for story, incident, reason, by_user in found]

    def stories(self, incident_ids: Iterable[int]) -> dict[int, list[tuple[int, datetime]]]:
        """Return the stories of each of the incidents with the time of each, the newest first."""
        sql = (
            "SELECT member.incident_id, story.id, story.place FROM member JOIN story ON story.id = member.story_id "
            "WHERE incident_id IN (SELECT value FROM json_each(?)) AND story.place IS NOT NULL "
            "ORDER BY story.place DESC"
        )
        found: dict[int, list[tuple[int, datetime]]] = {}
        for incident, story, when in map(_placed, self._database.rows(sql, (json.dumps(list(incident_ids)),))):
            found.setdefault(incident, []).append((story, when))
        return found

    def of_stories(self, story_ids: Iterable[int]) -> dict[int, int]:
        """Return the incident of each of the stories that has one."""
        sql = "SELECT story_id, incident_id FROM member WHERE story_id IN (SELECT value FROM json_each(?))"
        found = self._database.rows(sql, (json.dumps(list(story_ids)),))
        return dict(cast("list[tuple[int, int]]", found))


def _placed(row: Row) -> tuple[int, int, datetime]:
    incident, story, place = cast("tuple[int, int, int]", row)
    return incident, story, rows.moment(place >> PLACE_SHIFT)


def _incident(row: Row, now: datetime) -> Incident:
    kept = dict(zip(_COLUMNS, cast("tuple[Any, ...]", row), strict=True))
    name, at = kept.pop("name"), rows.moment(kept["last_news"])
    return Incident(
        **kept
        | {time: rows.maybe_moment(kept[time]) for time in ("acknowledged", "resolved", "official")}
        | {flag: kept[flag] == 1 for flag in ("pinned", "muted")}
        | {names: tuple(json.loads(kept[names])) for names in ("affected", "regions")}
        | {
            "title": name or kept["title"],
            "severity": Severity(kept["severity"]) if kept["severity"] else None,
            "stage": Stage(kept["stage"]).at(at, now),
            "first_report": rows.moment(kept["first_report"]),
            "last_news": at,
        }
    )
