"""A sheet over the wire: help, why a story was flagged, what changed. One screen for all that is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from tui.newsroom.document import Document
from tui.newsroom.glyphs import Glyphs
from tui.newsroom.keymap import LEAVE
from tui.newsroom.screens.dialog import Dialog
from tui.newsroom.widgets.key_bar import KeyBar
from tui.newsroom.widgets.page import Page

Layout = Callable[[int, Glyphs], Document]


class SheetPage(Page):
    """A page whose document somebody else lays out."""

    def __init__(self, layout: Layout, *, id: str) -> None:
        super().__init__(id=id)
        self._layout_document = layout

    def lay_out(self, width: int) -> Document:
        """Lay it out."""
        return self._layout_document(width, self.glyphs)


class Sheet(Dialog[None]):
    """Shows a document until it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "scroll", show=False),
        Binding("k,up", "move(-1)", "scroll", show=False),
        Binding("space,pagedown,ctrl+f", "leap(1)", "page", id="sheet-page"),
        Binding("pageup,ctrl+b,-", "leap(-1)", "page", show=False),
        Binding("g,home", "start", "top", show=False),
        Binding("G,end", "end", "end", show=False),
        Binding("q,escape,h,left,backspace,?,enter", "close", "back", id="sheet-back"),
        LEAVE,
    ]

    def __init__(self, title: str, layout: Layout) -> None:
        super().__init__()
        self.keys = KeyBar(id="keys")
        self._title = title
        self.page = SheetPage(layout, id="page")

    def compose(self) -> ComposeResult:
        """Lay out the frame."""
        with Vertical(id="sheet") as frame:
            frame.border_title = self._title
            yield self.page
        yield self.keys

    def action_move(self, rows: int) -> None:
        """Scroll by lines."""
        self.page.step(rows)

    def action_leap(self, pages: int) -> None:
        """Scroll by screenfuls."""
        self.page.leap(pages)

    def action_start(self) -> None:
        """Scroll to the top."""
        self.page.to_start()

    def action_end(self) -> None:
        """Scroll to the end."""
        self.page.to_end()

    def action_close(self) -> None:
        """Leave."""
        self.dismiss()
