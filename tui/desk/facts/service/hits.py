"""What is hit: every name and noun of a story that may be a service, weighed by what is said of it.

Names that the gazetteer knows, what stands as the subject of a failure or as the object of harm, nouns that services go
by ("ticket machines", "online banking") and the names of a list are candidates; `tui.desk.facts.weighing` tells which
count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from tui.desk.facts.regions import listed_places
from tui.desk.facts.service.affected import (
    affected_mentions,
    all_of_it,
    function_name,
    is_list_of_products,
    is_relied_on,
    is_speaking,
)
from tui.desk.facts.service.failing import is_of_systems, objects, predications
from tui.desk.facts.service.headed import listed_as_affected
from tui.desk.facts.service.nouns import names_of_a_list, nouns
from tui.desk.facts.spared.clauses import spared_in
from tui.desk.facts.vendor.strangers import stranger
from tui.desk.facts.vendor.who import AND_OTHERS, IS_FINE, group, is_channel, main_vendor, owners, partners
from tui.desk.facts.weighing import SURE, Candidate, weighed
from tui.desk.knowledge.gazetteer import Mention
from tui.desk.knowledge.places import counties, is_place, peopled, places
from tui.desk.knowledge.service_names import heads_a_service, stands_for_all
from tui.desk.reading.headline import is_in_title_case, names_within
from tui.desk.reading.patterns import Pattern
from tui.desk.reading.story import Reading, Sentence
from tui.text.late import late

Span = tuple[int, int]

_FEW = 2
"""Names beyond which a sentence only lists them."""


@lru_cache(maxsize=4)
def hits(reading: Reading) -> tuple[Candidate, ...]:
    """Return the services that the story calls affected, in its order; a value may come more than once."""
    listed = {mention.name for sentence in reading.body for mention in sentence.mentions}
    found = _beside_names(weighed("service", reading, candidates(reading)), listed)
    if not found and not affected_mentions(reading):  # then at least that all of it is out
        for sentence, start, end in all_of_it(reading):
            return (_called(sentence, start, end, frozenset()),)
    return tuple(_once_each(found))


def _once_each(found: list[Candidate]) -> Iterator[Candidate]:
    """Yield what is not called by another's name and a word that any service bears: no "checkout function" as well."""
    names = {one.value.casefold() for one in found}
    for one in found:
        shorter, _, last = one.value.casefold().rpartition(" ")
        if "known" in one.marks or last not in _OF_ANY or shorter not in names:
            yield one


_OF_ANY = frozenset("function functions functionality feature features".split())


def _beside_names(found: list[tuple[Candidate, float]], listed: set[str]) -> list[Candidate]:
    """Return what counts: where products are called by their names, mere nouns beside them must be told clearly.

    A name that is not `listed`, and only begins with one that is, makes no second product.
    """
    named = {one.value for one, _ in found if "known" in one.marks and one.value in listed}
    least = _CLEARLY if len(named) > 1 else 0
    return [one for one, beyond in found if beyond >= least or SURE in one.marks or _is_name(one)]


def _is_name(one: Candidate) -> bool:
    return "known" in one.marks or one.sentence.text[one.start].isupper()


_CLEARLY = 115
"""Points beyond those that a noun needs in a story without names: fewer were right in one case of three."""


def candidates(reading: Reading) -> Iterator[Candidate]:
    """Yield all that may be a service that is hit, in the order of the story and without overlap."""
    ruled = {mention for _, mention in affected_mentions(reading)}
    headed = {
        (sentence, start - sentence.start, end - sentence.start) for sentence, start, end in listed_as_affected(reading)
    }
    for sentence in reading.body:
        limit = sentence.earlier - sentence.start
        spared = [(one.start - sentence.start, one.end - sentence.start) for one in spared_in(sentence)]
        told = predications(sentence)
        subjects = [span for _, spans in told for span in spans]
        harmed = [*objects(sentence.line)]
        marked = {"subject": subjects, "object": [(start, end) for start, end, _ in harmed]}
        marked["stated"] = [(start, end) for start, end, is_listed in harmed if is_listed]
        marked["system"] = [span for match, spans in told if is_of_systems(match[0]) for span in spans]
        marked["stated"] += [(start, end) for where, start, end in headed if where is sentence]
        found = [*_named(reading, sentence, ruled, marked), *_worded(reading, sentence, marked)]
        for one in sorted(found, key=lambda one: one.start):
            if one.start < limit and not _meets(one.start, one.end, spared):
                yield one


