"""Names beside a cause: that of who tells it is no part of it, that of the house which it speaks of is."""

from __future__ import annotations

import re

from tui.text.late import late

_SPEAKER = late(r",\s(?:[A-Z][\w.’'-]*\s){1,2}[A-Z][\w’'-]+$")
_HOUSE = late(r"\b(?:provider|supplier|vendor|partner|contractor|carrier|host|operator|company|firm)$", re.IGNORECASE)
_NAME_BEHIND = late(r",?\s(?:[A-Z][\w&.’'-]*\w\s?\b){1,4}(?=[,.;]|$)")


def ends(text: str, start: int, end: int) -> int:
    """Return where the cause at `[start, end)` ends, by the names that stand beside its end.

    "a bug" of "a bug, Ann Lee, its chief, said"; "its provider, Acme Hosting" of "its provider, Acme Hosting, which".
    """
    if text[end : end + 1] == "," and (speaker := _SPEAKER.search(text, start, end)):
        return speaker.start()
    named = _NAME_BEHIND.match(text, end) if _HOUSE.search(text, start, end) else None
    return named.end() if named else end
