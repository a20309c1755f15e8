"""From a query's tree to one SQL condition and one full-text expression.

The search index answers with places in order, so a query with words in it is led by one expression of the index.
Marks that seldom change stand in the index as signs (`tui.archive.signs`), so `the is:outage` is one expression too,
and a common word costs nothing where a rare mark narrows it. What the index does not know (unread, score, notes)
filters what it finds; times bound the walk. Texts reach the index as quoted strings only, so that no character of
theirs is an operator.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from tui.archive.signs import EVERY, of_feed
from tui.dataclass import dataclass

Value = int | float | str


@dataclass(frozen=True, slots=True)
class Match:
    """Words, as an expression of the search index (FTS5) that we composed.

    `prefix` tells that it asks for all words that begin with these two letters or more, `telling` that there is a
    letter or a digit in it.
    """

    expression: str
    prefix: bool = False
    telling: bool = True


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on a story's columns.

    `tallied` tells that it names none but the columns of the tally, `expression` asks the search index for the same
    ("" where the index does not know), `floor` is SQL for the lowest place that such a story has ("": any), and `broad`
    tells that it may hold of most stories: no index of its own is walked where a narrower condition stands beside it.
    """

    sql: str
    values: tuple[Value, ...] = ()
    tallied: bool = False
    expression: str = ""
    floor: str = ""
    broad: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """Stories of a span of time, as places: from `low` up to but without `high` (None: no end)."""

    low: int = 0
    high: int | None = None


@dataclass(frozen=True, slots=True)
class OfFeeds:
    """The stories of the feeds that a condition on table feed finds."""

    sql: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class OfVendor:
    """The stories of the vendor of that name, whichever of its names they were kept under."""

    name: str


@dataclass(frozen=True, slots=True)
class Fold:
    """Of the stories of one incident that all else finds, the newest alone; it is no condition on a story."""


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


Node = Match | Condition | Between | OfFeeds | OfVendor | Fold | All | Any | Not
FindFeeds = Callable[[OfFeeds], Sequence[int]]
"""Answers which feeds are meant, by their numbers."""

Called = Callable[[str], Iterable[str]]
"""Answers what the vendor of a name is called, in lower case; the name itself need not be among it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How to find the stories of a query.

    `match` is the full-text expression that leads ("" where none does); `where` the condition on table `story` with its
    `values` ("" for none). `low`, `floors` (SQL) and `high` bound the places looked at: at least the highest of the
    former, below the latter. `tallied` tells that counts and jumps can be read off the tally, `whole` that a part of
    the answer costs the index as much as all of it, `folded` that of an incident the newest story is wanted alone.
    """

    match: str = ""
    where: str = ""
    values: tuple[Value, ...] = ()
    tallied: bool = False
    low: int = 0
    floors: tuple[str, ...] = ()
    high: int | None = None
    whole: bool = False
    folded: bool = False


def words(text: str, *, prefix: bool = False, column: str = "") -> Match:
    """Return the search for the text's words in this order; with `prefix` the last of them may go on."""
    telling = any(character.isalnum() for character in text)
    return Match(_quoted(text, prefix=prefix, column=column), prefix and len(text) > 1, telling)


def _quoted(text: str, *, prefix: bool = False, column: str = "") -> str:
    """Return the text as a string of the search index: its words in this order, whatever characters it has."""
    inner = text.replace('"', '""').replace("\x00", " ")
    return (f"{column} : " if column else "") + f'"{inner}"' + (" *" if prefix else "")


def plan(node: Node, feeds: FindFeeds, called: Called) -> Plan:
    """Return how to find what the tree asks for."""
    asked = _resolve(node, feeds, called)
    node = _unfolded(asked)
    parts = node.parts if isinstance(node, All) else (node,)
    led = _has_words(node)
    indexed = tuple(part for part in parts if led and _expression(part))
    spans = tuple(part for part in parts if isinstance(part, Between))
    others = tuple(part for part in parts if part not in indexed and part not in spans)
    where, values = _sql(All(_narrow_first(others)))
    return Plan(
        match=(_expression(All(indexed)) or EVERY) if led else "",
        where=where,
        values=values,
        tallied=_tallied(node),
        low=max((span.low for span in spans), default=0),
        floors=tuple(part.floor for part in others if isinstance(part, Condition) and part.floor),
        high=min((span.high for span in spans if span.high is not None), default=None),
        whole=_has_long_prefix(node),
        folded=node is not asked,
    )


def is_folded(node: Node) -> bool:
    """Tell whether the tree asks for one story an incident."""
    return isinstance(node, Fold) or (isinstance(node, All) and any(map(is_folded, node.parts)))


