"""`nightdesk fetch --every 10m`: one quiet process that fetches what is due, waits, and goes on until it is ended.

It outlives whatever passes: a database that is busy, full or damaged, a list of feeds with a mistake in it, a night in
which the machine slept. feeds.toml and config.toml are read again when they change. What it prints is for a journal:
new outage stories, feeds that begin or cease to fail, troubles of its own, each once.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tui.archive import Archive
from tui.cli.house import House
from tui.cli.output import emit, flush, say
from tui.cli.stories import news
from tui.errors import ConfigError, Exit, NightdeskError
from tui.paths import feeds_path, settings_path
from tui.refresh import Summary
from tui.refresh.ending import Ending
from tui.text import clean_line

SLICE = 30.0
"""Seconds after which a wait looks at the clock: after a sleep of the machine the fetch is that late at most."""

UNREACHED = 60.0
"""Seconds until the next try where no server was reached: the network comes back at any time."""

Stamp = tuple[tuple[str, int, int], ...]
Fetch = Callable[[House, Ending], Summary]


@dataclass(slots=True)
class Lists:
    """A house whose feeds.toml and config.toml are those on the disk, or the last ones that could be read."""

    house: House
    _stamp: Stamp = field(init=False)

    def __post_init__(self) -> None:
        self._stamp = self._look()

    def current(self) -> House:
        """Return the house, with its lists read anew where a file has changed; says what is wrong with them."""
        stamp = self._look()
        if stamp != self._stamp:
            self._stamp = stamp
            fresh = House(self.house.feeds_path, self.house.database_path)
            try:
                fresh.settings()
                if not fresh.feed_list().feeds:
                    raise ConfigError(f"{fresh.feed_list().path}: lists no feed that can be read")
            except ConfigError as error:
                say(f"{error}; going on as before")
            else:
                self.house = fresh
        return self.house

    def _look(self) -> Stamp:
        chosen = self.house.feeds_path
        return tuple(_stamp(path) for path in (feeds_path(chosen), settings_path(feeds=chosen)))


def _stamp(path: Path) -> tuple[str, int, int]:
    try:
        status = path.stat()
    except OSError:
        return str(path), 0, 0
    return str(path), status.st_mtime_ns, status.st_size


def again_and_again(house: House, fetch: Fetch, pause: float, ending: Ending, *, tells: bool = True) -> int:
    """Fetch, wait so many seconds, and again, until asked to end. `fetch` does it once; `tells` is whether to print."""
    lists, journal = Lists(house), Journal(tells=tells)
    while not ending.asked:
        reached = True
        try:
            current = lists.current()
            summary = fetch(current, ending)
            reached = bool(summary.ok) or not summary.asked
            journal.tell(summary, current.database)
        except NightdeskError as error:
            journal.trouble(str(error))
        flush()
        wait(pause if reached else min(pause, UNREACHED), ending)
    return Exit.OK


def wait(seconds: float, ending: Ending) -> None:
    """Wait until so many seconds have passed by either clock: the steady one stops while the machine sleeps."""
    steady, wall = time.monotonic() + seconds, time.time() + seconds
    while not ending.asked:
        left = min(steady - time.monotonic(), wall - time.time())
        if left <= 0:
            return
        ending.wait(min(left, SLICE))


class Journal:
    """Tells of a round what the last one did not tell already."""

    def __init__(self, *, tells: bool) -> None:
        self._tells = tells
        self._failing: dict[str, str] = {}
        self._trouble = ""

    def trouble(self, words: str) -> None:
        """Say why a round came to nothing, unless that was said of the last one."""
        if words != self._trouble:
            say(words)
        self._trouble = words

    def tell(self, summary: Summary, database: Path) -> None:
        """Print the outage stories that are new, and the feeds that begin or cease to fail."""
        if summary.asked > 1 and not summary.ok:
            self.trouble(f"none of {summary.asked} feeds could be read: {summary.failures[0].error}")
            return
        self._trouble = ""
        if self._tells:
            self._tell_health(summary)
            self._tell_news(summary, database)

    def _tell_health(self, summary: Summary) -> None:
        now = {failure.url: f"{failure.title} ({failure.url}): {failure.error}" for failure in summary.failures}
        for url, words in now.items():
            if url not in self._failing:
                emit(f"failing: {clean_line(words)}")
        for url in [url for url in self._failing if url not in now and url in summary.answered]:
            emit(f"reads again: {clean_line(url)}")
            del self._failing[url]
        self._failing |= now

    def _tell_news(self, summary: Summary, database: Path) -> None:
        if not summary.new:
            return
        with Archive.open(database) as archive:
            rows = [row for row in archive.stories.these(summary.new) if row.outage]
        for row in rows:
            emit(news(row))
