"""What the palette offers on a screen, and how well each of it fits what is typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from textual.screen import Screen

from tui.newsroom.cells import line
from tui.newsroom.commands import COMMANDS
from tui.newsroom.screens.dossier import DossierScreen
from tui.newsroom.screens.feeds import FeedsScreen
from tui.newsroom.screens.wire import WireScreen
from tui.newsroom.views import feed_view
from tui.newsroom.widgets.canvas import newsroom_of

_WORD = re.compile(r"\w+")


class Offer(NamedTuple):
    """Something that can be done: its key, or what kind of thing it is; its words; the name that it has for us."""

    id: int
    key: str
    words: str
    name: str
    do: Callable[[], object]


def offers(screen: Screen[object]) -> list[Offer]:
    """Return everything that can be done from a screen: its commands, and on the wire views, themes and feeds."""
    return [Offer(place, *told) for place, told in enumerate(_told(screen))]


def _told(screen: Screen[object]) -> Iterator[tuple[str, str, str, Callable[[], object]]]:
    if isinstance(screen, DossierScreen):
        yield from _commands(screen, "dossier")
    elif isinstance(screen, FeedsScreen):
        yield from _commands(screen, "feeds")
    elif isinstance(screen, WireScreen):
        yield from _commands(screen, "wire")
        app = newsroom_of(screen)
        for view in screen.room.views:
            yield "view", line(view.title), "view", partial(screen.show_view, view)
        for name in app.theme_names:
            yield "theme", name, "theme", partial(app.use_theme, name)
        for feed in screen.room.feeds.feeds:
            yield "feed", line(feed.title), "feed", partial(screen.show_view, feed_view(feed.url, feed.title))


def _commands(
    screen: WireScreen | DossierScreen | FeedsScreen, place: str
) -> Iterator[tuple[str, str, str, Callable[[], object]]]:
    app = newsroom_of(screen)
    for command in COMMANDS.values():
        if command.place in (place, "all") and not command.arguments and command.id != "palette":
            key = app.keys_of(command).split(", ")[0]
            yield key, command.summary, command.id, partial(screen.action_command, command.id)


def found(offered: Sequence[Offer], typed: str) -> list[Offer]:
    """Return those that fit what is typed, the best first: by their names ("dossier") before by their words."""
    wanted = typed.casefold().strip()
    fits = [(max(2 * likeness(wanted, each.name), likeness(wanted, each.words.casefold())), each) for each in offered]
    return [each for fit, each in sorted(fits, key=lambda pair: -pair[0]) if fit]


def likeness(wanted: str, text: str) -> float:
    """Return how well a text fits what is wanted, both in lower case: 0.0 not at all, 1.0 where they are the same.

    What stands there as it was typed fits best, at the beginning of a word better than inside one; then texts with a
    word for each that was typed, in any order; last those with all the letters in order, the fewer pieces the better.
    """
    if not wanted:
        return 1.0
    at = text.find(wanted)
    if at >= 0:
        return 1.0 if text == wanted else 0.9 if re.search(rf"\b{re.escape(wanted)}", text) else 0.7
    words = _WORD.findall(text)
    if all(any(word.startswith(part) for word in words) for part in wanted.split()):
        return 0.6
    pieces = _pieces("".join(wanted.split()), text)
    return 0.5 / pieces if pieces else 0.0


def _pieces(letters: str, text: str) -> int:
    """Return in how many pieces the letters stand in the text, in their order (0: they do not)."""
    pieces, last = 0, -2
    for letter in letters:
        at = text.find(letter, last + 1 if last >= 0 else 0)
        if at < 0:
            return 0
        pieces += at != last + 1
        last = at
    return pieces
