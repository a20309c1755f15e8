"""The official statement: what is quoted of those who run the service, not of bystanders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.desk.reading.patterns import Line, Pattern
from tui.desk.reading.story import FIRST_PERSON, Sentence
from tui.text.late import late

_SPEECH = Pattern(
    r"\b(?:sa(?:id|ys|ying)|wrote|writes|tweet(?:ed|s|ing)?|post(?:ed|s|ing)?|told|added|stat(?:ed|es|ing)"
    r"|statement|announced|according\sto|confirmed|acknowledged|explained|notice|lamented|complained|insisted"
    r"|read(?:s|ing)?|noted|spokes\w+|apologi[sz]ed|reported|asked|continued|commented|quipped|joked|replied)\b"
)
_OFFICIAL = Pattern(
    r"\b(?:spokes\w+|statement|status\s(?:page|update|dashboard|site|account)|compan(?:y|ies)|chief|CEO|CTO|CIO"
    r"|COO|CFO|VP|executives?|president|representatives?"
    r"|directors?|minister|ministry|officer|co-?founder|founder|head\sof|engineers?|operator"
    r"|notice\son|the\s(?:(?:payments?|phone|telecoms?|software|cloud|train|rail|health|power|insurance|internet|hosting|security|gaming"
    r"|media|parent|tech|streaming|broadband)\s)?(?:firm|bank|airline|carrier"
    r"|trust|studio|agency|department|provider|regulator|utility|council|university|lender|exchange|retailer"
    r"|page|message|notice"
    r"|update|post|email|letter|write-?up|report|society|developer|publisher|office|authority|network"
    r"|group|hospital|platform"
    r"|government|team|maker|vendor|supplier)|it\s(?:said|added|wrote|posted|says)|they\s(?:added|wrote)"
    r"|commission|press\sconference|blog"
    r"|tweeted|wrote\son|posted|post\s(?:on|to)|apolog\w+|announcement|incident|reported\sthat)\b"
)
_BYSTANDER = Pattern(
    r"\b(?:(?<=,\s)(?:aged\s)?\d\d,|(?:user|customer|passenger|travell?er|commuter|shopper|student|sophomore"
    r"|freshman|teacher|professor|lecturer"
    r"|nurse|doctor|consultant\sanaesthetist|anaesthetist|patient|mother|father|mum|dad|parent|driver|rider"
    r"|player|gamer|fan|viewer"
    r"|reader|resident|neighbou?r|pensioner|plumber|farmer|baker|barista|bookkeeper|accountant|florist|owner"
    r"|co-owner|shopkeeper"
    r"|stallholder|vendor\sat|analyst|expert|consultant|studies|works\s(?:at|for|as|in)|runs|trying\sto"
    r"|on\sher\sway|on\shis\sway"
    r"|senator|MP|lawmaker|mayor|governor|union|campaigner|health\s(?:director|secretary|minister)|watchdog"
    r"|most\spopular|joked|quipped|lamented|one\s(?:wrote|said|posted)|asked\snot\sto\sbe\snamed"
    r"|another\s(?:wrote|said|user)|(?:an|one|unnamed|another)\s(?:\w+\s)?employee|staffers?|hacktivists?|hackers"
    r"|manifesto|attackers?|intruders?|collective|gang|to\sthe\seditor|researchers?|one\s\w+\stold|retailers?\stold"
    r"|conveyancer|landlord|tenant|voters?|candidate|running\sfor|trader)\b)"
)
_LOOK_BACK = 260
"""Characters before a quotation in which the speaker of "he said" was introduced."""
MARKS = "“”\"'‘’ "


def is_official(
    text: str, start: int, end: int, words: str, houses: frozenset[str] = frozenset(), *, is_first: bool = True
) -> bool:
    """Tell whether a quotation is who runs the service speaking, not a bystander: by the words around it."""
    if _ERROR_BEFORE.search(text, max(0, start - 60), start) or _ERROR_AFTER.match(text, end):
        return False
    if text[end - 1] not in _CLOSING and is_first and (following := _NEXT.match(text, end)):
        # the paragraph ends and the speech goes on: who speaks is told behind the next one
        return is_official(text, *following.span(1), following[1].strip(MARKS), houses, is_first=False)
    paragraph = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    after = text[end : min(end + 140, line_end if line_end >= 0 else len(text))]
    if stop := _SENTENCE_END.search(after, 2):
        after = after[: stop.end()]
    bare = _QUOTED.sub(" ", after)
    if _THEY.match(bare) and (previous := _previous(text, paragraph, start)):
        return is_official(text, *previous, text[slice(*previous)].strip(MARKS), houses)
    beside = [bare] if _SPEAKER.match(bare) else [bare, _QUOTED.sub(" ", text[max(paragraph, start - 160) : start])]
    is_person = len(beside) == 1 or (FIRST_PERSON.search(words) is not None and not _SORRY.search(words))
    if _is_introduced_as_anybody(bare):
        return False
    for told in (_POST.sub(" director ", one) for one in beside):
        if (_OTHERS.search(told) or _is_for_another(told, houses)) and not _says_so(told, houses):
            return False
        if bystander := _BYSTANDER.search(told):
            official = _SPOKEN_FOR.search(told)
            return official is not None and (told is bare or official.start() < bystander.start())
        if _says_so(told, houses) or (_TITLE if is_person else _OFFICIAL).search(told):
            return True
    if (later := _SURNAME.match(bare)) and _introduced(text[:start], later[1]):
        return True
    if is_person:
        return False
    previous = _previous(text, max(0, start - _LOOK_BACK), start)
    if (
        previous
        and is_first
        and not text[previous[1] : start].strip(MARKS + ",.\n")
        and not any(map(_SPEECH.search, beside))
    ):
        # nobody else is said to speak: it goes on
        return is_official(text, *previous, text[slice(*previous)].strip(MARKS), houses, is_first=False)
    before = _QUOTED.sub(" ", text[max(0, start - _LOOK_BACK) : start])
    return not _BYSTANDER.search(before) and (_WE.search(words) or _OFFICIAL.search(before)) is not None


_SENTENCE_END = late(r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)[.!?][”\"]?\s(?=[A-Z])")
_CLOSING = '”"’'
_NEXT = late(r"\s*\n\s*([“\"][^”\"\n]{2,600}[”\"]?)")
_ERROR_BEFORE = late(
    r"(?:\b(?:greeted|met|presented)\s(?:with|by)\s|\b(?:error|warning)(?:\s\w+)?\s(?:reading|saying"
    r"|that\s\w+)?\s?|\b(?:with|or|and)\sthe\smessage\s"
    r"|\bmessages?\s(?:reading|saying|that\s(?:said|says|reads?))\s|\b(?:saw|see|seeing|encountered|received|got|shown|displayed|displaying)\s(?:an?\s|the\s)?(?:[\w-]+\s){0,3}?"
    r"(?:message|error|notice|page|screen|banner)s?:?\s)(?:(?:an?|the|only)\s)?(?:[\w-]+\s){0,3}$"
)
_ERROR_AFTER = late(r"[”\"]?\s(?:error|warning|message|page|screen|notice)s?\b")
"""Around what a screen showed."""
_TITLE = Pattern(
    r"\b(?:spokes\w+|chief|CEO|CTO|CIO|COO|CFO|VP|representatives?|executives?|president|directors?|minister|secretary|officer"
    r"|co-?founder|founder"
    r"|head\sof|managers?|vice|commissioner|superintendent|engineering|statement|status\s(?:page|update)|blog"
    r"|councillor"
    r"|who\s(?:oversees|runs|leads)|in\scharge\sof|incident|for\sthe\s(?:company|firm|bank|airline|council|agency))\b"
)
"""What makes a speaker who is named one who runs the service, or has charge of it."""
_SURNAME = late(
    r"[\s,.;”\"]*(?:(?:Mr|Ms|Mrs|Dr|Sir|Gov|Sen)\.?\s)?([A-Z][\w’'-]+)\s(?:said|says|added|told|wrote|posted|continued|explained)\b"
)


def _introduced(before: str, surname: str) -> bool:
    """Tell whether the last that was told of somebody, by name and surname, is a title."""
    at = before.rfind(f" {surname}")
    if at < 0:
        return False
    speaks_for = _SPEAKS_FOR.match(before, at + len(surname) + 1)
    return speaks_for is not None or _TITLE.search(before[max(0, at - 60) : at + 120]) is not None


_SPEAKS_FOR = late(
    r"\s(?:of|for|from)\s(?:the\s)?(?:[\w’'&-]+\s){0,3}?(?:airport|airline|bank|exchange|railway|company|agency|ministry|hospital|trust)\b",
    re.IGNORECASE,
)
"""Behind a name: for which house somebody speaks, "Florence Muls of Brussels airport"."""


_HOUSE_SAYS = late(
    r"(?:['’]s\s[^.,;”\"]{3,60}?|\s(?:support\s|help\s|service\s)?(?:account|handle|helpdesk))?,?\s(?:has\s|had\s|also\s|later\s)?(?:said|says|wrote|added|posted|tweeted|told"
    r"|replied|announced|confirmed"
    r"|stated|explained|reported|continued|tells)\b"
)
_SAID_BY = late(r"\b(?:said|says|added|wrote|from|by|according\sto|replied|tweeted)\s(?:the\s)?$")


def _says_so(told: str, houses: frozenset[str]) -> bool:
    """Tell whether one of the houses that the story is about is said to speak."""
    for house in houses:
        at = told.find(house)
        if at >= 0 and (_HOUSE_SAYS.match(told, at + len(house)) or _SAID_BY.search(told, 0, at)):
            return True
    return False


_THEY = late(r"[\s,.;]*(?:he|she)\s(?:said|says|added|told|wrote|continued|explained)\b", re.IGNORECASE)
_SPEAKER = late(
    r"[\s,.;]*(?:(?:said|says|added|wrote|told|joked|complained|tweeted|posted)\s(?:[A-Z][\w’'-]+\s[A-Z]|one\b"
    r"|an?\b|another\b)"
    r"|[A-Z][\w’'-]+\s[A-Z][\w’'-]+,?\s(?:said|says|added|wrote)\b|[A-Z][\w’'-]+\s(?:tweeted|posted|wrote"
    r"|commented|fumed)\b)"
)
"""Behind a quotation: a speaker by name, so that words further away tell of others."""


def _previous(text: str, paragraph: int, start: int) -> tuple[int, int] | None:
    """Return the quotation before the one at `start` in its paragraph, whose speaker "she added" means."""
    found = [match.span() for match in _QUOTED.finditer(text, max(paragraph, start - 600), start)]
    return found[-1] if found else None


_SORRY = Pattern(r"\b(?:sorry|apologi[sz]e)\b")
"""Who asks pardon for the outage is no bystander."""
_WE = Pattern(r"\b(?:we|our|sorry|apologi[sz]e)\b")


def _is_introduced_as_anybody(after: str) -> bool:
    """Tell whether a speaker is introduced as one of many: "said Morten, a fisherman", "manager of a supermarket"."""
    found = _ANYBODY.match(after)
    is_one_of_many = found is not None and not _TITLE.search(found[1])
    return is_one_of_many or _OF_ANY_HOUSE.search(after) is not None


_ANYBODY = late(
    r"[\s,.;”\"]*(?:said|says|added|wrote|recalled|joked)\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*,\s((?:an?|who|whose)\s[^.;”\"]{3,60})"
)
_OF_ANY_HOUSE = late(
    r"[\s,.;”\"]*(?:said|says|added|wrote|recalled)\s[A-Z][^.;”\"]{3,40},\s(?:the\s)?(?:[\w-]+\s)?(?:manager|owner|head|director"
    r"|founder|president|chief)\s(?:of|at)\san?\s"
)


def _is_for_another(told: str, houses: frozenset[str]) -> bool:
    """Tell whether a spokesman is somebody else's, by the name beside the word: "a Visa spokesman"."""
    whose = _WHOSE.search(told) if houses else None
    if not whose:
        return False
    name = whose[1] or whose[2] or whose[3]
    return not any(name in house or house in name or name == _initials(house) for house in houses)


