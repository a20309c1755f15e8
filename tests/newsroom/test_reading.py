"""What a person does in one sitting: look, read, jump, bookmark, undo, search, hand on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from tests.archive.odd import ODD
from tests.newsroom.conftest import Opener, drawn, settle
from tests.newsroom.sample import BROKEN, NEWS, checkout, plain
from tui.archive import Archive
from tui.model import FeedState, Lifecycle, Origin, Severity
from tui.newsroom.acts import takeaways_text


async def test_outages_are_on_top_with_the_takeaways_below(newsroom: Opener) -> None:
    async with newsroom() as (pilot, wire):
        assert wire.view.id == "outages"
        screen = drawn(pilot)
        assert "CRIT  LIVE Gigamart checkout glitch" in screen
        assert "Regulator opens case" not in screen
        assert "1 the payment step of the checkout began to return errors at 09:10 UTC" in screen


async def test_enter_reads_and_a_number_goes_to_the_sentence(newsroom: Opener) -> None:
    async with newsroom("enter") as (pilot, wire):
        assert wire.full_reader
        assert "Key takeaways" in drawn(pilot)
        assert "Not affected  Cumulus" in drawn(pilot)
        await pilot.press("3")
        await settle(pilot)
        line = next(row for row in drawn(pilot).split("\n") if row.startswith(" 3 "))
        assert "queue at support" in line
        await pilot.press("q")
        await pilot.pause()
        assert not wire.reading
        assert "[▲ Outages 7]" in drawn(pilot)


async def test_a_number_on_the_list_opens_the_story_at_the_sentence(newsroom: Opener) -> None:
    async with newsroom("2") as (_pilot, wire):
        assert wire.reading
        assert wire.reader.top > 0


async def test_a_takeaway_that_is_not_there_is_named(newsroom: Opener) -> None:
    async with newsroom("9") as (pilot, _wire):
        assert "This story has 3 takeaways." in drawn(pilot)


async def test_a_headline_without_a_text_has_no_paragraphs_to_count(newsroom: Opener, archive: Archive) -> None:
    when = archive.stories.page("is:outage", 0, 1)[0].when + timedelta(minutes=1)
    entry, analysis = plain("bare", "Slack is down", when, Severity.MAJOR, Lifecycle.LIVE)
    bare = replace(entry, description="", text=""), replace(analysis, takeaways=(), takeaways_note="too short")
    archive.intake.keep(NEWS, FeedState(NEWS.url), [bare], when)
    async with newsroom("enter") as (pilot, _wire):
        assert "Slack is down" in drawn(pilot)
        assert "¶" not in drawn(pilot)


async def test_the_publishers_takeaways_are_labelled_as_theirs(newsroom: Opener, archive: Archive) -> None:
    story = archive.stories.page("is:outage", 0, 1)[0]
    entry, analysis = checkout(story.when + timedelta(minutes=1), Origin.PUBLISHER)
    archive.intake.keep(BROKEN, FeedState(BROKEN.url), [(entry, analysis)], story.when)
    async with newsroom("enter") as (pilot, _wire):
        assert "by the publisher" in drawn(pilot)


async def test_our_takeaways_beside_the_publishers_are_not_labelled_as_theirs(
    newsroom: Opener, archive: Archive
) -> None:
    story = archive.stories.page("is:outage", 0, 1)[0]
    entry, analysis = checkout(story.when + timedelta(minutes=1), Origin.PUBLISHER)
    first, *others = analysis.takeaways
    mixed = replace(analysis, takeaways=(first, *(replace(one, origin=Origin.DESK) for one in others)))
    archive.intake.keep(BROKEN, FeedState(BROKEN.url), [(entry, mixed)], story.when)
    async with newsroom("enter") as (pilot, _wire):
        assert "Key takeaways, the first 1 by the publisher" in drawn(pilot)


async def test_a_sentence_that_scope_quotes_leaves_its_bullet_behind(newsroom: Opener, archive: Archive) -> None:
    when = archive.stories.page("", 0, 1)[0].when + timedelta(minutes=1)
    entry, analysis = checkout(when, Origin.DESK)
    listed = f"• {entry.text}"
    spared = replace(analysis.services[1], start=0, end=20, text=listed[:20])
    archive.intake.keep(
        BROKEN, FeedState(BROKEN.url), [(replace(entry, text=listed), replace(analysis, services=(spared,)))], when
    )
    async with newsroom("enter") as (pilot, _wire):
        assert f"“{entry.text[:10]}" in drawn(pilot)
        assert "“•" not in drawn(pilot)


async def test_bookmark_and_undo(newsroom: Opener, archive: Archive) -> None:
    async with newsroom("b") as (pilot, wire):
        assert archive.stories.count("is:bookmarked") == 1
        assert "★" in drawn(pilot).split("\n")[2]
        await pilot.press("asterisk")
        assert wire.list.count == 1
        await pilot.press("u")
        assert archive.stories.count("is:bookmarked") == 0
        assert "No bookmarks." in drawn(pilot)


async def test_moving_over_stories_does_not_mark_them_read(newsroom: Opener, archive: Archive) -> None:
    before = archive.stories.count("is:unread")
    async with newsroom("j", "j", "j", "k", "G", "g", size=(120, 40)) as (pilot, _wire):
        await settle(pilot)
        assert archive.stories.count("is:unread") == before


async def test_scrolling_a_story_marks_it_read_and_m_takes_it_back(newsroom: Opener, archive: Archive) -> None:
    before = archive.stories.count("is:unread")
    async with newsroom("enter", "space") as (pilot, _wire):
        assert archive.stories.count("is:unread") == before - 1
        await pilot.press("m")
        assert archive.stories.count("is:unread") == before


async def test_search_shows_what_is_found_and_escape_goes_back(newsroom: Opener) -> None:
    async with newsroom("/", *"regulator", "enter") as (pilot, wire):
        assert wire.list.count == 1
        assert "Regulator opens case" in drawn(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert wire.view.id == "outages"


@pytest.mark.slow
async def test_odd_searches_all_answer(newsroom: Opener, archive: Archive) -> None:
    async with newsroom("/") as (pilot, wire):
        prompt = wire.query_one(Input)
        for words in ODD:
            prompt.value = words
            await pilot.pause(0.01)
            await prompt.action_submit()
            await pilot.pause(0.01)
            assert wire.list.count == archive.stories.count(words if words.strip() else "is:outage"), words
            await pilot.press("/")


async def test_a_mistake_in_a_search_leaves_a_list_that_can_be_loaded_again(newsroom: Opener, archive: Archive) -> None:
    async with newsroom("/", *"down", "enter") as (pilot, wire):
        found = wire.list.count
        for key in ("/", *"down", "space", *"severty", "colon", *"crit", "enter"):
            await pilot.press(key)
        await pilot.pause()
        assert "no field severty:" in drawn(pilot)
        wire.reload()
        await pilot.pause()
        assert wire.list.count == found
        assert wire.room.archive is archive


async def test_find_in_the_story_goes_from_place_to_place(newsroom: Opener) -> None:
    async with newsroom("enter", "f", *"orders", "enter") as (pilot, _wire):
        assert "found 1 of 2" in drawn(pilot)
        await pilot.press(";")
        assert "found 2 of 2" in drawn(pilot)


async def test_new_stories_do_not_move_the_cursor(newsroom: Opener, archive: Archive) -> None:
    async with newsroom("j") as (pilot, wire):
        row = wire.list.row
        assert row is not None
        others = [plain(f"x{n}", f"Brand new outage {n}", row.when.replace(year=2030)) for n in range(3)]
        flagged = [(entry, checkout(row.when)[1]) for entry, _ in others]
        archive.intake.keep(BROKEN, FeedState(BROKEN.url), flagged, row.when)
        wire.reload()
        await pilot.pause()
        assert wire.list.row is not None
        assert wire.list.row.id == row.id
        assert wire.list.cursor - wire.list.top == 1
        assert "3 new, press ." in drawn(pilot)
        await pilot.press(".")
        await pilot.pause()
        assert "Brand new outage" in drawn(pilot).split("\n")[2]
        assert "new, press" not in drawn(pilot)


async def test_export_writes_a_file_and_never_over_another(newsroom: Opener, tmp_path: Path) -> None:
    async with newsroom("e", "enter", "e", "enter") as (pilot, _wire):
        names = sorted(path.name for path in (tmp_path / "out").iterdir())
        assert len(names) == 2
        assert names[0].endswith("-2.md") or names[1].endswith("-2.md")
        assert "Written:" in drawn(pilot)


async def test_copying_goes_to_the_terminal_and_to_a_file(newsroom: Opener, tmp_path: Path) -> None:
    async with newsroom("Y") as (pilot, wire):
        copied = (tmp_path / "state" / "copied.txt").read_text(encoding="utf-8")
        assert pilot.app.clipboard in copied
        story = wire.acts.story()
        assert story is not None
        assert takeaways_text(story) in copied
        assert copied.count("- ") == 3


@pytest.mark.parametrize(("key", "words"), [("w", "unable to buy"), ("?", "Go down a screenful"), ("D", "has not")])
async def test_sheets_open_and_close(newsroom: Opener, key: str, words: str) -> None:
    async with newsroom(key) as (pilot, wire):
        assert words in drawn(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen is wire


async def test_the_feeds_screen_says_how_each_is(newsroom: Opener) -> None:
    async with newsroom("F") as (pilot, wire):
        assert "Cumulus status" in drawn(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert wire.view.title == "Cumulus status"


async def test_wrong_flag_is_noted_and_undone(newsroom: Opener, archive: Archive) -> None:
    before = archive.stories.count("is:outage")
    async with newsroom("W") as (pilot, _wire):
        assert archive.stories.count("is:outage") == before - 1
        await pilot.press("u")
        assert archive.stories.count("is:outage") == before


@pytest.mark.parametrize("down", [0, 3])
async def test_a_story_that_undo_brings_back_is_in_view_and_has_the_cursor(newsroom: Opener, down: int) -> None:
    async with newsroom(*"j" * down) as (pilot, wire):
        taken = wire.list.row
        assert taken is not None
        await pilot.press("W")
        await settle(pilot)
        assert wire.list.row != taken
        await pilot.press("u")
        await settle(pilot)
        assert wire.list.row is not None
        assert wire.list.row.id == taken.id
        assert wire.list.top <= wire.list.cursor < wire.list.top + wire.list.page_rows
        assert taken.title[:40] in drawn(pilot)


async def test_undo_leaves_the_cursor_where_the_story_never_left_the_list(newsroom: Opener) -> None:
    async with newsroom("b", "j", "j", "u") as (_pilot, wire):
        assert wire.list.cursor == 2


async def test_the_terminals_cursor_follows_the_row(newsroom: Opener) -> None:
    async with newsroom("j", "j") as (pilot, wire):
        assert pilot.app.cursor_position.y == wire.list.region.y + 2


async def test_a_note_is_written_shown_found_and_undone(newsroom: Opener, archive: Archive) -> None:
    async with newsroom("N", *"callJo", "enter", "enter") as (pilot, _wire):
        assert "Your note  callJo" in drawn(pilot)
        assert archive.stories.count("callJo") == 1
        await pilot.press("u")
        await pilot.pause()
        assert archive.stories.count("callJo") == 0


async def test_what_changed_since_it_was_read_is_said_on_top(newsroom: Opener, archive: Archive) -> None:
    story = archive.stories.page("is:outage", 0, 1)[0]
    archive.marks.read([story.id])
    entry, analysis = checkout(story.when)
    changed = replace(entry, title="Gigamart checkout works again", text=entry.text + " All is well again now.")
    archive.intake.keep(NEWS, FeedState(NEWS.url), [(changed, analysis)], story.when + timedelta(hours=1))
    async with newsroom("enter", "space", "g") as (pilot, _wire):
        assert "since you read it; D shows what." in drawn(pilot)
        assert not archive.stories.story(story.id).unread


def type_fast(pilot: Pilot[None], *keys: str) -> None:
    """Hand on the keys as a terminal does, without waiting for what each of them does."""
    driver = pilot.app._driver
    assert driver is not None
    for key in keys:
        event = events.Key(key, {"space": " ", "slash": "/"}.get(key, key))
        event.set_sender(pilot.app)
        driver.send_message(event)


async def test_a_fast_typists_search_goes_into_the_prompt(newsroom: Opener) -> None:
    async with newsroom() as (pilot, wire):
        type_fast(pilot, "slash", "q", "Q")
        await settle(pilot)
        assert pilot.app.is_running
        assert wire.prompt.value == "qQ"


async def test_a_query_that_cannot_be_read_leaves_the_list_as_it_was(newsroom: Opener) -> None:
    async with newsroom() as (pilot, wire):
        count = wire.list.count
        await pilot.press("slash", "left_parenthesis")
        await pilot.pause(0.2)
        wire.reload()
        await pilot.pause()
        assert wire.list.count == count


async def test_the_meter_tells_how_much_is_in_view_as_soon_as_the_story_fills_the_screen(newsroom: Opener) -> None:
    async with newsroom("enter", size=(80, 24)) as (pilot, wire):
        _, _, percent = wire.reader.progress
        assert percent > 50
        assert f" {percent}%" in drawn(pilot)
