"""A vendor's record: its incidents of the last 90 days as news and status pages told them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from tui.incident import Incident, Stage

DAYS = 90
_WEEKS = 13
_BARS = " .:-=+*#"
NOTE = "from news and status pages, not telemetry"


@dataclass(frozen=True, slots=True)
class Standing:
    """A vendor's incidents: how many, and the medians in minutes with how many incidents each rests on."""

    vendor: str
    incidents: int
    acknowledged: float | None
    acknowledged_of: int
    resolved: float | None
    resolved_of: int
    weeks: tuple[int, ...]


def standings(incidents: Iterable[Incident], now: datetime) -> list[Standing]:
    """Return each vendor's record, those with the most incidents first; incidents without a vendor are left out."""
    by_vendor: dict[str, list[Incident]] = defaultdict(list)
    for incident in incidents:
        if incident.vendor and now - incident.first_report <= timedelta(days=DAYS):
            by_vendor[incident.vendor].append(incident)
    rows = [_standing(vendor, some, now) for vendor, some in by_vendor.items()]
    return sorted(rows, key=lambda row: (-row.incidents, row.vendor.lower()))


def _standing(vendor: str, incidents: list[Incident], now: datetime) -> Standing:
    told = [one.acknowledged - one.first_report for one in incidents if one.acknowledged]
    over = [one.lasted for one in incidents if one.lasted and one.stage is Stage.RESOLVED]
    weeks = [0] * _WEEKS
    for one in incidents:
        weeks[min(_WEEKS - 1, (now - one.first_report).days // 7)] += 1
    return Standing(vendor, len(incidents), _median(told), len(told), _median(over), len(over), tuple(weeks[::-1]))


def _median(lengths: list[timedelta]) -> float | None:
    return round(median(length.total_seconds() / 60 for length in lengths), 1) if lengths else None


def sparkline(weeks: tuple[int, ...], bars: str = _BARS) -> str:
    """Return the incidents of each week, the oldest first, as a row of signs that need no special font."""
    most = max(weeks, default=0) or 1
    return "".join(bars[-(-count * (len(bars) - 1) // most)] for count in weeks)


def minutes(value: float | None, of: int) -> str:
    """Return a median in words, with the number of incidents that it rests on."""
    return "not stated" if value is None else f"{value:.0f} min (n={of})"
