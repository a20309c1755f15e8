"""Places that outages are told of: words for everywhere, countries, regions, large cities, cloud regions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from tui.desk.packaged import packaged
from tui.desk.reading.patterns import Line, Pattern, head_of
from tui.text.late import late

_EVERYWHERE = (
    r"global(?=\s(?:\w+\s)?(?:outages?|disruptions?|scale|problems?|issues?|shutdown))|globally|worldwide"
    r"|(?:nation|country|state|city)-wide|(?:province|island|county|district)-?wide|world-?wide|around\sthe\s(?:world|globe)|across\sthe\s(?:world|globe)|nationwide"
    r"|nationally|(?:across|throughout|around|up\sand\sdown|all\sover|in\sand\saround)\s(?:the\s)?(?:whole\s|entire\s)?"
    r"(?:country|nation|region|state|county|province|city|capital|continent|island)(?!['’]s)|countrywide|statewide"
    r"|citywide|coast\sto\scoast"
    r"|(?:some|several|many|most|different|various|other)\s(?:parts|areas|regions|sections)\sof\sthe\s(?:country|world|city|state|region|nation)"
)
_CLOUD = (
    r"(?:us|eu|ap|sa|ca|me|af|il)-(?:gov-)?(?:north|south|east|west|central|northeast|southeast|northwest"
    r"|southwest)-\d[a-f]?|(?:US|EU|AP|SA|CA|ME|AF)-[A-Z]+-\d|(?:us|europe|asia|australia|southamerica"
    r"|northamerica)-(?:north|south|east|west|central|northeast|southeast|southwest)\d{1,2}(?:-[a-f])?"
)
_DIRECTIONS = r"(?:eastern|western|northern|southern|central|east|west|north|south|mainland|parts\sof|all\sof)"

EVERYWHERE = Pattern(rf"\b(?:{_EVERYWHERE})\b")
_NAME = Pattern(r"(?<![\w-])(?:[A-Z]\.[A-Z]\.(?:[A-Z]\.)?|[A-Z]\w*(?:[ -][A-Z]\w*){0,3})", case=True)
_CLOUD_REGION = Pattern(
    rf"(?<![\w-])(?:{_CLOUD})(?![\w-])",
    r"\b(?:East|West|Gulf)(?:\sand\s(?:East|West|Gulf))?\sCoasts?\b",
    r"\b[Bb]oth\scoasts\b|\b[Ee]astern\s[Ss]eaboard\b",
    case=True,
    hints="-|coast|seaboard",
)
_CALLED_A_REGION = Pattern(
    r"(?<![\w-])[a-z]{2,12}(?:-[a-z]{2,12}){0,3}-\d[a-f]?(?=\s(?:region|zone)\b)", case=True, hints="region|zone"
)
"""What any cloud calls a region of its own: "the lon-dc-2 region"."""
_NUMBERED_REGION = late(r"(?<![\w-])(?:US|EU|AP|NA|CA|ME)\d{1,2}(?![\w-])")
"""What houses call their own regions: "the US1 and EU1 regions"."""
_DIRECTION = Pattern(rf"\b{_DIRECTIONS}\s(?:the\s)?$")


_LIVING = Pattern(
    r"\b(?:people|users|customers|subscribers|residents|households|houses|homes|businesses|shoppers|commuters"
    r"|passengers|patients|developers|players"
    r"|clients|branches|stores|shops|schools|hospitals|travell?ers|motorists|villagers|villages|towns|drivers|students"
    r"|viewers|members|gamers|merchants|firms|offices)\s(?:in\sand\s)?(?:in|across|throughout|around|near)\s"
    r"(?=(?-i:[A-Z])|(?:north|south|central|east|west|downtown)\w{0,4}\s(?-i:[A-Z]))",
    r"\b(?:residents|villagers|villages|towns|homes|households|communities|suburbs)\sof\s(?=(?-i:[A-Z]))",
    r"\b(?:passengers|travell?ers|commuters)\sat\s(?=(?-i:[A-Z]))",
    r"\b(?:outages?|blackout|shutdown|disruptions?|problems|cut|down|offline|service)\s(?:across"
    r"|throughout)\s(?:the\s)?(?=(?-i:[A-Z]))",
    r"\b(?:cities|towns|states|countries|airports|areas|places|regions|counties)\s(?:including|such\sas"
    r"|like)\s(?=(?-i:[A-Z]))",
)
_PLACES_LISTED = late(
    r"(?:(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|central|downtown)\s)?[A-Z][\w’'-]+(?:\s(?:[A-Z][\w’'-]+|(?:es|of|de|la|el|al)\s[A-Z][\w’'-]+)){0,3}(?:(?:,\s"
    r"|,?\sand\s)[A-Z][\w’'-]+(?:\s(?:[A-Z][\w’'-]+|(?:es|of|de|la|el|al)\s[A-Z][\w’'-]+)){0,3}){0,5}"
)
_DAY = late(
    r"\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\b"
)
_HIT_PLACES = Pattern(r"\b(?:affecting|hitting|affected|hit)\s(?=(?-i:[A-Z][\w.]+(?:\s[A-Z]\w+)?,\s[A-Z]))")
"""Before a list that may name places: it does where one of them is known."""
_LISTED_BY = late(r"[,;]?\sand\s|[,;]\s")
_KIND = (
    r"(?:counties|cities|towns|villages|suburbs|boroughs|districts|provinces|regions|municipalities|parishes|prefectures"
    r"|communities|airports|neighbou?rhoods|areas)"
)
_OF_A_KIND = Pattern(
    rf"\b{_KIND}\s(?:of|are|were|include[ds]?|including|such\sas|like)\s(?:the\s)?(?=(?-i:[A-Z]))",
    rf"\b{_KIND}\s[^.,:;]{{3,60}},\s(?:including|such\sas)\s(?:the\s)?(?=(?-i:[A-Z]))",
    rf"\b(?:in|across|those\sin|affecting|affected|areas\sinclude[ds]?)\s(?:the\s)?(?=(?-i:[A-Z])[^.:;]{{3,200}}?\s{_KIND}\b)",
)
_A_NAME = r"[A-Z][\w.’'-]*\w(?:\s[A-Z][\w’'-]+){0,2}"
_MANY_LISTED = late(rf"{_A_NAME}(?:(?:[,;]\s(?:and\s)?|\sand\s){_A_NAME})+")
_ONE_LISTED = late(rf"{_A_NAME}(?=[,.;])")


@lru_cache(maxsize=128)
def peopled(line: Line) -> tuple[tuple[int, int], ...]:
    """Return the ranges that name where those live who are hit, known or not: "people in Dar es Salaam and Arusha"."""
    return tuple(_peopled(line))


def _peopled(line: Line) -> Iterator[tuple[int, int]]:
    text = line.text
    for match in _LIVING.each(line):
        listed = _PLACES_LISTED.match(text, match.end())
        at = match.end()
        for name in _LISTED_BY.split(_DAY.split(listed[0])[0]) if listed else ():
            start = text.index(name, at)
            at = start + len(name)
            yield start, at


@lru_cache(maxsize=128)
def counties(line: Line) -> tuple[tuple[int, int], ...]:
    """Return the names of a list that says of what kind of place they are: "the counties of Collin, Hood and Wise"."""
    return tuple(_counties(line))


def _counties(line: Line) -> Iterator[tuple[int, int]]:
    for match in _OF_A_KIND.each(line):
        if names := _MANY_LISTED.match(line.text, match.end()) or _ONE_LISTED.match(line.text, match.end()):
            at = names.start()
            for name in _LISTED_BY.split(names[0]):
                start = line.text.index(name, at)
                at = start + len(name)
                yield start, at


_SURE = 3
"""Names of a list that are places though none is known."""
_AREA = Pattern(
    r"\b(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|centre|center|swathes?"
    r"|areas|outskirts|suburbs|city|town|port|village|state|province|island|islands|county|district|region|coast|heart"
    r"|corner)\sof\s(?:the\s)?(?=(?-i:[A-Z])[\w’-])",
    r"\b(?:parts|much|most|all|whole)\sof\s(?:the\s)?(?=(?-i:[A-Z])[\w’-]*(?:\s(?-i:[A-Z])[\w’-]*)?"
    r"(?:[.,;]|\s(?:on"
    r"|in|and|after|when|as|was|were|is|are|has|have|had|since|for|without|lost|went|this|late|early)\b"
    r"|$))(?!(?:[A-Z]\w+\s)?\w+day\b)",
    r"\b(?:in|across|throughout|around|over|near|from)\s(?:(?:the|our|its|their)\s)?(?P<a>(?!Availability\b)(?-i:[A-Z])[\w’-]+"
    r"(?:\s(?!Availability\b)(?-i:[A-Z])[\w’-]+){0,2}?\s(?:Islands?|County|zone|site|data\scent(?:er|re)"
    r"|Valley|Bay|Coast|Peninsula|Province|Region|District|Territory|Territories|Highlands|Plains|Delta|Isles?"
    r"|Borough|Hills|metropolitan\sarea|regions?|area|counties|provinces?|peninsula))\b",
    r"\b(?:regions?/zones|regions?|locations?):\*{0,2}\s(?P<b>(?-i:[A-Z])[\w\s,()-]{2,60}?)(?=$|[.;])",
    r"\b(?:town|city|village|port|suburb|island|state|province)\s(?=(?-i:[A-Z])[a-z]+\b)",
)
_RESIDENTS = Pattern(
    r"\b(?P<c>(?-i:(?!(?:Several|Many|Some|Most|All|Local|Few|Other|The|These|Those|Rural|Elderly|Nearby|Affected|But|And"
    r"|As|In|When)\b)[A-Z][a-z’-]+(?:\s[A-Z][a-z’-]+){0,2}))\sresidents\b",
    hints=" residents",
)
"""Before those who live there: "North Canterbury residents"."""
_ONE_NAME = late(
    r"(?!(?:Central|(?:North|South|East|West)(?:ern)?)\sand\b|\w+day\b|Emergency\b|Mind\b)[A-Z][\w-]*\w(?:\s[A-Z][\w-]*\w){0,2}(?!\s[A-Z])"
)
_SCENE = Pattern(r"\b(?:in|at|across|between|throughout|around)\s(?=(?-i:[A-Z]))")


@lru_cache(maxsize=128)
def listed(line: Line) -> tuple[tuple[int, int], ...]:
    """Return the names of a list of places of which one is known: "in Chester, Ellesmere Port and Manchester"."""
    return tuple(_listed(line))


def _listed(line: Line) -> Iterator[tuple[int, int]]:
    text = line.text
    scenes = list(_SCENE.each(line))
    for match in (*scenes, *_HIT_PLACES.each(line)):
        names = _PLACES_LISTED.match(text, match.end())
        if not names or not _LISTED_BY.search(names[0]):
            continue
        at, found = match.end(), []
        for name in _LISTED_BY.split(_DAY.split(names[0])[0]):
            start = text.index(name, at)
            at = start + len(name)
            found.append((start, at))
        if (match in scenes and len(found) >= _SURE) or any(text[start:end] in _known() for start, end in found):
            yield from _without_a_subject(text, found)


def _without_a_subject(text: str, names: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the names without one that does something behind the place where it does: "In Britain, Wexnews was"."""
    (first, last), *others = names
    is_scene_and_subject = len(others) == 1 and text[last : others[0][0]] == ", " and text[first:last] in _known()
    return names[:1] if is_scene_and_subject and _DOES.match(text, others[0][1]) else names


