"""What the screens share: the archive, the lists of feeds and settings, and the commands that children run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from pathlib import Path

from tui.archive import Archive
from tui.config import FeedList, Settings
from tui.errors import QueryError
from tui.model import Feed, FeedState, Lifecycle, StoryRow
from tui.newsroom.paint import RailRow
from tui.newsroom.rows import Rows, StackFirst, StoryRows
from tui.newsroom.views import OUTAGES, View, all_views, feed_view, group_view

_OPEN = (Lifecycle.LIVE, Lifecycle.WATCH)
_LIVE_SCANNED = 200
_STACK_SCANNED = 500
_STACK_FIRST = timedelta(days=3)
"""How long an outage of the user's stack that goes on stands before all others without news of it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts that the status line shows."""

    live: int = 0
    unread: int = 0
    bookmarked: int = 0
    mine: int = 0


@dataclass(slots=True)
class Room:
    """The newsroom without its screens."""

    archive: Archive
    feeds: FeedList
    settings: Settings
    refresh_command: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    views: tuple[View, ...] = field(init=False)
    mine: frozenset[int] = field(default=frozenset(), init=False)
    """The latest outage stories of the user's stack, by number: lists mark them."""

    def __post_init__(self) -> None:
        self.use(self.settings)

    def use(self, settings: Settings) -> None:
        """Work with these settings from now on."""
        self.settings = settings
        self.views = all_views(settings.views, settings.watches)

    @property
    def stack(self) -> View | None:
        """The view of the user's stack, where there is one."""
        return next((view for view in self.views if view.id == "stack"), None)

    @property
    def export_folder(self) -> Path:
        """Where stories are written."""
        return self.settings.export.folder

    def command(self, *words: str) -> tuple[str, ...]:
        """Return the command line of a child that does something else than fetch, on the same feeds and database."""
        return (*takewhile(lambda word: word != "fetch", self.refresh_command), *words)

    def problems(self) -> list[str]:
        """Return what is wrong with the files that the user writes, one line each."""
        return [str(problem) for problem in (*self.feeds.problems, *self.settings.problems)] + list(self.notices)

    def live(self) -> list[StoryRow]:
        """Return the newest outages that are not over."""
        rows = self.archive.stories.page(OUTAGES.query, 0, _LIVE_SCANNED)
        return [row for row in rows if row.lifecycle in _OPEN]

    def rows(self, view: View) -> Rows[StoryRow]:
        """Return the rows of a view; among the outages those of the user's stack that go on come first."""
        rows = StoryRows(self.archive.stories, view.query)
        return StackFirst(rows, self._stack_first) if view == OUTAGES and self.stack else rows

    def look_at_stack(self) -> None:
        """Find out which stories are of the user's stack."""
        self.mine = frozenset(row.id for row in self._stack_rows(_STACK_SCANNED))

    def _stack_first(self) -> list[StoryRow]:
        since = datetime.now(UTC) - _STACK_FIRST
        return [row for row in self._stack_rows(_LIVE_SCANNED) if row.lifecycle in _OPEN and row.when > since]

    def _stack_rows(self, limit: int) -> list[StoryRow]:
        return self.archive.stories.page(self.stack.query, 0, limit) if self.stack else []

    def tally(self, live: Sequence[StoryRow]) -> Tally:
        """Count what the status line shows."""
        count = self.archive.stories.count
        mine = sum(row.id in self.mine for row in live)
        return Tally(len(live), count("is:unread"), count("is:bookmarked"), mine)

    def rail(self, current: View, tally: Tally) -> list[RailRow]:
        """Return the rail's rows: views, then feeds by group with their unread stories and their errors."""
        rows = [RailRow(0, "VIEWS")]
        for view in self.views:
            count = tally.bookmarked if view.id == "bookmarks" else self._unread(view)
            rows.append(RailRow(len(rows), view.title, view, str(count or ""), view == current))
        states, counts = self.archive.feeds.states(), self.archive.feeds.counts()
        failing = sum(1 for feed in self.feeds.feeds if feed.url in states and trouble(states[feed.url]))
        rows.append(RailRow(len(rows), ""))
        words = f"FEEDS  {len(self.feeds.feeds)}" + (f", {failing} failing" if failing else "")
        rows.append(RailRow(len(rows), words))
        for group, feeds in self.grouped().items():
            view = group_view(group)
            rows.append(RailRow(len(rows), group, view, "", view == current))
            for feed in feeds:
                unread = counts.get(feed.url, (0, 0, 0))[1]
                rows.append(self._feed_row(len(rows), feed, states.get(feed.url), unread, current))
        return rows

    def grouped(self) -> dict[str, list[Feed]]:
        """Return the feeds by their groups, in the order of feeds.toml."""
        groups: dict[str, list[Feed]] = {}
        for feed in self.feeds.feeds:
            groups.setdefault(feed.group, []).append(feed)
        return groups

    def _feed_row(self, place: int, feed: Feed, state: FeedState | None, unread: int, current: View) -> RailRow:
        view = feed_view(feed.url, feed.title)
        problem = trouble(state) if state is not None else ""
        return RailRow(place, feed.title, view, problem or str(unread or ""), view == current, bool(problem))

    def _unread(self, view: View) -> int:
        query = f"({view.query}) is:unread" if view.query else "is:unread"
        try:
            return self.archive.stories.count(query)
        except QueryError:
            return 0  # A saved search with a mistake in it says so when it is shown.


def trouble(state: FeedState) -> str:
    """Return in a word what is wrong with a feed ("" where nothing is)."""
    if state.gone:
        return "gone"
    if not state.error:
        return ""
    code = state.http_code
    return f"{code}" if code is not None and code >= 400 else "error"
