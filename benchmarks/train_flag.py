"""Train the flag's weights: python -m benchmarks.train_flag [--write]

Needs ../shared/data and scikit-learn (`pip install nightdesk[train]`). A logistic regression over the features that
`tui.desk.flagging.features` reads, in the desk's own code, so that what was trained is what runs:

- the labelled stories and those of the incidents; headlines of the stream that were read and labelled by hand after an
  earlier model ranked them (`flag_reviewed`); and the rest of the stream, taken as "not an outage" (true for more than
  99.9 %): all of its headlines with a word of trouble, and one in four of the others, which weighs as four;
- headlines written by us (`flag_phrases`), for what we know and the stories do not happen to show;
- each story with a body a second time with its title alone, and each story with known names a second time with its
  names unknown: half of what is read has no body, and most services are not on our list;
- features of some kinds may pull more than others (`PULLS`): pairs of words in a title are seldom alike by chance;
- words that fewer than `RARE` of the stories that are read use are one word, `@oov`;
- the slope and offset of the calibration are fitted to scores that each fold's model gave to stories of other groups.

Prints the cross-validated figures; `--write` replaces the packaged weights.
"""

from __future__ import annotations

import argparse
import math
import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse
from sklearn.linear_model import LogisticRegression

from benchmarks import flag_reviewed
from benchmarks.flag_data import Example, article_of, examples, fold_of, stream
from benchmarks.flag_phrases import phrases
from benchmarks.flag_reviewed import mark_of, title_key
from tui.desk import packaged
from tui.desk.flagging import weights
from tui.desk.flagging.cues import kind_of
from tui.desk.flagging.features import BODY, SHARED, TITLE_WORDS, Reading, read
from tui.desk.flagging.flag import THRESHOLD
from tui.desk.flagging.words import tokens

RARE = 12
FOLDS = 5
PLAIN_ONE_IN = 4
"""Of headlines without a word of trouble only one in so many is read; it stands for that many."""
_TROUBLE = frozenset("outage down trouble break cannot back attack fault shut stall net status".split())
COPY_WEIGHT = 0.2
PHRASES = 5
"""How often each line of `flag_phrases` is filled."""
PHRASE_WEIGHT = 0.4
STRENGTH = 2.0
"""The inverse of the L2 penalty."""
PULLS = {
    ("", "words", 1): 0.7,
    ("", "words", 2): 1.8,
    ("", "words", 3): 1.8,
    ("", "kinds", 1): 0.5,
    ("", "kinds", 3): 0.6,
    ("", "kinds apart", 2): 0.5,
    (BODY, "kinds", 2): 1.5,
    (SHARED, "words", 1): 0.5,
    (SHARED, "words", 2): 1.3,
    (SHARED, "kinds", 3): 0.6,
}
"""How far features of a kind (where they stand, what they are of, how many: three stands for more) may pull beside
those of other kinds (1): a weight's square is punished in proportion to one over the square of this.
"""
SEEN_IN = 2
COMMON_IN_STREAM = 30
SMALLEST = 40
"""Weights below this many thousandths are dropped."""

Keys = list[str]
Vector = Any
Matrix = Any


@dataclass(slots=True)
class Material:
    """What is trained on: examples, their copies, and headlines taken as negative, all as keys of features."""

    found: list[Example]
    keys: list[Keys]
    copies: list[tuple[int, Keys]]
    phrases: list[tuple[Keys, bool]]
    negatives: list[Keys]
    negative_titles: list[str]
    negative_weights: Vector
    vocabulary: set[str]


def keys_of(reading: Reading, vocabulary: set[str]) -> Keys:
    return list(reading.features(vocabulary).keys())


def nameless(reading: Reading) -> Reading:
    """Return the reading with the names of services unknown."""
    hidden = {"@svc": "@name"}
    return replace(
        reading,
        title=[word._replace(norm=hidden.get(word.norm, word.norm)) for word in reading.title],
        body=[word._replace(norm=hidden.get(word.norm, word.norm)) for word in reading.body],
    )


def common_words(readings: Sequence[Reading]) -> set[str]:
    counts: Counter[str] = Counter()
    for reading in readings:
        counts.update({word.norm for word in (*reading.title, *reading.body)})
    return {word for word, count in counts.items() if count >= RARE} | {"@svc", "@org", "@num"}


