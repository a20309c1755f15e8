"""The user's stack: what of it is watched, to be added to, changed and shortened in config.toml."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from tui import settings_file
from tui.config import Watch
from tui.config.listing import FileChange
from tui.newsroom.room import Room
from tui.newsroom.screens.entries import EntriesScreen
from tui.newsroom.screens.ledger import Column, Ledger, LedgerRow

_COLUMNS = (Column("vendor"), Column("service", 22), Column("region", 14, from_width=60))
_EMPTY = ("You watch nothing yet.", "a adds a vendor: what touches it comes first, and raises alerts.")


def _part(words: str) -> tuple[str, str]:
    return (words, "text") if words else ("all", "muted")


class WatchesScreen(EntriesScreen[Watch]):
    """What is watched."""

    NOUN = "your stack"
    QUESTIONS: ClassVar[dict[str, str]] = {
        "vendor": "Vendor that you depend on",
        "service": "Only this service of it (empty: all)",
        "region": "Only this region (empty: all)",
    }

    def __init__(self, room: Room) -> None:
        super().__init__(room, Watch(""))

    def ledger(self) -> Ledger:
        """Return what is watched, in the order of the file."""
        rows = tuple(
            LedgerRow(place, ((watch.vendor, "strong"), _part(watch.service), _part(watch.region)), str(place))
            for place, watch in enumerate(self.entries())
        )
        return Ledger("My stack", str(self._room.settings.path), _COLUMNS, rows, _EMPTY, "change" if rows else "")

    def entries(self) -> Sequence[Watch]:
        """Return what is watched."""
        return self._room.settings.watches

    def change(self, path: Path, before: Watch | None, after: Watch | None) -> FileChange:
        """Write a change of the stack. Raises ConfigError."""
        return settings_file.change_watch(path, before, after)

    def in_words(self, entry: Watch) -> str:
        """Return what is watched as one name: "Cloudflare DNS, eu-west-1"."""
        return f"{entry.vendor} {entry.service}".strip() + (f", {entry.region}" if entry.region else "")
