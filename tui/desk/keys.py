"""The keys of a story's features without the words that they stand on: all that its score needs.

They are the keys of `tui.desk.features`, strung together by the interpreter's own loops in a fifth of the time. Every
story of every feed is scored; few are asked why.
"""

from __future__ import annotations

from collections.abc import Container
from itertools import pairwise

from tui.desk.cues import kind_of
from tui.desk.features import Reading, known_words


def keys(reading: Reading, vocabulary: Container[str]) -> set[str]:
    """Return the key of each feature that `reading.features(vocabulary)` yields."""
    title, body = known_words(reading.title, vocabulary), known_words(reading.body, vocabulary)
    found = set(reading.known)
    _add_title(found, title)
    if body:
        found.update(map(":".__add__, body))
        found.update(map(":".__add__, map(" ".join, pairwise(body))))
        chains = _add_shared(found, body)
        for chain in chains[:3]:
            found.update(map(":".__add__, chain))
    return found


def _add_title(found: set[str], words: list[str]) -> None:
    if not words:
        return
    pairs = list(map(" ".join, pairwise(words)))
    found.update(words, pairs, map(" ".join, zip(words, words[1:], words[2:], strict=False)))
    found.update((f"^ {words[0]}", f"{words[-1]} $"))
    if pairs:
        found.update((f"^ {pairs[0]}", f"{pairs[-1]} $"))
    for at, word in enumerate(words[:-2]):
        found.update(map(f"{word}~".__add__, words[at + 2 :]))
    _add_title_kinds(found, words, _add_shared(found, words))


def _add_title_kinds(found: set[str], words: list[str], chains: list[list[str]]) -> None:
    kinds = _kinds(words)
    if not kinds:
        return
    found.update(*chains)
    found.add(f"#^ {kinds[0]}")
    for chain in chains[1:]:
        if chain:
            found.update((f"#^ {chain[0]}", f"{chain[-1]} $"))
    for at, kind in enumerate(kinds[:-2]):
        found.update(map(f"#{kind}~".__add__, kinds[at + 2 :]))


def _add_shared(found: set[str], words: list[str]) -> list[list[str]]:
    """Add what title and body share, and return the strings of one, two, three and four kinds."""
    found.update(map("*".__add__, words))
    found.update(map("*".__add__, map(" ".join, pairwise(words))))
    kinds = _kinds(words)
    first, second, third, fourth = [f"#{kind}" for kind in kinds], kinds[1:], kinds[2:], kinds[3:]
    chains = [
        first,
        list(map(" ".join, zip(first, second, strict=False))),
        list(map(" ".join, zip(first, second, third, strict=False))),
        list(map(" ".join, zip(first, second, third, fourth, strict=False))),
    ]
    for chain in chains:
        found.update(map("*".__add__, chain))
    return chains


def _kinds(words: list[str]) -> list[str]:
    """Return the kinds of the words that do more than bind."""
    return [kind for kind in map(kind_of, words) if kind]
