"""Full texts: of one story on demand, and of the outage stories that a fetch brought."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import cast
from urllib.parse import urlsplit

from tui.archive import Archive
from tui.desk.knowledge.gazetteer import VendorEntry, knowing
from tui.desk.stories import article_of
from tui.errors import NightdeskError
from tui.model import Analysis, Feed, FeedKind, Story
from tui.refresh.gather import gather
from tui.wire.extraction import NoTextError, full_text
from tui.wire.worker import WorkerError, Workers

MOST = 20
"""Pages that one fetch asks for."""

SHORT = 1_200
"""Characters of a story's text above which the feed has told enough."""

SECONDS = 40.0
"""What the pages of one fetch may take together."""

_ANALYSE = "tui.refresh.understand:analyse"
_AT_ONCE = 4


class FullTextError(NightdeskError):
    """That a story's page gave no text, and why."""


async def fetch_one(archive: Archive, story: Story, feed: Feed, vendors: tuple[VendorEntry, ...] = ()) -> None:
    """Fetch the story's page and keep its text as a version. Raises FullTextError, DatabaseError."""
    async with Workers(1) as workers:
        await _keep(archive, story, feed, vendors, workers)
    gather(archive, [story.id], knowing(vendors))


async def fetch_many(
    archive: Archive,
    story_ids: Iterable[int],
    feeds: Mapping[str, Feed],
    vendors: tuple[VendorEntry, ...] = (),
    *,
    outages_only: bool = True,
) -> int:
    """Fetch the pages of those stories of which the feed told little; return how many gave a text.

    At most `MOST` pages, one at a time from each host, within `SECONDS`; a page that gives nothing costs nobody
    anything. Raises DatabaseError.
    """
    found = (archive.stories.story(ident) for ident in story_ids)
    stories = [story for story in found if _wanted(story, outages_only=outages_only)][:MOST]
    if not stories:
        return 0
    hosts: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
    total = asyncio.Semaphore(_AT_ONCE)
    kept: list[int] = []

    async def one(story: Story) -> None:
        async with hosts[urlsplit(story.url).netloc], total:
            try:
                await _keep(archive, story, feeds[story.feed_url], vendors, workers)
            except FullTextError:
                return
            kept.append(story.id)

    async with Workers(1) as workers:
        try:
            async with asyncio.timeout(SECONDS):
                await asyncio.gather(*(one(story) for story in stories if story.feed_url in feeds))
        except TimeoutError:
            pass  # what has come until then is kept; the rest is there on demand
    gather(archive, kept, knowing(vendors))
    return len(kept)


def _wanted(story: Story, *, outages_only: bool) -> bool:
    version = story.version
    told = len(version.text) >= SHORT or version.extracted or story.kind is not FeedKind.NEWS
    return (version.analysis.flag.outage or not outages_only) and bool(story.url) and not told


async def _keep(
    archive: Archive,
    story: Story,
    feed: Feed,
    vendors: tuple[VendorEntry, ...],
    workers: Workers,
) -> None:
    if not story.url:
        raise FullTextError("this story has no address")
    try:
        page = await full_text(workers, feed, story.url)
        if len(page.text) <= len(story.version.text) and not story.version.extracted:
            raise FullTextError("the page tells no more than the feed")
        analysis = cast(Analysis, await workers.run(_ANALYSE, article_of(story, page.text), vendors))
    except (NoTextError, WorkerError) as error:
        raise FullTextError(f"from the feed's summary only: {error}") from None
    archive.intake.keep_text(story.id, page.text, analysis, datetime.now(UTC), page.links)
