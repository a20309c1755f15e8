"""Lines of choices: one of several, or some of several, by keys or by the mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.geometry import Size
from textual.message import Message

from tui.newsroom.cells import fit
from tui.newsroom.widgets.bar import Bar, Part, clip, in_view

_LABEL = 10


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: what it is called, whether it is on, and the name under which it is reported."""

    name: str
    label: str
    on: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of choices; of an `exclusive` one exactly one is on."""

    label: str
    options: tuple[Option, ...]
    exclusive: bool = True


def _chosen(line: Line) -> int:
    """Return which option of an exclusive line is on."""
    return next((place for place, option in enumerate(line.options) if option.on), 0)


class Options(Bar, can_focus=True):
    """Draws the lines; the line under the cursor is the one that left and right change."""

    ground = "page"

    class Chosen(Message):
        """An option was chosen: its name."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, lines: Callable[[], Sequence[Line]], *, id: str) -> None:
        super().__init__(id=id)
        self._lines = lines
        self._cursor = 0
        self._column = 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are."""
        return len(self._lines())

    def parts(self, line: int, width: int) -> list[Part]:
        """Draw one line of choices."""
        lines = self._lines()
        if line >= len(lines):
            return []
        here = self.has_focus and line == self._cursor
        shown = lines[line]
        marks = ("(•)", "( )") if shown.exclusive else ("[x]", "[ ]")
        lead = [
            Part(self.glyphs.cursor if here else " ", "unread"),
            Part(fit(shown.label, _LABEL), "strong" if here else "muted"),
        ]
        at = _chosen(shown) if shown.exclusive else self._column % len(shown.options)
        parts = []
        for place, option in enumerate(shown.options):
            mark = marks[0 if option.on else 1]
            under = here and not shown.exclusive and place == at
            ink = "accent" if under else "strong" if option.on else "muted"
            parts.append(Part(f"{mark.replace('•', self.glyphs.chosen)} {option.label}  ", ink, option.name))
        return clip([*lead, *in_view(parts, at, width - 1 - _LABEL)], width)

    def move(self, rows: int) -> None:
        """Move to another line."""
        self._cursor = (self._cursor + rows) % max(1, len(self._lines()))
        self.refresh()

    def turn(self, step: int) -> None:
        """Choose the next (or the previous) option of the line; among switches, go to it."""
        line = self._lines()[self._cursor]
        if not line.exclusive:
            self._column = (self._column + step) % len(line.options)
            self.refresh()
            return
        at = _chosen(line)
        self.post_message(self.Chosen(line.options[(at + step) % len(line.options)].name))

    def switch(self) -> None:
        """Turn the switch under the cursor over, or choose the next option."""
        line = self._lines()[self._cursor]
        if line.exclusive:
            self.turn(1)
        else:
            self.post_message(self.Chosen(line.options[self._column % len(line.options)].name))

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()
