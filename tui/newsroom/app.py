"""The app: themes, keys and the wire; everything else is in the screens."""

from __future__ import annotations

import gc
import os
from typing import Any, ClassVar

from rich.console import RenderableType
from textual import events
from textual.app import App
from textual.binding import Binding
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import AwaitMount
from textual.widgets import Input

from tui.config import Settings, entry_problem
from tui.newsroom.coarse import COARSE
from tui.newsroom.commands import PLACES, Command, bindings
from tui.newsroom.compositor import RowCompositor
from tui.newsroom.glyphs import glyphs_named
from tui.newsroom.hangup import leave_when_asked
from tui.newsroom.keymap import LEAVE, key_names, problems
from tui.newsroom.looks import Looks, theme_of
from tui.newsroom.palettes import PALETTES, Palette
from tui.newsroom.presets import with_preset
from tui.newsroom.room import Room
from tui.newsroom.screens.too_small import TooSmall, is_too_small
from tui.newsroom.screens.wire import WireScreen
from tui.newsroom.sent import Sent
from tui.newsroom.styles import STYLES
from tui.newsroom.widgets.canvas import Canvas
from tui.newsroom.widgets.key_bar import KeyBar
from tui.newsroom.widgets.typed import Typed

_PREFIX = "nightdesk-"


def prepare(screen: Screen[Any], size: Size) -> None:
    """Let a screen draw no more than has changed, and know its size from the start.

    Textual sets the classes by the size once a screen is laid out, and then looks up styles, lays out and draws anew.
    """
    screen._compositor = RowCompositor()
    for steps, cells in ((screen.HORIZONTAL_BREAKPOINTS, size.width), (screen.VERTICAL_BREAKPOINTS, size.height)):
        fitting = [name for least, name in sorted(steps or ()) if cells >= least]
        screen.add_class(*fitting[-1:], update=False)


def _begin_with_theme(app: App[Any], palette: Palette) -> None:
    """Have the theme before any style is read; a theme that is changed has all styles read again."""
    if palette.ansi:
        app.theme = palette.name  # it changes how Textual draws colours, too
        return
    app.set_reactive(App.theme, palette.name)
    app.stylesheet.set_variables(app.get_css_variables())
    app.set_class(palette.dark, "-dark-mode", update=False)
    app.set_class(not palette.dark, "-light-mode", update=False)


def _collect_again() -> None:
    """After the first frame, take what was imported out of the collector's way and switch it on again."""
    gc.collect()
    gc.freeze()
    gc.enable()


