"""The keys: which command each belongs to, and a way to give a command others, in config.toml."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from tui import settings_file
from tui.errors import NightdeskError
from tui.newsroom.commands import COMMANDS, PLACES, bindings
from tui.newsroom.glyphs import Glyphs
from tui.newsroom.keymap import key_names, new_clash, read_keys
from tui.newsroom.presets import PRESETS, with_preset
from tui.newsroom.room import Room
from tui.newsroom.screens.entries import undone
from tui.newsroom.screens.ledger import Column, Ledger, LedgerRow, LedgerScreen
from tui.newsroom.screens.picker import Choice, Picker
from tui.newsroom.screens.question import Question
from tui.newsroom.widgets.canvas import newsroom_of

_COLUMNS = (Column("keys", 20), Column("command", 18), Column("what it does", from_width=60))
_PRESET = "preset"


def usual_keys() -> dict[str, str]:
    """Return the keys that each binding has without a word in config.toml, by its id."""
    return {binding.id: binding.key for one in COMMANDS.values() for binding in one.bindings() if binding.id}


def keys_ledger(room: Room, glyphs: Glyphs) -> Ledger:
    """Return the preset and the commands with their keys, those that the user chose marked by their ink."""
    own, (chosen, _) = room.settings.keys, with_preset(room.settings.keys)
    preset = ((own.get(_PRESET, "none"), "strong"), (_PRESET, "text"), (_presets(), "muted"))
    rows = [LedgerRow(0, preset, _PRESET, f"{_presets()}; keys of your own come on top.")]
    for place, (name, usual) in enumerate(usual_keys().items(), 1):
        shown = key_names(chosen.get(name, usual), glyphs)
        does = COMMANDS[name.partition(".")[0]].summary
        cells = ((shown, "accent" if name in chosen else "strong"), (name, "text"), (does, "muted"))
        rows.append(LedgerRow(place, cells, name, f"{does}. Usually: {key_names(usual, glyphs)}."))
    return Ledger("Keys", str(room.settings.path), _COLUMNS, tuple(rows), (), "change")


def _presets() -> str:
    return f"Begin with the keys of another program: {', '.join(PRESETS)}"


class KeysScreen(LedgerScreen):
    """The keys; Enter asks for others, which hold at once. What two commands would want is not written."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,l,right", "choose", "change", id="keys-change")]

    def __init__(self, room: Room) -> None:
        super().__init__(lambda: keys_ledger(self._room, newsroom_of(self).glyphs), lambda: undone(self, room))
        self._room = room

    def chosen(self, row: LedgerRow) -> None:
        """Ask for a preset, or for keys."""
        name = row.target
        if name == _PRESET:
            names = ["", *PRESETS]
            choices = [Choice(at, preset or "none") for at, preset in enumerate(names)]
            picker = Picker("Begin with the keys of", choices)
            self.app.push_screen(picker, lambda at: None if at is None else self._write(name, names[at]))
            return
        title = f"Keys of {name}: b, or b,f3,ctrl+x (empty: {usual_keys()[name]})"
        self.app.push_screen(
            Question(title, self._room.settings.keys.get(name, "")), lambda it: self._answered(name, it)
        )

    def _answered(self, name: str, answer: str | None) -> None:
        if answer is None:
            return
        try:
            self._write(name, read_keys(answer))
        except ValueError as error:
            self.keys.say(f"{error} Nothing was written.", "bad")

    def _write(self, name: str, keys: str) -> None:
        """Write the keys ("": the usual ones), unless they are those of other commands, and use them from now on."""
        before = self._room.settings.keys
        after = {**{each: own for each, own in before.items() if each != name}, **({name: keys} if keys else {})}
        places = [bindings(place) for place in PLACES]
        if clash := new_clash(places, with_preset(before)[0], with_preset(after)[0]):
            self.keys.say(f"{clash} Nothing was written.", "bad")
            return
        try:
            words = f"gave {name} {keys or 'its usual keys'}"
            self._room.rewrite(words, lambda path: settings_file.bind(path, name, keys))
        except NightdeskError as error:
            self.keys.say(str(error).removeprefix(f"{self._room.settings.path}: "), "bad")
            return
        newsroom_of(self).follow(self._room.settings)
        self._fill()
        said = key_names(keys, newsroom_of(self).glyphs) if name != _PRESET else keys or "none"
        self.keys.say(f"{name} is {said} now." if said else f"{name} has its usual keys again.")