def _initials(house: str) -> str:
    return "".join(word[0] for word in house.split())


_WHOSE = late(
    r"\bspokes\w+\s(?:for|of|at)\s(?:the\s|an?\s)?(?:[a-z-]+\s){0,2}([A-Z][\w’'&.-]*\w(?:\s[A-Z][\w’'&.-]*\w)*)"
    r"|\b(?:[Aa]n?|[Tt]he)\s([A-Z][\w&.-]+(?:\s[A-Z][\w&.-]+)*)(?:['’]s)?\sspokes\w+"
    r"|\bthe\s(?:[a-z-]+\s)?(?:company|firm|chain|bank|airline|retailer|carrier|supplier|operator|group|start-?up)\s"
    r"([A-Z][\w&.-]+(?:\s[A-Z][\w&.-]+)*)\s(?:said|says|added|wrote)\b"
)
_OTHERS = Pattern(
    r"\b(?:police|opposition|unions?|regulators?|watchdogs?|consumer|campaign|fire|rival|analysts?|FCC|Ofcom|FBI|industry|lobby)"
    r"(?:['’]s)?\s(?:\w+\s){0,2}?(?:spokes\w+|statement|chief|commissioner|group|body|association|leader)\b",
)
"""Who speaks for others than those who are down."""
_POST = late(
    r"\b(?:customer|passenger|user|player|driver|patient|student|consumer|client)s?['’]?\s(?:[\w&]+\s){0,3}?(?:director|officer"
    r"|manager|chief|head|lead|executive|president)\b",
    re.IGNORECASE,
)
"""The post of one who speaks for the house: "customer operations director"."""
_SPOKEN_FOR = Pattern(r"\b(?:spokes\w+|statement|chief|CEO|CTO|company\ssaid|status\spage)\b")
_QUOTED = late(r"[“\"][^”\"\n]*[”\"]")


