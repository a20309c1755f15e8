"""What is written in a thread is written whole, and its errors reach who asked for it."""

from __future__ import annotations

import asyncio
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tui.archive import Archive
from tui.errors import DatabaseError
from tui.model import Feed, FeedState
from tui.refresh.writing import Writing


def test_who_is_cancelled_leaves_it_to_be_done(tmp_path: Path) -> None:
    begun, go = threading.Event(), threading.Event()
    kept: list[str] = []

    def slow(archive: Archive) -> None:
        begun.set()
        go.wait(10)
        kept.append("slow")

    async def run() -> None:
        waiting = asyncio.create_task(writing.do(slow))
        await asyncio.to_thread(begun.wait, 10)
        waiting.cancel()
        await asyncio.wait([waiting])
        go.set()
        writing.finish(lambda archive: kept.append("last"))

    writing = Writing(tmp_path / "nightdesk.db")
    asyncio.run(run())
    writing.close()
    assert kept == ["slow", "last"]


def test_an_error_reaches_who_waits_and_who_finishes(tmp_path: Path) -> None:
    def fails(archive: Archive) -> None:
        raise DatabaseError("the disk is full")

    writing = Writing(tmp_path / "nightdesk.db")
    with pytest.raises(DatabaseError, match="the disk is full"):
        asyncio.run(writing.do(fails))
    with pytest.raises(DatabaseError, match="the disk is full"):
        writing.finish(lambda archive: None)
    writing.close()


def test_what_cannot_be_opened_is_said(tmp_path: Path) -> None:
    (tmp_path / "nightdesk.db").write_text("no database")
    writing = Writing(tmp_path / "nightdesk.db")
    with pytest.raises(DatabaseError, match="not a database"):
        asyncio.run(writing.do(lambda archive: None))
    writing.close()


def test_what_was_written_is_there_for_others(tmp_path: Path) -> None:
    path, feed = tmp_path / "nightdesk.db", Feed("http://127.0.0.1/feed", "A feed")
    with Archive.open(path) as archive:
        writing = Writing(path)
        writing.finish(lambda own: _keep(own, feed))
        writing.close()
        assert feed.url in archive.feeds.states()


def _keep(archive: Archive, feed: Feed) -> None:
    archive.intake.keep(feed, FeedState(feed.url), (), datetime.now(UTC))
