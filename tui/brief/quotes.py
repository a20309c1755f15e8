"""From a span to the words that it stands in: what a reader needs to check a bullet without opening the story."""

from __future__ import annotations

from tui.model import Fact, Service, Takeaway, Version
from tui.text import clean_line
from tui.text.sentences import sentence_spans

_MARKERS = "•‣▪◦●–-* "


Spanned = Takeaway | Fact | Service


def quote(version: Version, spanned: Spanned) -> str:
    """Return the whole sentences of the version's field that the span touches, as one line, without list markers.

    Where the span lies outside the field (a version that was cut since), the bullet's own words are returned.
    """
    source: str = getattr(version, spanned.field)
    if not 0 <= spanned.start < spanned.end <= len(source):
        return bare(spanned.text)
    touched = [span for span in sentence_spans(source) if span[0] < spanned.end and spanned.start < span[1]]
    if not touched:
        return bare(spanned.text)
    return bare(source[touched[0][0] : touched[-1][1]])


def bare(text: str) -> str:
    """Return words as one clean line without the marker of a list before them."""
    return clean_line(text).lstrip(_MARKERS)