def speaks_of_trouble(title: str) -> bool:
    return any(kind_of(word.norm) in _TROUBLE for word in tokens(title, TITLE_WORDS))


def gather() -> Material:
    reviewed = flag_reviewed.load()
    headlines = stream()
    found = examples(reviewed, headlines)
    named = {mark_of(example.article.title) for example in found} | reviewed.keys()
    rest = [row for row in headlines if mark_of(row["title"]) not in named]
    random.Random(7).shuffle(rest)
    troubled = [row for row in rest if speaks_of_trouble(row["title"])]
    plain = [row for row in rest if not speaks_of_trouble(row["title"])][::PLAIN_ONE_IN]
    rest = troubled + plain
    stands_for = np.r_[np.ones(len(troubled)), np.full(len(plain), float(PLAIN_ONE_IN))]
    unread = [read(article_of(row)) for row in rest]
    vocabulary = common_words(unread)
    readings = [read(example.article) for example in found]
    copies = []
    for at, reading in enumerate(readings):
        if reading.body:
            copies.append((at, keys_of(replace(reading, body=[]), vocabulary)))
        if any(word.norm == "@svc" for word in reading.title):
            copies.append((at, keys_of(nameless(reading), vocabulary)))
    negatives = [keys_of(reading, vocabulary) for reading in unread]
    written = [(keys_of(read(article), vocabulary), outage) for article, outage in phrases(PHRASES)]
    keys = [keys_of(reading, vocabulary) for reading in readings]
    titles = [title_key(row["title"]) for row in rest]
    return Material(found, keys, copies, written, negatives, titles, stands_for, vocabulary)


def pull(key: str) -> float:
    """Return the `PULLS` of a feature."""
    if key[0] == "=":
        return 1.0
    where = key[0] if key[0] in (BODY, SHARED) and len(key) > 1 else ""
    name = key.removeprefix(where)
    of = ("kinds" if name[0] == "#" else "words") + (" apart" if "~" in name else "")
    return PULLS.get((where, of, min(3, len(re.split("[ ~]", name)))), 1.0)


class Columns:
    """The features that are kept, as columns of a matrix, each as large as its `PULLS`."""

    def __init__(self, material: Material) -> None:
        own = [*material.keys, *(keys for keys, _ in material.phrases)]
        seen = Counter(key for keys in own for key in keys)
        common = Counter(key for keys in material.negatives for key in keys if "~" not in key)
        kept = {key for key, count in seen.items() if count >= SEEN_IN}
        kept |= {key for key, count in common.items() if count >= COMMON_IN_STREAM}
        self.keys = sorted(kept)
        self.pulls = np.array([pull(key) for key in self.keys])
        self._at = {key: at for at, key in enumerate(self.keys)}

    def matrix(self, rows: Sequence[Keys]) -> Matrix:
        columns: list[int] = []
        ends = [0]
        for keys in rows:
            columns += [self._at[key] for key in keys if key in self._at]
            ends.append(len(columns))
        return scipy.sparse.csr_matrix((self.pulls[columns], columns, ends), shape=(len(rows), len(self.keys)))


@dataclass(slots=True)
class Design:
    """The matrices of a material, built once and cut by fold."""

    columns: Columns
    own: Matrix
    copies: Matrix
    copy_of: Vector
    phrases: Matrix
    phrase_truth: Vector
    negatives: Matrix
    negative_weights: Vector
    truth: Vector

    @classmethod
    def of(cls, material: Material) -> Design:
        columns = Columns(material)
        return cls(
            columns,
            columns.matrix(material.keys),
            columns.matrix([keys for _, keys in material.copies]),
            np.array([at for at, _ in material.copies]),
            columns.matrix([keys for keys, _ in material.phrases]),
            np.array([outage for _, outage in material.phrases], dtype=int),
            columns.matrix(material.negatives),
            material.negative_weights,
            np.array([example.outage for example in material.found], dtype=int),
        )

    def fit(self, chosen: Vector, unread: Vector | None = None) -> LogisticRegression:
        """Fit on the chosen examples (a mask), their copies, the phrases and the unread headlines (default: all)."""
        unread = np.ones(self.negatives.shape[0], dtype=bool) if unread is None else unread
        negatives = self.negatives[unread]
        with_copy = chosen[self.copy_of]
        stacked = scipy.sparse.vstack([self.own[chosen], self.copies[with_copy], self.phrases, negatives])
        outage = np.r_[
            self.truth[chosen],
            self.truth[self.copy_of[with_copy]],
            self.phrase_truth,
            np.zeros(negatives.shape[0]),
        ]
        weight = np.r_[
            np.ones(chosen.sum()),
            np.full(with_copy.sum(), COPY_WEIGHT),
            np.full(self.phrases.shape[0], PHRASE_WEIGHT),
            self.negative_weights[unread],
        ]
        model = LogisticRegression(C=STRENGTH, solver="liblinear", tol=1e-3)
        model.fit(stacked, outage, weight)
        return model


