"""Times as stories tell them: clock times with zones, weekdays, dates, "yesterday", ISO 8601, and what they come to.

`time_words()` finds them with exact spans; `When.value()` turns one into ISO 8601 where the words and the time of
publication settle it, and otherwise leaves the words alone: a clock time without a zone is never guessed to be UTC.

Zones: the abbreviations that English-language news uses, as fixed offsets; "ET", "PT" and the like follow the rules
for daylight saving time of the United States since 2007 (second Sunday of March to first Sunday of November, 15 U.S.C.
260a), "UK time" and "Paris time" those of the European Union (last Sundays of March and October, Directive 2000/84/EC).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from itertools import pairwise
from typing import Literal

from tui.dataclass import dataclass
from tui.desk.reading.patterns import Line, Pattern
from tui.text.late import late

_MONTHS = "january february march april may june july august september october november december".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_FIXED = {
    **dict.fromkeys(("utc", "gmt", "z", "wet", "coordinated universal time"), 0),
    **dict.fromkeys(("bst", "cet", "west", "wat"), 60),
    **dict.fromkeys(("cest", "eet", "sast"), 120),
    **dict.fromkeys(("eest", "msk", "trt", "eat"), 180),
    "gst": 240,
    "pkt": 300,
    "ist": 330,
    "wib": 420,
    **dict.fromkeys(("sgt", "hkt", "awst", "pht", "myt", "sst"), 480),
    **dict.fromkeys(("jst", "kst"), 540),
    "acst": 570,
    "aest": 600,
    "acdt": 630,
    "aedt": 660,
    "nzst": 720,
    "nzdt": 780,
    **dict.fromkeys(("brt", "art", "adt"), -180),
    "ast": -240,
    **dict.fromkeys(("edt", "ast"), -240),
    **dict.fromkeys(("est", "cdt"), -300),
    **dict.fromkeys(("cst", "mdt"), -360),
    **dict.fromkeys(("mst", "pdt"), -420),
    **dict.fromkeys(("pst", "akdt"), -480),
    "akst": -540,
    "hst": -600,
}
"""Minutes east of Greenwich."""

_Rule = Literal["us", "eu"]
_RULED: dict[str, tuple[int, _Rule]] = {
    **dict.fromkeys(("et", "eastern time", "eastern", "us/eastern", "new york time"), (-300, "us")),
    **dict.fromkeys(("ct", "central time", "us/central"), (-360, "us")),
    **dict.fromkeys(("mt", "mountain time", "us/mountain"), (-420, "us")),
    **dict.fromkeys(("pt", "pacific time", "pacific", "us/pacific"), (-480, "us")),
    **dict.fromkeys(("uk time", "london time"), (0, "eu")),
    **dict.fromkeys(("paris time", "berlin time", "central european time"), (60, "eu")),
}
_ZONE_NAMES = sorted((*_FIXED, *_RULED, "local time"), key=len, reverse=True)

_QUALIFIER = (
    r"(?:(?:around|about|approximately|roughly|circa|shortly\safter|shortly\sbefore|just\safter|just\sbefore|nearly"
    r"|a\slittle\s(?:before|after)|soon\safter|some\stime\safter|minutes\s(?:before|after))\s)"
)
_CLOCK = (
    r"(?:(?P<hour{n}>\d{{1,2}})(?:[:.](?P<minute{n}>[0-5]\d)(?::[0-5]\d)?)?\s?(?P<half{n}>[ap]\.\s?m\b\.?|[ap]\s?m\b)"
    r"|(?P<hour24{n}>[01]?\d|2[0-3])(?::|\.(?=\d\d\s(?:UTC|GMT|BST|CET|local|today|yesterday|this|on\s\w+day))"
    r"|(?:(?<=\bat\s\d\d)|(?<=\bfrom\s\d\d)|(?<=\bsince\s\d\d)|(?<=\bfirst\s\d\d)|(?<=\bat\s\d))\.(?=[0-5]\d(?:[,;.](?!\d)|$|\s(?:and|but|when|after|as|until|in)\b))"
    r"|(?<=\d\d)(?=\d\d\s(?:UTC|GMT|BST|CEST|CET|EDT"
    r"|EST|PDT|PST|ET|PT|IST|SGT|AEST|AEDT|JST)\b))(?P<minute24{n}>[0-5]\d)(?::[0-5]\d)?(?![\d%]|\.\d)"
    r"|(?P<named{n}>noon|midnight)\b)"
    r"(?:\s?\(?(?P<zone{n}>" + "|".join(map(re.escape, _ZONE_NAMES)) + r")\b\)?)?"
)
_DAY = (
    r"(?:(?P<part{n}>early|late|mid|earlier|later)\s(?:on\s)?)?"
    r"(?:(?P<weekday{n}>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    r"(?:,?\s(?P<wmonth{n}>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?\s(?P<wday{n}>\d{{1,2}})(?:st"
    r"|nd|rd|th)?\b(?:,?\s(?P<wyear{n}>(?:19|20)\d\d)\b)?)?"
    r"|(?P<month{n}>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|ember|ober"
    r"|tember)?\.?\s"
    r"(?P<mday{n}>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s(?P<year{n}>(?:19|20)\d\d)\b)?"
    r"|(?P<dday{n}>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<dmonth{n}>january|february|march|april|may|june|july"
    r"|august|september|october|november|december|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?=\s20\d\d\b))"
    r"(?:,?\s(?P<dyear{n}>(?:19|20)\d\d)\b)?"
    r"|(?P<relative{n}>yesterday|today|this\smorning|this\safternoon|this\sevening|tonight|last\snight|overnight)\b)"
    r"(?:\s(?P<phase{n}>morning|afternoon|evening|night)\b)?"
)
_ISO = (
    r"(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d(?:[T\s](?P<isoclock>[0-2]\d:[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?\s?(?P<isozone>Z|UTC"
    r"|GMT|US/Pacific|P[SD]?T\b|[+-]\d\d:?\d\d)?)?)"
)
_SKIPPED_PARTS = {"earlier", "later"}
_DIGIT_OR_DAY = late(r"(?i)\d|day\b|morning|afternoon|evening|night|noon|yesterday")


@cache
def _when() -> Pattern:
    """Return the one pattern of all times, compiled when first needed: it costs more than the rest of the module."""
    return Pattern(
        rf"\b(?:{_ISO}"
        rf"|{_QUALIFIER}?(?:{_CLOCK.format(n=1)}(?:,?\s(?:on\s)?{_DAY.format(n=1)})?"
        rf"|{_DAY.format(n=2)}(?:(?:,|\sat|,\sat)?\s{_QUALIFIER}?{_CLOCK.format(n=2)})?))"
    )


Date = date
"""The type, under a name that `When.date` does not hide."""


@dataclass(frozen=True, slots=True)
class When:
    """A time in words at `[start, end)`.

    `clock` is (hour, minute) as told, `zone` the zone's name in lower case ("" for none), `day` the date as
    told (year 0 where the words give none), `weekday` 0–6 for Monday–Sunday, `relative` words such as "yesterday".
    """

    start: int
    end: int
    text: str
    clock: tuple[int, int] | None = None
    zone: str = ""
    day: tuple[int, int, int] | None = None
    weekday: int | None = None
    relative: str = ""

    @property
    def has_day(self) -> bool:
        """Tell whether the words name a day at all."""
        return self.day is not None or self.weekday is not None or bool(self.relative)

    def on_day(self, published: datetime | None) -> date | None:
        """Return the day that is meant, given when the story was published; None where that is not settled."""
        try:
            return self._on_day(published)
        except OverflowError:  # the day before the first of the calendar
            return None

    def _on_day(self, published: datetime | None) -> date | None:
        if self.day and self.day[0]:
            return _safe_date(*self.day)
        if published is None:
            return None
        today = published.date()
        if self.day:
            return _latest_year(self.day[1], self.day[2], today)
        if self.weekday is not None:
            return today - timedelta(days=(today.weekday() - self.weekday) % 7)
        if self.relative in ("yesterday", "last night"):
            return today - timedelta(days=1)
        return today if self.relative and self.relative != "overnight" else None

    def value(self, published: datetime | None, day: When | None = None) -> str:
        """Return the moment as "2026-11-23T09:10Z", a day as "2026-11-23", or the words where neither is settled.

        `day` is another expression that names the day of a bare clock time; without one it is the day of publication.
        Nothing begins after it is told: where the day is not the words' own, or is "today" (somewhere else it still is
        yesterday), a moment in the future means the day before; a date that contradicts itself stays in words.
        """
        named = self.on_day(published) if self.has_day else (day.on_day(published) if day and day.has_day else None)
        if self.clock is None:
            return named.isoformat() if named else self.text
        if not self.zone or self.zone == "local time":
            return self.text
        moment = self._moment(named, published)
        return moment.strftime("%Y-%m-%dT%H:%MZ") if moment else self.text

    def _moment(self, named: Date | None, published: datetime | None) -> datetime | None:
        guessed = named or (published.date() if published else None)
        moment = self.moment_on(guessed) if guessed else None
        try:
            if moment and published and moment > published + timedelta(minutes=30):
                return None if self.day or self.weekday is not None else moment - timedelta(days=1)
        except OverflowError:
            return None
        return moment

    def moment_on(self, day: Date) -> datetime | None:
        """Return the moment in UTC that its clock time is on a day; None without a clock time, or a zone we know."""
        if self.clock is None or not self.zone or self.zone == "local time":
            return None
        try:
            return _in_utc(datetime(day.year, day.month, day.day, *self.clock), self.zone)
        except (OverflowError, ValueError):
            return None


def time_words(text: str) -> list[When]:
    """Return the times that `text` speaks of, in order, without overlap."""
    if not _DIGIT_OR_DAY.search(text):
        return []
    return _ranged(text, [when for when in map(_read, _when().finditer(text)) if when])


def times_in(line: Line) -> list[When]:
    """Return the same for a line of a page, which knows where the words begin that a time can begin with."""
    if _TOLD_BY.isdisjoint(line.head_at.values()):
        return []
    return _ranged(line.text, [when for when in map(_read, _when().each(line)) if when])


def _ranged(text: str, found: list[When]) -> list[When]:
    """Let the beginning of a span of time share what only its end tells: "between 16:03 and 16:29 UTC on August 12"."""
    for at, (first, last) in enumerate(pairwise(found)):
        if first.clock and last.clock and not first.zone and last.zone and _TO.fullmatch(text, first.end, last.start):
            same_day = not first.has_day and first.clock <= last.clock
            days = last if same_day else first
            found[at] = replace(first, zone=last.zone, day=days.day, weekday=days.weekday, relative=days.relative)
    return found


_TO = late(r"\s?(?:and|to|until|till|through|[-–—])\s?(?:(?:around|about|approximately|roughly)\s)?", re.IGNORECASE)
"""Between the two ends of a span of time."""


_TOLD_BY = frozenset(
    (*"0123456789", *(day[:4] for day in _DAYS), *"yest toda toni this last over noon midn earl late".split())
)
"""Heads of the words (`tui.desk.reading.heads`) of which every time holds one."""


def _read(match: re.Match[str]) -> When | None:
    if match["iso"]:
        return _read_iso(match)
    found = {name: value for name, value in match.groupdict().items() if value}
    part = found.get("part1") or found.get("part2")
    start = match.start()
    if part and part.lower() in _SKIPPED_PARTS:
        start = match.start("part1" if "part1" in found else "part2") + len(part) + 1
        if match.start() != start - len(part) - 1:
            start = match.start()
    text = match.string[start : match.end()]
    clock = _clock(found)
    if clock is None and any(name.startswith(("hour", "named")) for name in found):
        return None
    if _is_mere_month(found) and match.string[match.start()].islower():
        return None  # "may 10", "march 3": verbs, not months
    return When(
        start,
        match.end(),
        text,
        clock,
        (found.get("zone1") or found.get("zone2") or "").lower(),
        _day(found),
        _weekday(found),
        re.sub(r"\s", " ", (found.get("relative1") or found.get("relative2") or "").lower()),
    )


def _read_iso(match: re.Match[str]) -> When | None:
    day = date_of(match["iso"][:10])
    if day is None:
        return None
    clock = None
    if match["isoclock"]:
        hour, minute = map(int, match["isoclock"].split(":"))
        clock = (hour, minute) if hour < 24 else None
    zone = (match["isozone"] or "").lower()
    return When(match.start(), match.end(), match[0], clock, zone, (day.year, day.month, day.day))


def date_of(text: str) -> date | None:
    """Return the day that "2026-11-23" names, None where there is no such day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _clock(found: dict[str, str]) -> tuple[int, int] | None:
    for number in "12":
        if named := found.get(f"named{number}"):
            return (12, 0) if named.lower() == "noon" else (0, 0)
        if hour := found.get(f"hour24{number}"):
            return int(hour), int(found[f"minute24{number}"])
        if hour := found.get(f"hour{number}"):
            if not 1 <= int(hour) <= 12:
                return None
            late = found[f"half{number}"][0] in "pP"
            return int(hour) % 12 + (12 if late else 0), int(found.get(f"minute{number}", "0"))
    return None


