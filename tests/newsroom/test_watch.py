"""What the newsroom notices by itself: another process has fetched into the same archive."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.newsroom.conftest import Opener, settle
from tests.newsroom.sample import NEWS
from tui.archive import Archive
from tui.model import Analysis, Entry, FeedState, Flag


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
