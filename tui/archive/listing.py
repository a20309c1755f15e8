"""Lists of stories: counted, cut into pages and searched for a position, newest first, at a million stories too.

Two ways lead to a page. Near the top: the first rows of an index walk. Further down: counts by spans of time tell in
which of them the page begins, and one index gives it from there. Those counts are read off the tally where the query
asks for marks alone; else they are counted once, span by span, and kept until something changes. Of a few stories, and
where a span costs as much as the whole (a prefix of several letters), all places are kept instead, 8 bytes a story.
A list with one story an incident is kept whole, too (`tui.archive.folding`): 7 ms where 10,000 stories are found, once
until something changes.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import cast

from tui.archive.connection import Database, Value
from tui.archive.folding import STORY_OF_PLACE, Folded
from tui.archive.query import Called, OfFeeds, Plan, compile_query
from tui.archive.schema import SPAN_SHIFT

NEAR = 400
"""Rows from the top up to which a page is walked to rather than looked up."""

_EVERYTHING = Plan(tallied=True)
_KEPT = 12
_FEW = 20_000
"""Stories of a query up to which all their places are kept."""

_STEP = 8000
"""Stories, of all, that a span has at least where a query's stories are counted by spans."""


class Listing:
    """The lists of one connection. Places are what `tui.archive.schema` says: unique, newest highest."""

    def __init__(self, database: Database, called: Called) -> None:
        self._database = database
        self._called = called
        self._kept: OrderedDict[Plan, tuple[tuple[int, int], _Found]] = OrderedDict()

    def plan(self, query: str) -> Plan:
        """Return how to find the stories of a query. Raises QueryError, DatabaseError."""
        return compile_query(query, self._feeds, self._called)

    def count(self, plan: Plan) -> int:
        """Return how many stories the query finds."""
        kept = self._recall(plan)
        if kept is None and self._is_walked(plan):
            return self._count(plan)
        return (kept or self._found(plan)).total

    def page(self, plan: Plan, offset: int, limit: int) -> list[int]:
        """Return the places from the `offset`th on, at most `limit`, newest first."""
        if offset + limit <= NEAR and self._is_walked(plan):
            return list(self._top(plan, offset, limit))
        found = self._found(plan)
        if not isinstance(found, _Spans):
            return list(found.places[offset : offset + limit])
        if offset >= found.total:
            return []
        below, skip = found.find(offset)
        return list(self._walk(plan, below, limit, skip))

    def position(self, plan: Plan, place: int) -> int | None:
        """Return how many stories of the query stand before this place, None where it is not among them.

        Where the query folds, the story that stands for this one counts.
        """
        if not (plan.whole or plan.folded or self._count(plan, place, place + 1)):
            return None
        found = self._found(plan)
        if not isinstance(found, _Spans):
            return found.position(place)
        if plan.folded and not self._count(plan, place, place + 1):
            return None
        before, top = found.before(place)
        return before + self._count(plan, place + 1, top)

    def places(self, plan: Plan) -> array[int]:
        """Return the places of all stories that the query finds, newest first."""
        folded = self.folded(plan)
        return self._walk(plan, None, -1, 0) if folded is None else folded.places

    def folded(self, plan: Plan) -> Folded | None:
        """Return what the query folds, None where it folds nothing: it does not ask for it, or there is no incident."""
        found = self._found(plan) if plan.folded else None
        return found if isinstance(found, Folded) else None

    def folded_stories(self, story_ids: Iterable[int]) -> Folded:
        """Return a list of these stories with one of them an incident."""
        sql = (
            "SELECT story.place, member.incident_id FROM story LEFT JOIN member ON member.story_id = story.id "
            "WHERE story.id IN (SELECT value FROM json_each(?)) AND story.place IS NOT NULL ORDER BY story.place DESC"
        )
        found = self._database.rows(sql, (json.dumps(list(story_ids)),))
        return Folded(cast("list[tuple[int, int | None]]", found))

    @staticmethod
    def _is_walked(plan: Plan) -> bool:
        """Tell whether a part of the answer costs less than all of it, and nothing is counted already."""
        return not (plan.tallied or plan.whole or plan.folded)

    def _top(self, plan: Plan, offset: int, limit: int) -> array[int]:
        """Return a page near the top, from the newest spans if they fill it: of several feeds, SQLite sorts it all."""
        if not plan.match:
            for low in self._steps()[1:10:8]:
                found = self._walk(plan, None, limit, offset, low)
                if len(found) == limit:
                    return found
        return self._walk(plan, None, limit, offset)

    def _walk(self, plan: Plan, below: int | None, limit: int, skip: int, low: int = 0) -> array[int]:
        source, values = _source(plan, low, below)
        place = _place(plan)
        sql = f"SELECT {place} {source} ORDER BY {place} DESC LIMIT ? OFFSET ?"
        return array("q", (found for (found,) in self._database.rows(sql, (*values, limit, skip))))  # type: ignore[misc]

    def _count(self, plan: Plan, low: int | None = None, below: int | None = None) -> int:
        """Return how many stories of the query have a place from `low` up to but without `below`."""
        source, values = _source(plan, low, below)
        return self._database.number(f"SELECT count(*) {source}", values)

    def _found(self, plan: Plan) -> _Found:
        kept = self._recall(plan)
        if kept is None:
            kept = self._look_up(plan)
            self._kept[plan] = (self._database.stamp(), kept)
            self._kept.move_to_end(plan)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return kept

    def _look_up(self, plan: Plan) -> _Found:
        if plan.folded:
            plan = replace(plan, folded=False)
            if self._database.row("SELECT 1 FROM member LIMIT 1"):
                return self._fold(plan)
        if plan.tallied:
            return self._tallied(plan)
        if plan.whole or self._count(plan) <= _FEW:
            return _Places(self.places(plan))
        return self._counted(plan)

    def _tallied(self, plan: Plan) -> _Spans:
        sql = (
            f"SELECT span, sum(stories) FROM tally WHERE ({plan.where or '1'}) AND stories > 0 "  # noqa: S608 - see _source
            "GROUP BY span ORDER BY span DESC"
        )
        found = cast("list[tuple[int, int]]", self._database.rows(sql, plan.values))
        return _Spans([(span + 1) << SPAN_SHIFT for span, _ in found], [stories for _, stories in found])

    def _counted(self, plan: Plan) -> _Spans:
        tops = self._steps()
        with self._database.snapshot():
            counts = [self._count(plan, low, top) for top, low in pairwise((*tops, None))]
        return _Spans(tops, counts)

    def _fold(self, plan: Plan) -> Folded:
        source, values = _source(plan, 0, None)
        place = _place(plan)
        sql = (
            f"SELECT found.place, member.incident_id FROM (SELECT {place} AS place {source}) AS found "  # noqa: S608 - see _source
            f"LEFT JOIN member ON member.story_id = found.place & {STORY_OF_PLACE} ORDER BY found.place DESC"
        )
        return Folded(cast("list[tuple[int, int | None]]", self._database.rows(sql, values)))

    def _steps(self) -> list[int]:
        """Return the places that part all stories into spans of `_STEP` or a little more, newest first."""
        tops: list[int] = []
        full = _STEP
        for top, stories in self._tallied(_EVERYTHING).sizes():
            if full >= _STEP:
                tops.append(top)
                full = 0
            full += stories
        return tops

    def _recall(self, plan: Plan) -> _Found | None:
        stamp, kept = self._kept.get(plan, (None, None))
        return kept if stamp == self._database.stamp() else None

    def _feeds(self, asked: OfFeeds) -> list[int]:
        sql = f"SELECT id FROM feed WHERE {asked.sql}"  # noqa: S608 - see _source
        return [cast(int, ident) for ident in self._database.column(sql, asked.values)]


