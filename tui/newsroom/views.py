"""Views: the questions that a list can answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.config import View as SavedView


@dataclass(frozen=True, slots=True)
class View:
    """A named query. `sign` names a glyph that stands beside it; `empty` says what it means that nothing is found."""

    id: str
    title: str
    query: str
    sign: str = ""
    empty: tuple[str, ...] = ("Nothing here.",)


OUTAGES = View(
    "outages",
    "Outages",
    "is:outage",
    "outage",
    ("No outages.", "Nothing in your feeds tells of one.", "", "r  asks the feeds again", "a  shows all stories"),
)
ALL = View("all", "All", "", "", ("No stories yet.", "", "r  asks your feeds for them"))
BOOKMARKS = View("bookmarks", "Bookmarks", "is:bookmarked", "star", ("No bookmarks.", "b on a story keeps it here."))
VIEWS = (OUTAGES, ALL, BOOKMARKS)


def all_views(saved: Sequence[SavedView]) -> tuple[View, ...]:
    """Return the views of the newsroom: our own, then those of config.toml."""
    return VIEWS + tuple(View(f"saved {view.name}", view.name, view.query) for view in saved)


def search_view(words: str) -> View:
    """Return the view of what a search finds."""
    return View("search", "Search", words, "", ("Nothing found.", "", "/    changes the search", "Esc  goes back"))


def feed_view(url: str, title: str) -> View:
    """Return the view of one feed."""
    quoted = url.replace('"', "")
    return View(
        f"feed {url}", title, f'feed:"{quoted}"', "", ("No stories from this feed.", "", "F  shows how the feeds are")
    )


def group_view(group: str) -> View:
    """Return the view of a group of feeds."""
    quoted = group.replace('"', "")
    return View(f"group {group}", group, f'group:"{quoted}"')
