"""What bars, lists and pages share: lines that are complete when they are drawn.

Textual passes the lines of a widget through a cache of styles that walks each of them again, for borders, paddings and
links that ours have not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.filter import ANSIToTruecolor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.newsroom.cells import width_of
from tui.newsroom.looks import lean


def finished(widget: Widget, drawn: Iterable[Strip], crop: Region) -> list[Strip]:
    """Return whole lines of a widget as `render_lines()` is to return them: filtered (NO_COLOR), cut to the region."""
    strips = list(drawn)
    for line_filter in widget.get_line_filters():
        # Our styles hold no named colours outside the ansi theme, so there is nothing for this one to translate.
        if not isinstance(line_filter, ANSIToTruecolor):
            background = widget.background_colors[1]
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
    if crop.column_span != (0, widget.size.width):
        first, last = crop.column_span
        strips = [strip.crop(first, last) for strip in strips]
    return strips


def filled(segments: Sequence[Segment], width: int, blank: Style) -> Strip:
    """Return the segments as a line of exactly that many cells: cut, or filled up with blanks of that style."""
    room = width - sum(width_of(segment.text) for segment in segments)
    if room < 0:
        return Strip(lean(segments)).crop(0, width)
    return Strip(lean([*segments, Segment(" " * room, blank)]), width)