class _Spans:
    """How many stories of a query stand in each span of time, newest span first, and the place that tops each."""

    def __init__(self, tops: list[int], stories: list[int]) -> None:
        self._tops = tops
        self._stories = stories
        self._ends = list(accumulate(stories))
        self.total = self._ends[-1] if self._ends else 0

    def sizes(self) -> Iterator[tuple[int, int]]:
        """Yield the place that tops each span, and how many stories stand there."""
        return zip(self._tops, self._stories, strict=True)

    def find(self, offset: int) -> tuple[int, int]:
        """Return the place below which the offset's span begins, and how many stories to skip from there."""
        index = bisect_right(self._ends, offset)
        return self._tops[index], offset - (self._ends[index - 1] if index else 0)

    def before(self, place: int) -> tuple[int, int]:
        """Return how many stories stand in newer spans than the place's, and the place that tops its span."""
        index = bisect_left(self._tops, -place, key=lambda top: -top) - 1
        return (self._ends[index - 1] if index > 0 else 0), self._tops[max(index, 0)]


class _Places:
    """All places of a query, newest first."""

    def __init__(self, places: array[int]) -> None:
        self.places = places
        self.total = len(places)

    def position(self, place: int) -> int | None:
        """Return the index of the place, None where it is not there."""
        index = bisect_left(self.places, -place, key=lambda found: -found)
        return index if index < self.total and self.places[index] == place else None


_Found = _Spans | _Places | Folded


def _place(plan: Plan) -> str:
    return "search.rowid" if plan.match else "story.place"


def _source(plan: Plan, low: int | None, below: int | None) -> tuple[str, tuple[Value, ...]]:
    """Return the FROM and WHERE of a query between two places.

    Its SQL was written by us; what the user typed stands in the values alone.
    """
    lowest = max(plan.low, low or 0)
    highest = min((high for high in (plan.high, below) if high is not None), default=None)
    place = _place(plan)
    floor = f"max({', '.join(('?', *(f'({sql})' for sql in plan.floors)))})" if plan.floors else "?"
    bounds = f"{place} >= {floor}" + ("" if highest is None else f" AND {place} < ?")
    limits = (lowest,) if highest is None else (lowest, highest)
    if not plan.match:
        return f"FROM story WHERE {bounds} AND ({plan.where or '1'})", (*limits, *plan.values)
    leading = (plan.match, *limits)
    if not plan.where:
        return f"FROM search WHERE search MATCH ? AND {bounds}", leading
    # The unary + keeps SQLite from looking up the bounds, which hold of both tables, instead of the one story.
    table = "search CROSS JOIN story ON story.place = +search.rowid"
    return f"FROM {table} WHERE search MATCH ? AND {bounds} AND ({plan.where})", (*leading, *plan.values)
