"""The mouse can do what keys do; and the last resort, an error that nobody foresaw."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual import events
from textual.widget import Widget

from tests.newsroom.conftest import Opener, drawn, settle
from tests.newsroom.sample import feed_list, fill, settings
from tests.newsroom.test_dossier import group
from tui.archive import Archive
from tui.newsroom.app import NewsroomApp
from tui.newsroom.room import Room
from tui.newsroom.screens.wire import WireScreen


def where(screen: str, words: str) -> tuple[int, int]:
    """The cell that the words begin at."""
    rows = screen.split("\n")
    row = next(number for number, row in enumerate(rows) if words in row)
    return rows[row].index(words), row


def wheel(widget: Widget, kind: type[events.MouseEvent]) -> events.MouseEvent:
    return kind(widget, 1, 1, 0, 0, 0, False, False, False)


async def test_tabs_rows_takeaways_and_the_key_bar(newsroom: Opener, archive: Archive) -> None:
    async with newsroom() as (pilot, wire):
        await pilot.click(offset=where(drawn(pilot), "All"))
        await pilot.pause()
        assert wire.view.id == "all"
        await pilot.click(offset=where(drawn(pilot), "Regulator opens"))
        await settle(pilot)
        row = wire.list.row
        assert row is not None
        assert row.title.startswith("Regulator")
        await pilot.click(offset=where(drawn(pilot), "b bookmark"))
        await pilot.pause()
        assert archive.stories.story(row.id).bookmarked
        await pilot.click(offset=where(drawn(pilot), "Regulator opens"))
        await pilot.pause()
        assert wire.reading
        await pilot.click(offset=where(drawn(pilot), "‹ All"))
        await pilot.pause()
        assert not wire.reading


async def test_a_takeaway_of_the_preview_leads_to_its_sentence(newsroom: Opener) -> None:
    async with newsroom() as (pilot, wire):
        await pilot.click(offset=where(drawn(pilot), "Fewer than 4%"))
        await settle(pilot)
        assert wire.reading
        assert wire.reader.top > 0


async def test_the_rail_shows_a_view_at_one_click(newsroom: Opener) -> None:
    async with newsroom(size=(200, 60)) as (pilot, wire):
        await pilot.click(offset=where(drawn(pilot), "Bookmarks"))
        await settle(pilot)
        assert wire.view.id == "bookmarks"


async def test_a_tile_of_the_strip_opens_the_dossier(newsroom: Opener, archive: Archive) -> None:
    group(archive)
    async with newsroom(size=(120, 40)) as (pilot, _wire):
        await pilot.click(offset=where(drawn(pilot), "Gigamart checkout"))
        await pilot.pause()
        assert "DOSSIER 1" in drawn(pilot)


async def test_the_wheel_moves_the_rows_and_keeps_the_cursor_in_view(newsroom: Opener, archive: Archive) -> None:
    fill(archive, datetime.now(UTC), more=60)
    async with newsroom("a") as (pilot, wire):
        for _ in range(3):
            wire.list.post_message(wheel(wire.list, events.MouseScrollDown))
        await pilot.pause()
        assert wire.list.top == wire.list.cursor == 9
        wire.list.post_message(wheel(wire.list, events.MouseScrollUp))
        await pilot.pause()
        assert wire.list.top == 6
        assert wire.list.cursor == 9


async def test_every_key_of_a_dialog_can_be_clicked(newsroom: Opener) -> None:
    async with newsroom("e") as (pilot, wire):
        await pilot.click(offset=where(drawn(pilot), "Esc cancel"))
        await pilot.pause()
        assert pilot.app.screen is wire


def test_an_unforeseen_error_ends_without_a_traceback(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(self: WireScreen, *_: object) -> bool:
        raise RuntimeError("[red]\x1b[31mboom")

    monkeypatch.setattr(WireScreen, "show_view", broken)
    app = NewsroomApp(Room(archive, feed_list(tmp_path), settings(tmp_path)))
    app.run(headless=True)
    assert isinstance(app.fault, RuntimeError)
    written = capfd.readouterr()
    assert "Traceback" not in written.out + written.err
    assert "\x1b[31mboom" not in written.out + written.err
