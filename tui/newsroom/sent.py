"""What stands on the terminal already, so that of a changed line only the cells that differ are sent again.

Textual sends each line that a widget has drawn anew as a whole, and for each piece of it all of its colours. A cursor
that moves changes two lines, a status line one number, and a list that scrolls by a row much less than all its cells;
over a slow line the rest is what is waited for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, groupby, takewhile
from operator import eq, itemgetter
from typing import NamedTuple, cast

from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS, Console, RenderableType
from rich.segment import Segment

# What a frame consists of is Textual's own affair, and no public door leads there; its version is pinned.
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.cache import FIFOCache
from textual.geometry import Size
from textual.strip import Strip

_ONE_CELL = re.compile(r"[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f‐-‧‰-⁞₠-₿←-↿∀-⋿⌕⏎─-◼★☆]*")
"""Characters that each take one cell, whatever the terminal: where others stand no cell can be told by its number."""

_ENDS = {"weight": "22", "3": "23", "4": "24", "7": "27", "9": "29", "letters": "39", "ground": "49"}
"""What ends an attribute or a colour: bold and faint, italics, underlined, reversed, struck through."""

Run = tuple[str, str]
"""A piece of a line, and the codes (SGR parameters) that it is drawn with."""


_KEPT = 512
"""Strips whose codes are kept: a screen that scrolls by a line has the others of before."""


class Drawing(NamedTuple):
    """What is sent for a strip: its pieces, and how many cells they take.

    `countable` tells whether each of their signs takes one cell, `linked` whether there is a link or a control code.
    """

    strip: Strip
    runs: tuple[Run, ...]
    width: int
    countable: bool
    linked: bool


class Stretch(NamedTuple):
    """What a widget has on a line: the cell after its last, and its pieces."""

    end: int
    runs: tuple[Run, ...]


class Sent:
    """The cells of the terminal, as far as they are known."""

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, Stretch]] = {}
        self._drawings: FIFOCache[tuple[int, ColorSystem], Drawing] = FIFOCache(_KEPT)
        self._size = Size(0, 0)

    def forget(self) -> None:
        """Take nothing for known: the terminal was cleared, resized or drawn on in another way."""
        self._rows.clear()

    def lean(self, frame: RenderableType | None) -> RenderableType | None:
        """Return a frame of Textual's compositor, of a whole screen too, as one that sends what differs."""
        if isinstance(frame, LayoutUpdate):
            self._forget_other_sizes(frame.region.size)
            frame = _as_chops(frame)
            self._forget_disputed(frame.chop_ends)
        elif frame is not None and not isinstance(frame, ChopsUpdate):
            self.forget()
        # That its frames are no renderables by their type is how Textual has it of its own.
        return cast("RenderableType", LeanFrame(self, frame)) if isinstance(frame, ChopsUpdate) else frame

    def _forget_other_sizes(self, size: Size) -> None:
        """Take nothing for known that was drawn for another size: the terminal may have cut it off."""
        if size != self._size:
            self._size = size
            self.forget()

    def _forget_disputed(self, ends: Sequence[Sequence[int]]) -> None:
        """Take nothing for known of rows with signs whose width terminals dispute: a whole screen sets them right."""
        for row, known in list(self._rows.items()):
            if (
                row >= len(ends)
                or not ends[row]
                or sum(end - first for first, (end, _) in known.items()) < ends[row][-1]
            ):
                del self._rows[row]

    def drawing(self, strip: Strip, colours: ColorSystem) -> Drawing:
        """Return what is sent for a strip; widgets hand the same ones on from frame to frame."""
        # A strip has no hash. The drawing holds it, so that its id stays its own.
        key = (id(strip), colours)
        known = self._drawings.get(key)
        if known is None:
            known = self._drawings[key] = _drawn(strip, colours)
        return known

    def change(self, row: int, start: int, end: int, drawing: Drawing) -> tuple[int, Sequence[Run]]:
        """Take note of what a stretch of a row shows from now on; return what of it differs, and its first cell."""
        known = self._rows.setdefault(row, {})
        before = known.get(start)
        if before is None or before.end != end:
            before = _cut_out(known, start, end)
        runs = drawing.runs
        if drawing.width != end - start or not drawing.countable:
            known.pop(start, None)
            self.lose(row, end, end + 2)  # a terminal that takes more cells for them writes over these
            return start, runs
        known[start] = Stretch(end, runs)
        if before is None:
            return start, runs
        if before.runs is runs:
            return end, ()
        first, last = _difference(before.runs, runs, drawing.width)
        return start + first, list(_between(runs, first, last))

    def lose(self, row: int, start: int, end: int) -> None:
        """Take nothing for known of a stretch of a row."""
        known = self._rows.get(row, {})
        for other in [first for first, stretch in known.items() if first < end and stretch.end > start]:
            del known[other]


