"""What every screen shows in a terminal under 40×10 cells, until it is larger again."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import Screen

from tui.newsroom.widgets.bar import Bar, Part, clip

LEAST = Size(40, 10)
"""Columns and rows of the smallest terminal that there is a layout for."""


def is_too_small(size: Size) -> bool:
    """Tell whether a terminal of that size has no room for any screen."""
    return size.width < LEAST.width or size.height < LEAST.height


class _Notice(Bar):
    """Says that there is no room, and how much is needed."""

    ground = "page"

    def parts(self, line: int, width: int) -> list[Part]:
        """Draw the three lines."""
        words = ("Nightdesk needs", f"{LEAST.width}×{LEAST.height} cells.", "q leaves.")
        return clip([Part(words[line], "text")], width) if line < len(words) else []


class TooSmall(Screen[None]):
    """Covers whatever is open. What is covered is not laid out anew, so that it is as it was once there is room."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "app.quit", "leave")]

    def compose(self) -> ComposeResult:
        """The notice alone."""
        yield _Notice(id="too-small")

    def on_screen_resume(self) -> None:
        """Leave, if what was opened above this was closed in a terminal that is large enough by now."""
        if not is_too_small(self.app.size):
            self.dismiss()
