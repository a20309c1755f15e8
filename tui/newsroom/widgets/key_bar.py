"""The key bar: what the keys do here, most useful first; what does not fit is left out, nothing is ever cut in half.

The stock Footer makes a widget for each key at each change of focus, which costs about 115 ms; this is one line.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import NamedTuple

from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input

from tui.newsroom.cells import line, width_of
from tui.newsroom.commands import COMMANDS
from tui.newsroom.keymap import is_sign, key_names
from tui.newsroom.widgets.bar import Bar, Part, clip
from tui.newsroom.widgets.canvas import newsroom_of

_READ_IN = 0.8
"""Seconds that a message is shown whatever is typed."""

_MESSAGE_FOR = 6.0
"""Seconds for which a message stays in place of the keys."""


class Hint(NamedTuple):
    """A key (or two) and what it does. Hints with a low rank are the last to be left out."""

    keys: str
    label: str
    rank: int
    action: str = ""

    @property
    def width(self) -> int:
        """Cells that the hint takes, with the gap before it."""
        return width_of(self.keys) + width_of(self.label) + 3


def choose(hints: list[Hint], width: int) -> list[Hint]:
    """Return the hints that fit into the width, in their own order, left out by rank."""
    kept: set[Hint] = set()
    room = width
    for hint in sorted(hints, key=lambda each: each.rank):
        if hint.width > room:
            break
        kept.add(hint)
        room -= hint.width
    return [hint for hint in hints if hint in kept]


class KeyBar(Bar):
    """The last line of a screen: keys, or for a few seconds a message."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._hints: list[Hint] = []
        self._message = ""
        self._ink = "strong"
        self._timer: Timer | None = None
        self._said = 0.0
        self._outdated = False

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, screen: Screen[object]) -> None:
        """Look at them when the bar is drawn: a screen that opens says three times before that they have changed."""
        if screen is self.screen:
            self._outdated = True
            self.refresh()

    def _collect(self, screen: Screen[object]) -> list[Hint]:
        """Return a hint for each command that would do something now, in the order of their ranks."""
        app, typing = newsroom_of(self), isinstance(screen.focused, Input)
        shown: dict[str, Hint] = {}
        for key, (_, binding, enabled, _) in screen.active_bindings.items():
            if not binding.show or not enabled or binding.id is None:
                continue
            name = binding.id.split(".")[0]
            command = COMMANDS.get(name)
            if name in shown or not self._useful(name) or (typing and is_sign(key)):
                continue
            if command is None:
                keys = binding.key_display or key_names(key, app.glyphs)
                shown[name] = Hint(keys, binding.description, len(shown), binding.action)
            else:
                keys = command.keys_shown if name not in app.rebound else ""
                label = command.label_on(screen)
                shown[name] = Hint(keys or key_names(key, app.glyphs), label, command.rank, binding.action)
        return sorted(shown.values(), key=lambda hint: hint.rank)

    def _useful(self, name: str) -> bool:
        """Tell whether the screen, if it can tell, has a use for the command now."""
        can: Callable[[str], bool] | None = getattr(self.screen, "can", None)
        return can is None or name not in COMMANDS or can(name)

    def say(self, message: str, ink: str = "strong") -> None:
        """Show a message for a few seconds in place of the keys."""
        self._message, self._ink, self._said = line(message), ink, monotonic()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_MESSAGE_FOR, self.be_quiet)
        self.refresh()

    def make_way(self) -> None:
        """Show the keys again at the next command, but not before what is said can have been read: keys run ahead."""
        if monotonic() - self._said >= _READ_IN:
            self.be_quiet()

    def be_quiet(self) -> None:
        """Show the keys again."""
        if self._message:
            self._message = ""
            self.refresh()

    def parts(self, line: int, width: int) -> list[Part]:
        """Draw the message, or the keys."""
        if self._outdated and self.app.screen is self.screen:
            self._outdated, self._hints = False, self._collect(self.screen)
        if self._message:
            return clip([Part(" "), Part(self._message, self._ink)], width)
        parts = [Part(" ")]
        for hint in choose(self._hints, width - 1):
            parts += [Part(hint.keys, "key", hint.action), Part(f" {hint.label}  ", "muted", hint.action)]
        return clip(parts, width)

    def on_bar_clicked(self, event: Bar.Clicked) -> None:
        """Do what the key does that was clicked."""
        event.stop()
        self.call_later(self.screen.run_action, event.what)
