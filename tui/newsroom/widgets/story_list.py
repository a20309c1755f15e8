"""The one list: stories, the rail, feeds and search results are the same widget over other rows.

It holds a window of rows around what it draws and asks its source for more when the window is left, so that 100,000
stories cost what a hundred do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Generic, NamedTuple, Protocol, TypeVar

from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip

from tui.newsroom.cells import width_of, wrap
from tui.newsroom.glyphs import Glyphs
from tui.newsroom.looks import Looks
from tui.newsroom.rows import FixedRows, Rows
from tui.newsroom.widgets.canvas import Canvas
from tui.newsroom.widgets.lines import filled

WINDOW = 128
"""Rows held at a time; a page of the archive costs 0.1 ms."""

_WHEEL = 3
"""Rows that a notch of the wheel moves."""


class HasId(Protocol):
    """What a row must have: a key."""

    @property
    def id(self) -> int:
        """The row's key."""


T = TypeVar("T", bound=HasId)


class Pen(NamedTuple):
    """What a row renderer draws with: the width, the looks and how the row stands in its list."""

    width: int
    looks: Looks
    glyphs: Glyphs
    selected: bool
    focused: bool

    @property
    def ground(self) -> str:
        """What the row is drawn on."""
        if not self.selected:
            return "page"
        return "cursor" if self.focused else "cursor_blur"

    def ink(self, text: str, ink: str = "text") -> Segment:
        """Return a piece of the row."""
        return self.looks.segment(text, ink, self.ground)


Painter = Callable[[T, Pen], list[Segment]]


