"""A feed asked now, with everything that its answer tells, and nothing kept; and the feeds that a page leads to."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from time import monotonic
from typing import cast
from urllib.parse import urlsplit

from tui.dataclass import dataclass
from tui.desk.knowledge.gazetteer import VendorEntry
from tui.model import Feed
from tui.refresh.inspection import Inspection
from tui.wire.client import Hop, Response
from tui.wire.discovery import Link, well_known
from tui.wire.errors import WireError
from tui.wire.fetch import READ, ask, refusal
from tui.wire.limits import CONCURRENCY, PER_HOST
from tui.wire.parsing.model import Body
from tui.wire.worker import WorkerError, Workers

_INSPECT = "tui.refresh.inspection:inspect"
_LINKS = "tui.wire.discovery:links"
_SECONDS = 40.0
"""What looking for a page's feeds may take."""


@dataclass(frozen=True, slots=True)
class Probe:
    """What came of asking a feed: `error` is "" where `inspection` tells what it holds.

    `url` is what was asked, `address` where the answer came from after `hops`; `seconds` is how long the answer took.
    """

    url: str
    address: str = ""
    code: int | None = None
    error: str = ""
    hops: tuple[Hop, ...] = ()
    content_type: str = ""
    size: int = 0
    seconds: float = 0.0
    inspection: Inspection | None = None


@dataclass(frozen=True, slots=True)
class Discovery:
    """What an address leads to: `asked` is what came of asking it, `found` its feeds (itself, where it is one)."""

    asked: Probe
    found: tuple[Probe, ...]


def probe_all(feeds: Sequence[Feed], vendors: tuple[VendorEntry, ...] = ()) -> list[Probe]:
    """Ask all these feeds now and return what came of each, in their order. Nothing is kept."""

    async def run() -> list[Probe]:
        async with Workers() as workers:
            prober = _Prober(workers, vendors)
            return list(await asyncio.gather(*(prober.probe(feed) for feed in feeds)))

    return asyncio.run(run())


def discover(feed: Feed, vendors: tuple[VendorEntry, ...] = ()) -> Discovery:
    """Return the feeds that the feed's address leads to: the feed that is there, or those of the page that is."""

    async def run() -> Discovery:
        async with Workers() as workers:
            return await _Prober(workers, vendors).discover(feed)

    return asyncio.run(run())


class _Prober:
    """Asks feeds, a few at once and fewer of one host."""

    def __init__(self, workers: Workers, vendors: tuple[VendorEntry, ...]) -> None:
        self._workers = workers
        self._vendors = vendors
        self._total = asyncio.Semaphore(CONCURRENCY)
        self._hosts: dict[str, asyncio.Semaphore] = {}

    async def probe(self, feed: Feed) -> Probe:
        return (await self._asked(feed))[0]

    async def discover(self, feed: Feed) -> Discovery:
        asked, response = await self._asked(feed)
        if asked.inspection is not None:
            return Discovery(asked, (asked,))
        if response is None:
            return Discovery(asked, ())
        # What the page leads to may be private only where the page itself is, and on its own host alone.
        home = response.url if response.private else ""
        try:
            async with asyncio.timeout(_SECONDS):
                return Discovery(asked, await self._feeds_of(response, _at(feed, response.url), home))
        except TimeoutError:
            return Discovery(asked, ())

    async def _feeds_of(self, page: Response, reached: Feed, home: str) -> tuple[Probe, ...]:
        try:
            named = cast("tuple[Link, ...]", await self._workers.run(_LINKS, page.body, page.url))
        except WorkerError:
            named = ()
        probes = await asyncio.gather(*(self._of_page(_at(reached, link.url), home) for link in named))
        if found := tuple(probe for probe in probes if probe.inspection is not None):
            return found
        for address in well_known(page.url):
            probe = await self._of_page(_at(reached, address), home)
            if probe.inspection is not None:
                return (probe,)
        return ()

    async def _of_page(self, feed: Feed, home: str) -> Probe:
        """Ask an address that no user wrote."""
        return (await self._asked(feed, home=home))[0]

    async def _asked(self, feed: Feed, home: str | None = None) -> tuple[Probe, Response | None]:
        host = self._hosts.setdefault(urlsplit(feed.url).netloc, asyncio.Semaphore(PER_HOST))
        started = monotonic()
        try:
            async with host, self._total:
                started = monotonic()
                response = await ask(feed, home=home)
        except WireError as error:
            return Probe(feed.url, code=error.code, error=str(error), seconds=_since(started)), None
        probe = Probe(
            url=feed.url,
            address=response.url,
            code=response.status,
            hops=response.hops,
            content_type=response.headers.get("Content-Type", "")[:100],
            size=len(response.body),
            seconds=_since(started),
        )
        if response.status not in READ:
            return replace(probe, error=str(refusal(response.status))), None
        return await self._inspected(feed, probe, response), response

    async def _inspected(self, feed: Feed, probe: Probe, response: Response) -> Probe:
        body = Body(response.body, response.url, probe.content_type, datetime.now(UTC))
        try:
            inspection = cast(Inspection, await self._workers.run(_INSPECT, feed, body, self._vendors))
        except WorkerError as error:
            return replace(probe, error=str(error))
        return replace(probe, inspection=inspection)


def _at(feed: Feed, url: str) -> Feed:
    """Return the feed at an address that it led to: never over http from https, its login on its own host alone."""
    here, there = urlsplit(feed.url), urlsplit(url)
    if here.scheme == "https" and there.scheme == "http":
        there = there._replace(scheme="https")
    return replace(feed, url=there.geturl(), auth=feed.auth if here[:2] == there[:2] else "")


def _since(started: float) -> float:
    return round(monotonic() - started, 2)