def signs(beside: str, houses: frozenset[str]) -> Iterator[str]:
    """Yield what the words on one side of a quotation tell of who speaks."""
    line = Line.of(beside)
    for name, pattern in _SIGNS:
        if pattern.first(line):
            yield name
    if _says_so(beside, houses):
        yield "house"


def is_anothers(text: str, start: int, end: int, houses: frozenset[str], *, paragraphs: int = 3) -> bool:
    """Tell whether the sentence around a quotation says that others speak: another house, the police, a bystander."""
    line_end = text.find("\n", end)
    behind = text[end : min(end + 140, line_end if line_end >= 0 else len(text))]
    if stop := _SENTENCE_END.search(behind, 2):
        behind = behind[: stop.end()]
    behind = _QUOTED.sub(" ", behind)
    if not behind.strip(MARKS + ".,!?") and _is_anybodys_next(text, start):
        return True
    if paragraphs and (speech := _left_open(text, start)):
        return is_anothers(text, *speech, houses, paragraphs=paragraphs - 1)
    if _THEY.match(behind) and _is_of_a_critic(text[text.rfind("\n", 0, start) + 1 : start]):
        return True
    opening = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start)) + 1
    for told in (_POST.sub(" director ", behind), text[opening:start]):
        if _says_so(told, houses) or _SPOKEN_FOR.search(told):
            if _is_for_another(told, houses) and not _says_so(told, houses):
                return True
        elif _OTHERS.search(told) or _BYSTANDER.search(told):
            return True
    return _OTHERS.search(behind) is not None or _is_introduced_as_anybody(behind)


