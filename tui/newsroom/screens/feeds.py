"""The feeds and how they are: when each last answered, what it brought, and in words why one does not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tui.model import Feed, FeedState
from tui.newsroom.cells import fit, line
from tui.newsroom.clock import age
from tui.newsroom.room import Room
from tui.newsroom.rows import FixedRows
from tui.newsroom.widgets.bar import Bar, Part, between
from tui.newsroom.widgets.key_bar import KeyBar
from tui.newsroom.widgets.story_list import Pen, StoryList

_TITLE = 26


@dataclass(frozen=True, slots=True)
class FeedRow:
    """One feed with its health and its counts (stories, unread, outages)."""

    id: int
    feed: Feed
    state: FeedState | None
    counts: tuple[int, int, int]


def paint_feed(row: FeedRow, pen: Pen) -> list[Segment]:
    """Draw a feed: how it is in a word, title, stories, age of the last answer, the error or the address."""
    word, ink = health(row)
    last = row.state.last_ok if row.state else None
    segments = [
        pen.ink(pen.glyphs.cursor if pen.selected else " ", "unread"),
        pen.ink(fit(word, 7), ink),
        pen.ink(fit(line(row.feed.title), _TITLE, pen.glyphs.ellipsis), "strong"),
        pen.ink(f"{row.counts[0]:>6}{row.counts[2]:>5} ", "text"),
        pen.ink((age(last, datetime.now(UTC)) if last else "never").rjust(6) + "  ", "muted"),
    ]
    room = pen.width - sum(segment.cell_length for segment in segments)
    error = row.state.error if row.state else ""
    words = fit(line(error or row.feed.url), max(0, room), pen.glyphs.ellipsis)
    return [*segments, pen.ink(words, "bad" if error else "muted")]


def health(row: FeedRow) -> tuple[str, str]:
    """Return how a feed is, in one word, and that word's ink."""
    state = row.state
    if not row.feed.enabled:
        return "off", "muted"
    if state is None or state.last_try is None:
        return "new", "muted"
    if state.gone:
        return "gone", "bad"
    if state.error:
        return "error", "bad"
    return ("damaged", "watch") if state.damaged else ("ok", "fixed")


class _Head(Bar):
    """The title of the screen and its columns."""

    def __init__(self, words: str, *, id: str) -> None:
        super().__init__(id=id)
        self._words = words

    def parts(self, line: int, width: int) -> list[Part]:
        """Draw both lines."""
        if line == 0:
            return between(
                [Part(f" {self.glyphs.back} Feeds ", "brand", "back")], [Part(self._words + " ", "muted")], width
            )
        return [Part(f" {'state':<7}{'feed':<{_TITLE}}{'kept':>6}{'out.':>5} {'ok':>6}  address or error", "muted")]


class FeedsScreen(Screen[None]):
    """All feeds in the order of feeds.toml, with what is wrong in words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", "move", show=False),
        Binding("k,up", "step(-1)", "move", show=False),
        Binding("space,pagedown", "leap(1)", "page", show=False),
        Binding("pageup,-", "leap(-1)", "page", show=False),
        Binding("g,home", "edge(0)", "top", show=False),
        Binding("G,end", "edge(1)", "end", show=False),
        Binding("enter,l,right", "choose", "its stories", id="feeds-open"),
        Binding("q,escape,h,left,backspace,F", "close", "back", id="feeds-back"),
    ]
    AUTO_FOCUS = "#feeds"

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self.list: StoryList[FeedRow] = StoryList(paint_feed, id="feeds")

    def compose(self) -> ComposeResult:
        """A head, the list, the keys."""
        feeds = self._room.feeds
        yield _Head(f"{len(feeds.feeds)} feeds in {line(str(feeds.path))}", id="head")
        yield self.list
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Fill the list."""
        states, counts = self._room.archive.feeds.states(), self._room.archive.feeds.counts()
        rows = [
            FeedRow(place, feed, states.get(feed.url), counts.get(feed.url, (0, 0, 0)))
            for place, feed in enumerate(self._room.feeds.feeds)
        ]
        self.list.empty_words = ("No feeds are listed.",)
        self.list.show(FixedRows(rows))

    def on_bar_clicked(self, event: Bar.Clicked) -> None:
        """The head leads back."""
        self.dismiss()

    def on_story_list_chosen(self) -> None:
        """Show the stories of the feed."""
        from tui.newsroom.screens.wire import WireScreen
        from tui.newsroom.views import feed_view

        row, wire = self.list.row, self.app.screen_stack[-2]
        self.dismiss()
        if row is not None and isinstance(wire, WireScreen):
            wire.lookup.remember()
            wire.show_view(feed_view(row.feed.url, row.feed.title))

    def action_step(self, rows: int) -> None:
        """Move the cursor."""
        self.list.step(rows)

    def action_leap(self, pages: int) -> None:
        """Move by screenfuls."""
        self.list.leap(pages)

    def action_edge(self, end: int) -> None:
        """Move to the first or the last row."""
        self.list.move_to(self.list.count if end else 0)

    def action_choose(self) -> None:
        """Choose the row."""
        self.list.choose()

    def action_close(self) -> None:
        """Leave."""
        self.dismiss()
