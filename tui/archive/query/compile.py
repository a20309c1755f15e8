"""From a query's tree to one SQL condition and one full-text expression.

The search index answers with places in order, so whatever part of a query is words alone goes there as one expression
and leads; conditions on a story's columns filter what it finds. Words under an OR with such conditions become a
sub-query. Texts reach the search index as quoted strings only, so that no character of theirs is an operator.
"""

from __future__ import annotations

from dataclasses import dataclass

Value = int | float | str


@dataclass(frozen=True, slots=True)
class Match:
    """Words, as an expression of the search index (FTS5) that we composed."""

    expression: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on a story's columns. `tallied` tells that it names none but the columns of the tally."""

    sql: str
    values: tuple[Value, ...] = ()
    tallied: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """All of these (AND); of none: everything."""

    parts: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """Any of these (OR)."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but this."""

    part: Node


Node = Match | Condition | All | Any | Not


@dataclass(frozen=True, slots=True)
class Plan:
    """How to find the stories of a query.

    `match` is the full-text expression that leads ("" where none does); `where` the condition on table `story` with its
    `values` ("" for none). `tallied` tells that counts and jumps can be read off the tally.
    """

    match: str = ""
    where: str = ""
    values: tuple[Value, ...] = ()
    tallied: bool = False


def quoted(text: str, *, prefix: bool = False, column: str = "") -> str:
    """Return the text as a string of the search index: its words in this order, whatever characters it has."""
    inner = text.replace('"', '""').replace("\x00", " ")
    return (f"{column} : " if column else "") + f'"{inner}"' + (" *" if prefix else "")


def plan(node: Node) -> Plan:
    """Return how to find what the tree asks for."""
    expression = _expression(node)
    if expression:
        return Plan(match=expression)
    parts = node.parts if isinstance(node, All) else (node,)
    leading, filters = _divide(parts)
    where, values = _sql(All(filters))
    return Plan(leading, where, values, not leading and _tallied(node))


def _divide(parts: tuple[Node, ...]) -> tuple[str, tuple[Node, ...]]:
    """Return the one expression that the parts of words alone make, and the other parts."""
    words = tuple(part for part in parts if _expression(part))
    if not words:
        return "", parts
    without = tuple(part for part in parts if isinstance(part, Not) and _expression(part.part))
    rest = tuple(part for part in parts if part not in words and part not in without)
    return _expression(All(words + without)), rest


def _expression(node: Node) -> str:
    """Return the node as one full-text expression, "" where it is not of words alone."""
    match node:
        case Match(expression):
            return expression
        case All(parts):
            return _conjunction(parts)
        case Any(parts):
            inner = [_expression(part) for part in parts]
            return "(" + " OR ".join(inner) + ")" if inner and all(inner) else ""
        case _:
            return ""


def _conjunction(parts: tuple[Node, ...]) -> str:
    """Return `(a AND b) NOT c`: the search index knows NOT between two expressions only."""
    wanted = [_expression(part) for part in parts if not isinstance(part, Not)]
    unwanted = [_expression(part.part) for part in parts if isinstance(part, Not)]
    if not wanted or not all(wanted) or not all(unwanted):
        return ""
    text = "(" + " AND ".join(wanted) + ")"
    for expression in unwanted:
        text = f"({text} NOT {expression})"
    return text


def _sql(node: Node) -> tuple[str, tuple[Value, ...]]:
    match node:
        case Match(expression):
            return "story.place IN (SELECT rowid FROM search WHERE search MATCH ?)", (expression,)
        case Condition(sql, values):
            return sql, values
        case Not(part):
            sql, values = _sql(part)
            return f"NOT ({sql or '1'})", values
        case All(parts):
            return _joined(parts, " AND ")
        case Any(parts):
            return _joined(parts, " OR ")


def _joined(parts: tuple[Node, ...], word: str) -> tuple[str, tuple[Value, ...]]:
    compiled = [_sql(part) for part in parts]
    return word.join(f"({sql or '1'})" for sql, _ in compiled), tuple(
        value for _, values in compiled for value in values
    )


def _tallied(node: Node) -> bool:
    match node:
        case Match():
            return False
        case Condition():
            return node.tallied
        case Not(part):
            return _tallied(part)
        case All(parts) | Any(parts):
            return all(_tallied(part) for part in parts)
