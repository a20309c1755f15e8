"""Which sentences of a story tell it best, each alone: a linear score over what can be counted.

The weights (`tui.desk.takeaways.choosing`) are those of a logistic regression on which sentences people's highlights
are made of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

from tui.desk.reading.stems import content, words
from tui.desk.takeaways.passages import Passage

_FIRST_PERSON = frozenset("i i'm i've i'd i'll me my mine we we're we've we'd we'll us our ours".split())
_NUMBER = re.compile(r"\d")
_SPEECH = re.compile(r"\b(?:said|says|told|added|according)\b")
_QUOTE_FIRST = ('"', "“", "‘", "'")

FEATURES = (
    "log of its rank",
    "first",
    "place in the story",
    "centrality",
    "centrality, by the story's spread",
    "share of the title",
    "share of the title, by the story's spread",
    "number",
    "first person",
    "begins with a quotation",
    "speech",
    "length in twenties of words",
    "words that come back later",
)


def alone(rows: Sequence[Sequence[float]], weights: Sequence[float]) -> list[float]:
    """Return the score of each sentence by its features."""
    return [sum(map(float.__mul__, weights, row)) for row in rows]


def features(sentences: Sequence[Passage], title: str) -> list[tuple[float, ...]]:
    """Return for each sentence what the score counts, in the order of `FEATURES`."""
    central = _centrality(sentences)
    topic = frozenset(content(words(title)))
    titled = [len(topic.intersection(one.stems)) / len(topic) if topic else 0.0 for one in sentences]
    by_spread = zip(_spread(central), _spread(titled), strict=True)
    last = {stem: rank for rank, one in enumerate(sentences) for stem in one.stems}
    return [
        (
            log(1 + rank),
            float(rank == 0),
            rank / len(sentences),
            central[rank],
            central_by_spread,
            titled[rank],
            titled_by_spread,
            float(bool(_NUMBER.search(one.text))),
            float(not _FIRST_PERSON.isdisjoint(one.tokens)),
            float(one.text.startswith(_QUOTE_FIRST)),
            float(bool(_SPEECH.search(one.text))),
            len(one.tokens) / 20,
            _share_coming_back(one, rank, last),
        )
        for (rank, one), (central_by_spread, titled_by_spread) in zip(enumerate(sentences), by_spread, strict=True)
    ]


def _share_coming_back(one: Passage, rank: int, last: dict[str, int]) -> float:
    """Return the share of a sentence's words that a later sentence takes up again."""
    unique = set(one.stems)
    return sum(last[stem] > rank for stem in unique) / len(unique) if unique else 0.0


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


def _spread(values: Sequence[float]) -> list[float]:
    """Return how many standard deviations each value lies from the story's mean."""
    mean = sum(values) / len(values)
    deviation = sqrt(sum((value - mean) ** 2 for value in values) / len(values))
    return [(value - mean) / (deviation + 1e-6) for value in values]
