"""Times as people read them in a brief: UTC, and how long ago or how long it took."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def clock(at: datetime) -> str:
    """Return a time as "2026-11-23 21:07 UTC"."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def span(length: timedelta) -> str:
    """Return a length of time in its two largest units: "26 min", "3 h 05 min", "2 d 4 h"."""
    minutes = max(0, round(length.total_seconds() / 60))
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 24 * 60:
        return f"{minutes // 60} h {minutes % 60:02} min"
    return f"{minutes // 1440} d {minutes % 1440 // 60} h"


def stamp(at: datetime | None) -> str | None:
    """Return a time in RFC 3339, None for none."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else None
