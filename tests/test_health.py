"""What a list of feeds says of each."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tui.health import in_words
from tui.model import Feed, FeedKind, FeedState

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
URL = "https://news.example/rss"
READ = {"last_try": NOW, "last_ok": NOW}


@pytest.mark.parametrize(
    ("known", "newest", "words"),
    [
        ({}, None, "not asked yet"),
        (READ, NOW, "ok 2026-11-26 12:00 UTC"),
        (READ | {"items_per_week": 3.0}, NOW, "ok 2026-11-26 12:00 UTC, 3 items a week"),
        (READ | {"damaged": True}, NOW, "ok 2026-11-26 12:00 UTC, damaged: what could be read is kept"),
        (READ, NOW - timedelta(days=99), "ok 2026-11-26 12:00 UTC, silent since 2026-08-19"),
        (
            READ | {"address": "https://new.example/rss"},
            NOW,
            "ok 2026-11-26 12:00 UTC, moved to https://new.example/rss",
        ),
        (READ | {"next_try": NOW + timedelta(hours=1)}, NOW, "ok 2026-11-26 12:00 UTC, next try 2026-11-26 13:00 UTC"),
        (
            READ | {"gone": True, "error": "HTTP 410"},
            NOW,
            "gone for good, not asked any more, last read 2026-11-26 12:00 UTC",
        ),
        (
            {
                "last_try": NOW,
                "error": "HTTP 429: asked too often",
                "failures": 2,
                "next_try": NOW + timedelta(hours=1),
            },
            None,
            "failing: HTTP 429: asked too often (2 times in a row), never read, next try 2026-11-26 13:00 UTC",
        ),
    ],
)
def test_a_feed_is_told_in_a_line(known: dict[str, object], newest: datetime | None, words: str) -> None:
    state = FeedState(URL, **known)  # type: ignore[arg-type]  # mypy cannot see the types behind the names
    assert in_words(Feed(URL, "News"), state, newest, NOW) == words


def test_a_status_page_without_news_is_not_silent() -> None:
    feed, state = Feed(URL, "Acme", FeedKind.STATUS), FeedState(URL, last_try=NOW, last_ok=NOW)
    assert in_words(feed, state, NOW - timedelta(days=99), NOW) == "ok 2026-11-26 12:00 UTC"
