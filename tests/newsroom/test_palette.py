"""The palette: what it offers, how it finds it, and that it can be used without seeing colours or the keyboard."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Offset

from tests.newsroom.conftest import Opener, drawn, settle
from tests.newsroom.golden import furnish, opened
from tests.terminal import Terminal
from tui.newsroom.palette import Offer, found, likeness
from tui.newsroom.screens.palette import Palette
from tui.newsroom.screens.wire import WireScreen


def names(typed: str, *words: str) -> list[str]:
    """The words that are found, in their order."""
    return [offer.words for offer in found([Offer(at, "", each, "", list) for at, each in enumerate(words)], typed)]


def test_what_stands_there_as_typed_comes_before_what_has_the_letters_in_order() -> None:
    words = ("Go to the previous match", "Change to the next theme", "Write the story")
    assert names("the", *words) == ["Go to the previous match", "Change to the next theme", "Write the story"]
    assert names("theme", *words)[0] == "Change to the next theme"
    assert names("next theme", *words) == ["Change to the next theme"]
    assert names("chthe", *words) == ["Change to the next theme"]


def test_words_are_found_in_any_order_and_in_any_case() -> None:
    assert names("THEME next", "Change to the next theme", "Next story") == ["Change to the next theme"]


def test_nothing_typed_offers_everything_in_its_order() -> None:
    assert names(" ", "b", "a") == ["b", "a"]


def test_letters_that_stand_there_often_are_found_at_once() -> None:
    assert 0 < likeness("e" * 30, " e" * 500) < likeness("theme", "the me")


@given(st.text(max_size=8), st.text(max_size=30))
def test_likeness_is_between_none_and_the_same(wanted: str, text: str) -> None:
    assert 0.0 <= likeness(wanted, text) <= 1.0
    assert likeness(text, text) == 1.0


async def test_each_command_is_offered_with_its_key(newsroom: Opener) -> None:
    async with newsroom("colon", *"dossier", keys={"dossier": "D,f4"}) as (pilot, _):
        line = next(line for line in drawn(pilot).split("\n") if "Show the incident" in line)
        assert line.split()[:3] == ["│▌", "D", "Show"]


async def test_arrows_move_the_row_and_the_terminals_cursor_with_it_and_typing_takes_it_back(newsroom: Opener) -> None:
    async with newsroom("colon") as (pilot, _):
        palette = pilot.app.screen
        assert isinstance(palette, Palette)
        rows, typed = palette.list.region, palette.typed.cursor_screen_offset
        assert pilot.app.cursor_position == typed
        assert typed.y == rows.y - 1
        await pilot.press("down", "down")
        assert palette.list.cursor == 2
        assert pilot.app.cursor_position == Offset(rows.x, rows.y + 2)
        await pilot.press("t")
        assert pilot.app.cursor_position == Offset(typed.x + 1, typed.y)
        assert palette.list.cursor == 0


async def test_what_is_clicked_is_done(newsroom: Opener) -> None:
    async with newsroom("colon", *"colour-blind") as (pilot, _):
        assert isinstance(pilot.app.screen, Palette)
        await pilot.click("#offers", offset=(5, 0))
        await settle(pilot)
        assert pilot.app.theme == "nightdesk-colour-blind"
        assert isinstance(pilot.app.screen, WireScreen)


async def test_esc_leaves_it_and_nothing_is_done(newsroom: Opener) -> None:
    async with newsroom("colon", *"quit", "escape") as (pilot, wire):
        assert pilot.app.is_running
        assert pilot.app.screen is wire


async def test_what_is_called_nothing_says_so_and_enter_does_nothing(newsroom: Opener) -> None:
    async with newsroom("colon", *"zzzz", "enter") as (pilot, _):
        assert isinstance(pilot.app.screen, Palette)
        assert "Nothing here is called that." in drawn(pilot)


@pytest.mark.parametrize(("keys", "words"), [(("F",), "Add a feed"), ((), "colour-blind")])
async def test_each_screen_offers_what_is_its_own(newsroom: Opener, keys: tuple[str, ...], words: str) -> None:
    async with newsroom(*keys, "colon", size=(100, 40)) as (pilot, _):
        palette = pilot.app.screen
        assert isinstance(palette, Palette)
        offered = [offer.words for offer in palette._offered]
        assert any(each.startswith(words) for each in offered)
        assert ("colour-blind" in offered) == (not keys)


async def test_what_is_behind_a_dialog_is_faint_and_goes_on(newsroom: Opener) -> None:
    async with newsroom("colon", size=(120, 40)) as (pilot, wire):
        before = drawn(pilot)
        assert "NIGHTDESK" in before.split("\n")[0]
        wire.status.tell(wire.desk.situation()._replace(unread=4321))
        await pilot.pause(0.1)
        assert "4321 unread" in drawn(pilot)


def marked(terminal: Terminal) -> int:
    """The row of the screen that has the sign of the cursor."""
    return next((row for row, line in enumerate(terminal.text().split("\n")) if line[1:2] == ">"), -1)


def test_the_palette_works_in_a_real_terminal(tmp_path: Path) -> None:
    furnish(tmp_path, glyphs="ascii")
    with opened(tmp_path, 80, 24, NO_COLOR="1") as terminal:
        terminal.wait("Gigamart")
        terminal.press(":", "dossier")
        terminal.wait("Show the incident")
        for key, row in (("down", 4), ("up", 3)):
            terminal.press(key)
            until = time.monotonic() + 10
            while (terminal.screen.cursor.y, marked(terminal)) != (row, row) and time.monotonic() < until:
                terminal.pump(0.05)
            assert (terminal.screen.cursor.y, marked(terminal)) == (row, row)
        terminal.press("enter")
        terminal.wait("DOSSIER")
