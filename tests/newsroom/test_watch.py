"""What the newsroom notices by itself: another process has fetched into the same archive."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.newsroom.conftest import Opener, settle
from tests.newsroom.sample import NEWS
from tui.archive import Archive
from tui.model import Analysis, Entry, Feed, FeedState, Flag

OTHER = Feed("https://other.example/rss", "Other")


async def test_a_fetch_of_another_process_shows_and_puts_off_our_own(newsroom: Opener, archive: Archive) -> None:
    async with newsroom("v", refresh=900) as (pilot, wire):
        before, due = wire.list.count, wire.desk._next_fetch
        now = datetime.now(UTC) + timedelta(minutes=5)
        with Archive.open(archive.path) as other:
            state = FeedState(NEWS.url, title=NEWS.title, last_try=now, last_ok=now)
            other.intake.keep(NEWS, state, [(Entry("fresh", "A fresh story"), Analysis(Flag(False, 0.0)))], now)
        wire.desk.tick()
        await settle(pilot)
        assert wire.list.count == before + 1
        assert wire.desk.situation().note.startswith("checked ")
        assert wire.desk.situation().note.endswith(f"{now:%H:%M}")  # before midnight the day stands between
        assert due is not None
        assert wire.desk._next_fetch is not None
        assert wire.desk._next_fetch > due
        assert not wire.desk.refreshing


async def test_a_feed_that_is_switched_off_does_not_count_as_failing(newsroom: Opener, archive: Archive) -> None:
    now = datetime.now(UTC)
    async with newsroom("v") as (_pilot, wire):
        state = FeedState(NEWS.url, error="HTTP 404: not found", last_try=now, failures=1)
        archive.intake.keep(NEWS, state, [], now)
        for enabled, failing in ((True, True), (False, False)):
            feeds = (replace(NEWS, enabled=enabled), OTHER)
            wire.room.feeds = replace(wire.room.feeds, feeds=feeds)
            archive.intake.keep(OTHER, FeedState(OTHER.url, last_try=now, last_ok=now), [], now)
            wire.desk._checked(now)
            assert wire.desk.situation().note.endswith(", 1 failing") is failing