class LeanFrame(CompositorUpdate):
    """A frame that sends what differs from what was sent before."""

    def __init__(self, sent: Sent, frame: ChopsUpdate) -> None:
        self._sent = sent
        self._frame = frame
        self._codes = ""
        """What the terminal draws with at this point of the frame."""

    def render_segments(self, console: Console) -> str:
        """Return the characters for the terminal."""
        colours = COLOR_SYSTEMS[console.color_system or "truecolor"]
        out = [self._stretch(row, start, end, strip, colours) for row, start, end, strip in self._stretches()]
        return "".join([*out, self._switch_to("")])

    def _stretches(self) -> Iterator[tuple[int, int, int, Strip]]:
        """Yield (row, first cell, cell after the last, what is drawn there) of what the frame touches."""
        for row, first, last in self._frame.spans:
            for end, (start, strip) in zip(self._frame.chop_ends[row], self._frame.chops[row].items(), strict=False):
                if strip is not None and start < last and end > first:
                    yield row, start, end, strip

    def _stretch(self, row: int, start: int, end: int, strip: Strip, colours: ColorSystem) -> str:
        drawing = self._sent.drawing(strip, colours)
        if drawing.linked:
            self._sent.lose(row, start, end)
            return self._switch_to("") + _move(row, start) + "".join(_whole(segment, colours) for segment in strip)
        start, runs = self._sent.change(row, start, end, drawing)
        drawn = "".join([self._switch_to(codes) + text for text, codes in runs])
        return _move(row, start) + drawn if drawn else ""

    def _switch_to(self, codes: str) -> str:
        before, self._codes = self._codes, codes
        return _switch(before, codes) if before != codes else ""


