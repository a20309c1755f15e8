"""A document on the screen: a centred column of lines that scrolls, can be searched, selected and copied."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import cycle, islice

from rich.segment import Segment
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from tui.model import Field
from tui.newsroom.document import COLUMN, GUTTER, Document, Highlight, Line, painted
from tui.newsroom.widgets.canvas import Canvas
from tui.newsroom.widgets.lines import filled

Match = tuple[Field, int, int, int]


class Page(Canvas):
    """Draws a `Document`, at most 88 cells wide; what it is of is up to whoever lays it out."""

    class Scrolled(Message, bubble=False):
        """The reader has moved on in the text; told to the screen itself, past the panes between."""

    class Rewrapped(Message, bubble=False):
        """The text was wrapped for another size: another share of it is in view."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.document = Document(COLUMN)
        self._matches: list[Match] = []
        self._match = -1
        self.words = ""

    def lay_out(self, width: int) -> Document:
        """Return the document for a column of that many cells."""
        return Document(width)

    def rewrap(self) -> None:
        """Lay the document out again for the width there is, and stay at the same words."""
        anchor = self._anchor()
        self.document = self.lay_out(max(12, min(COLUMN, self.size.width - GUTTER - 2)))
        self.resize_content(len(self.document.lines) + 1)
        self._matches = list(self.document.matches(self.words))
        self.redraw()
        if anchor is not None:
            self.go_to(self.document.line_of(*anchor) or self.top)

    def _anchor(self) -> tuple[Field, int, int] | None:
        """Return the first words in view, as a span."""
        for shown in self.document.lines[self.top : self.top + self.page_rows]:
            if shown.field is not None:
                return (shown.field, shown.start, shown.start + 1) if self.top else None
        return None

    @property
    def margin(self) -> int:
        """Cells between the left edge and the column."""
        return max(GUTTER, (self.size.width - self.document.width) // 2)

    def highlights(self) -> Iterable[Highlight]:
        """Yield what is laid under the text: found words, and the found word that is current."""
        for number, (name, start, end, _) in enumerate(self._matches):
            yield Highlight(name, start, end, "match" if number == self._match else "mark")

    def sign_of(self, number: int) -> tuple[str, str]:
        """Return the sign in the gutter of that line, at most three cells, and its ink."""
        return "", "text"

    def strip(self, number: int, width: int) -> Strip:
        """Draw one line of the column."""
        if number >= len(self.document.lines):
            return self.blank(width)
        return self.kept(number, lambda: self._draw(number, width))

    def _draw(self, number: int, width: int) -> Strip:
        shown = self.document.lines[number]
        sign, ink = self.sign_of(number)
        lead = sign.rjust(GUTTER - 1) + " "
        segments = [self.looks.segment(" " * (self.margin - GUTTER)), self.looks.segment(lead, ink)]
        segments += [self.looks.segment(*piece) for piece in painted(shown, self.highlights())]
        return filled(self._selected(segments, number), width, self.looks.style("text")).apply_offsets(0, number)

    def _selected(self, segments: list[Segment], number: int) -> list[Segment]:
        """Return the segments with the selected characters drawn as such."""
        span = self.text_selection.get_span(number) if self.text_selection is not None else None
        if span is None:
            return segments
        text = "".join(segment.text for segment in segments)
        start, end = span[0], len(text) if span[1] == -1 else span[1]
        chosen = self.selected_style()
        drawn: list[Segment] = []
        at = 0
        for segment in segments:
            for piece, inside in _split(segment.text, start - at, end - at):
                style = segment.style + chosen if inside and segment.style else segment.style
                drawn.append(Segment(piece, style))
            at += len(segment.text)
        return drawn

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected words, without margins."""
        text = "\n".join(" " * self.margin + shown.text for shown in self.document.lines)
        lines = selection.extract(text).splitlines()
        return "\n".join(each.strip() for each in lines), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw what is selected."""
        self.redraw()

    def line_at(self, row: int) -> Line | None:
        """Return the line that is drawn on that row of the widget."""
        number = self.top + row
        return self.document.lines[number] if number < len(self.document.lines) else None

    def find(self, words: str) -> int:
        """Mark every place that has the words, go to the first in or below view, and return how many there are."""
        self.words = words
        self._matches = list(self.document.matches(words))
        self._match = -1
        below = (number for number, match in enumerate(self._matches) if match[3] >= self.top)
        if self._matches:
            self._go_to_match(next(below, 0))
        self.redraw()
        return len(self._matches)

    def next_match(self, direction: int) -> tuple[int, int]:
        """Go to the next found place (or, at -1, the one before); return which of how many it is."""
        if self._matches:
            order = range(len(self._matches))
            at = next(islice(cycle(order), (self._match + direction) % len(order), None))
            self._go_to_match(at)
            self.redraw()
        return self._match + 1, len(self._matches)

    def _go_to_match(self, number: int) -> None:
        self._match = number
        self.reveal(self._matches[number][3])

    def reveal(self, number: int) -> None:
        """Scroll so that the line stands in the upper third, unless it is in view."""
        if not self.top <= number < self.top + self.page_rows - 1:
            self.go_to(number - self.page_rows // 3)

    def step(self, rows: int) -> None:
        """Scroll by that many lines."""
        self.go_to(self.top + rows)

    def leap(self, pages: float) -> None:
        """Scroll by that many screenfuls, less two lines that stay in view."""
        self.step(int(pages * max(1, self.page_rows - 2)))

    def to_start(self) -> None:
        """Scroll to the first line."""
        self.go_to(0)

    def to_end(self) -> None:
        """Scroll to the last line."""
        self.go_to(self.virtual_size.height)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that the text has moved."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.screen.post_message(self.Scrolled())

    def on_resize(self) -> None:
        """Wrap for the new width."""
        self.rewrap()
        self.screen.post_message(self.Rewrapped())


def _split(text: str, start: int, end: int) -> list[tuple[str, bool]]:
    """Return the pieces of a text before, inside and after `[start, end)`, each with whether it is inside."""
    start, end = max(0, min(start, len(text))), max(0, min(end, len(text)))
    pieces = ((text[:start], False), (text[start:end], True), (text[end:], False))
    return [(piece, inside) for piece, inside in pieces if piece]
