"""One refresh: all feeds asked at once, within bounds, and each kept soon after it has answered."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import field, replace
from datetime import datetime, timedelta
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from tui.archive import Archive
from tui.dataclass import dataclass
from tui.model import Feed, FeedState
from tui.records import Record
from tui.refresh.keeping import Keeper
from tui.refresh.plan import Plan
from tui.refresh.summary import Summary
from tui.wire import schedule
from tui.wire.fetch import Outcome, fetch
from tui.wire.limits import CONCURRENCY, PER_HOST

if TYPE_CHECKING:
    from tui.refresh.reading import Reading

JITTER = 0.05
"""Seconds, at most, that a request waits so that a host is not asked for several feeds in the same instant."""


class _Desk:
    """Whoever reads bodies, called at the first one: most refreshes bring none. Use it as a context manager."""

    def __init__(self, plan: Plan, archive: Archive) -> None:
        self._plan = plan
        self._archive = archive
        self._reading: Reading | None = None

    def called(self) -> Reading:
        """Return the one who reads."""
        if self._reading is None:
            from tui.refresh.reading import Reading

            self._reading = Reading(self._plan, self._archive)
        return self._reading

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._reading is not None:
            await self._reading.end()


@dataclass(slots=True)
class _Run:
    """One refresh under way. `crowded` are the hosts that several feeds live on."""

    plan: Plan
    desk: _Desk
    keeper: Keeper
    crowded: frozenset[str]
    total: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(CONCURRENCY))
    hosts: dict[str, asyncio.Semaphore] = field(
        default_factory=lambda: defaultdict(lambda: asyncio.Semaphore(PER_HOST))
    )


async def run(plan: Plan, archive: Archive) -> Summary:
    """Carry the plan out; raises DatabaseError where the archive cannot be written."""
    started = monotonic()
    plan.report({"event": "start", "feeds": len(plan.feeds)})
    states = archive.feeds.states()
    with Keeper(archive.path, plan, states.keys()) as keeper:
        asked = list(_to_ask(plan, states, keeper))
        crowd = Counter(_host(feed, state) for feed, state in asked)
        crowded = frozenset(host for host, feeds in crowd.items() if feeds > 1)
        if asked:
            async with _Desk(plan, archive) as desk:  # its workers end before the grouping, which takes memory, too
                if bodies := _bodies(asked, plan.clock()):
                    await desk.called().begin(bodies)  # they wake up while the first answers are on their way
                await _ask_all(_Run(plan, desk, keeper, crowded), asked)
        summary = keeper.summary()
    incidents = _gathered(plan, archive, (*summary.new, *summary.updated))
    summary = replace(summary, incidents=incidents, seconds=round(monotonic() - started, 2))
    plan.report(_end(summary))
    return summary


def _to_ask(plan: Plan, states: dict[str, FeedState], keeper: Keeper) -> Iterator[tuple[Feed, FeedState]]:
    """Yield the feeds that may be asked now, and tell of the others why not."""
    now = plan.clock()
    for feed in plan.feeds:
        state = states.get(feed.url, FeedState(feed.url))
        reason = schedule.why_not_now(feed, state, now, due_only=plan.due_only, force=plan.force)
        if reason:
            keeper.skip(feed, state, reason)
        else:
            yield feed, state


def _bodies(asked: list[tuple[Feed, FeedState]], now: datetime) -> int:
    """Return how many bodies are all but certain: of feeds that were never read, or one where by their pace an item
    is due."""
    strangers, expected = 0, 0.0
    for _, state in asked:
        if not state.body_hash or state.last_ok is None:
            strangers += 1
        else:
            expected += (state.items_per_week or 0.0) * ((now - state.last_ok) / timedelta(weeks=1))
    return strangers or int(expected >= 1)


def _host(feed: Feed, state: FeedState) -> str:
    return urlsplit(state.address or feed.url).netloc


async def _ask_all(refresh: _Run, asked: list[tuple[Feed, FeedState]]) -> None:
    """Ask the feeds side by side, and keep what comes; the first error of the archive ends it all.

    Where the plan's ending is asked for, what is under way is dropped, and what has come is kept.
    """
    ending = refresh.plan.ending
    try:
        with ending.cancelling() if ending else nullcontext():
            async with asyncio.TaskGroup() as group:
                keeping = group.create_task(refresh.keeper.run())
                await asyncio.wait([group.create_task(_one(refresh, feed, state)) for feed, state in asked])
                keeping.cancel()
    except ExceptionGroup as errors:
        raise errors.exceptions[0] from None
    except asyncio.CancelledError:
        if ending is None or not ending.asked:
            raise
    refresh.keeper.finish()


def _gathered(plan: Plan, archive: Archive, changed: tuple[int, ...]) -> tuple[int, ...]:
    """Group the new and changed stories; the desk is imported only where outages are among them."""
    if not changed or not archive.incidents.grouped.spans(changed, 0):
        return ()
    from tui.desk.knowledge.gazetteer import knowing
    from tui.refresh.gather import gather

    return gather(archive, changed, knowing(plan.vendors))


async def _one(refresh: _Run, feed: Feed, state: FeedState) -> None:
    """Ask one feed, read what it sends, and hand on what came of it.

    It keeps its place among the requests until its body is read, so that bodies never pile up before the workers.
    """
    host = _host(feed, state)
    async with refresh.hosts[host], refresh.total:
        if host in refresh.crowded:
            await _jitter()
        now = refresh.plan.clock()
        fetched = await fetch(feed, state, now)
        if fetched.outcome is Outcome.BODY:
            refresh.keeper.put(feed, *await refresh.desk.called().read(fetched, state, now))
        else:
            refresh.keeper.put(feed, fetched.state)


async def _jitter() -> None:
    from random import uniform

    await asyncio.sleep(uniform(0, JITTER))


def _end(summary: Summary) -> Record:
    return {
        "event": "end",
        "ok": summary.ok,
        "failed": len(summary.failures),
        "skipped": summary.skipped,
        "new": len(summary.new),
        "updated": len(summary.updated),
        "incidents": len(summary.incidents),
        "seconds": summary.seconds,
    }
