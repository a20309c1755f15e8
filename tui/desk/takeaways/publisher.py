"""The publisher's own list of takeaways, where the article brings one: written by people who know the story."""

from __future__ import annotations

import re

from tui.dataclass import dataclass
from tui.text.late import late

Span = tuple[int, int]

_HEADING = late(
    r"[^\w\n]{0,6}(?:the |our )?(?:(?:key|main|top|quick|story|article|major|biggest|three|four|five|\d) ){0,2}"
    r"(?:take-?aways?|points|facts|findings|developments|details|highlights|insights|info(?:rmation)?|summary"
    r"|at a glance|tl;? ?dr|in brief|in short|in a nutshell|gist|short version|bottom line|rundown|essentials"
    r"|what happened|what (?:you )?need to know|what to know|what we know(?: so far)?|why it matters"
    r"|executive summary|fast facts|bullet points)"
    r"[^\w\n]{0,4}$",
    re.IGNORECASE,
)
_INLINE = late(
    r"[^\w\n]{0,6}(?:tl;? ?dr|key (?:take-?away|point)s?|in short|the gist|in a nutshell|what happened"
    r"|the short version)\W{0,3}?(?::|\s[–—-]+)[^\w\n]{0,3}\s(?=[\w\"“'‘(])",
    re.IGNORECASE,
)
_ITEM = late(r"[^\S\n]*(?:[-–—•*‣▪◦●·➤►✓✔]|\(?\d{1,2}[.)])[^\S\n]+(?=\S)")
_FEWEST_WORDS = 3
_MOST_ITEMS = 12


@dataclass(frozen=True, slots=True)
class Points:
    """The publisher's bullets at their spans, and the range of the whole list with its heading."""

    items: tuple[Span, ...]
    start: int
    end: int


def publisher_points(text: str) -> Points | None:
    """Return the first list in `text` that a heading calls its key points ("Key Takeaways:"), None where none does.

    A bullet is all that stands behind its marker, several sentences as one. Below a heading, lines without markers
    count as bullets where they do not end like sentences, as in CNN's "Story highlights".
    """
    lines = _lines(text)
    for index, (start, end) in enumerate(lines):
        if end - start > 60 or not _HEADING.match(text, start, end):
            found = _inline(text, start, end)
        else:
            found = _list(text, lines, index)
        if found:
            return found
    return None


def _lines(text: str) -> list[Span]:
    """Return the lines that hold something, without the white space at their ends."""
    lines: list[Span] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((start, start + len(line.rstrip())))
        start += len(line) + 1
    return lines


def _list(text: str, lines: list[Span], heading: int) -> Points | None:
    """Return the list below the heading, None where less than two bullets follow."""
    items = _marked(text, lines[heading + 1 :]) or _unmarked(text, lines[heading + 1 :])
    if len(items) < 2:
        return None
    return Points(tuple(items), lines[heading][0], items[-1][1])


def _marked(text: str, lines: list[Span]) -> list[Span]:
    """Return the list items at the head of `lines`; a line that starts in lower case goes on with the one above."""
    items: list[Span] = []
    for start, end in lines[: 3 * _MOST_ITEMS]:
        marker = _ITEM.match(text, start, end)
        if marker and len(items) < _MOST_ITEMS:
            items.append((marker.end(), end))
        elif items and not marker and text[start:end].lstrip()[:1].islower():
            items[-1] = (items[-1][0], end)
        else:
            break
    return [(start, end) for start, end in items if len(text[start:end].split()) >= _FEWEST_WORDS]


def _unmarked(text: str, lines: list[Span]) -> list[Span]:
    """Return the lines at the head of `lines` that read like bullets: some words, and no stop at the end."""
    items: list[Span] = []
    for start, end in lines[: _MOST_ITEMS + 1]:
        line = text[start:end].strip()
        if line[-1] in '.!?…:"”' or not _FEWEST_WORDS < len(line.split()) <= 30:
            break
        items.append((end - len(line), end))
    return items


def _inline(text: str, start: int, end: int) -> Points | None:
    """Return a summary that stands on the line of its label: "TL;DR: a bad update took the API down"."""
    label = _INLINE.match(text, start, end)
    if not label or not _FEWEST_WORDS < len(text[label.end() : end].split()) <= 60:
        return None
    return Points(((label.end(), end),), start, end)
