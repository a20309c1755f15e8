"""What is hit and what is explicitly not: services with the sentence that says so.

A name counts as affected where its sentence speaks of something broken, and as *not* affected where its clause says so
("AWS was operating normally", "did not affect Azure"). A return to normal ("is operating normally again") is no such
clause: the service was hit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tui.desk.failing import failing, is_common, predications, wholes
from tui.desk.gazetteer import Gazetteer, Mention
from tui.desk.headed import listed_as_affected
from tui.desk.patterns import Pattern
from tui.desk.places import is_place, peopled, places
from tui.desk.reading import Reading, Sentence, read
from tui.desk.scenes import listed_places
from tui.desk.spared import is_spared, spared_clauses, spared_in
from tui.desk.strangers import stranger
from tui.desk.who import group, is_channel, main_vendor, owners, partners
from tui.model import Article, FeedKind, Service
from tui.text.late import late

_MUCH_SMALLER = Pattern(
    r"\b(?:much\s(?:smaller|less)|far\sfewer|no\s(?:problems|issues|outages)|also\sowns|which\s(?:also\s)?includes?"
    r"|reporting\sno)\b"
)
_RELIES = Pattern(
    r"\b(?:owned\sby|part\sof|subsidiary\sof|calls?\sto|failure\sat|competes\swith|relies|rely|relied"
    r"|reach\sout\sto|anyone\sat|contacted|comment\sfrom|alternative|competitor|rivals?|instead\sof|switch(?:ed"
    r"|ing)?\sto|unlike)\b"
)


def services(article: Article, gazetteer: Gazetteer | None = None) -> tuple[Service, ...]:
    """Return the services that `article` calls affected or explicitly not affected, each with its sentence.

    Affected ones come first, in the order of the story; a service that is called both is listed as both, for the user
    to see the two sentences.
    """
    reading = read(article, gazetteer)
    found: dict[tuple[str, bool], Service] = {}
    for sentence, name in affected_names(reading):
        found.setdefault((name, True), _service(sentence, name, affected=True))
    for spared in spared_clauses(reading):
        for name in spared.names or (spared.label,):
            found.setdefault((name, False), _service(spared.sentence, name, affected=False))
    spared_names = {name for name, hit in found if not hit}
    kept = [one for one in found.values() if not (one.affected and one.name in spared_names)]
    return tuple(sorted(kept, key=lambda one: not one.affected))


def _service(sentence: Sentence, name: str, *, affected: bool) -> Service:
    return Service(name, affected, sentence.field, sentence.start, sentence.end, sentence.text)


def affected_names(reading: Reading) -> Iterator[tuple[Sentence, str]]:
    """Yield each sentence with the name of a service that it calls affected: named ones, then functions."""
    any_named = False
    for sentence, mention in affected_mentions(reading):
        any_named = True
        yield sentence, mention.name
    unknown = stranger(reading)
    for sentence, start, end in functions(reading, any_named):
        if not unknown or unknown.name != sentence.text[start - sentence.start : end - sentence.start]:
            yield sentence, function_name(sentence, start, end)


@lru_cache(maxsize=4)
def affected_mentions(reading: Reading) -> tuple[tuple[Sentence, Mention], ...]:
    """Return the mentions of services, and of other vendors, in sentences that say that something is broken.

    The story's own vendor is left out, since it is who is hit, unless the name is all that the story gives.
    """
    return tuple(_affected_mentions(reading))


def _affected_mentions(reading: Reading) -> Iterator[tuple[Sentence, Mention]]:
    named, main = owners(reading), main_vendor(reading)
    beside = {mention.vendor for _, mention in partners(reading)}
    official = reading.article.kind is FeedKind.STATUS
    for sentence in reading.body:
        if not sentence.broken or _MUCH_SMALLER.first(sentence.line) or (official and _PRODUCTS.first(sentence.line)):
            continue
        spared = spared_in(sentence)
        for mention in sentence.mentions:
            if (
                mention.start >= sentence.earlier
                or sentence.is_personal(mention.start)
                or is_channel(sentence, mention)
            ):
                continue
            if any(one.start <= mention.start < one.end for one in spared) or _is_relied_on(sentence, mention):
                continue
            if not mention.service and (mention.vendor in beside or is_place(mention.text)):
                continue  # another vendor that is hit, or where ("delays at Heathrow")
            if not mention.service and _SPEAKS.match(sentence.text, mention.end - sentence.start):
                continue
            if mention.service or mention.vendor != main or group(mention, named) != mention.vendor:
                yield sentence, mention


_PRODUCTS = Pattern(r"^\W*(?:affected|impacted)\s(?:products|services|components):", hints="affected|impacted")
"""What begins a page's list of components, which is read as such: "Google Cloud SQL" there is not "Google Cloud"."""

