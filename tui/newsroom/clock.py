"""How times are written: ages in lists, times of day in UTC and in the user's own zone."""

from __future__ import annotations

from datetime import UTC, datetime

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def age(moment: datetime, now: datetime) -> str:
    """Return how long ago that was, in at most four cells: "now", "12m", "5h", "3d", "7w", "2y"."""
    seconds = (now - moment).total_seconds()
    if seconds < _MINUTE:
        return "now"
    for unit, name, limit in ((_MINUTE, "m", _HOUR), (_HOUR, "h", _DAY), (_DAY, "d", 14 * _DAY)):
        if seconds < limit:
            return f"{int(seconds // unit)}{name}"
    if seconds < 365 * _DAY:
        return f"{int(seconds // (7 * _DAY))}w"
    return f"{int(seconds // (365 * _DAY))}y"


def ago(when: datetime, now: datetime) -> str:
    """Return how long ago that was, in words: "just now", "12m ago"."""
    length = age(when, now)
    return "just now" if length == "now" else f"{length} ago"


def moment(when: datetime, now: datetime) -> str:
    """Return the time in UTC and, where it differs, in the user's zone; with the date unless it is today's.

    "14:02 UTC", "14:02 UTC (16:02 CEST)", "2026-11-22 14:02 UTC".
    """
    utc = when.astimezone(UTC)
    day = "" if utc.date() == now.astimezone(UTC).date() else f"{utc:%Y-%m-%d} "
    local = when.astimezone()
    here = "" if local.utcoffset() == utc.utcoffset() else f" ({local:%H:%M} {local.tzname()})"
    return f"{day}{utc:%H:%M} UTC{here}"
