"""The saved searches: named, changed, added and removed in config.toml."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from tui import settings_file
from tui.config import View
from tui.config.listing import FileChange
from tui.errors import NightdeskError, QueryError
from tui.newsroom.room import Room
from tui.newsroom.screens.entries import EntriesScreen
from tui.newsroom.screens.ledger import Column, Ledger, LedgerRow

_COLUMNS = (Column("view", 24), Column("what it shows"), Column("stories", 8, right=True, from_width=60))
_EMPTY = ("You have no saved searches yet.", "a adds one; so does + on what a search has found.")


class ViewsScreen(EntriesScreen[View]):
    """The searches that are views of their own, each with how many stories it finds, or what is wrong with it."""

    NOUN = "your list of views"
    QUESTIONS: ClassVar[dict[str, str]] = {
        "name": "What its tab is called",
        "query": "What it shows, as written after /",
    }

    def __init__(self, room: Room) -> None:
        super().__init__(room, View("", ""))

    def ledger(self) -> Ledger:
        """Return the searches in the order of the file."""
        rows = tuple(
            LedgerRow(place, ((view.name, "strong"), (view.query, "text"), self._found(view)), str(place), view.query)
            for place, view in enumerate(self.entries())
        )
        return Ledger("Saved searches", str(self._room.settings.path), _COLUMNS, rows, _EMPTY, "change" if rows else "")

    def entries(self) -> Sequence[View]:
        """Return the searches."""
        return self._room.settings.views

    def change(self, path: Path, before: View | None, after: View | None) -> FileChange:
        """Write a change of the searches. Raises ConfigError."""
        return settings_file.change_view(path, before, after)

    def in_words(self, entry: View) -> str:
        """Return the search's name."""
        return entry.name

    def wrong(self, before: View | None, after: View) -> str:
        """Say why the search cannot be kept: its name is taken, it asks for nothing, or it is no query."""
        if after.name in {view.name for view in self.entries() if view != before}:
            return f"There is a view {after.name} already; nothing was changed."
        if not after.query:
            return "A view needs something to search for; nothing was changed."
        try:
            self._room.archive.stories.count(after.query)
        except QueryError as error:
            return str(error).partition("of the query: ")[2] or str(error)
        return ""

    def _found(self, view: View) -> tuple[str, str]:
        try:
            return f"{self._room.archive.stories.count(view.query):,}", "muted"
        except NightdeskError:
            return "mistake", "bad"
