"""Where an outage is felt: everywhere-words and places in a sentence that says that something is broken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.desk.facts.found import Found
from tui.desk.facts.spared.clauses import is_spared
from tui.desk.facts.vendor.who import SAYS_HE, is_channel
from tui.desk.knowledge.places import EVERYWHERE, areas, counties, hardest_hit, is_place, listed, peopled, places
from tui.desk.reading.patterns import Pattern
from tui.desk.reading.story import Sentence
from tui.text.late import late

_COMPANY = Pattern(
    r"(?:[’']s?)?(?:-based)?\s(?:companies|company|businesses|officials?|government|president|senators?"
    r"|lawmakers|dollars?|stock"
    r"|firms?|economy|airline|carrier|bank|labor|labour|unemployment|rules|law|second-largest|largest|biggest"
    r"|Telecom\w*|Airlines|Department|Federal|Customs|Army|Marine|regulators?|markets|stocks|shares|studio|beat|beats|defeated)\b",
    r"(?:[’']s?)?\s(?:[\w-]+\s){1,3}?(?:regulators?|watchdogs?|giants?|providers?|compan(?:y|ies)|firms?|makers?)\b",
)


def regions(sentence: Sentence) -> Iterator[Found]:
    """Yield where the outage is felt: everywhere-words and places in a sentence that says that something is broken."""
    lived = [*peopled(sentence.line), *areas(sentence.line), *counties(sentence.line)]
    placed = [span for span in (*places(sentence.line), *listed_places(sentence)) if not _is_dateline(sentence, span)]
    if not sentence.broken and "report" not in sentence.text and not lived and len(placed) < 2:
        return
    lived += hardest_hit(sentence.line)
    named = [(mention.start, mention.end) for mention in sentence.mentions]
    everywhere = [match.span() for match in EVERYWHERE.each(sentence.line)]
    taken = elsewhere = -1
    for low, high in sorted([*everywhere, *placed, *lived], key=lambda span: (span[0], -span[1])):
        start, end = sentence.start + low, sentence.start + high
        if start >= sentence.earlier or any(
            (first < start or end < last) and first < end and start < last for first, last in named
        ):
            continue
        words = sentence.text[low:high]
        if low < taken or is_spared(sentence, start):
            continue
        if _OF_ITS_SIZE.search(sentence.text, max(0, low - 80), low):
            continue
        is_a_place = (low, high) not in everywhere
        if is_a_place and (_is_no_scene(sentence.text, low, high) or _is_name_of_more(sentence, low, high)):
            elsewhere = high
            continue
        if is_a_place and (low < elsewhere or sentence.text[elsewhere:low] in _GOES_ON):
            elsewhere = max(elsewhere, high)
            continue  # "Broward County, Florida" told as one, or the next of a list
        taken = high
        yield Found(start, end, words.lower() if (low, high) in everywhere else words)


_GOES_ON = frozenset((", ", " and ", ", and "))


def listed_places(sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Return the names of lists of places in a sentence; a list with a service in it is one of services."""
    found = listed(sentence.line)
    services = [(one.start - sentence.start, one.end - sentence.start) for one in sentence.mentions if one.service]
    return () if any(low < last and first < high for low, high in found for first, last in services) else found


def _is_no_scene(text: str, start: int, end: int) -> bool:
    """Tell whether a place only says where somebody is from or sits: "U.S. companies", "based in London"."""
    part = _PART_OF_A_NAME.search(text, max(0, start - 24), start)
    if part and not is_place(part[0].rstrip()):
        return True
    if (
        text.startswith("/", end)
        or _COMPANY.match(text, end)
        or _CLOCK.match(text, end)
        or SAYS_HE.match(text, end)
        or _SEAT.search(text[max(0, start - 30) : start])
        or _BYSTANDER.search(text, max(0, start - 140), start)
        or _EXCEPT.search(text, max(0, start - 80), start)
        or (_SPEAKS.match(text, end) and _OPENS_A_NAME.fullmatch(text, 0, start))
        or (_WHO.match(text, end) and _SOMEBODY.search(text, max(0, start - 80), start))
    ):
        return True
    return text[start:end].isupper() and text[end : end + 1] == "-"


