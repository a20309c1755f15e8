"""The names in a story that no list knows: what is written like one, and is no place, no person's title and no opening.

`tui.desk.facts.vendor.strangers` weighs which of them is the vendor's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.desk.knowledge.places import is_place, places
from tui.desk.reading.headline import is_in_title_case
from tui.desk.reading.patterns import Pattern
from tui.desk.reading.story import Reading, Sentence
from tui.text.late import late

LEAD = 12
"""Sentences of the body in which evidence is looked for; a signature may stand in the last ones."""
CAPITAL = r"[A-Z][\w’'&-]*\w"
_NAME = late(
    rf"(?<![\w’'-]){CAPITAL}(?:(?:\s(?:&\s)?|(?<=Bank|City|Dept|Port)\sof\s(?:the\s)?"
    rf"|(?<=University)\sof\s|(?<=Department)\sof\s|(?<=Ministry)\sof\s"
    rf"|(?<=Authority|Institute)\sof\s|(?<=College|Library)\sof\s|\s(?:do|da|de|del|dos)\s){CAPITAL}){{0,6}}(?![\w-])"
)
_NOBODY = frozenset(
    "pharmacies hospitals banks airlines schools retailers companies businesses stores shops universities"
    " students pupils"
    " internet web wi-fi wifi ceo cto ai it dns ddos fbi cia fcc uk us eu un update updates breaking live watch video"
    " exclusive thousands millions hundreds customers users people passengers shoppers players hackers officials police"
    " experts monday tuesday wednesday thursday friday saturday sunday january february march april june july august"
    " september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue"
    " wed thu fri sat sun utc gmt black cyber christmas new year prime day the a an this that it he she they we"
    " eve i but and server servers network system systems service services outage outages app apps website site data"
    " cloud hamas hezbollah taliban"
    " twitter x president minister senator government army mr mrs ms dr shares posted our your their its as at by"
    " for from"
    " in on to with when while although once since until if so some many most all both each few several no not yes"
    " there"
    " here what why how who whose asked after before during under over about another other others everybody everyone"
    " half more less last next today tonight yesterday tomorrow now then however meanwhile instead also still even"
    " communications investigating identified monitoring resolved summary impact timeline root dear yours may am pm"
    " sso mfa idp saml cdn"
    " utc gmt bst cet cest ist et pt ct mt est edt cst cdt mst mdt pst pdt api apis tls ssl http https vpn sms"
    " sql activists protesters disruptions disruption vpn vpns bgp covid-19 devices engineers technicians".split()
)
"""What names no vendor, and belongs to no name that it stands before."""
_ONLY_IN_A_NAME = frozenset(("county", "treasury", "home"))
"""What names no vendor by itself, but may begin the name of one: "Treasury Wine"."""
WITHIN = Pattern(
    r"\b(?:in|across|throughout|near|around|outside|inside|north|south|east|west|(?:town|city|village|much|parts"
    r"|most|north"
    r"|south|east|west|outskirts|people|state|province|island|region)\sof)\s(?:the\s)?$"
)
_OF_A_PLACE = late(
    r"^(?:Pro|Anti|Non)-|(?:icans?|ians?|ese|ish|ern|ean|-based|-owned|-backed|-bound|-line)$|^(?:French|Dutch|Greek|Swiss|Czech|Thai"
    r"|Sikh|Danish|German|Finnish|Israeli|Iraqi|Saudi|Pakistani)\b|\b(?:Minister|President|Senator|Secretary|Mayor"
    r"|Governor)\b"
)
_WEATHER = ("Storm ", "Hurricane ", "Typhoon ", "Cyclone ")


class Stranger(NamedTuple):
    """A name at `[start, end)` of a sentence's field."""

    sentence: Sentence
    start: int
    end: int
    name: str


