"""One row an incident: what stands behind it is shown, marked, counted and never lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.newsroom.conftest import Opened, Opener, drawn, settle
from tests.newsroom.sample import BROKEN, plain
from tui.archive import Archive
from tui.config import Watch, load_settings
from tui.dossiers import summarise
from tui.model import FeedState, Lifecycle, Severity
from tui.newsroom.room import Room
from tui.newsroom.screens.dossier import DossierScreen

_GRAVE = Severity.CRIT


@pytest.fixture
def stories(archive: Archive) -> tuple[int, ...]:
    """Five stories of one outage at Harbourline, the newest first and all newer than the sample's, in an incident."""
    now = datetime.now(UTC)
    told = [("Harbourline ports online again", None), ("Harbourline: fix under way", Severity.MINOR)]
    told += [(f"Harbourline cranes stand still, report {number}", _GRAVE) for number in range(3)]
    kept: list[int] = []
    for number, (title, severity) in enumerate(told):
        item = plain(f"h{number}", title, now - timedelta(minutes=number + 1), severity or _GRAVE, Lifecycle.LIVE)
        kept += archive.intake.keep(BROKEN, FeedState(BROKEN.url), [item], now).new
    gather(archive, *kept)
    return tuple(kept)


def gather(archive: Archive, *members: int) -> None:
    """Make one incident of these stories."""
    moment = int(datetime.now(UTC).timestamp())
    archive.incidents.grouped.keep([[(one, "") for one in members]], [(moment - 9999, moment + 9999)])
    summarise(archive, [archive.incidents.read.of_story(members[0]) or 0])


def rows(opened: Opened) -> list[int]:
    """The stories of the list, row by row."""
    wire = opened[1]
    return [row.id for row in map(wire.list.row_at, range(wire.list.count)) if row is not None]


async def test_an_incident_is_one_row_and_c_shows_what_is_behind_it(
    newsroom: Opener, archive: Archive, stories: tuple[int, ...]
) -> None:
    async with newsroom() as (pilot, wire):
        assert "▌● ▸CRIT  LIVE Harbourline ports online again" in drawn(pilot)
        assert "+4" in drawn(pilot).split("\n")[2]
        assert "newest of 5, 5 unread: c shows them" in drawn(pilot)
        folded = rows((pilot, wire))
        assert set(stories) & set(folded) == {stories[0]}
        assert wire.status._counts[0] == archive.stories.count("is:outage is:unread")
        await pilot.press("c", "j")
        await settle(pilot)
        assert rows((pilot, wire)) == [*stories, *folded[1:]]
        assert "▾CRIT  LIVE Harbourline ports online again" in drawn(pilot)
        assert "│ Harbourline: fix under way" in drawn(pilot)
        assert wire.list.cursor == 1
        await pilot.press("c")
        await settle(pilot)
        assert rows((pilot, wire)) == folded
        assert wire.list.cursor == 0


async def test_marks_of_a_row_say_to_how_many_stories_they_are_done_and_undo_takes_all_back(
    newsroom: Opener, archive: Archive, stories: tuple[int, ...]
) -> None:
    archive.marks.read([stories[3]])
    async with newsroom("b") as (pilot, _wire):
        assert "Bookmarked the newest of the 5 stories of this row" in drawn(pilot)
        assert [row.id for row in archive.stories.page("is:bookmarked", 0, 9)] == [stories[0]]
        await pilot.press("m")
        await pilot.pause()
        assert "Marked 4 stories of this row as read, the other 1 was already; u takes it back." in drawn(pilot)
        assert not {row.id for row in archive.stories.page("is:unread", 0, 99)} & set(stories)
        assert "▌ ★▸CRIT" in drawn(pilot)
        await pilot.press("u")
        await settle(pilot)
        assert archive.stories.count("is:read") == 1
        assert "▌●★▸CRIT" in drawn(pilot)


async def test_in_the_reader_a_mark_is_for_the_story_that_is_read(
    newsroom: Opener, archive: Archive, stories: tuple[int, ...]
) -> None:
    async with newsroom("enter", "m") as (_pilot, _wire):
        assert [row.id for row in archive.stories.page("is:read", 0, 9)] == [stories[0]]


