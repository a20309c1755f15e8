"""The incident of a story, as the newsroom shows it."""

from __future__ import annotations

from datetime import timedelta

from tests.newsroom.conftest import Opener, drawn, settle
from tests.newsroom.sample import BROKEN, checkout
from tui.archive import Archive
from tui.model import FeedState
from tui.refresh.gather import summarise


def group(archive: Archive) -> tuple[int, int]:
    """Put the checkout story and another outlet's on it into one incident; return their numbers."""
    first = archive.stories.page("is:outage", 0, 1)[0]
    entry, analysis = checkout(first.when + timedelta(minutes=20))
    (second,) = archive.intake.keep(BROKEN, FeedState(BROKEN.url), [(entry, analysis)], first.when).new
    moment = int(first.when.timestamp())
    archive.incidents.grouped.keep([[(first.id, ""), (second, "Gigamart + 20 min")]], moment - 9999, moment + 9999)
    incident = archive.incidents.read.of_story(first.id)
    assert incident
    summarise(archive, [incident])
    return first.id, second


async def test_d_shows_the_incident_and_a_digit_opens_one_of_its_stories(newsroom: Opener, archive: Archive) -> None:
    first, _ = group(archive)
    async with newsroom("d", size=(100, 50)) as (pilot, wire):
        screen = drawn(pilot)
        for words in ("Incident 1", "CRIT  REPORTED", "Timeline (UTC)", "not affected: Cumulus", "Gigamart + 20 min"):
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
    assert rows[first] == rows[second] == incident.origins


async def test_the_dossier_is_copied_as_text(newsroom: Opener, archive: Archive) -> None:
    group(archive)
    async with newsroom("d", "Y", size=(100, 50)) as (pilot, _):
        assert pilot.app.clipboard.startswith("CRIT REPORTED")
        assert "Gigamart + 20 min" in pilot.app.clipboard


async def test_a_hostile_headline_is_text_in_the_dossier(newsroom: Opener, archive: Archive) -> None:
    group(archive)
    archive.incidents.acts.rename(1, "[red]x[/bold] [@click=app.quit]y")
    async with newsroom("d", size=(100, 50)) as (pilot, _):
        assert "[red]x[/bold] [@click=app.quit]y" in drawn(pilot)
