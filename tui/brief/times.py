"""Times as people read them in a brief: UTC, and how long ago or how long it took."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tui.text.lengths import length

_BOUNDS = {">": "more than ", "<": "less than "}


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


def readable(value: str) -> str:
    """Return a fact's value for people, times and lengths of time without the machine's letters; others as they are.

    "PT2H30M" is "2 h 30 min", ">PT5H" is "more than 5 h".
    """
    if took := length(value):
        return _BOUNDS.get(took.bound, "") + " ".join(f"{digits} {unit}" for digits, unit in took.parts)
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return value
    return clock(at) if at.tzinfo and "T" in value else value


def stamp(at: datetime | None) -> str | None:
    """Return a time in RFC 3339, None for none."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else None
