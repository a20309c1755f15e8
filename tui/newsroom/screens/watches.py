"""The user's stack: what of it is watched, to be added to, changed and shortened in config.toml."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui import settings_file
from tui.config import Watch
from tui.errors import NightdeskError
from tui.newsroom.room import Room
from tui.newsroom.screens.ledger import Column, Ledger, LedgerRow, LedgerScreen
from tui.newsroom.screens.question import Question

_COLUMNS = (Column("vendor"), Column("service", 22), Column("region", 14, from_width=60))
_EMPTY = ("You watch nothing yet.", "a adds a vendor: what touches it comes first, and raises alerts.")
_QUESTIONS = {
    "vendor": "Vendor that you depend on",
    "service": "Only this service of it (empty: all)",
    "region": "Only this region (empty: all)",
}


def watches_ledger(room: Room) -> Ledger:
    """Return what is watched, in the order of the file."""
    rows = tuple(
        LedgerRow(place, ((watch.vendor, "strong"), _part(watch.service), _part(watch.region)), str(place))
        for place, watch in enumerate(room.settings.watches)
    )
    return Ledger("My stack", str(room.settings.path), _COLUMNS, rows, _EMPTY, "change" if rows else "")


def _part(words: str) -> tuple[str, str]:
    return (words, "text") if words else ("all", "muted")


def in_words(watch: Watch) -> str:
    """Return what is watched as one name: "Cloudflare DNS, eu-west-1"."""
    return f"{watch.vendor} {watch.service}".strip() + (f", {watch.region}" if watch.region else "")


class WatchesScreen(LedgerScreen):
    """What is watched; every change holds at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,l,right", "choose", "change", id="watches-change"),
        Binding("a", "add", "add", id="watches-add"),
        Binding("X", "remove", "remove", id="watches-remove"),
    ]

    def __init__(self, room: Room) -> None:
        super().__init__(lambda: watches_ledger(self._room))
        self._room = room

    def chosen(self, row: LedgerRow) -> None:
        """Ask for each part of the entry anew."""
        before = self._room.settings.watches[row.id]
        self._ask("vendor", before, lambda after: self._write(before, after))

    def action_add(self) -> None:
        """Ask for a vendor, and for what of it."""
        self._ask("vendor", Watch(""), lambda watch: self._write(None, watch))

    def action_remove(self) -> None:
        """Take the entry under the cursor off."""
        if self.list.row is not None:
            self._write(self._room.settings.watches[self.list.row.id], None)

    def _ask(self, part: str, watch: Watch, done: Callable[[Watch], None]) -> None:
        """Ask for that part and those after it, beginning with what the entry has, and hand on what came of it."""
        rest = list(_QUESTIONS)[list(_QUESTIONS).index(part) + 1 :]

        def answered(words: str | None) -> None:
            if words is None:
                return
            said = replace(watch, **{part: words.strip()})
            if not said.vendor:
                self.keys.say("An entry needs a vendor; nothing was changed.", "bad")
            elif rest:
                self._ask(rest[0], said, done)
            else:
                done(said)

        self.app.push_screen(Question(_QUESTIONS[part], getattr(watch, part)), answered)

    def _write(self, before: Watch | None, after: Watch | None) -> None:
        if after is not None and after != before and after in self._room.settings.watches:
            self.keys.say(f"{in_words(after)} is on your stack already.", "bad")
            return
        try:
            self._room.take_up(settings_file.change_watch(self._room.settings.path, before, after))
        except NightdeskError as error:
            self.keys.say(str(error).removeprefix(f"{self._room.settings.path}: "), "bad")
            return
        self._room.look_at_stack()
        self._fill()
        self.refresh_bindings()
        if after is not None:
            self.keys.say(f"{in_words(after)} is on your stack now.")
        elif before is not None:
            self.keys.say(f"{in_words(before)} is no longer on your stack.")
