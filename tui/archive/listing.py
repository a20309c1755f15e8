"""Lists of stories: counted, cut into pages and searched for a position, newest first, at a million stories too.

Three ways lead to a page, by what the query asks for. Marks alone: the tally says in which span of time the page
begins, and one index gives it. A page near the top of anything else: the first rows of an index walk. A jump into the
middle of anything else: all places of the selection, kept (8 bytes a story) until something changes.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from itertools import accumulate

from tui.archive.connection import Database
from tui.archive.query import Plan
from tui.archive.schema import SPAN_SHIFT

NEAR = 400
"""Rows from the top up to which a page is walked to rather than looked up."""

_KEPT = 6


class Listing:
    """The lists of one connection. Places are what `tui.archive.schema` says: unique, newest highest."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: OrderedDict[tuple[str, Plan], tuple[tuple[int, int], _Spans | _Places]] = OrderedDict()

    def count(self, plan: Plan) -> int:
        """Return how many stories the query finds."""
        if plan.tallied:
            return self._spans(plan).total
        if places := self._known_places(plan):
            return places.total
        table, values = _source(plan)
        return self._database.number(f"SELECT count(*) {table}", values)

    def page(self, plan: Plan, offset: int, limit: int) -> list[int]:
        """Return the places from the `offset`th on, at most `limit`, newest first."""
        if plan.tallied:
            return self._tallied_page(plan, offset, limit)
        places = self._known_places(plan)
        if places is None and offset + limit > NEAR:
            places = self._places(plan)
        if places is not None:
            return list(places.places[offset : offset + limit])
        table, values = _source(plan)
        sql = f"SELECT {_place(plan)} {table} ORDER BY {_place(plan)} DESC LIMIT ? OFFSET ?"
        return [int(place) for place in self._database.column(sql, (*values, limit, offset))]  # type: ignore[arg-type]

    def position(self, plan: Plan, place: int) -> int | None:
        """Return how many stories of the query stand before this place, None where it is not among them."""
        if not plan.tallied:
            return self._places(plan).position(place)
        where = plan.where or "1"
        if not self._database.row(f"SELECT 1 FROM story WHERE place = ? AND ({where})", (place, *plan.values)):  # noqa: S608 - see _source
            return None
        before, top = self._spans(plan).before(place >> SPAN_SHIFT)
        sql = f"SELECT count(*) FROM story WHERE ({where}) AND place > ? AND place < ?"  # noqa: S608 - see _source
        return before + self._database.number(sql, (*plan.values, place, top))

    def places(self, plan: Plan) -> array[int]:
        """Return the places of all stories that the query finds, newest first."""
        return self._places(plan).places

    def _tallied_page(self, plan: Plan, offset: int, limit: int) -> list[int]:
        spans = self._spans(plan)
        if offset >= spans.total:
            return []
        below, skip = spans.find(offset)
        sql = f"SELECT place FROM story WHERE ({plan.where or '1'}) AND place < ? ORDER BY place DESC LIMIT ? OFFSET ?"  # noqa: S608 - see _source
        return [int(place) for place in self._database.column(sql, (*plan.values, below, limit, skip))]  # type: ignore[arg-type]

    def _spans(self, plan: Plan) -> _Spans:
        kept = self._recall("tally", plan)
        if not isinstance(kept, _Spans):
            sql = (
                f"SELECT span, sum(stories) FROM tally WHERE ({plan.where or '1'}) AND stories > 0 "  # noqa: S608 - see _source
                "GROUP BY span ORDER BY span DESC"
            )
            kept = _Spans(self._database.rows(sql, plan.values))  # type: ignore[arg-type]
            self._keep("tally", plan, kept)
        return kept

    def _places(self, plan: Plan) -> _Places:
        kept = self._known_places(plan)
        if kept is None:
            table, values = _source(plan)
            sql = f"SELECT {_place(plan)} {table} ORDER BY {_place(plan)} DESC"
            kept = _Places(array("q", self._database.column(sql, values)))  # type: ignore[arg-type]
            self._keep("places", plan, kept)
        return kept

    def _known_places(self, plan: Plan) -> _Places | None:
        kept = self._recall("places", plan)
        return kept if isinstance(kept, _Places) else None

    def _recall(self, what: str, plan: Plan) -> _Spans | _Places | None:
        stamp, kept = self._kept.get((what, plan), (None, None))
        return kept if stamp == self._database.stamp() else None

    def _keep(self, what: str, plan: Plan, found: _Spans | _Places) -> None:
        self._kept[what, plan] = (self._database.stamp(), found)
        self._kept.move_to_end((what, plan))
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)


class _Spans:
    """How many stories of a query stand in each span of time, newest span first."""

    def __init__(self, rows: list[tuple[int, int]]) -> None:
        self._spans = [span for span, _ in rows]
        self._ends = list(accumulate(stories for _, stories in rows))
        self.total = self._ends[-1] if self._ends else 0

    def find(self, offset: int) -> tuple[int, int]:
        """Return the place below which the offset's span begins, and how many stories to skip from there."""
        index = bisect_right(self._ends, offset)
        return (self._spans[index] + 1) << SPAN_SHIFT, offset - (self._ends[index - 1] if index else 0)

    def before(self, span: int) -> tuple[int, int]:
        """Return how many stories stand in newer spans than this one, and the place below which it begins."""
        index = bisect_left(self._spans, -span, key=lambda found: -found)
        return (self._ends[index - 1] if index else 0), (span + 1) << SPAN_SHIFT


class _Places:
    """All places of a query, newest first."""

    def __init__(self, places: array[int]) -> None:
        self.places = places
        self.total = len(places)

    def position(self, place: int) -> int | None:
        """Return the index of the place, None where it is not there."""
        index = bisect_left(self.places, -place, key=lambda found: -found)
        return index if index < self.total and self.places[index] == place else None


def _place(plan: Plan) -> str:
    return "search.rowid" if plan.match else "story.place"


def _source(plan: Plan) -> tuple[str, tuple[int | float | str, ...]]:
    """Return the FROM and WHERE of a query. Its SQL was written by us; what the user typed stands in the values."""
    if not plan.match:
        return f"FROM story WHERE story.place IS NOT NULL AND ({plan.where or '1'})", plan.values
    if not plan.where:
        return "FROM search WHERE search MATCH ?", (plan.match,)
    return (
        f"FROM search CROSS JOIN story ON story.place = search.rowid WHERE search MATCH ? AND ({plan.where})",
        (plan.match, *plan.values),
    )
