"""Views: the questions that a list can answer."""

from __future__ import annotations

from collections.abc import Sequence

from tui.config import View as SavedView
from tui.config import Watch
from tui.dataclass import dataclass
from tui.stack import names_of


@dataclass(frozen=True, slots=True)
class View:
    """A named query. `sign` names a glyph that stands beside it; `empty` says what it means that nothing is found."""

    id: str
    title: str
    query: str
    sign: str = ""
    empty: tuple[str, ...] = ("Nothing here.",)

    @property
    def saved(self) -> bool:
        """Whether it is a search that the user keeps."""
        return self.id.startswith("saved ")


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
NAMES = (*(view.title for view in VIEWS), "My stack", "Search")
"""What our own views are called, also those that are not there at all times."""

_STACK_EMPTY = ("All quiet on your stack.", "Nothing that you watch under [[watch]] in config.toml is reported broken.")


def all_views(saved: Sequence[SavedView], watches: Sequence[Watch] = ()) -> tuple[View, ...]:
    """Return the views: our own, with the stack where the user watches something, then the searches of config.toml."""
    stack = (stack_view(watches),) if watches else ()
    searches = tuple(View(f"saved {view.name}", view.name, view.query, "search") for view in saved)
    return (OUTAGES, *stack, ALL, BOOKMARKS, *searches)


def stack_view(watches: Sequence[Watch]) -> View:
    """Return the view of the outages that touch what the user watches."""
    query = f"is:outage ({' OR '.join(_watched(watch) for watch in watches)})"
    return View("stack", "My stack", query, "stack", _STACK_EMPTY)


def _watched(watch: Watch) -> str:
    others = sorted(names_of(watch) - {watch.vendor.lower()})
    vendors = " OR ".join(f'vendor:"{_bare(name)}"' for name in (watch.vendor, *others))
    parts = [f"({vendors})" if others else vendors]
    if watch.service:
        parts.append(f'(service:"{_bare(watch.service)}" OR "{_bare(watch.service)}")')
    if watch.region:
        parts.append(f'"{_bare(watch.region)}"')
    return f"({' '.join(parts)})"


def _bare(words: str) -> str:
    """Return words as they may stand between the quotes of a query."""
    return words.replace('"', " ").strip() or " "


def search_view(words: str) -> View:
    """Return the view of what a search finds."""
    return View("search", "Search", words, "", ("Nothing found.", "", "/    changes the search", "Esc  goes back"))


def feed_view(url: str, title: str) -> View:
    """Return the view of one feed."""
    quoted = _bare(url)
    return View(
        f"feed {url}", title, f'feed:"{quoted}"', "", ("No stories from this feed.", "", "F  shows how the feeds are")
    )


def vendor_view(name: str) -> View:
    """Return the view of the outages of one vendor."""
    return View(f"vendor {name}", name, f'is:outage vendor:"{_bare(name)}"')


def group_view(group: str) -> View:
    """Return the view of a group of feeds."""
    quoted = _bare(group)
    return View(f"group {group}", group, f'group:"{quoted}"')
