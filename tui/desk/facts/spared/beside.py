"""What stands beside a clause that spares something: the clause before it, and the sentence behind."""

from __future__ import annotations

import re

from tui.text.late import late

_FELL_LATER = late(
    r"(?:but\s)?(?:(?P<later>(?:by|later|soon|then|at|from|since|within|after|until|(?:an?|one|two|three|some|a\sfew|\d+|minutes|hours)\s(?:\w+\s)?later|minutes|hours)\b"
    r"[^.;,]{0,40}?,?\s))?(?:they|it|these|those|theirs|both)\s(?:(?:had|have|has)\s)?(?P<too>(?:too|also|then|later|soon|eventually|as\swell)\s)?(?:had\s|have\s)?"
    r"(?:(?:failed|broke|stopped|crashed|collapsed|fell|froze|went\s(?:down|dark|offline|out|silent)"
    r"|(?:were|was)\s(?:down|offline|out|unavailable|hit|affected|gone|cut\soff))\b)(?(later)|(?(too)|(?=[^.;]{0,40}\b(?:too|as\swell|later|afterwards|by|at|soon)\b)))",
    re.IGNORECASE,
)
"""How a sentence begins that takes back what the one before called spared: "By noon they had failed"."""


def takes_back(following: str) -> bool:
    """Tell whether a sentence takes back what the one before it called spared."""
    return _FELL_LATER.match(following) is not None


def own_start(text: str, start: int, told: int, at: int) -> int:
    """Return where a clause begins that stands behind another one: one that spares something, or tells what is hit."""
    joined = _AND.match(text, told, at) if told > start else None
    if joined:
        return joined.end()
    hit, _, own = text[start:at].rpartition(", ")
    is_own = _IS_HIT.search(hit) is not None and _A_NAME.fullmatch(own) is not None
    return at - len(own) if is_own else start


_AND = late(r",?\s(?:and|while|but)\s")
_IS_HIT = late(
    r"\b(?:down|offline|out|unavailable|inaccessible|broken|dead|disrupted|fail(?:s|ed|ing)?|crash(?:es|ed)?|stopp?(?:s|ed)?|hit)\b(?![^,]*,)",
    re.IGNORECASE,
)
"""In the clause before: "signal down for Android users, iPhone works"."""
_A_NAME = late(r"(?!(?:and|or|which|who|that|but|while|as)\b)(?:[\w’'&.-]+\s){1,5}", re.IGNORECASE)
