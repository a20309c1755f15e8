"""Dates as feeds write them that keep to no standard: forms that feedparser does not read, or reads as another time.

By feedparser "2026-11-26 10:00:00 UTC" is midnight, "2026/11/26" the first of the month, 10:00 CEST and 10 PM are ten
o'clock in UTC, and a number of seconds since 1970 is a day of the year 1765.
"""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta

_LONGEST = 100
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_ZONES = {
    **dict.fromkeys(("z", "ut", "utc", "gmt", "wet"), 0),
    **dict.fromkeys(("bst", "cet", "met", "wat", "west"), 60),
    **dict.fromkeys(("cest", "eet", "mest", "sast"), 120),
    **dict.fromkeys(("eat", "eest", "msk", "trt"), 180),
    **{"gst": 240, "pkt": 300, "ist": 330, "wib": 420},
    **dict.fromkeys(("awst", "hkt", "myt", "pht", "sgt"), 480),
    **{"jst": 540, "kst": 540, "acst": 570, "aest": 600, "acdt": 630, "aedt": 660, "nzst": 720, "nzdt": 780},
    **{"adt": -180, "art": -180, "brt": -180, "ast": -240, "at": -240, "edt": -240},
    **{"est": -300, "et": -300, "cdt": -300, "cst": -360, "ct": -360, "mdt": -360, "mst": -420, "mt": -420},
    **{"pdt": -420, "pst": -480, "pt": -480, "akdt": -480, "akst": -540, "hst": -600},
}
"""Minutes ahead of UTC, by the names that English-language feeds use. A name that is not here is taken for UTC, as
feedparser does."""

_FURTHEST = 14 * 60
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_DAY = r"(?P<day>\d\d?)(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:[a-z]{2,9}\.?,?\s*)?"
_ZONE = r"(?P<zone>[a-z]{1,5})?(?P<offset>[+-]\d\d?(?::?\d\d)?)?(?:\s*\([\w ]{1,30}\))?"
_TIME = rf"(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{{1,9}})?)?(?:\s*(?P<half>[ap])m)?\s*{_ZONE}"
_FORMS = tuple(
    re.compile(form, re.ASCII | re.IGNORECASE)
    for form in (
        rf"(?P<year>\d{{4}})(?P<mark>[-/])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?:(?:T|\s)\s*{_TIME})?",
        rf"(?P<year>\d{{4}})(?P<month>\d\d)(?P<day>\d\d)T(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d){_ZONE}",
        rf"{_WEEKDAY}{_DAY}[\s.-]+{_MONTH},?[\s-]*(?P<year>\d{{4}}|\d\d)(?:,?\s+(?:at\s+)?{_TIME})?",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})(?:,?\s+(?:-\s+|at\s+)?{_TIME})?",
    )
)
_SINCE_1970 = re.compile(r"(\d{10})(?:\d{3})?", re.ASCII)


def from_odd(text: str) -> datetime | None:
    """Return the time of a date in one of these forms, in UTC where it names no zone; None for any other."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    try:
        if seconds := _SINCE_1970.fullmatch(text):
            return datetime.fromtimestamp(int(seconds[1]), UTC)
        found = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
        return _in_utc(found.groupdict()) if found else None
    except (ValueError, OverflowError, OSError):
        return None


def parts_of_odd(text: str) -> time.struct_time | None:
    """Return the same as feedparser wants it of whoever reads dates for it."""
    moment = from_odd(text)
    return moment.utctimetuple() if moment else None


def _in_utc(parts: dict[str, str | None]) -> datetime:
    """Return the time; raises ValueError, OverflowError where a calendar has none."""
    digits, month = parts["year"] or "", (parts["month"] or "").lower()
    year = int(digits)
    if len(digits) == 2:  # as feedparser has it; year 1 is what Go writes where there is no date
        year += 2000 if year < 90 else 1900
    number = int(month) if month.isdecimal() else _MONTHS.index(month) + 1
    hour, minute, second = (int(parts.get(name) or 0) for name in ("hour", "minute", "second"))
    if half := parts.get("half"):
        hour = hour % 12 + (12 if half in "pP" else 0)
    if (hour, minute, second) > (24, 0, 0) or minute > 59 or second > 60:
        raise ValueError
    since = timedelta(
        hours=hour, minutes=minute - _ahead(parts.get("zone") or "", parts.get("offset") or ""), seconds=second
    )
    return datetime(year, number, int(parts["day"] or 0), tzinfo=UTC) + since


def _ahead(zone: str, offset: str) -> int:
    """Return how many minutes a zone is ahead of UTC; raises ValueError where none can be so far."""
    digits = offset[1:].replace(":", "")
    hours, minutes = (digits, "") if len(digits) < 3 else (digits[:-2], digits[-2:])
    far = int(hours or 0) * 60 + int(minutes or 0)
    if far > _FURTHEST:
        raise ValueError
    return _ZONES.get(zone.lower(), 0) + (-far if offset.startswith("-") else far)
