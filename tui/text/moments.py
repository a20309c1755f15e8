"""How a list writes when something was: with its time while recent, with its year once the day alone would mislead."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

RECENT = timedelta(days=183)
"""How long a month and a day say which year is meant, as `ls -l` has it (POSIX: six months)."""


def listed(when: datetime, now: datetime) -> str:
    """Return a moment in UTC, in eleven characters: "11-26 10:30", and "2025-11-24 " if old or yet to come."""
    utc = when.astimezone(UTC)
    return f"{utc:%m-%d %H:%M}" if timedelta(0) <= now - when < RECENT else f"{utc:%Y-%m-%d} "
