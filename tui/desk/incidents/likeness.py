"""How likely it is that two stories tell of the same outage.

Two logistic models over features of the pair: one for stories that name somebody in common, of whom it asks
chiefly when, and one for those that do not, of whom it asks whether they are told in the same telling words.
`benchmarks/train_incidents.py` fits them to known incidents, also moved at random in time so that many outages overlap,
as they do in a real week, and set among outages of others.
"""

from __future__ import annotations

import json
from functools import cache
from operator import mul
from typing import Any

from tui.dataclass import dataclass
from tui.desk.incidents.signature import EVERYWHERE, Signature, Vector
from tui.desk.incidents.words import RARE, TROUBLE, weight, words
from tui.desk.packaged import packaged

WINDOW = 16
"""Days between two stories beyond which they are never compared."""

OWNED = -1.0
"""The most that two stories score that have nobody but an owner in common: too little to join on its own."""

SAME = 20.0
"""The logit of two updates of an incident that has an address of its own on its page."""

NEVER = -1000.0
"""The logit of two stories that cannot be one incident, low enough to outweigh any number of others."""

FEATURES = (
    "same name in both titles",
    "named in one title and the other description",
    "different names in the titles",
    "only one of them names anybody",
    "neither names anybody",
    "nobody in common but an owner",
    "same service in both titles",
    "different services in the titles",
    "same place in both titles",
    "different places in the titles",
    "likeness of all words",
    "most telling word of both titles",
    "second most telling word of both titles",
    "most telling word of both",
    "days apart",
    "same day",
    "a day apart or less",
    "three days apart or less",
    "both break the news",
    "both break the news, on two days",
    "both break the news, two days apart or more",
    "named in both descriptions alone",
)
"""What the model looks at, in the order of `features()`."""

_FAR = 14
_NAME_LIKE, _FIRST_WORD, _SECOND_WORD = 0.95, 0.5, 0.4
"""What one word of both titles weighs at least, or two of them, where they name nobody in common that we know."""
_PLACE = RARE / 2
"""The least weight of a place that looks a story up: many a week are of the US."""

_BROKEN = frozenset({"network or cable", "power"})
"""Causes that no first report takes for an attack."""

_SAYS_LITTLE = 2.5
"""The weight of a word below which it is no reason to belong anywhere ("and", "is")."""

_OWNED_WORD = 0.25
"""What a word of both weighs at least, apart from their names, where they have nobody in common but an owner."""
_DATA = "likeness.json"

Features = tuple[float, ...]
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Weights:
    """A bias and a weight for each feature."""

    bias: float
    weights: Features

    def logit(self, values: Features) -> float:
        """Return the logit of a pair with these features."""
        weighed: float = sum(map(mul, self.weights, values))
        return self.bias + weighed


@dataclass(frozen=True, slots=True)
class Model:
    """What decides over stories that name somebody in common, and over those that do not."""

    named: Weights
    unnamed: Weights

    def score(self, one: Signature, other: Signature) -> float:
        """Return the logit that two stories tell of one outage, minus infinity where nothing says so.

        Nothing does where they are too far apart, or name nobody in common and share in their titles no rare word, no
        two telling ones and no place: outages of two houses are told in the same few words ("network down"), and those
        of one place are two where one is an attack and the other a broken cable. Nor does a name where one of them may
        tell of no outage. An owner alone ("Google" of YouTube and of Fitbit) says no more
        than `OWNED`, unless they share a word that tells something: others must bring the two together.
        It is `NEVER` where one status page keeps a history for each of them: its authors know what is what. The same
        history twice, as from two feeds of one page, is one. So it is where a page gives each incident an address, and
        `SAME` for two items with the same one. It is `NEVER`, too, for a story that looks back or tells
        of many outages.
        """
        if days_apart(one, other) > WINDOW:
            return float("-inf")
        if one.alone or other.alone:
            return NEVER
        if one.address and other.address and _host(one) == _host(other):
            return SAME if one.address == other.address else NEVER
        if one.page and one.page == other.page and (one.title, one.at) != (other.title, other.at):
            return NEVER
        if (one.doubtful or other.doubtful) and not _worded_alike(one, other, apart_from=_names(one, other)):
            return float("-inf")
        named = name_in_common(one, other)
        alike = _worded_alike(one, other) or _placed_alike(one, other)
        if not named and (not alike or _of_other_causes(one, other)):
            return float("-inf")
        value = (self.named if named else self.unnamed).logit(features(one, other))
        return min(value, OWNED) if named and not alike and _owned_alone(one, other) else value


@cache
def shipped() -> Model:
    """Return the model that comes with the desk, as the training script wrote it."""
    record = json.loads(packaged(_DATA))
    return Model(*(_weights(record[kind]) for kind in ("named", "unnamed")))


def _weights(record: Record) -> Weights:
    return Weights(record["bias"], tuple(record["weights"][name] for name in FEATURES))


