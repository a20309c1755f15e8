"""Keys that are typed faster than the newsroom draws each do what they would have done had they waited."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from tests.newsroom.conftest import Opener
from tests.newsroom.golden import furnish, opened
from tests.terminal import Terminal
from tui.archive import Archive


def at_rest(terminal: Terminal) -> None:
    terminal.wait("Gigamart")
    terminal.wait(" read ")
    terminal.settle(0.5)


def test_a_key_after_a_view_is_chosen_in_the_rail_is_for_that_view(tmp_path: Path) -> None:
    furnish(tmp_path)
    with opened(tmp_path, 200, 50) as terminal:
        at_rest(terminal)
        for key in ("h", "g", "j", "j", "j", "j"):
            terminal.press(key)
            terminal.settle()
        terminal.press("\rA")  # in one write
        terminal.wait("All of Bookmarks is read already.")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("/checkout\rj", " 2/2"),
        ("/checkout\rb", "Bookmarked"),
        ("/(\rxyzzy\r", "there is no ) to this ("),
        ("NCall Ann\rU", "noted on"),
        ("Sjj\r\x15 12m\r", "refresh is 12m now."),
        ("e \rj", "Written:"),
        (":bookmark the\rU", "bookmarked “Gigamart"),
    ],
)
def test_what_follows_an_enter_is_for_what_it_led_to(tmp_path: Path, typed: str, words: str) -> None:
    furnish(tmp_path)
    with opened(tmp_path, 120, 40) as terminal:
        at_rest(terminal)
        terminal.press(typed)
        terminal.wait(words, 20)


async def test_word_of_the_focus_that_comes_late_selects_nothing_that_was_typed(newsroom: Opener) -> None:
    async with newsroom() as (pilot, wire):
        wire.prompt.ask("search", "old words")
        for sign in "che":  # as the app hands on what was typed before the word of the focus arrived
            await pilot.app._on_key(events.Key(sign, sign))
        await pilot.pause()
        await pilot.press("c")
        assert wire.prompt.value == "chec"


@pytest.mark.parametrize("typed", ["Qd", "qF", "Q/x", "QS", "Q\x1b[200~d\x1b[201~", "Q?"])
def test_what_is_typed_behind_the_key_that_leaves_is_for_nobody(tmp_path: Path, typed: str) -> None:
    furnish(tmp_path)
    with opened(tmp_path, 80, 24) as terminal:
        at_rest(terminal)
        terminal.press(typed)
        assert terminal.process.wait(20) == 0


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Ann is on it\n\n\tcall 4411\r\nuntil six\n", "Ann is on it call 4411 until six"),
        ("one line ", "one line "),
        ("\n", ""),
        ("", ""),
    ],
)
async def test_all_lines_of_a_paste_are_taken_as_one(newsroom: Opener, text: str, kept: str) -> None:
    async with newsroom("/") as (pilot, wire):
        wire.prompt.value = "old"
        wire.prompt.select_all()
        wire.prompt.post_message(events.Paste(text))
        await pilot.pause()
        assert wire.prompt.value == (kept if text else "old")


async def test_a_note_of_several_lines_is_kept_whole(newsroom: Opener, archive: Archive) -> None:
    async with newsroom("N") as (pilot, _wire):
        assert pilot.app.focused is not None
        pilot.app.focused.post_message(events.Paste("Ann is on it\ncall 4411\n"))
        await pilot.pause()
        await pilot.press("enter")
        assert archive.stories.count('"on it call 4411"') == 1
