"""Stories that belong to no incident: they look back on one that is long over, or tell of many at once."""

from __future__ import annotations

import re

_COUNT = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twenty|\d+)"
_PERIOD = r"(?:week|weekend|month|quarter|year|decade)"
_LOOKS_BACK = re.compile(
    rf"\b{_COUNT} (?:year|decade)s? (?:ago|later|after|on(?= from\b|[:,]|$)|since)\b"
    r"|\banniversary\b|\bon this day\b|\blooking back\b|\bremember(?:ing)? (?:the|when)\b"
    r"|\bflashback\b|\bthrowback\b",
    re.IGNORECASE,
)
_MANY = re.compile(
    rf"\bround-?up\b|\b(?:the|this|last|past) {_PERIOD}(?:['’]s)? (?:in|of) \b|\b{_PERIOD} in review\b"
    r"|\b(?:top|biggest|worst|largest|longest|most (?:notable|notorious|infamous|expensive)|notable|famous|recent) "
    r"(?:\w+ ){0,4}(?:outages|failures|crashes|disruptions|blackouts|incidents)\b"
    rf"|\boutages (?:of|in|so far|from) (?:the )?(?:this |last |past )?(?:{_PERIOD}|20\d\d|history|all time)\b"
    r"|\b(?:a (?:brief |short )?)?history of\b.*\boutages\b|\boutages through(?:out)? (?:the years|history)\b",
    re.IGNORECASE,
)


def stands_alone(title: str) -> bool:
    """Tell whether a headline is of an anniversary or a round-up, which names vendors but is of no one incident."""
    return bool(_LOOKS_BACK.search(title) or _MANY.search(title))