def names(reading: Reading) -> Iterator[Stranger]:
    """Yield the names of the lead that are no places, no known vendors and no words that only open a sentence."""
    body = [one for one in reading.body if one.field != "title"]
    for sentence in [*body[:LEAD], *body[max(LEAD, len(body) - 3) :]]:
        if sentence.field == "description" and is_in_title_case(sentence.text):
            continue  # where every word has a capital, none tells of a name
        placed = places(sentence.line)
        known = [(one.start - sentence.start, one.end - sentence.start) for one in sentence.mentions]
        for match in _NAME.finditer(sentence.text, 0, sentence.earlier - sentence.start):
            start, name = _bare(match.start(), match[0])
            is_of_one = " of " in name and _OF_TWO.search(name) is not None
            if more := _AND_MORE.match(sentence.text, start + len(name)) if is_of_one else None:
                name += more[0]
            end = start + len(name)
            if _is_of_a_place(sentence.text, match, placed) or _is_cut(reading, sentence, end):
                continue
            if not _is_nobody(name) and not _overlaps(sentence.text, start, end, placed, known):
                yield Stranger(sentence, sentence.start + start, sentence.start + end, name)


def _is_of_a_place(text: str, match: re.Match[str], placed: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a name is that of a town, "in Rajasthan's Karauli", or the second half of a ministry's."""
    at = match.start()
    if text.endswith("and ", 0, at) and _SECOND_HALF.search(text, max(0, at - _FAR), at):
        return True
    owner = any(low == at and text[high : high + 2] in ("'s", "’s") for low, high in placed)
    return owner and WITHIN.search(text[max(0, at - _FAR) : at]) is not None


_FAR = 80
"""Characters before a name that tell what it is of."""
_OF_TWO = late(r"\b(?:Ministry|Department|Bureau|Office|Institute|Agency)\sof\s")
_AND_MORE = late(rf"\sand\s{CAPITAL}(?:\s{CAPITAL}){{0,3}}")
"""Behind the first of two things that a ministry is for."""
_SECOND_HALF = late(r"\b(?:Ministry|Department|Bureau|Office|Institute|Agency)\sof\s[\w\s,]{2,40}\sand\s$")


def _is_cut(reading: Reading, sentence: Sentence, end: int) -> bool:
    """Tell whether a name may be the beginning of a longer one, as it ends where a summary is cut off."""
    rest = sentence.text[end:].strip()
    return sentence.field == "description" and sentence.end == len(reading.article.description) and rest in ("", "…")


def _overlaps(text: str, start: int, end: int, placed: Sequence[tuple[int, int]], known: list[tuple[int, int]]) -> bool:
    """Tell whether a name is a place's, or ends with one behind a single word, or holds a known vendor's.

    "Iowa Workforce Development" only begins with a place, and "Emergency Dispatch Victoria" is more than one.
    """
    return any(low < end and end <= high and text.count(" ", start, low) < _OF_A_NAME for low, high in placed) or any(
        low < end and start < high for low, high in known
    )


_OF_A_NAME = 2
"""Words before a place that make it a part of a name."""


def _bare(start: int, name: str) -> tuple[int, str]:
    """Return a name without the word that opens its sentence ("But Brelka"), an 's, and its people ("Brelka CEO J")."""
    owner = max(name.rfind("'s "), name.rfind("’s "))
    if owner >= 0:
        start, name = start + owner + 3, name[owner + 3 :]
    while (first := name.partition(" "))[2] and first[0].lower() in _NOBODY:
        start, name = start + len(first[0]) + 1, first[2]
    return start, _ITS_PEOPLE.sub("", name).removesuffix("'s").removesuffix("’s")


_ITS_PEOPLE = late(
    r"\s(?:CEO|CTO|CFO|COO|CISO|Chief|President|Administrator|Minister|Secretary|Director|Founder|Chairman|Spokes\w+)\b.*$"
)


def _is_nobody(name: str) -> bool:
    """Tell whether what is written like a name names no vendor: a place, a storm, a word that opens a sentence."""
    return (
        len(name) < 3
        or name.lower() in _NOBODY
        or name.lower() in _ONLY_IN_A_NAME
        or name.endswith((" Team", " Internet", " App", " Website", " Services", " Outage", " Zone", " Zones"))
        or name.startswith(_WEATHER)
        or _OF_A_PLACE.search(name) is not None
        or any(map(is_place, (name, name.partition("-")[0], name.removesuffix("ers"))))
    )
