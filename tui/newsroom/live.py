"""What is broken right now: a tile for each open incident, the user's own stack first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta

from tui.dataclass import dataclass
from tui.incident import Incident, Stage
from tui.model import Lifecycle, Severity, StoryRow

OPEN = (Lifecycle.LIVE, Lifecycle.WATCH)
_SHAPE = 4
"""Reports from which on a plot has a shape."""

BUCKETS = 8
"""Bars of a tile's plot of reports."""

_ORDER = {Severity.CRIT: 0, Severity.MAJOR: 1, Severity.MINOR: 2, None: 3}


@dataclass(frozen=True, slots=True)
class Tile:
    """What stands about one incident. `incident_id` is 0 for a story that no incident holds yet.

    `reports` counts its stories in equal spans from its first report to now, the oldest first.
    """

    incident_id: int
    story_id: int
    name: str
    severity: Severity | None
    lifecycle: Lifecycle
    origins: int
    since: datetime
    last: datetime
    mine: bool
    reports: tuple[int, ...] = ()


def of_incident(
    incident: Incident, stories: Sequence[tuple[int, datetime]], mine: bool, now: datetime, told: str = ""
) -> Tile:
    """Return the tile of an open incident with these stories, the newest first.

    `told` is the word of the newest story for where it stands, as its row in a list has it.
    """
    return Tile(
        incident.id,
        stories[0][0] if stories else 0,
        _name(incident),
        incident.severity,
        Lifecycle.WATCH if (incident.stage.word or told) == Lifecycle.WATCH else Lifecycle.LIVE,
        incident.origins,
        incident.first_report,
        incident.last_news,
        mine,
        _reports([when for _, when in stories], now),
    )


def _name(incident: Incident) -> str:
    """Return vendor and service where the headline names the vendor too, else the headline: it is never wrong.

    A status page does not say whose it is in each headline; then its vendor stands before it.
    """
    if incident.vendor and incident.vendor.casefold() in incident.title.casefold():
        return f"{incident.vendor} {incident.service}".strip()
    return f"{incident.vendor}: {incident.title}" if incident.vendor and incident.official else incident.title


def of_story(row: StoryRow, mine: bool) -> Tile:
    """Return the tile of an open outage that no incident holds."""
    lifecycle = row.lifecycle or Lifecycle.LIVE
    return Tile(0, row.id, row.vendor or row.title, row.severity, lifecycle, 1, row.when, row.when, mine)


def is_open(incident: Incident) -> bool:
    """Tell whether the incident goes on, as far as anybody tells, and the user did not mute it."""
    return not incident.stage.over and incident.stage is not Stage.STALE and not incident.muted


def in_order(tiles: Iterable[Tile]) -> list[Tile]:
    """Return the tiles in the order of their weight: the user's stack, the worst, the latest news."""
    return sorted(tiles, key=lambda tile: (not tile.mine, _ORDER[tile.severity], -tile.last.timestamp()))


def touches(stories: Sequence[tuple[int, datetime]], mine: Collection[int]) -> bool:
    """Tell whether one of the stories is of the user's stack."""
    return any(story in mine for story, _ in stories)


def _reports(times: Sequence[datetime], now: datetime) -> tuple[int, ...]:
    if len(times) < _SHAPE:
        return ()
    start = min(times)
    length = max(now - start, timedelta(minutes=1))
    counts = [0] * BUCKETS
    for when in times:
        counts[min(BUCKETS - 1, int((when - start) / length * BUCKETS))] += 1
    return tuple(counts)
