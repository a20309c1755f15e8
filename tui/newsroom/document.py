"""What the reader shows, as lines: built from a story for one width, with no terminal in it.

A line knows which code points of which field it shows, so that a takeaway leads to its sentence, a find marks its
matches, and a selection copies the words.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import field

from tui.dataclass import dataclass
from tui.model import Field
from tui.newsroom.cells import line as clean_one
from tui.newsroom.cells import width_of, wrap
from tui.text import clean, is_clean

COLUMN = 88
"""The widest a text column gets, in cells; longer lines are hard to come back from."""
MAX_CHARACTERS = 200_000
MAX_LINES = 2_000
GUTTER = 3
"""Cells to the left of the column for the number and the bar of a takeaway's sentence."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line in one ink."""

    text: str
    ink: str = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the column. Where it shows outside text, that is the last run: `[start, end)` of `field`."""

    runs: tuple[Run, ...] = ()
    field: Field | None = None
    start: int = 0
    end: int = 0
    action: str = ""

    @property
    def text(self) -> str:
        """The line as it is read, without inks."""
        return "".join(run.text for run in self.runs)


BLANK = Line()


@dataclasses.dataclass(slots=True)
class Document:
    """Lines under construction, and where to find things in them.

    `paragraphs` are the numbers of the lines that body paragraphs begin at, in order.
    """

    width: int
    lines: list[Line] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    cut: bool = False

    def add(self, *runs: Run, action: str = "") -> None:
        """Add a line of our own words."""
        self.lines.append(Line(runs, action=action))

    def blank(self) -> None:
        """Add an empty line, unless there is one already."""
        if self.lines and self.lines[-1] is not BLANK:
            self.lines.append(BLANK)

    def prose(
        self, text: str, ink: str = "text", first: str = "", rest: str = "", lead: str = "muted", action: str = ""
    ) -> None:
        """Add clean text of ours or from outside as wrapped lines, with a lead before the first and the others.

        `action` is what a click on them does.
        """
        words = clean_one(text)
        width = max(1, self.width - max(width_of(first), width_of(rest)))
        prefix = first
        for start, end in wrap(words, 0, len(words), width):
            shown = Run(words[start:end], ink)
            self.lines.append(Line((Run(prefix, lead), shown) if prefix else (shown,), action=action))
            prefix = rest

    def passage(self, text: str, name: Field, ink: str = "text") -> None:
        """Add a field of a version, paragraph by paragraph, so that its lines know the spans that they show."""
        if not is_clean(text):
            text = clean(text)
        for start, end in _paragraphs(text[:MAX_CHARACTERS]):
            if len(self.lines) >= MAX_LINES:
                self.cut = True
                return
            self.blank()
            self.paragraphs.append(len(self.lines))
            self._paragraph(text, start, end, name, ink)
        self.cut = self.cut or len(text) > MAX_CHARACTERS

    def _paragraph(self, text: str, start: int, end: int, name: Field, ink: str) -> None:
        bullet = text.startswith("• ", start)
        indent = "  " if bullet else ""
        lead = "• " if bullet else ""
        for begin, stop in wrap(text, start + 2 * bullet, end, max(1, self.width - len(indent))):
            shown = Run(text[begin:stop].replace("\t", " "), ink)
            self.lines.append(Line((Run(lead, "muted"), shown) if lead else (shown,), name, begin, stop))
            lead = indent

    def line_of(self, name: Field, start: int, end: int) -> int | None:
        """Return the number of the first line that shows anything of that span (None: it is not shown)."""
        return next(
            (
                number
                for number, shown in enumerate(self.lines)
                if shown.field == name and shown.start < end and start < shown.end
            ),
            None,
        )

    def paragraph_of(self, number: int) -> int:
        """Return which paragraph, from 1, a line belongs to (0: it stands above the first)."""
        return bisect_right(self.paragraphs, number)

    def matches(self, words: str) -> Iterator[tuple[Field, int, int, int]]:
        """Yield (field, start, end, line number) for each place where a shown line holds the words, in any case."""
        wanted = words.casefold()
        for number, shown in enumerate(self.lines):
            if shown.field is None or not wanted:
                continue
            text = shown.runs[-1].text.casefold()
            at = text.find(wanted)
            while at >= 0:
                yield shown.field, shown.start + at, shown.start + at + len(wanted), number
                at = text.find(wanted, at + len(wanted))


@dataclass(frozen=True, slots=True)
class Highlight:
    """A ground laid under a span of a field."""

    field: Field
    start: int
    end: int
    ground: str


def painted(line: Line, highlights: Iterable[Highlight]) -> list[tuple[str, str, str]]:
    """Return the line as (text, ink, ground), with the highlights laid under what they cover; later ones win."""
    pieces = [(run.text, run.ink, "page") for run in line.runs]
    if line.field is None:
        return pieces
    text, ink, _ = pieces.pop()
    grounds = ["page"] * len(text)
    for highlight in highlights:
        if highlight.field == line.field:
            first = max(0, highlight.start - line.start)
            last = min(len(text), highlight.end - line.start)
            if first < last:
                grounds[first:last] = [highlight.ground] * (last - first)
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or grounds[at] != grounds[start]:
            pieces.append((text[start:at], ink, grounds[start]))
            start = at
    return pieces


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for part in text.split("\n"):
        end = start + len(part)
        if part.strip():
            yield start, end
        start = end + 1
