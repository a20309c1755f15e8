"""Whose outage it is: the vendor that a story is about, told apart from channels, sources and other victims."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from tui.desk.knowledge.gazetteer import Mention
from tui.desk.knowledge.places import is_place
from tui.desk.reading.patterns import Pattern
from tui.desk.reading.story import Reading, Sentence
from tui.text.late import late

_CHANNEL_BEFORE = Pattern(
    r"\b(?:sa(?:id|ys|ying)|post(?:s|ed|ing)?(?!\smortem)|wrote|writ(?:es|ing|ten)|tweet(?:s|ed|ing)?|stat(?:ed|ement|ing)"
    r"|complain(?:s|ed|ts|ing)?|report(?:s|ed|ing)?|took|taking"
    r"|turn(?:ed|ing)|flock(?:ed|ing)?|vent(?:ed|ing)?|accounts?|messages?|updates?|trend(?:s|ed|ing)|announced"
    r"|shared?|sharing|page|thread|replied|spread|users|platform|rival|topic|jokes?|memes?|handle)"
    r"(?:\s[\w'’,“”\"-]{1,20}){0,8}?\s(?:on|to|via|in|through|from|platform|network|service|site|app|rival)\s$",
)
_SOURCE_BEFORE = Pattern(
    r"\b(?:told|channels\s(?:such\sas|like)|according\sto|reported\sby|data\sfrom|reports?\s(?:by|on|from|to)|via"
    r"|citing|flood(?:ed|ing|s)?|swarm(?:ed|ing|s)|took\sto|taking\sto|takes?\sto|flock(?:ed|ing)?\sto|turn(?:ed|ing)\sto|formerly(?:\sknown\sas"
    r"|\scalled)?|website|tracker|monitor|tracking\s(?:site|website|service|platform))\s(?:the\s)?$",
)
_CHANNEL_AFTER = Pattern(
    r"(?:['’]s)?\s(?:accounts?|posts?|handle|status\saccount|support\saccount|thread|page\ssaid|user\s(?:named"
    r"|called)|data|reported\sthat|reports?\sshow)\b",
    r",?\s(?:which|that)\s(?:tracks|monitors)\b",
    r"\sradar\b|\s(?:shows?|showed|recorded|observed|measured)\s(?:an?\s|that\s|the\s)?(?:[\w-]+\s){0,4}?(?:traffic|drop|decline)\b",
)
_PAGE_AFTER = late(
    r"\s(?:pages?|feeds?|accounts?|threads?|support|users\ssaid|(?:(?:is|was)\s)?(?:flooded|awash|abuzz|filled|buzzing)|lit\sup"
    r"|erupt(?:s|ed)|explod(?:es|ed)|reacts?|mocks?)\b"
)
_TROUBLE_AFTER = Pattern(
    r"(?:['’]s)?(?:\s[\w-]+){0,3}?\s(?:outages?|down|is\sdown|was\sdown|goes\sdown|went\sdown|disruptions?|glitch"
    r"|issues|problems?|incident|users|customers|offline|suffer\w*|experienc\w+|back\s(?:up|online))\b"
)
_CAUSE_BEFORE = Pattern(
    r"\b(?:caused\sby|due\sto|blam(?:ed|es|ing)\s(?:on)?|fault\sof|provider|linked\sto|problem\s(?:at|with)"
    r"|outage\s(?:at|in|of|with))\s(?:the\s|its\s)?$"
)


_RESPONSIBLE = late(r"\s(?:was|is)\s(?:\w+ly\s)?(?:responsible|to\sblame)\b")
"""Behind whose fault it is."""
_SPEAKS_AFTER = Pattern(
    r",?\s(?:has\s|had\s|also\s|later\s)?(?:said|says|announced|added|confirmed|acknowledged|apologi[sz]ed"
    r"|identified|restored|fixed"
    r"|resolved|blamed|tweeted)\b"
)
_VICTIM_BEFORE = Pattern(
    r"\b(?:including|such\sas|affect(?:s|ed|ing)|impact(?:s|ed|ing)|hitting|among|customers?\slike|takes?\sdown"
    r"|took\sdown)\s"
    r"(?:(?:[\w’'&.+-]+\s){0,2}?[\w’'&.+-]+(?:,\s(?:and\s)?|\sand\s)){0,6}?$"
)
_VICTIM_AFTER = Pattern(
    r"(?:(?:,\s|\sand\s|,\sand\s)[\w’'&.\s+-]{2,30}?){0,5}\s(?:affected|impacted|among\s(?:the\s)?\w+\s(?:hit"
    r"|affected))\b"
)
"""Around one of several names of those whom the trouble of another reached."""


_TALKED_ON = frozenset(("Twitter", "X", "Reddit", "Hacker News"))


def _is_tracker(mention: Mention) -> bool:
    """Tell whether a name is that of a house that counts or reports the outages of others, and has none itself."""
    return mention.channel and mention.vendor not in _TALKED_ON


@lru_cache(maxsize=512)
def is_channel(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a name is only where, or by whom, something was said: "posted on X", "according to Downdetector"."""
    at, end = mention.start - sentence.start, mention.end - sentence.start
    if _is_tracker(mention):
        return True
    if SAYS_HE.match(sentence.text, end) or _is_paper(sentence.text, at):
        return True
    before = sentence.text[max(0, at - 110) : at]
    if _CHANNEL_AFTER.match(sentence.text, end) or (mention.channel and _PAGE_AFTER.match(sentence.text, end)):
        return True
    if _SOURCE_BEFORE.search(before[-40:]):
        return True
    if _CHANNEL_BEFORE.search(before) is None:
        return False
    # "users were unable to post on Instagram" is about Instagram; "users said on Instagram" is not.
    return mention.channel or not _UNABLE.search(before)