async def test_n_goes_by_incidents_and_opens_one_whose_newest_story_is_read(
    newsroom: Opener, archive: Archive, stories: tuple[int, ...]
) -> None:
    async with newsroom("n") as (pilot, wire):
        assert wire.list.cursor == 1
        await pilot.press("p")
        assert wire.story_id == stories[0]
    archive.marks.read([stories[0], stories[1]])
    async with newsroom("j", "p") as (pilot, wire):
        await settle(pilot)
        assert wire.story_id == stories[2]
        assert rows((pilot, wire))[:5] == list(stories)
        await pilot.press("n")
        assert wire.story_id == stories[3]


async def test_news_of_an_incident_keep_the_cursor_on_its_row(
    newsroom: Opener, archive: Archive, stories: tuple[int, ...]
) -> None:
    async with newsroom("G", "g") as (pilot, wire):
        before = wire.list.count
        item = plain("late", "Harbourline closes its gates again", datetime.now(UTC), _GRAVE, Lifecycle.LIVE)
        (late,) = archive.intake.keep(BROKEN, FeedState(BROKEN.url), [item], datetime.now(UTC)).new
        gather(archive, *stories, late)
        wire.reload()
        await settle(pilot)
        assert wire.story_id == late
        assert wire.list.count == before
        assert "+5" in drawn(pilot).split("\n")[2]


async def test_a_view_is_folded_and_unfolded_for_good_and_u_takes_it_back(
    newsroom: Opener, archive: Archive, stories: tuple[int, ...], tmp_path: Path
) -> None:
    path = tmp_path / "config.toml"
    path.write_text("# mine\n", encoding="utf-8")
    async with newsroom("c", "j", "C") as (pilot, wire):
        assert "Outages shows each story as a row" in drawn(pilot)
        assert load_settings(path).fold == ("My stack",)
        assert wire.story_id == stories[1]
        assert "▸" not in drawn(pilot).split("\n", 2)[2]
        await pilot.press("u")
        await settle(pilot)
        assert path.read_text(encoding="utf-8") == "# mine\n"
        assert "▾CRIT" in drawn(pilot)
        assert wire.story_id == stories[1]
        await pilot.press("a", "C")
        await settle(pilot)
        assert load_settings(path).fold == ("Outages", "My stack", "All")
        assert wire.list.count == archive.stories.count("fold:incident") + 4
        await pilot.press("slash", *"Harbourline", "enter", "c")
        await settle(pilot)
        assert "Nothing is folded in Search" in drawn(pilot)
        assert wire.list.count == 5


async def test_the_stack_is_folded_and_its_incidents_come_first(
    newsroom: Opener, stories: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with newsroom(watches=(Watch("Cumulus"),)) as (pilot, wire):
        assert "■ CRIT  LIVE Cumulus east-1" in drawn(pilot).split("\n")[2]
        assert "▸CRIT  LIVE Harbourline ports" in drawn(pilot).split("\n")[3]
        wire.room.mine = frozenset(stories)
        monkeypatch.setattr(Room, "look_at_stack", lambda room: None)  # so that they stay what the stack is
        await pilot.press("s")
        await settle(pilot)
        assert wire.list.count == 1
        await pilot.press("m")
        await pilot.pause()
        assert "Marked 5 stories of this row as read" in drawn(pilot)


async def test_the_sign_of_a_row_can_be_clicked_and_d_opens_the_dossier(
    newsroom: Opener, stories: tuple[int, ...]
) -> None:
    async with newsroom() as (pilot, wire):
        await pilot.click(offset=(3, 2))
        await settle(pilot)
        assert not wire.reading
        assert rows((pilot, wire))[:5] == list(stories)
        await pilot.click(offset=(3, 2))
        await pilot.press("d")
        await pilot.pause()
        assert isinstance(pilot.app.screen, DossierScreen)


async def test_a_row_of_one_story_has_nothing_to_unfold(newsroom: Opener) -> None:
    async with newsroom("c") as (pilot, _wire):
        assert "This row stands for one story alone." in drawn(pilot)
