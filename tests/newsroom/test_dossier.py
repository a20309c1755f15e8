"""The incident of a story, as the newsroom shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.newsroom.conftest import Opener, drawn, settle
from tests.newsroom.sample import BROKEN, STATUS, checkout
from tui.archive import Archive
from tui.config import Watch, load_settings
from tui.dossiers import summarise
from tui.incident import Incident, Stage
from tui.model import FeedState, Lifecycle
from tui.newsroom.live import of_incident
from tui.newsroom.screens.dossier import DossierScreen

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def group(archive: Archive) -> tuple[int, int]:
    """Put the checkout story and another outlet's on it into one incident; return their numbers."""
    first = archive.stories.page("is:outage", 0, 1)[0]
    entry, analysis = checkout(first.when + timedelta(minutes=20))
    (second,) = archive.intake.keep(BROKEN, FeedState(BROKEN.url), [(entry, analysis)], first.when).new
    moment = int(first.when.timestamp())
    archive.incidents.grouped.keep([[(first.id, ""), (second, "Gigamart + 20 min")]], [(moment - 9999, moment + 9999)])
    incident = archive.incidents.read.of_story(first.id)
    assert incident
    summarise(archive, [incident])
    return first.id, second


async def test_d_shows_the_incident_and_a_digit_opens_one_of_its_stories(newsroom: Opener, archive: Archive) -> None:
    first, _ = group(archive)
    async with newsroom("d", size=(120, 50)) as (pilot, wire):
        screen = drawn(pilot)
        for words in ("DOSSIER 1", "CRIT REPORTED", "How it went (UTC)", "not affected: Cumulus", "Gigamart + 20 min"):
            assert words in screen
        assert "2 stories" in screen
        await pilot.press("2")
        await settle(pilot)
        assert wire.reading
        assert wire.reader.story is not None
        assert wire.reader.story.id == first


async def test_a_story_of_no_incident_is_answered_in_words(newsroom: Opener) -> None:
    async with newsroom("d") as (pilot, wire):
        assert "This story belongs to no incident." in drawn(pilot)
        assert pilot.app.screen is wire


async def test_rows_tell_how_many_sources_an_incident_has(newsroom: Opener, archive: Archive) -> None:
    first, second = group(archive)
    incident = archive.incidents.read.incident(1)
    rows = {row.id: row.sources for row in archive.stories.page("is:outage", 0, 20)}
    assert rows[first] == rows[second] == archive.stories.story(first).sources == incident.origins


async def test_reader_and_preview_tell_how_many_sources_there_are(newsroom: Opener, archive: Archive) -> None:
    first, second = group(archive)
    entry, analysis = checkout(archive.stories.story(first).when + timedelta(minutes=30))
    words = "An outlet of its own says in words of its own that the tills of Gigamart are down and that people queue."
    own = replace(entry, guid="own", url="https://other.example/1", text=words, description=words)
    item = (own, replace(analysis, services=(), takeaways=()))
    (third,) = archive.intake.keep(STATUS, FeedState(STATUS.url), [item], own.published or NOON).new
    moment = int((own.published or NOON).timestamp())
    archive.incidents.grouped.keep([[(one, "") for one in (first, second, third)]], [(moment - 9999, moment + 9999)])
    summarise(archive, [1])
    sources = archive.stories.story(third).sources
    assert sources > 1
    async with newsroom() as (pilot, _wire):
        assert f"· {sources} sources" in drawn(pilot).split("\n")[-2]
        await pilot.press("enter")
        await settle(pilot)
        assert f"· {sources} sources" in " ".join(drawn(pilot).split())


async def test_a_row_tells_where_its_outage_stands_now(newsroom: Opener, archive: Archive) -> None:
    first, second = group(archive)
    now = archive.stories.story(first).when + timedelta(minutes=40)
    entry, analysis = checkout(now)
    fixed = replace(analysis, flag=replace(analysis.flag, lifecycle=Lifecycle.FIXED))
    (third,) = archive.intake.keep(BROKEN, FeedState(BROKEN.url), [(replace(entry, guid="fixed"), fixed)], now).new
    moment = int(now.timestamp())
    archive.incidents.grouped.keep([[(one, "") for one in (first, second, third)]], [(moment - 9999, moment + 9999)])
    summarise(archive, [1])
    rows = {row.id: (row.lifecycle, row.stands) for row in archive.stories.page("is:outage", 0, 20)}
    assert rows[first] == (Lifecycle.LIVE, "FIXD")
    assert archive.stories.story(first).moved_to == "FIXD"
    assert archive.stories.story(third).moved_to == ""
    async with newsroom(size=(120, 40)) as (pilot, wire):
        wire.open_story(first)
        await settle(pilot)
        screen = drawn(pilot)
        assert "LIVE  now FIXD" in screen
        assert "CRIT  LIVE Gigamart" not in screen


async def test_the_dossier_is_copied_as_text(newsroom: Opener, archive: Archive) -> None:
    group(archive)
    async with newsroom("d", "Y", size=(120, 50)) as (pilot, _):
        assert pilot.app.clipboard.startswith("CRIT REPORTED")
        assert "Gigamart + 20 min" in pilot.app.clipboard