class NewsroomApp(App[None]):
    """Nightdesk's newsroom over an open archive."""

    CSS = STYLES
    TITLE = "Nightdesk"
    ENABLE_COMMAND_PALETTE = False
    # In dialogs, too, which have no commands: whatever is open may have been written over.
    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]
        Binding("ctrl+l", "redraw", "redraw", show=False, priority=True, id="redraw"),
        LEAVE,
    ]
    PAUSE_GC_ON_SCROLL = True

    def __init__(self, room: Room) -> None:
        colourless = bool(os.environ.get("NO_COLOR"))
        # Without colours Textual turns them into greys, some illegible; the terminal's own two are always legible.
        super().__init__(ansi_color=True if colourless else None)
        self.room = room
        self._sent = Sent()
        self.glyphs = glyphs_named(room.settings.glyphs)
        self.thrifty = self.console.color_system != "truecolor"
        """Whether few bytes are to be sent, as over SSH, or colours are few anyway."""

        self.palettes = {**PALETTES, **COARSE} if self.thrifty else PALETTES
        for palette in self.palettes.values():
            self.register_theme(theme_of(palette))
        wanted = f"{_PREFIX}{'ansi' if colourless else room.settings.theme}"
        self.looks = Looks(self.palettes.get(wanted) or self.palettes["nightdesk-dark"])
        _begin_with_theme(self, self.looks.palette)
        self._notices = room.notices
        self._read_keys()
        self.set_keymap(self._keymap_of_user)
        self.animation_level = "none"

    def _read_keys(self) -> None:
        """Find out which keys the user chose, and tell what is wrong with them."""
        self._keymap_of_user, wrong = with_preset(self.room.settings.keys)
        self.rebound = {name.split(".")[0] for name in self._keymap_of_user}
        found = problems([bindings(place) for place in PLACES], self._keymap_of_user)
        told = [str(entry_problem(self.room.settings.path, "keys", *one)) for one in (*wrong, *found)]
        self.room.notices = (*self._notices, *told)

    def get_default_screen(self) -> Screen[None]:
        """Open the wire, with no other screen behind it."""
        wire = WireScreen(self.room)
        prepare(wire, self.size)
        return wire

    def on_mount(self) -> None:
        """Collect garbage again, once the first frame is drawn; from now on there is a screen to take back."""
        self.call_after_refresh(_collect_again)
        if not (self.is_web or self.is_headless):  # there is no terminal, and who drives it hears the signal
            leave_when_asked(lambda code: self.exit(return_code=code))

    def on_resize(self, event: events.Resize) -> None:
        """Cover what is open while the terminal is too small for it, before it is told the new size.

        Until it is drawn anew, a terminal of another size shows what it likes. One that had another size for so short
        that the screen never heard of it has lost cells as well, and Textual finds nothing to lay out anew.
        """
        self._mind(event.size)
        if event.size == self.screen.size:
            self.action_redraw()

    def _mind(self, size: Size) -> None:
        covered = isinstance(self.screen, TooSmall)
        if is_too_small(size) and not covered:
            self.push_screen(TooSmall())
        elif covered and not is_too_small(size):
            self.pop_screen()

    def open_palette(self) -> None:
        """Offer all that can be done from the screen that is open."""
        from tui.newsroom.palette import offers
        from tui.newsroom.screens.palette import Palette

        self.push_screen(Palette(offers(self.screen)), lambda chosen: chosen.do() if chosen else None)

    @property
    def theme_names(self) -> list[str]:
        """The names of our themes, as config.toml has them."""
        return [name.removeprefix(_PREFIX) for name in PALETTES]

    def use_theme(self, name: str) -> None:
        """Change the colours."""
        self.looks = Looks(self.palettes[_PREFIX + name])
        self.theme = self.looks.palette.name
        if isinstance(self.screen, WireScreen):
            self.screen.repaint()

    def follow(self, settings: Settings) -> None:
        """Look as these settings say from now on, and obey their keys."""
        self._read_keys()
        self.set_keymap(self._keymap_of_user)
        self.glyphs = glyphs_named(settings.glyphs)
        self.use_theme(settings.theme)
        for screen in self.screen_stack:
            if isinstance(screen, WireScreen):
                screen.lookup.follow()

    def undo(self) -> str | None:
        """Undo the newest act and return it in words, None where there is none; what it changed in files holds at once.

        Raises ConfigError, DatabaseError.
        """
        before = self.room.settings
        words = self.room.undo()
        if self.room.settings is not before:
            self.follow(self.room.settings)
        return words

    def next_theme(self) -> str:
        """Change to the next theme and return its name."""
        names = self.theme_names
        current = self.looks.palette.name.removeprefix(_PREFIX)
        name = names[(names.index(current) + 1) % len(names)]
        self.use_theme(name)
        return name

    def keys_of(self, command: Command) -> str:
        """Return the keys of a command as the user has them, for people."""
        if command.arguments and command.id not in self.rebound:
            return command.keys_shown or key_names(",".join(command.keys), self.glyphs)
        return key_names(self._keymap_of_user.get(command.id, ",".join(command.keys)), self.glyphs)

    def say(self, words: str, ink: str = "strong") -> None:
        """Show a message in the last line of whatever screen is open."""
        for bar in self.screen.query(KeyBar):
            bar.say(words, ink)

    async def on_event(self, event: events.Event) -> None:
        """Look at a key only when the input that got the one before it is done: that one may have closed a dialog.

        Once the newsroom is being left, what is typed is for nobody: a screen opened then would have no app any more.
        """
        if self._exit and isinstance(event, events.InputEvent | events.Paste):
            return
        asked = self.focused if isinstance(event, events.Key) and not event.is_forwarded else None
        await super().on_event(event)
        if isinstance(asked, Typed):
            await asked.at_rest()

    async def _on_key(self, event: events.Key) -> None:
        """Give an input what was typed before it had the focus; every other key is a command, as Textual has it.

        A key goes to the widget that has the focus when it arrives and comes here from there; in between, the key
        before it may have opened the search. Inputs keep what is theirs, so a sign that comes here went elsewhere.
        """
        if isinstance(self.focused, Input) and event.is_printable and event.character:
            self.focused.replace(event.character, *self.focused.selection)
            # Textual calls the handlers of all classes, ours and its own, unless it is told not to.
            event.prevent_default()

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """Do what a key does; tell whether it does anything.

        Textual looks twice: before a key goes to the widget with the focus, and when it came back from there, past all
        that the widget is in. Our lists and pages take no key for themselves, so one look before is enough, unless a
        message is under way there: what the key before has begun, as Enter the reading, comes first.
        """
        if not priority or not self._at_rest():
            return await super()._check_bindings(key, priority)
        chain = [
            (node, found) for node, known in self.screen._binding_chain for found in known.key_to_bindings.get(key, ())
        ]
        first = [(node, binding) for node, binding in reversed(chain) if binding.priority]
        for node, binding in (*first, *((node, binding) for node, binding in chain if not binding.priority)):
            if await self.run_action(binding.action, node):
                return True
        return False

    def _at_rest(self) -> bool:
        """Tell whether the focus is on a list or a page, and no message is on its way from there to here.

        Nor is a key on its way from an input that was just left.
        """
        focused = None if self.screen.is_modal else self.focused
        if not isinstance(focused, Canvas):
            return False
        nodes = focused.ancestors_with_self
        if isinstance(self.screen, WireScreen):
            nodes.append(self.screen.prompt)
        # What a dialog led to that was just left is done after this key, unless the key waits for it.
        return not self._next_callbacks and not any(node.message_queue_size for node in nodes)

    @property
    def fault(self) -> Exception | None:
        """The error that nobody foresaw and that ended the app (None: there was none); the command line reports it."""
        return self._exception

    def _get_screen(self, screen: Screen[object] | str) -> tuple[Screen[object], AwaitMount]:
        """Prepare each screen before it is opened."""
        found = self.get_screen(screen)
        if not found.is_running:
            prepare(found, self.size)
        return super()._get_screen(found)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Send of a frame what differs from what the terminal shows."""
        super()._display(screen, self._sent.lean(renderable))

    def action_redraw(self) -> None:
        """Send every cell of the screen again, whatever the terminal shows."""
        self._sent.forget()
        self.screen.refresh()

    def _resume_signal(self) -> None:
        """Others have drawn on the terminal while we were suspended."""
        self._sent.forget()
        super()._resume_signal()

    def _fatal_error(self) -> None:
        """End without Textual's traceback: it would show feed text and our insides to somebody who can use neither."""
        self._close_messages_no_wait()

    def on_unmount(self) -> None:
        """End the fetch, if we started one that still runs."""
        for screen in self.screen_stack:
            if isinstance(screen, WireScreen):
                screen.desk.stop()