def _named(
    reading: Reading, sentence: Sentence, ruled: set[Mention], marked: dict[str, list[Span]]
) -> Iterator[Candidate]:
    """Yield the names that the gazetteer knows, with who they are to the story."""
    if not sentence.mentions or is_list_of_products(reading, sentence):
        return
    main, known = main_vendor(reading), owners(reading)
    owner = _owner_of(reading, main)
    beside = {mention.vendor for _, mention in partners(reading)}
    many = len(sentence.mentions) > _FEW
    for one in sentence.mentions:
        start, end = one.start - sentence.start, _end_of_name(sentence, one)
        is_longer = end > one.end - sentence.start
        service = bool(one.service) or is_longer
        is_house = not service and (_is_told_as_vendor(one, main, known) or one.vendor in (owner, *beside))
        where = is_channel(sentence, one)
        if is_house or (where and one.channel) or _is_explained(sentence, start, end):
            continue
        if _is_used_on(sentence.text, start) or (not service and main and _is_behind(_CUSTOMERS_OF, sentence, start)):
            continue
        kind = "service" if service else "vendor"
        told = (
            ("known", True),
            (kind, True),
            ("rule", one in ruled),
            (f"main-{kind}", one.vendor == main),
            ("partner", one.vendor in beside),
            ("channel", where),
            ("owned", group(one, known) != one.vendor),
            ("many", many),
            ("speaks", is_speaking(sentence.text, end)),
            ("relied", is_relied_on(sentence, one)),
            ("subject", _meets(start, end, marked["subject"])),
            ("object", _meets(start, end, marked["object"])),
            (SURE, sentence.broken and AND_OTHERS.match(sentence.text, end) is not None),
        )
        name = sentence.text[start:end] if is_longer else one.name
        yield Candidate(sentence, start, end, name, frozenset(mark for mark, so in told if so))


def _is_used_on(text: str, start: int) -> bool:
    """Tell whether a name is that of the devices on which what is down is used: "down for users on web and iPhone"."""
    return _DEVICES.match(text, start) is not None and _USED_ON.search(text, max(0, start - 60), start) is not None


_DEVICES = late(r"(?:Apple(?=\s(?:iPhone|iPad|Mac|Watch|devices))|iPhones?|iPads?|iOS|Android|macOS|Macs?)\b")
_USED_ON = late(r"\b(?:users|people|customers|fixed|down|back|working|available)\s(?:on|for|via|across)\s[^.;:]{0,50}$")


def _end_of_name(sentence: Sentence, mention: Mention) -> int:
    """Return where a name ends that begins with a known one: "Azure Policy", "Google Admin Console"."""
    end = mention.end - sentence.start
    longer = _LONGER_NAME.match(sentence.text, end) if sentence.field != "title" else None
    if not longer or is_place(longer[1]):
        return end
    words = longer[0].lower().split()
    return longer.end() if heads_a_service(words) or (mention.service and not _NO_PRODUCT.search(longer[0])) else end


_NO_PRODUCT = late(
    r"\b(?:CEO|CTO|CIO|COO|CFO|Chief|President|Vice|Director|Support|Status|Team|Engineering|Help|Inc|Corp|Ltd|LLC|Limited"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|June|July|August|(?:Sept|Nov|Dec)ember|October"
    r"|Down|Outages?|Users?|Customers?|North|South|East|West)\b|\sUpdates?$"
)
"""Words behind a service's name that make no longer one of it: "Gmail Users"."""
_LONGER_NAME = late(r"\s([A-Z]\w*[a-z]\w*)(?:\s[A-Z]\w+){0,2}(?![\w’'])")


