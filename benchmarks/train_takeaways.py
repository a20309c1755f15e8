"""Fit the weights of `tui/desk/takeaways/choosing.py`.

    python -m benchmarks.train_takeaways [../shared/data/articles.jsonl.gz]

Needs the extra "train". A sentence is wanted where a greedy search takes it into the three that share most words and
word pairs with the highlights (the oracle of Nallapati et al. 2017); a logistic regression learns which are. A ridge
regression then learns which set of three is worth how much ROUGE-1 beside the other sets of its article. Prints the
weights to ship; `benchmarks.takeaways` says what they are worth on articles that they did not see.
"""

from __future__ import annotations

import itertools
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from nltk.stem import porter
from rouge_score import tokenize
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.preprocessing import StandardScaler

from tui.desk.takeaways.choosing import Choice, Weights
from tui.desk.takeaways.passages import Passage, passages
from tui.desk.takeaways.publisher import publisher_points
from tui.desk.takeaways.ranking import features

FOLDS = 5
_STEMMER = porter.PorterStemmer()


@dataclass(frozen=True)
class Example:
    """An article's title, its sentences with their features, which of them the oracle takes, and the words of each and
    of the highlights."""

    title: str
    sentences: list[Passage]
    features: list[tuple[float, ...]]
    wanted: list[bool]
    words: list[Counter[str]]
    reference: Counter[str]


def example(row: dict[str, Any]) -> Example | None:
    """Return what can be learnt from an article; None for one that is too short to choose from."""
    points = publisher_points(row["text"])
    sentences = [
        one
        for one in passages(row["text"])
        if not one.heading and not (points and points.start <= one.start < points.end)
    ]
    if len(sentences) < 4:
        return None
    title, reference = row["title"] or "", tokens(row["references"][0])
    told = [tokens(one.text) for one in sentences]
    taken = oracle(told, reference)
    wanted = [rank in taken for rank in range(len(sentences))]
    return Example(
        title, sentences, features(sentences, title), wanted, [Counter(one) for one in told], Counter(reference)
    )


def tokens(text: str) -> list[str]:
    return list(tokenize.tokenize(text, _STEMMER))


def oracle(sentences: list[list[str]], reference: list[str], most: int = 3) -> set[int]:
    """Return the sentences that a greedy search takes to share as many words and word pairs as it can."""
    single, pairs = Counter(reference), Counter(itertools.pairwise(reference))

    def worth(taken: set[int]) -> float:
        words = [word for rank in sorted(taken) for word in sentences[rank]]
        return overlap(Counter(words), single) + overlap(Counter(itertools.pairwise(words)), pairs)

    taken: set[int] = set()
    best = 0.0
    while len(taken) < most:
        gains = {rank: worth(taken | {rank}) for rank in range(len(sentences)) if rank not in taken}
        rank = max(gains, key=lambda one: gains[one])
        if gains[rank] <= best:
            break
        best = gains[rank]
        taken.add(rank)
    return taken


def overlap(found: Counter[Any], wanted: Counter[Any]) -> float:
    """Return the F1 of two bags."""
    shared = (found & wanted).total()
    return 2 * shared / (found.total() + wanted.total()) if shared else 0.0


def fit(examples: Sequence[Example]) -> Weights:
    """Return the weights for features as they are counted (the scaling is folded in)."""
    alone = fit_alone(examples)
    rows, worth = zip(*(sets(one, alone) for one in examples), strict=True)
    found = np.vstack(rows)
    spread = found.std(0) + 1e-9
    model = Ridge(alpha=1.0).fit(found / spread, np.concatenate(worth))
    within = len(alone) + 1
    weights = tuple(float(weight) for weight in model.coef_ / spread)
    return Weights(alone, weights[:within], weights[within:])


def fit_alone(examples: Sequence[Example]) -> tuple[float, ...]:
    """Return what counts in a sentence alone."""
    rows = np.array([row for one in examples for row in one.features])
    wanted = np.array([take for one in examples for take in one.wanted])
    scaler = StandardScaler().fit(rows)
    model = LogisticRegression(C=0.1, max_iter=500).fit(scaler.transform(rows), wanted)
    return tuple(float(weight) for weight in model.coef_[0] / scaler.scale_)


def sets(one: Example, alone: Sequence[float], count: int = 3) -> tuple[Any, Any]:
    """Return what is counted in each set of an article, and its ROUGE-1 (times 100), both less the article's mean."""
    choice = Choice.of(one.sentences, one.title, alone)
    found = list(choice.sets(min(count, len(one.sentences) // 2)))
    rows = np.array(
        [
            (
                *(sum(column) for column in zip(*(choice.rows[at] for at in chosen), strict=True)),
                *choice.together(chosen),
            )
            for chosen in found
        ]
    )
    worth = np.array(
        [100 * overlap(sum((one.words[at] for at in chosen), Counter()), one.reference) for chosen in found]
    )
    return rows - rows.mean(0), worth - worth.mean()


def folds(count: int) -> Any:
    """Return the fold of each article, the same in every run."""
    return np.random.default_rng(0).integers(0, FOLDS, count)


def cross_validated(rows: Sequence[dict[str, Any]]) -> list[Weights]:
    """Return for each article weights that were fitted without its fold."""
    examples = [example(row) for row in rows]
    places = folds(len(rows))
    fitted = [
        fit([one for one, at in zip(examples, places, strict=True) if one is not None and at != fold])
        for fold in range(FOLDS)
    ]
    return [fitted[at] for at in places]


def main() -> None:
    """Print the weights to ship."""
    from benchmarks.takeaways import ARTICLES, articles

    rows = articles(Path(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES)
    weights = fit([one for one in map(example, rows) if one is not None])
    for name, found in zip(Weights._fields, weights, strict=True):
        print(f"    {name}=({', '.join(f'{weight:.3f}' for weight in found)}),")


if __name__ == "__main__":
    main()
