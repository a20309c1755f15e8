"""Where a cause ends: before who tells it and what it did, and behind the name of the house that it speaks of."""

from __future__ import annotations

import re

from tui.text.late import late

_SPEAKER = late(r",\s(?:[A-Z][\w.’'-]*\s){1,2}[A-Z][\w’'-]+$")
_DID = late(
    r"\sand\s(?:also\s|then\s|had\s|has\s)?(?:affect(?:ed|s)|impact(?:ed|s)|disrupt(?:ed|s)|hit|left|prevented|forced|lasted|began|started|was|were|led|meant"
    r"|knocked|took|made|caused|resulted|brought)\s"
)
_WHERE = late(r"(?:\s(?:related|unique|due|specific|similar))?\s(?:in|at|on|for|to|with)(?:\son)?$")
"""What a cause was cut behind: "a spike in" of "a spike in that region"."""
_PHRASAL = late(
    r"\b(?:kick|set|com|cam|log|sign|turn|switch|go|went|cut|break|brok|carr|ran|run|tak|took|put|fill|step|pass|get|got)\w*$",
    re.IGNORECASE,
)
"""A verb that such a word belongs to: "did not kick in"."""
_CLOSED = late(r"[^“\"”]{4,}?(?=[”\"]\s)")
"""A cause that stands at the end of a quotation, which began before it: what follows is no longer quoted."""
_HOUSE = late(r"\b(?:provider|supplier|vendor|partner|contractor|carrier|host|operator|company|firm)$", re.IGNORECASE)
_NAME_BEHIND = late(r",?\s(?:[A-Z][\w&.’'-]*\w\s?\b){1,4}(?=[,.;]|$)")


def end_of(text: str, start: int, end: int) -> int:
    """Return where the cause at `[start, end)` ends.

    "a bug" of "a bug, Ann Lee, its chief, said", of "a bug and affected thousands", of "a bug in that region" and of
    "a bug” that it has mended";
    "its provider, Acme Hosting" of "its provider, Acme Hosting, which failed".
    """
    if text[end : end + 1] == "," and (speaker := _SPEAKER.search(text, start, end)):
        end = speaker.start()
    if did := _DID.search(text, start, end):
        return did.start()
    where = _WHERE.search(text, start, end)
    if where and not _PHRASAL.search(text, start, where.start()):
        return where.start()
    if closed := _CLOSED.match(text, start, end):
        return closed.end()
    named = _NAME_BEHIND.match(text, end) if _HOUSE.search(text, start, end) else None
    return named.end() if named else end