class StoryList(Canvas, Generic[T]):
    """A list of one-line rows with a cursor that never moves by itself."""

    ALLOW_SELECT: ClassVar[bool] = False

    class Highlighted(Message, bubble=False):
        """The cursor stands on another row (or on none)."""

        def __init__(self, sender: StoryList[Any]) -> None:
            super().__init__()
            self.sender = sender

        @property
        def control(self) -> StoryList[Any]:
            """The list that sent this."""
            return self.sender

    class Chosen(Highlighted):
        """A click chose the row under the cursor; for a key the screen does so before it sees the next one."""

    def __init__(self, painter: Painter[T], *, id: str, at_once: bool = False, held: bool = False) -> None:
        """`at_once` lets a single click choose a row, where choosing only shows something else beside the list.

        `held` draws it as having the focus where its keys come to it from a line that is typed in.
        """
        super().__init__(id=id)
        self._painter = painter
        self._at_once = at_once
        self._held = held
        self._rows: Rows[T] = FixedRows(())
        self._window: Sequence[T] = ()
        self._window_start = 0
        self.count = 0
        self.cursor = 0
        self.empty_words: tuple[str, ...] = ()
        self.pressed: Callable[[T, int], bool] = lambda row, column: False
        """Told of a click on the row under the cursor, and in which of its cells; answers whether that was all."""

    @property
    def row(self) -> T | None:
        """The row under the cursor."""
        return self.row_at(self.cursor)

    def row_at(self, number: int) -> T | None:
        """Return row `number`, from the window or through it."""
        if not 0 <= number < self.count:
            return None
        place = number - self._window_start
        if not 0 <= place < len(self._window):
            self._window_start = max(0, number - WINDOW // 2)
            self._window = self._rows.page(self._window_start, WINDOW)
            place = number - self._window_start
        return self._window[place] if place < len(self._window) else None

    def show(self, rows: Rows[T], key: int | None = None) -> None:
        """Show other rows, with the cursor on the row with that key or on the first.

        Where they cannot be had, as of a query with a mistake in it, the list stays what it was and the error goes on.
        """
        before, self._rows = self._rows, rows
        try:
            self._load()
        except BaseException:
            self._rows = before
            raise
        self.cursor = (rows.position(key) or 0) if key is not None else 0
        self.cursor = max(0, min(self.cursor, self.count - 1))
        self.go_to(self.cursor - self.page_rows // 3 if self.cursor >= self.page_rows else 0)
        self.redraw()
        self._moved()

    def reload(self) -> None:
        """Ask for the rows again; the cursor stays on its row, and the row on its line of the screen."""
        key = self.row.id if self.row else None
        offset = self.cursor - self.top
        self._load()
        place = self._rows.position(key) if key is not None else None
        self.cursor = max(0, min(self.cursor if place is None else place, self.count - 1))
        top = self.cursor - offset
        # A list shorter than the screen gets blank lines below, or the rows would slide down under the user's eyes.
        self.resize_content(max(self.count, top + self.page_rows))
        self.go_to(top)
        self.place_terminal_cursor()
        self.redraw()
        if place is None:
            self._moved()

    def _load(self) -> None:
        self._window, self._window_start = (), 0
        self.count = self._rows.count()
        self.resize_content(self.count)

    def move_to(self, number: int) -> None:
        """Put the cursor on row `number`, or on the nearest that there is."""
        number = max(0, min(number, self.count - 1))
        if number == self.cursor:
            return
        before, self.cursor = self.cursor, number
        if not self._scroll_into_view():
            width, top = self.size.width, self.top
            self.refresh(Region(0, before - top, width, 1), Region(0, number - top, width, 1))
        self._moved()

    def _scroll_into_view(self) -> bool:
        """Scroll as little as shows the cursor; tell whether that was needed."""
        if self.cursor < self.top:
            self.go_to(self.cursor)
        elif self.cursor >= self.top + self.page_rows:
            self.go_to(self.cursor - self.page_rows + 1)
        else:
            return False
        return True

    def _moved(self) -> None:
        """Say that the cursor moved: to the screen itself, for what it shows then to come with the same frame."""
        self.place_terminal_cursor()
        self.screen.post_message(self.Highlighted(self))

    def place_terminal_cursor(self, anyway: bool = False) -> None:
        """Let the terminal's own cursor follow the selected row: screen readers and magnifiers look there.

        It is where the focus is, unless it is wanted here anyway.
        """
        if self.is_attached and (anyway or self.has_focus):
            region = self.region
            row = max(0, min(self.cursor - self.top, region.height - 1))
            self.app.cursor_position = Offset(region.x, region.y + row)

    def step(self, rows: int) -> None:
        """Move the cursor by that many rows."""
        self.move_to(self.cursor + rows)

    def leap(self, pages: float) -> None:
        """Move the cursor by that many screenfuls."""
        self.step(int(pages * max(1, self.page_rows - 1)))

    def to_start(self) -> None:
        """Move to the first row."""
        self.move_to(0)

    def to_end(self) -> None:
        """Move to the last row."""
        self.move_to(self.count - 1)

    def seek(self, wanted: Callable[[T], bool], direction: int, limit: int = 5_000) -> bool:
        """Move to the next row (direction 1) or the one before (-1) that is wanted; look at `limit` rows at most."""
        place = self.cursor + direction
        for _ in range(limit):
            row = self.row_at(place)
            if row is None:
                return False
            if wanted(row):
                self.move_to(place)
                return True
            place += direction
        return False

    def strip(self, number: int, width: int) -> Strip:
        """Draw one row."""
        row = self.row_at(number)
        if row is None:
            return self._empty_strip(number, width)
        selected = number == self.cursor
        focused = selected and (self._held or self.has_focus)  # no other row looks different for it
        return self.kept((number, selected, focused), lambda: self._draw(row, width, selected, focused))

    def _draw(self, row: T, width: int, selected: bool, focused: bool) -> Strip:
        pen = Pen(width, self.looks, self.glyphs, selected, focused)
        return filled(self._painter(row, pen), width, pen.looks.style("text", pen.ground))

    def _empty_strip(self, number: int, width: int) -> Strip:
        """Draw a line below the rows; an empty list says in the middle why it is empty."""
        told = [words for one in self.empty_words for words in _in_width(one, width - 2)]
        line = number - max(0, (self.page_rows - len(told)) // 3)
        if self.count or not 0 <= line < len(told):
            return self.blank(width)
        words = told[line]
        margin = max(1, (width - max(width_of(each) for each in told)) // 2)
        segment = self.looks.segment(" " * margin + words, "strong" if line == 0 else "muted")
        return Strip([segment]).adjust_cell_length(width, self.looks.style("text"))

    def on_resize(self) -> None:
        """Keep the cursor in view and the lines within the rows."""
        self.resize_content(self.count)
        if not self._scroll_into_view():
            self.go_to(self.top)
        self.place_terminal_cursor()

    def on_focus(self) -> None:
        """Let the terminal's cursor come along; Textual draws the rows again where the focus comes or goes."""
        self.place_terminal_cursor()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the rows; the cursor stays in view."""
        self._wheel(event, _WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the rows; the cursor stays in view."""
        self._wheel(event, -_WHEEL)

    def _wheel(self, event: events.MouseEvent, rows: int) -> None:
        event.stop()
        event.prevent_default()
        self.go_to(self.top + rows)
        self.move_to(max(self.top, min(self.cursor, self.top + self.page_rows - 1)))

    def on_click(self, event: events.Click) -> None:
        """A click selects a row; a click on the selected row, or a double one, chooses it."""
        number = self.top + event.y
        if number >= self.count:
            return
        again = self._at_once or number == self.cursor or event.chain > 1
        self.move_to(number)
        if self.row is not None and self.pressed(self.row, event.x):
            return
        if again:
            self.post_message(self.Chosen(self))


def _in_width(words: str, width: int) -> list[str]:
    """Return our own words as they are, in several lines where they are wider than that."""
    if width_of(words) <= width:
        return [words]
    return [words[start:end] for start, end in wrap(words, 0, len(words), max(1, width))]