def _is_explained(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a sentence only says what a name stands for, whom somebody serves, or what is used instead."""
    if (start == 0 and _DEFINED.match(sentence.text, end)) or IS_FINE.match(sentence.text, end):
        return True
    return _is_behind(_INSTEAD, sentence, start) or (not sentence.broken and _is_behind(_SERVED, sentence, start))


def _is_behind(pattern: Pattern, sentence: Sentence, start: int) -> bool:
    """Tell whether something stands in the same clause behind words that a pattern finds, in a list of many at most."""
    for match in pattern.each(sentence.line, start):
        if start - match.end() < _FAR and not _STOP.search(sentence.text, match.end(), start):
            return True
    return False


_DEFINED = late(
    r"\s(?:is|are)\s(?:an?|the)\s(?!(?:latest|only|last|first|next|most|worst)\b)[^.;]{0,80}?\b(?:that|which|used|for|of)\b"
)
"""Behind a name that is explained: "Lambda is a service that runs programs"."""
_SERVED = Pattern(
    r"\b(?:provid(?:es|ing)\s[^.;]{0,40}?\bto|serves|serving|powers|powering|uses|used\sby|relied\s(?:up)?on\sby|popular\s(?:with|among)"
    r"|(?:clients|customers)\s(?:include|are|range))\s"
)
"""Before those who are customers, and need not be hit."""
_CUSTOMERS_OF = Pattern(r"\b(?:customers|clients|account\s?holders|depositors|savers)\s(?:of|at|with)\s")
"""Before other houses, whose customers suffer from what failed elsewhere, as those of banks do."""
_INSTEAD = Pattern(
    r"\b(?:(?:have|has)\sbeen\susing|turn(?:ed|ing)?\sto|switch(?:ed|ing)?\sto|(?:revert|resort)(?:ed|ing)?\sto"
    r"|(?:went|go|going|fell|falling|fall)\sback\s(?:to|on)|handwritten|alternatives?|rivals?|competitors?|competing"
    r"|(?:also\s)?owns|parent\s(?:company\s)?of|no\s(?:reports?|signs?|evidence)\sof)\s"
)
"""Before what works meanwhile, or belongs to the same house."""
_STOP = late(r"[.;]\s|\b(?:because|after|when|since|while)\b", re.IGNORECASE)
_FAR = 120
"""Characters that a list may reach."""


def _is_told_as_vendor(mention: Mention, main: str, known: frozenset[str]) -> bool:
    return mention.vendor == main and group(mention, known) == main


@lru_cache(maxsize=4)
def _owner_of(reading: Reading, vendor: str) -> str:
    """Return who owns the vendor ("Amazon" of AWS) and is not therefore hit; "" for nobody."""
    every = (one for sentence in reading.everything for one in sentence.mentions)
    return next((one.owner for one in every if one.vendor == vendor), "")


def _worded(reading: Reading, sentence: Sentence, marked: dict[str, list[Span]]) -> Iterator[Candidate]:
    """Yield what goes by a word for a service, stands where a service stands, or is one in a list of names."""
    if sentence.broken and not sentence.text.startswith("**"):
        found = [(start, end) for start, end in nouns(sentence) if not stands_for_all(sentence.text[start:end])]
        marked = {**marked, "noun": found, "listed": [*names_of_a_list(sentence)]}
    is_title = sentence.field == "title"
    if is_title:
        marked = {mark: [*names_within(sentence.text, found)] for mark, found in marked.items()}
    spans = {span for found in marked.values() for span in found}
    if not spans:
        return
    capitals_tell = not (is_title and is_in_title_case(sentence.text))
    unknown, line, stated = stranger(reading), sentence.line, set(marked["stated"])
    main = "" if unknown else main_vendor(reading)
    taken = [(one.start - sentence.start, _end_of_name(sentence, one)) for one in sentence.mentions]
    placed, of_a_kind = places(line), counties(line)
    marked["scene"] = [*placed, *listed_places(sentence), *peopled(line)]
    houses = [_behind(sentence, one) for one in sentence.mentions if one.vendor == main and not one.service]
    for first, end in sorted(spans, key=lambda span: (span not in stated, span[0] - span[1])):
        start = max([first, *(high for high in houses if first <= high < end)])  # "Spotify app": its app
        if start > first and sentence.text[start:end] in ("service", "services"):
            continue
        if _meets(start, end, taken) or _meets(start, end, of_a_kind) or _is_within(start, end, placed):
            continue
        taken.append((start, end))
        marks = {mark for mark, found in marked.items() if _meets(start, end, found)}
        if unknown and unknown.name == sentence.text[start:end]:
            continue  # who runs what is down is told as the vendor
        if marks == {"noun"} and _NOT_HIT.search(sentence.text, max(0, start - 2 * _REACH), start):
            continue
        if _NO_NAME.match(sentence.text, start) or (marks <= _ONLY_LISTED and not capitals_tell):
            continue
        if _is_explained(sentence, start, end) or _is_tracked(sentence.text, start, end):
            continue
        if _OF_A_HOUSE.match(sentence.text, end):
            continue
        if main and _is_described(sentence.text, start, end):
            continue
        if "stated" in marks or _CONFINED.search(sentence.text, max(0, start - _REACH), start):
            marks.add(SURE)
        yield _called(sentence, start, end, frozenset(marks))


def _behind(sentence: Sentence, house: Mention) -> int:
    """Return where the next word begins behind a name, "website" of "Vodafone's website"; -1 where none does."""
    end = house.end - sentence.start
    behind = sentence.text[end : end + 3]
    return end + len(behind) if behind in ("'s ", "’s ") else end + 1 if behind.startswith(" ") else -1


_OF_A_HOUSE = late(r"(?:\sand\s[\w-]+){0,2}\s(?:giant|firm|company|specialist|maker|start-?up|house)\s[A-Z]")
"""Behind the trade of a house that is named: "network delivery and security giant Cloudflare"."""
_CONFINED = late(r"\b(?:isolated|limited|confined)\sto\s(?:the\s|its\s|their\s)?$", re.IGNORECASE)
"""Before all that the trouble has reached."""
_ONLY_LISTED = frozenset(("listed", "scene"))
"""What makes no service of Words That Have Capitals Like All Others."""
_NO_NAME = late(
    r"#|(?:(?:Early|Late)\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b|[Ii]nternet\s(?:users|traffic|security|service\s|providers?)|[A-Z][a-z]+(?:icans|eans|ians)\b"
)
"""Hashtags, days, peoples, and the internet of whom all are users."""
_TRACKS = late(
    r"\s(?:that|which)\s(?:tracks?|monitors?|collates?|collects?|analy[sz]es?|aggregates?|gathers?|registers?|lists?)\b"
)
"""Behind what counts the outages of others: "a website that tracks"."""
_TRACKED = late(r"\b(?:track|monitor|log|detect|record)(?:s|ing)\s$")
"""Before what somebody counts the outages of: "tracks internet outages"."""


def _is_tracked(text: str, start: int, end: int) -> bool:
    """Tell whether words stand for a tracker of outages, or for those which it tracks."""
    return _TRACKS.match(text, end) is not None or _TRACKED.search(text, max(0, start - 12), start) is not None


def _is_described(text: str, start: int, end: int) -> bool:
    """Tell whether words with an article only say what the vendor's one product is: "the photo-sharing app"."""
    return _ARTICLE.search(text, max(0, start - 5), start) is not None and (
        _DESCRIBED.fullmatch(text, start, end) is not None
    )


_ARTICLE = late(r"\b(?:the|an?|this)\s$", re.IGNORECASE)
_DESCRIBED = late(
    r"(?:(?:[\w-]+-(?:sharing|blogging|hosting|conferencing|hailing|streaming)|social|media|streaming|messaging|chat"
    r"|microblogging|video|music|photo|workplace|collaboration|communication|gaming|generative|artificial|intelligence|AI"
    r"|cloud|computing|e-commerce|popular)\s)+(?:app|application|platform|service|site|network|tool|chatbot)|app"
)
_NOT_HIT = late(
    r"\b(?:track(?:s|ing)|monitor(?:s|ing)|provid(?:es|ing|er\sof)|offer(?:s|ing)|sell(?:s|ing)|mak(?:es|er\sof)|blam(?:e[sd]?|ing)|caused\sby|due\sto|because\sof|result\sof|traced\sto|triggered\sby|attributed\sto|fault(?:s|y)?)\b"
    r"[^.;,]*$",
    re.IGNORECASE,
)
"""Before what did it, or what somebody sells, rather than what was hit."""
_REACH = 24


def _called(sentence: Sentence, start: int, end: int, marks: frozenset[str]) -> Candidate:
    name = function_name(sentence, sentence.start + start, sentence.start + end)
    return Candidate(sentence, start, end, name, marks)


def _is_within(start: int, end: int, spans: Iterable[Span]) -> bool:
    """Tell whether a range is no more than one of others: "Northern Virginia" is a place, whatever stands beside it."""
    return any(low <= start and end <= high for low, high in spans)


def _meets(start: int, end: int, spans: Iterable[Span]) -> bool:
    for low, high in spans:  # noqa: SIM110 - any() with a generator costs three times as much
        if start < high and low < end:
            return True
    return False
