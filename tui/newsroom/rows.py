"""Where a list gets its rows from: a window over a query, or a few rows that are in memory anyway."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Generic, Protocol, TypeVar

from tui.archive.folding import Folded
from tui.incident import Fold
from tui.model import StoryRow

T = TypeVar("T")
R = TypeVar("R", covariant=True)


class Rows(Protocol[R]):
    """Rows in their order, of which a list only ever asks for the few that it draws."""

    def count(self) -> int:
        """Return how many rows there are."""

    def page(self, offset: int, limit: int) -> Sequence[R]:
        """Return at most `limit` rows from `offset` on."""

    def position(self, key: int) -> int | None:
        """Return where the row with that key stands (None: it is not among them)."""


class Stories(Protocol):
    """What a list needs of the archive's stories."""

    def count(self, query: str) -> int:
        """Return how many stories the query finds."""

    def page(self, query: str, offset: int, limit: int) -> list[StoryRow]:
        """Return stories, newest first."""

    def position(self, query: str, story_id: int) -> int | None:
        """Return where a story stands in the query's order."""


class StoryRows:
    """The stories that a query finds, newest first."""

    def __init__(self, stories: Stories, query: str) -> None:
        self._stories = stories
        self.query = query

    def count(self) -> int:
        """Return how many stories the query finds."""
        return self._stories.count(self.query)

    def page(self, offset: int, limit: int) -> Sequence[StoryRow]:
        """Return stories from `offset` on."""
        return self._stories.page(self.query, offset, limit)

    def position(self, key: int) -> int | None:
        """Return where the story stands."""
        return self._stories.position(self.query, key)


class TheseRows:
    """A few stories, found anew whenever the list is loaded."""

    def __init__(self, find: Callable[[], Sequence[StoryRow]]) -> None:
        self._find = find
        self._rows: Sequence[StoryRow] = ()

    def count(self) -> int:
        """Find them, and return how many there are."""
        self._rows = self._find()
        return len(self._rows)

    def page(self, offset: int, limit: int) -> Sequence[StoryRow]:
        """Return stories from `offset` on."""
        return self._rows[offset : offset + limit]

    def position(self, key: int) -> int | None:
        """Return where the story stands."""
        return next((place for place, row in enumerate(self._rows) if row.id == key), None)


class StackFirst:
    """The stories of a query, with a few of them (the user's own stack) before all others; each stands there once."""

    def __init__(self, base: StoryRows, first: Callable[[], Sequence[StoryRow]]) -> None:
        self._base = base
        self._find_first = first
        self._first: Sequence[StoryRow] = ()
        self._places: list[int] = []

    def count(self) -> int:
        """Return how many stories the query finds, and look anew which of them come first."""
        found = [(row, self._base.position(row.id)) for row in self._find_first()]
        self._first = [row for row, place in found if place is not None]
        self._places = sorted(place for _, place in found if place is not None)
        return self._base.count()

    def page(self, offset: int, limit: int) -> Sequence[StoryRow]:
        """Return stories from `offset` on: what is left of those that come first, then the others."""
        first = list(self._first[offset : offset + limit])
        start = max(0, offset - len(self._first))
        for place in self._places:
            start += place <= start
        chosen = {row.id for row in self._first}
        others = self._base.page(start, limit - len(first) + len(self._places))
        return [*first, *(row for row in others if row.id not in chosen)][:limit]

    def position(self, key: int) -> int | None:
        """Return where the story stands."""
        for place, row in enumerate(self._first):
            if row.id == key:
                return place
        found = self._base.position(key)
        return None if found is None else found + sum(place > found for place in self._places)


class FoldingStories(Protocol):
    """What a list with one row an incident needs of the archive's stories. A place orders a story in every list."""

    def at(self, places: Sequence[int], folded: Folded | None = None) -> dict[int, StoryRow]:
        """Return the rows at these places."""

    def place(self, story_id: int) -> int | None:
        """Return the place of a story."""

    def places_of(self, incidents: Collection[int]) -> list[int]:
        """Return the places of all stories of these incidents."""


