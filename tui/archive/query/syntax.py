"""From the characters of a query to its tree.

    query  = all { "OR" all }
    all    = not { [ "AND" ] not }
    not    = ( "NOT" | "-" ) not | "(" query ")" | field ":" value | "phrase" | word

The operators are written in capitals, so that "and", "or" and "not" can be searched for. Most queries have none of
them: such a list of words and fields is read by splitting it, and the parser (`grammar`) is not even imported.
"""

from __future__ import annotations

import re

from tui.archive.query.compile import All, Any, Fold, Node, Not
from tui.archive.query.leaves import Mistake, leaf
from tui.errors import QueryError

MOST_CHARACTERS = 2000

_STRUCTURE = re.compile(r'[()"]|(?:^|\s)(?:-\S|(?:AND|OR|NOT)(?:\s|$))')
_WORD = re.compile(r"\S+")


def read(query: str) -> Node:
    """Return the tree of a query; of an empty one: everything.

    Raises QueryError, which says what is wrong and at which character (counted from 1 for people).
    """
    try:
        return _read(query)
    except Mistake as mistake:
        raise QueryError(f"at character {mistake.at + 1} of the query: {mistake}", query, mistake.at) from None


def both(query: str, other: str) -> str:
    """Return the query for what two queries both find, without brackets where it needs none: these take the parser.

    >>> both("is:outage", "is:unread"), both("a OR b", "is:unread"), both("", "is:unread")
    ('is:outage is:unread', '(a OR b) is:unread', 'is:unread')
    """
    bare, asked = (f"({each})" if _STRUCTURE.search(each) else each for each in (query, other))
    return f"{bare} {asked}".strip()


def _read(query: str) -> Node:
    if len(query) > MOST_CHARACTERS:
        raise Mistake(f"a query has {MOST_CHARACTERS} characters at the most", MOST_CHARACTERS)
    if _STRUCTURE.search(query):
        from tui.archive.query.grammar import parse

        node = parse(query)
        if _folds_a_part(node):
            said = "fold: is about all that is found: it stands beside the rest, not within OR or NOT"
            raise Mistake(said, query.lower().index("fold:"))
        return node
    parts = [leaf(found[0], found.start()) for found in _WORD.finditer(query)]
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _folds_a_part(node: Node, *, within: bool = False) -> bool:
    """Tell whether stories are to be folded within a choice (OR) or a denial, where that would mean nothing."""
    match node:
        case Fold():
            return within
        case Not(part):
            return _folds_a_part(part, within=True)
        case All(parts):
            return any(_folds_a_part(part, within=within) for part in parts)
        case Any(parts):
            return any(_folds_a_part(part, within=True) for part in parts)
        case _:
            return False
