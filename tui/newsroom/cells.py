"""Text measured and cut in terminal cells, never in characters: CJK characters and emoji are two cells wide."""

from __future__ import annotations

import re

from rich.cells import cell_len, set_cell_size

from tui.text import clean

_WORDS = re.compile(r"\s*\S+")
_LETTERS_AND_BLANKS = re.compile(r"[ -~]*")


def width_of(text: str) -> int:
    """Return how many cells the text takes."""
    return len(text) if text.isascii() else cell_len(text)


def fit(text: str, width: int, ellipsis: str = "…") -> str:
    """Return the text in exactly `width` cells: padded with blanks, or cut at a cell boundary with an ellipsis."""
    if width <= 0:
        return ""
    taken = width_of(text)
    if taken <= width:
        return text + " " * (width - taken)
    if text.isascii():
        return text[: width - 1] + ellipsis
    return set_cell_size(text, width - 1) + ellipsis


def line(text: str) -> str:
    """Return outside text as one clean line that is safe to draw: the promise of `clean()`, kept at the last door."""
    return clean(text).replace("\n", " ").replace("\t", " ")


def wrap(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """Break `text[start:end]` into lines of at most `width` cells and return their half-open ranges.

    Breaks at white space, which belongs to no line; a word that is wider than a line is cut at a cell boundary.
    """
    lines: list[tuple[int, int]] = []
    if text.isascii() and _LETTERS_AND_BLANKS.fullmatch(text, start, end):
        start = _wrap_plain(text, start, end, width, lines)
    begin = stop = start
    taken = 0
    for match in _WORDS.finditer(text, start, end):
        word_width = width_of(match.group())
        if begin < stop and taken + word_width > width:
            lines.append((begin, stop))
            begin = stop
        if begin == stop:
            taken = 0
            begin = match.end() - len(match.group().lstrip())
            word_width = width_of(text[begin : match.end()])
            begin = _cut_long_word(text, begin, match.end(), width, lines)
            word_width = width_of(text[begin : match.end()])
        taken += word_width
        stop = match.end()
    if begin < stop:
        lines.append((begin, stop))
    return lines


def _wrap_plain(text: str, start: int, end: int, width: int, lines: list[tuple[int, int]]) -> int:
    """Add lines while each sign is one cell and no word is wider than a line; return where the rest starts."""
    while True:
        while start < end and text[start] == " ":
            start += 1
        if end - start <= width:
            return start
        stop = text.rfind(" ", start, start + width + 1)
        if stop < 0:
            return start
        while text[stop - 1] == " ":
            stop -= 1
        lines.append((start, stop))
        start = stop


def _cut_long_word(text: str, start: int, end: int, width: int, lines: list[tuple[int, int]]) -> int:
    """Add full lines of a word that is wider than a line to `lines`; return where its rest starts."""
    while width_of(text[start:end]) > width:
        taken, stop = 0, start
        while stop < end and taken + width_of(text[stop]) <= width:
            taken += width_of(text[stop])
            stop += 1
        stop = max(stop, start + 1)
        lines.append((start, stop))
        start = stop
    return start