def _is_paper(text: str, at: int) -> bool:
    """Tell whether a name is the rest of one that begins with a place: "the Boston Globe"."""
    begins = _THE_BEFORE.search(text, max(0, at - 24), at)
    return begins is not None and is_place(begins[1])


_THE_BEFORE = late(r"\b[Tt]he\s([A-Z][\w-]+(?:\s[A-Z][\w-]+)?)\s$")
SAYS_HE = late(r"\s(?:said|says|told|tells|wrote|writes|recalled|explained|added)\s(?:that\s)?(?:he|she|his|her)\b")
"""Behind a name: it is that of a person who speaks, "Jordan said he"."""
_UNABLE = Pattern(
    r"\b(?:unable|not\sable|can['’]?t|cannot|couldn['’]t|trouble|problems?|difficult\w*|issues?|outages?\s|impact|effect)\b"
)


def group(mention: Mention, named: frozenset[str]) -> str:
    """Return who answers for a mention: the owner where the story names it, else the vendor itself."""
    return mention.owner if mention.owner in named else mention.vendor


@lru_cache(maxsize=4)
def partners(reading: Reading) -> tuple[tuple[Sentence, Mention], ...]:
    """Return the other vendors that headline and lead call down with the main one: "Barclays, Santander and RBS"."""
    main, named = main_vendor(reading), owners(reading)
    found: dict[str, tuple[Sentence, Mention]] = {}
    for sentence in reading.lead if main else ():
        for listed in _lists(sentence) if sentence.broken else ():
            if any(one.vendor != group(one, named) for one in listed):
                continue  # one is a brand of another: a list of services
            if AND_OTHERS.match(sentence.text, listed[-1].end - sentence.start):
                continue  # they are called services
            if any(group(one, named) == main for one in listed) and not _SPEAKS_AFTER.match(
                sentence.text, listed[-1].end - sentence.start
            ):
                for one in listed:
                    if group(one, named) != main and sentence.field != "title":
                        found.setdefault(group(one, named), (sentence, one))
    return tuple(_named_itself(reading, vendor, told) for vendor, told in found.items())


def _named_itself(reading: Reading, vendor: str, told: tuple[Sentence, Mention]) -> tuple[Sentence, Mention]:
    """Return where a vendor is named as such, or else `told`: "Sony" rather than "PlayStation Network"."""
    every = ((sentence, one) for sentence in reading.body for one in sentence.mentions)
    return next(((sentence, one) for sentence, one in every if one.vendor == vendor and not one.service), told)


def _lists(sentence: Sentence) -> list[list[Mention]]:
    """Return the runs of two or more vendors that stand side by side."""
    runs: list[list[Mention]] = []
    for one in sentence.mentions:
        if one.service or is_channel(sentence, one) or one.start >= sentence.earlier or _share(sentence, one) < 1:
            continue
        last = runs[-1][-1] if runs else None
        if last and _SIDE_BY_SIDE.fullmatch(sentence.text, last.end - sentence.start, one.start - sentence.start):
            runs[-1].append(one)
        else:
            runs.append([one])
    return [run for run in runs if len(run) > 1]