_SPEAKS = Pattern(
    r",?\s(?:which\s|who\s)?(?:said|says|added|told|declined|confirmed|apologi[sz]ed|reported|acknowledged"
    r"|wrote|posted|spokes\w+"
    r"|engineers?\ssaid|whose)\b"
)
"""Behind a vendor's name: it speaks, or is told of, and need not be down itself."""


def _is_relied_on(sentence: Sentence, mention: Mention) -> bool:
    before = sentence.text[max(0, mention.start - sentence.start - 40) : mention.start - sentence.start]
    return _RELIES.search(before) is not None


_FUNCTION = Pattern(
    r"\b(?:checkout|payments?|card\spayments|contactless\spayments|withdrawals|deposits|transfers|online\sbanking"
    r"|internet\sbanking|mobile\sbanking|banking\sapp|mobile\sapps?"
    r"|broadband|mobile\s(?:network|internet|data|service)|voice\scalls|phone\scalls|text\smessag\w+"
    r"|emergency\scalls|(?<![\d,.])(?:911|999|000|112)\scalls|triple\szero|eftpos|atms?"
    r"|booking\ssystem|check-in(?:\ssystems?)?|reservations?(?:\ssystem)?|e-?gates|e-prescri\w+|direct\smessages"
    r"|timelines?|notifications|search|streaming|live\sstreams?|matchmaking"
    r"|log-?ins?|sign-?ins?|email|e-mail|voicemail|websites?|web\ssites?|web\sportal|web\splayer|(?:web|mobile"
    r"|desktop)\s(?:client|version)"
    r"|web\sand\smobile\sapps|apps?\b(?!\sstore)|catalogues?|(?:digital|online)\s(?:collections?|features"
    r"|components|services|play|orders?|ordering|store|shop)"
    r"|(?:user\s|reader\s|account\s)?registration|dashboards?|home[”\"]?\sfeed|ticket(?:ing)?\s(?:machines"
    r"|sales)|tills|phone\slines"
    r"|desktop|api|trading|landlines?)\b"
)
_FUNCTION_BROKEN = Pattern(
    r"^[”\"]?(?:,?\s(?:and|or|as\swell\sas)\s(?:the\s|its\s)?[\w\s,-]{3,60}?|,\s[\w\s,-]{3,60}?)?\s(?:is|are|was"
    r"|were|remain(?:s|ed)?)\s(?:\w+ly\s|also\s|still\s)*"
    r"(?:unavailable|inaccessible|down|offline|affected|disrupted|failing|broken)\b",
    r"^\s(?:function|feature|service|services|system|systems|process|page)?\s?(?:was|were|is|are|went|goes|has|have"
    r"|had|failed|failure|outages?|problems?|issues?|down|unavailable|errors?|disrupt\w+)\b",
)
_FUNCTION_OBJECT = Pattern(
    r"\b(?:isolated\sto|limited\sto|confined\sto|affect(?:s|ed|ing)?|impact(?:s|ed|ing)?|disrupt(?:s|ed|ing)?"
    r"|hit(?:ting)?|problems?\swith|issues?\swith|trouble\swith|knock(?:s|ed|ing)?\sout|took\sdown|failures?\s(?:of"
    r"|in)|at|access(?:ing)?(?:\sto)?|switched\soff|use|like|both|load|open)\s(?:the\s|its\s|their\s|all\s"
    r"|some\s|“|\")*$"
)


