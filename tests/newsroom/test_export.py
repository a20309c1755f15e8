"""The export dialog: what, as what, where to."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.newsroom.conftest import Opener, drawn
from tests.newsroom.test_dossier import group
from tui.archive import Archive


def written(folder: Path) -> list[Path]:
    return sorted((folder / "out").iterdir())


async def test_another_format_by_keys(newsroom: Opener, tmp_path: Path) -> None:
    async with newsroom("e", "j", "l") as (pilot, _wire):
        assert "(•) JSON" in drawn(pilot)
        await pilot.press("enter")
        await pilot.pause()
        (path,) = written(tmp_path)
        assert json.loads(path.read_text(encoding="utf-8"))["stories"][0]["title"].startswith("Gigamart")


async def test_all_bookmarked_stories_or_the_dossier(newsroom: Opener, archive: Archive, tmp_path: Path) -> None:
    group(archive)
    async with newsroom("b", "j", "j", "b", "g", "e", "l") as (pilot, _wire):
        assert "(•) bookmarked (2)" in drawn(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert len(written(tmp_path)) == 2
        assert "Written: 2 files" in drawn(pilot)
        await pilot.press("e", "h", "enter")
        await pilot.pause()
        assert any("dossier" in path.name for path in written(tmp_path))


async def test_switches_change_the_preview_and_y_copies_it(newsroom: Opener, tmp_path: Path) -> None:
    async with newsroom("e", size=(100, 60)) as (pilot, _wire):
        assert "[x] quotes" in drawn(pilot)
        assert "[^t1]" in drawn(pilot) or "[^1]" in drawn(pilot)
        assert "[x] sources" in drawn(pilot)
        assert "Read the story at" in drawn(pilot)
        await pilot.press("k", "space")
        await pilot.pause()
        assert "[ ] sources" in drawn(pilot)
        assert "Read the story at" not in drawn(pilot)
        assert "[^" in drawn(pilot)
        await pilot.press("l", "space")
        await pilot.pause()
        assert "[ ] quotes" in drawn(pilot)
        assert "[^" not in drawn(pilot)
        await pilot.press("y")
        await pilot.pause()
        assert pilot.app.clipboard.startswith("---\n")
        assert not (tmp_path / "out").exists()


async def test_another_folder(newsroom: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with newsroom("e", "t", "end", "ctrl+u", *"here", "enter") as (pilot, _wire):
        assert any(name.endswith(".md") for name in os.listdir(tmp_path / "here"))
        assert "Written:" in drawn(pilot)


async def test_the_mouse_chooses_too(newsroom: Opener) -> None:
    async with newsroom("e") as (pilot, _wire):
        row = next(row for row in drawn(pilot).split("\n") if "JSON" in row)
        await pilot.click(offset=(row.index("JSON"), drawn(pilot).split("\n").index(row)))
        await pilot.pause()
        assert "(•) JSON" in drawn(pilot)


async def test_the_switch_under_the_cursor_is_in_view_at_forty_columns(newsroom: Opener) -> None:
    async with newsroom("e", "k", "l", "l", size=(40, 10)) as (pilot, _wire):
        assert "[ ] full text" in drawn(pilot)
        await pilot.press("space")
        await pilot.pause()
        assert "[x] full text" in drawn(pilot)
