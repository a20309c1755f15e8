"""The grammar of queries that have a structure, read by Lark (https://github.com/lark-parser/lark), an LALR(1) parser.

Lark was taken for its upkeep, for errors that carry a position, and because reading does not recurse: no depth of
parentheses reaches the stack. pyparsing takes half as long again to import. Even Lark costs more than the first frame
or a shell prompt may (some 50 ms), so it is imported for queries with operators, quotes or parentheses alone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedCharacters, UnexpectedToken

from tui.archive.query.compile import All, Any, Node, Not
from tui.archive.query.fields import FIELDS
from tui.archive.query.leaves import Mistake, leaf

DEEPEST = 40
"""OR within AND within OR: the limit keeps a hostile query off the stack of those who read the tree."""

_GRAMMAR = r"""
?start: any
?any: all (_OR all)*
?all: one (_AND? one)*
?one: (_NOT | _MINUS) one -> denial
    | "(" any ")"
    | (FIELD | PHRASE | WORD) -> leaf

FIELD.5: /(?:FIELDS):(?:"[^"]*"|[^\s()"]*)/i
PHRASE.4: /"[^"]*"/
_OR.3: /OR(?=[\s()"]|$)/
_AND.3: /AND(?=[\s()"]|$)/
_NOT.3: /NOT(?=[\s()"]|$)/
_MINUS.2: /-(?=[^\s-])/
WORD.1: /[^\s()"]+/
%ignore /\s+/
""".replace("FIELDS", "|".join(FIELDS))


class _Builder(Transformer[Token, Node]):
    """Builds our tree from the parser's, bottom up, while it reads."""

    def any(self, parts: list[Node]) -> Node:
        """Return what must hold in part."""
        return Any(tuple(parts))

    def all(self, parts: list[Node]) -> Node:
        """Return what must hold together."""
        return All(tuple(parts))

    def denial(self, parts: list[Node]) -> Node:
        """Return the opposite; the opposite of an opposite is the thing itself."""
        (part,) = parts
        return part.part if isinstance(part, Not) else Not(part)

    def leaf(self, tokens: list[Token]) -> Node:
        """Return a word, a phrase or a field."""
        (token,) = tokens
        return leaf(str(token), token.start_pos or 0)


_parse: Callable[[str], Node] = Lark(_GRAMMAR, parser="lalr", lexer="basic", transformer=_Builder()).parse  # type: ignore[assignment]


def parse(query: str) -> Node:
    """Return the tree of a query that is not empty. Raises Mistake."""
    try:
        node = _parse(query)
    except UnexpectedCharacters as error:
        raise Mistake('there is no second " to this one', error.pos_in_stream or 0) from None
    except UnexpectedToken as error:
        _explain(query, error)
    if _depth(node) > DEEPEST:
        raise Mistake("these parentheses are too deep", len(query))
    return node


def _explain(query: str, error: UnexpectedToken) -> NoReturn:
    """Raise the mistake that the parser's words mean: where it stands, and what would be right."""
    token = error.token
    at = token.start_pos or 0
    before = query[:at].rstrip()
    if token.type == "$END":
        opened = None if error.accepts is None or "RPAR" not in error.accepts else _open(query)
        raise (
            Mistake("there is no ) to this (", opened)
            if opened is not None
            else Mistake("something is missing at the end", len(query))
        )
    if token.type == "RPAR" and _open(query[:at]) is None:
        raise Mistake("there is no ( before this )", at)
    if token.type == "RPAR" and before.endswith("("):
        raise Mistake("there is nothing in these parentheses", len(before) - 1)
    if token.type == "RPAR":
        raise Mistake("something is missing before this )", at)
    raise Mistake(f"{token} needs something before it (write it small to search for it)", at)


def _open(query: str) -> int | None:
    """Return where the innermost parenthesis stands that is not closed in the query, None where all are."""
    opened: list[int] = []
    quoted = False
    for at, character in enumerate(query):
        if character == '"':
            quoted = not quoted
        elif character == "(" and not quoted:
            opened.append(at)
        elif character == ")" and not quoted and opened:
            opened.pop()
    return opened[-1] if opened else None


def _depth(node: Node) -> int:
    """Return how many levels the tree has, without recursion."""
    level, depth = [node], 0
    while level:
        depth += 1
        level = [part for node in level for part in _parts(node)]
    return depth


def _parts(node: Node) -> tuple[Node, ...]:
    match node:
        case All(parts) | Any(parts):
            return parts
        case Not(part):
            return (part,)
        case _:
            return ()
