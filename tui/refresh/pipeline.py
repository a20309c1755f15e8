"""One refresh: all feeds asked at once, within bounds, and each kept as soon as it has answered."""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from time import monotonic
from typing import cast
from urllib.parse import urlsplit

from tui.archive import Archive, Kept
from tui.desk.gazetteer import Gazetteer, VendorEntry, default
from tui.model import Entry, Feed, FeedState
from tui.records import Record
from tui.refresh.gather import gather
from tui.refresh.summary import Failure, Summary
from tui.refresh.understand import Item, Task, Understood
from tui.wire import schedule
from tui.wire.client import Client
from tui.wire.errors import WireError
from tui.wire.fetch import Fetched, Outcome, failed, fetch
from tui.wire.limits import CONCURRENCY, PER_HOST
from tui.wire.parsing.model import Body, Known, KnownStory
from tui.wire.worker import WorkerError, Workers

JITTER = 0.05
"""Seconds, at most, that a request waits so that a host is not asked for several feeds in the same instant."""

NEWEST = 3
"""New stories of each feed that a summary may name."""

LATEST = 1_000
"""Stories of a feed among which an entry with a new guid may be known again."""

_UNDERSTAND = "tui.refresh.understand:understand"
_ASSESS = "tui.refresh.understand:assess"


@dataclass(frozen=True, slots=True)
class Plan:
    """What to ask, and whom to tell."""

    feeds: tuple[Feed, ...]
    force: bool
    due_only: bool
    report: Callable[[Record], None]
    vendors: tuple[VendorEntry, ...] = ()


@dataclass(slots=True)
class _Run:
    """One refresh under way."""

    plan: Plan
    archive: Archive
    client: Client
    workers: Workers
    states: dict[str, FeedState]
    total: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(CONCURRENCY))
    hosts: dict[str, asyncio.Semaphore] = field(
        default_factory=lambda: defaultdict(lambda: asyncio.Semaphore(PER_HOST))
    )
    summary: Summary = field(default_factory=Summary)
    failures: dict[str, Failure] = field(default_factory=dict)
    done: int = 0


async def run(plan: Plan, archive: Archive) -> Summary:
    """Carry the plan out; raises DatabaseError where the archive cannot be written."""
    started = monotonic()
    plan.report({"event": "start", "feeds": len(plan.feeds)})
    async with Client() as client, Workers() as workers:
        refresh = _Run(plan, archive, client, workers, archive.feeds.states())
        try:
            async with asyncio.TaskGroup() as group:
                for feed in plan.feeds:
                    group.create_task(_one(refresh, feed))
        except ExceptionGroup as errors:
            raise errors.exceptions[0] from None
    incidents = gather(archive, (*refresh.summary.new, *refresh.summary.updated), _gazetteer(plan.vendors))
    failures = tuple(refresh.failures[feed.url] for feed in plan.feeds if feed.url in refresh.failures)
    summary = replace(refresh.summary, failures=failures, incidents=incidents, seconds=round(monotonic() - started, 2))
    plan.report(_end(summary))
    return summary


def _gazetteer(vendors: tuple[VendorEntry, ...]) -> Gazetteer | None:
    """Return the vendors that we ship with those that the user adds, None where there are none to add."""
    return default().extended(vendors) if vendors else None


async def _one(refresh: _Run, feed: Feed) -> None:
    """Ask one feed and keep what came of it."""
    now = datetime.now(UTC)
    state = refresh.states.get(feed.url, FeedState(feed.url))
    reason = schedule.why_not_now(feed, state, now, due_only=refresh.plan.due_only, force=refresh.plan.force)
    if reason:
        refresh.summary = replace(refresh.summary, skipped=refresh.summary.skipped + 1)
        _tell(refresh, feed, "skipped", state, Kept(), reason)
        return
    async with refresh.hosts[urlsplit(state.address or feed.url).netloc], refresh.total:
        await asyncio.sleep(random.uniform(0, JITTER))
        fetched = await fetch(refresh.client, feed, state, now)
    if fetched.outcome is Outcome.BODY:
        try:
            _keep(refresh, feed, *await _read(refresh, fetched, state, now))
            return
        except WorkerError as error:
            # The old validators stay, so that the next answer is not "unchanged" while its body was never read.
            fetched = failed(feed, state, WireError(str(error), code=fetched.state.http_code), now)
    _keep(refresh, feed, fetched.state, ())


async def _read(
    refresh: _Run, fetched: Fetched, before: FeedState, now: datetime
) -> tuple[FeedState, tuple[Item, ...]]:
    """Return the feed's new state and its new items; raises WorkerError where the body cannot be read."""
    feed = fetched.feed
    hashes = refresh.archive.intake.known(feed.url)
    stories = tuple(KnownStory(*row) for row in refresh.archive.intake.latest(feed.url, LATEST))
    known = Known(before.item_hashes, frozenset(hashes), stories, delta=before.clean)
    task = Task(feed, Body(fetched.body, fetched.base, fetched.content_type, now), known, hashes, refresh.plan.vendors)
    understood = cast(Understood, await refresh.workers.run(_UNDERSTAND, task))
    items, rest = list(understood.items), understood.rest
    while rest:
        more, rest = cast(
            "tuple[tuple[Item, ...], tuple[Entry, ...]]",
            await refresh.workers.run(_ASSESS, feed, rest, refresh.plan.vendors),
        )
        items += more
    state = replace(
        fetched.state,
        address=fetched.moved_to or before.address,
        title=understood.title or before.title,
        item_hashes=understood.item_hashes,
        clean=understood.clean,
        damaged=understood.damaged,
        items_per_week=understood.pace if understood.pace is not None else before.items_per_week,
    )
    return state, tuple(items)


def _keep(refresh: _Run, feed: Feed, state: FeedState, items: tuple[Item, ...]) -> None:
    """Write what came of a feed into the archive, and tell of it."""
    now = state.last_try or datetime.now(UTC)
    kept = Kept()
    if items or feed.url not in refresh.states:
        kept = refresh.archive.intake.keep(feed, replace(state, last_new=now if items else state.last_new), items, now)
    else:
        refresh.archive.intake.keep_state(state)
    summary = refresh.summary
    changed = bool(kept.new or kept.updated)
    refresh.summary = replace(
        summary,
        asked=summary.asked + 1,
        unchanged=summary.unchanged + (not changed and not state.error),
        new=(*summary.new, *kept.new),
        updated=(*summary.updated, *kept.updated),
        newest=(*summary.newest, *kept.new[:NEWEST]),
    )
    if state.error:
        refresh.failures[feed.url] = Failure(feed.title, feed.url, state.error)
    _tell(refresh, feed, "failed" if state.error else "new" if changed else "unchanged", state, kept, state.error)


def _tell(refresh: _Run, feed: Feed, outcome: str, state: FeedState, kept: Kept, error: str) -> None:
    refresh.done += 1
    refresh.plan.report(
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
            "done": refresh.done,
            "of": len(refresh.plan.feeds),
        }
    )


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