def features(one: Signature, other: Signature) -> Features:
    """Return what the model looks at, in the order of its weights; a missing date counts as three days apart."""
    shared = bool(one.subjects & other.subjects)
    apart = days_apart(one, other)
    breaking = one.breaking and other.breaking
    return (
        float(shared),
        float(_cross_mention(one, other)),
        float(_differ(one.subjects, other.subjects)),
        float(bool(one.subjects or one.mentioned) != bool(other.subjects or other.mentioned)),
        float(not (one.subjects or one.mentioned or other.subjects or other.mentioned)),
        float(shared and not one.vendors & other.vendors),
        float(bool(one.services & other.services)),
        float(_differ(one.services, other.services)),
        float(bool(one.places & other.places)),
        float(_differ(one.places, other.places)),
        one.wording.cosine(other.wording),
        *_most_telling(one.headline, other.headline, 2),
        *_most_telling(one.wording, other.wording, 1),
        float(min(apart, _FAR)),
        float(apart == 0),
        float(apart <= 1),
        float(apart <= 3),
        float(breaking),
        float(breaking and apart >= 1),
        float(breaking and apart >= 2),
        float(_told_below(one, other)),
    )


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and not one & other


def _cross_mention(one: Signature, other: Signature) -> bool:
    return bool(one.named & other.mentioned or other.named & one.mentioned)


def name_in_common(one: Signature, other: Signature) -> bool:
    """Tell whether two stories name a vendor, an owner or a service in common, in a title at least once.

    Where neither title names anybody, it is enough that both descriptions do.
    """
    return bool(one.subjects & other.subjects) or _cross_mention(one, other) or _told_below(one, other)


def _told_below(one: Signature, other: Signature) -> bool:
    """Tell whether neither title names anybody, and both descriptions name the same."""
    return not one.subjects and not other.subjects and bool(one.mentioned & other.mentioned)


def _owned_alone(one: Signature, other: Signature) -> bool:
    """Tell whether all that ties two stories is who owns whom they name, and words that tell nothing."""
    if one.vendors & other.vendors or _cross_mention(one, other):
        return False
    return _most_telling(one.wording, other.wording, 1, apart_from=_names(one, other))[0] < _OWNED_WORD


def _names(one: Signature, other: Signature) -> frozenset[str]:
    """Return the words of the vendors, owners and services that either names."""
    named = one.named | one.mentioned | other.named | other.mentioned
    return frozenset(word for name in named for word in words(name.replace("/", " ")))


def _host(signature: Signature) -> str:
    return signature.address.split("/")[2]


def _placed_alike(one: Signature, other: Signature) -> bool:
    """Tell whether two titles, one of which names nobody, have a place in common that is not half the world.

    All the world is one: there is hardly ever another outage of it.
    """
    if one.vendors and other.vendors:
        return False
    common = one.places & other.places
    return EVERYWHERE in common or any(weight(word) >= _PLACE for place in common for word in words(place))


def _of_other_causes(one: Signature, other: Signature) -> bool:
    """Tell whether one headline tells of an attack, and the other of a cable or of power."""
    told = {one.cause, other.cause}
    return "attack" in told and not told.isdisjoint(_BROKEN)


def _worded_alike(one: Signature, other: Signature, *, apart_from: frozenset[str] = frozenset()) -> bool:
    """Tell whether the titles share a rare word or two telling ones; that all are "hit by a cyberattack" is neither."""
    first, second = _most_telling(one.headline, other.headline, 2, apart_from=TROUBLE | apart_from)
    return first >= _NAME_LIKE or (first >= _FIRST_WORD and second >= _SECOND_WORD)


def _most_telling(one: Vector, other: Vector, count: int, *, apart_from: frozenset[str] = frozenset()) -> list[float]:
    """Return the weights of the words of both that tell most, as shares of the rarest word's; 0 where there is none."""
    mine, theirs = one.weights, other.weights
    both = [min(mine[word], theirs[word]) for word in (mine.keys() & theirs.keys()) - apart_from]
    both.sort(reverse=True)
    return [min(value / RARE, 2.0) for value in (*both[:count], *[0.0] * count)[:count]]


def days_apart(one: Signature, other: Signature) -> int:
    """Return the days between two stories; 3 where one has no date."""
    return 3 if one.day is None or other.day is None else abs(one.day - other.day)


def why(one: Signature, other: Signature) -> str:
    """Say what two stories have in common: their address, or names and telling words; and how far apart they are."""
    if one.address and one.address == other.address:
        return f"one address + {_apart(one, other)}"
    names = sorted(one.subjects & other.subjects or one.named & (other.mentioned | other.named))[:2]
    said = {part.lower() for name in names for part in name.replace("/", " ").split()}
    common = {word: one.wording.weights[word] for word in one.wording.weights.keys() & other.wording.weights.keys()}
    told = (word for word in common if word not in said and weight(word) >= _SAYS_LITTLE)
    telling = sorted(told, key=lambda word: (-common[word], word))[:2]
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