def _is_of_a_critic(before: str) -> bool:
    """Tell whether the words of a paragraph before "he said" tell of somebody who finds fault, not of the house."""
    return _FINDS_FAULT.search(before) is not None and not _SPOKEN_FOR.search(before)


_FINDS_FAULT = late(
    r"\bcall(?:s|ed)\s(?:it|this|that|the\s[\w-]+)\s(?:an?\s)?(?:\w+\s)?(?:disgrace\w*|scandal\w*|shambles|unacceptable|farce|joke|mess|embarrass\w*)\b"
    r"|\bcritici[sz](?:es|ed)\b|\bcondemn(?:s|ed)\b|\b(?:not|n['’]t|un)\s?(?:satisfied|impressed|convinced|amused)\b",
    re.IGNORECASE,
)


def _left_open(text: str, start: int) -> tuple[int, int] | None:
    """Return the quotation that the paragraph before leaves open, where the one at `start` goes on with it."""
    line = text.rfind("\n", 0, start)
    if line < 0 or text[line + 1 : start].strip(MARKS):
        return None
    opened = _OPEN_TO_THE_END.search(text, max(0, line - _LOOK_BACK, text.rfind("\n", 0, line) + 1), line)
    return opened.span() if opened else None


_OPEN_TO_THE_END = late(r"(?:^|(?<=[\s:,(]))[“\"][^”\"\n]+$")


def _is_anybodys_next(text: str, start: int) -> bool:
    """Tell whether a quotation opens a paragraph behind one that ends with a bystander who spoke: he goes on."""
    line = text.rfind("\n", 0, start)
    if line < 0 or text[line + 1 : start].strip(MARKS):
        return False
    before = text[max(0, line - _LOOK_BACK, text.rfind("\n", 0, line) + 1) : line]
    quoted = list(_QUOTED.finditer(before))
    told = before[quoted[-1].end() :] if quoted else ""
    return bool(_SPEECH.search(told) and _BYSTANDER.search(told)) and not _SPOKEN_FOR.search(told)


_SIGNS = (("speech", _SPEECH), ("office", _OFFICIAL), ("title", _TITLE), ("bystander", _BYSTANDER), ("other", _OTHERS))


_UNMARKED = Pattern(
    r"\b(?:statement|letter|post|tweet|message|notice|email|e-mail|update)\b[^.:;“”\"\n]{0,70}?\s(?:read|reads"
    r"|said|says|stated),?:?\s(?-i:(?=(?:Our|We|The|At|All|This)\b))"
)
_OF_READERS = late(
    r"\b(?:to\sthe\s(?:editor|paper|newspaper)|readers?['’]?|from\san?\s(?:customer|user))\b", re.IGNORECASE
)
"""Whose letter it is that speaks of "us": not the vendor's."""
_LONGEST = 400


def unmarked(sentence: Sentence, text: str) -> Iterator[tuple[int, int]]:
    """Yield statements without quotation marks, to the line's end: "A statement read: Our teams are …"."""
    for match in _UNMARKED.each(sentence.line, sentence.earlier - sentence.start):
        if _OF_READERS.search(sentence.text, 0, match.end()):
            continue
        start = sentence.start + match.end()
        line_end = text.find("\n", start)
        stop = line_end if 0 <= line_end - start <= _LONGEST else sentence.end
        end = start + len(text[start:stop].rstrip())
        if not any(low < end and start < high for low, high in sentence.quotes):
            yield start, end
