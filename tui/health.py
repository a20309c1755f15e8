"""How a feed is doing: what `nightdesk feeds` and the newsroom's screen of feeds say of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from tui.dataclass import dataclass
from tui.model import Feed, FeedKind, FeedState
from tui.text import clean_line

_SILENT_AFTER = timedelta(days=14)
_SILENT_PAUSES = 10
"""Of its own usual pauses: what a feed may be silent for before it is remarked upon."""


class Condition(StrEnum):
    """How a feed is, in one word."""

    OFF = "off"
    NEW = "new"
    GONE = "gone"
    ERROR = "error"
    DAMAGED = "damaged"
    SILENT = "silent"
    OK = "ok"


@dataclass(frozen=True, slots=True)
class Health:
    """A feed with what its requests taught us. `silent_since` is its newest story's time where it is silent."""

    condition: Condition
    silent_since: datetime | None = None


def health(feed: Feed, state: FeedState | None, newest: datetime | None, now: datetime) -> Health:
    """Return how a feed is; `newest` is the time of its newest story."""
    silent = silent_since(feed, state, newest, now)
    return Health(_condition(feed, state, silent), silent)


def silent_since(feed: Feed, state: FeedState | None, newest: datetime | None, now: datetime) -> datetime | None:
    """Return since when a feed that answers has brought nothing, None where it publishes as it usually does.

    A status page without news is good news, and never silent.
    """
    if state is None or newest is None or feed.kind is FeedKind.STATUS:
        return None
    pause = timedelta(weeks=1) / max(state.items_per_week or 1.0, 0.1)
    return newest if now - newest > max(_SILENT_AFTER, pause * _SILENT_PAUSES) else None


def _condition(feed: Feed, state: FeedState | None, silent: datetime | None) -> Condition:
    if not feed.enabled:
        return Condition.OFF
    if state is None or state.last_try is None:
        return Condition.NEW
    if state.gone:
        return Condition.GONE
    if state.error:
        return Condition.ERROR
    if state.damaged:
        return Condition.DAMAGED
    return Condition.SILENT if silent else Condition.OK


def in_words(
    feed: Feed, state: FeedState | None, newest: datetime | None, now: datetime, twin: Feed | None = None
) -> str:
    """Say how a feed is doing, in one line with times in UTC; `twin` is the one that is listed where it moved to."""
    found = health(feed, state, newest, now)
    if found.condition is Condition.OFF:
        return "switched off"
    if state is None or found.condition is Condition.NEW:
        return "not asked yet"
    last = f", last read {_time(state.last_ok)}" if state.last_ok else ", never read"
    if found.condition is Condition.GONE:
        return f"gone for good, not asked any more{last}"
    again = f", next try {_time(state.next_try)}" if state.next_try and state.next_try > now else ""
    if found.condition is Condition.ERROR:
        often = f" ({state.failures} times in a row)" if state.failures > 1 else ""
        return f"failing: {clean_line(state.error)}{often}{last}{again}"
    damaged = ", damaged: what could be read is kept" if state.damaged else ""
    silent = f", silent since {found.silent_since:%Y-%m-%d}" if found.silent_since else ""
    moved = f", moved to {clean_line(state.address)}{in_words_of_twin(twin)}" if state.address else ""
    return f"ok {_time(state.last_ok)}{damaged}{silent}{_pace(state)}{again}{moved}"


def in_words_of_twin(twin: Feed | None) -> str:
    """Say that a feed moved to where another one is listed; "" where none is."""
    return f", where {clean_line(twin.title)} is listed, too: one of the two can go" if twin else ""


def _pace(state: FeedState) -> str:
    pace = state.items_per_week
    return (
        "" if pace is None else f", {pace:.0f} items a week" if pace >= 2 else f", {pace * 4:.0f} items in four weeks"
    )


def _time(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC" if moment else "never"
