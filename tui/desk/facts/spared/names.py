"""Which names a clause spares as a whole: not what a vendor owns, and not a part of what is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tui.desk.facts.vendor.who import is_channel
from tui.desk.knowledge.gazetteer import Mention
from tui.desk.knowledge.places import is_place
from tui.desk.reading.story import Sentence
from tui.text.late import late


def names_spared(sentence: Sentence, low: int, high: int, asides: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Return the names in `[low, high)` of a sentence, those in `asides` left out.

    Returns no names where what a vendor owns is spared, or a part of what is named ("other Slack channels", "Actions
    runs that had begun"): then the story's own words say it, for the rest may well be down.
    """
    if _QUALIFIED.search(sentence.text, low, high):
        return ()
    named: list[tuple[int, str]] = []
    for mention in sentence.mentions:
        place = mention.start - sentence.start
        if not low <= place < high or any(first <= place < last for first, last in asides):
            continue
        if (not mention.service and _is_owner(sentence, mention)) or _is_narrowed(sentence, mention, high):
            return ()
        if not is_channel(sentence, mention):
            named.append((place, mention.name))
    if named:
        named = sorted([*named, *_unlisted(sentence, low, high)])
    return tuple(dict.fromkeys(name for _, name in named))


def _unlisted(sentence: Sentence, low: int, high: int) -> Iterator[tuple[int, str]]:
    """Yield names that stand in a list beside known ones, "Workers and R2", with where they begin."""
    known = [(one.start - sentence.start, one.end - sentence.start) for one in sentence.mentions]
    start = low
    for cut in [*_BETWEEN.finditer(sentence.text, low, high), None]:
        item = _NAME.fullmatch(sentence.text, start, cut.start() if cut else high)
        if item and not is_place(item[1]) and not any(at < item.end() and start < end for at, end in known):
            yield item.start(1), item[1]
        start = cut.end() if cut else high


def _is_owner(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether not the vendor is meant but what it owns: "Slack's huddles", "broadband of Vodafone"."""
    place, end = mention.start - sentence.start, mention.end - sentence.start
    return sentence.text.startswith(("'s ", "’s "), end) or sentence.text.endswith(" of ", 0, place)


def _is_narrowed(sentence: Sentence, mention: Mention, high: int) -> bool:
    """Tell whether the words beside a name, up to `high`, make it a part of what bears it."""
    low, end = mention.start - sentence.start, mention.end - sentence.start
    return (
        _SOME_OF.search(sentence.text[max(0, low - 24) : low]) is not None
        or _PART_OF_IT.match(sentence.text, end, high) is not None
    )


_BETWEEN = late(r",\s(?:and\s|or\s)?|\s(?:and|or|&)\s")
_NAME = late(
    r"\s*(?:[Bb]oth\s|[Oo]ur\s|[Tt]he\s|[Nn]either\s)?"
    r"((?!(?:In|On|At|By|As|For|From|To|With|While|When|After|But|So|Meanwhile|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|We|They|It|This|That|These|Those|All|Other|Some|Most|Customers|Users|However|Today|Yesterday)\b)[A-Z][\w.+-]*(?:\s[A-Z][\w.+-]*){0,2})\s*"
)
_QUALIFIED = late(
    r"(?<!,)\s(?:who|that|which|without)\s(?!(?:it|they|its|the|all)\b)|\bconnectivity\sto\b", re.IGNORECASE
)
"""What makes a subject a part of what it names: "CloudFront customers who do not have functions"."""
_SOME_OF = late(
    r"(?:\w\s(?<!impact\s)(?<!effect\s)(?<!bearing\s)(?<!influence\s)(?:on|for|with|using)|(?<=\w\s)(?-i:[A-Z])\w+)\s$|\b(?:other|in-progress|running|existing|pending|most|some|older|newer|remaining)\s(?:of\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_PART_OF_IT = late(
    r"\s(?!(?:was|were|is|are|be|been|has|have|had|did|does|do|can|could|would|will|may|and|or|but|also|itself|all|both|still|not"
    r"|never|services?|customers?|users?|systems?|apps?|sites?|websites?|networks?|platforms?|subscribers?|accounts?|members?"
    r"|passengers?|players?|clients?|operations|remain\w*|continu\w*|work\w*|kept|keeps?|seem\w*|appear\w*|stay\w*|said|says"
    r"|which|who|that|as|too|either|though)\b)[\w-]+|\s(?:customers?|users?|services?|subscribers?)\s(?:in|on|with|outside|using|via)\b"
    r"|\s(?:service|user|customer)\s(?:APIs?|endpoints?|authentications?|consoles?|logins?|data)\b"
)
