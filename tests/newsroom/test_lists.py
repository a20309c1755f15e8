"""The brief, the vendors, the alerts, the settings, the list of acts, the links, and keys of other programs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.newsroom.conftest import Opener, drawn, settle
from tests.newsroom.sample import BROKEN, plain, settings
from tests.newsroom.test_dossier import group
from tui.alert import Alert, Change
from tui.archive import Archive
from tui.archive.alerts import Verdict
from tui.config import View, load_settings
from tui.dossiers import summarise
from tui.model import FeedState, Severity
from tui.newsroom.commands import PLACES, bindings
from tui.newsroom.keymap import problems
from tui.newsroom.presets import PRESETS
from tui.newsroom.screens.settings import entries


async def test_the_brief_is_shown_and_counts_once_it_is_copied(newsroom: Opener, archive: Archive) -> None:
    group(archive)
    async with newsroom("B", size=(100, 40)) as (pilot, _wire):
        assert "Live now" in drawn(pilot)
        assert "Gigamart checkout glitch" in drawn(pilot)
        assert "12h ago" in drawn(pilot)
        await pilot.press("y")
        assert pilot.app.clipboard.startswith("#")
        await pilot.press("q", "B")
        await pilot.pause()
        assert "since the last brief" in drawn(pilot)
        assert "just now" in drawn(pilot)
        await pilot.press("t")
        await pilot.pause()
        assert "since 12h ago" in drawn(pilot)


async def test_a_vendor_leads_to_its_outages(newsroom: Opener, archive: Archive) -> None:
    stories = {row.vendor: row.id for row in archive.stories.page("is:outage", 0, 20)}
    moment = int(datetime.now(UTC).timestamp())
    archive.incidents.grouped.keep([[(stories["Cumulus"], "")]], [(moment - 90_000, moment)])
    summarise(archive, [1])
    async with newsroom("R") as (pilot, wire):
        assert "Cumulus" in drawn(pilot)
        assert "not telemetry" in drawn(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert wire.view.title == "Cumulus"
        assert wire.list.count == 1
        await pilot.press("q")
        assert wire.view.id == "outages"


async def test_alerts_lead_to_their_incidents_and_say_why_they_were_held(newsroom: Opener, archive: Archive) -> None:
    group(archive)
    now = datetime.now(UTC)
    held = Alert(now, 1, (Change.NEW,), "Gigamart [red]x[/bold]", "body", Severity.CRIT, held="quiet hours")
    archive.alerts.keep([Verdict(held, None, ())], (), now)
    async with newsroom("exclamation_mark", size=(120, 40)) as (pilot, _wire):
        assert "0 sent, 1 held back" in drawn(pilot)
        assert "Gigamart [red]x[/bold]" in drawn(pilot)
        assert "held back: quiet hours" in drawn(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "DOSSIER 1" in drawn(pilot)


async def test_what_was_done_is_listed_and_undone(newsroom: Opener, archive: Archive) -> None:
    async with newsroom("b", "U") as (pilot, _wire):
        assert "bookmarked “Gigamart" in drawn(pilot)
        await pilot.press("u")
        await pilot.pause()
        assert "undone" in drawn(pilot)
        assert archive.stories.count("is:bookmarked") == 0


async def test_settings_are_changed_in_the_file_and_hold_at_once(newsroom: Opener, tmp_path: Path) -> None:
    async with newsroom("S", "enter", "j", "enter") as (pilot, wire):
        settings = load_settings(tmp_path / "config.toml")
        assert (settings.theme, settings.glyphs) == ("light", "ascii")
        assert pilot.app.theme == "nightdesk-light"
        assert "glyphs is ascii now." in drawn(pilot)
        await pilot.press("j", "enter", *"soon", "enter")
        await pilot.pause()
        assert "refresh must be a time" in drawn(pilot)
        assert load_settings(tmp_path / "config.toml").refresh == 900
        await pilot.press("q")
        await settle(pilot)
        assert "▌" not in drawn(pilot)
        assert wire.glyphs.cursor == ">"


async def test_links_of_a_story_are_opened_by_their_letter(
    newsroom: Opener, archive: Archive, opened: list[str]
) -> None:
    entry, analysis = plain("links", "See the page", datetime.now(UTC), Severity.CRIT)
    text = (
        "More at https://status.example/a?b=1, or (http://two.example/x). javascript:alert(1) http://u:p@evil.example"
    )
    entry = replace(entry, text=text)
    archive.intake.keep(BROKEN, FeedState(BROKEN.url), [(entry, analysis)], datetime.now(UTC))
    async with newsroom("i") as (pilot, _wire):
        assert "https://status.example/a?b=1" in drawn(pilot)
        assert "evil" not in drawn(pilot)
        await pilot.press("c")
        await pilot.pause()
        assert opened == ["http://two.example/x"]


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_names_our_commands_and_has_no_clash(name: str) -> None:
    assert problems([bindings(place) for place in PLACES], PRESETS[name]) == []


async def test_a_preset_that_is_not_there_is_told(newsroom: Opener) -> None:
    async with newsroom("?", keys={"preset": "nano"}) as (pilot, _wire):
        assert "there is no “nano”; known are vim, newsboat, emacs" in " ".join(drawn(pilot).replace("│", " ").split())


async def test_the_keys_of_a_preset_work_and_are_shown(newsroom: Opener, archive: Archive) -> None:
    async with newsroom("n", "n", keys={"preset": "newsboat", "bookmark": "x"}) as (pilot, wire):
        assert wire.list.cursor == 2
        await pilot.press("N", "x")
        assert archive.stories.count("is:read") == 1
        assert archive.stories.count("is:bookmarked") == 1


async def test_a_search_is_kept_as_a_view(newsroom: Opener, tmp_path: Path) -> None:
    async with newsroom("/", *"fibre", "enter", "plus", *"x", "enter") as (pilot, wire):
        assert "[⌕ x 1]" in drawn(pilot)
        assert wire.list.count == 1
        assert load_settings(tmp_path / "config.toml").views[0].query == "fibre"
        await pilot.press("v")
        await pilot.pause()
        assert wire.view.id == "outages"


async def test_the_tab_that_is_shown_is_in_view_however_many_there_are(newsroom: Opener) -> None:
    views = tuple(View(f"Search number {number}", "fibre") for number in range(9))
    async with newsroom("V", views=views) as (pilot, _wire):
        assert "[⌕ Search number 8]" in drawn(pilot).split("\n")[1]


@pytest.mark.parametrize(("keys", "typed", "words"), [((), "dossier", "DOSSIER 1"), (("d",), "pin", "pinned")])
async def test_the_palette_finds_a_command_of_the_open_screen_by_its_id(
    newsroom: Opener, archive: Archive, keys: tuple[str, ...], typed: str, words: str
) -> None:
    group(archive)
    async with newsroom(*keys, "colon", *typed) as (pilot, _wire):
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert words in drawn(pilot)


def test_settings_are_shown_as_people_write_them(tmp_path: Path) -> None:
    shown = {f"{entry.table.name}.{entry.key.name}": entry.shown for entry in entries(settings(tmp_path))}
    assert shown["alerts.on"].startswith("new, ")
    assert not [words for words in shown.values() if words.startswith(("<", "(", "["))]


async def test_what_a_column_has_no_room_for_stands_below_the_list(newsroom: Opener, archive: Archive) -> None:
    group(archive)
    held = Alert(datetime.now(UTC), 1, (Change.NEW,), "Gigamart", "body", Severity.CRIT, held="quiet hours until seven")
    archive.alerts.keep([Verdict(held, None, ())], (), datetime.now(UTC))
    async with newsroom("S") as (pilot, _wire):
        assert 'It takes one of "dark"' in drawn(pilot)
        await pilot.press("j", "j")
        await pilot.pause()
        assert "of its own is asked less often." in " ".join(drawn(pilot).split())
        await pilot.press("q", "exclamation_mark")
        await pilot.pause()
        assert "Gigamart (held back: quiet hours until seven)" in drawn(pilot)
        await pilot.press("q", "b", "U")
        await pilot.pause()
        assert "UTC: bookmarked “Gigamart checkout glitch" in drawn(pilot)
        await pilot.press("q", "R")
        await pilot.pause()
        assert "─" not in drawn(pilot)


@pytest.mark.slow
async def test_names_in_a_setting_are_written_with_commas_or_as_in_the_file(newsroom: Opener, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    async with newsroom("S", "j", "j", "j", "enter", *'["All", "Outages"]', "enter") as (pilot, wire):
        assert load_settings(path).fold == ("All", "Outages")
        await pilot.press("enter", *"Bookmarks, All", "enter", "q")
        await settle(pilot)
        assert path.read_text(encoding="utf-8") == 'fold = ["Bookmarks", "All"]\n'
        assert not wire.room.folds(wire.view)