_OWNS_AFTER = late(r"-(?:owned|backed|funded|hosted)\b|['’]s\srival\b")
"""Behind who only owns the one that is down: "the Google-owned company"."""
AND_OTHERS = late(
    r"(?:,\s(?!and\b)[\w’'.&+ -]{2,30}){0,6},?\s(?:and|as\swell\sas)\s"
    r"(?:(?:many|several|various|numerous|countless|a\snumber\sof|(?:dozens|scores|hundreds|thousands)\sof)\s)?"
    r"(?:other|more)\s(?:[\w-]+\s){0,2}?(?:services|apps|applications|sites|websites|platforms|products)\b"
)
"""Behind the names of a list that says what they are: "Hulu, Xbox Live and dozens of other services"."""
_SIDE_BY_SIDE = late(r"(?:,\s|,?\s(?:and|&)\s)(?:the\s|both\s)?")


def _share(sentence: Sentence, mention: Mention) -> float:
    """Return what a mention counts for: little where it is one in a list of those whom the trouble reached."""
    at, end = mention.start - sentence.start, mention.end - sentence.start
    if COMPARED.search(sentence.text, max(0, at - 24), at) or IS_FINE.match(sentence.text, end):
        return _OF_NO_PART
    if _SCENE_BEFORE.search(sentence.text, max(0, at - 24), at) and (
        is_place(mention.text) or "Airport" in mention.name
    ):
        return _OF_A_LIST  # where others are down: "flights from Heathrow"
    if _VICTIM_BEFORE.search(sentence.text[max(0, at - 90) : at]) or _VICTIM_AFTER.match(sentence.text, end):
        return _OF_A_LIST
    if _MOVED_TO.search(sentence.text, max(0, at - 40), at):
        return _OF_A_LIST
    if mention.service and _ON_IT.search(sentence.text, max(0, at - 16), at):
        return _WHERE_IT_RUNS
    if _OWNS_AFTER.match(sentence.text, end):
        return _OF_A_LIST
    if sentence.field == "title" and _is_one_of_those_hit(sentence.text, at, end):
        return _OF_A_LIST
    if AND_OTHERS.match(sentence.text, end) or _NOT_OF.search(sentence.text, max(0, at - 24), at):
        return _OF_A_LIST
    return 1.0


def _is_one_of_those_hit(title: str, at: int, end: int) -> bool:
    """Tell whether a headline names several that an outage hits: whose it is, the story may tell."""
    before = _HITS_BEFORE.search(title, max(0, at - 90), at)
    return before is not None and (bool(before[1]) or _AND_MORE.match(title, end) is not None)


