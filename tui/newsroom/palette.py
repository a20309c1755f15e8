"""The palette finds commands, views, feeds and themes by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.newsroom.cells import line
from tui.newsroom.commands import COMMANDS
from tui.newsroom.screens.wire import WireScreen
from tui.newsroom.views import feed_view
from tui.newsroom.widgets.canvas import newsroom_of

_SHOWN_AT_FIRST = 40
Choice = tuple[str, str, Callable[[], object]]


class NewsroomCommands(Provider):
    """Everything that can be done from the wire."""

    def _choices(self) -> Iterator[Choice]:
        """Yield (name, help, what to do)."""
        screen = self.screen
        if not isinstance(screen, WireScreen):
            return
        app = newsroom_of(screen)
        for command in COMMANDS.values():
            if not command.arguments and command.id != "palette":
                yield command.summary, app.keys_of(command), partial(screen.action_command, command.id)
        for view in screen.room.views:
            yield f"View: {line(view.title)}", line(view.query) or "every story", partial(screen.show_view, view)
        for name in app.theme_names:
            yield f"Theme: {name}", "colours", partial(app.use_theme, name)
        for feed in screen.room.feeds.feeds:
            yield (
                f"Feed: {line(feed.title)}",
                line(feed.url),
                partial(screen.show_view, feed_view(feed.url, feed.title)),
            )

    async def discover(self) -> Hits:
        """Offer the first of them before anything is typed."""
        for count, (name, words, act) in enumerate(self._choices()):
            if count < _SHOWN_AT_FIRST:
                yield DiscoveryHit(Content(name), act, text=name, help=words)

    async def search(self, query: str) -> Hits:
        """Offer those whose names match."""
        matcher = self.matcher(query)
        for name, words, act in self._choices():
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, Content(name), act, text=name, help=words)