def _cut_out(known: dict[int, Stretch], start: int, end: int) -> Stretch | None:
    """Take a stretch out of what is known of a row, and return it if all of it is; what is beside it stays known."""
    runs: list[Run] = []
    at = start
    for first, stretch in sorted((first, stretch) for first, stretch in known.items()):
        if first >= end or stretch.end <= start:
            continue
        del known[first]
        if first < start:
            known[first] = Stretch(start, tuple(_between(stretch.runs, 0, start - first)))
        if stretch.end > end:
            known[end] = Stretch(stretch.end, tuple(_between(stretch.runs, end - first, stretch.end - first)))
        if first <= at:
            runs += _between(stretch.runs, at - first, end - first)
            at = min(stretch.end, end)
    return Stretch(end, _joined(runs)) if at == end else None


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return the pieces with neighbours that are drawn alike as one, so that pieces can be compared."""
    alike = groupby(runs, key=itemgetter(1))
    return tuple(("".join(text for text, _ in pieces), codes) for codes, pieces in alike)


def _as_chops(frame: LayoutUpdate) -> ChopsUpdate:
    """Return the frame of a whole screen as one of its lines."""
    rows: list[dict[int, Strip | None]] = []
    ends: list[list[int]] = []
    for strips in frame.strips:
        widths = [(strip, strip.cell_length) for strip in strips]
        ends.append([*accumulate(width for _, width in widths)])
        rows.append({end - width: strip for (strip, width), end in zip(widths, ends[-1], strict=True)})
    return ChopsUpdate(rows, [(row, 0, line[-1]) for row, line in enumerate(ends) if line], ends)


def _move(row: int, column: int) -> str:
    return f"\x1b[{row + 1};{column + 1}H"


def _whole(segment: Segment, colours: ColorSystem) -> str:
    return segment.text if segment.style is None else Strip.render_style(segment.style, segment.text, colours)


def _drawn(strip: Strip, colours: ColorSystem) -> Drawing:
    runs = _joined(_run(segment, colours) for segment in strip)
    return Drawing(
        strip,
        runs,
        width=sum(len(text) for text, _ in runs),
        countable=all(_ONE_CELL.fullmatch(text) for text, _ in runs),
        linked=any(segment.control or (segment.style and segment.style.link) for segment in strip),
    )


def _run(segment: Segment, colours: ColorSystem) -> Run:
    """Return a segment's text and codes: what Textual would send, without the marks around it."""
    if segment.style is None:
        return segment.text, ""
    drawn = Strip.render_style(segment.style, "", colours)
    return segment.text, drawn.removeprefix("\x1b[").removesuffix("m\x1b[0m")


@lru_cache(maxsize=1024)
def _switch(before: str, after: str) -> str:
    """Return the shortest sequence that makes a terminal that draws with some codes draw with others."""
    if not after:
        return "\x1b[0m"
    had, has = _sorted(before), _sorted(after)
    changed = {what: code for what, code in has.items() if had.get(what) != code}
    ended = had.keys() - (has.keys() - ({"weight"} & changed.keys()))  # faint does not end bold
    if not ended <= _ENDS.keys():
        return f"\x1b[0;{after}m"
    return f"\x1b[{';'.join([*(_ENDS[what] for what in sorted(ended)), *changed.values()])}m"


def _sorted(codes: str) -> dict[str, str]:
    """Return the codes by what they set: the colours of letters and ground, the weight, each other by itself."""
    found: dict[str, str] = {}
    parts = iter(codes.split(";") if codes else ())
    for part in parts:
        number = int(part)
        if number in (38, 48):
            kind = next(parts)
            part = ";".join([part, kind, *(next(parts) for _ in range(3 if kind == "2" else 1))])
        if 30 <= number <= 39 or 90 <= number <= 97:
            found["letters"] = part
        elif 40 <= number <= 49 or 100 <= number <= 107:
            found["ground"] = part
        elif number in (1, 2):
            found["weight"] = f"{found['weight']};{part}" if "weight" in found else part
        else:
            found[part] = part
    return found


def _difference(before: Sequence[Run], after: Sequence[Run], width: int) -> tuple[int, int]:
    """Return the first cell that differs and the one after the last."""
    first = _alike(before, after)
    if first >= width:
        return width, width
    return first, width - _alike(_mirrored(before), _mirrored(after))


def _alike(before: Sequence[Run], after: Sequence[Run]) -> int:
    """Return how many cells are the same from the beginning on."""
    count = 0
    for (was, had), (text, has) in zip(before, after, strict=False):
        if had != has:
            break
        if was != text:
            count += sum(takewhile(bool, map(eq, was, text)))
            break
        count += len(text)
    return count


def _mirrored(runs: Sequence[Run]) -> list[Run]:
    return [(text[::-1], codes) for text, codes in reversed(runs)]


def _between(runs: Sequence[Run], first: int, last: int) -> Iterator[Run]:
    """Yield what stands in the cells from `first` to before `last`."""
    at = 0
    for text, codes in runs:
        piece = text[max(0, first - at) : max(0, last - at)]
        if piece:
            yield piece, codes
        at += len(text)
