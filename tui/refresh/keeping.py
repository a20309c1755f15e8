"""Writing what came of the feeds into the archive, several feeds in one transaction, and telling of each once it is
kept."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from tui.archive import Archive, Kept
from tui.archive.intake import Ready
from tui.dataclass import dataclass
from tui.feed_names import named
from tui.model import Feed, FeedState
from tui.refresh.introducing import introduced
from tui.refresh.plan import Plan
from tui.refresh.summary import Failure, Summary
from tui.refresh.writing import Writing

BATCH = 64
"""Feeds that are kept in one transaction, at most."""

STORIES = 120
"""Stories after which a transaction ends: some 25 ms, for which whoever else wants to write has to wait."""

BREATH = 0.003
"""Seconds between two transactions: who waits, such as the newsroom with a bookmark, looks again each millisecond."""

PAUSE = 0.1
"""Seconds that a feed may wait for others to be kept with."""

SILENT_HOSTS = 3
"""Hosts of which not one answers before this machine is taken for the one that is offline."""

NEWEST = 3
"""New stories of each feed that a summary may name."""


@dataclass(frozen=True, slots=True)
class _Came:
    """What came of one feed."""

    feed: Feed
    state: FeedState
    items: tuple[Ready, ...]


class Keeper:
    """Takes in what comes of the feeds of a plan. `run()` goes on beside the asking; `finish()` has the last word.

    It writes in a thread of its own, so that requests and workers never wait for the disk. Use it as a context manager.

    Feeds whose servers were not reached wait until any server was. Where none was, the machine is offline, which is no
    failure of theirs: they keep the error, and are asked again at once when the network is back.
    """

    def __init__(self, database: Path, plan: Plan, known: Collection[str]) -> None:
        self._writing = Writing(database)
        self._plan = plan
        self._known = known
        self._waiting: list[_Came] = []
        self._silent: list[_Came] = []
        self._answered = self._brought = False
        self._arrived = asyncio.Event()
        self._urgent = asyncio.Event()
        self._failures: dict[str, Failure] = {}
        self._new: list[int] = []
        self._updated: list[int] = []
        self._newest: list[int] = []
        self._read: set[str] = set()
        self._unasked: list[Failure] = []
        self._asked = self._unchanged = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._writing.close()

    def skip(self, feed: Feed, state: FeedState, reason: str) -> None:
        """Tell of a feed that is not asked, and why."""
        self._unasked.append(Failure(named(feed, state.title).title, feed.url, reason))
        self._tell(feed, "skipped", state, Kept(), reason)

    def put(self, feed: Feed, state: FeedState, items: tuple[Ready, ...] = ()) -> None:
        """Take in what came of a feed; it is kept soon."""
        came = _Came(feed, state, items)
        if state.error and state.http_code is None and not self._answered:
            self._silent.append(came)
            return
        self._answered = True
        self._waiting += [came, *self._silent]
        self._silent.clear()
        self._arrived.set()
        if len(self._waiting) >= BATCH or (items and not self._brought):
            self._brought = self._brought or bool(items)
            self._urgent.set()  # a full batch, or the first stories, for which somebody may be waiting

    async def run(self) -> None:
        """Keep what has come, a little later, until cancelled. Raises DatabaseError."""
        while True:
            await self._arrived.wait()
            with suppress(TimeoutError):
                async with asyncio.timeout(PAUSE):
                    await self._urgent.wait()
            self._arrived.clear()
            self._urgent.clear()
            await self._writing.do(partial(self._flush, self._taken()))

    def finish(self) -> None:
        """Keep the rest. Raises DatabaseError."""
        offline = len({urlsplit(came.feed.url).netloc for came in self._silent}) >= SILENT_HOSTS
        self._waiting += [_excused(came) if offline else came for came in self._silent]
        self._silent.clear()
        self._writing.finish(partial(self._flush, self._taken()))

    def _taken(self) -> list[_Came]:
        """Return what waits, which it does no longer."""
        waiting, self._waiting = self._waiting, []
        return waiting

    def _flush(self, waiting: list[_Came], archive: Archive) -> None:
        """Keep all that has come, in short transactions, and tell of what is kept. Raises DatabaseError."""
        for number, batch in enumerate(_batches(waiting)):
            if number:
                time.sleep(BREATH)
            with archive.intake.together():
                kept = [self._keep(archive, came) for came in batch]
            for came, what in zip(batch, kept, strict=True):
                self._count(came, what)

    def summary(self) -> Summary:
        """Return what the refresh came to, but for incidents and how long it took."""
        return Summary(
            asked=self._asked,
            unasked=tuple(self._unasked),
            unchanged=self._unchanged,
            failures=tuple(self._failures[feed.url] for feed in self._plan.feeds if feed.url in self._failures),
            new=tuple(self._new),
            updated=tuple(self._updated),
            newest=tuple(self._newest),
            answered=frozenset(self._read),
        )

    def _keep(self, archive: Archive, came: _Came) -> Kept:
        now = came.state.last_try or self._plan.clock()
        if not came.items and came.feed.url in self._known:
            archive.intake.keep_state(came.state)
            return Kept()
        state = replace(came.state, last_new=now) if came.items else came.state
        return archive.intake.keep_ready(introduced(came.feed, state.title), state, came.items, now, self._plan.oldest)

    def _count(self, came: _Came, kept: Kept) -> None:
        feed, state = named(came.feed, came.state.title), came.state
        changed = bool(kept.new or kept.updated)
        self._asked += 1
        self._unchanged += not changed and not state.error
        self._new += kept.new
        self._updated += kept.updated
        self._newest += kept.new[:NEWEST]
        if state.error:
            self._failures[feed.url] = Failure(feed.title, feed.url, state.error)
        else:
            self._read.add(feed.url)
        self._tell(feed, "failed" if state.error else "new" if changed else "unchanged", state, kept, state.error)

    def _tell(self, feed: Feed, outcome: str, state: FeedState, kept: Kept, error: str) -> None:
        self._plan.report(
            {
                "event": "feed",
                "url": feed.url,
                "title": feed.title,
                "outcome": outcome,
                "http": state.http_code,
                "new": len(kept.new),
                "updated": len(kept.updated),
                "damaged": state.damaged,
                "error": error,
                "done": self._asked + len(self._unasked),
                "of": len(self._plan.feeds),
            }
        )


def _excused(came: _Came) -> _Came:
    """Return what came of a feed without counting the failure: it is not the feed's."""
    return replace(came, state=replace(came.state, failures=max(0, came.state.failures - 1), next_try=None))


def _batches(waiting: list[_Came]) -> Iterator[list[_Came]]:
    """Yield what has come in parts of some stories each; a feed is never parted."""
    batch: list[_Came] = []
    stories = 0
    for came in waiting:
        if batch and stories + len(came.items) > STORIES:
            yield batch
            batch, stories = [], 0
        batch.append(came)
        stories += len(came.items)
    if batch:
        yield batch
