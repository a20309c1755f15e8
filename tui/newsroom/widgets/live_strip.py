"""On tall screens: what is broken right now, an incident a tile, with a small plot of the reports of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from textual.geometry import Size

from tui.newsroom.article import lifecycle_ink, severity_ink
from tui.newsroom.cells import fit, line
from tui.newsroom.clock import age
from tui.newsroom.live import Tile
from tui.newsroom.widgets.bar import Bar, Part, clip

_ROWS = 2
_LEAST = 40
"""Cells that a tile needs at least."""

_PLOTTED = 46
"""Cells from which on a tile has room for its plot."""


class LiveStrip(Bar):
    """A box with a tile for each incident; a click opens its dossier."""

    ground = "page"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.tiles: list[Tile] = []
        self._calm = ""

    def show(self, tiles: Sequence[Tile], calm: str) -> None:
        """Show these, in their order; where there is none, say in these words what that means."""
        if (list(tiles), calm) != (self.tiles, self._calm):
            self.tiles, self._calm = list(tiles), calm
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the tiles need, two at most, and the edges."""
        return 2 + min(_ROWS, -(-max(1, len(self.tiles)) // self._columns(width)))

    def _columns(self, width: int) -> int:
        return max(1, min((width - 2) // _LEAST, len(self.tiles)))

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
        if not self.tiles:
            return [Part(f"  {self._calm}", "muted")]
        columns = self._columns(width + 2)
        left_out = len(self.tiles) - _ROWS * columns
        size = width // columns
        shown = self.tiles[row * columns : (row + 1) * columns]
        if left_out > 0 and row == _ROWS - 1:
            more = Part(f"   and {left_out + 1} more", "muted", "view outages")
            return [*(part for tile in shown[:-1] for part in self._tile(tile, size)), more]
        return [part for tile in shown for part in self._tile(tile, size)]

    def _tile(self, tile: Tile, size: int) -> list[Part]:
        click = f"incident {tile.incident_id}" if tile.incident_id else f"story {tile.story_id}"
        count = f"{self.glyphs.times}{min(tile.origins, 99)}" if tile.origins > 1 else ""
        tail = f" {count:>3} {age(tile.since, datetime.now(UTC)):>3}"
        plot = f" {self._plot(tile.reports)}" if tile.reports and size >= _PLOTTED else ""
        room = size - 16 - len(tail) - len(plot)
        return [
            Part(f" {self.glyphs.stack if tile.mine else ' '} ", "stack", click),
            Part(str(tile.severity or ""), severity_ink(tile.severity), click),
            Part(" " * (6 - len(tile.severity or "")), "text", click),
            Part(fit(tile.lifecycle, 5), lifecycle_ink(tile.lifecycle), click),
            Part(fit(line(tile.name), room, self.glyphs.ellipsis), "text", click),
            Part(plot, "accent", click),
            Part(tail, "muted", click),
            Part("  "),
        ]

    def _plot(self, reports: Sequence[int]) -> str:
        bars = self.glyphs.bars
        return "".join(bars[-(-count * (len(bars) - 1) // max(reports))] for count in reports)
