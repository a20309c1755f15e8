"""The official statement, weighed: every quotation of a story, by what the words around it say of who speaks.

`tui.desk.facts.quote.quotes` tells in so many words whether those speak who run the service; that verdict is one reason
among others, such as titles and bystanders before and behind the quotation, "we" and "I" in it, and where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from tui.desk.facts.quote.quotes import MARKS, is_anothers, is_official, signs, unmarked
from tui.desk.facts.vendor.strangers import stranger
from tui.desk.facts.vendor.who import group, main_vendor, owners, partners
from tui.desk.facts.weighing import SURE, Candidate, chosen
from tui.desk.reading.story import FIRST_PERSON, Reading, Sentence

MIN_WORDS = 3
"""Words of the shortest quotation that can be a statement."""
_BESIDE = 120
"""Characters before and behind a quotation in which who speaks is told."""
_LENGTHS = ((16, "long"), (12, "middling"), (8, "short"), (4, "shorter"), (0, "few"))


def quotes(reading: Reading) -> list[Candidate]:
    """Return what those say who run the service, in the order of the story.

    A quotation may reach beyond its sentence: it is one, and belongs to its first.
    """
    return chosen("quote", reading, candidates(reading))


def candidates(reading: Reading) -> Iterator[Candidate]:
    """Yield all that somebody is quoted as saying."""
    houses = _houses(reading)
    for sentence in reading.body:
        text = getattr(reading.article, sentence.field)
        for start, end in unmarked(sentence, text):
            words = text[start:end]
            yield Candidate(
                sentence, start - sentence.start, end - sentence.start, words, frozenset(("unmarked", SURE))
            )
        for start, end in sentence.quotes:
            if sentence.start <= start < sentence.earlier:
                yield from _quotation(sentence, text, start, end, houses)


def _quotation(sentence: Sentence, text: str, start: int, end: int, houses: frozenset[str]) -> Iterator[Candidate]:
    words = text[start:end]
    lead = start - sentence.start + len(words) - len(words.lstrip(MARKS))
    inner = words.strip(MARKS).rstrip(",")
    count = len(inner.split())
    if count < MIN_WORDS:
        return
    before, behind = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
    marks = {next(name for least, name in _LENGTHS if count >= least)}
    marks.update(f"{sign}-before" for sign in signs(before, houses))
    marks.update(f"{sign}-behind" for sign in signs(behind, houses))
    marks.update(name for name, so in (("we", _says_we(inner)), ("I", FIRST_PERSON.search(inner))) if so)
    if is_anothers(text, start, end, houses):
        return
    if is_official(text, start, end, inner, houses):
        marks.add("official")
    yield Candidate(sentence, lead, lead + len(inner), inner, frozenset(marks))


def _says_we(words: str) -> bool:
    return not {"we", "our", "we're", "we’re", "we’ve", "we've"}.isdisjoint(words.lower().split())


def _houses(reading: Reading) -> frozenset[str]:
    """Return the names, as the story writes them, of those whose word is the official one."""
    unknown, main, named = stranger(reading), main_vendor(reading), owners(reading)
    names = {one.text for at in reading.lead for one in at.mentions if main and group(one, named) == main}
    names |= {vendor for _, one in partners(reading) for vendor in (one.text, one.vendor)}
    return frozenset({*names, unknown.name} if unknown else names)