_DOES = late(
    r"\s(?:was|were|is|are|has|have|had|could|can|said|says|went|lost|saw|told|reported|did|stopped|cancell?ed)\b"
)


_WORST = Pattern(r"\b(?:worst|hardest|worst-hit|hit\shardest)\b")
_WERE = late(r"\s(?:was|were|have\sbeen|has\sbeen)\s(?:the\s|among\sthe\s)?(?:\w+ly\s)?(?:hit\s)?$")
_LISTED_BEFORE = late(r"(?:(?:[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,2})(?:,\s|,?\sand\s|\s$)){1,6}$")


def hardest_hit(line: Line) -> Iterator[tuple[int, int]]:
    """Yield the names that are said to be hit hardest: "Leith, Perth and Dundee were worst affected"."""
    for match in _WORST.each(line):
        were = _WERE.search(line.text, max(0, match.start() - 40), match.start())
        end = were.start() + 1 if were else 0
        listed = _LISTED_BEFORE.search(line.text, max(0, end - 120), end)
        at = listed.start() if listed else 0
        for name in _LISTED_BY.split(listed[0].strip()) if listed else ():
            start = line.text.index(name, at)
            at = start + len(name)
            yield start, at


def areas(line: Line) -> Iterator[tuple[int, int]]:
    """Yield what is called an area by the words around it: "the port city of Lindero", "the Orran Islands"."""
    for match in (*_AREA.each(line), *_RESIDENTS.each(line)):
        if group := match.lastgroup:
            yield match.span(group)
        elif name := _ONE_NAME.match(line.text, match.end()):
            yield name.span()


