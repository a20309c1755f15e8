"""Entries, feeds and archives for the tests of this room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tui.archive import Archive, Kept
from tui.model import Analysis, Entry, Fact, Feed, FeedKind, FeedState, Flag, Lifecycle, Service, Severity

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FEED = Feed("https://news.example/rss", "Example News", group="Tech")
STATUS = Feed("https://status.example/atom", "Example Status", kind=FeedKind.STATUS, vendor="Example Cloud")

QUIET = Analysis(Flag(False, 0.02))
OUTAGE = Analysis(
    Flag(True, 0.93, severity=Severity.MAJOR, lifecycle=Lifecycle.LIVE, cause="configuration"),
    services=(Service("Checkout", True, "title", 0, 8, "Checkout"), Service("Search", False, "title", 0, 1, "C")),
    facts=(Fact("vendor", "Acme Pay", "Acme Pay", 0, 8, "title"),),
)


def at(minutes: float) -> datetime:
    """Return the time so many minutes after the tests' morning began."""
    return START + timedelta(minutes=minutes)


def entry(guid: str, title: str = "", text: str = "", minutes: float | None = None, description: str = "") -> Entry:
    """Return an entry, published `minutes` after the start (None: it does not say)."""
    published = None if minutes is None else at(minutes)
    return Entry(guid, title or f"Story {guid}", f"https://news.example/{guid}", "", description, text, published)


def keep(
    archive: Archive,
    entries: Sequence[Entry],
    analysis: Analysis = QUIET,
    feed: Feed = FEED,
    seen: datetime = START,
) -> Kept:
    """Keep the entries as one fetch of the feed would, all with the same analysis."""
    return archive.intake.keep(feed, FeedState(feed.url, last_ok=seen), [(one, analysis) for one in entries], seen)


def titles(archive: Archive, query: str = "") -> list[str]:
    """Return the titles of all stories that the query finds, in order."""
    return [row.title for row in archive.stories.page(query, 0, 1000)]


@contextmanager
def opened(folder: Path) -> Iterator[Archive]:
    """Open the archive of this folder."""
    with Archive.open(folder / "archive.db") as archive:
        yield archive
