"""When to ask again: what the server said, what failures teach, and how often a feed has news.

Two times are kept apart. `FeedState.next_try` is a *must not before*: Retry-After, freshness by Cache-Control or
Expires, or the back-off after failures; every fetch obeys it, as it does the interval that a user sets at a feed.
`next_due` adds the adaptive interval, which a process that goes on fetching (`--every`) obeys as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from tui.model import Feed, FeedKind, FeedState

DAY = timedelta(days=1)
BACK_OFF_FIRST = timedelta(minutes=5)
BACK_OFF_MOST = DAY
_CLOCKS_DIFFER = timedelta(hours=1)
"""A try that lies this far ahead, or a time to ask more than a day and this, was kept by a wrong clock."""

_SHORTEST = {FeedKind.STATUS: timedelta(minutes=5), FeedKind.NEWS: timedelta(minutes=15)}
_LONGEST = {FeedKind.STATUS: timedelta(minutes=15), FeedKind.NEWS: timedelta(hours=12)}
_WINDOW = timedelta(weeks=4)
_EARLY = timedelta(seconds=30)
"""What a run may come before a feed's interval is over: who starts it every ten minutes does so by no stopwatch."""


def retry_after(value: str, now: datetime) -> datetime | None:
    """Return the time that a Retry-After header names (RFC 9110 section 10.2.3), at most a day away.

    0 and times in the past mean now. None where the header is empty or makes no sense.
    """
    value = value.strip()
    if value.isascii() and value.isdigit():
        seconds = min(int(value[:12]), int(DAY.total_seconds()))
        return now + timedelta(seconds=seconds)
    moment = _http_date(value)
    return None if moment is None else max(now, min(moment, now + DAY))


def fresh_until(headers: Mapping[str, str], now: datetime, most: timedelta = DAY) -> datetime | None:
    """Return until when an answer counts as fresh (RFC 9111 section 4.2.1), at most so far away; None: ask any time."""
    control = headers.get("Cache-Control", "").lower()[:1_000]
    if "no-cache" in control or "no-store" in control or ("must-revalidate" in control and "max-age" not in control):
        return None
    found = re.search(r"max-age\s*=\s*\"?(\d+)", control)
    if found:
        age = headers.get("Age", "").strip()
        spent = int(age[:9]) if age.isascii() and age.isdigit() else 0
        seconds = min(int(found[1][:12]), int(most.total_seconds())) - spent
        return now + timedelta(seconds=seconds) if seconds > 0 else None
    expires, date = _http_date(headers.get("Expires", "")), _http_date(headers.get("Date", ""))
    if expires is None:
        return None
    life = min(expires - (date or now), most)
    return now + life if life > timedelta(0) else None


def back_off(failures: int, now: datetime) -> datetime:
    """Return when to try again after so many failures in a row: 5 minutes, doubled each time, at most a day."""
    doubled: int = 2 ** min(failures - 1, 10)
    return now + min(BACK_OFF_FIRST * doubled, BACK_OFF_MOST)


def longest(feed: Feed) -> timedelta:
    """Return the longest that a feed of this kind is left alone, however rarely it publishes or fresh it says it is."""
    return _LONGEST.get(feed.kind, _LONGEST[FeedKind.NEWS])


def interval(feed: Feed, items_per_week: float | None) -> timedelta:
    """Return how long to leave a feed alone after an answer: its own setting, else a quarter of its usual pause."""
    if feed.interval is not None:
        return timedelta(seconds=feed.interval)
    kind = feed.kind if feed.kind in _SHORTEST else FeedKind.NEWS
    if items_per_week is None:
        return _SHORTEST[kind] * 2
    pause = timedelta(weeks=1) / max(items_per_week, 0.1) / 4
    return min(max(pause, _SHORTEST[kind]), _LONGEST[kind])


def next_due(feed: Feed, state: FeedState) -> datetime | None:
    """Return when the feed is worth asking again; None: at once, or never where it is gone."""
    if state.gone or state.last_try is None:
        return None
    worth = state.last_try + interval(feed, state.items_per_week) - _EARLY if not state.error else None
    times = [moment for moment in (worth, state.next_try) if moment is not None]
    return max(times, default=None)


def why_not_now(feed: Feed, state: FeedState, now: datetime, *, due_only: bool, force: bool) -> str:
    """Return why the feed is not asked now, in words; "" where it is.

    `force` passes over intervals, back-off and freshness, but not over 410 Gone and not over a server that asked us to
    wait.
    """
    if not feed.enabled:
        return "switched off in feeds.toml"
    if state.gone:
        return "gone for good (HTTP 410)"
    if force and not _told_to_wait(state):
        return ""
    moment = next_due(feed, state) if due_only or feed.interval is not None else state.next_try
    if moment is None or moment <= now or _clock_was_wrong(state, now):
        return ""
    return f"not before {moment:%Y-%m-%d %H:%M} UTC, as {_cause(feed, state, now)}"


def _cause(feed: Feed, state: FeedState, now: datetime) -> str:
    """Return in words what keeps a feed from being asked now."""
    if _told_to_wait(state):
        return f"its server asked to wait (HTTP {state.http_code})"
    if state.error:
        return f"it failed: {state.error}"
    if state.next_try is not None and state.next_try > now:
        return "it is fresh until then, by its server's word"
    return "its interval in feeds.toml is not over" if feed.interval is not None else "it publishes too rarely"


def _told_to_wait(state: FeedState) -> bool:
    """Tell whether a server said that it is asked too often (429), or when it will be back (503 with a Retry-After)."""
    if state.http_code != 503 or state.next_try is None or state.last_try is None:
        return state.http_code == 429
    return abs(state.next_try - back_off(state.failures, state.last_try)) > timedelta(seconds=1)


def _clock_was_wrong(state: FeedState, now: datetime) -> bool:
    """Tell whether the state was kept while the clock was ahead: then none of its times is worth waiting for."""
    tried, again = state.last_try or now, state.next_try or now
    return tried > now + _CLOCKS_DIFFER or again > now + DAY + _CLOCKS_DIFFER


def items_per_week(published: Iterable[datetime], now: datetime) -> float | None:
    """Return how many items a week the dates of a feed's items show; None where there is no date to go by."""
    past = sorted((moment for moment in published if moment <= now), reverse=True)
    if not past:
        return None
    recent = [moment for moment in past if moment > now - _WINDOW] or past[:1]
    span = max(now - recent[-1], timedelta(days=1))
    return round(len(recent) / (span / timedelta(weeks=1)), 2)


def _http_date(value: str) -> datetime | None:
    """Return the time of an HTTP date (RFC 9110 section 5.6.7), None where it is none."""
    if not value:
        return None
    from email.utils import parsedate_to_datetime  # 10 ms, for the few servers that send such dates

    try:
        moment = parsedate_to_datetime(value[:100])
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    try:
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
