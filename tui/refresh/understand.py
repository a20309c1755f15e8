"""What a worker process does with the body of a feed: parse it, and let the desk read what is new.

An entry whose words the archive has already is dropped here, so that it costs the desk and the archive nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from time import monotonic

from tui.archive import content_hash
from tui.desk.analysis import analyze
from tui.desk.gazetteer import Gazetteer, VendorEntry, default
from tui.model import Analysis, Article, Entry, Feed
from tui.wire.parsing.model import Body, Known
from tui.wire.parsing.parse import parse
from tui.wire.schedule import items_per_week

BUDGET = 3.0
"""Seconds after which one call stops analysing and leaves the rest to the next."""

Item = tuple[Entry, Analysis]


@dataclass(frozen=True, slots=True)
class Task:
    """A body to read. `hashes` holds the content hash of each story that the archive has of this feed, by guid.

    `vendors` are those that the user adds to the ones that the desk knows.
    """

    feed: Feed
    body: Body
    known: Known
    hashes: dict[str, str]
    vendors: tuple[VendorEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    """What is new in a body. `rest` are entries that there was no time for: `assess()` goes on with them.

    `pace` is how many items a week the feed publishes, None where it cannot be told from this parse.
    """

    items: tuple[Item, ...]
    rest: tuple[Entry, ...]
    entries: int
    title: str
    item_hashes: tuple[str, ...]
    clean: bool
    damaged: bool
    pace: float | None


def understand(task: Task) -> Understood:
    """Parse a body and analyse its new entries; raises FeedError where it is no feed."""
    parsed = parse(task.body, task.known)
    fresh = tuple(entry for entry in parsed.entries if task.hashes.get(entry.guid) != content_hash(entry))
    items, rest = assess(task.feed, fresh, task.vendors)
    return Understood(
        items=items,
        rest=rest,
        entries=len(parsed.entries),
        title=parsed.title,
        item_hashes=parsed.item_hashes,
        clean=parsed.clean,
        damaged=parsed.damaged,
        pace=None if parsed.partial else _pace(parsed.entries, task.body.now),
    )


def assess(
    feed: Feed, entries: tuple[Entry, ...], vendors: tuple[VendorEntry, ...] = ()
) -> tuple[tuple[Item, ...], tuple[Entry, ...]]:
    """Return the entries that there was time for with their analyses, and those that are left; at least one is done."""
    until = monotonic() + BUDGET
    items: list[Item] = []
    for entry in entries:
        items.append((entry, analyze(article(feed, entry), gazetteer=_gazetteer(vendors))))
        if monotonic() > until:
            break
    return tuple(items), entries[len(items) :]


def analyse(article: Article, vendors: tuple[VendorEntry, ...] = ()) -> Analysis:
    """Return what the desk says of an article, with the vendors that the user adds."""
    return analyze(article, gazetteer=_gazetteer(vendors))


@cache
def _gazetteer(vendors: tuple[VendorEntry, ...]) -> Gazetteer | None:
    """Return the index that knows these vendors too, made once a worker; None where there are none to add."""
    return default().extended(vendors) if vendors else None


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
    )


def _pace(entries: tuple[Entry, ...], now: datetime) -> float | None:
    return items_per_week((entry.published for entry in entries if entry.published), now)
