"""What the screens share: the archive, the lists of feeds and settings, and the commands that children run."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import field, replace
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from tui.archive import Archive
from tui.archive.query import both
from tui.config import FeedList, Problem, Settings, Watch, entry_problem, load_feeds, load_settings
from tui.config import View as SavedView
from tui.config.listing import FileChange
from tui.config.problems import did_you_mean
from tui.dataclass import dataclass
from tui.errors import ConfigError, QueryError
from tui.feed_names import all_named, is_unnamed
from tui.model import Feed, FeedState, Story, StoryRow
from tui.newsroom.live import OPEN, Tile, in_order, is_open, of_incident, of_story, touches
from tui.newsroom.paint import RailRow
from tui.newsroom.rows import FoldedRows, Rows, StackFirst, StoryRows, TheseRows
from tui.newsroom.views import NAMES, OUTAGES, View, all_views, feed_view, group_view, vendor_view
from tui.own_vendors import with_names
from tui.paths import current_feeds_path

if TYPE_CHECKING:
    from tui.dossiers import File
    from tui.newsroom.handing_on import Parcel

_LIVE_SCANNED = 200
_STACK_SCANNED = 500
_WATCHED = timedelta(days=30)
"""How old the last news of an incident of the user's stack may be for its stories to be marked."""

_RECENT = timedelta(days=3)
"""How long an outage that goes on counts as live, and one of the user's stack stands before all others."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts that the status line shows."""

    live: int = 0
    unread: int = 0
    bookmarked: int = 0
    mine: int = 0


