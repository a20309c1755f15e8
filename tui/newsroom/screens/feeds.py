"""The feeds and how they are: when each last answered, what it brings, in words why one does not; and changes."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen

from tui.errors import DatabaseError, NightdeskError
from tui.health import Condition
from tui.newsroom.cells import line
from tui.newsroom.commands import COMMANDS, bindings
from tui.newsroom.document import GUTTER
from tui.newsroom.feed_deeds import FeedDeeds
from tui.newsroom.feed_rows import FeedRow, columns, condition, feed_page, feed_rows, paint_feed
from tui.newsroom.room import Room
from tui.newsroom.rows import FixedRows
from tui.newsroom.screens.ledger import LEDGER_HEIGHTS
from tui.newsroom.screens.panes import BREADTHS
from tui.newsroom.screens.sheet import SheetPage
from tui.newsroom.widgets.bar import Bar, Part, between
from tui.newsroom.widgets.key_bar import KeyBar
from tui.newsroom.widgets.story_list import StoryList

_LOOK_EVERY = 1.0
"""Seconds after which the screen looks whether a fetch has written."""

_TROUBLE = frozenset((Condition.GONE, Condition.ERROR, Condition.DAMAGED, Condition.SILENT))


class _Facts(SheetPage):
    """What is known of the feed under the cursor; it begins where the rows above it do."""

    margin = GUTTER


class _Head(Bar):
    """The title of the screen and its columns."""

    words = ""
    path = ""

    def parts(self, line: int, width: int) -> list[Part]:
        """Draw both lines."""
        if line == 0:
            title = Part(f" {self.glyphs.back} Feeds ", "brand", "feed-back")
            whole = f"{self.words} {self.glyphs.dot} {self.path} "
            words = whole if len(whole) < width - title.width else f"{self.words} "
            return between([title], [Part(words, "muted")], width)
        return [Part(columns(width), "muted")]

    def tell(self, words: str, path: str) -> None:
        """Show other words, and where there is room for it the list's file."""
        self.words, self.path = words, path
        self.refresh()


class FeedsScreen(Screen[None]):
    """All feeds in the order of feeds.toml, with what is wrong in words."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("feeds")]
    HORIZONTAL_BREAKPOINTS = BREADTHS
    VERTICAL_BREAKPOINTS = LEDGER_HEIGHTS
    AUTO_FOCUS = "#feeds"

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.keys = KeyBar(id="keys")
        self.room = room
        self.head = _Head(id="head")
        self.list: StoryList[FeedRow] = StoryList(paint_feed, id="feeds")
        self.facts = _Facts(lambda width, glyphs: feed_page(self.list.row, width, glyphs), id="feed-facts")
        self.deeds = FeedDeeds(self)
        self._changes = 0

    def compose(self) -> ComposeResult:
        """A head, the list, what is known of one of them, the keys."""
        yield self.head
        yield self.list
        with Vertical(id="feed-pane"):
            yield self.facts
        yield self.keys

    def on_mount(self) -> None:
        """Fill the list, and keep it true while a fetch runs."""
        self.list.empty_words = ("No feeds are listed.", "a adds one.")
        self.show()
        self.set_interval(_LOOK_EVERY, self._look)

    def show(self, url: str = "") -> None:
        """Show the feeds as they are now, with the cursor where it was, or on the feed of that address."""
        self._changes = self.room.archive.changes()
        rows, place = feed_rows(self.room), self.list.cursor
        failing = sum(1 for row in rows if condition(row) in (Condition.ERROR, Condition.GONE))
        words = f"{len(rows)} feed{'' if len(rows) == 1 else 's'}" + (f", {failing} failing" if failing else "")
        self.head.tell(words, line(str(self.room.feeds.path)))
        found = next((row.id for row in rows if row.feed.url == url), min(place, max(0, len(rows) - 1)))
        self.list.show(FixedRows(rows), found)
        self.facts.rewrap()
        self.refresh_bindings()

    def _look(self) -> None:
        """Show what another process has written, into the archive or into the list."""
        try:
            if self.room.reload_feeds() or self.room.archive.changes() != self._changes:
                self.show(self.list.row.feed.url if self.list.row else "")
        except DatabaseError as error:
            self.say(str(error), "bad")

    @property
    def pane(self) -> StoryList[FeedRow]:
        """The pane that keys move."""
        return self.list

    def focus_pane(self, direction: int) -> None:
        """There is one pane."""

    def action_command(self, name: str, argument: str = "") -> None:
        """Run the command with that id; what it cannot do it says in the last line."""
        self.keys.make_way()
        try:
            COMMANDS[name].run(self, argument)
        except NightdeskError as error:
            self.say(str(error), "bad")

    def can(self, name: str) -> bool:
        """Tell whether the command with that id would do anything now; the key bar asks."""
        return COMMANDS[name].possible(self)

    def say(self, words: str, ink: str = "strong") -> None:
        """Show a message in the last line for a few seconds; no words show the keys."""
        if words:
            self.keys.say(words, ink)
        else:
            self.keys.be_quiet()

    def on_story_list_highlighted(self) -> None:
        """Show what is known of the feed under the cursor."""
        self.facts.rewrap()
        self.facts.to_start()

    def on_story_list_chosen(self) -> None:
        """Show the stories of the feed."""
        self.open_stories()

    def on_bar_clicked(self, event: Bar.Clicked) -> None:
        """Do what was clicked."""
        self.action_command(event.what)

    def open_stories(self) -> None:
        """Leave, and show the stories of the feed under the cursor."""
        from tui.newsroom.screens.wire import WireScreen
        from tui.newsroom.views import feed_view

        row, wire = self.list.row, self.app.screen_stack[-2]
        self.dismiss()
        if row is not None and isinstance(wire, WireScreen):
            wire.lookup.remember()
            wire.show_view(feed_view(row.feed.url, row.feed.title))

    def next_trouble(self) -> None:
        """Go to the next feed with a problem, and after the last to the first."""
        if self.list.seek(lambda row: condition(row) in _TROUBLE, 1):
            return
        rows = feed_rows(self.room)
        first = next((row.id for row in rows if condition(row) in _TROUBLE), None)
        if first is None:
            self.say("No feed has a problem.")
        else:
            self.list.move_to(first)
