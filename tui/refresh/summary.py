"""What one refresh did."""

from __future__ import annotations

from typing import NamedTuple

from tui.dataclass import dataclass


class Failure(NamedTuple):
    """A feed that could not be read, or was not asked, and why, in words."""

    title: str
    url: str
    error: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of feeds and stories, the failures in the order of feeds.toml, the ids of new stories; `seconds` it took.

    `asked` feeds answered or failed; `unasked` ones were left alone; `unchanged` ones had nothing new. `newest` are the
    ids of the first few new stories of each feed, so that a feed with hundreds hides no other.
    `incidents` are those that the new and changed stories belong to. `answered` are the addresses of the feeds that
    could be read.
    """

    asked: int = 0
    unasked: tuple[Failure, ...] = ()
    unchanged: int = 0
    failures: tuple[Failure, ...] = ()
    new: tuple[int, ...] = ()
    updated: tuple[int, ...] = ()
    newest: tuple[int, ...] = ()
    incidents: tuple[int, ...] = ()
    answered: frozenset[str] = frozenset()
    seconds: float = 0.0

    @property
    def skipped(self) -> int:
        """How many feeds were not asked."""
        return len(self.unasked)

    @property
    def ok(self) -> int:
        """The feeds that answered."""
        return self.asked - len(self.failures)
