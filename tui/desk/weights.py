"""The flag's weights: learnt by `benchmarks/train_flag.py`, packaged as one small text file, loaded when first needed.

The file has four lines: the format's number and the prior, the keys of the features parted by tabs, their weights in
thousandths of a logit parted by commas, and the words that the model knows but gives no weight of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from tui.desk.packaged import packaged

FILE = "flag_weights.txt"
FORMAT = 2
SCALE = 1000


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear model: a story's logit is the prior and the weights (both in `SCALE`ths) of the features it has."""

    prior: int
    by_key: Mapping[str, int]
    vocabulary: frozenset[str]


@cache
def load() -> Weights:
    """Return the packaged weights; the file is read once."""
    return parse(packaged(FILE))


def parse(text: str) -> Weights:
    """Return the weights that `render` wrote. Raises ValueError for anything else."""
    head, keys, values, words = text.split("\n")[:4]
    form, prior = map(int, head.split())
    if form != FORMAT:
        raise ValueError(f"weights of format {form}, expected {FORMAT}")
    by_key = dict(zip(keys.split("\t"), map(int, values.split(",")), strict=True))
    known = {key for key in by_key if " " not in key and "~" not in key and key[0] not in ":*"}
    return Weights(prior, by_key, frozenset(known.union(words.split("\t"))))


def render(prior: int, by_key: Mapping[str, int], vocabulary: Iterable[str]) -> str:
    """Return the text of a weights file."""
    keys = sorted(by_key)
    lines = (
        f"{FORMAT} {prior}",
        "\t".join(keys),
        ",".join(str(by_key[key]) for key in keys),
        "\t".join(sorted(set(vocabulary) - by_key.keys())),
    )
    return "\n".join(lines) + "\n"
