"""Fit the weights of `tui/desk/ranking.py`, and say what they are worth on articles that they did not see.

    python -m benchmarks.train_takeaways [../shared/data/articles.jsonl.gz]

Needs the extra "train". A sentence is wanted where a greedy search takes it into the three that share most words and
word pairs with the highlights (the oracle of Nallapati et al. 2017); a logistic regression learns which are. Prints the
weights to ship and the ROUGE-1 of five-fold cross-validation over articles beside that of the first three sentences.
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
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from tui.desk.passages import Passage, passages
from tui.desk.publisher import publisher_points
from tui.desk.ranking import FEATURES, features

FOLDS = 5
_STEMMER = porter.PorterStemmer()


@dataclass(frozen=True)
class Example:
    """An article's sentences with their features, and which of them the oracle takes."""

    sentences: list[Passage]
    features: list[tuple[float, ...]]
    wanted: list[bool]


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
    taken = oracle([tokens(one.text) for one in sentences], tokens(row["references"][0]))
    wanted = [rank in taken for rank in range(len(sentences))]
    return Example(sentences, features(sentences, row["title"] or ""), wanted)


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


def fit(examples: Sequence[Example]) -> tuple[float, ...]:
    """Return the weights for features as they are counted (the scaling is folded in)."""
    rows = np.array([row for one in examples for row in one.features])
    wanted = np.array([take for one in examples for take in one.wanted])
    scaler = StandardScaler().fit(rows)
    model = LogisticRegression(C=0.1, max_iter=500).fit(scaler.transform(rows), wanted)
    return tuple(float(weight) for weight in model.coef_[0] / scaler.scale_)


def folds(count: int) -> Any:
    """Return the fold of each article, the same in every run."""
    return np.random.default_rng(0).integers(0, FOLDS, count)


def cross_validated(rows: Sequence[dict[str, Any]]) -> list[tuple[float, ...]]:
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
    for name, weight in zip(FEATURES, weights, strict=True):
        print(f"{weight:8.3f}  {name}")
    print(f"WEIGHTS = ({', '.join(f'{weight:.3f}' for weight in weights)})")


if __name__ == "__main__":
    main()
