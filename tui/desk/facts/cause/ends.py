"""Where a cause ends: before who tells it and what it did, and behind the name of the house that it speaks of."""

from __future__ import annotations

import re

from tui.text.late import late

_SPEAKER = late(r",\s(?:[A-Z][\w.’'-]*\s){1,2}[A-Z][\w’'-]+$")
_DID = late(
    r"\sand\s(?:also\s|then\s|had\s|has\s)?(?:affect(?:ed|s)|impact(?:ed|s)|disrupt(?:ed|s)|hit|left|prevented|forced|lasted|began|started|was|were|led|meant"
    r"|knocked|took|made|caused|resulted|brought)\s"
)
_CLOSED = late(r"[^“\"”]{4,}?(?=[”\"]\s)")
"""A cause that stands at the end of a quotation, which began before it: what follows is no longer quoted."""
_HOUSE = late(r"\b(?:provider|supplier|vendor|partner|contractor|carrier|host|operator|company|firm)$", re.IGNORECASE)
_NAME_BEHIND = late(r",?\s(?:[A-Z][\w&.’'-]*\w\s?\b){1,4}(?=[,.;]|$)")


def end_of(text: str, start: int, end: int) -> int:
    """Return where the cause at `[start, end)` ends.

    "a bug" of "a bug, Ann Lee, its chief, said", of "a bug and affected thousands" and of "a bug” that it has mended";
    "its provider, Acme Hosting" of "its provider, Acme Hosting, which failed".
    """
    if text[end : end + 1] == "," and (speaker := _SPEAKER.search(text, start, end)):
        end = speaker.start()
    if did := _DID.search(text, start, end):
        return did.start()
    if closed := _CLOSED.match(text, start, end):
        return closed.end()
    named = _NAME_BEHIND.match(text, end) if _HOUSE.search(text, start, end) else None
    return named.end() if named else end
