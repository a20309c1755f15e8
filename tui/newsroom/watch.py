"""What goes on while nobody presses a key: new stories in the archive, the fetch in its own process, the minute."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from tui import heard
from tui.errors import DatabaseError, Exit
from tui.newsroom.child import Child
from tui.newsroom.hangup import is_terminal, leave_if_gone
from tui.newsroom.live import Tile
from tui.newsroom.room import Room, Tally
from tui.newsroom.widgets.status import Situation

if TYPE_CHECKING:
    from tui.newsroom.screens.wire import WireScreen


class Watch:
    """Looks at the archive once a second, and starts and follows the fetch."""

    def __init__(self, screen: WireScreen, room: Room) -> None:
        self._screen = screen
        self._room = room
        self._child: Child | None = None
        self._changes = 0
        self._minute = ""
        self._note, self._bad = "", False
        self._front: int | None = None
        self._above = 0
        self._front_passed = False
        """Whether something may have come in above the front since it was looked for."""

        self.live: list[Tile] = []
        self.tally = Tally()
        self.progress: list[str] = []
        self._next_fetch: datetime | None = None
        self._at_terminal = is_terminal()
        self.answered: datetime | None = None
        self._asked = False
        self.offline = False
        self.reason = ""

    @property
    def refreshing(self) -> bool:
        """Whether a fetch that we started is under way."""
        return self._child is not None

    def start(self) -> None:
        """Begin to watch, and fetch if the last fetch is longer ago than the settings say."""
        self._changes = self._room.archive.changes()
        self._minute = _minute()
        last = self._last_check()
        self._checked(last)
        every = self._room.settings.refresh
        if every is not None and last is not None:
            self._next_fetch = last + timedelta(seconds=every)

    def _last_check(self) -> datetime | None:
        tries = [state.last_try for state in self._room.archive.feeds.states().values() if state.last_try]
        return max(tries, default=None)

    def _checked(self, last: datetime | None) -> None:
        """Say when the feeds last answered, and since when they do not."""
        states = self._room.archive.feeds.states()
        known = [states[feed.url] for feed in self._room.feeds.feeds if feed.enabled and feed.url in states]
        failing = [state for state in known if state.error]
        answered = max((state.last_ok for state in known if state.last_ok), default=None)
        self._bad = bool(failing)
        self.answered, self._asked = answered, bool(known)
        self.offline = bool(failing) and len(failing) == len(known)
        self.reason = failing[0].error if failing else ""
        if last is None:
            self._note, self._bad = "never fetched", False
        elif self.offline:
            self._note = f"offline since {stamp_of(answered)}" if answered else "no feed answers"
        else:
            self._note = f"checked {stamp_of(last)}" + (f", {len(failing)} failing" if failing else "")

    def tick(self) -> None:
        """Look whether another process has written, whether it is another minute, whether to fetch."""
        if self._at_terminal:
            leave_if_gone()
        try:
            changes = self._room.archive.changes()
        except DatabaseError as error:
            self._screen.say(str(error), "bad")
            return
        if changes != self._changes:
            self._changes = changes
            self._room.reload_feeds()
            if not self.refreshing:
                self._seen_elsewhere(self._last_check())
            self._screen.reload()
        if _minute() != self._minute:
            self._minute = _minute()
            self._screen.tell()
            self._screen.strip.show(self.live, self.calm())
            self._screen.repaint()
        if self._next_fetch is not None and datetime.now(UTC) >= self._next_fetch and not self.refreshing:
            self.fetch()

    def _seen_elsewhere(self, last: datetime | None) -> None:
        """Take in that another process wrote: where it fetched, our own next fetch can wait."""
        self._checked(last)
        every = self._room.settings.refresh
        if self._next_fetch is not None and last is not None and every is not None:
            self._next_fetch = max(self._next_fetch, last + timedelta(seconds=every))

    def fetch(self) -> None:
        """Start the fetch, unless it runs."""
        if self.refreshing:
            self._screen.say("The feeds are being asked already.")
            return
        every = self._room.settings.refresh
        self._next_fetch = datetime.now(UTC) + timedelta(seconds=every) if every else None
        self._child = Child(self._room.refresh_command)
        self.progress = []
        self._note, self._bad = f"{self._screen.glyphs.refresh} asking feeds", False
        self._screen.tell()
        self._screen.refresh_bindings()
        self._screen.run_worker(self._follow(self._child), group="refresh")

    async def _follow(self, child: Child) -> None:
        try:
            code, words = await child.run(self._report)
        except OSError as error:
            code, words = 1, f"the fetch could not be started: {error.strerror}"
        finally:
            self._child = None
        self._checked(self._last_check())
        if code == Exit.BUSY:
            self._note = "another fetch is running"
        elif code not in (Exit.OK, Exit.FAILED) or not self.progress:
            self._note, self._bad = (f"fetch failed: {words}", True) if code else (self._note, self._bad)
        self._changes = self._room.archive.changes()
        self._screen.reload()

    def _report(self, record: dict[str, Any]) -> None:
        """Take in one line of the fetch's progress."""
        kind = record.get("event")
        if kind == "feed":
            done, of = record.get("done", 0), record.get("of", 0)
            self._note = f"{self._screen.glyphs.refresh} {done}/{of} feeds"
            outcome = record.get("error") or f"{record.get('new', 0)} new"
            self.progress.append(f"{record.get('title') or record.get('url')}: {outcome}")
            self._screen.tell()
            if record.get("new") and not self._screen.list.count:
                self.tick()  # nobody waits a second more for the first stories
        elif kind == "end":
            failed = record.get("failed") or 0
            self._screen.say(
                f"{record.get('new', 0)} new, {record.get('updated', 0)} changed"
                + (f", {failed} failed; F shows why" if failed else "")
            )

    def stop(self) -> None:
        """End the fetch, if one is under way."""
        if self._child is not None:
            self._child.stop()

    def count(self) -> None:
        """Count anew what the status line and the strip show."""
        self.live = self._room.live()
        self.tally = self._room.tally(self.live)
        self._front_passed = True
        if self._front is not None:
            self._above = self._room.archive.stories.position(self._screen.view.query, self._front) or 0

    def at_front(self) -> None:
        """Remember the first story of the list: what comes in above it from now on is new."""
        newest = self._room.archive.stories.page(self._screen.view.query, 0, 1)
        self._front, self._above, self._front_passed = (newest[0].id if newest else None), 0, False

    def _look_at_front(self) -> None:
        """Once the cursor is on the first row, nothing above it is new any more."""
        rows = self._screen.list
        if self._front_passed and rows.cursor == 0 and rows.top == 0:
            self.at_front()

    def situation(self) -> Situation:
        """Return what the status line tells."""
        self._look_at_front()
        screen, rows = self._screen, self._screen.list
        place = f"{rows.cursor + 1}/{rows.count}" if rows.count else "0/0"
        return Situation(
            view=screen.view,
            live=self.tally.live,
            unread=self.tally.unread,
            bookmarked=self.tally.bookmarked,
            mine=self.tally.mine,
            stack=self._room.stack is not None,
            above=self._above,
            place=place,
            note=self._note,
            bad=self._bad,
            known=self.known(),
            reading=screen.full_reader,
            warning=self._warning(),
        )

    def known(self) -> str:
        """Return as of when the counts hold, where that is not now: a calm that nobody has looked at is none."""
        answered = self.answered.timestamp() if self.answered else None
        return heard.as_of(answered, self._asked, self.offline, datetime.now(UTC).timestamp())

    def calm(self) -> str:
        """Say what it means that nothing is broken, as far as is known."""
        known = self.known()
        if not known:
            return "Nothing is reported broken right now."
        if self.answered is not None:
            return f"Nothing was reported broken {known}, when a feed answered last: what is broken now is not known."
        return f"What is broken now is not known: {known}."

    def _warning(self) -> str:
        if self._room.archive.read_only_reason:
            return "read-only"
        problems = len(self._room.problems())
        return f"{problems} problem{'' if problems == 1 else 's'} in your files, ?" if problems else ""


def stamp_of(at: datetime) -> str:
    """Return a time of today as "13:50", else with its day, both in UTC."""
    utc = at.astimezone(UTC)
    return f"{utc:%H:%M}" if utc.date() == datetime.now(UTC).date() else f"{utc:%m-%d %H:%M}"


def _minute() -> str:
    return f"{datetime.now(UTC):%H:%M}"
