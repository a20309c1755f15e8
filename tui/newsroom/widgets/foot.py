"""The line under the reader: how far the story is read."""

from __future__ import annotations

from tui.newsroom.widgets.bar import Bar, Part, between
from tui.newsroom.widgets.reader import Reader

_METER = 12


class Foot(Bar):
    """Paragraph, a meter, per cent, and what a find has found."""

    ground = "page"

    def __init__(self, reader: Reader, *, id: str) -> None:
        super().__init__(id=id)
        self._reader = reader
        self.found = ""

    def parts(self, line: int, width: int) -> list[Part]:
        """Draw the line."""
        if self._reader.story is None:
            return []
        paragraph, of, percent = self._reader.progress
        full = percent * _METER // 100
        glyphs = self.glyphs
        place = f" {glyphs.paragraph}{max(1, paragraph)} of {of}  " if of else " "
        left = [
            Part(place, "muted"),
            Part(glyphs.full * full, "accent"),
            Part(glyphs.empty * (_METER - full), "faint"),
            Part(f" {percent}%", "muted"),
        ]
        return between(left, [Part(f"{self.found} ", "muted")] if self.found else [], width)
