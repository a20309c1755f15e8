"""Whole screens in a real terminal are as they were kept; `python -m tests.newsroom.golden --renew` keeps new ones."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.newsroom.golden import FOLDER, difference, drawn, furnish, kept, names, opened
from tests.terminal import Terminal

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", names())
def test_screens_are_as_they_were_kept(name: str) -> None:
    if not kept(name):
        pytest.skip(f"no screens are kept yet: python -m tests.newsroom.golden --renew {name}")
    told = difference(name, drawn(name))
    assert not told, f"{told}\nWhere this is meant: python -m tests.newsroom.golden --renew {name}"


def test_nothing_is_kept_that_is_not_drawn() -> None:
    assert {path.stem for path in FOLDER.glob("*")} <= set(names())


@contextmanager
def _shown(home: Path, keys: tuple[str, ...]) -> Iterator[Terminal]:
    """A newsroom of 80×24 that stands still after these keys."""
    furnish(home)
    with opened(home, 80, 24) as terminal:
        terminal.wait("Gigamart")
        terminal.press(*keys)
        terminal.settle(0.5)
        yield terminal


@pytest.mark.parametrize("keys", [(), ("?",), ("e",)])
def test_what_others_wrote_on_the_terminal_goes_with_the_next_drawing(tmp_path: Path, keys: tuple[str, ...]) -> None:
    with _shown(tmp_path, keys) as terminal:
        before = terminal.text()
        terminal.screen.cursor_position(6, 1)
        terminal.screen.draw("Broadcast message from root: going down")
        assert "Broadcast" in terminal.text()
        terminal.press("\x0c")  # Ctrl+L
        terminal.settle()
        assert terminal.text() == before


def test_a_window_that_is_dragged_small_and_large_again_shows_the_same_story(tmp_path: Path) -> None:
    furnish(tmp_path)
    with opened(tmp_path, 80, 24) as terminal:
        terminal.wait("Gigamart")
        terminal.press("enter")
        terminal.wait("¶1 of 5")
        terminal.press("space")
        terminal.settle()
        before = terminal.text()
        terminal.resize(30, 8)
        terminal.wait("40×10 cells")
        terminal.resize(80, 24)
        terminal.wait("b bookmark")
        terminal.settle()
        assert terminal.text() == before


@pytest.mark.parametrize("keys", [(), ("?",)])
def test_what_a_size_that_nobody_heard_of_has_cut_off_is_drawn_again(tmp_path: Path, keys: tuple[str, ...]) -> None:
    """A window that is dragged faster than signals are delivered: the program sees the size that it knows."""
    with _shown(tmp_path, keys) as terminal:
        before = terminal.text()
        terminal.screen.resize(12, 40)
        terminal.resize(80, 24)
        assert terminal.text() != before
        terminal.settle()
        assert terminal.text() == before
