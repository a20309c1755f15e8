"""Which sentences of a story tell it best: a linear score over what can be counted, and no repetition.

The weights are those of a logistic regression on which sentences people's highlights are made of; `python -m
benchmarks.train_takeaways` fits them anew and says what they are worth on articles that they did not see.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

from tui.desk.passages import Passage
from tui.desk.stems import content, words

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
WEIGHTS = (-0.922, -0.776, 0.885, 2.576, 0.059, -0.604, 0.373, 0.311, -0.314, -0.228, -0.066, -0.592, 0.421)

WORDS_EACH = 30
"""Words that a takeaway may have: what one takes more the others have less. The best one is always taken."""

MOST_OVERLAP = 0.2


def choose(sentences: Sequence[Passage], title: str, count: int, weights: Sequence[float] = WEIGHTS) -> list[Passage]:
    """Return at most `count` of the sentences, in their order, that together tell most of the story."""
    scores = [sum(map(float.__mul__, weights, row)) for row in features(sentences, title)]
    order = sorted(range(len(sentences)), key=lambda index: (-scores[index], index))
    return [sentences[index] for index in sorted(_distinct(sentences, order, count))]


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


def _distinct(sentences: Sequence[Passage], order: Sequence[int], count: int) -> list[int]:
    """Return the best of `order` that do not repeat one another and keep to the budget of words."""
    taken: list[int] = []
    seen: set[tuple[str, ...]] = set()
    total = 0
    for index in order:
        passage = sentences[index]
        grams = set(zip(passage.tokens, passage.tokens[1:], passage.tokens[2:], strict=False))
        over = taken and total + len(passage.tokens) > WORDS_EACH * count
        if over or (grams and len(grams & seen) / len(grams) > MOST_OVERLAP):
            continue
        taken.append(index)
        seen |= grams
        total += len(passage.tokens)
        if len(taken) == count:
            break
    return taken
