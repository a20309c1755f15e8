"""Which candidates of a slot are its facts: a linear score over what stands in and around them.

Patterns propose, weights decide. A pattern that is right nine times in ten needs no company; one that is right every
other time counts only where the words beside it, its place in the story and what else proposed it speak for it. What
the words are worth was learnt from labelled stories (`benchmarks/train_facts.py`); `reasons` tells it of a candidate.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tui.desk.packaged import packaged
from tui.desk.reading.stems import stem
from tui.desk.reading.story import Reading, Sentence
from tui.text.late import late

FILE = "fact_weights.txt"
SCALE = 100
"""The file's weights are in hundredths of a logit."""
SURE = "sure"
"""The mark of what counts whatever it weighs: what a heading lists, or a statement introduced as one."""
_SURE = frozenset((SURE,))
Trait = tuple[str, str]
"""What can be said of a candidate: a kind ("in", "before", "mark" …) and a word."""

_WORD = late(r"[^\W_]+(?:['’-][^\W_]+)*")
_FEW = 12
"""Words of a candidate that are looked at."""
_BESIDE = 3
"""Words before and behind it that are looked at; the nearest by itself."""
_PLACES = (*"012333", *"66666", "11")
"""Sentences that count alike, by the number of the first: the lead, what follows it, and the rest."""
_LENGTHS = tuple("01234567")
"""Words of a candidate, up to the last as told."""
_TELLING = 4
"""Letters from which on a word tells what a candidate is about."""


class Candidate(NamedTuple):
    """What may be a fact: `[start, end)` of the sentence's text, how it reads, and what speaks for it or against."""

    sentence: Sentence
    start: int
    end: int
    value: str
    marks: frozenset[str]