_RUNS = late(r"\s(?:was|were|is|are)\s(?:still\s)?(?:working|available|accessible|online|up)\b", re.IGNORECASE)
_LISTED = re.compile(r"(?:,|\s(?:and|or|as well as)|\s(?:the|its|their|both|also))+\s", re.IGNORECASE)


@lru_cache(maxsize=4)
def functions(reading: Reading, any_named: bool) -> tuple[tuple[Sentence, int, int], ...]:
    """Return what fails by its common name ("checkout", "the company's website"), as ranges of each sentence's field.

    What a sentence plainly calls failing counts always. Other functions count beside words of failure where no service
    is named, and otherwise only where the story says that the trouble is confined to them.
    """
    listed = tuple(listed_as_affected(reading))
    told = [
        (sentence, start, end)
        for sentence in reading.body
        if sentence.broken or predications(sentence)
        for start, end in _told_to_fail(sentence, any_named=any_named)
    ]
    if not (listed or told or any_named):  # then at least that all of it is out
        told = [
            (one, one.start + start, one.start + end)
            for one in reading.body
            for start, end in wholes(one)
            if not is_spared(one, one.start + start)
        ][:1]
    return (*listed, *told)


def _told_to_fail(sentence: Sentence, *, any_named: bool) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the field that name what fails, each once; names of the gazetteer count by themselves."""
    found = sorted(
        {*failing(sentence), *_common_functions(sentence, any_named=any_named)}, key=lambda span: (span[0], -span[1])
    )
    if not found:
        return
    taken = [(one.start, one.end) for one in sentence.mentions]
    taken += [(one.start, one.end) for one in spared_in(sentence)]
    scenes = (*places(sentence.line), *listed_places(sentence), *peopled(sentence.line))
    taken += [(sentence.start + low, sentence.start + high) for low, high in scenes]
    for low, high in found:
        start, end = sentence.start + low, sentence.start + high
        known = any(start < last and first < end for first, last in taken)
        if start < sentence.earlier and not known and not sentence.is_personal(start):
            taken.append((start, end))
            yield start, end


def _common_functions(sentence: Sentence, *, any_named: bool) -> Iterator[tuple[int, int]]:
    listed_from = -1  # where a function ends that counts: those that it is listed with count as well
    for match in _FUNCTION.each(sentence.line):
        listed = listed_from >= 0 and _LISTED.fullmatch(sentence.text, listed_from, match.start())
        if listed or _fails(sentence.text, match, any_named=any_named):
            listed_from = match.end()
            yield match.span()


def function_name(sentence: Sentence, start: int, end: int) -> str:
    """Return how the function at `[start, end)` of the field is called: "card payments", but "Zoom Phone"."""
    words = sentence.text[start - sentence.start : end - sentence.start]
    opens = not sentence.text[: start - sentence.start].strip(' *•·#-–“"')
    is_plain = words[1:].islower() and (opens or words[0].islower() or " " not in words)
    return words.lower() if is_plain and is_common(words) else words


def _fails(text: str, match: re.Match[str], *, any_named: bool) -> bool:
    """Tell whether the words around a function say that it fails."""
    confined = _FUNCTION_OBJECT.search(text[max(0, match.start() - 40) : match.start()])
    broken = _FUNCTION_BROKEN.search(text[match.end() : match.end() + 120]) and not _RUNS.match(text, match.end())
    return bool((confined and "to" in confined[0]) or ((confined or broken) and not any_named))