@dataclasses.dataclass(slots=True)
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

    opened: set[int] = field(default_factory=set, init=False)
    """The incidents whose stories stand below their row where it is folded, by number."""

    begun: bool = field(default=False, init=False)
    """Whether a feed is known to have been asked, or anything to be kept: from then on it stays so."""

    _feeds_stamp: tuple[int, int] = field(default=(0, 0), init=False)
    _unknown_folds: tuple[Problem, ...] = field(default=(), init=False)

    def __post_init__(self) -> None:
        self._feeds_stamp = _stamp(self.feeds.path)
        self.feeds = _named(self.feeds, self.archive)
        self.use(self.settings)

    def use(self, settings: Settings) -> None:
        """Work with these settings from now on."""
        self.settings = replace(settings, watches=with_names(settings.watches, self.feeds.vendors))
        self.views = all_views(settings.views, self.settings.watches)
        self._unknown_folds = _unknown_folds(self)

    def rewrite(self, words: str, edit: Callable[[Path], FileChange], settings: Settings | None = None) -> None:
        """Change config.toml, remember in words what was done so that undo takes it back, and work with it from now on.

        `settings` are what the file says then, where that is known. Raises ConfigError, DatabaseError.
        """
        change = edit(self.settings.path)
        self.use(settings or load_settings(self.settings.path))
        self.look_at_stack()
        if change.real and not self.archive.read_only_reason:
            self.archive.undo.changed_file(words, change)

    def undo(self) -> str | None:
        """Undo the newest act and return it in words, None where there is none; the user's files are read again.

        Raises ConfigError, DatabaseError.
        """
        before = _stamp(self.settings.path)
        from tui.dossiers import undo

        words = undo(self.archive)
        self.reload_feeds()
        if _stamp(self.settings.path) != before:
            self.use(load_settings(self.settings.path, optional=True))
        return words

    def reload_feeds(self) -> bool:
        """Read the list of feeds again where its file has changed; return whether it had.

        A list that cannot be read any more is left as it was read before. Feeds that by now say what they are called
        are called so.
        """
        path = current_feeds_path(self.feeds.path)
        stamp = _stamp(path)
        if stamp == self._feeds_stamp:
            self.feeds = _named(self.feeds, self.archive)
            return False
        self._feeds_stamp = stamp
        before = str(self.feeds.path.absolute())
        with suppress(ConfigError):
            self.feeds = _named(load_feeds(path), self.archive)
            self.refresh_command = tuple(
                str(path.absolute()) if word == before else word for word in self.refresh_command
            )
            self.use(self.settings)
        return True

    def watch_vendor(self, vendor: str, on: bool) -> None:
        """Put a vendor on the user's stack or take it off, in config.toml too. Raises ConfigError, DatabaseError."""
        from tui import settings_file

        others = tuple(watch for watch in self.settings.watches if watch.vendor.casefold() != vendor.casefold())
        watches = (*others, Watch(vendor)) if on else others
        words = f"{'put' if on else 'took'} {vendor} {'on' if on else 'off'} your stack"
        self.rewrite(words, lambda path: settings_file.watch(path, vendor, on), replace(self.settings, watches=watches))

    def save_view(self, name: str, query: str) -> View:
        """Keep a search as a view, in config.toml too; return it. Raises ConfigError, DatabaseError."""
        from tui import settings_file

        kept = SavedView(name, query)
        settings = replace(self.settings, views=(*self.settings.views, kept))
        self.rewrite(f"kept the view {name}", lambda path: settings_file.change_view(path, None, kept), settings)
        return self.views[-1]

    def folds(self, view: View) -> bool:
        """Tell whether the view shows an incident's stories as one row."""
        return view.title in self.settings.fold

    def fold(self, view: View, on: bool) -> None:
        """Let the view show one row an incident, or a row for each story, in config.toml too.

        Raises ConfigError, DatabaseError.
        """
        from tui import settings_file

        fold = tuple(name for name in self.settings.fold if name != view.title) + ((view.title,) if on else ())
        words = f"{'folded' if on else 'unfolded'} {view.title}"
        settings = replace(self.settings, fold=fold)
        self.rewrite(words, lambda path: settings_file.put(path, "", "fold", list(fold)), settings)

    @property
    def stack(self) -> View | None:
        """The view of the user's stack, where there is one."""
        return next((view for view in self.views if view.id == "stack"), None)

    @property
    def export_folder(self) -> Path:
        """Where stories are written."""
        return self.settings.export.folder

    def parcel(self, story: Story | None = None, file: File | None = None) -> Parcel:
        """Return what is to be handed on, as the settings have it."""
        from tui.newsroom.handing_on import SWITCHES, Parcel

        export = self.settings.export
        what = "story" if story else "dossier"
        switches = {name: getattr(export, name) for name in SWITCHES}
        return Parcel(self.archive, story, file, what, **switches)

    def command(self, *words: str) -> tuple[str, ...]:
        """Return the command line of a child that does something else than fetch, on the same feeds and database."""
        return (*takewhile(lambda word: word != "fetch", self.refresh_command), *words)

    def problems(self) -> list[str]:
        """Return what is wrong with the files that the user writes, one line each."""
        found = (*self.feeds.problems, *self.settings.problems, *self._unknown_folds)
        return [*map(str, found), *self.notices]

    def live(self) -> list[Tile]:
        """Return what is broken right now, the user's stack first, then the worst, then the latest."""
        now = datetime.now(UTC)
        read = self.archive.incidents.read
        found = [incident for incident in read.recent(now - _RECENT, now) if is_open(incident)]
        stories = read.stories(incident.id for incident in found)
        told = {row.id: row.stands for row in self.archive.stories.these(own[0][0] for own in stories.values())}
        tiles = [
            of_incident(incident, own, touches(own, self.mine), now, told.get(own[0][0], ""))
            for incident in found
            if (own := stories.get(incident.id))
        ]
        rows = [row for row in self.archive.stories.page(OUTAGES.query, 0, _LIVE_SCANNED) if row.lifecycle in OPEN]
        held = read.of_stories(row.id for row in rows)
        loose = [row for row in rows if row.id not in held and row.when > now - _RECENT]
        return in_order([*tiles, *(of_story(row, row.id in self.mine) for row in loose)])

    def rows(self, view: View) -> Rows[StoryRow]:
        """Return the rows of a view; among the outages those of the user's stack that go on come first."""
        stories, opened = self.archive.stories, self.opened
        if view.id == "stack":
            these = TheseRows(self._stack_rows)
            if not self.folds(view):
                return these
            return FoldedRows(stories, these, lambda: stories.folded_stories(self.mine), opened)
        rows = StoryRows(stories, view.query)
        stack_first = view == OUTAGES and self.stack is not None
        base = StackFirst(rows, self._stack_first) if stack_first else rows
        if not self.folds(view):
            return base
        first = self._stack_first if stack_first else tuple
        return FoldedRows(stories, base, lambda: stories.folded(view.query), opened, first)

    def look_at_stack(self) -> None:
        """Find out which stories are of the user's stack: those of its incidents, and what is in none yet."""
        if self.stack is None:
            self.mine = frozenset()
            return
        from tui.stack import on_stack

        now, read = datetime.now(UTC), self.archive.incidents.read
        watched = [one.id for one in read.recent(now - _WATCHED, now) if on_stack(one, self.settings.watches)]
        together = {story for held in read.stories(watched).values() for story, _ in held}
        found = {row.id for row in self.archive.stories.page(self.stack.query, 0, _STACK_SCANNED)}
        self.mine = frozenset(together | (found - set(read.of_stories(found))))

    def _stack_first(self) -> list[StoryRow]:
        since = datetime.now(UTC) - _RECENT
        return [row for row in self._stack_rows() if row.stands in OPEN and row.when > since]

    def _stack_rows(self) -> list[StoryRow]:
        return self.archive.stories.these(self.mine)

    def tally(self, live: Sequence[Tile]) -> Tally:
        """Count what the status line shows."""
        count = self.archive.stories.count
        mine = sum(tile.mine for tile in live)
        return Tally(len(live), count("is:unread"), count("is:bookmarked"), mine)

    def count(self, view: View, tally: Tally) -> int:
        """Count the unread stories of a view; of the bookmarks all."""
        return tally.bookmarked if view.id == "bookmarks" else self._unread(view)

    def rail(self, current: View, waiting: Sequence[int]) -> list[RailRow]:
        """Return the rail's rows: views, then feeds by group, each with what waits in it and what is wrong."""
        rows = [RailRow(0, "VIEWS")]
        for view, count in zip(self.views, waiting, strict=True):
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
        if view.id == "stack":
            return sum(row.unread for row in self._stack_rows())
        try:
            return self.archive.stories.count(both(view.query, "is:unread"))
        except QueryError:
            return 0  # A saved search with a mistake in it says so when it is shown.


