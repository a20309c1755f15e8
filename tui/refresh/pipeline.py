"""One refresh: all feeds asked at once, within bounds, and each kept soon after it has answered."""

from __future__ import annotations

import asyncio
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from time import monotonic
from typing import cast
from urllib.parse import urlsplit

from tui.archive import Archive
from tui.archive.intake import Ready
from tui.model import Entry, Feed, FeedState
from tui.records import Record
from tui.refresh.keeping import Keeper
from tui.refresh.plan import ASSESS, UNDERSTAND, Plan, Task, Understood
from tui.refresh.summary import Summary
from tui.wire import schedule
from tui.wire.errors import WireError
from tui.wire.fetch import Fetched, Outcome, failed, fetch
from tui.wire.limits import CONCURRENCY, PARSE_SECONDS, PER_HOST
from tui.wire.parsing.model import Body, Known, KnownStory
from tui.wire.worker import WorkerError, Workers

JITTER = 0.05
"""Seconds, at most, that a request waits so that a host is not asked for several feeds in the same instant."""

GRACE = 1.0
"""Seconds that the last entry may take beyond the time for its feed."""

LATEST = 1_000
"""Stories of a feed among which an entry with a new guid may be known again."""


@dataclass(slots=True)
class _Run:
    """One refresh under way. `crowded` are the hosts that several feeds live on."""

    plan: Plan
    archive: Archive
    workers: Workers
    keeper: Keeper
    crowded: frozenset[str]
    total: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(CONCURRENCY))
    hosts: dict[str, asyncio.Semaphore] = field(
        default_factory=lambda: defaultdict(lambda: asyncio.Semaphore(PER_HOST))
    )


async def run(plan: Plan, archive: Archive, workers: Workers) -> Summary:
    """Carry the plan out; raises DatabaseError where the archive cannot be written."""
    started = monotonic()
    plan.report({"event": "start", "feeds": len(plan.feeds)})
    states = archive.feeds.states()
    with Keeper(archive.path, plan, states.keys()) as keeper:
        asked = list(_to_ask(plan, states, keeper))
        crowd = Counter(_host(feed, state) for feed, state in asked)
        crowded = frozenset(host for host, feeds in crowd.items() if feeds > 1)
        if any(not state.body_hash for _, state in asked):
            await workers.begin()  # one that was never read sends a body, for which the first worker can wake up now
        if asked:
            await _ask_all(_Run(plan, archive, workers, keeper, crowded), asked)
        summary = keeper.summary()
    await workers.end()  # their memory is not needed any more, and grouping takes some
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
    """Group the new and changed stories; the desk is imported only where there are any."""
    if not changed:
        return ()
    from tui.desk.gazetteer import default
    from tui.refresh.gather import gather

    return gather(archive, changed, default().extended(plan.vendors) if plan.vendors else None)


async def _one(refresh: _Run, feed: Feed, state: FeedState) -> None:
    """Ask one feed, read what it sends, and hand on what came of it.

    It keeps its place among the requests until its body is read, so that bodies never pile up before the workers.
    """
    host = _host(feed, state)
    async with refresh.hosts[host], refresh.total:
        if host in refresh.crowded:
            await asyncio.sleep(random.uniform(0, JITTER))
        now = refresh.plan.clock()
        fetched = await fetch(feed, state, now)
        if fetched.outcome is Outcome.BODY:
            try:
                refresh.keeper.put(feed, *await _read(refresh, fetched, state, now))
                return
            except WorkerError as error:
                # The old validators stay, so that the next answer is not "unchanged" while its body was never read.
                fetched = failed(feed, state, WireError(str(error), code=fetched.state.http_code), now)
    refresh.keeper.put(feed, fetched.state)


async def _read(
    refresh: _Run, fetched: Fetched, before: FeedState, now: datetime
) -> tuple[FeedState, tuple[Ready, ...]]:
    """Return the feed's new state and its new items; raises WorkerError where the body cannot be read."""
    feed, vendors = fetched.feed, refresh.plan.vendors
    hashes = refresh.archive.intake.known(feed.url)
    stories = tuple(KnownStory(*row) for row in refresh.archive.intake.latest(feed.url, LATEST))
    known = Known(before.item_hashes, frozenset(hashes), stories, delta=before.clean)
    task = Task(feed, Body(fetched.body, fetched.base, fetched.content_type, now), known, hashes, vendors)
    understood = cast(Understood, await refresh.workers.run(UNDERSTAND, task))
    items, rest, left = list(understood.items), understood.rest, PARSE_SECONDS - understood.seconds
    while rest and left > 0:
        answer = await refresh.workers.run(ASSESS, feed, rest, vendors, left, seconds=left + GRACE)
        more, rest, seconds = cast("tuple[tuple[Ready, ...], tuple[Entry, ...], float]", answer)
        items += more
        left -= seconds
    state = replace(
        fetched.state,
        address=fetched.moved_to or before.address,
        title=understood.title or before.title,
        item_hashes=understood.item_hashes,
        clean=understood.clean,
        damaged=understood.damaged,
        items_per_week=understood.pace if understood.pace is not None else before.items_per_week,
    )
    return _half_read(state, before) if rest else state, tuple(items)


def _half_read(state: FeedState, before: FeedState) -> FeedState:
    """Return the state of a feed that was not read to its end: the next fetch is sent the same again, and goes on."""
    names = ("etag", "last_modified", "body_hash", "item_hashes", "clean")
    return replace(state, **{name: getattr(before, name) for name in names})


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
