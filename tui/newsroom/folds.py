"""One row an incident: what is hidden behind a row, shown and hidden again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.incident import Fold
from tui.model import StoryRow
from tui.newsroom.room import Room
from tui.newsroom.rows import FoldedRows, closed

if TYPE_CHECKING:
    from tui.newsroom.screens.wire import WireScreen

SIGN_AT = 3
"""The cell of a row that tells whether something is folded behind it; one further where rows of a stack are marked."""


class Folds:
    """Unfolds and folds rows, and whole views."""

    def __init__(self, screen: WireScreen, room: Room) -> None:
        self._screen = screen
        self._room = room

    def closed(self) -> Fold | None:
        """Return what is hidden behind the row that keys are meant for; None while a story is being read."""
        row = self._screen.list.row
        return None if row is None or self._screen.reading else closed(row)

    def stories(self) -> list[int]:
        """Return the numbers of the stories that the row under the cursor stands for, its own first."""
        row, rows = self._screen.list.row, self._screen.rows
        if row is None:
            return []
        return rows.stands_for(row.id) if isinstance(rows, FoldedRows) else [row.id]

    def possible(self) -> bool:
        """Tell whether the row under the cursor can be unfolded, or be folded again."""
        row = self._screen.list.row
        return row is not None and (row.fold is not None or row.inside)

    def toggle(self) -> None:
        """Show the stories behind the row under the cursor below it, or hide them again."""
        row = self._screen.list.row
        incident = self._incident(row) if row is not None else None
        if row is None or incident is None:
            self._screen.say(self._sorry(), "muted")
            return
        self._room.opened ^= {incident}
        self._screen.list.reload()
        self._screen.show_row()

    def open(self, incident: int) -> None:
        """Show the stories of that incident below their row."""
        self._room.opened.add(incident)
        self._screen.list.reload()

    def toggle_view(self) -> None:
        """Let the view show one row an incident, or a row for each story. Raises ConfigError, DatabaseError."""
        view = self._screen.view
        on = not self._room.folds(view)
        self._room.fold(view, on)
        self._screen.lookup.follow()
        what = "an incident's stories as one row" if on else "each story as a row"
        self._screen.say(f"{view.title} shows {what}, here and from now on; u takes it back.")

    def clicked(self, row: StoryRow, column: int) -> bool:
        """Unfold or fold a row whose sign was clicked; tell whether that was so."""
        sign = SIGN_AT + (self._room.stack is not None)
        if row.fold is None or column != sign:
            return False
        self.toggle()
        return True

    def _incident(self, row: StoryRow) -> int | None:
        if row.fold is not None:
            return row.fold.incident
        return self._room.archive.incidents.read.of_story(row.id) if row.inside else None

    def _sorry(self) -> str:
        if self._room.folds(self._screen.view):
            return "This row stands for one story alone."
        return f"Nothing is folded in {self._screen.view.title}: C folds the stories of each incident into one row."