def _named(feeds: FeedList, archive: Archive) -> FeedList:
    """Return the list with its feeds as they call themselves, where the user gave them no name."""
    if not any(map(is_unnamed, feeds.feeds)):
        return feeds
    return dataclasses.replace(feeds, feeds=all_named(feeds.feeds, archive.feeds.titles()))


def _unknown_folds(room: Room) -> tuple[Problem, ...]:
    """Return a problem for each name under `fold` that no view has: ours, a saved one, a feed, group, vendor."""
    settings = room.settings
    views = {*NAMES, *(view.title for view in room.views)}
    feeds = {name for feed in room.feeds.feeds for name in (feed.title, feed.group)}
    return tuple(
        entry_problem(settings.path, "", "fold", f'there is no view "{name}"; {did_you_mean(name, views)}')
        for name in settings.fold
        if name not in views | feeds and not room.archive.stories.count(vendor_view(name).query)
    )


def trouble(state: FeedState) -> str:
    """Return in a word what is wrong with a feed ("" where nothing is)."""
    if state.gone:
        return "gone"
    if not state.error:
        return ""
    code = state.http_code
    return f"err {code}" if code is not None and code >= 400 else "error"


def _stamp(path: Path) -> tuple[int, int]:
    """Return what differs once a file was changed."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size
