"""What a key makes the newsroom draw: no more than has changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rich.segment import Segment
from textual import events
from textual.binding import BindingsMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.geometry import Size
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget

from tests.newsroom.conftest import Opener, drawn
from tui.archive.connection import Database
from tui.model import StoryRow
from tui.newsroom.compositor import RowCompositor
from tui.newsroom.screens.wire import WireScreen
from tui.newsroom.widgets.canvas import Canvas
from tui.newsroom.widgets.key_bar import KeyBar
from tui.newsroom.widgets.page import Page
from tui.newsroom.widgets.reader import Reader
from tui.newsroom.widgets.story_list import Pen, StoryList


def watched(wire: WireScreen) -> list[tuple[int, bool]]:
    """Note from now on which rows of the list are painted, and whether with the cursor."""
    found: list[tuple[int, bool]] = []
    paint = wire.list._painter

    def painter(row: StoryRow, pen: Pen) -> list[Segment]:
        found.append((row.id, pen.selected))
        return paint(row, pen)

    wire.list._painter = painter
    return found


def noted(monkeypatch: pytest.MonkeyPatch, kind: type[Any], name: str) -> list[Any]:
    """Note from now on whom a method of a class is called of, and with what."""
    calls: list[Any] = []
    method: Callable[..., Any] = getattr(kind, name)

    def passed(self: object, *given: Any, **named: Any) -> Any:
        calls.append((self, *given))
        return method(self, *given, **named)

    monkeypatch.setattr(kind, name, passed)
    return calls


@pytest.mark.parametrize(("size", "theme"), [((80, 24), "dark"), ((120, 40), "light"), ((200, 60), "colour-blind")])
async def test_at_the_start_styles_are_read_and_rows_drawn_once(
    newsroom: Opener, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], theme: str
) -> None:
    read = noted(monkeypatch, Stylesheet, "reparse")
    painted = noted(monkeypatch, StoryList, "_draw")
    async with newsroom(size=size, theme=theme) as (pilot, wire):
        assert pilot.app.screen_stack == [wire]
        assert not read
        stories = [row.id for rows, row, *_ in painted if rows is wire.list]
        assert len(stories) == len(set(stories))
        assert pilot.app.has_class("-light-mode" if theme == "light" else "-dark-mode")


async def test_a_terminal_of_another_size_has_other_panes(newsroom: Opener) -> None:
    async with newsroom(size=(200, 60)) as (pilot, wire):
        assert wire.has_class("-three")
        await pilot.resize_terminal(100, 30)
        while not wire.has_class("-two"):  # Textual takes a new size in when it has nothing else to do
            await pilot.pause(0.02)
        assert not wire.has_class("-three")


async def test_a_move_of_the_cursor_paints_the_two_rows_that_change(newsroom: Opener) -> None:
    async with newsroom(size=(120, 40)) as (pilot, wire):
        first, second = wire.list.row_at(0), wire.list.row_at(1)
        assert first is not None
        assert second is not None
        painted = watched(wire)
        await pilot.press("j")
        await pilot.pause()
        assert sorted(painted) == sorted([(first.id, False), (second.id, True)])


async def test_rows_that_were_painted_are_kept_until_something_changes(newsroom: Opener) -> None:
    async with newsroom("j", "k", size=(120, 40)) as (pilot, wire):
        painted = watched(wire)
        await pilot.press("j")
        await pilot.pause()
        assert painted == []
        await pilot.press("b")
        await pilot.pause()
        assert painted
        assert wire.glyphs.star in drawn(pilot)


@pytest.mark.parametrize("keys", [(), ("enter",)])
async def test_a_key_that_moves_asks_the_archive_nothing(
    newsroom: Opener, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    async with newsroom(*keys, size=(120, 20)) as (pilot, wire):
        await pilot.press("j")
        monkeypatch.setattr(wire._rest, "_then", list)  # what is shown once the cursor rests is asked for
        asked = noted(monkeypatch, Database, "rows")
        await pilot.press("j", "k", "k")
        await pilot.pause()
        assert not asked


async def test_a_line_of_the_text_is_told_to_the_screen_and_to_nobody_between(
    newsroom: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with newsroom("enter", size=(120, 20)) as (pilot, wire):
        told = noted(monkeypatch, MessagePump, "_dispatch_message")
        await pilot.press("j")
        await pilot.pause()
        assert [pump for pump, message in told if isinstance(message, Page.Scrolled)] == [wire]


async def test_the_key_bar_looks_which_keys_there_are_when_it_is_drawn(
    newsroom: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with newsroom(size=(120, 40)) as (pilot, wire):
        looked = noted(monkeypatch, KeyBar, "_collect")
        for _ in range(3):
            wire.bindings_updated_signal.publish(wire)
        await pilot.pause(0.1)
        assert len(looked) == 1
        await pilot.press("w")
        await pilot.pause(0.1)
        assert {screen for _, screen in looked[1:]} == {pilot.app.screen}, "the bar behind the dialog looks, too"


async def test_a_move_of_the_cursor_asks_no_other_widget_for_lines(
    newsroom: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with newsroom(size=(120, 40)) as (pilot, wire):
        asked = [noted(monkeypatch, kind, "render_lines") for kind in (Widget, Canvas)]
        wire.list.move_to(1)
        while not asked[1]:  # the frame is drawn when its time has come
            await pilot.pause(0.01)
        assert [(widget, crop.height) for widget, crop in asked[1]] == [(wire.list, 2)]
        assert all(crop.height <= 2 for _, crop in asked[0])


async def test_a_key_is_done_without_being_sent_through_the_panes(
    newsroom: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with newsroom() as (pilot, wire):
        handed = noted(monkeypatch, Widget, "on_event")
        await pilot.press("j")
        await pilot.pause()
        assert wire.list.cursor == 1
        assert not [event for _, event in handed if isinstance(event, events.Key)]


@pytest.mark.parametrize("keys", [{}, {"bookmark": "B,question_mark"}, {"preset": "vim"}])
async def test_keys_do_what_textual_would_have_them_do(newsroom: Opener, keys: dict[str, str]) -> None:
    def known(chain: list[tuple[DOMNode, BindingsMap]]) -> list[object]:
        return [(node, bindings.key_to_bindings) for node, bindings in chain]

    theirs = Screen._binding_chain.fget  # type: ignore[attr-defined]
    async with newsroom(size=(120, 40), keys=keys) as (pilot, wire):
        assert known(wire._binding_chain) == known(theirs(wire))
        await pilot.press("slash")
        await pilot.pause()
        assert wire.focused is wire.prompt
        assert known(wire._binding_chain) == known(theirs(wire))


async def test_keys_that_come_at_once_are_done_one_after_the_other(newsroom: Opener) -> None:
    async with newsroom(size=(120, 40)) as (pilot, wire):
        for key in ("j", "enter", "q", "j"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        assert pilot.app.is_running
        assert not wire.reading
        assert wire.list.cursor == 2


async def test_what_is_typed_after_the_key_of_the_search_goes_to_the_search(newsroom: Opener) -> None:
    async with newsroom() as (pilot, wire):
        for key in "/jb":
            pilot.app.post_message(events.Key(key if key != "/" else "slash", key))
        await pilot.pause()
        assert wire.prompt.value == "jb"
        assert wire.list.cursor == 0


async def test_a_story_that_is_shown_already_is_opened_as_it_stands(
    newsroom: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with newsroom(size=(120, 40)) as (pilot, wire):
        laid_out = noted(monkeypatch, Reader, "lay_out")
        whole = noted(monkeypatch, RowCompositor, "render_full_update")
        await pilot.press("enter")
        await pilot.pause()
        assert wire.reading
        assert not laid_out
        assert not whole
        await pilot.press("n")
        await pilot.pause()
        assert laid_out


async def test_a_story_that_was_opened_beside_the_list_fills_a_narrow_terminal(newsroom: Opener) -> None:
    async with newsroom("enter", size=(120, 40)) as (pilot, wire):
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert wire.reader.region.width == 80
        assert not wire.list.is_on_screen
        await pilot.press("q")
        await pilot.pause()
        assert wire.list.region.width == 80


@pytest.mark.parametrize("change", [(-20, -5), (-20, 0), (20, 0)])
async def test_a_screen_that_is_not_laid_out_anew_yet_is_drawn_as_far_as_it_goes(
    newsroom: Opener, change: tuple[int, int]
) -> None:
    async with newsroom() as (pilot, wire):
        compositor = wire._compositor
        compositor.size = Size(compositor.size.width + change[0], compositor.size.height + change[1])
        frame = compositor.render_full_update()
        pilot.app._display(wire, frame)
        assert len(frame.strips) == compositor.size.height
        assert all(piece.cell_length for row in frame.strips for piece in row)


async def test_another_pane_is_known_to_be_read_before_anything_is_drawn(newsroom: Opener) -> None:
    async with newsroom(size=(120, 40)) as (pilot, wire):
        for direction, reading in ((1, True), (-1, False)):
            wire.focus_pane(direction)
            assert wire.reading is reading
            await pilot.pause()
            assert wire.reading is reading
