"""The ground that lists and the reader stand on: a scroll view that draws its own lines.

A cost of the stock `ScrollView` is left out: its scrollbar, a widget of as many lines as the list and 40 % of a frame.
Positions are told in the status line instead.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, ClassVar, cast

from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from tui.newsroom.glyphs import Glyphs
from tui.newsroom.looks import Looks
from tui.newsroom.widgets.lines import finished

if TYPE_CHECKING:
    from tui.newsroom.app import NewsroomApp

_KEPT = 512
"""Lines that are kept as they were drawn: more than a screen has, so that a step draws one."""


def newsroom_of(widget: Widget) -> NewsroomApp:
    """Return the app that the widget is in, by its own type."""
    return cast("NewsroomApp", widget.app)


class Canvas(ScrollView, can_focus=True):
    """A scroll view that asks `strip()` for each of its lines."""

    DEFAULT_CSS: ClassVar[str] = """
    Canvas {
        overflow: hidden;
    }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._strips: LRUCache[Hashable, Strip] = LRUCache(_KEPT)
        self._drawn_with: tuple[object, ...] = ()

    @property
    def looks(self) -> Looks:
        """The styles of the current theme."""
        return newsroom_of(self).looks

    @property
    def glyphs(self) -> Glyphs:
        """The signs that the user chose."""
        return newsroom_of(self).glyphs

    @property
    def allow_vertical_scroll(self) -> bool:
        """Whether wheel and selection may scroll: Textual asks for a bar that is shown, and there is none."""
        return self.is_scrollable

    @property
    def page_rows(self) -> int:
        """How many lines are in view, at least one."""
        return max(1, self.size.height)

    @property
    def top(self) -> int:
        """The number of the first line in view."""
        return self.scroll_offset.y

    def strip(self, number: int, width: int) -> Strip:
        """Return line `number` of the content, `width` cells wide."""
        raise NotImplementedError

    def kept(self, key: Hashable, draw: Callable[[], Strip]) -> Strip:
        """Return the line that was drawn under that key since the last `redraw()`, or draw it."""
        if key not in self._strips:
            self._strips[key] = draw()
        return self._strips[key]

    def redraw(self) -> None:
        """Forget the drawn lines and draw them anew."""
        self._strips.clear()
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Show other lines; the bar is left alone, for nobody sees it, and its move has the screen arranged anew."""
        if round(old_value) != round(new_value):
            self.refresh(self.size.region)

    def resize_content(self, lines: int) -> None:
        """Tell how many lines there are to scroll over.

        It is set past the property, which would lay out and draw the whole screen anew: no bar's place depends on it.
        """
        size = Size(self.size.width, lines)
        if size != self.virtual_size:
            self.set_reactive(Widget.virtual_size, size)
            self.refresh()

    def go_to(self, top: float) -> None:
        """Bring line `top` to the first row, as far as there are lines to fill the rest."""
        self.scroll_to(y=max(0, min(top, self.virtual_size.height - self.page_rows)), animate=False, force=True)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines in the region."""
        width, top = self.size.width, self.top
        if self._drawn_with != (width, self.looks, self.glyphs):
            self._drawn_with = (width, self.looks, self.glyphs)
            self._strips.clear()
        return finished(self, (self.strip(top + row, width) for row in crop.line_range), crop)

    def blank(self, width: int) -> Strip:
        """Return an empty line."""
        return Strip.blank(width, self.looks.style("text"))

    def selected_style(self) -> Style:
        """Return the style that selected text is drawn with."""
        return self.screen.get_component_rich_style("screen--selection")
