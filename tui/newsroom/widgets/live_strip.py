"""On tall screens: what is live now, by vendor, in one strip."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from tui.model import Lifecycle, Severity, StoryRow
from tui.newsroom.article import lifecycle_ink, severity_ink
from tui.newsroom.cells import fit, line
from tui.newsroom.clock import age
from tui.newsroom.widgets.bar import Bar, Part, clip

_ORDER = {Severity.CRIT: 0, Severity.MAJOR: 1, Severity.MINOR: 2, None: 3}
_LEAST = 34
"""Cells that a tile needs at least."""


@dataclass(frozen=True, slots=True)
class Tile:
    """What stands about one vendor: the worst severity, the latest word, how many stories."""

    story_id: int
    name: str
    severity: Severity | None
    lifecycle: Lifecycle | None
    stories: int
    since: datetime


def tiles(rows: Iterable[StoryRow]) -> list[Tile]:
    """Group the outages that are live or watched by vendor (else by title), worst and newest first."""
    groups: dict[str, list[StoryRow]] = {}
    for row in rows:
        if row.outage and row.lifecycle in (Lifecycle.LIVE, Lifecycle.WATCH):
            groups.setdefault(row.vendor or row.title, []).append(row)
    found = [_tile(members) for members in groups.values()]
    return sorted(found, key=lambda tile: (_ORDER[tile.severity], -tile.since.timestamp()))


def _tile(members: list[StoryRow]) -> Tile:
    newest = max(members, key=lambda row: row.when)
    worst = min((row.severity for row in members), key=lambda severity: _ORDER[severity])
    return Tile(newest.id, newest.title, worst, newest.lifecycle, len(members), newest.when)


class LiveStrip(Bar):
    """A box with a tile for each incident; a click opens the newest story of it."""

    ground = "page"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.tiles: list[Tile] = []

    def show(self, rows: Iterable[StoryRow]) -> None:
        """Show what is live among these."""
        found = tiles(rows)
        if found != self.tiles:
            self.tiles = found
            self.refresh()

    def parts(self, line: int, width: int) -> list[Part]:
        """Draw the box's edges and its tiles."""
        glyphs = self.glyphs
        if line == 0:
            label = " Now "
            rest = glyphs.rule * (width - 3 - len(label))
            return [
                Part(glyphs.top_left + glyphs.rule, "faint"),
                Part(label, "heading"),
                Part(rest + glyphs.top_right, "faint"),
            ]
        if line == self.size.height - 1:
            return [Part(glyphs.bottom_left + glyphs.rule * (width - 2) + glyphs.bottom_right, "faint")]
        wall = Part(glyphs.wall, "faint")
        inner = clip(self._inner(line - 1, width - 2), width - 2)
        gap = width - 2 - sum(part.width for part in inner)
        return [wall, *inner, Part(" " * gap), wall]

    def _inner(self, row: int, width: int) -> list[Part]:
        rows = max(1, self.size.height - 2)
        columns = max(1, min(width // _LEAST, -(-len(self.tiles) // rows)))
        if not self.tiles:
            return [Part("  Nothing is reported broken right now.", "muted")]
        size = width // columns
        shown = self.tiles[row * columns : (row + 1) * columns]
        last = row == rows - 1
        parts = [part for tile in shown for part in self._tile(tile, size)]
        left_out = len(self.tiles) - rows * columns
        if last and left_out > 0:
            return [*clip(parts, width - 10), Part(f" and {left_out} more", "muted")]
        return parts

    def _tile(self, tile: Tile, size: int) -> list[Part]:
        click = f"story {tile.story_id}"
        count = f" {self.glyphs.times}{min(tile.stories, 99)}" if tile.stories > 1 else ""
        tail = f"{count} {age(tile.since, datetime.now(UTC)).rjust(3)}"
        room = size - 15 - len(tail)
        return [
            Part("  "),
            Part(str(tile.severity or ""), severity_ink(tile.severity), click),
            Part(" " * (6 - len(tile.severity or ""))),
            Part(fit(str(tile.lifecycle or ""), 5), lifecycle_ink(tile.lifecycle), click),
            Part(fit(line(tile.name), room, self.glyphs.ellipsis), "text", click),
            Part(tail, "muted", click),
            Part("  "),
        ]
