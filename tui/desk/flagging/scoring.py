"""What the features of a story weigh together, without the words that they stand on: all that its score needs.

They are the features of `tui.desk.flagging.features`, strung together by the interpreter's own loops in a fraction of
the time. Every story of every feed is scored; few are asked why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain, pairwise

from tui.desk.flagging.cues import kinds_of
from tui.desk.flagging.features import BODY_STRINGS, BODY_WORDS, TITLE_WORDS, known_words, parts
from tui.desk.flagging.weights import Weights
from tui.desk.flagging.words import norms
from tui.model import Article


def weigh(article: Article, weights: Weights) -> int:
    """Return the sum of the weights of the story's features, each once, in the `SCALE`ths of `weights`."""
    title, _, body, known = parts(article)
    of_title = _strings(known_words(norms(title, TITLE_WORDS), weights.vocabulary))
    of_body = _strings(known_words(norms(body, BODY_WORDS), weights.vocabulary))
    alone = chain(known, *of_title, _of_title_alone(of_title)) if of_title[0] else known
    return (
        _sum(weights.title, alone)
        + _sum(weights.body, chain.from_iterable(of_body[:BODY_STRINGS]))
        + _sum(weights.shared, chain(*of_title, *of_body))
    )


def _sum(weights: Mapping[str, int], keys: Iterable[str]) -> int:
    return sum(map(weights.__getitem__, filter(weights.__contains__, set(keys))))


def _strings(words: list[str]) -> list[list[str]]:
    """Return the words, the pairs of words, and the strings of one, two, three and four kinds."""
    kinds = kinds_of(words)
    second, third, fourth = kinds[1:], kinds[2:], kinds[3:]
    first = list(map("#".__add__, kinds))
    return [
        words,
        list(map(" ".join, pairwise(words))),
        first,
        list(map(" ".join, zip(first, second, strict=False))),
        list(map(" ".join, zip(first, second, third, strict=False))),
        list(map(" ".join, zip(first, second, third, fourth, strict=False))),
    ]


def _of_title_alone(strings: list[list[str]]) -> Iterable[str]:
    """Return the keys that only a title has: three words, how it begins and ends, and words and kinds further apart."""
    words, pairs, kinds, *chains = strings
    found = list(map(" ".join, zip(words, words[1:], words[2:], strict=False)))
    found += (f"^ {words[0]}", f"{words[-1]} $")
    if pairs:
        found += (f"^ {pairs[0]}", f"{pairs[-1]} $")
    for at, word in enumerate(words[:-2]):
        found += map(f"{word}~".__add__, words[at + 2 :])
    if kinds:
        found.append(f"#^ {kinds[0][1:]}")
    for strung in filter(None, chains):
        found += (f"#^ {strung[0]}", f"{strung[-1]} $")
    bare = [kind[1:] for kind in kinds]
    for at, kind in enumerate(kinds[:-2]):
        found += map(f"{kind}~".__add__, bare[at + 2 :])
    return found
