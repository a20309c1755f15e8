"""A list of entries of config.toml that are all of one kind, to be added to, changed and shortened there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType

from tui.config import View, Watch
from tui.config.listing import FileChange
from tui.errors import NightdeskError
from tui.newsroom.room import Room
from tui.newsroom.screens.ledger import Ledger, LedgerRow, LedgerScreen
from tui.newsroom.screens.question import Question
from tui.newsroom.widgets.canvas import newsroom_of

E = TypeVar("E", View, Watch)


class EntriesScreen(LedgerScreen, Generic[E]):
    """The entries; every change holds at once, and u takes it back. What each kind of entry is, subclasses say."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,l,right", "choose", "change", id="entries-change"),
        Binding("a", "add", "add", id="entries-add"),
        Binding("X", "remove", "remove", id="entries-remove"),
    ]
    QUESTIONS: ClassVar[Mapping[str, str]]
    """What is asked for each part of an entry, in this order; the first must be answered."""

    NOUN: ClassVar[str]
    """What an entry is part of: "your stack"."""

    def __init__(self, room: Room, empty: E) -> None:
        super().__init__(self.ledger, lambda: undone(self, room))
        self._room = room
        self._empty: E = empty

    def ledger(self) -> Ledger:
        """Return the entries in the order of the file."""
        raise NotImplementedError

    def entries(self) -> Sequence[E]:
        """Return the entries as the settings have them."""
        raise NotImplementedError

    def change(self, path: Path, before: E | None, after: E | None) -> FileChange:
        """Write a change of an entry into the file. Raises ConfigError."""
        raise NotImplementedError

    def in_words(self, entry: E) -> str:
        """Return an entry as a name for it."""
        raise NotImplementedError

    def wrong(self, before: E | None, after: E) -> str:
        """Return in words why the entry cannot be as it is wanted ("" where it can)."""
        there = after != before and after in self.entries()
        return f"{self.in_words(after)} is on {self.NOUN} already." if there else ""

    def chosen(self, row: LedgerRow) -> None:
        """Ask for each part of the entry anew."""
        before = self.entries()[row.id]
        self._ask(next(iter(self.QUESTIONS)), before, lambda after: self._write(before, after))

    def action_add(self) -> None:
        """Ask for the parts of a new entry."""
        self._ask(next(iter(self.QUESTIONS)), self._empty, lambda entry: self._write(None, entry))

    def action_remove(self) -> None:
        """Take the entry under the cursor off."""
        if self.list.row is not None:
            self._write(self.entries()[self.list.row.id], None)

    def _ask(self, part: str, entry: E, done: Callable[[E], None]) -> None:
        """Ask for that part and those after it, beginning with what the entry has, and hand on what came of it."""
        parts = list(self.QUESTIONS)
        rest = parts[parts.index(part) + 1 :]

        def answered(words: str | None) -> None:
            if words is None:
                return
            changes: dict[str, Any] = {part: words.strip()}
            said = replace(entry, **changes)
            if not getattr(said, parts[0]):
                self.keys.say(f"An entry needs a {parts[0]}; nothing was changed.", "bad")
            elif rest:
                self._ask(rest[0], said, done)
            else:
                done(said)

        self.app.push_screen(Question(self.QUESTIONS[part], getattr(entry, part)), answered)

    def _write(self, before: E | None, after: E | None) -> None:
        if after is not None and (wrong := self.wrong(before, after)):
            self.keys.say(wrong, "bad")
            return
        named = after if after is not None else before
        if named is None:
            return
        words = f"{'removed' if after is None else 'added' if before is None else 'changed'} {self.in_words(named)}"
        try:
            self._room.rewrite(f"{words} in config.toml", lambda path: self.change(path, before, after))
        except NightdeskError as error:
            self.keys.say(str(error).removeprefix(f"{self._room.settings.path}: "), "bad")
            return
        newsroom_of(self).follow(self._room.settings)
        self._fill()
        self.refresh_bindings()
        state = f"is no longer on {self.NOUN}" if after is None else f"is on {self.NOUN} now"
        self.keys.say(f"{self.in_words(named)} {state}; u takes it back.")


def undone(screen: LedgerScreen, room: Room) -> str:
    """Undo the newest act, whatever it was, and return in words what was done."""
    if room.archive.read_only_reason:
        return f"Nothing can be changed: {room.archive.read_only_reason}"
    words = newsroom_of(screen).undo()
    return f"Undone: {words}" if words else "There is nothing to undo."
