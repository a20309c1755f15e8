"""The times of an entry: in UTC, or a note that says what was wrong with them."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime, timedelta
from typing import Any

from tui.wire.parsing.odd_dates import from_odd

_AHEAD = timedelta(hours=1)
"""Clocks differ; what is further ahead than this is not a time of publication."""

_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_RFC822 = re.compile(
    rf"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(?P<day>\d\d?) (?P<month>{'|'.join(_MONTHS)}) (?P<year>\d{{4}}) "
    r"(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d) (?:GMT|UTC?|Z|(?P<zone>[+-]\d{4}))",
    re.ASCII,
)
_RFC3339 = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)T(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)(?:\.\d+)?"
    r"(?:Z|(?P<zone>[+-]\d\d:\d\d))",
    re.ASCII,
)


def from_parts(parts: Any) -> datetime | None:
    """Return the time of feedparser's nine-part UTC tuple, None where there is none that a calendar knows."""
    try:
        return datetime.fromtimestamp(calendar.timegm(parts), UTC) if parts else None
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def from_feed(text: str) -> datetime | None:
    """Return the time of a date in an XML feed as feedparser tells it, None where it finds none.

    The two forms that the standards ask for are read here, the many others by feedparser itself, but for those of which
    it would make another time.
    """
    if found := _RFC3339.fullmatch(text) or _RFC822.fullmatch(text):
        try:
            return _in_utc(found)
        except (ValueError, OverflowError):
            pass
    if odd := from_odd(text):
        return odd
    from feedparser.datetimes import _parse_date

    return from_parts(_parse_date(text))


def _in_utc(found: re.Match[str]) -> datetime:
    month = found["month"]
    number = int(month) if month.isdecimal() else _MONTHS.index(month) + 1
    hour, minute, second = (int(found[name]) for name in ("hour", "minute", "second"))
    moment = datetime(int(found["year"]), number, int(found["day"]), hour, minute, second, tzinfo=UTC)
    zone = found["zone"]
    if zone is None:
        return moment
    offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
    return moment + offset if zone[0] == "-" else moment - offset


def from_text(text: Any) -> datetime | None:
    """Return the time of an RFC 3339 date (JSON Feed) or of an RSS date in its place, None where it is none."""
    if not isinstance(text, str):
        return None
    from email.utils import parsedate_to_datetime

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
