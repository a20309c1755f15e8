"""The flag's weights: learnt by `benchmarks/train_flag.py`, packaged as one small text file, loaded when first needed.

The file has four lines: the format's number and the prior, the keys of the features parted by tabs, their weights in
thousandths of a logit parted by commas, and the words that the model knows but gives no weight of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from tui.dataclass import dataclass
from tui.desk.flagging.features import BODY, SHARED
from tui.desk.packaged import packaged

FILE = "flag_weights.txt"
FORMAT = 2
SCALE = 1000


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear model: a story's logit is the prior and the weights (both in `SCALE`ths) of the features it has.

    `title`, `body` and `shared` hold the weights of the features of one, of the other and of both, by their keys
    without the sign that they begin with; those of what is known besides the words stand with the title's.
    """

    prior: int
    title: Mapping[str, int]
    body: Mapping[str, int]
    shared: Mapping[str, int]
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
    names = keys.split("\t")
    numbers = list(map(int, values.split(",")))
    if len(names) != len(numbers):
        raise ValueError(f"{len(names)} features, but {len(numbers)} weights")
    title: dict[str, int] = {}
    body: dict[str, int] = {}
    shared: dict[str, int] = {}
    for key, number in zip(names, numbers, strict=True):
        if key[0] == SHARED:
            shared[key[1:]] = number
        elif key[0] == BODY:
            body[key[1:]] = number
        else:
            title[key] = number
    known = {key for key in title if " " not in key and "~" not in key}
    return Weights(prior, title, body, shared, frozenset(known.union(words.split("\t"))))


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
