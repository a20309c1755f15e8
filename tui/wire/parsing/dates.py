"""The times of an entry: in UTC, or a note that says what was wrong with them."""

from __future__ import annotations

import calendar
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

_AHEAD = timedelta(hours=1)
"""Clocks differ; what is further ahead than this is not a time of publication."""

_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)


def from_parts(parts: Any) -> datetime | None:
    """Return the time of feedparser's nine-part UTC tuple, None where there is none that a calendar knows."""
    try:
        return datetime.fromtimestamp(calendar.timegm(parts), UTC) if parts else None
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def from_text(text: Any) -> datetime | None:
    """Return the time of an RFC 3339 date (JSON Feed) or of an RSS date in its place, None where it is none."""
    if not isinstance(text, str):
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(text.strip()[:64])
            return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
    return None


def believed(moment: datetime | None, now: datetime) -> tuple[datetime | None, str]:
    """Return the time of publication if it can be one, and otherwise None and what was wrong with it."""
    if moment is None or moment < _EARLIEST:
        return None, "missing" if moment is None else f"before there were feeds: {moment:%Y-%m-%d}"
    if moment > now + _AHEAD:
        return None, f"in the future: {moment:%Y-%m-%d}"
    return moment, ""
