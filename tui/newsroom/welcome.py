"""What an empty list says: that nothing is fetched yet and how to begin, or what it means that nothing is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.newsroom.cells import line
from tui.newsroom.glyphs import Glyphs
from tui.newsroom.room import Room
from tui.newsroom.views import View

if TYPE_CHECKING:
    from tui.newsroom.watch import Watch


def first_run(room: Room) -> bool:
    """Tell whether no feed was ever asked and nothing is kept."""
    return not room.archive.feeds.states() and not room.archive.stories.count("")


def empty_words(room: Room, view: View, watch: Watch, glyphs: Glyphs) -> tuple[str, ...]:
    """Return the lines that stand in the middle of an empty list."""
    if watch.refreshing:
        return ("Asking your feeds. Stories appear here as they come.", "", *map(line, watch.progress[-6:]))
    if not first_run(room):
        return view.empty
    feeds = room.feeds.feeds
    groups = ", ".join(list(room.grouped())[:5])
    return (
        "Welcome. Nothing is fetched yet.",
        "",
        f"{len(feeds)} feeds are listed in {line(str(room.feeds.path))}",
        f"({line(groups)}{' …' if len(room.grouped()) > 5 else ''}).",
        "",
        f"{glyphs.enter}   fetches them now        q   leaves",
        "",
        "Offline?  nightdesk demo  opens a sample wire.",
    )
