"""What a worker process does with the body of a feed: parse it, and let the desk read what is new.

An entry whose words the archive has already is dropped here, so that it costs the desk and the archive nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from time import monotonic
from types import MappingProxyType

from tui.archive.hashing import content_hash
from tui.archive.intake import Ready, ready
from tui.desk.analysis import analyze
from tui.desk.knowledge.gazetteer import VendorEntry, knowing
from tui.model import Analysis, Article, Entry, Feed
from tui.refresh.introducing import introduced
from tui.refresh.task import Task, Understood
from tui.wire.parsing.parse import parse
from tui.wire.schedule import items_per_week

BUDGET = 3.0
"""Seconds after which one call stops analysing and leaves the rest to the next: to other feeds, and to its end."""


def understand(task: Task) -> Understood:
    """Parse a body and analyse its new entries; raises FeedError where it is no feed."""
    started = monotonic()
    parsed = parse(task.body, task.known)
    digests = {entry.guid: content_hash(entry) for entry in parsed.entries}
    fresh = tuple(entry for entry in parsed.entries if task.hashes.get(entry.guid) != digests[entry.guid])
    items, rest, _ = assess(introduced(task.feed, parsed.title), fresh, task.vendors, digests=digests)
    return Understood(
        items=items,
        rest=rest,
        entries=len(parsed.entries),
        title=parsed.title,
        item_hashes=parsed.item_hashes,
        clean=parsed.clean,
        damaged=parsed.damaged,
        pace=None if parsed.partial else _pace(parsed.entries, task.body.now),
        seconds=monotonic() - started,
    )


def assess(
    feed: Feed,
    entries: tuple[Entry, ...],
    vendors: tuple[VendorEntry, ...] = (),
    left: float = BUDGET,
    digests: Mapping[str, str] = MappingProxyType({}),
) -> tuple[tuple[Ready, ...], tuple[Entry, ...], float]:
    """Return the entries that there was time for, judged and ready for the archive, those that are left, and how many
    seconds that took.

    At least one is done. `left` are the seconds that the feed may still take, `digests` content hashes by guid, where
    they are known already.
    """
    started = monotonic()
    items: list[Ready] = []
    for entry in entries:
        analysis = analyze(article(feed, entry), gazetteer=knowing(vendors), thorough=False)
        items.append(ready(feed, entry, analysis, digests.get(entry.guid, "")))
        if monotonic() > started + min(BUDGET, left):
            break
    return tuple(items), entries[len(items) :], monotonic() - started


def analyse(article: Article, vendors: tuple[VendorEntry, ...] = ()) -> Analysis:
    """Return what the desk says of an article, with the vendors that the user adds."""
    return analyze(article, gazetteer=knowing(vendors))


def article(feed: Feed, entry: Entry) -> Article:
    """Return an entry as the desk reads it."""
    return Article(
        id=entry.guid,
        title=entry.title,
        description=entry.description,
        text=entry.text,
        date=entry.published,
        source=feed.title,
        url=entry.url,
        kind=feed.kind,
        vendor=feed.vendor,
        language=entry.language,
        updated=entry.updated,
    )


def _pace(entries: tuple[Entry, ...], now: datetime) -> float | None:
    return items_per_week((entry.published for entry in entries if entry.published), now)