def _unfolded(node: Node) -> Node:
    """Return the tree without that wish; the very same tree where it has none."""
    if isinstance(node, Fold):
        return All()
    if not isinstance(node, All) or not is_folded(node):
        return node
    rest = tuple(_unfolded(part) for part in node.parts if not isinstance(part, Fold))
    return rest[0] if len(rest) == 1 else All(rest)


def _narrow_first(parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """Keep SQLite from walking the index of a broad condition (a unary + hides its column) beside a narrower one."""
    if not any(isinstance(part, Condition) and not part.broad for part in parts):
        return parts
    return tuple(
        replace(part, sql=f"+{part.sql}") if isinstance(part, Condition) and part.broad else part for part in parts
    )


def _resolve(node: Node, feeds: FindFeeds, called: Called) -> Node:
    """Return the tree with the feeds and the vendors that are meant in place of the questions which they are."""
    match node:
        case OfFeeds():
            return _stories_of(feeds(node))
        case OfVendor(name):
            names = (name, *sorted({*called(name)} - {name.lower()}))
            return Any(tuple(words(one, column="vendor") for one in names))
        case Not(part):
            return Not(_resolve(part, feeds, called))
        case All(parts):
            # Signs alone, as in "R & D", are no words of the index: beside others they ask for nothing.
            telling = tuple(part for part in parts if not isinstance(part, Match) or part.telling) or parts
            return All(tuple(_resolve(part, feeds, called) for part in telling))
        case Any(parts):
            return Any(tuple(_resolve(part, feeds, called) for part in parts))
        case _:
            return node


def _stories_of(feeds: Sequence[int]) -> Condition:
    expression = " OR ".join(of_feed(feed) for feed in feeds or (0,))
    if len(feeds) == 1:
        return Condition("feed_id = ?", (feeds[0],), expression=f"({expression})")
    return Condition(f"feed_id IN ({', '.join('?' * len(feeds))})", tuple(feeds), expression=f"({expression})")


def _has_words(node: Node) -> bool:
    return any(True for _ in _matches(node))


def _has_long_prefix(node: Node) -> bool:
    """Tell whether words are asked for by more than their first letter: the index merges all such words each time."""
    return any(match.prefix for match in _matches(node))


def _matches(node: Node) -> Iterator[Match]:
    match node:
        case Match():
            yield node
        case Not(part):
            yield from _matches(part)
        case All(parts) | Any(parts):
            for part in parts:
                yield from _matches(part)


def _expression(node: Node) -> str:
    """Return the node as one expression of the search index, "" where that does not know it."""
    match node:
        case Match(expression) | Condition(expression=expression):
            return expression
        case Not(part):
            inner = _expression(part)
            return f"({EVERY} NOT {inner})" if inner else ""
        case All(parts):
            return _conjunction(parts)
        case Any(parts):
            inside = [_expression(part) for part in parts]
            return "(" + " OR ".join(inside) + ")" if inside and all(inside) else ""
        case _:
            return ""


def _conjunction(parts: tuple[Node, ...]) -> str:
    """Return `(a AND b) NOT c`: the search index knows NOT between two expressions only."""
    wanted = [_expression(part) for part in parts if not isinstance(part, Not)] or [EVERY]
    unwanted = [_expression(part.part) for part in parts if isinstance(part, Not)]
    if not all(wanted) or not all(unwanted):
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
        case Between():
            sql, limits = _between(node, "story.place")
            return sql, tuple(limits)
        case Not(part):
            sql, values = _sql(part)
            return f"NOT ({sql or '1'})", values
        case All(parts):
            return _joined(parts, " AND ")
        case Any(parts):
            return _joined(parts, " OR ")
        case OfFeeds() | OfVendor() | Fold():
            raise AssertionError("feeds and vendors were asked for, and the fold was taken out, before")


def _between(part: Between, column: str) -> tuple[str, list[Value]]:
    if part.high is None:
        return f"{column} >= ?", [part.low]
    return f"{column} >= ? AND {column} < ?", [part.low, part.high]


def _joined(parts: tuple[Node, ...], word: str) -> tuple[str, tuple[Value, ...]]:
    compiled = [_sql(part) for part in parts]
    return word.join(f"({sql or '1'})" for sql, _ in compiled), tuple(
        value for _, values in compiled for value in values
    )


def _tallied(node: Node) -> bool:
    match node:
        case Condition():
            return node.tallied
        case Not(part):
            return _tallied(part)
        case All(parts) | Any(parts):
            return all(_tallied(part) for part in parts)
        case _:
            return False
