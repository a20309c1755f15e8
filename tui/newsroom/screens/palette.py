"""The palette: a line to type in, and below it what fits: commands with their keys, views, themes, feeds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from tui.newsroom.cells import fit
from tui.newsroom.palette import Offer, found
from tui.newsroom.rows import FixedRows
from tui.newsroom.screens.dialog import Dialog
from tui.newsroom.widgets.answer import Answer
from tui.newsroom.widgets.key_bar import KeyBar
from tui.newsroom.widgets.story_list import Pen, StoryList

_KEYS = 10
"""Cells of the column that the key stands in."""


def paint_offer(row: Offer, pen: Pen) -> list[Segment]:
    """Draw an offer: the key, and what it does."""
    room = max(0, pen.width - _KEYS - 2)
    return [
        pen.ink(f"{pen.glyphs.cursor if pen.selected else ' '} ", "unread"),
        pen.ink(fit(row.key, _KEYS, pen.glyphs.ellipsis), "key"),
        pen.ink(fit(row.words, room, pen.glyphs.ellipsis), "strong" if pen.selected else "text"),
    ]


class _Typed(Answer):
    """What is typed; its Enter does what the cursor is on."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "do it", id="palette-do")]


class Palette(Dialog[Offer | None]):
    """Finds what is typed among the offers; its result is the chosen one, None where there was none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "step(1)", "move", show=False),
        Binding("up,ctrl+p", "step(-1)", "move", show=False),
        Binding("pagedown", "leap(1)", "page", show=False),
        Binding("pageup", "leap(-1)", "page", show=False),
        Binding("escape", "cancel", "cancel", id="palette-cancel"),
    ]
    AUTO_FOCUS = "#typed"

    def __init__(self, offered: Sequence[Offer]) -> None:
        super().__init__()
        self._offered = offered
        self._looked_up = ""
        self.typed = _Typed("", self._chosen, id="typed")
        self.typed.placeholder = "A command, a view, a theme or a feed"
        self.list: StoryList[Offer] = StoryList(paint_offer, id="offers", at_once=True, held=True)
        self.list.can_focus = False
        self.list.empty_words = ("Nothing here is called that.",)

    def compose(self) -> ComposeResult:
        """Lay out the frame."""
        with Vertical(id="palette") as frame:
            frame.border_title = "Commands"
            yield self.typed
            yield self.list
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Offer everything, before anything is typed."""
        self.list.show(FixedRows(self._offered))

    @on(Input.Changed)
    def _look_up(self) -> None:
        """Show what fits."""
        if self.typed.value != self._looked_up:
            self._looked_up = self.typed.value
            self.list.show(FixedRows(found(self._offered, self._looked_up)))

    def _chosen(self) -> None:
        """Take the row under the cursor, of what fits all that was typed."""
        self._look_up()
        if self.list.row is not None:
            self.dismiss(self.list.row)

    def on_story_list_chosen(self) -> None:
        """Take the row that was clicked."""
        self._chosen()

    def action_step(self, rows: int) -> None:
        """Move the cursor, and the terminal's with it; a key that is typed takes that back into the line."""
        self.list.step(rows)
        self.list.place_terminal_cursor(anyway=True)

    def action_leap(self, pages: int) -> None:
        """Move by screenfuls."""
        self.list.leap(pages)
        self.list.place_terminal_cursor(anyway=True)

    def action_cancel(self) -> None:
        """Take none."""
        self.dismiss(None)
