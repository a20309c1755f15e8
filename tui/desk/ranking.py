"""Which sentences of a story tell it best: a linear score over what can be counted, and no repetition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

from tui.desk.passages import Passage
from tui.desk.stems import content, words
from tui.text.late import late

_FIRST_PERSON = frozenset("i i'm i've i'd i'll me my mine we we're we've we'd we'll us our ours".split())
_NUMBER = late(r"\d")
_QUOTE_FIRST = ('"', "“", "‘", "'")

WEIGHTS = (-1.0, 2.2, 1.0, 0.25, -0.6, -0.8, -0.8, -0.8)
"""Of log(1 + rank), centrality, title, number, first person, quote, short, long."""

MOST_WORDS = 100
MOST_OVERLAP = 0.2


def choose(sentences: Sequence[Passage], title: str, count: int) -> list[Passage]:
    """Return at most `count` of the sentences, in their order, that together tell most of the story."""
    scores = _scores(sentences, title)
    order = sorted(range(len(sentences)), key=lambda index: (-scores[index], index))
    return [sentences[index] for index in sorted(_distinct(sentences, order, count))]


def _scores(sentences: Sequence[Passage], title: str) -> list[float]:
    central = _centrality(sentences)
    topic = frozenset(content(words(title)))
    return [
        sum(
            weight * feature
            for weight, feature in zip(WEIGHTS, features(passage, rank, central[rank], topic), strict=True)
        )
        for rank, passage in enumerate(sentences)
    ]


def features(passage: Passage, rank: int, centrality: float, topic: frozenset[str]) -> tuple[float, ...]:
    """Return what the score counts, in the order of `WEIGHTS`."""
    length = len(passage.tokens)
    return (
        log(1 + rank),
        centrality,
        len(topic.intersection(passage.stems)) / len(topic) if topic else 0.0,
        float(bool(_NUMBER.search(passage.text))),
        float(not _FIRST_PERSON.isdisjoint(passage.tokens)),
        float(passage.text.startswith(_QUOTE_FIRST)),
        float(length < 8),
        float(length > 40),
    )


def _centrality(sentences: Sequence[Passage]) -> list[float]:
    """Return the cosine of each sentence with the whole story, over words weighed by how often they return."""
    whole: Counter[str] = Counter()
    for passage in sentences:
        whole.update(set(passage.stems))
    norm = sqrt(sum(value * value for value in whole.values())) or 1.0
    found: list[float] = []
    for passage in sentences:
        unique = set(passage.stems)
        found.append(sum(whole[stem] for stem in unique) / (norm * sqrt(len(unique) or 1)))
    return found


def _distinct(sentences: Sequence[Passage], order: Sequence[int], count: int) -> list[int]:
    """Return the best of `order` that do not repeat one another and keep to the budget of words."""
    taken: list[int] = []
    seen: set[tuple[str, ...]] = set()
    total = 0
    for index in order:
        passage = sentences[index]
        grams = set(zip(passage.tokens, passage.tokens[1:], passage.tokens[2:], strict=False))
        over = taken and total + len(passage.tokens) > MOST_WORDS
        if over or (grams and len(grams & seen) / len(grams) > MOST_OVERLAP):
            continue
        taken.append(index)
        seen |= grams
        total += len(passage.tokens)
        if len(taken) == count:
            break
    return taken
