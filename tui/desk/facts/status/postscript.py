"""What an editor adds to a headline afterwards: "[Updated: It's back]", "(Resolved)", "; Update: Back".

Such a note is newer than all else that the story says, so it alone tells where the outage stands.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.model import Lifecycle
from tui.text.late import late

_MARK = r"(?:update[ds]?|u|upd)(?:\s\#?\d{1,2})?"
_END = r"(?:fixed|resolved|solved|restored|recovered|over|back(?:\s(?:up|online|to\snormal))?|now\sback)"
_NOTE = late(
    rf"[\[(]\s?(?:{_MARK}\s?[:,–—-]\s?(?P<bracketed>[^\])]+)|(?P<alone>{_END}))\s?[\])]"
    rf"|(?:[;–—|]|\s-|[.!?])\s{_MARK}\s?:\s(?P<trailing>.+)$",
    re.IGNORECASE,
)
_AGAIN_DOWN = late(
    r"\b(?:(?:down|out|offline)\sagain|still\s(?:down|out|offline|not)|not\s(?:back|fixed|over))\b", re.IGNORECASE
)
_AT_WORK = late(
    r"\b(?:some|most|many|part(?:s|ly|ially)?|slowly|gradually|coming\sback|recovering|fix(?:es)?\s(?:is\s)?(?:in|on"
    r"|being|rolling|coming|underway|deployed)|roll(?:ing|s|ed)?\sout|working\son|identified)\b",
    re.IGNORECASE,
)
_OVER = late(
    r"\b(?:back|fixed|resolved|solved|restored|recovered|returns?|returned|over|up\s(?:again|now|and\srunning)"
    r"|(?:now|it['’]s|all)\sup|working\s(?:again|normally|now)|(?:back\s)?online|normal|all\s(?:clear|good))\b",
    re.IGNORECASE,
)


class Postscript(NamedTuple):
    """Where the outage stands by the words at `[start, end)` of the headline; the whole note begins at `opens`."""

    lifecycle: Lifecycle
    start: int
    end: int
    opens: int


def postscript(headline: str) -> Postscript | None:
    """Return what the last note in a headline says of the state; None where there is no note or it says nothing."""
    for note in reversed(list(_NOTE.finditer(headline))):
        start, end = note.span(note.lastgroup or 0)
        said = _stands(headline[start:end])
        if said is not None:
            return Postscript(said, start, end, note.start())
    return None


def _stands(words: str) -> Lifecycle | None:
    readings = ((_AGAIN_DOWN, Lifecycle.LIVE), (_AT_WORK, Lifecycle.WATCH), (_OVER, Lifecycle.FIXED))
    return next((stands for pattern, stands in readings if pattern.search(words)), None)
