"""The vendor of a story that no list knows: the name that headline and lead share, where trouble is told of it.

Only where the headline names nobody whom the gazetteer knows, for then a supplier or a competitor named further below
would be taken for the one who is down.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tui.desk.patterns import Line, Pattern
from tui.desk.places import EVERYWHERE, places
from tui.desk.reading import Reading, Sentence

LEAD = 4
"""Sentences of the body in which the name has to be told of."""

_NAME = Pattern(
    r"(?<![\w’'-])(?:[A-Z][\w’'&-]*[\w])(?:(?:\s(?:&\s)?|(?<=Bank|City|Dept)\sof\s(?:the\s)?"
    r"|(?<=University)\sof\s|(?<=Department)\sof\s|(?<=Ministry)\sof\s)(?:[A-Z][\w’'&-]*[\w])){0,4}(?![\w-])",
    case=True,
)
_TROUBLE = Pattern(
    r"(?:['’]s)?,?(?:\s[\w’'-]+){0,4}?\s(?:outages?|down|offline|unavailable|disrupt\w*|glitch\w*|crash\w*"
    r"|fail\w*|suffer\w*"
    r"|experienc\w*|hit|halt\w*|stop\w*|stranded|grounded|cancel\w*|suspend\w*|interrupt\w*|trouble|problems|refus\w*"
    r"|apologi[sz]\w*|restor\w*|recover\w*|resum\w*|again|back|unable|cannot)\b"
)
_BEFORE = Pattern(
    r"\b(?:outages?|problems|trouble|failure|disruption|crash|attack|glitch|breakdown)\s(?:at|of|with|hits?|on"
    r"|for)\s(?:the\s)?$"
)
_NOBODY = frozenset(
    "internet web wi-fi wifi ceo cto ai it dns ddos fbi cia fcc uk us eu un update updates breaking live watch video"
    " exclusive thousands millions hundreds customers users people passengers shoppers players hackers officials police"
    " experts monday tuesday wednesday thursday friday saturday sunday january february march april june july august"
    " september october november december black cyber christmas new year prime day the a an this that it he she they we"
    " i but and server servers network system systems service services outage outages app apps website site data cloud"
    " twitter x president minister senator government army mr mrs ms dr".split()
)
_WEATHER = ("Storm ", "Hurricane ", "Typhoon ", "Cyclone ")


class Stranger(NamedTuple):
    """A name at `[start, end)` of a sentence's field."""

    sentence: Sentence
    start: int
    end: int
    name: str


def stranger(reading: Reading) -> Stranger | None:
    """Return who is down in a story whose headline names no known vendor; None where it and the lead share no name."""
    title = " ".join(sentence.text for sentence in reading.title)
    if not title or any(sentence.mentions for sentence in reading.title):
        return None
    return _named_in(title, reading) or _introduced(reading)


_KIND = (
    r"(?:firm|company|companies|studio|operator|provider|platform|developer|bank|lender|insurer|airline|carrier"
    r"|agency|maker|supplier"
    r"|start-?up|society|trust|publisher|processor|vendor|contractor|utility|railway|retailer|broker|brokerage"
    r"|exchange|group"
    r"|department|authority|registrar|host|service|start-up|giant|business)"
)
_ORGANISATION = r"(?P<{0}>[A-Z][\w’&.-]*(?:\s(?:&\s|of\s(?:the\s)?)?[A-Z][\w’&.-]*){{0,4}})"
_INTRODUCED = Pattern(
    rf"\b(?i:{_KIND}),?\s(?:behind\s\w+,\s)?(?:[\w-]+-based\s)?{_ORGANISATION.format('a')}(?=[,.;]|\s(?:which"
    rf"|said|says|has|had|was|is|that|opened)\b)",
    rf"\b(?:company|firm|studio|developer"
    rf"|team)\sbehind\s\w+,\s(?:[\w-]+-based\s)?{_ORGANISATION.format('b')}(?=[,.;]|\s)",
    rf"\b{_ORGANISATION.format('c')},\s(?:the|an?|which\sis\san?)\s(?:[\w’'-]+\s){{0,5}}?{_KIND}\b",
    rf"\b{_ORGANISATION.format('d')}\s(?:said|says|confirmed|acknowledged|can['’]t|cannot|apologi[sz]ed"
    rf"|blamed)\b(?=.{{0,60}}\b(?:disturb|outage"
    r"|disrupt|problem|issue|fault|fail|service|restor|system|when|site|website|users|customers))",
    case=True,
)
_INTRODUCTIONS = 9
"""Sentences in which who runs the service is introduced."""


def _introduced(reading: Reading) -> Stranger | None:
    """Return who is said to run the service: "Tallyroll, a payroll software firm", "the studio Ironvale"."""
    if any(one.broken and one.mentions for one in reading.body[:1]):
        return None
    for sentence in reading.body[:_INTRODUCTIONS]:
        for match in _INTRODUCED.each(sentence.line):
            group = match.lastgroup or "a"
            start, end = match.span(group)
            name = match[group]
            if _is_nobody(name) or name.split()[0].lower() in _NOBODY or (group == "d" and " " not in name):
                continue
            if not any(
                one.start - sentence.start < end and start < one.end - sentence.start for one in sentence.mentions
            ):
                return Stranger(sentence, sentence.start + start, sentence.start + end, name)
    return None


def _named_in(title: str, reading: Reading) -> Stranger | None:
    """Return the name that headline and lead share, where trouble is told of it."""
    told = [one for one in _names(reading) if one.name in title]
    for one in sorted(told, key=lambda one: (title.index(one.name), -len(one.name))):
        same = [two for two in told if two.name == one.name]
        if (len(same) > 1 or " " in one.name or one.start > one.sentence.start) and (
            any(_in_trouble(two) for two in same) or _TROUBLE.match(title, title.index(one.name) + len(one.name))
        ):
            return one
    return None


def _names(reading: Reading) -> Iterator[Stranger]:
    """Yield the names of the lead that are no places, no known vendors and no words that only open a sentence."""
    for sentence in [one for one in reading.body if one.field != "title"][:LEAD]:
        placed = [*places(sentence.line), *(match.span() for match in EVERYWHERE.each(sentence.line))]
        known = [(one.start - sentence.start, one.end - sentence.start) for one in sentence.mentions]
        for match in _NAME.each(sentence.line):
            start, end = match.span()
            name = match[0]
            if name.startswith("The "):
                start, name = start + 4, name[4:]
            name = name.removesuffix("'s").removesuffix("’s")
            end = start + len(name)
            if not _is_nobody(name) and not any(low < end and start < high for low, high in (*placed, *known)):
                yield Stranger(sentence, sentence.start + start, sentence.start + end, name)


def _is_nobody(name: str) -> bool:
    """Tell whether what is written like a name names no vendor: a place, a storm, a word that opens a sentence."""
    return (
        len(name) < 3
        or name.lower() in _NOBODY
        or name.startswith(_WEATHER)
        or (0, len(name)) in places(Line.alone(name))
    )


def _in_trouble(one: Stranger) -> bool:
    text, at = one.sentence.text, one.start - one.sentence.start
    after = _TROUBLE.match(text, at + len(one.name))
    return one.sentence.broken and (after is not None or _BEFORE.search(text[max(0, at - 40) : at]) is not None)