_NAME = r"[A-Z][\w’'&.+-]*(?:\s[A-Z][\w’'&.+-]*)?"
_HITS_BEFORE = late(
    r"\b(?:[Hh]its?|[Kk]nocks?(?:\s(?:[Oo]ut|[Oo]ffline))?|[Tt]akes?\s(?:[Oo]ut|[Dd]own)|[Dd]isrupts?|[Dd]owns|[Cc]ripples?|[Bb]rings?\s[Dd]own)\s"
    rf"((?:{_NAME}(?:,\s(?:and\s)?|\s(?:and|&)\s)){{0,6}})$"
)
_AND_MORE = late(r"(?:,|,?\s(?:and|&))\s[A-Z]")
COMPARED = late(
    r"\b(?:(?:rivals?|competitors?|alternatives?|challengers?|answer|successor)\s(?:of|to|for)|competes\swith|cheaper)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""Before the name of one with whom the one that is down is only compared."""
IS_FINE = late(
    r"\s(?:rival|competitor|alternative|challenger|clone)\b"
    r"|(?:(?:,|,?\sand)\s[\w’'&.+-]+(?:\s[\w’'&.+-]+)?){0,4}\s(?:saw|seen|reported|enjoyed|recorded|gained|welcomed|added|had)\s(?:an?\s)?"
    r"(?:[\w-]+\s){0,4}?(?:sign-?ups|downloads|new\s(?:users|customers|members|subscribers)|registrations|installs)\b"
    r"|(?:\sitself)?\s(?:had\sno\s(?:\w+\s)?(?:trouble|problems?|issues?|outages?)|(?:was|were)\s(?:un\w+ed|not\s(?:affected|hit|involved|impacted)))"
)
"""Behind the name of another: its rival is down, it gained by that, or it is told that this one is not."""
_OF_NO_PART = 0.1
_SCENE_BEFORE = late(r"\b(?:at|from|to|into|in|out\sof|through|and)\s(?:(?:the|[A-Z][a-z]+['’]s)\s)?$")
_NOT_OF = late(r"\b(?:to\sdo\swith|related\sto)\s[“\"‘']?$")
"""Before who is told to have no part in it, as is mostly told so: "nothing to do with Titanfall"."""
_MOVED_TO = late(
    r"\b(?:transition|migrat|mov|switch|port|convert|upgrad)(?:e?d|ted|ped|ing|ting)\s(?:over\s)?(?:to|onto|from)\s(?:the\s)?$"
)
"""Before what somebody uses from then on."""
_ON_IT = late(r"\b(?:on|through|via)\s(?:your\s|their\s|the\s|his\s|her\s|an?\s)?$")
_WHERE_IT_RUNS = 0.6
"""What a product counts for where something else is to run on it: "errors of HBO Max on Apple TV"."""
_OF_A_LIST = 0.3
_PASSING = 0.9
"""Points below which a name is named in passing: once, late, in a sentence about nothing broken."""


@lru_cache(maxsize=4)
def owners(reading: Reading) -> frozenset[str]:
    """Return the vendors that headline and lead name as such, and those that speak further below.

    An owner that is named in passing answers for nothing.
    """
    first = {
        mention.vendor
        for one in reading.lead
        for mention in one.mentions
        if not (mention.service or _OWNS_AFTER.match(one.text, mention.end - one.start))
    }
    return frozenset(
        first | {mention.vendor for one in reading.body for mention in one.mentions if _speaks(one, mention)}
    )


def _speaks(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a name is that of a house that says what is told."""
    at, end = mention.start - sentence.start, mention.end - sentence.start
    if mention.service or _OWNED_BY.search(sentence.text, max(0, at - 24), at):
        return False
    return any(pattern.match(sentence.text, end) for pattern in (_SPEAKS_AFTER, _IS_ASKED_AFTER))


_IS_ASKED_AFTER = late(
    r"(?:['’]s)?\s(?:spokes\w+|chief|CEO)\b"
    r"|(?:,\s[^,.;]{3,90},)?\s(?:did\snot|didn['’]t|has\snot|declined\sto)\s(?:immediately\s|yet\s)?(?:respon[ds]|repl|comment)"
)
"""Behind a house that is asked what is the matter, or somebody of it who tells."""

_OWNED_BY = late(r"\b(?:owned\sby|(?:part|unit|arm|subsidiary)\sof|parent(?:\scompany)?)\s(?:the\s)?$")
"""Before who owns the one that speaks: "Slack, owned by Salesforce, said"."""


def _once_each(sentence: Sentence) -> Iterator[Mention]:
    """Yield the names of a sentence, a vendor's with its product behind it ("Apple iPhone") once."""
    before: Mention | None = None
    for one in sentence.mentions:
        if before is None or (before.vendor, before.end + 1) != (one.vendor, one.start):
            yield one
        before = one


@lru_cache(maxsize=4)
def main_vendor(reading: Reading) -> str:
    """Return the vendor whose outage the story tells, "" where it names none.

    Each mention counts for its group, more in the headline and the lead, and where words of trouble follow it;
    channels and what belongs to an earlier incident do not count.
    """
    named = owners(reading)
    points: dict[str, float] = defaultdict(float)
    for sentence in reading.everything:
        weight = (
            4.0 if sentence.field == "title" else (3.0 if sentence.number == 0 else 1.5 if sentence.number < 3 else 1.0)
        )
        weight *= 1.0 if sentence.broken else 0.5
        for mention in _once_each(sentence):
            if mention.start < sentence.earlier and not is_channel(sentence, mention):
                end = mention.end - sentence.start
                trouble = 1.6 if _TROUBLE_AFTER.match(sentence.text, end) else 1.0
                before = sentence.text[max(0, mention.start - sentence.start - 30) : mention.start - sentence.start]
                culprit = 1.6 if _CAUSE_BEFORE.search(before) or _RESPONSIBLE.match(sentence.text, end) else 1.0
                speaks = 1.5 if _speaks(sentence, mention) else 1.0
                points[group(mention, named)] += weight * trouble * culprit * speaks * _share(sentence, mention)
    best = max(points, key=lambda name: points[name]) if points else ""
    return best if points.get(best, 0.0) >= _PASSING else ""
