"""Whose outage it is: the vendor that a story is about, told apart from channels, sources and other victims."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from tui.desk.gazetteer import Mention
from tui.desk.patterns import Pattern
from tui.desk.reading import Reading, Sentence

_CHANNEL_BEFORE = Pattern(
    r"\b(?:sa(?:id|ys|ying)|post(?:s|ed|ing)?|wrote|writ(?:es|ing|ten)|tweet(?:s|ed|ing)?|stat(?:ed|ement|ing)"
    r"|complain(?:s|ed|ts|ing)?|report(?:s|ed|ing)?|took|taking"
    r"|turn(?:ed|ing)|flock(?:ed|ing)?|vent(?:ed|ing)?|accounts?|messages?|updates?|trend(?:s|ed|ing)|announced"
    r"|shared?|sharing|page|thread|replied|spread|users|platform|rival|topic|jokes?|memes?|handle)"
    r"(?:\s[\w'’,“”\"-]{1,20}){0,6}?\s(?:on|to|via|in|through|from|platform|network|service|site|app|rival)\s$",
)
_SOURCE_BEFORE = Pattern(
    r"\b(?:told|according\sto|reported\sby|data\sfrom|reports?\s(?:by|on|from|to)|via|citing|formerly(?:\sknown\sas"
    r"|\scalled)?|website|tracker|monitor|tracking\s(?:site|website|service|platform))\s(?:the\s)?$",
)
_CHANNEL_AFTER = Pattern(
    r"(?:['’]s)?\s(?:accounts?|posts?|handle|status\saccount|support\saccount|thread|page\ssaid|user\s(?:named"
    r"|called)|data|reported\sthat|reports?\sshow)\b",
    r",?\s(?:which|that)\s(?:tracks|monitors)\b",
)
_TROUBLE_AFTER = Pattern(
    r"(?:['’]s)?(?:\s\w+){0,3}?\s(?:outages?|down|is\sdown|was\sdown|goes\sdown|went\sdown|disruptions?|glitch"
    r"|issues|problems?|incident|users|customers|offline|suffer\w*|experienc\w+|back\s(?:up|online))\b"
)
_CAUSE_BEFORE = Pattern(
    r"\b(?:caused\sby|due\sto|blam(?:ed|es|ing)\s(?:on)?|fault\sof|provider|linked\sto|problem\s(?:at|with)"
    r"|outage\s(?:at|in|of|with))\s(?:the\s|its\s)?$"
)


@lru_cache(maxsize=512)
def is_channel(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a name is only where, or by whom, something was said: "posted on X", "according to Downdetector"."""
    at, end = mention.start - sentence.start, mention.end - sentence.start
    if mention.channel and mention.vendor not in ("Twitter", "X", "Reddit", "Hacker News"):
        return True
    before = sentence.text[max(0, at - 110) : at]
    if _CHANNEL_AFTER.match(sentence.text, end):
        return True
    if _SOURCE_BEFORE.search(before[-40:]):
        return True
    if _CHANNEL_BEFORE.search(before) is None:
        return False
    # "users were unable to post on Instagram" is about Instagram; "users said on Instagram" is not.
    return mention.channel or not _UNABLE.search(before)


_UNABLE = Pattern(
    r"\b(?:unable|not\sable|can['’]?t|cannot|couldn['’]t|trouble|problems?|difficult\w*|issues?|outages?\s)\b"
)


def group(mention: Mention, named: frozenset[str]) -> str:
    """Return who answers for a mention: the owner where the story names it, else the vendor itself."""
    return mention.owner if mention.owner in named else mention.vendor


_PASSING = 0.9
"""Points below which a name is named in passing: once, late, in a sentence about nothing broken."""


@lru_cache(maxsize=4)
def owners(reading: Reading) -> frozenset[str]:
    """Return the vendors that headline and lead name as such: an owner that is named in passing answers for nothing."""
    return frozenset(mention.vendor for one in reading.lead for mention in one.mentions if not mention.service)


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
        for mention in sentence.mentions:
            if mention.start < sentence.earlier and not is_channel(sentence, mention):
                end = mention.end - sentence.start
                trouble = 1.6 if _TROUBLE_AFTER.match(sentence.text, end) else 1.0
                before = sentence.text[max(0, mention.start - sentence.start - 30) : mention.start - sentence.start]
                culprit = 1.6 if _CAUSE_BEFORE.search(before) else 1.0
                points[group(mention, named)] += weight * trouble * culprit
    best = max(points, key=lambda name: points[name]) if points else ""
    return best if points.get(best, 0.0) >= _PASSING else ""
