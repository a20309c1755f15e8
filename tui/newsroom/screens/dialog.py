"""What dialogs, sheets and the palette stand on: the screen that was open before, faint, behind a frame.

Where few bytes are to be sent it is not made faint, for what stands on the terminal already need not be sent again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen
from textual.strip import Strip

from tui.newsroom.compositor import RowCompositor
from tui.newsroom.widgets.canvas import newsroom_of
from tui.newsroom.widgets.lines import finished

T = TypeVar("T")


class Fade(LineFilter):
    """Makes lines faint, each style once: a screen has thousands of cells and some twenty styles."""

    def __init__(self, tint: Color) -> None:
        super().__init__()
        self.tint = tint
        self._faint: dict[Style, Style] = {}

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments, faint."""
        return [Segment(text, self._of(style or Style.null()), control) for text, style, control in segments]

    def _of(self, style: Style) -> Style:
        if style not in self._faint:
            (drawn,) = BackgroundScreen.process_segments([Segment(" ", style)], self.tint)
            self._faint[style] = drawn.style or style
        return self._faint[style]


class Dialog(ModalScreen[T], Generic[T]):
    """A frame over the screen below it.

    Textual draws the screen below as one block of text and works out each of its colours each time. Here its lines are
    taken as they were drawn, and what was made faint once is kept with them.
    """

    def __init__(self) -> None:
        super().__init__()
        self._fade: Fade | None = None
        self._opened = False

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Let Textual, whose handler comes next, not look up again which styles hold: at first they are new."""
        if not self._opened:
            self._opened, event.refresh_styles = True, False

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw what shows through of the screen below; where the terminal has its own colours, nothing does."""
        tint = self.styles.background
        if tint.a == 1:
            return super().render_lines(crop)
        if newsroom_of(self).thrifty:
            tint = tint.with_alpha(0)
        if self._fade is None or self._fade.tint != tint:
            self._fade = Fade(tint)
        fade, background, width = self._fade, self.background_colors[1], self.size.width
        rows = [Strip.join(_faded(row, fade, background)) for row in self._below().rows(crop)]
        # A screen that was not laid out yet at this size has fewer rows, and shorter ones.
        rows += [Strip([])] * (crop.height - len(rows))
        return finished(self, (row.adjust_cell_length(width, self.rich_style) for row in rows), crop)

    def _below(self) -> RowCompositor:
        stack = self.app.screen_stack
        below = stack[stack.index(self) - 1]
        assert isinstance(below._compositor, RowCompositor)  # the app gives it to each of its screens
        return below._compositor


def _faded(pieces: Iterable[Strip], fade: Fade, background: Color) -> Iterable[Strip]:
    return (piece.apply_filter(fade, background) for piece in pieces)
