"""The panes of the wire and what keys mean in each of them, without what is in them."""

from __future__ import annotations

from typing import ClassVar, Protocol

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import BindingsMap, BindingType, Keymap
from textual.containers import Horizontal, Vertical
from textual.dom import DOMNode
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from tui.model import StoryRow
from tui.newsroom.commands import bindings
from tui.newsroom.glyphs import Glyphs
from tui.newsroom.paint import RailRow, paint_rail, paint_story
from tui.newsroom.room import Room
from tui.newsroom.widgets.canvas import Canvas, newsroom_of
from tui.newsroom.widgets.foot import Foot
from tui.newsroom.widgets.key_bar import KeyBar
from tui.newsroom.widgets.live_strip import LiveStrip
from tui.newsroom.widgets.preview import Preview
from tui.newsroom.widgets.prompt import Prompt
from tui.newsroom.widgets.reader import Reader
from tui.newsroom.widgets.status import StatusLine
from tui.newsroom.widgets.story_list import Pen, StoryList


class Pane(Protocol):
    """What keys move: a list, or a text."""

    def step(self, rows: int) -> None:
        """Move by that many rows."""

    def leap(self, pages: float) -> None:
        """Move by that many screenfuls."""

    def to_start(self) -> None:
        """Move to the first row."""

    def to_end(self) -> None:
        """Move to the last row."""


class HasPanes(Protocol):
    """A screen whose panes the moving keys move."""

    @property
    def pane(self) -> Pane:
        """The focused one."""

    def focus_pane(self, direction: int) -> None:
        """Focus another."""


BREADTHS = [(0, "-narrow"), (100, "-two"), (150, "-three")]
"""From how many columns on which class is set."""


class Panes(Screen[None]):
    """Rail, list and reader beside each other, as many as there is room for; the classes are set by the size."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    AUTO_FOCUS = "#list"
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """As Textual has it, but for drawing the whole screen anew: the panes draw what the focus changes in them."""

    HORIZONTAL_BREAKPOINTS = BREADTHS
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-short"), (40, "-tall")]  # noqa: RUF012

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self._chain: list[tuple[DOMNode, BindingsMap]] = []
        self._chain_of: tuple[Widget, Keymap] | None = None
        self.status = StatusLine(id="status")
        self.strip = LiveStrip(id="strip")
        self.prompt = Prompt(id="prompt")
        self.rail: StoryList[RailRow] = StoryList(paint_rail, id="rail", at_once=True)
        self.list: StoryList[StoryRow] = StoryList(self._paint_story, id="list")
        self.preview = Preview(id="preview")
        self.reader = Reader(id="reader")
        self.foot = Foot(self.reader, id="foot")
        self.keys = KeyBar(id="keys")

    def compose(self) -> ComposeResult:
        """Lay the panes out; styles show those that there is room for."""
        yield self.status
        yield self.strip
        yield self.prompt
        with Horizontal(id="desk"):
            yield self.rail
            with Vertical(id="list-pane"):
                yield self.list
                yield self.preview
            with Vertical(id="reader-pane"):
                yield self.reader
                yield self.foot
        yield self.keys

    def _paint_story(self, row: StoryRow, pen: Pen) -> list[Segment]:
        return paint_story(row, pen, row.id in self.room.mine if self.room.stack else None)

    @property
    def _binding_chain(self) -> list[tuple[DOMNode, BindingsMap]]:
        """As Textual has it, but for looking up which keys the focused widget takes as text: lists and pages take none.

        For that it asks Python's names of characters, at each key and for each binding: 0.8 MB, and a tenth of a key.
        Nor are the bindings copied for each key: they change with the focus and with the user's keys alone.
        """
        if not isinstance(self.focused, Canvas):
            return super()._binding_chain
        made_for = (self.focused, self.app._keymap)
        if self._chain_of is None or self._chain_of[0] is not made_for[0] or self._chain_of[1] is not made_for[1]:
            self._chain = [(node, node._bindings.copy()) for node in self.focused.ancestors_with_self]
            for _, found in self._chain:
                found.apply_keymap(self.app._keymap)
            self._chain_of = made_for
        return self._chain

    @property
    def glyphs(self) -> Glyphs:
        """The signs that the user chose."""
        return newsroom_of(self).glyphs

    @property
    def pane(self) -> StoryList[StoryRow] | StoryList[RailRow] | Reader:
        """The pane that keys move: the focused one."""
        if self.focused is self.reader:
            return self.reader
        return self.rail if self.focused is self.rail else self.list

    @property
    def narrow(self) -> bool:
        """Whether there is room for one pane alone."""
        return self.has_class("-narrow")

    @property
    def reading(self) -> bool:
        """Whether the reader is what the user looks at."""
        return self.has_class("-reading")

    def mark_reading(self, reading: bool) -> None:
        """Take note of whether the user reads; styles ask for it only where one pane has all the room."""
        self.set_class(reading, "-reading", update=self.narrow or self.has_class("-zoom"))

    @property
    def full_reader(self) -> bool:
        """Whether the reader has the screen to itself."""
        return self.reading and (self.narrow or self.has_class("-zoom"))

    def focus_pane(self, direction: int) -> None:
        """Focus the next pane that is shown."""
        panes = [pane for pane in (self.rail, self.list, self.reader) if pane.is_on_screen]
        if len(panes) > 1 and self.pane in panes:
            self.set_focus(panes[(panes.index(self.pane) + direction) % len(panes)])

    def zoom(self) -> None:
        """Give the focused pane the whole screen, or take it back."""
        self.toggle_class("-zoom")

    def repaint(self) -> None:
        """Draw everything again: ages and times have moved on, or the theme has changed."""
        for bar in (self.status, self.strip, self.preview, self.foot, self.keys):
            bar.refresh()
        for canvas in (self.rail, self.list, self.reader):
            canvas.redraw()

    def say(self, words: str, ink: str = "strong") -> None:
        """Show a message in the last line for a few seconds."""
        self.keys.say(words, ink)

    def action_command(self, name: str, argument: str = "") -> None:
        """Run the command with that id."""
        raise NotImplementedError

    def can(self, name: str) -> bool:
        """Tell whether the command with that id would do anything now; the key bar leaves out those that would not."""
        return True
