"""More takeaways, and a model's, by their keys."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.cli.run import ROOT
from tests.llm_server import chat_server, shorten
from tests.newsroom.conftest import Opener, drawn
from tui.config import LlmSettings
from tui.model import Origin


async def test_t_shows_more_takeaways_and_three_again(newsroom: Opener) -> None:
    async with newsroom("enter", size=(120, 60)) as (pilot, wire):
        before = len(wire.reader.takeaways)
        await pilot.press("t")
        assert wire.reader.more
        assert "takeaways" in drawn(pilot).splitlines()[-1]
        await pilot.press("t")
        assert (wire.reader.more, len(wire.reader.takeaways)) == (False, before)


async def test_l_says_what_is_missing(newsroom: Opener) -> None:
    async with newsroom("enter", "L") as (pilot, _):
        assert "[llm]" in drawn(pilot)


async def test_l_asks_the_model_marks_its_words_and_takes_them_back(newsroom: Opener, tmp_path: Path) -> None:
    with chat_server(shorten) as seen:
        (tmp_path / "config.toml").write_text(f'[llm]\nbase_url = "{seen.url}"\nmodel = "tiny"\n', encoding="utf-8")
        (tmp_path / "feeds.toml").write_text('[[feed]]\nurl = "https://news.example/feed.xml"\n', encoding="utf-8")
        shared = ("--db", str(tmp_path / "news.db"), "--feeds", str(tmp_path / "feeds.toml"))
        command = (
            sys.executable,
            "-c",
            f"import sys; sys.path.insert(0, {str(ROOT)!r}); from tui.cli import main; sys.exit(main())",
            *shared,
            "fetch",
        )
        llm = LlmSettings(seen.url, "tiny")
        async with newsroom(size=(80, 40), command=command, llm=llm) as (pilot, wire):
            await pilot.press("L")
            await wire.workers.wait_for_complete()
            await pilot.pause(0.2)
            assert "machine-written: " in drawn(pilot), "the preview marks it before its end may be cut off"
            await pilot.press("enter")
            await pilot.pause()
            assert Origin.MODEL in {takeaway.origin for takeaway in wire.reader.takeaways}
            assert "with machine-written ones" in drawn(pilot)
            assert "(machine-written)" in " ".join(drawn(pilot).split())
            await pilot.press("L")
            await wire.workers.wait_for_complete()
            await pilot.pause()
            assert {takeaway.origin for takeaway in wire.reader.takeaways} == {Origin.DESK}
            assert "machine-written" not in drawn(pilot)