async def test_a_hostile_headline_is_text_in_the_dossier(newsroom: Opener, archive: Archive) -> None:
    group(archive)
    archive.incidents.acts.rename(1, "[red]x[/bold] [@click=app.quit]y")
    async with newsroom("d", size=(120, 50)) as (pilot, _):
        assert "[red]x[/bold] [@click=app.quit]y" in drawn(pilot)


async def test_enter_reads_the_story_of_the_event(newsroom: Opener, archive: Archive) -> None:
    first, _ = group(archive)
    async with newsroom("d", "j", "enter") as (_, wire):
        assert wire.reading
        assert wire.reader.story is not None
        assert wire.reader.story.id == first


async def test_pin_rename_and_undo(newsroom: Opener, archive: Archive) -> None:
    group(archive)
    read = archive.incidents.read
    async with newsroom("d", "P") as (pilot, _):
        assert read.incident(1).pinned
        assert "pinned" in drawn(pilot)
        await pilot.press("R", *"x1", "enter")
        await pilot.pause()
        assert read.incident(1).title == "x1"
        await pilot.press("u", "u")
        assert not read.incident(1).pinned
        assert read.incident(1).title.startswith("Gigamart")


async def test_split_and_merge_back(newsroom: Opener, archive: Archive) -> None:
    first, second = group(archive)
    read = archive.incidents.read
    async with newsroom("d", "S") as (pilot, _):
        assert read.of_story(first) != read.of_story(second)
        assert "Split off" in drawn(pilot)
        await pilot.press("M")
        await pilot.pause()
        assert "Merge into this incident" in drawn(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert read.of_story(first) == read.of_story(second) == 1
        await pilot.press("u", "u")
        assert len(read.members(1)) == 2


async def test_an_incident_of_nobody_puts_nobody_on_the_stack(
    newsroom: Opener, archive: Archive, tmp_path: Path
) -> None:
    group(archive)
    async with newsroom("d") as (pilot, wire):
        screen = pilot.app.screen
        assert isinstance(screen, DossierScreen)
        incident = replace(screen.incident, vendor="")
        screen.file = replace(screen.file, dossier=replace(screen.file.dossier, incident=incident))
        await pilot.press("w")
        assert "nothing to put on your stack" in drawn(pilot)
        assert not (tmp_path / "config.toml").exists()
        assert wire.room.stack is None


async def test_a_vendor_is_put_on_the_stack_and_taken_off(newsroom: Opener, archive: Archive, tmp_path: Path) -> None:
    group(archive)
    config = tmp_path / "config.toml"
    config.write_text('theme = "light"  # by day\n', encoding="utf-8")
    async with newsroom("d") as (pilot, wire):
        screen = pilot.app.screen
        assert isinstance(screen, DossierScreen)
        screen.file = replace(
            screen.file,
            dossier=replace(screen.file.dossier, incident=replace(screen.incident, vendor="Gigamart")),
        )
        await pilot.press("w")
        assert "is now on your stack" in drawn(pilot)
        assert load_settings(config).watches == (Watch("Gigamart"),)
        assert wire.room.stack is not None
        await pilot.press("w")
        assert load_settings(config).watches == ()
        assert "# by day" in config.read_text(encoding="utf-8")


async def test_the_dossier_is_written_as_markdown(newsroom: Opener, archive: Archive, tmp_path: Path) -> None:
    group(archive)
    async with newsroom("d", "e", "enter") as (pilot, _):
        (path,) = (tmp_path / "out").iterdir()
        assert "dossier-gigamart-checkout" in path.name
        assert "Gigamart" in path.read_text(encoding="utf-8")
        assert "Written:" in drawn(pilot)


async def test_a_muted_incident_is_not_counted_and_a_note_is_shown(newsroom: Opener, archive: Archive) -> None:
    group(archive)
    async with newsroom("d", "m", *"hello", "enter", size=(120, 50)) as (pilot, wire):
        assert "Your note  hello" in drawn(pilot)
        before = len(wire.room.live())
        await pilot.press("x")
        await pilot.pause()
        assert "muted" in drawn(pilot)
        assert len(wire.room.live()) == before - 1
        await pilot.press("u", "u")
        await pilot.pause()
        assert "hello" not in drawn(pilot)
        assert len(wire.room.live()) == before


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (72, " Gigamart checkout · no official word yet · 2 stories from 1 source"),
        (64, " Gigamart checkout · no official word yet · 2 stories, 1 source"),
        (50, " no official word yet · 2 stories, 1 source"),
    ],
)
async def test_the_head_of_a_dossier_is_never_cut_in_half(
    newsroom: Opener, archive: Archive, width: int, said: str
) -> None:
    group(archive)
    async with newsroom("d", size=(width, 30)) as (pilot, _wire):
        assert said in drawn(pilot).split("\n")[2]


@pytest.mark.parametrize(
    ("title", "official", "name"),
    [
        ("Tollgate: cards declined", None, "Tollgate cards"),
        ("Elevated failures", NOON, "Tollgate: Elevated failures"),
        ("Cards declined in shops", None, "Cards declined in shops"),
    ],
)
def test_a_tile_names_the_vendor_whose_page_it_is(title: str, official: datetime | None, name: str) -> None:
    incident = Incident(
        1, title, "Tollgate", "cards", None, Stage.REPORTED, NOON, None, None, NOON, 2, 2, official=official
    )
    assert of_incident(incident, [(1, NOON)], False, NOON).name == name
