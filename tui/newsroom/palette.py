"""The palette finds commands, views, feeds and themes by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from textual import events
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.newsroom.cells import fit, line
from tui.newsroom.commands import COMMANDS
from tui.newsroom.screens.dossier import DossierScreen
from tui.newsroom.screens.wire import WireScreen
from tui.newsroom.views import feed_view
from tui.newsroom.widgets.canvas import newsroom_of

_SHOWN_AT_FIRST = 40
_KEYS = 8
"""Cells of the column that the key stands in."""

Choice = tuple[str, str, str, Callable[[], object]]


class Palette(CommandPalette):
    """Textual's, but that styles which were just looked up are not looked up again before the first frame."""

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        event.refresh_styles = False  # Textual's own handler comes next


class NewsroomCommands(Provider):
    """Everything that can be done from the screen that is open: a line each, the keys before what they do."""

    def _choices(self) -> Iterator[Choice]:
        """Yield (key, name, id, what to do)."""
        screen = self.screen
        if isinstance(screen, DossierScreen):
            yield from self._commands(screen, "dossier")
        if not isinstance(screen, WireScreen):
            return
        app = newsroom_of(screen)
        yield from self._commands(screen, "wire")
        for view in screen.room.views:
            yield "view", line(view.title), "view", partial(screen.show_view, view)
        for name in app.theme_names:
            yield "theme", name, "theme", partial(app.use_theme, name)
        for feed in screen.room.feeds.feeds:
            view = feed_view(feed.url, feed.title)
            yield "feed", line(feed.title), "feed", partial(screen.show_view, view)

    def _commands(self, screen: WireScreen | DossierScreen, place: str) -> Iterator[Choice]:
        app = newsroom_of(screen)
        for command in COMMANDS.values():
            if command.place in (place, "all") and not command.arguments and command.id != "palette":
                key = app.keys_of(command).split(", ")[0]
                yield key, command.summary, command.id, partial(screen.action_command, command.id)

    async def discover(self) -> Hits:
        """Offer the first of them before anything is typed."""
        for key, name, _, act in islice(self._choices(), _SHOWN_AT_FIRST):
            yield DiscoveryHit(shown(key, name), act, text=name)

    async def search(self, query: str) -> Hits:
        """Offer those that match: by their ids first ("dossier"), then by what they do, word by word before letters."""
        matcher = self.matcher(query)
        for key, name, ident, act in self._choices():
            whole = query.casefold() in name.casefold()
            score = max(2 * matcher.match(ident), matcher.match(name) * (1.5 if whole else 0.5))
            if score > 0:
                yield Hit(score, shown(key, name), act, text=name)


def shown(key: str, name: str) -> Content:
    """Return a line of the palette; both are literal text."""
    return Content.assemble((fit(key, _KEYS), "$accent bold"), Content(name))
