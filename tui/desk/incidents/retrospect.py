"""Stories that look back: those that belong to no incident any more, and those that tell of the end of theirs."""

from __future__ import annotations

import re

from tui.desk.lifecycle import looking_back
from tui.model import Lifecycle

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
_COMMENT = re.compile(
    r"senators?|lawmakers|hearing|to\sinvestigate|blam\w+|(?:(?:was|were)\s)?to\sblame|(?:the\s)?cause\sof|probe"
    r"|scam|phishing|shares\s\w+|wake-?up\scall|shows?\s\w+|proves?\s\w+|expos\w+|remind\w+|takeaways|lessons?"
    r"|cost\s.*|investigation\s(?:into|over)|(?:outages?|failure|disruption)\s.*(?:caused\sby|due\sto|linked\sto)"
    r"|hackers\sbehind|how\s.*",
    re.IGNORECASE,
)
"""Words of a comment, which may be made while it is down: "proves how fragile", "shares fell", "senators ask"."""


def _tells_of_its_end(headline: str) -> bool:
    """Tell whether a headline looks back on an outage as on one that is over: "what went wrong", "after the outage"."""
    words = looking_back(headline)
    return bool(words) and not _COMMENT.fullmatch(words)


def calls_over(stands: Lifecycle | None, headline: str) -> bool:
    """Tell whether a story says that its outage is over, by where it stands and how its headline looks back on it."""
    return stands is Lifecycle.FIXED or (stands is Lifecycle.PAST and _tells_of_its_end(headline))


def stands_alone(title: str) -> bool:
    """Tell whether a headline is of an anniversary or a round-up, which names vendors but is of no one incident."""
    return bool(_LOOKS_BACK.search(title) or _MANY.search(title))
