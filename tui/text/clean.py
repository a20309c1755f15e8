"""The one gate for outside text.

Feed text can carry escape sequences that a terminal obeys, C1 controls that VTE terminals obey, bidirectional overrides
that show "exe.png" for "gnp.exe", and invisible characters that hide "outage" from a matcher. `clean()` removes them
all, so that what is stored, searched, drawn and exported is text and nothing else. It runs where text enters (the
worker's door) and its promise is asserted where text is drawn or written.

Sources: ECMA-48 (C0, C1), Unicode 16 chapter 23 (special areas and format characters), UAX #9 (bidirectional controls),
UTS #51 (emoji; ZERO WIDTH JOINER and VARIATION SELECTOR-16 have widths on which terminals disagree).
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto
from functools import lru_cache

from tui.text.late import late

MAX_MARKS = 4
"""Combining marks kept on one base character; real scripts need three, "zalgo" text has dozens."""

_REMOVED_RANGES = (
    (0x00, 0x08),  # C0, but tab and newline
    (0x0B, 0x1F),
    (0x7F, 0x9F),  # DEL and C1
    (0xAD, 0xAD),  # soft hyphen
    (0x34F, 0x34F),  # combining grapheme joiner
    (0x61C, 0x61C),  # Arabic letter mark
    (0x115F, 0x1160),  # Hangul fillers
    (0x17B4, 0x17B5),  # Khmer inherent vowels, invisible
    (0x180B, 0x180F),  # Mongolian selectors and vowel separator
    (0x200B, 0x200F),  # zero width space, joiners, direction marks
    (0x202A, 0x202E),  # bidirectional embeddings and overrides
    (0x2060, 0x206F),  # word joiner, invisible operators, isolates, deprecated controls
    (0x3164, 0x3164),  # Hangul filler
    (0xD800, 0xDFFF),  # lone surrogates: SQLite and UTF-8 refuse them
    (0xFDD0, 0xFDEF),  # noncharacters
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFEFF, 0xFEFF),  # byte order mark
    (0xFFA0, 0xFFA0),  # halfwidth Hangul filler
    (0xFFF0, 0xFFFB),  # specials: unassigned and interlinear annotation
    (0xFFFE, 0xFFFF),
    (0x13430, 0x1343F),  # Egyptian hieroglyph format controls
    (0x1BCA0, 0x1BCA3),  # shorthand format controls
    (0x1D173, 0x1D17A),  # musical format controls
    (0xE0000, 0xE0FFF),  # tags and variation selectors supplement
    *((plane | 0xFFFE, plane | 0xFFFF) for plane in range(0x10000, 0x110000, 0x10000)),
)
_REMOVED = late("[" + "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in _REMOVED_RANGES) + "]")
_NEWLINES = late("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPECIAL = late("[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u0300-\U0010ffff]")
"""Every character that is not simply text: few have to go, and most texts hold few of them."""

_ASCII = dict.fromkeys((*range(32), 127)) | {9: 9, 10: 10, 11: 10, 12: 10, 13: 10}


class _Kind(Enum):
    TEXT = auto()
    NEWLINE = auto()
    REMOVED = auto()
    MARK = auto()


def clean(text: str) -> str:
    """Return `text` without anything that is not text; newlines (normalised to "\\n") and tabs stay.

    Idempotent. Never raises for a `str`, lone surrogates included.
    """
    if text.isascii():
        return text if text.isprintable() else text.replace("\r\n", "\n").translate(_ASCII)
    specials = set(_SPECIAL.findall(text))
    kinds = {_kind(character) for character in specials}
    if _Kind.NEWLINE in kinds:
        text = _NEWLINES.sub("\n", text)
    if _Kind.REMOVED in kinds:
        text = _REMOVED.sub("", text)
    if _Kind.MARK in kinds:
        marks = frozenset(one for one in specials if _kind(one) is _Kind.MARK)
        return _limit_marks(text) if _too_many(marks).search(text) else text
    return text


def clean_line(text: str) -> str:
    """Return `text` cleaned, as one line: every run of white space is one blank, none at the ends."""
    return " ".join(clean(text).split())


def is_clean(text: str) -> bool:
    """Tell whether `clean()` would leave `text` as it is: the promise to assert where text is drawn or written."""
    return clean(text) == text


def cut(text: str, limit: int) -> str:
    """Return at most `limit` characters of `text`, the last one an ellipsis where something was cut."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


@lru_cache(8_192)
def _kind(character: str) -> _Kind:
    if _NEWLINES.match(character):
        return _Kind.NEWLINE
    if _REMOVED.match(character):
        return _Kind.REMOVED
    return _Kind.MARK if _is_mark(character) else _Kind.TEXT


@lru_cache(64)
def _too_many(marks: frozenset[str]) -> re.Pattern[str]:
    """Return what finds more than `MAX_MARKS` of these marks in a row."""
    return re.compile(f"[{''.join(sorted(marks))}]{{{MAX_MARKS + 1}}}")


def _is_mark(character: str) -> bool:
    return character > "\u02ff" and unicodedata.category(character) in ("Mn", "Me")


def _limit_marks(text: str) -> str:
    """Drop combining marks beyond `MAX_MARKS` on one base character."""
    kept: list[str] = []
    marks = 0
    for character in text:
        if _is_mark(character):
            marks += 1
            if marks > MAX_MARKS:
                continue
        else:
            marks = 0
        kept.append(character)
    return "".join(kept)
