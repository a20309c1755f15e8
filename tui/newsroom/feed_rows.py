"""How the screen of feeds shows a feed: a row of the list, and all that is known of the one under the cursor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from rich.segment import Segment

from tui.config.feeds import listed_at
from tui.health import Condition, health, in_words_of_twin
from tui.model import Feed, FeedState
from tui.newsroom.cells import fit, line
from tui.newsroom.clock import age, moment
from tui.newsroom.document import Document, Run
from tui.newsroom.glyphs import Glyphs
from tui.newsroom.room import Room
from tui.newsroom.widgets.story_list import Pen

WIDE = 100
"""Cells from which there is room for the counts as well."""

_NARROW = 60
"""Cells from which there is room for more than how a feed is and when it last answered."""

_INKS: Mapping[Condition, str] = {
    Condition.OFF: "muted",
    Condition.NEW: "muted",
    Condition.GONE: "bad",
    Condition.ERROR: "bad",
    Condition.DAMAGED: "watch",
    Condition.SILENT: "watch",
    Condition.OK: "fixed",
}
_NAME = 10


@dataclass(frozen=True, slots=True)
class FeedRow:
    """One feed with its health, its counts (stories, unread, outages) and the time of its newest story.

    `twin` is the one that is listed where it moved to.
    """

    id: int
    feed: Feed
    state: FeedState | None
    counts: tuple[int, int, int]
    newest: datetime | None = None
    twin: Feed | None = None


def feed_rows(room: Room) -> list[FeedRow]:
    """Return the feeds in the order of feeds.toml."""
    archive = room.archive.feeds
    states, counts, newest = archive.states(), archive.counts(), archive.newest()
    rows = []
    for place, feed in enumerate(room.feeds.feeds):
        state = states.get(feed.url)
        others = (other for other in room.feeds.feeds if other is not feed)
        twin = listed_at(state.address, others) if state else None
        rows.append(FeedRow(place, feed, state, counts.get(feed.url, (0, 0, 0)), newest.get(feed.url), twin))
    return rows


def condition(row: FeedRow) -> Condition:
    """Return how a feed is, in a word."""
    return health(row.feed, row.state, row.newest, datetime.now(UTC)).condition


def title_width(width: int) -> int:
    """Return the cells of the column of titles."""
    if width < _NARROW:
        return max(0, width - 16)
    return 24 if width < WIDE else min(48, 24 + (width - WIDE) // 4)


def columns(width: int) -> str:
    """Return the heading of the columns."""
    counts = f"{'kept':>7}{'out.':>5}" if width >= WIDE else ""
    more = f"{'next':>6}{'a week':>8}  error or address" if width >= _NARROW else ""
    return f" {'state':<8}{'feed':<{title_width(width)}}{counts}{'ok':>6}{more}"


def paint_feed(row: FeedRow, pen: Pen) -> list[Segment]:
    """Draw a feed: how it is in a word, title, counts, last answer, next try, pace, the error or the address."""
    now, state = datetime.now(UTC), row.state
    found = health(row.feed, state, row.newest, now)
    counts = f"{row.counts[0]:>7}{row.counts[2]:>5}" if pen.width >= WIDE else ""
    last = age(state.last_ok, now) if state and state.last_ok else "never"
    pace = f"{state.items_per_week:.0f}" if state and state.items_per_week is not None else ""
    segments = [
        pen.ink(pen.glyphs.cursor if pen.selected else " ", "unread"),
        pen.ink(fit(found.condition, 8), _INKS[found.condition]),
        pen.ink(fit(line(row.feed.title), title_width(pen.width), pen.glyphs.ellipsis), "strong"),
        pen.ink(counts, "text"),
        pen.ink(f"{last:>6}", "muted"),
    ]
    if pen.width < _NARROW:
        return segments
    segments.append(pen.ink(f"{_next(row, now):>6}{pace:>8}  ", "muted"))
    room = pen.width - sum(segment.cell_length for segment in segments)
    error = state.error if state else ""
    words = fit(line(error or row.feed.url), max(0, room), pen.glyphs.ellipsis)
    return [*segments, pen.ink(words, "bad" if error else "muted")]


def _next(row: FeedRow, now: datetime) -> str:
    """Return in how long the feed may be asked again; "" where at any time, or never."""
    due = row.state.next_try if row.state and row.feed.enabled and not row.state.gone else None
    return age(now, due) if due and due > now else ""


def feed_page(row: FeedRow | None, width: int, glyphs: Glyphs) -> Document:
    """Return all that is known of a feed, one line a subject."""
    document = Document(width)
    if row is None:
        return document
    feed, now = row.feed, datetime.now(UTC)
    vendor = f", vendor {feed.vendor}" if feed.vendor else ""
    document.add(Run(line(feed.title), "title"), Run(f"  {feed.kind}, group {line(feed.group)}{line(vendor)}", "muted"))
    for name, words, ink in _facts(row, now):
        document.prose(words, ink, fit(name, _NAME), " " * _NAME)
    return document


def _facts(row: FeedRow, now: datetime) -> list[tuple[str, str, str]]:
    feed, state = row.feed, row.state
    facts = [("Address", feed.url, "text")]
    if state is None or state.last_try is None:
        return [
            *facts,
            ("State", "not asked yet; r asks it" if feed.enabled else "switched off; e switches it on", "text"),
        ]
    if state.address and state.address != feed.url:
        facts.append(("Moved to", f"{state.address}{in_words_of_twin(row.twin)}", "watch" if row.twin else "text"))
    code = f"HTTP {state.http_code}, " if state.http_code and not state.error else ""
    facts.append(("Last ok", f"{code}{_when(state.last_ok, now)}", "text"))
    if state.error:
        often = f" ({state.failures} times in a row)" if state.failures > 1 else ""
        facts.append(("Error", f"{state.error}{often}", "bad"))
    facts.append(("Next try", _next_try(row, now), "text"))
    facts.append(("Pace", _pace(row, now), "text"))
    if state.damaged:
        facts.append(("Damaged", "yes: what could be read of its last answer is kept, the rest is lost", "watch"))
    return facts


def _next_try(row: FeedRow, now: datetime) -> str:
    if not row.feed.enabled:
        return "never: it is switched off (e switches it on)"
    if row.state and row.state.gone:
        return "never: it is gone for good (X removes it)"
    due = row.state.next_try if row.state else None
    return f"not before {moment(due, now)}" if due and due > now else "at the next refresh"


def _pace(row: FeedRow, now: datetime) -> str:
    pace = row.state.items_per_week if row.state else None
    parts = [f"{pace:.{0 if pace >= 10 else 1}f} items a week"] if pace is not None else ["not known yet"]
    parts += [f"{row.counts[0]} kept, {row.counts[2]} of them outages"]
    parts += [f"newest {_when(row.newest, now)}"] if row.newest else []
    silent = health(row.feed, row.state, row.newest, now).silent_since
    return ", ".join([*parts, f"silent since {silent:%Y-%m-%d}"] if silent else parts)


def _when(time: datetime | None, now: datetime) -> str:
    return f"{moment(time, now)} ({age(time, now)})" if time else "never"
