"""What rules call affected: names in sentences of trouble, and what stands for all of it.

A name counts where its sentence speaks of something broken; `tui.desk.facts.service.hits` weighs this with all else
that speaks for a service.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tui.desk.facts.service.failing import is_common, wholes
from tui.desk.facts.spared.clauses import is_spared, spared_in
from tui.desk.facts.vendor.who import group, is_channel, main_vendor, owners, partners
from tui.desk.knowledge.gazetteer import Mention
from tui.desk.knowledge.places import is_place
from tui.desk.reading.patterns import Pattern
from tui.desk.reading.story import Reading, Sentence
from tui.model import FeedKind

_MUCH_SMALLER = Pattern(
    r"\b(?:much\s(?:smaller|less)|far\sfewer|no\s(?:problems|issues|outages)|also\sowns|which\s(?:also\s)?includes?"
    r"|reporting\sno)\b"
)
_RELIES = Pattern(
    r"\b(?:owned\sby|part\sof|subsidiary\sof|calls?\sto|failure\sat|competes\swith|relies|rely|relied"
    r"|reach\sout\sto|anyone\sat|contacted|comment\sfrom|alternative|competitor|rivals?|instead\sof|switch(?:ed"
    r"|ing)?\sto|unlike)\b"
)


@lru_cache(maxsize=4)
def affected_mentions(reading: Reading) -> tuple[tuple[Sentence, Mention], ...]:
    """Return the mentions of services, and of other vendors, in sentences that say that something is broken.

    The story's own vendor is left out, since it is who is hit, unless the name is all that the story gives.
    """
    return tuple(_affected_mentions(reading))


def _affected_mentions(reading: Reading) -> Iterator[tuple[Sentence, Mention]]:
    named, main = owners(reading), main_vendor(reading)
    beside = {mention.vendor for _, mention in partners(reading)}
    for sentence in reading.body:
        if not sentence.broken or _MUCH_SMALLER.first(sentence.line) or is_list_of_products(reading, sentence):
            continue
        spared = spared_in(sentence)
        for mention in sentence.mentions:
            if (
                mention.start >= sentence.earlier
                or sentence.is_personal(mention.start)
                or is_channel(sentence, mention)
            ):
                continue
            if any(one.start <= mention.start < one.end for one in spared) or is_relied_on(sentence, mention):
                continue
            if not mention.service and (mention.vendor in beside or is_place(mention.text)):
                continue  # another vendor that is hit, or where ("delays at Heathrow")
            if not mention.service and is_speaking(sentence.text, mention.end - sentence.start):
                continue
            if mention.service or mention.vendor != main or group(mention, named) != mention.vendor:
                yield sentence, mention


def is_list_of_products(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a status page lists its components: "Google Cloud SQL" there is not "Google Cloud"."""
    return reading.article.kind is FeedKind.STATUS and _PRODUCTS.first(sentence.line) is not None


_PRODUCTS = Pattern(r"^\W*(?:affected|impacted)\s(?:products|services|components):", hints="affected|impacted")
_SPEAKS = Pattern(
    r",?\s(?:which\s|who\s)?(?:said|says|added|told|declined|confirmed|apologi[sz]ed|reported|acknowledged"
    r"|wrote|posted|spokes\w+"
    r"|engineers?\ssaid|whose)\b"
)
"""Behind a vendor's name: it speaks, or is told of, and need not be down itself."""


def is_speaking(text: str, end: int) -> bool:
    """Tell whether the name that ends at `end` is one that speaks, or is told of: it need not be down itself."""
    return _SPEAKS.match(text, end) is not None


def is_relied_on(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a name is only that of an owner, a rival or an alternative."""
    before = sentence.text[max(0, mention.start - sentence.start - 40) : mention.start - sentence.start]
    return _RELIES.search(before) is not None


def all_of_it(reading: Reading) -> Iterator[tuple[Sentence, int, int]]:
    """Yield what only stands for all that a vendor runs, and is said to be out: "its network remains offline"."""
    for sentence in reading.body:
        for start, end in wholes(sentence):
            if not is_spared(sentence, sentence.start + start):
                yield sentence, start, end


def function_name(sentence: Sentence, start: int, end: int) -> str:
    """Return how the function at `[start, end)` of the field is called: "card payments", but "Zoom Phone"."""
    words = sentence.text[start - sentence.start : end - sentence.start]
    opens = not sentence.text[: start - sentence.start].strip(' *•·#-–“"')
    is_plain = words[1:].islower() and (opens or words[0].islower() or " " not in words)
    return words.lower() if is_plain and is_common(words) else words
