"""A line or two of the chrome, drawn from runs, parts of which can be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Self

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.newsroom.cells import fit, width_of
from tui.newsroom.glyphs import Glyphs
from tui.newsroom.looks import Looks
from tui.newsroom.widgets.canvas import newsroom_of
from tui.newsroom.widgets.lines import filled, finished


class Part(NamedTuple):
    """A piece of a bar; `click` names what a click on it does, for the screen to do."""

    text: str
    ink: str = "muted"
    click: str = ""

    @property
    def width(self) -> int:
        """Cells it takes."""
        return width_of(self.text)


def between(left: Sequence[Part], right: Sequence[Part], width: int) -> list[Part]:
    """Return the left parts and the right parts with blanks between; the left ones are cut where both do not fit."""
    room = width - sum(part.width for part in right)
    if room < 0:
        return clip(left, width)
    kept = clip(left, room)
    if room < width and kept and not kept[-1].text.endswith(" "):
        kept = clip(left, room - 1)  # what is cut runs into what follows otherwise
    gap = room - sum(part.width for part in kept)
    return [*kept, Part(" " * gap), *right]


def clip(parts: Sequence[Part], width: int) -> list[Part]:
    """Return as many of the parts as fit, the last one cut with an ellipsis."""
    kept: list[Part] = []
    for part in parts:
        if part.width > width:
            if width > 1:
                kept.append(Part(fit(part.text, width), part.ink, part.click))
            return kept
        kept.append(part)
        width -= part.width
    return kept


def in_view(parts: Sequence[Part], at: int, width: int) -> list[Part]:
    """Return the parts without as many on the left as make the part number `at` fit into the width."""
    kept = list(parts)
    while at and sum(part.width for part in kept[: at + 1]) > width:
        kept, at = kept[1:], at - 1
    return kept


class Bar(Widget):
    """One line (or a few) of parts; a click goes to the part under it."""

    ground = "panel"
    ALLOW_SELECT = False

    class Clicked(Message):
        """A part was clicked: the id of a command, "view ID" or "story ID"."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._drawn: dict[int, list[Part]] = {}
        self._ready: dict[int, int] = {}
        """Lines whose parts `update()` has made and nobody has drawn yet, and the width that they were made for."""

    @property
    def looks(self) -> Looks:
        """The styles of the current theme."""
        return newsroom_of(self).looks

    @property
    def glyphs(self) -> Glyphs:
        """The signs that the user chose."""
        return newsroom_of(self).glyphs

    def update(self, first: int = 0) -> None:
        """Draw those of the lines, from the first that is given on, again that would look other than they do."""
        width = self.size.width
        for line in range(first, self.size.height):
            parts = self.parts(line, width)
            if self._drawn.get(line) != parts:
                self._drawn[line] = parts
                self._ready[line] = width
                self.refresh(Region(0, line, width, 1))

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw again; without a region, all of it from what it is to show then."""
        if not regions:
            self._ready.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def parts(self, line: int, width: int) -> list[Part]:
        """Return the parts of that line, which take at most `width` cells."""
        raise NotImplementedError

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """A bar takes the width there is."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A bar is one line high, unless its style says otherwise."""
        return 1

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines in the region."""
        return finished(self, (self._line(line, self.size.width) for line in crop.line_range), crop)

    def _line(self, line: int, width: int) -> Strip:
        if self._ready.pop(line, None) != width:
            self._drawn[line] = self.parts(line, width)
        segments = [self.looks.segment(part.text, part.ink, self.ground) for part in self._drawn[line]]
        return filled(segments, width, self.looks.style("muted", self.ground))

    def on_click(self, event: events.Click) -> None:
        """Do what the part under the pointer does."""
        at = 0
        for part in self._drawn.get(event.y, ()):
            at += part.width
            if event.x < at:
                if part.click:
                    self.post_message(self.Clicked(part.click))
                return
