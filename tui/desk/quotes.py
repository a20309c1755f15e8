"""The official statement: what is quoted of those who run the service, not of bystanders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.desk.patterns import Pattern
from tui.desk.reading import Sentence
from tui.desk.slots import FIRST_PERSON, Found
from tui.text.late import late

_SPEECH = Pattern(
    r"\b(?:sa(?:id|ys|ying)|wrote|writes|tweet(?:ed|s|ing)?|post(?:ed|s|ing)?|told|added|stat(?:ed|es|ing)"
    r"|statement|announced|according\sto|confirmed|acknowledged|explained|notice|lamented|complained|insisted"
    r"|read(?:s|ing)?|noted|spokes\w+|apologi[sz]ed|reported|asked|continued|commented|quipped|joked|replied)\b"
)
_OFFICIAL = Pattern(
    r"\b(?:spokes\w+|statement|status\s(?:page|update|dashboard|site|account)|compan(?:y|ies)|chief|CEO|CTO|CIO"
    r"|COO|executives?|president"
    r"|directors?|minister|ministry|officer|co-?founder|founder|head\sof|engineers?|operator"
    r"|the\s(?:firm|bank|airline|carrier"
    r"|trust|studio|agency|department|provider|regulator|utility|council|university|lender|exchange|retailer"
    r"|page|message|notice"
    r"|update|post|email|letter|write-?up|report|society|developer|publisher|office|authority|network"
    r"|group|hospital|platform"
    r"|government|team|maker|vendor|supplier)|it\s(?:said|added|wrote|posted|says)|they\s(?:added|wrote)"
    r"|commission|press\sconference|blog"
    r"|tweeted|wrote\son|posted|post\s(?:on|to)|apologi[sz]\w+|announcement|incident|reported\sthat)\b"
)
_BYSTANDER = Pattern(
    r"(?:,\s(?:aged\s)?\d\d,|\b(?:user|customer|passenger|travell?er|commuter|shopper|student|sophomore"
    r"|freshman|teacher|professor|lecturer"
    r"|nurse|doctor|consultant\sanaesthetist|anaesthetist|patient|mother|father|mum|dad|parent|driver|rider"
    r"|player|gamer|fan|viewer"
    r"|reader|resident|neighbou?r|pensioner|plumber|farmer|baker|barista|bookkeeper|accountant|florist|owner"
    r"|co-owner|shopkeeper"
    r"|stallholder|vendor\sat|analyst|expert|consultant|studies|works\s(?:at|for|as|in)|runs|trying\sto"
    r"|on\sher\sway|on\shis\sway"
    r"|senator|MP|lawmaker|mayor|governor|union|campaigner|health\s(?:director|secretary|minister)|watchdog"
    r"|most\spopular|joked|quipped|lamented|one\s(?:wrote|said|posted)|asked\snot\sto\sbe\snamed"
    r"|another\s(?:wrote|said|user))\b)"
)
_LOOK_BACK = 260
"""Characters before a quotation in which the speaker of "he said" was introduced."""
MIN_QUOTE_WORDS = 4
_MARKS = "“”\"'‘’ "


def _is_official(text: str, start: int, end: int, words: str) -> bool:
    """Tell whether a quotation is who runs the service speaking, not a bystander: by the words around it."""
    paragraph = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    after = text[end : min(end + 140, line_end if line_end >= 0 else len(text))]
    bare = _QUOTED.sub(" ", after)
    if _THEY.match(bare) and (previous := _previous(text, paragraph, start)):
        return _is_official(text, *previous, text[slice(*previous)].strip(_MARKS))
    beside = [bare] if _SPEAKER.match(bare) else [bare, _QUOTED.sub(" ", text[max(paragraph, start - 160) : start])]
    for told in beside:
        if _BYSTANDER.search(told):
            return _SPOKEN_FOR.search(told) is not None
        if _OFFICIAL.search(told):
            return True
    if FIRST_PERSON.search(words) or len(beside) == 1:
        return False
    before = _QUOTED.sub(" ", text[max(0, start - _LOOK_BACK) : start])
    return not _BYSTANDER.search(before) and (_WE.search(words) or _OFFICIAL.search(before)) is not None


_THEY = late(r"[\s,.;]*(?:he|she)\s(?:said|says|added|told|wrote|continued|explained)\b", re.IGNORECASE)
_SPEAKER = late(
    r"[\s,.;]*(?:(?:said|says|added|wrote|told|joked|complained)\s(?:[A-Z][\w’'-]+\s[A-Z]|one\b|an?\b|another\b)"
    r"|[A-Z][\w’'-]+\s[A-Z][\w’'-]+,?\s(?:said|says|added|wrote)\b)"
)
"""Behind a quotation: a speaker by name, so that words further away tell of others."""


def _previous(text: str, paragraph: int, start: int) -> tuple[int, int] | None:
    """Return the quotation before the one at `start` in its paragraph, whose speaker "she added" means."""
    found = [match.span() for match in _QUOTED.finditer(text, max(paragraph, start - 600), start)]
    return found[-1] if found else None


_WE = Pattern(r"\b(?:we|our)\b")
_SPOKEN_FOR = Pattern(r"\b(?:spokes\w+|statement|chief|CEO|CTO|company\ssaid|status\spage)\b")
_QUOTED = late(r"[“\"][^”\"\n]*[”\"]")


def quotes(sentence: Sentence, text: str) -> Iterator[Found]:
    """Yield what someone is quoted as saying: at least four words, with a verb of speech in or beside the sentence.

    `text` is the field's text; a quotation that runs over several sentences is one, and belongs to its first.
    """
    for start, end in sentence.quotes:
        if not sentence.start <= start < sentence.earlier:
            continue
        near = text[max(0, sentence.start - 160) : start] + text[end : max(sentence.end, end + 120)]
        words = text[start:end]
        lead = len(words) - len(words.lstrip(_MARKS))
        inner = words.strip(_MARKS).rstrip(",")
        if len(inner.split()) >= MIN_QUOTE_WORDS and _SPEECH.search(near) and _is_official(text, start, end, inner):
            yield Found(start + lead, start + lead + len(inner), inner)
