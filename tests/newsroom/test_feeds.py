"""The screen of feeds: what it tells of each, and what can be done to the list from there."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.cli.run import ROOT
from tests.newsroom.conftest import Opener, drawn, settle
from tests.sites import Answer, site
from tui.archive import Archive
from tui.config import load_feeds
from tui.model import Feed, FeedKind, FeedState
from tui.newsroom.feed_rows import FeedRow, feed_page
from tui.newsroom.glyphs import UNICODE
from tui.newsroom.room import Room
from tui.newsroom.screens.feeds import FeedsScreen

NOW = datetime.now(UTC)
FEED = Feed("https://news.example/rss", "Example [b]News[/b]", group="News")
LIST = '# mine\n[[feed]]\nurl = "https://news.example/rss"  # the good one\ntitle = "Example News"\n'
NEWS = """<rss version="2.0"><channel><title>The Test Post</title><item><guid>1</guid><title>A chair</title></item>
</channel></rss>"""


def page(state: FeedState | None, newest: datetime | None = None, feed: Feed = FEED) -> str:
    document = feed_page(FeedRow(0, feed, state, (12, 3, 2), newest), 80, UNICODE)
    return "\n".join(line.text for line in document.lines)


def test_the_page_of_a_feed_tells_what_is_wrong_and_when_it_is_tried_again() -> None:
    later = NOW + timedelta(hours=2)
    failing = FeedState(
        FEED.url, http_code=404, error="HTTP 404: not found", failures=3, last_try=NOW, last_ok=NOW, next_try=later
    )
    text = page(failing)
    assert "Example [b]News[/b]  news, group News" in text
    assert "Error     HTTP 404: not found (3 times in a row)" in text
    assert f"not before {later:%H:%M}" in text or f"{later:%Y-%m-%d}" in text
    assert "12 kept, 2 of them outages" in text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"damaged": True}, "Damaged   yes"),
        ({"gone": True}, "never: it is gone for good"),
        ({"address": "https://new.example/rss"}, "Moved to  https://new.example/rss"),
        ({"items_per_week": 3.5}, "3.5 items a week"),
        ({"last_try": None}, "not asked yet"),
    ],
)
def test_the_page_of_a_feed_names_each_condition(change: dict[str, object], words: str) -> None:
    state = FeedState(FEED.url, http_code=200, last_try=NOW, last_ok=NOW)
    assert words in page(replace(state, **change))  # type: ignore[arg-type]


def test_a_silent_feed_says_since_when_and_a_status_page_is_never_silent() -> None:
    state = FeedState(FEED.url, http_code=200, last_try=NOW, last_ok=NOW, items_per_week=20)
    long_ago = NOW - timedelta(days=40)
    assert f"silent since {long_ago:%Y-%m-%d}" in page(state, long_ago)
    assert "silent" not in page(state, NOW - timedelta(days=3))
    assert "silent" not in page(state, long_ago, replace(FEED, kind=FeedKind.STATUS))


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(LIST, encoding="utf-8")
    return path


async def press(pilot: Pilot[None], *keys: str) -> str:
    for key in keys:
        await pilot.press(key)
    await settle(pilot)
    return drawn(pilot)


def written(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def use(room: Room, path: Path) -> None:
    """Let the newsroom work with that list, and its children with it too."""
    room.feeds = load_feeds(path)
    words = ("--feeds", str(path), "--db", str(room.archive.path), "fetch")
    room.refresh_command = (sys.executable, "-m", "tui", *words)


async def test_switching_removing_and_undoing_from_the_screen(newsroom: Opener, mine: Path) -> None:
    async with newsroom() as (pilot, wire):
        use(wire.room, mine)
        assert "1 feed" in await press(pilot, "F")
        assert "not asked any more" in await press(pilot, "e")
        assert not load_feeds(mine).feeds[0].enabled
        assert "a adds one" in await press(pilot, "X")
        assert load_feeds(mine).feeds == ()
        assert "Undone: removed Example News" in await press(pilot, "u")
        assert "Undone: disabled Example News" in await press(pilot, "u")
        assert written(mine) == LIST


@pytest.mark.slow
async def test_a_feed_is_added_by_the_address_of_its_page(
    newsroom: Opener, mine: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    answers = {
        "/": Answer('<html><head><link rel="alternate" type="application/rss+xml" href="/f"></head>'),
        "/f": Answer(NEWS),
    }
    with site(answers) as web:
        async with newsroom() as (pilot, wire):
            use(wire.room, mine)
            await press(pilot, "F", "a", *web.url, "slash", "enter")
            for _ in range(400):
                await asyncio.sleep(0.1)
                if "Found" in drawn(pilot):
                    break
            assert "The Test Post · RSS 2.0, 1 entries" in drawn(pilot)
            assert "Added The Test Post" in await press(pilot, "enter")
            assert isinstance(pilot.app.screen, FeedsScreen)
    added = load_feeds(mine).feeds[-1]
    assert (added.url, added.title) == (f"{web.url}/f", "The Test Post")
    assert written(mine).startswith(LIST)
    archive.undo.last()
    assert written(mine) == LIST


async def test_why_a_feed_brings_nothing_fits_into_the_last_line(
    newsroom: Opener, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    with site({"/f": Answer("", 429)}) as web:
        put(mine, f'[[feed]]\nurl = "{web.url}/f"\ntitle = "A feed with a name of some length"\n')
        async with newsroom() as (pilot, wire):
            use(wire.room, mine)
            await press(pilot, "F")
            for words in ("failed: HTTP 429: asked too often", "not asked: not before "):
                await press(pilot, "r")
                for _ in range(200):
                    if words in drawn(pilot).splitlines()[-1]:
                        break
                    await asyncio.sleep(0.1)
                assert words in drawn(pilot).splitlines()[-1]


def test_a_feed_that_moved_to_a_listed_one_names_it() -> None:
    state = FeedState(FEED.url, address="https://other.example/rss", last_try=NOW, last_ok=NOW)
    row = FeedRow(0, FEED, state, (12, 3, 2), None, Feed("https://other.example/rss", "The other one"))
    told = " ".join(line.text.strip() for line in feed_page(row, 80, UNICODE).lines)
    assert "https://other.example/rss, where The other one is listed, too" in told
