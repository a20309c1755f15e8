"""The settings: what each is, what it does, and a key to change it in config.toml."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from tui import settings_file
from tui.config import Settings
from tui.config.kinds import NAMES
from tui.config.schema import Key, Table
from tui.config.settings import TABLES
from tui.errors import NightdeskError
from tui.newsroom.cells import line
from tui.newsroom.room import Room
from tui.newsroom.screens.entries import undone
from tui.newsroom.screens.ledger import Column, Ledger, LedgerRow, LedgerScreen
from tui.newsroom.screens.own_keys import KeysScreen
from tui.newsroom.screens.question import Question
from tui.newsroom.screens.saved_views import ViewsScreen
from tui.newsroom.screens.watches import WatchesScreen
from tui.newsroom.widgets.canvas import newsroom_of

_COLUMNS = (Column("setting", 20), Column("value", 24), Column("what it does", from_width=70))
_LATER = ("llm",)
"""Tables whose changes count from the next start on."""

_SCREENS: dict[str, Callable[[Room], LedgerScreen]] = {"watch": WatchesScreen, "view": ViewsScreen, "keys": KeysScreen}
"""Tables with a screen of their own."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A setting: its table and key, and the value that it has now."""

    table: Table
    key: Key
    value: Any

    @property
    def shown(self) -> str:
        """The value as people write it."""
        if isinstance(self.value, bool):
            return "yes" if self.value else "no"
        if self.key.name == "refresh":
            return "off" if self.value is None else f"{self.value // 60}m" if self.value % 60 == 0 else f"{self.value}s"
        if self.value in (None, "", ()):
            return "not set"
        return ", ".join(map(str, self.value)) if isinstance(self.value, tuple) else str(self.value)


def entries(settings: Settings) -> list[Entry]:
    """Return the settings that stand once, in the order of the reference."""
    found = []
    for table in TABLES:
        holder = settings if not table.name else getattr(settings, table.name, None)
        if not table.repeated and holder is not None:
            found += [Entry(table, key, getattr(holder, key.name)) for key in table.keys if hasattr(holder, key.name)]
    return found


def settings_ledger(settings: Settings) -> Ledger:
    """Return the settings as rows, and how many there are of what is repeated."""
    rows = [
        LedgerRow(
            place,
            (
                (entry.table.title(entry.key.name), "strong"),
                (entry.shown, "accent" if entry.value != entry.key.default else "text"),
                (entry.key.doc.replace("`", ""), "muted"),
            ),
            str(place),
            f"{entry.key.doc} It takes {entry.key.kind.words}.".replace("`", ""),
        )
        for place, entry in enumerate(entries(settings))
    ]
    counts = {"view": len(settings.views), "watch": len(settings.watches), "keys": len(settings.keys)}
    for table in TABLES:
        if table.name in counts:
            name = f"[[{table.name}]]" if table.repeated else f"[{table.name}]"
            cells = ((name, "strong"), (f"{counts[table.name]} in the file", "text"), (table.doc, "muted"))
            rows.append(LedgerRow(len(rows), cells, table.name if table.name in _SCREENS else "", table.doc))
    return Ledger("Settings", str(settings.path), _COLUMNS, tuple(rows), ("No settings.",), "change")


class SettingsScreen(LedgerScreen):
    """All settings; Enter changes the one under the cursor at once. The stack, the searches and the keys have lists."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,l,right", "choose", "change", id="settings-change"),
        Binding("S", "close", "back", show=False),
    ]

    def __init__(self, room: Room) -> None:
        super().__init__(lambda: settings_ledger(self._room.settings), lambda: undone(self, room))
        self._room = room

    def chosen(self, row: LedgerRow) -> None:
        """Go to the next value, or ask for one."""
        if not row.target:
            self._say(f"This one is written by hand, in {line(str(self._room.settings.path))}.", "muted")
            return
        if row.target in _SCREENS:
            self.app.push_screen(_SCREENS[row.target](self._room), lambda _: self._fill())
            return
        entry = entries(self._room.settings)[int(row.target)]
        choices = entry.key.kind.choices
        if choices:
            at = choices.index(entry.value) if entry.value in choices else -1
            self._change(entry, choices[(at + 1) % len(choices)])
            return
        shown = "" if entry.shown == "not set" else entry.shown
        title = f"{entry.table.title(entry.key.name)}: {entry.key.kind.words}"
        self.app.push_screen(Question(title, shown), lambda answer: self._answered(entry, answer))

    def _answered(self, entry: Entry, answer: str | None) -> None:
        if answer is not None:
            self._change(entry, answer.strip())

    def _change(self, entry: Entry, value: Any) -> None:
        """Write the value, if it is one, and work with it from now on."""
        name = entry.table.title(entry.key.name)
        try:
            read = entry.key.kind.read(value)
            written = list(read) if entry.key.kind is NAMES else value
            self._room.rewrite(
                f"set {name} to {value}",
                lambda path: settings_file.put(path, entry.table.name, entry.key.name, written),
            )
        except (ValueError, NightdeskError) as error:
            self._say(f"{name} {error}" if isinstance(error, ValueError) else str(error), "bad")
            return
        newsroom_of(self).follow(self._room.settings)
        self._fill()
        later = " It counts from the next start on." if entry.table.name in _LATER else ""
        self._say(f"{name} is {self._shown(entry)} now.{later}")

    def _shown(self, entry: Entry) -> str:
        found = entries(self._room.settings)
        return next(one.shown for one in found if one.table is entry.table and one.key is entry.key)

    def _say(self, words: str, ink: str = "strong") -> None:
        self.keys.say(words, ink)
