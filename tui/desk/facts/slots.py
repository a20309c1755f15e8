"""The facts of an outage story by slot, each with the words that it rests on.

Slots: `vendor`, `service`, `not_affected`, `symptom`, `start`, `duration`, `region`, `count`, `cause`, `quote`, and
`status`, whose value is ongoing, recovering or resolved. What a story does not say is absent; nothing is guessed. Every
`text` is the field's own words at its span. Facts come from the text; where a story has none, from its description and
its title.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from tui.desk.facts.cause.causes import causes
from tui.desk.facts.counts import counts
from tui.desk.facts.found import Found
from tui.desk.facts.quote.sayings import quotes
from tui.desk.facts.regions import regions
from tui.desk.facts.service.hits import hits
from tui.desk.facts.spared.clauses import spared_clauses
from tui.desk.facts.status.lifecycle import standing
from tui.desk.facts.symptom.troubles import symptoms
from tui.desk.facts.vendor.strangers import stranger
from tui.desk.facts.vendor.who import group, is_channel, main_vendor, owners, partners
from tui.desk.facts.weighing import Candidate
from tui.desk.facts.when.durations import durations
from tui.desk.facts.when.onset import onset
from tui.desk.knowledge.gazetteer import Gazetteer
from tui.desk.reading.story import Reading, Sentence, read
from tui.desk.statuspage.history import main_text
from tui.desk.statuspage.windows import listed_locations, stated_window
from tui.model import Article, Fact, FeedKind, Field, Lifecycle

_STATUS = {
    Lifecycle.LIVE: "ongoing",
    Lifecycle.WATCH: "recovering",
    Lifecycle.FIXED: "resolved",
    Lifecycle.PAST: "resolved",
}
MOST = {"symptom": 7, "duration": 2, "region": 80, "count": 6, "cause": 4, "quote": 6, "service": 24, "not_affected": 8}
"""The most facts of one slot: beyond these a story repeats itself or lists everyone."""

_MOST_TOLD = 24
"""The most places that are read from the text."""


def facts(article: Article, gazetteer: Gazetteer | None = None) -> tuple[Fact, ...]:
    """Return the facts of `article`, slot by slot and in the order of the story, each value once.

    Never raises; time is linear in the length of the story.
    """
    reading = read(article, gazetteer)
    return tuple(fact for slot, tell in _SLOTS.items() for fact in _distinct(reading, slot, tell(reading)))


def _distinct(reading: Reading, slot: str, found: Iterable[tuple[Field, Found]]) -> list[Fact]:
    """Return one fact for each distinct value, at most as many as the slot may have.

    A symptom that is told again in fewer words is not told twice.
    """
    kept: dict[str, Fact] = {}
    for field, one in found:
        key = one.value.casefold()
        if key not in kept and not (slot == "symptom" and any(key in other for other in kept)):
            text = getattr(reading.article, field)[one.start : one.end]
            kept[key] = Fact(slot, one.value, text, one.start, one.end, field)
            if len(kept) == MOST.get(slot, 99):
                break
    return list(kept.values())


def _each(pick: Callable[[Sentence], Iterable[Found]]) -> Callable[[Reading], Iterator[tuple[Field, Found]]]:
    def tell(reading: Reading) -> Iterator[tuple[Field, Found]]:
        for sentence in reading.body:
            for found in pick(sentence):
                yield sentence.field, found

    return tell


def _vendor(reading: Reading) -> Iterator[tuple[Field, Found]]:
    unknown = stranger(reading)
    if unknown:
        yield unknown.sentence.field, Found(unknown.start, unknown.end, unknown.name)
        return
    main = main_vendor(reading)
    if not main:
        return
    named = owners(reading)
    everywhere = [
        (sentence, mention)
        for sentence in (*reading.body, *reading.title)
        for mention in sentence.mentions
        if group(mention, named) == main
    ]
    itself = [(sentence, mention) for sentence, mention in everywhere if not is_channel(sentence, mention)]
    # Where only the headline speaks of it, the body may still name it: "according to Blizzard".
    candidates = itself if any(sentence.field != "title" for sentence, _ in itself) else everywhere
    for sentence, mention in candidates:
        words = sentence.text[mention.start - sentence.start : mention.end - sentence.start]
        if mention.vendor == main and (not mention.service or words.startswith(main)):
            candidates = [(sentence, mention)]
            break
    for sentence, mention in candidates[:1]:
        yield sentence.field, Found(mention.start, mention.end, main)
    for sentence, mention in partners(reading):
        yield sentence.field, Found(mention.start, mention.end, mention.vendor)


def _weighed(pick: Callable[[Reading], Iterable[Candidate]]) -> Callable[[Reading], Iterator[tuple[Field, Found]]]:
    def tell(reading: Reading) -> Iterator[tuple[Field, Found]]:
        for sentence, start, end, value, _ in pick(reading):
            yield sentence.field, Found(sentence.start + start, sentence.start + end, value)

    return tell


def _not_affected(reading: Reading) -> Iterator[tuple[Field, Found]]:
    for spared in spared_clauses(reading):
        yield spared.sentence.field, Found(spared.start, spared.end, ", ".join(spared.names) or spared.label)


def _start(reading: Reading) -> Iterator[tuple[Field, Found]]:
    """Yield when it began, by the hours that a status page states, whose zone stands elsewhere; else by the story."""
    field, text = main_text(reading.article)
    hours = stated_window(text) if reading.article.kind is FeedKind.STATUS else None
    if hours and hours.began:
        yield field, Found(*hours.said, f"{hours.began:%Y-%m-%dT%H:%MZ}")
        return
    for sentence, found in onset(reading):
        yield sentence.field, found


def _regions(reading: Reading) -> Iterator[tuple[Field, Found]]:
    """Yield all places that a status page lists, since each is somebody's, and then those that are told."""
    field, text = main_text(reading.article)
    listed = listed_locations(text) if reading.article.kind is FeedKind.STATUS else ()
    for start, end in listed:
        yield field, Found(start, end, text[start:end])
    told = ((one.field, found) for one in reading.body for found in regions(one))
    beside = (one for one in told if not listed or one[0] != field or one[1].start < listed[0][0])
    yield from islice(beside, _MOST_TOLD)


def _causes(reading: Reading) -> Iterator[tuple[Field, Found]]:
    for told in causes(reading):
        yield told.sentence.field, Found(told.start, told.end, told.value)


def _status(reading: Reading) -> Iterator[tuple[Field, Found]]:
    stands = standing(reading)
    if stands:
        yield stands.sentence.field, Found(stands.start, stands.end, _STATUS[stands.lifecycle])


_SLOTS: dict[str, Callable[[Reading], Iterable[tuple[Field, Found]]]] = {
    "vendor": _vendor,
    "service": _weighed(hits),
    "not_affected": _not_affected,
    "symptom": _weighed(symptoms),
    "start": _start,
    "duration": _each(durations),
    "region": _regions,
    "count": _each(counts),
    "cause": _causes,
    "quote": _weighed(quotes),
    "status": _status,
}