class FoldedRows:
    """One row an incident over other rows; those of the incidents that the user opened stand below theirs."""

    def __init__(
        self,
        stories: FoldingStories,
        base: Rows[StoryRow],
        find: Callable[[], Folded | None],
        opened: Collection[int],
        first: Callable[[], Sequence[StoryRow]] = lambda: (),
    ) -> None:
        """`find` returns what is folded (None: nothing, as `base` has it), `first` the stories that come first."""
        self._stories = stories
        self._base = base
        self._find = find
        self._opened = opened
        self._find_first = first
        self._folded: Folded | None = None
        self._places = array("q")
        self._open: set[int] = set()
        self._inside: set[int] = set()

    def count(self) -> int:
        """Look anew what is folded, and return how many rows that makes."""
        self._folded = self._find()
        if self._folded is None:
            return self._base.count()
        self._places = self._unfolded(self._folded, self._stack_first(self._folded))
        return len(self._places)

    def page(self, offset: int, limit: int) -> Sequence[StoryRow]:
        """Return rows from `offset` on."""
        if self._folded is None:
            return self._base.page(offset, limit)
        places = self._places[offset : offset + limit]
        rows = self._stories.at(places, self._folded)
        return [self._as_it_stands(place, rows[place]) for place in places if place in rows]

    def position(self, key: int) -> int | None:
        """Return where the story stands, or the row that stands for it."""
        if self._folded is None:
            return self._base.position(key)
        place = self._stories.place(key)
        if place is None or (place not in self._inside and (place := self._folded.head_of(place)) is None):
            return None
        return self._places.index(place)

    def stands_for(self, key: int) -> list[int]:
        """Return the stories that a row stands for, its own first: those hidden behind it, too."""
        place = self._stories.place(key)
        if place is None or self._folded is None or place in self._open or place in self._inside:
            return [key]
        return [row.id for row in self._stories.at([place, *self._folded.behind(place)]).values()]

    def _stack_first(self, folded: Folded) -> array[int]:
        """Return the places of the rows with those of the stack before all others."""
        found = (self._stories.place(row.id) for row in self._find_first())
        heads = (folded.head_of(place) for place in found if place is not None)
        first = dict.fromkeys(head for head in heads if head is not None)
        if not first:
            return folded.places
        return array("q", (*first, *(place for place in folded.places if place not in first)))

    def _unfolded(self, folded: Folded, places: array[int]) -> array[int]:
        """Return the places with what is behind those that were opened below them."""
        found = self._stories.places_of(self._opened) if self._opened else ()
        self._open = {place for place in found if folded.is_head(place) and folded.behind(place)}
        self._inside = {place for head in self._open for place in folded.behind(head)}
        for head in self._open:
            below = places.index(head) + 1
            places = places[:below] + array("q", folded.behind(head)) + places[below:]
        return places

    def _as_it_stands(self, place: int, row: StoryRow) -> StoryRow:
        """Return the row as one of an open incident, if it is one."""
        if place in self._open and row.fold is not None:
            return replace(row, fold=replace(row.fold, open=True))
        return replace(row, inside=True) if place in self._inside else row


def closed(row: StoryRow) -> Fold | None:
    """Return what is hidden behind a row, None where nothing is: its signs and acts are then for all of it."""
    return row.fold if row.fold is not None and not row.fold.open else None


def waits(row: StoryRow) -> bool:
    """Tell whether something is unread in a row, or hidden behind it."""
    behind = closed(row)
    return row.unread or (behind is not None and behind.unread > 0)


class FixedRows(Generic[T]):
    """Rows that are in memory: the rail, the feeds; their keys are their places."""

    def __init__(self, rows: Sequence[T]) -> None:
        self._rows = tuple(rows)

    def count(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    def page(self, offset: int, limit: int) -> Sequence[T]:
        """Return rows from `offset` on."""
        return self._rows[offset : offset + limit]

    def position(self, key: int) -> int | None:
        """Return the place of the row with that key."""
        return next((place for place, row in enumerate(self._rows) if getattr(row, "id", place) == key), None)
