"""Which sentences tell a story best together, of those that tell it best alone.

The best sentences often say the same thing twice, or take too many words for it. So the few that come into question
(`tui.desk.takeaways.ranking`) are looked at in sets: a set is worth what each of its sentences adds, and what it tells
as a whole for its length. `python -m benchmarks.train_takeaways` fits the weights to ROUGE-1 with people's highlights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations
from math import exp, log
from typing import NamedTuple

from tui.dataclass import dataclass
from tui.desk.reading.stems import content, words
from tui.desk.takeaways.passages import Passage
from tui.desk.takeaways.ranking import FEATURES, alone, features
from tui.text.late import late

POOL = 10
"""Sentences that come into question: of so many, three can be chosen in 120 ways, five in 252."""
WORDS_EACH = 30
"""Words that a takeaway may have: what one takes more the others have less. Where no set keeps to it, the best sentence
stands alone."""
MOST_OVERLAP = 0.2
"""The share of a sentence's word triples that may stand in another one beside it (Paulus et al. 2017)."""
_USUAL_WORDS = 20
_NAME = late(r"\b[A-Z]\w+")
_NUMBER = FEATURES.index("number")

TOGETHER = (
    "words, in twenties for each sentence",
    "their square",
    "their logarithm",
    "share of the story's words, by how often they return",
    "words that only one of them has",
    "share of the title",
    "how often its words return",
    "share of the story's names, by how often they return",
    "numbers in more than one of them",
)


class Weights(NamedTuple):
    """What counts: in a sentence alone and in one of a set (`ranking.FEATURES`), and in the set (`TOGETHER`).

    The last of `within` is that of the chance that the sentence is wanted, by its score alone.
    """

    alone: Sequence[float]
    within: Sequence[float]
    together: Sequence[float]


WEIGHTS = Weights(
    alone=(-0.922, -0.776, 0.885, 2.576, 0.059, -0.604, 0.373, 0.311, -0.314, -0.228, -0.066, -0.592, 0.421),
    within=(1.896, 1.444, -3.040, -1.317, -0.420, 0.270, -0.671, 0.105, 0.259, -0.294, -0.037, 4.076, -0.553, 15.679),
    together=(-36.829, 3.788, 20.418, 7.837, 6.640, 4.058, 114.769, 2.810, -0.658),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """The sentences that come into question, the best first, with what is counted in each and in the whole story."""

    pool: list[int]
    rows: list[tuple[float, ...]]
    sentences: Sequence[Passage]
    stems: dict[int, frozenset[str]]
    topic: frozenset[str]
    returns: Counter[str]
    names: dict[int, frozenset[str]]
    names_return: Counter[str]

    @classmethod
    def of(cls, sentences: Sequence[Passage], title: str, weights: Sequence[float]) -> Choice:
        """Return the choice among `sentences`; `weights` are those of a sentence alone."""
        rows = features(sentences, title)
        scores = alone(rows, weights)
        rows = [(*row, 1 / (1 + exp(-score))) for row, score in zip(rows, scores, strict=True)]
        pool = sorted(range(len(sentences)), key=lambda index: (-scores[index], index))[:POOL]
        stems = [frozenset(sentence.stems) for sentence in sentences]
        names = [frozenset(_NAME.findall(sentence.text, 1)) for sentence in sentences]
        return cls(
            pool,
            rows,
            sentences,
            {index: stems[index] for index in pool},
            frozenset(content(words(title))),
            Counter(chain.from_iterable(stems)),
            {index: names[index] for index in pool},
            Counter(chain.from_iterable(names)),
        )

    def sets(self, count: int) -> Iterator[tuple[int, ...]]:
        """Yield the sets of `count` sentences that do not repeat one another and keep to the words that they may have;
        the best sentence alone where there is none."""
        clash = set(self._repetitions())
        length = {index: len(self.sentences[index].tokens) for index in self.pool}
        none = True
        for chosen in combinations(self.pool, count):
            fits = sum(map(length.__getitem__, chosen)) <= WORDS_EACH * count
            if fits and (not clash or clash.isdisjoint(combinations(chosen, 2))):
                none = False
                yield chosen
        if none and count > 1:
            yield from self.sets(count - 1)
        elif none:
            yield tuple(self.pool[:1])

    def _repetitions(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs, in the order of the pool, of which one repeats the other."""
        triples = {index: _triples(self.sentences[index].tokens) for index in self.pool}
        for one, other in combinations(self.pool, 2):
            if _overlap(triples[one], triples[other]):
                yield one, other

    def together(self, chosen: Sequence[int]) -> tuple[float, ...]:
        """Return what is counted in a set, in the order of `TOGETHER`."""
        every = [self.stems[index] for index in chosen]
        told: frozenset[str] = frozenset().union(*every)
        named: frozenset[str] = frozenset().union(*[self.names[index] for index in chosen])
        length = sum([len(self.sentences[index].tokens) for index in chosen]) / (_USUAL_WORDS * len(chosen))
        returning = sum(map(self.returns.__getitem__, told))
        return (
            length,
            length * length,
            log(length + 0.02),
            returning / (self.returns.total() or 1),
            len(told) / (sum(map(len, every)) or 1),
            len(told & self.topic) / (len(self.topic) or 1),
            returning / (len(told) or 1) / len(self.sentences),
            sum(map(self.names_return.__getitem__, named)) / (self.names_return.total() or 1),
            float(sum([self.rows[index][_NUMBER] for index in chosen]) > 1),
        )


def choose(sentences: Sequence[Passage], title: str, count: int, weights: Weights = WEIGHTS) -> list[Passage]:
    """Return at most `count` of the sentences, in their order, that together tell most of the story."""
    choice = Choice.of(sentences, title, weights.alone)
    adds = {index: _dot(weights.within, choice.rows[index]) for index in choice.pool}

    def worth(chosen: Iterable[int]) -> float:
        members = tuple(chosen)
        return sum(map(adds.__getitem__, members)) + _dot(weights.together, choice.together(members))

    return [sentences[index] for index in sorted(max(choice.sets(count), key=worth))]


def repeats(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether of two sentences, given by their words, one tells what the other does."""
    return _overlap(_triples(one), _triples(other))


def _triples(tokens: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(tokens, tokens[1:], tokens[2:], strict=False))


def _overlap(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> bool:
    return len(one & other) > MOST_OVERLAP * min(len(one), len(other))


def _dot(weights: Sequence[float], values: Sequence[float]) -> float:
    return sum(map(float.__mul__, weights, values))
