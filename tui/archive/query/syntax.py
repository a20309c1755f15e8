"""From the characters of a query to its tree: words, "phrases", prefixes*, fields, AND, OR, NOT and parentheses.

    query  = all { "OR" all }
    all    = not { [ "AND" ] not }
    not    = ( "NOT" | "-" ) not | "(" query ")" | field ":" value | "phrase" | word

The operators are written in capitals, so that "and", "or" and "not" can be searched for. What stands before a colon is
a field only where there is one of that name: 12:30 and https://example.org are words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from tui.archive.query.compile import All, Any, Node, Not, words
from tui.archive.query.fields import FIELDS, condition
from tui.errors import QueryError

MOST_CHARACTERS = 2000
DEEPEST = 40
"""Parentheses within parentheses: the limit keeps a hostile query off the stack."""

_TOKEN = re.compile(r'(?P<field>[A-Za-z]+):(?P<value>"[^"]*"|[^\s()"]*)|"[^"]*"|[()]|-(?=[^\s-])|[^\s()"]+|"')


class _Token(NamedTuple):
    text: str
    at: int
    field: str = ""
    value: str = ""


@dataclass(slots=True)
class _Reader:
    """Reads the tokens once, from left to right."""

    query: str
    tokens: list[_Token]
    place: int = 0
    depth: int = 0

    def peek(self) -> str:
        """Return the next token's text, "" at the end."""
        return self.tokens[self.place].text if self.place < len(self.tokens) else ""

    def any(self) -> Node:
        """Read alternatives."""
        parts = [self.all()]
        while self.peek() == "OR":
            self.place += 1
            parts.append(self.all())
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def all(self) -> Node:
        """Read what must hold together; there must be something."""
        parts = [self.one()]
        while self.peek() not in ("", ")", "OR"):
            self.place += self.peek() == "AND"
            parts.append(self.one())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def one(self) -> Node:
        """Read one condition, with what denies it."""
        if self.place == len(self.tokens):
            raise self.wrong("something is missing at the end")
        token = self.tokens[self.place]
        self.place += 1
        if token.text in ("NOT", "-"):
            return Not(self.nested(self.one))
        if token.text == "(":
            return self.group(token)
        if token.text == ")":
            raise self.wrong("there is no ( before this )", token.at)
        if token.text in ("AND", "OR"):
            raise self.wrong(f"{token.text} needs something before it (write it small to search for it)", token.at)
        return _leaf(self.query, token)

    def group(self, opened: _Token) -> Node:
        """Read up to the closing parenthesis."""
        if self.peek() == ")":
            raise self.wrong("there is nothing in these parentheses", opened.at)
        inner = self.nested(self.any)
        if self.peek() != ")":
            raise self.wrong("there is no ) to this (", opened.at)
        self.place += 1
        return inner

    def nested(self, read: Callable[[], Node]) -> Node:
        """Read one level deeper."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.wrong("these parentheses are too deep")
        node = read()
        self.depth -= 1
        return node

    def wrong(self, message: str, at: int | None = None) -> QueryError:
        """Return the error that points at a character."""
        return wrong(self.query, len(self.query) if at is None else at, message)


def wrong(query: str, at: int, message: str) -> QueryError:
    """Return the error that says what is wrong with a query, and at which character (counted from 1 for people)."""
    return QueryError(f"at character {at + 1} of the query: {message}", query, at)


def read(query: str) -> Node:
    """Return the tree of a query; of an empty one: everything. Raises QueryError."""
    if len(query) > MOST_CHARACTERS:
        raise wrong(query, MOST_CHARACTERS, f"a query has {MOST_CHARACTERS} characters at the most")
    reader = _Reader(query, _tokens(query))
    if not reader.tokens:
        return All()
    node = reader.any()
    if reader.peek():
        raise reader.wrong("there is no ( before this )", reader.tokens[reader.place].at)
    return node


def _tokens(query: str) -> list[_Token]:
    tokens = []
    at = 0
    while at < len(query):
        if query[at].isspace():
            at += 1
            continue
        token = _token(query, at)
        tokens.append(token)
        at += len(token.text)
    return tokens


def _token(query: str, at: int) -> _Token:
    found = _TOKEN.match(query, at)
    if found is None or found[0] == '"':
        raise wrong(query, at, 'there is no second " to this one')
    if found["field"] is None:
        return _Token(found[0], at)
    if found["field"].lower() not in FIELDS:
        # A word with a colon in it, such as 12:30: it ends where a word ends.
        end = re.compile(r'[^\s()"]+').match(query, at)
        return _Token(end[0] if end else found[0], at)
    return _Token(found[0], at, found["field"].lower(), found["value"].strip('"'))


def _leaf(query: str, token: _Token) -> Node:
    if token.field:
        try:
            return condition(token.field, token.value)
        except ValueError as error:
            raise wrong(query, token.at, str(error)) from None
    if token.text.startswith('"'):
        return words(token.text.strip('"'))
    prefix = token.text.endswith("*") and len(token.text) > 1
    return words(token.text.rstrip("*") if prefix else token.text, prefix=prefix)
