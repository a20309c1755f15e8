"""Proof, without a network, that what was bookmarked still says what its takeaways say it does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from tui.archive import rows
from tui.archive.connection import Database
from tui.dataclass import dataclass
from tui.model import Fact, Origin, Service, Takeaway, Version

_KEPT = (
    "SELECT story.id, coalesce(story.bookmarked_version, story.version_id), story.version_id FROM story "
    "WHERE bookmarked = 1 ORDER BY story.id"
)
_HANDED = (
    "SELECT story.id, handed_on.version_id, story.version_id FROM handed_on "
    "JOIN story ON story.id = handed_on.story_id "
    "WHERE handed_on.id IN (SELECT max(id) FROM handed_on GROUP BY story_id) ORDER BY story.id"
)


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found of one story: how many spans hold, those that do not, and whether it has changed since.

    `how` is "bookmarked" or "handed on".
    """

    story_id: int
    title: str
    how: str
    spans: int
    broken: tuple[str, ...]
    changed: bool


def prove(database: Database) -> Iterator[Proof]:
    """Yield what holds of each bookmarked story, and of each that was handed on. Raises DatabaseError."""
    for how, sql in (("bookmarked", _KEPT), ("handed on", _HANDED)):
        for story_id, kept, current in cast("list[tuple[int, int, int]]", database.rows(sql)):
            version = _version(database, kept)
            if version is None:
                yield Proof(story_id, "", how, 0, ("the version that was kept is gone",), kept != current)
                continue
            spans, broken = _spans(version)
            yield Proof(story_id, version.title, how, spans, broken, kept != current)


def _version(database: Database, version_id: int) -> Version | None:
    row = database.row(f"SELECT {rows.VERSION_COLUMNS} FROM version WHERE id = ?", (version_id,))  # noqa: S608 - constants
    return rows.version(row) if row else None


def _spans(version: Version) -> tuple[int, tuple[str, ...]]:
    """Return how many spans of takeaways, facts and scope stand, and the words of those that do not."""
    analysis = version.analysis
    own = [takeaway for takeaway in analysis.takeaways if takeaway.origin is not Origin.MODEL]
    claims: tuple[Takeaway | Fact | Service, ...] = (*own, *analysis.facts, *analysis.services)
    broken = tuple(
        claim.text for claim in claims if getattr(version, claim.field)[claim.start : claim.end] != claim.text
    )
    return len(claims) - len(broken), broken
