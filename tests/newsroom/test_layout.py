"""What is shown at which size, and what is said where there is nothing to show."""

from __future__ import annotations

import re
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.newsroom.conftest import Opener, drawn
from tests.newsroom.sample import FEEDS, NEWS, plain, settings
from tests.newsroom.test_dossier import group
from tui.archive import Archive
from tui.config import FeedList, View
from tui.model import FeedState
from tui.newsroom.app import NewsroomApp
from tui.newsroom.room import Room
from tui.refresh.gather import gather

HOSTILE = "[red]x[/bold] [@click=app.quit]y \x1b]0;owned\x07\x9b31m[/]"
SHOWN = "[red]x[/bold] [@click=app.quit]y"


@pytest.mark.parametrize(
    ("size", "panes"),
    [
        ((40, 10), {"list"}),
        ((80, 24), {"list"}),
        ((120, 40), {"list", "reader"}),
        ((200, 60), {"rail", "list", "reader"}),
    ],
)
async def test_as_many_panes_as_there_is_room_for(newsroom: Opener, size: tuple[int, int], panes: set[str]) -> None:
    async with newsroom(size=size) as (pilot, wire):
        shown = {name for name in ("rail", "list", "reader") if pilot.app.screen.query_one(f"#{name}").is_on_screen}
        assert shown == panes
        assert all(len(row) <= size[0] for row in drawn(pilot).split("\n"))
        assert wire.strip.display == (size[1] >= 40)


OTHER_SCREENS = (*"BFR!SUewi?:/", ("S", "enter"), ("F", "a"))


def still(screen: str) -> str:
    """The screen without times and ages, which move on while a test runs."""
    return re.sub(r"just now|now|[\d ]+m?", " ", screen)


@pytest.mark.parametrize("keys", [(), "d", *(pytest.param(keys, marks=pytest.mark.slow) for keys in OTHER_SCREENS)])
async def test_a_tiny_terminal_is_told_so_on_every_screen(newsroom: Opener, archive: Archive, keys: str) -> None:
    group(archive)
    async with newsroom(*keys) as (pilot, _wire):
        before = still(drawn(pilot))
        for size in ((39, 24), (80, 9), (1, 1), (12, 5)):
            await pilot.resize_terminal(*size)
            await pilot.pause(0.02)
            assert "Night" in drawn(pilot) or size == (1, 1)
            assert not set(drawn(pilot)) & set("●│╭")
        await pilot.press("j", "e", "ctrl+p", "escape", "G")
        await pilot.resize_terminal(80, 24)
        await pilot.pause(0.05)
        assert still(drawn(pilot)) == before


async def test_a_terminal_that_is_tiny_from_the_start_can_be_left_or_made_larger(newsroom: Opener) -> None:
    async with newsroom(size=(30, 8)) as (pilot, wire):
        assert "40×10 cells" in drawn(pilot)
        await pilot.resize_terminal(120, 40)
        await pilot.pause(0.1)
        assert pilot.app.screen is wire
        assert "Gigamart" in drawn(pilot)
        await pilot.resize_terminal(30, 8)
        await pilot.pause(0.05)
        await pilot.press("q")
        await pilot.pause()
        assert pilot.app.return_code == 0


async def test_what_opens_in_a_tiny_terminal_does_not_leave_the_notice_behind(newsroom: Opener) -> None:
    async with newsroom() as (pilot, wire):
        await pilot.resize_terminal(30, 8)
        await pilot.pause(0.05)
        wire.opens.links()
        await pilot.resize_terminal(80, 24)
        await pilot.pause(0.05)
        await pilot.press("escape")
        await pilot.pause(0.05)
        assert pilot.app.screen is wire


async def test_shrinking_and_growing_again_keeps_the_story_its_place_and_the_cursor(newsroom: Opener) -> None:
    async with newsroom("j", "j", "j", "enter", "space", size=(80, 12)) as (pilot, wire):
        assert wire.reader.top
        before, top = still(drawn(pilot)), wire.reader.top
        for size in ((20, 12), (80, 4), (80, 12)):
            await pilot.resize_terminal(*size)
            await pilot.pause(0.05)
        assert (still(drawn(pilot)), wire.reader.top, wire.list.cursor) == (before, top, 3)
        assert wire.reading


async def test_resizing_while_reading_keeps_the_story(newsroom: Opener) -> None:
    async with newsroom("enter", size=(80, 24)) as (pilot, wire):
        for width, height in ((200, 60), (120, 30), (45, 12), (80, 24)):
            await pilot.resize_terminal(width, height)
            await pilot.pause(0.05)
            assert wire.reader.story is not None
            assert "Gigamart checkout glitch" in " ".join(drawn(pilot).split())


