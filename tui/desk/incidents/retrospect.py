"""Stories that look back: those that belong to no incident any more, and those that tell of the end of theirs."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from tui.desk.facts.status.lifecycle import looking_back
from tui.model import Lifecycle
from tui.text.late import late

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
    r"|hackers\sbehind|credit\sfor|how\s.*",
    re.IGNORECASE,
)
"""Words of a comment, which may be made while it is down: "proves how fragile", "shares fell", "senators ask"."""


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = late(
    r"\b(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? "
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?:,? (?P<year>(?:19|20)\d\d)\b)?|(?P<of>(?:19|20)\d\d)\b)"
    r"|(?:(?<=\b[Tt]he )|(?<=\b[Ii]n )|(?<=\bof ))(?P<whole>(?:19|20)\d\d)\b"
)
_OUTAGE = r"(?:outages?|blackouts?|breakdown|crash|meltdown|failures?|disruptions?|shutdown|downtime|incidents?)"
_THE_OUTAGE_OF = late(rf"\b{_OUTAGE}(?: [\w’'-]+){{0,2}}? (?:of|on|in|from)(?: last| the)? $", re.IGNORECASE)
_ITS_OUTAGE = late(rf"(?:['’]s)?(?: [\w’'-]+){{0,3}}? {_OUTAGE}\b", re.IGNORECASE)
_COMPARED = late(r"\b(?:since|like|unlike|than|worst|biggest|largest|first|again|repeat)\b", re.IGNORECASE)
_FAR = timedelta(days=16)
"""How long ago it was at least that a headline looks far back on: further apart, no two stories are compared."""


def looks_far_back(title: str, date: datetime | None) -> bool:
    """Tell whether a headline is of an outage that it dates weeks before it came out: "the October 4 outage".

    What is compared with an earlier one ("the worst since 2021") is of its own day.
    """
    if date is None or _COMPARED.search(title):
        return False
    return any(_is_far(match, date) for match in _DATE.finditer(title) if _dates_an_outage(title, match))


def _dates_an_outage(title: str, date: re.Match[str]) -> bool:
    return bool(_ITS_OUTAGE.match(title, date.end()) or _THE_OUTAGE_OF.search(title[: date.start()]))


def _is_far(match: re.Match[str], date: datetime) -> bool:
    year = int(match["year"] or match["of"] or match["whole"] or 0)
    month = 1 + _MONTHS.index(match["month"].lower()) if match["month"] else 12
    day = int(match["day"] or 28)
    try:
        then = datetime(year or date.year, month, day, tzinfo=UTC)
        if not year and then > date + timedelta(days=1):
            then = then.replace(year=date.year - 1)
    except ValueError:  # there is no such day
        return False
    return date - then > _FAR


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
