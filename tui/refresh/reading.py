"""Bodies read on workers: parsed, judged, and what is new of them handed back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import cast

from tui.archive import Archive
from tui.archive.intake import Ready
from tui.model import Entry, FeedState
from tui.refresh.introducing import introduced
from tui.refresh.plan import Plan
from tui.refresh.task import ASSESS, UNDERSTAND, Task, Understood
from tui.wire.errors import WireError
from tui.wire.fetch import Fetched, failed
from tui.wire.limits import PARSE_SECONDS
from tui.wire.parsing.model import Body, Known, KnownStory
from tui.wire.worker import WorkerError, Workers

GRACE = 1.0
"""Seconds that the last entry may take beyond the time for its feed."""

LATEST = 1_000
"""Stories of a feed among which an entry with a new guid may be known again."""

Read = tuple[FeedState, tuple[Ready, ...]]
"""A feed's state after its body was read, and what is new in that."""


class Reading:
    """Reads the bodies of one refresh. `end()` it in the end."""

    def __init__(self, plan: Plan, archive: Archive) -> None:
        self._plan = plan
        self._archive = archive
        self._workers = plan.workers or Workers(warm=UNDERSTAND)

    async def begin(self, bodies: int) -> None:
        """Let a worker wake up before there is work for it, or as many as so many bodies are worth."""
        await self._workers.begin(bodies)

    async def end(self) -> None:
        """End the workers, whatever they do, unless they are there for other refreshes, too."""
        if self._plan.workers is None:
            await self._workers.end()

    async def read(self, fetched: Fetched, before: FeedState, now: datetime) -> Read:
        """Return what came of a body; one that cannot be read makes its feed one that failed."""
        try:
            return await self._understood(fetched, before, now)
        except WorkerError as error:
            # The old validators stay, so that the next answer is not "unchanged" while its body was never read.
            trouble = WireError(str(error), code=fetched.state.http_code)
            return failed(fetched.feed, before, trouble, now).state, ()

    async def _understood(self, fetched: Fetched, before: FeedState, now: datetime) -> Read:
        feed, vendors = fetched.feed, self._plan.vendors
        task = self._task(fetched, before, now)
        understood = cast(Understood, await self._workers.run(UNDERSTAND, task, light=before.clean))
        feed = introduced(feed, understood.title)
        items, rest, left = list(understood.items), understood.rest, PARSE_SECONDS - understood.seconds
        while rest and left > 0:
            answer = await self._workers.run(ASSESS, feed, rest, vendors, left, seconds=left + GRACE)
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

    def _task(self, fetched: Fetched, before: FeedState, now: datetime) -> Task:
        intake, feed = self._archive.intake, fetched.feed
        hashes = intake.known(feed.url)
        stories = tuple(KnownStory(*row) for row in intake.latest(feed.url, LATEST))
        known = Known(before.item_hashes, frozenset(hashes), stories, delta=before.clean)
        body = Body(fetched.body, fetched.base, fetched.content_type, now)
        return Task(feed, body, known, hashes, self._plan.vendors)


def _half_read(state: FeedState, before: FeedState) -> FeedState:
    """Return the state of a feed that was not read to its end: the next fetch is sent the same again, and goes on."""
    names = ("etag", "last_modified", "body_hash", "item_hashes", "clean")
    return replace(state, **{name: getattr(before, name) for name in names})