def _is_name_of_more(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a place is a part of a longer name, "Boston Globe", or holds the name of a house: "AWS Backbone"."""
    at, after = sentence.start + end + 1, _CAPITAL.match(sentence.text, end)
    if (
        after
        and not is_place(after[1])
        and not any(one.start == at and not is_channel(sentence, one) for one in sentence.mentions)
    ):
        return True
    held = (one for one in sentence.mentions if one.start == sentence.start + start)
    return any(not is_place(one.text) for one in held)


_CAPITAL = late(
    r"\s((?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\w*\b"
    r"|(?:Airports?|County|City|State|Province|Region|Islands?|Central|North|South|East|West|Metro|Bay|Valley|Coast|And|On|At)\b)"
    r"[A-Z][\w’'&-]*[a-z]\w*)"
)
"""A capital word behind a place that makes both the name of something else."""
_BYSTANDER = late(
    r"\b(?:said|says)\s[^.;,]{2,60},\s(?:(?:an?|the)\s[^,.;]{3,80}|who\s[^,.;]{3,80}?)\s(?:in|from|of|at)\s(?:the\s)?$"
    r"|,\s\d\d,\s(?:an?\s[^.;,]{2,40}?\s)?(?:in|from|of)\s(?:the\s)?$"
    r"|\b(?:one|another)\s(?:\w+\s)?(?:user|customer|subscriber|resident|player|viewer|shopper|owner)\s(?:in|from)\s(?:the\s)?$"
)
"""Before where somebody lives or works who only speaks."""
_SOMEBODY = late(r",\s(?:\d\d,\s)?an?\s[^.;,]{3,60}\s(?:in|from|of|at|near)\s(?:the\s)?$", re.IGNORECASE)
_OPENS_A_NAME = late(r"(?!(?:In|At|On|The|And|Across|From|Police|Officials|Authorities)\b)[A-Z][\w&]+\s")
_SPEAKS = late(r"\s(?:said|says|told|warned|confirmed|announced)\b")
"""Around a place that is part of who speaks: "Education Scotland said"."""
_WHO = late(r",?\swho(?:se)?\b", re.IGNORECASE)
"""Around where a person lives: "Jolene Pratt, a baker in Austin who sells cakes"; a house is no "who"."""
_OF_ITS_SIZE = late(
    r"\b(?:boast\w*|serv(?:es|ing)|has|have|counts?)\s(?:[\w,]+\s){0,3}?(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten)\s(?:million|billion)\s[^.;,]{0,40}$",
    re.IGNORECASE,
)
"""Before where all customers of a house are, hit or not: "boasting 400 million users worldwide"."""
_EXCEPT = late(r"\b(?:except|excluding|apart\sfrom|other\sthan|all\sbut)\b[^.;—–]*$", re.IGNORECASE)


def _is_dateline(sentence: Sentence, span: tuple[int, int]) -> bool:
    """Tell whether a place only says where the story was written: "DES MOINES, Iowa — Laid-off workers"."""
    return sentence.number == 0 and _DATELINE.match(sentence.text, span[1]) is not None and span[0] < _DATELINE_REACH


_DATELINE = late(
    r"(?:,\s[A-Z][\w.]+)?(?:,?\s(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov"
    r"|Dec)\S*\s\d+)?(?:\s\([^)]{2,20}\))?\s?(?:—|–|--|-\s)"
)
_DATELINE_REACH = 30
_PART_OF_A_NAME = late(
    r"(?<=[\w,;:] )(?!(?:In|At|On|The|And|Across|From|North|South|East|West|Northern|Southern|Eastern|Western"
    r"|Central|Greater|Downtown|Inner|Outer|Upper|Lower|New)\b)[A-Z][\w&]+\s$"
)
"""A capital word before a place, within a sentence: "Anonymous Sudan", "NHS England"."""
_CLOCK = Pattern(r"\s(?:local\s)?time\b|\s(?:hackers|hacktivist|gang|collective)")
_SEAT = Pattern(
    r"(?:(?:\b(?:per\s?cent|population)|%)\sof|\b(?:miles|kilomet(?:re|er)s|km)\s(?:north|south|east|west)\sof"
    r"|\b(?:reporters|vendor|supplier|studio"
    r"|partner|office|station|firm|company|data\scent(?:er|re)s)\sin"
    r"|\btrips\sto|outside\sof"
    r"|\bout\sof|link(?:ed|s)\sto|(?:just|located)\s(?:north|south|east|west)(?:east|west)?\sof|ties\sto|invasion\sof|war\s(?:with|against)|tied\sto|supports?\sof|support\sfor|based|headquartered|headquarters|hub\sin|(?:beat|beats|defeated)"
    r"|offices?|said|born|court|native|University\sof|Bank\sof"
    r"|Kingdom\sof)\s(?:in\s|of\s)?(?:the\s)?$"
)
