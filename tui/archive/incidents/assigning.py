"""Which incident a group of stories is: numbers stay with their incidents, and the user's word stands.

A pure function over numbers, so that it can be tried without a database.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from tui.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a story is now: its incident, and whether the user put it there."""

    incident: int
    by_user: bool


def assign(
    groups: Sequence[Sequence[int]], places: Mapping[int, Place], first_new: int
) -> tuple[dict[int, int], tuple[int, ...]]:
    """Return the incident of each story that the user did not place, and the numbers of incidents that are new.

    Stories that the user placed stay, and draw the rest of their group to where most of them are. Otherwise a group
    keeps the number that most of its stories have; of two groups that were one, the larger keeps it. `first_new` is the
    lowest number that no incident ever had.
    """
    found: dict[int, int] = {}
    fresh: list[int] = []
    taken: set[int] = set()
    for group in sorted(groups, key=lambda group: (-_kept(group, places), min(group))):
        free = [story for story in group if story not in places or not places[story].by_user]
        if not free:
            continue
        number = _by_the_user(group, places) or _by_custom(free, places, taken)
        if number is None:
            number = first_new + len(fresh)
            fresh.append(number)
        taken.add(number)
        found |= dict.fromkeys(free, number)
    return found, tuple(fresh)


def _kept(group: Sequence[int], places: Mapping[int, Place]) -> int:
    """Return how many stories of the group are in its commonest incident now."""
    counts = Counter(places[story].incident for story in group if story in places)
    return max(counts.values(), default=0)


def _by_the_user(group: Sequence[int], places: Mapping[int, Place]) -> int | None:
    counts = Counter(places[story].incident for story in group if story in places and places[story].by_user)
    return min(counts, key=lambda number: (-counts[number], number)) if counts else None


def _by_custom(free: Sequence[int], places: Mapping[int, Place], taken: set[int]) -> int | None:
    ours = {place.incident for place in places.values() if place.by_user}
    counts = Counter(places[story].incident for story in free if story in places)
    open_numbers = [number for number in counts if number not in taken and number not in ours]
    return min(open_numbers, key=lambda number: (-counts[number], number)) if open_numbers else None