def cross_validate(material: Material, design: Design) -> Vector:
    """Return the logit of each example by a model that saw none of its group; the held-out ones stay NaN."""
    fold = np.array([fold_of(example.group, "folds", FOLDS) for example in material.found])
    held_out = np.array([example.held_out for example in material.found])
    logits = np.full(len(material.found), np.nan)
    for number in range(FOLDS):
        tested = (fold == number) & ~held_out
        model = design.fit((fold != number) & ~held_out)
        logits[tested] = model.decision_function(design.own[tested])
    return logits


def calibrate(logits: Vector, truth: Vector) -> tuple[float, float]:
    """Return the slope and offset (Platt 1999) that make the logits those of probabilities."""
    platt = LogisticRegression(C=1e6).fit(logits.reshape(-1, 1), truth)
    return float(platt.coef_[0, 0]), float(platt.intercept_[0])


def average_precision(scores: Vector, truth: Vector) -> float:
    ranked = truth[np.argsort(-scores, kind="stable")]
    return float((np.cumsum(ranked) / np.arange(1, len(ranked) + 1) * ranked).sum() / max(1, ranked.sum()))


def report(name: str, logits: Vector, truth: Vector) -> None:
    said = logits >= math.log(THRESHOLD / (1 - THRESHOLD))
    right = int((said & (truth == 1)).sum())
    precision, recall = right / max(1, said.sum()), right / max(1, truth.sum())
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    area = average_precision(logits, truth)
    print(f"{name:12s} n {len(truth):5d}  precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  AP {area:.3f}")


def write(design: Design, material: Material, model: LogisticRegression, slope: float, offset: float) -> None:
    scaled = np.rint(model.coef_[0] * design.columns.pulls * slope * weights.SCALE).astype(int)
    by_key = {key: int(value) for key, value in zip(design.columns.keys, scaled, strict=True) if abs(value) >= SMALLEST}
    prior = round((float(model.intercept_[0]) * slope + offset) * weights.SCALE)
    text = weights.render(prior, by_key, material.vocabulary)
    path = Path(packaged.FOLDER) / weights.FILE
    path.write_text(text, encoding="utf-8")
    print(f"wrote {len(by_key)} weights, {len(material.vocabulary)} words, {len(text) // 1000} kB to {path.name}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="train on all and replace the packaged weights")
    options = parser.parse_args()
    material = gather()
    design = Design.of(material)
    print(Counter((example.origin, example.outage) for example in material.found), design.own.shape)
    logits = cross_validate(material, design)
    tested = ~np.isnan(logits)
    # Calibrated on the labelled stories alone: the others are all outages, or were chosen for being hard.
    labelled = tested & np.array([example.origin == "labelled" for example in material.found])
    slope, offset = calibrate(logits[labelled], design.truth[labelled])
    logits = logits * slope + offset
    print(f"calibration: slope {slope:.2f} offset {offset:.2f}")
    for origin in ("labelled", "incidents", "reviewed"):
        chosen = tested & np.array([example.origin == origin for example in material.found])
        if chosen.any():
            report(origin, logits[chosen], design.truth[chosen])
    if options.write:
        write(design, material, design.fit(np.ones(len(material.found), dtype=bool)), slope, offset)


if __name__ == "__main__":
    main()
