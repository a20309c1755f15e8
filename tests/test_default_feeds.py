"""The list of feeds that comes with us keeps its own rules."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tui.config import load_feeds
from tui.model import FeedKind

FEEDS = load_feeds(Path(__file__).parents[1] / "feeds.toml")


def test_the_default_list_is_long_enough_and_without_a_mistake() -> None:
    assert FEEDS.problems == ()
    assert len(FEEDS.feeds) >= 45


def test_every_status_page_says_whose_it_is_and_every_feed_has_a_group() -> None:
    assert all(bool(feed.vendor) == (feed.kind is FeedKind.STATUS) for feed in FEEDS.feeds)
    assert all(feed.group != "Other" and feed.title for feed in FEEDS.feeds)


def test_titles_are_unique() -> None:
    assert max(Counter(feed.title for feed in FEEDS.feeds).values()) == 1