def chosen(slot: str, reading: Reading, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return those candidates that count, in their order; time is linear in their number."""
    return [one for one, _ in weighed(slot, reading, candidates)]


def weighed(slot: str, reading: Reading, candidates: Iterable[Candidate]) -> list[tuple[Candidate, float]]:
    """Return the same, each with the points that it has beyond those which it needs."""
    weights, bar = _weights().get(slot, ({}, 0))
    told = list(with_traits(reading, candidates))
    points = [float(sum([weights.get(trait, 0) for trait in traits])) for _, traits in told]
    found = [candidate for candidate, _ in told]
    beyond = (sum_ - bar for sum_ in shared(found, points))
    return [(one, sum_) for one, sum_ in zip(found, beyond, strict=True) if sum_ >= 0 or SURE in one.marks]


def shared(candidates: Sequence[Candidate], points: Sequence[float]) -> list[float]:
    """Return the points of candidates, each of a list ("A, B and C") with its best one's: what is said holds of all."""
    told: list[float] = []
    first = 0
    for at, one in enumerate(candidates):
        follows = at + 1 < len(candidates) and _is_listed(one, candidates[at + 1])
        if not follows:
            told += [max(points[first : at + 1])] * (at + 1 - first)
            first = at + 1
    return told


_BETWEEN = late(
    r"(?:,?\s(?:and|or|as\swell\sas)\s|,\s)(?:(?:also\s)?(?:send|use|make|access|receive|place|view|get|open)\s)?(?:the\s|its\s|their\s|both\s)?"
)


def _is_listed(one: Candidate, other: Candidate) -> bool:
    """Tell whether two candidates stand side by side in a list."""
    if one.sentence is not other.sentence or not 0 < other.start - one.end < _WIDEST:
        return False
    return _BETWEEN.fullmatch(one.sentence.text, one.end, other.start) is not None


_WIDEST = 20
"""Characters between two items of a list."""


def reasons(
    slot: str, reading: Reading, candidates: Iterable[Candidate]
) -> Iterator[tuple[Candidate, dict[Trait, int], int]]:
    """Yield each candidate with its weights in `SCALE`ths of a logit, and what they must come to for it to count."""
    weights, bar = _weights().get(slot, ({}, 0))
    for candidate, traits in with_traits(reading, candidates):
        yield candidate, {trait: weights[trait] for trait in traits if trait in weights}, bar


def with_traits(reading: Reading, candidates: Iterable[Candidate]) -> Iterator[tuple[Candidate, list[Trait]]]:
    """Yield each candidate with what can be said of it; what was told before counts, so the order matters."""
    told: set[str] = set()
    title = {word for sentence in reading.title for word in _stems(sentence)[1] if len(word) >= _TELLING}
    for candidate in candidates:
        yield candidate, _traits(candidate, told, title)


def _traits(candidate: Candidate, told: set[str], title: set[str]) -> list[Trait]:
    sentence, start, end, _, marks = candidate
    starts, stems = _stems(sentence)
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    inside, number = stems[first:last], sentence.number
    telling = {word for word in inside if len(word) >= _TELLING}
    found: list[Trait] = [
        ("at", _PLACES[number] if number < len(_PLACES) else _PLACES[-1]),
        ("words", _LENGTHS[min(len(inside), len(_LENGTHS) - 1)]),
        ("next", _next(sentence.text, end)),
        ("shape", _shape(sentence.text, start, end)),
        ("told", _share(telling, told)),
        ("title", _share(telling, title)),
        ("marks", "+".join(sorted(marks - _SURE))),
        ("beside", stems[first - 1] if first else ""),
        ("after", stems[last] if last < len(stems) else ""),
    ]
    told |= telling
    found += [("mark", mark) for mark in marks if mark != SURE]
    found += [("in", word) for word in dict.fromkeys(inside[:_FEW])]
    if inside:
        found += (("first", inside[0]), ("last", inside[-1]))
    found += [("before", word) for word in stems[max(0, first - _BESIDE) : max(0, first - 1)]]
    found += [("behind", word) for word in stems[last + 1 : last + _BESIDE]]
    found += [("is", word) for word in _is(sentence, sentence.start + start)]
    return found


def _share(words: set[str], others: set[str]) -> str:
    """Return how many of a candidate's words stand among others."""
    both = len(words & others)
    return "none" if not both else "all" if both == len(words) else "half" if 2 * both >= len(words) else "some"


def _next(text: str, end: int) -> str:
    character = text[end : end + 1]
    return "word" if character == " " else character


def _shape(text: str, start: int, end: int) -> str:
    """Return whether words read as a name, open a sentence, or are plain ones."""
    if not text[start : start + 1].isupper():  # a quotation may begin behind its sentence
        return "name" if text[start + 1 : start + 2].isupper() else "plain"
    return "name" if start and text.find(" ", 0, start) >= 0 else "opens"


def _is(sentence: Sentence, at: int) -> Iterator[str]:
    if sentence.broken:
        yield "broken"
    if sentence.quotes and sentence.is_quoted(at):
        yield "personal" if sentence.is_personal(at) else "quoted"
    if sentence.field != "text":
        yield sentence.field


@lru_cache(maxsize=64)
def _stems(sentence: Sentence) -> tuple[list[int], list[str]]:
    """Return where the words of a sentence begin, and their stems."""
    found = [(match.start(), stem(match[0])) for match in _WORD.finditer(sentence.line.lowered)]
    return [at for at, _ in found], [word for _, word in found]


@cache
def _weights() -> dict[str, tuple[dict[Trait, int], int]]:
    """Return for each slot the weights of the traits, and what those of a candidate must come to."""
    return parse(packaged(FILE))


def parse(text: str) -> dict[str, tuple[dict[Trait, int], int]]:
    """Return the weights that `render` wrote. Raises ValueError for anything else."""
    slots: dict[str, tuple[dict[Trait, int], int]] = {}
    for line in text.splitlines():
        slot, bar, *rows = line.split("\t")
        told = (row.split(" ") for row in rows)
        slots[slot] = {(kind, word): int(weight) for kind, word, weight in told}, int(bar)
    return slots


def render(slots: dict[str, tuple[dict[Trait, int], int]]) -> str:
    """Return the text of a weights file: a slot a line, its bar, and each trait with its weight."""
    lines = []
    for slot, (weights, bar) in slots.items():
        rows = (f"{kind} {word} {weight}" for (kind, word), weight in sorted(weights.items()))
        lines.append("\t".join((slot, str(bar), *rows)))
    return "\n".join(lines) + "\n"
