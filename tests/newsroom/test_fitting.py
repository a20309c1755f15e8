"""What is told where there is little room, or much: nothing is cut in half, hidden, or far from what it belongs to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.newsroom.conftest import Opener, drawn
from tests.newsroom.sample import NEWS, plain
from tests.newsroom.test_dossier import group
from tui.archive import Archive
from tui.dossiers import summarise
from tui.model import FeedState, Lifecycle, Severity
from tui.newsroom.article import lay_out
from tui.newsroom.glyphs import UNICODE
from tui.newsroom.widgets.bar import Part, between


@pytest.mark.parametrize("left", ["Elevated failures of card authorisations", "Elevated failures of card authorisati"])
def test_what_is_cut_does_not_run_into_what_follows(left: str) -> None:
    parts = between([Part(left)], [Part("on your stack")], 50)
    assert "".join(part.text for part in parts) == "Elevated failures of card authorisa… on your stack"
    assert sum(part.width for part in parts) == 50


async def test_the_preview_leaves_out_whole_words_of_where_a_story_comes_from(
    newsroom: Opener, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "tui.newsroom.widgets.preview.moment", lambda when, now: "2026-11-26 18:34 UTC (19:34 Europe/Zurich)"
    )
    group(archive)
    async with newsroom() as (pilot, wire):
        last = drawn(pilot).split("\n")[-2]
        assert last.startswith(" Broken Wire   ")
        assert last.endswith("newest of 2, 2 unread: c shows them")
        wire.preview.show(archive.stories.story(wire.story_id or 0))
        await pilot.pause()
        assert "(19:34 Europe/Zurich)" in drawn(pilot).split("\n")[-2]


async def test_at_forty_columns_a_row_says_that_an_outage_is_over(newsroom: Opener) -> None:
    async with newsroom(size=(40, 12)) as (pilot, _wire):
        rows = drawn(pilot).split("\n")
        assert any("CRIT  Gigamart" in row for row in rows)
        assert any("FIXD  Edgeways" in row for row in rows)


async def test_at_forty_columns_a_dossier_says_where_it_stands_without_a_cut(
    newsroom: Opener, archive: Archive
) -> None:
    group(archive)
    async with newsroom("d", size=(40, 10)) as (pilot, _wire):
        head = drawn(pilot).split("\n")[0]
        assert head.startswith(" ‹ Outages ")
        assert "…" not in head
        assert "CRIT REPORTED" in head


async def test_vendors_are_named_at_forty_columns_and_stand_beside_their_figures_at_two_hundred(
    newsroom: Opener, archive: Archive
) -> None:
    stories = {row.vendor: row.id for row in archive.stories.page("is:outage", 0, 20)}
    now = int(datetime.now(UTC).timestamp())
    archive.incidents.grouped.keep([[(stories["Cumulus"], "")]], [(now - 90_000, now)])
    summarise(archive, [1])
    for size in ((40, 10), (200, 60)):
        async with newsroom("R", size=size) as (pilot, _wire):
            row = drawn(pilot).split("\n")[2]
            assert row.startswith("▌Cumulus")
            assert row.rstrip().endswith("not stated")
            assert len(row.rstrip()) <= 110


async def test_the_feeds_are_a_list_at_forty_columns(newsroom: Opener) -> None:
    async with newsroom("F", size=(40, 10)) as (pilot, _wire):
        rows = drawn(pilot).split("\n")
        assert rows[0].startswith(" ‹ Feeds")
        assert [row[9:24].strip() for row in rows[2:5]] == ["Cumulus status", "Example News", "Broken Wire"]
        assert all(row.rstrip().endswith("now") or row.rstrip().endswith("never") for row in rows[2:5])
        assert "▄" not in drawn(pilot)


async def test_what_is_known_of_a_feed_stands_below_its_name_on_a_wide_screen(newsroom: Opener) -> None:
    async with newsroom("F", size=(200, 60)) as (pilot, _wire):
        assert any(row.startswith("   Address ") for row in drawn(pilot).split("\n"))


async def test_the_help_has_room_for_its_words_at_forty_columns(newsroom: Opener) -> None:
    async with newsroom("?", size=(40, 24)) as (pilot, _wire):
        assert "going on, being watched, fixed," in drawn(pilot)


async def test_the_words_of_an_empty_list_are_all_there_at_forty_columns(newsroom: Opener) -> None:
    async with newsroom("!", size=(40, 24)) as (pilot, _wire):
        told = " ".join(drawn(pilot).split())
        assert "What touches your stack raises one when its state changes:" in told


def test_the_line_of_where_a_story_comes_from_breaks_between_its_parts(archive: Archive) -> None:
    story = replace(archive.stories.story(1), source="The Evening Lantern", sources=12)
    for width in range(24, 88):
        lines = [line.text for line in lay_out(story, width, UNICODE, datetime.now(UTC)).lines]
        assert any(line.endswith("12 sources") for line in lines)
        assert any("1 min" in line for line in lines)


async def test_a_tile_says_what_the_row_of_its_newest_story_says(newsroom: Opener, archive: Archive) -> None:
    now = datetime.now(UTC)
    item = plain("back", "Gigamart begins to restore its checkout", now, Severity.MAJOR, Lifecycle.WATCH)
    (story,) = archive.intake.keep(NEWS, FeedState(NEWS.url), [item], now).new
    moment = int(now.timestamp())
    archive.incidents.grouped.keep([[(story, "")]], [(moment - 90_000, moment)])
    summarise(archive, [1])
    async with newsroom(size=(160, 45)) as (pilot, wire):
        tile = next(tile for tile in wire.strip.tiles if tile.incident_id)
        assert tile.lifecycle is Lifecycle.WATCH
        assert any("MAJOR WTCH Gigamart" in row for row in drawn(pilot).split("\n")[2:5])


async def test_a_tile_without_a_plot_has_its_room_for_the_name(newsroom: Opener, archive: Archive) -> None:
    now = datetime.now(UTC)
    name = "Signs of life from the northern exchange are late"
    archive.intake.keep(NEWS, FeedState(NEWS.url), [plain("x", name, now, Severity.CRIT, Lifecycle.LIVE)], now)
    async with newsroom(size=(200, 45)) as (pilot, wire):
        tile = next(tile for tile in wire.strip.tiles if tile.name == name)
        plotted = replace(tile, reports=(0, 1, 2, 4, 1, 0, 0, 1))
        wire.strip.show([tile, plotted, tile, tile], "")
        await pilot.pause()
        row = drawn(pilot).split("\n")[2]
        assert "Signs of life from the n…" in row
        assert "▂▄█▂" in row


async def test_a_first_brief_does_not_speak_of_one_before(newsroom: Opener) -> None:
    async with newsroom("B") as (pilot, _wire):
        assert "no brief was made before" in drawn(pilot)
        assert "the last brief" not in drawn(pilot)


@pytest.mark.parametrize(("keys", "does"), [(("F", "a"), "go"), (("N",), "save")])
async def test_the_key_bar_tells_whether_an_answer_is_kept(newsroom: Opener, keys: tuple[str, ...], does: str) -> None:
    async with newsroom(*keys) as (pilot, _wire):
        assert drawn(pilot).split("\n")[-1].startswith(f" ⏎ {does} ")


@pytest.mark.parametrize("key", [*"FR!U"])
async def test_with_ascii_signs_whole_screens_are_drawn_with_no_others(newsroom: Opener, key: str) -> None:
    async with newsroom(key, size=(120, 40), glyphs="ascii") as (pilot, _wire):
        assert {sign for sign in drawn(pilot) if ord(sign) > 126} <= {"─"}  # the panes' own borders