def _day(found: dict[str, str]) -> tuple[int, int, int] | None:
    for number in "12":
        for month, day, year in (("month", "mday", "year"), ("dmonth", "dday", "dyear"), ("wmonth", "wday", "wyear")):
            if name := found.get(month + number):
                return int(found.get(year + number, "0")), _month(name), int(found[day + number])
    return None


def _is_mere_month(found: dict[str, str]) -> bool:
    return bool(found.get("month1") or found.get("month2"))


def _month(name: str) -> int:
    return next(at for at, month in enumerate(_MONTHS, 1) if month.startswith(name[:3].lower()))


def _weekday(found: dict[str, str]) -> int | None:
    name = found.get("weekday1") or found.get("weekday2")
    return _DAYS.index(name.lower()) if name else None


def _safe_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _latest_year(month: int, day: int, today: date) -> date | None:
    """Return the last such day that is not later than tomorrow: stories look back."""
    this_year = _safe_date(today.year, month, day)
    if this_year and this_year > today + timedelta(days=1):
        return _safe_date(today.year - 1, month, day)
    return this_year


def _in_utc(local: datetime, zone: str) -> datetime:
    minutes = _FIXED.get(zone)
    if minutes is None and zone in _RULED:
        standard, rule = _RULED[zone]
        minutes = standard + (60 if _is_summer(local, rule, standard) else 0)
    if minutes is None:
        sign = -1 if zone.startswith("-") else 1
        digits = zone.lstrip("+-").replace(":", "")
        minutes = sign * (int(digits[:2]) * 60 + int(digits[2:4]))
    return local.replace(tzinfo=timezone(timedelta(minutes=minutes))).astimezone(UTC)


def _is_summer(local: datetime, rule: _Rule, standard: int) -> bool:
    year = local.year
    if rule == "us":
        begin = _sunday(year, 3, 8).replace(hour=2)
        end = _sunday(year, 11, 1).replace(hour=2)
    else:
        shift = timedelta(minutes=standard)
        begin = _sunday(year, 3, 25).replace(hour=1) + shift
        end = _sunday(year, 10, 25).replace(hour=2) + shift
    return begin <= local < end


def _sunday(year: int, month: int, from_day: int) -> datetime:
    """Return the first Sunday on or after that day."""
    day = datetime(year, month, from_day)
    return day + timedelta(days=(6 - day.weekday()) % 7)
