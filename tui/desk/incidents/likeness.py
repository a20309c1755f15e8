"""How likely it is that two stories tell of the same outage.

A logistic model over fifteen features of the pair. `benchmarks/train_incidents.py` fits it to known incidents, also
moved at random in time so that many outages overlap, as they do in a real week, and set among outages of others.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from tui.desk.incidents.signature import Signature, Vector
from tui.desk.incidents.words import RARE, TROUBLE
from tui.desk.packaged import packaged

WINDOW = 16
"""Days between two stories beyond which they are never compared."""

NEVER = -1000.0
"""The logit of two stories that cannot be one incident, low enough to outweigh any number of others."""

FEATURES = (
    "same vendor in both titles",
    "named in one title and the other description",
    "different vendors in the titles",
    "only one of them names anybody",
    "neither names anybody",
    "same service in both titles",
    "likeness of all words",
    "likeness of the titles",
    "most telling word of both titles",
    "second most telling word of both titles",
    "most telling word of both",
    "days apart",
    "same day",
    "a day apart or less",
    "three days apart or less",
)
"""What the model looks at, in the order of `features()`."""

_FAR = 14
_NAME_LIKE, _FIRST_WORD, _SECOND_WORD = 0.95, 0.5, 0.4
"""What one word of both titles weighs at least, or two of them, where they name nobody in common that we know."""
_DATA = "likeness.json"

Features = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """A bias and a weight for each feature."""

    bias: float
    weights: Features

    def score(self, one: Signature, other: Signature) -> float:
        """Return the logit that two stories tell of one outage, minus infinity where nothing says so.

        Nothing does where they are too far apart, or name nobody in common and share in their titles neither a rare
        word nor two telling ones: outages of two houses are told in the same few words ("network down").
        It is `NEVER` where one status page keeps a history for each of them: its authors know what is what. The same
        history twice, as from two feeds of one page, is one. It is `NEVER`, too, for a story that looks back or tells
        of many outages.
        """
        if days_apart(one, other) > WINDOW:
            return float("-inf")
        if one.alone or other.alone:
            return NEVER
        if one.page and one.page == other.page and (one.title, one.at) != (other.title, other.at):
            return NEVER
        if not (_name_in_common(one, other) or _worded_alike(one, other)):
            return float("-inf")
        pairs = zip(self.weights, features(one, other), strict=True)
        return self.bias + sum(weight * value for weight, value in pairs)


@cache
def shipped() -> Model:
    """Return the model that comes with the desk, as the training script wrote it."""
    record = json.loads(packaged(_DATA))
    return Model(record["bias"], tuple(record["weights"][name] for name in FEATURES))


def features(one: Signature, other: Signature) -> Features:
    """Return what the model looks at, in the order of its weights; a missing date counts as three days apart."""
    shared = bool(one.subjects & other.subjects)
    apart = days_apart(one, other)
    return (
        float(shared),
        float(_cross_mention(one, other)),
        float(bool(one.subjects) and bool(other.subjects) and not shared),
        float(bool(one.subjects or one.mentioned) != bool(other.subjects or other.mentioned)),
        float(not (one.subjects or one.mentioned or other.subjects or other.mentioned)),
        float(bool(one.services & other.services)),
        one.wording.cosine(other.wording),
        one.headline.cosine(other.headline),
        *_most_telling(one.headline, other.headline, 2),
        *_most_telling(one.wording, other.wording, 1),
        float(min(apart, _FAR)),
        float(apart == 0),
        float(apart <= 1),
        float(apart <= 3),
    )


def _cross_mention(one: Signature, other: Signature) -> bool:
    return bool(one.named & other.mentioned or other.named & one.mentioned)


def _name_in_common(one: Signature, other: Signature) -> bool:
    return bool(one.subjects & other.subjects) or _cross_mention(one, other)


def _worded_alike(one: Signature, other: Signature) -> bool:
    """Tell whether the titles share a rare word or two telling ones; that all are "hit by a cyberattack" is neither."""
    first, second = _most_telling(one.headline, other.headline, 2, apart_from=TROUBLE)
    return first >= _NAME_LIKE or (first >= _FIRST_WORD and second >= _SECOND_WORD)


def _most_telling(one: Vector, other: Vector, count: int, *, apart_from: frozenset[str] = frozenset()) -> list[float]:
    """Return the weights of the words of both that tell most, as shares of the rarest word's; 0 where there is none."""
    shared = (one.weights.keys() & other.weights.keys()) - apart_from
    both = sorted((min(one.weights[word], other.weights[word]) for word in shared), reverse=True)
    return [min(value / RARE, 2.0) for value in (*both, *[0.0] * count)[:count]]


def days_apart(one: Signature, other: Signature) -> int:
    """Return the days between two stories; 3 where one has no date."""
    return 3 if one.day is None or other.day is None else abs(one.day - other.day)


def why(one: Signature, other: Signature) -> str:
    """Say what two stories have in common: names, the most telling word, and how far apart they are."""
    names = sorted(one.subjects & other.subjects or one.named & (other.mentioned | other.named))[:2]
    said = {part.lower() for name in names for part in name.replace("/", " ").split()}
    common = {word: one.wording.weights[word] for word in one.wording.weights.keys() & other.wording.weights.keys()}
    telling = sorted((word for word in common if word not in said), key=lambda word: (-common[word], word))[:2]
    return " + ".join(
        [name.split("/")[-1] for name in names] + [f"“{word}”" for word in telling] + [_apart(one, other)]
    )


def _apart(one: Signature, other: Signature) -> str:
    """Say how far apart two stories are: in minutes or hours where their times are known."""
    if one.at and other.at:
        minutes = round(abs((one.at - other.at).total_seconds()) / 60)
        if minutes < 24 * 60:
            return f"{minutes} min" if minutes < 120 else f"{round(minutes / 60)} h"
    apart = days_apart(one, other)
    return "same day" if apart == 0 else f"{apart} day{'s' * (apart > 1)} apart"
