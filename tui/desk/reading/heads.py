"""With which words the matches of a regular expression can begin, so that it need not be tried anywhere else.

A word's head is its first four letters, or the whole of a shorter word; of a number, its first digit.
"""

from __future__ import annotations

import re
from re import _parser  # the only way to Python's own reading of an expression
from typing import Any

from tui.text.expressions import state_of

STATE = state_of(__file__)
"""Another one once this code has changed: what it found before is then not to be kept."""

LENGTH = 4
_MOST = 4_000
"""Heads from which on an expression may begin with nearly any word."""


class _AnywhereError(Exception):
    """Raised where matches may begin with any word, or with none."""


def heads_of(source: str) -> frozenset[str] | None:
    """Return the heads in lower case of the words that a match of `source` can begin with, None where any can.

    `source` is an expression in lower case. Other versions of Python may parse it otherwise: then it is None, too.
    """
    done: set[str] = set()
    try:
        still_open = _after(_parser.parse(source), {""}, done)
    except (_AnywhereError, AttributeError, TypeError, ValueError, LookupError):
        return None
    return None if still_open or len(done) > _MOST else frozenset(done)


def _after(nodes: Any, heads: set[str], done: set[str]) -> set[str]:
    """Return what `heads` have become after the nodes of a parsed expression; those that are whole go to `done`."""
    for kind, value in nodes:
        if not heads:
            return heads
        heads = _after_one(str(kind), value, heads, done)
    return heads


def _after_one(kind: str, value: Any, heads: set[str], done: set[str]) -> set[str]:
    if kind == "LITERAL":
        return _extended(heads, [chr(value)], done)
    if kind == "IN":
        return _extended(heads, [one for member in value for one in _letters(*member)], done)
    if kind == "BRANCH":
        return {head for nodes in value[1] for head in _after(nodes, heads, done)}
    if kind == "SUBPATTERN":
        return _after(value[3], heads, done)
    if kind.endswith("_REPEAT"):
        return _repeated(value[0], value[1], value[2], heads, done)
    if kind == "AT":
        done |= heads - {""}
        return heads & {""}
    if kind in ("ASSERT", "ASSERT_NOT"):
        return heads
    raise _AnywhereError


def _repeated(least: int, most: int, nodes: Any, heads: set[str], done: set[str]) -> set[str]:
    found = set() if least else set(heads)
    for turn in range(1, min(int(most), LENGTH) + 1):
        heads = _after(nodes, heads, done)
        if turn >= least:
            found |= heads
    return found


def _letters(kind: Any, value: Any) -> list[str]:
    """Return the characters that a member of a set stands for; a blank for all that is no letter."""
    name = str(kind)
    if name == "LITERAL":
        return [chr(value)]
    if name == "RANGE":
        return [chr(code) for code in range(value[0], value[1] + 1)]
    if name == "CATEGORY" and str(value) == "CATEGORY_SPACE":
        return [" "]
    if name == "CATEGORY" and str(value) == "CATEGORY_DIGIT":
        return list("0123456789")
    raise _AnywhereError


def _extended(heads: set[str], letters: list[str], done: set[str]) -> set[str]:
    """Return the heads with each of the letters behind them; what is no letter ends a word, and cannot begin one."""
    longer: set[str] = set()
    for letter in letters:
        if not re.match(r"\w", letter):
            if "" in heads:
                raise _AnywhereError
            done |= heads
            continue
        for head in heads:
            grown = head + letter
            (done if len(grown) == LENGTH or grown.isdigit() else longer).add(grown)
    return longer
