"""Where a list gets its rows from: a window over a query, or a few rows that are in memory anyway."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

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


class Keyed(Protocol):
    """A row that can be found again after the rows around it have changed."""

    @property
    def id(self) -> int:
        """The row's key, unique in its list."""


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