@pytest.mark.parametrize("width", [40, 145, 250])
async def test_the_key_bar_never_cuts_a_hint(newsroom: Opener, width: int) -> None:
    async with newsroom(size=(width, 24)) as (pilot, wire):
        parts = wire.keys.parts(0, width)
        assert sum(part.width for part in parts) <= width
        assert "…" not in "".join(part.text for part in parts)
        assert drawn(pilot).split("\n")[-1].strip().startswith("⏎ read")


@pytest.mark.parametrize(
    "keys",
    [
        (),
        ("enter",),
        ("w",),
        ("D",),
        ("e",),
        ("/", *"hostile", "enter"),
        ("b", "asterisk"),
        ("F",),
        ("d",),
        ("d", "f"),
        ("B",),
        ("b", "U"),
    ],
)
@pytest.mark.parametrize("size", [(80, 24), pytest.param((200, 60), marks=pytest.mark.slow)])
async def test_hostile_titles_are_text(
    newsroom: Opener, archive: Archive, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    newest = archive.stories.page("", 0, 1)[0]
    entry, analysis = plain("hostile", f"hostile {HOSTILE}", newest.when.replace(year=2030))
    analysis = replace(analysis, flag=replace(analysis.flag, outage=True))
    archive.intake.keep(NEWS, FeedState(NEWS.url, title=HOSTILE), [(entry, analysis)], newest.when)
    gather(archive, [row.id for row in archive.stories.page("", 0, 5)])
    async with newsroom(*keys, size=size) as (pilot, _wire):
        screen = drawn(pilot)
        assert pilot.app.is_running
        assert "\x1b" not in screen
        assert "\x9b" not in screen
        if not {"F", "B"} & set(keys):
            assert SHOWN[:20] in " ".join(screen.split())


async def test_first_run_offers_to_fetch_and_shows_what_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "fetch.py"
    script.write_text(
        "import json\n"
        'print(json.dumps({"event": "start", "feeds": 1}))\n'
        'print(json.dumps({"event": "feed", "url": "u", "title": "Example News", "outcome": "new", "new": 4, '
        '"updated": 0, "error": "", "done": 1, "of": 1}))\n'
        'print(json.dumps({"event": "end", "ok": 1, "failed": 0, "new": 4, "updated": 0, "seconds": 0.1}))\n'
    )
    monkeypatch.setenv("NIGHTDESK_STATE", str(tmp_path))
    with Archive.open(tmp_path / "empty.db") as archive:
        command = (sys.executable, str(script))
        app = NewsroomApp(Room(archive, FeedList(tmp_path / "feeds.toml", FEEDS), settings(tmp_path), command))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause(0.1)
            assert "Welcome. Nothing is fetched yet." in drawn(pilot)
            assert "nightdesk demo" in drawn(pilot)
            assert "e   edits the list" in drawn(pilot)
            bar = drawn(pilot).split("\n")[-1]
            assert bar.startswith(" ⏎ fetch  q leave  ? help  e edit feeds  ")
            await pilot.press("e")
            await pilot.pause()
            assert "a add" in drawn(pilot)
            assert "Broken Wire" in drawn(pilot)
            await pilot.press("q", "enter")
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert "4 new, 0 changed" in drawn(pilot)


@pytest.mark.parametrize("width", [40, 46])
async def test_a_cause_that_does_not_fit_ends_with_an_ellipsis(newsroom: Opener, width: int) -> None:
    async with newsroom("enter", size=(width, 20)) as (pilot, _wire):
        row = next(row for row in drawn(pilot).split("\n") if "cause: " in row)
        assert row.rstrip().endswith("…" if width == 40 else "cause: configuration change")


async def test_tabs_count_what_is_unread_where_there_is_room(newsroom: Opener, archive: Archive) -> None:
    async with newsroom("m", "b", size=(80, 24), views=(View("Payments", "checkout"),)) as (pilot, _wire):
        outages, unread = archive.stories.count("is:outage is:unread"), archive.stories.count("is:unread")
        assert f"[▲ Outages {outages}]  All {unread}   ★ Bookmarks 1   ⌕ Payments " in drawn(pilot)
        await pilot.resize_terminal(47, 24)
        await pilot.pause(0.05)
        assert "[▲ Outages]  All   ★ Bookmarks   ⌕ Payments" in drawn(pilot)


async def test_a_fetch_that_fails_is_told_in_its_own_words(newsroom: Opener, tmp_path: Path) -> None:
    script = tmp_path / "fail.py"
    script.write_text("import sys\nprint('nightdesk: \\x1b[31mno feeds', file=sys.stderr)\nsys.exit(3)\n")
    async with newsroom("r", size=(120, 40), command=(sys.executable, str(script))) as (pilot, _wire):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "fetch failed: nightdesk: [31mno feeds" in drawn(pilot)


@pytest.mark.parametrize(
    "theme", ["dark", "light", "high-contrast-dark", "high-contrast-light", "colour-blind", "ansi"]
)
async def test_every_theme_shows_the_same_words(newsroom: Opener, theme: str) -> None:
    async with newsroom("enter", size=(120, 40), theme=theme) as (pilot, _wire):
        assert "Key takeaways" in drawn(pilot)


async def test_ascii_signs(newsroom: Opener) -> None:
    async with newsroom("b", size=(200, 60), glyphs="ascii") as (pilot, _wire):
        chrome = [row for row in drawn(pilot).split("\n") if "日本" not in row and "“" not in row and "”" not in row]
        foreign = {sign for row in chrome for sign in row if ord(sign) > 126}
        assert foreign <= {"│"}  # the panes' own borders


async def test_keys_can_be_chosen_and_clashes_are_told(newsroom: Opener, archive: Archive) -> None:
    chosen = {"bookmark": "x", "no-such": "y"}
    async with newsroom("x", keys=chosen) as (pilot, _wire):
        assert archive.stories.count("is:bookmarked") == 1
        await pilot.press("?")
        await pilot.pause()
        assert "no-such: there is no such command" in drawn(pilot)
        assert "x is wanted by" in drawn(pilot)


@asynccontextmanager
async def nothing_fetched(
    folder: Path, size: tuple[int, int]
) -> AsyncIterator[tuple[Pilot[None], Callable[..., None]]]:
    """Open the newsroom over an empty archive; yields a function with which a fetch leaves all feeds in one state."""
    with Archive.open(folder / "empty.db") as archive, Archive.open(folder / "empty.db") as fetch:
        app = NewsroomApp(Room(archive, FeedList(folder / "feeds.toml", FEEDS), settings(folder)))

        def fetched(tried: datetime, answered: datetime | None = None, error: str = "") -> None:
            for feed in FEEDS:
                state = FeedState(feed.url, error=error, last_try=tried, last_ok=answered)
                fetch.intake.keep(feed, state, [], datetime.now(UTC))

        async with app.run_test(size=size) as pilot:
            await pilot.pause(0.1)
            yield pilot, fetched


async def test_a_calm_that_nobody_has_looked_at_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGHTDESK_STATE", str(tmp_path))
    now = datetime.now(UTC)
    async with nothing_fetched(tmp_path, (80, 24)) as (pilot, fetched):
        assert "nothing fetched yet" in drawn(pilot)
        assert "no live" not in drawn(pilot)
        fetched(now, error="no such host: x")
        await pilot.pause(1.2)
        assert "None of your feeds answers." in drawn(pilot)
        assert "no such host: x" in drawn(pilot)
        assert "no live" not in drawn(pilot)
        yesterday = now - timedelta(days=1)
        fetched(now, yesterday, "no such host: x")
        await pilot.pause(1.2)
        assert f"no live incidents as of {yesterday:%Y-%m-%d %H:%M} UTC" in drawn(pilot)
        assert "offline since" in drawn(pilot)


async def test_the_strip_and_the_brief_claim_no_calm_that_nobody_has_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIGHTDESK_STATE", str(tmp_path))
    now = datetime.now(UTC)
    async with nothing_fetched(tmp_path, (200, 60)) as (pilot, fetched):
        assert "What is broken now is not known: nothing fetched yet." in drawn(pilot)
        fetched(now, error="no such host: x")
        await pilot.pause(1.2)
        assert "What is broken now is not known: no feed has answered yet." in drawn(pilot)
        at_noon = now - timedelta(hours=2)
        fetched(at_noon, at_noon)
        await pilot.pause(1.2)
        assert "Nothing was reported broken as of" in drawn(pilot)
        assert "Nothing was known here as of" in drawn(pilot)
        await pilot.press("B")
        await pilot.pause()
        assert "Nothing was live as of" in drawn(pilot)
        await pilot.press("q")
        fetched(now, now)
        await pilot.pause(1.2)
        assert "Nothing is reported broken right now." in drawn(pilot)
        assert "No outages." in drawn(pilot)


async def test_the_rail_tells_an_http_code_from_a_count(newsroom: Opener, archive: Archive) -> None:
    broken = next(feed for feed in FEEDS if feed.title == "Broken Wire")
    archive.intake.keep(broken, FeedState(broken.url, error="HTTP 503", http_code=503), [], datetime.now(UTC))
    async with newsroom(size=(200, 60)) as (pilot, _wire):
        row = next(row for row in drawn(pilot).split("\n") if "Broken Wire" in row)
        assert "err 503" in row
