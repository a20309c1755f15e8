"""The alerts' dry run over the past, from their screen: a real child over the same archive, and nothing sent."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.cli.run import ROOT
from tests.newsroom.conftest import Opener, drawn
from tui.archive import Archive
from tui.config import Watch

MINE = (Watch("Cumulus"),)


def command(folder: Path) -> tuple[str, ...]:
    (folder / "config.toml").write_text('[[watch]]\nvendor = "Cumulus"\n', encoding="utf-8")
    (folder / "feeds.toml").write_text('[[feed]]\nurl = "https://news.example/feed.xml"\n', encoding="utf-8")
    begin = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from tui.cli import main; sys.exit(main())"
    words = ("--db", str(folder / "news.db"), "--feeds", str(folder / "feeds.toml"), "fetch")
    return (sys.executable, "-c", begin, *words)


async def finish(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause(0.05)


async def test_the_past_is_replayed_and_nothing_is_sent(newsroom: Opener, archive: Archive, tmp_path: Path) -> None:
    async with newsroom("!", size=(120, 30), watches=MINE, command=command(tmp_path)) as (pilot, _wire):
        assert "r replay" in drawn(pilot).split("\n")[-1]
        await pilot.press("r")
        await pilot.pause()
        assert "Which alerts would have come since?" in drawn(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "replaying since 7d …" in drawn(pilot)
        await finish(pilot)
        assert "since 7d: 1 would be told, 0 held back; nothing was sent" in drawn(pilot)
        assert "Cumulus east-1: elevated error rates" in drawn(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "What would have been sent" in drawn(pilot)
        await pilot.press("q", "q")
        await pilot.pause()
        assert "0 sent, 0 held back" in drawn(pilot)
        assert archive.alerts.recent(9) == archive.alerts.recent(9, held=True) == []


async def test_a_time_that_cannot_be_read_is_told_and_an_empty_past_too(newsroom: Opener, tmp_path: Path) -> None:
    async with newsroom("!", size=(120, 30), watches=MINE, command=command(tmp_path)) as (pilot, _wire):
        await pilot.press("r", *"soon", "enter")
        await finish(pilot)
        assert "soon" in drawn(pilot).split("\n")[-1]
        assert "0 sent, 0 held back" in drawn(pilot)
        await pilot.press("r", *"2m", "enter")
        await finish(pilot)
        assert "No alert would have come since 2m." in drawn(pilot)


@pytest.mark.parametrize(
    ("watches", "words"), [((), "You watch nothing yet"), (MINE, "could not be started: No such file")]
)
async def test_what_is_missing_for_a_replay_is_told(
    newsroom: Opener, tmp_path: Path, watches: tuple[Watch, ...], words: str
) -> None:
    nowhere = (str(tmp_path / "nowhere"), "fetch")
    async with newsroom("!", size=(120, 30), watches=watches, command=nowhere) as (pilot, _wire):
        await pilot.press("r", *(["enter"] if watches else []))
        await finish(pilot)
        assert words in drawn(pilot)


async def test_leaving_the_screen_ends_the_replay(newsroom: Opener, tmp_path: Path) -> None:
    slow = (sys.executable, "-c", "import time; time.sleep(60)", "fetch")
    async with newsroom("!", "r", "enter", watches=MINE, command=slow) as (pilot, wire):
        await pilot.press("q")
        await finish(pilot)
        assert pilot.app.screen is wire
