"""Lists with one story an incident: its newest of those that a query finds stands for the others behind it."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable

from tui.archive.schema import PLACE_SHIFT

STORY_OF_PLACE = (1 << PLACE_SHIFT) - 1
"""The bits of a place that hold the story's number."""


class Folded:
    """The places of such a list, newest first, and those behind each of them.

    It holds a number a story and little more, so that tens of thousands of outages fit beside a terminal's own memory.
    """

    def __init__(self, found: Iterable[tuple[int, int | None]]) -> None:
        """`found` are all places of the query, newest first, each with the incident of its story (None: of none)."""
        self.places = array("q")
        self._behind: dict[int, array[int]] = {}
        heads: dict[int, int] = {}
        for place, incident in found:
            head = place if incident is None else heads.setdefault(incident, place)
            if head == place:
                self.places.append(place)
            else:
                self._behind.setdefault(head, array("q")).append(place)

    @property
    def total(self) -> int:
        """How many rows the list has."""
        return len(self.places)

    def behind(self, head: int) -> Collection[int]:
        """Return the places that the row at this place stands for, without its own, newest first."""
        return self._behind.get(head, ())

    def is_head(self, place: int) -> bool:
        """Tell whether there is a row at this place."""
        index = self._find(place)
        return index < len(self.places) and self.places[index] == place

    def head_of(self, place: int) -> int | None:
        """Return the place of the row that stands for this story, None where the query does not find it."""
        if self.is_head(place):
            return place
        return next((head for head, hidden in self._behind.items() if place in hidden), None)

    def position(self, place: int) -> int | None:
        """Return where the row stands that stands for this story, None where the query does not find it."""
        head = self.head_of(place)
        return None if head is None else self._find(head)

    def _find(self, place: int) -> int:
        return bisect_left(self.places, -place, key=lambda found: -found)
