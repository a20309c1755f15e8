"""When an update was posted: status pages leave out the year, and some of them the day as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from tui.desk.facts.when.times import When, time_words

_NEARBY = timedelta(minutes=30)
_HALF_A_YEAR = timedelta(days=182)


def told_time(text: str) -> When | None:
    """Return the time that `text`, the head of an update, names; None where it names no clock time.

    "PST" is the time on the Pacific coast: some pages write it in summer, too.
    """
    when = next((when for when in time_words(text) if when.clock is not None), None)
    return replace(when, zone="pt") if when and when.zone == "pst" else when


def settled(when: When, near: datetime | None) -> datetime | None:
    """Return the moment in UTC; a year that is left out is the one that brings it nearest to `near`.

    None where the words name no day, no such day, or no zone that we know.
    """
    if when.day is None:
        return None
    if when.day[0]:
        return _on(when, when.day)
    if near is None:
        return None
    moments = []
    for year in (near.year, near.year - 1, near.year + 1):
        if moment := _on(when, (year, *when.day[1:])):
            if abs(moment - near) < _HALF_A_YEAR:
                return moment  # none can be nearer
            moments.append(moment)
    return min(moments, key=lambda moment: abs(moment - near), default=None)


def in_order(
    heads: Sequence[When | None], published: datetime | None, updated: datetime | None = None
) -> list[datetime | None]:
    """Return the moments of updates that stand oldest first; a bare clock time runs on from the update before it.

    The first bare clock time lies at or before `published` at most a day back, so that the whole history ends by then
    where it lasted less than a day. The last one of several is that of the last change, `updated`, where it is known.
    """
    found: list[datetime | None] = []
    last: datetime | None = None
    for when in heads:
        moment = None
        if when is not None and when.day is not None:
            moment = settled(when, last or published)
        elif when is not None:
            moment = _after(when, last) if last else _before(when, published)
        found.append(moment)
        last = moment or last
    if updated and len(heads) > 1 and (newest := heads[-1]) and newest.day is None:
        end = _before(newest, updated)
        found[-1] = end if end and (found[-1] is None or end > found[-1]) else found[-1]
    return found


def _on(when: When, day: tuple[int, int, int]) -> datetime | None:
    """Return the moment that the words mean on `day`, None where there is none."""
    try:
        return when.moment_on(date(*day))
    except ValueError:
        return None


def _days(near: datetime, *shifts: int) -> list[tuple[int, int, int]]:
    days = (near + timedelta(days=shift) for shift in shifts)
    return [(day.year, day.month, day.day) for day in days]


def _after(when: When, last: datetime) -> datetime | None:
    """Return the first such moment that is not before the last update (some are posted out of order by minutes)."""
    moments = (_on(when, day) for day in _days(last, -1, 0, 1, 2))
    return next((moment for moment in moments if moment and moment >= last - _NEARBY), None)


def _before(when: When, published: datetime | None) -> datetime | None:
    """Return the last such moment that is not after publication."""
    if published is None:
        return None
    moments = (_on(when, day) for day in _days(published, 1, 0, -1))
    return next((moment for moment in moments if moment and moment <= published + _NEARBY), None)
