"""How many stories wait in each view, beside the tabs or in the rail, without a key that waits for it.

Our own views are read off counters. A saved search may cost as much as ten movements of the cursor to count: it is
counted when nothing has been done for a moment, again only after something was written, and not all the time during a
fetch; until then the number that was there stays.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from textual.timer import Timer

from tui.newsroom.room import Room
from tui.newsroom.rows import FixedRows
from tui.newsroom.views import View

if TYPE_CHECKING:
    from tui.newsroom.screens.wire import WireScreen

REST = 0.4
"""Seconds after which saved searches are counted again if nothing more happens."""

APART = 5.0
"""Seconds between two such counts, at least."""


class Counts:
    """Counts and shows."""

    def __init__(self, screen: WireScreen, room: Room) -> None:
        self._screen = screen
        self._room = room
        self._kept: dict[str, tuple[tuple[int, int], int]] = {}
        self._timer: Timer | None = None
        self._counted_at = 0.0

    def show(self) -> None:
        """Show the counts: in the rail at once, or else beside the tabs, once the rest is drawn."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._screen.has_class("-three"):
            self._show()
        else:
            self._screen.call_after_refresh(self._show)
        if any(self._is_old(view) for view in self._room.views):
            wait = max(REST, self._counted_at + APART - time.monotonic())
            self._timer = self._screen.set_timer(wait, self._count_again)

    def _show(self) -> None:
        screen = self._screen
        counts = tuple(self._count(view) for view in self._room.views)
        if screen.has_class("-three"):
            rows = self._room.rail(screen.view, counts)
            screen.rail.show(FixedRows(rows), screen.rail.cursor or 1)
        else:
            screen.status.count(counts)

    def _count_again(self) -> None:
        """Count the saved searches whose numbers are old, and show them."""
        self._timer = None
        for view in self._room.views:
            if self._is_old(view):
                self._keep(view)
        self._counted_at = time.monotonic()
        self._show()

    def _count(self, view: View) -> int:
        if not view.saved:
            return self._room.count(view, self._screen.desk.tally)
        return self._kept[view.query][1] if view.query in self._kept else self._keep(view)

    def _keep(self, view: View) -> int:
        found = self._room.count(view, self._screen.desk.tally)
        self._kept[view.query] = (self._room.archive.stamp(), found)
        return found

    def _is_old(self, view: View) -> bool:
        kept = self._kept.get(view.query)
        return view.saved and kept is not None and kept[0] != self._room.archive.stamp()
