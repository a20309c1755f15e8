"""What an empty list says: that nothing is fetched yet and how to begin, or what it means that nothing is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.newsroom.cells import line
from tui.newsroom.glyphs import Glyphs
from tui.newsroom.room import Room
from tui.newsroom.views import View
from tui.newsroom.watch import stamp_of
from tui.paths import default_feeds_path

if TYPE_CHECKING:
    from tui.newsroom.watch import Watch


def first_run(room: Room) -> bool:
    """Tell whether no feed was ever asked and nothing is kept."""
    room.begun = room.begun or bool(room.archive.stories.count("") or room.archive.feeds.states())
    return not room.begun


def empty_words(room: Room, view: View, watch: Watch, glyphs: Glyphs) -> tuple[str, ...]:
    """Return the lines that stand in the middle of an empty list."""
    if watch.refreshing:
        return ("Asking your feeds. Stories appear here as they come.", "", *map(line, watch.progress[-6:]))
    if not first_run(room):
        if view.id in ("bookmarks", "search"):
            return view.empty
        return _offline(watch) if watch.offline else _unheard(watch, view)
    feeds = room.feeds.feeds
    groups = ", ".join(list(room.grouped())[:5])
    return (
        "Welcome. Nothing is fetched yet.",
        "",
        f"{len(feeds)} feeds {_listed(room.feeds.path)}",
        f"({line(groups)}{' …' if len(room.grouped()) > 5 else ''}).",
        "",
        f"{glyphs.enter}   fetches them now    e   edits the list    q   leaves",
        "",
        "Offline?  nightdesk demo  opens a sample wire.",
    )


def _listed(path: Path) -> str:
    """Say where the feeds stand: in the user's own list, or in the one that comes along until there is one."""
    if path == default_feeds_path():
        return "come with Nightdesk; what you change makes a list of your own"
    return f"are listed in {line(str(path))}"


def _unheard(watch: Watch, view: View) -> tuple[str, ...]:
    """Return what an empty list means where no feed has answered lately."""
    known = watch.known()
    if not known:
        return view.empty
    when = f"Nothing was known here {known}." if watch.answered else f"Nothing is known: {known}."
    return (when, "No feed was read since." if watch.answered else "", "", "r   asks your feeds        F   shows each")


def _offline(watch: Watch) -> tuple[str, ...]:
    """Return what an empty list means while no feed answers: nothing is known, which is no calm."""
    when = (
        f"Nothing was known here as of {stamp_of(watch.answered)} UTC." if watch.answered else "Nothing is known yet."
    )
    return (
        "None of your feeds answers.",
        when,
        "",
        line(watch.reason),
        "",
        "r   asks them again        F   shows each",
    )