@lru_cache(maxsize=128)
def places(line: Line) -> tuple[tuple[int, int], ...]:
    """Return the ranges of a text that name a place; several parts of the desk ask for the same line's."""
    return tuple(_places(line))


def _places(line: Line) -> Iterator[tuple[int, int]]:
    """Yield the ranges of a text that name a place, the point of the compass before it included ("eastern U.S.")."""
    text, known = line.text, _known()
    done = 0
    for at in line.begins(_known_heads()):
        if at < done or not text[at].isupper() or not (match := _NAME.match(text, at)):
            continue
        start, end = match.span()
        while end > start:
            if text[start:end] in known:
                break
            end = max(text.rfind(" ", start, end), text.rfind("-", start, end), start)
        if end > start and not (end == match.end() and text[end : end + 2] in ("-b", "-o", "-l", "-f")):
            before = _DIRECTION.search(text, max(0, start - 16), start)
            yield (before.start() if before else start), end
            done = end
    yield from _cloud_regions(line)
    if "region" in line.lowered:
        for match in _NUMBERED_REGION.finditer(text):
            yield match.span()


def _cloud_regions(line: Line) -> list[tuple[int, int]]:
    """Return what names a cloud's region, in order, each once: by its parts, or as it is called one."""
    ranges = {match.start(): match.span() for match in _CALLED_A_REGION.each(line)}
    ranges |= {match.start(): match.span() for match in _CLOUD_REGION.each(line)}
    return [ranges[start] for start in sorted(ranges)]


def is_place(name: str) -> bool:
    """Tell whether a name is that of a known place, as a whole."""
    return name in _known()


@cache
def _known_heads() -> frozenset[str]:
    return frozenset(head_of(name) for name in _known())


@cache
def _known() -> frozenset[str]:
    lines = (line for line in packaged("places.txt").splitlines() if not line.startswith("#"))
    return frozenset(name.strip() for name in " ".join(lines).split("|") if name.strip())
