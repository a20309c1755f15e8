"""The key bars of all screens: at every width whole hints alone, the most useful first, and always the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.newsroom.conftest import Opener
from tests.newsroom.test_dossier import group
from tui.archive import Archive
from tui.config import Watch
from tui.newsroom.cells import width_of
from tui.newsroom.widgets.key_bar import Hint, KeyBar, choose

SCREENS: dict[str, tuple[str, ...]] = {
    "wire": (),
    "reader": ("enter",),
    "found": ("/", *"outage", "enter"),
    "search": ("/",),
    "find": ("enter", "f"),
    "dossier": ("d",),
    "facts": ("d", "tab"),
    "rename": ("d", "R"),
    "merge": ("d", "M"),
    "why": ("w",),
    "versions": ("D",),
    "export": ("e",),
    "links": ("i",),
    "note": ("N",),
    "feeds": ("F",),
    "feed added": ("F", "a"),
    "settings": ("S",),
    "stack": ("S", "G", "enter"),
    "keys": ("S", "end", "k", "k", "enter"),
    "alerts": ("!",),
    "replay": ("!", "r"),
    "vendors": ("R",),
    "brief": ("B",),
    "acts": ("b", "U"),
    "help": ("?",),
}
QUICK = ("wire", "reader", "dossier", "alerts", "export")
"""Screens that are looked at in every run; the others are with the slow proofs."""
BACK = {"back", "cancel", "leave"}


@pytest.mark.parametrize(
    "name", [name if name in QUICK else pytest.param(name, marks=pytest.mark.slow) for name in SCREENS]
)
async def test_no_hint_is_cut_at_any_width(newsroom: Opener, archive: Archive, name: str) -> None:
    group(archive)
    async with newsroom(*SCREENS[name], watches=(Watch("Cumulus"),)) as (pilot, _wire):
        (bar,) = pilot.app.screen.query(KeyBar)
        bar.be_quiet()
        whole = words(bar, 10_000)
        assert whole
        for width in range(40, 251):
            parts = bar.parts(0, width)
            assert sum(part.width for part in parts) <= width, width
            shown = words(bar, width)
            assert shown <= whole, width
            assert shown & BACK, f"no way back at {width}: {shown}"


def words(bar: KeyBar, width: int) -> set[str]:
    """The keys and the labels that the bar shows in so many cells."""
    return {part.text.strip() for part in bar.parts(0, width)} - {""}


@pytest.mark.parametrize("name", ["search", "find", "note", "folder"])
async def test_where_something_is_typed_no_sign_is_called_a_key(newsroom: Opener, name: str) -> None:
    keys = {**SCREENS, "folder": ("e", "t")}[name]
    async with newsroom(*keys, size=(250, 24)) as (pilot, _wire):
        (bar,) = pilot.app.screen.query(KeyBar)
        shown = [hint.keys for hint in bar._hints]
        assert shown[0] == "⏎"
        assert "Esc" in shown
        assert not [key for key in shown if len(key) == 1 and key != "⏎"]


HINTS = st.lists(
    st.builds(Hint, st.text("ab日+", min_size=1, max_size=9), st.text("xyz界", max_size=12), st.integers(0, 9)),
    max_size=12,
    unique_by=lambda hint: hint.keys,
)


@given(HINTS, st.integers(1, 120))
def test_hints_are_left_out_by_rank_and_never_take_more_than_there_is(hints: list[Hint], width: int) -> None:
    kept = choose(hints, width)
    assert sum(width_of(f"{hint.keys} {hint.label}  ") for hint in kept) <= width
    assert kept == [hint for hint in hints if hint in kept]
    left = [hint for hint in hints if hint not in kept]
    assert all(hint.rank >= max((one.rank for one in kept), default=0) for hint in left)


@pytest.mark.parametrize("opener", ["?", "w", "e", "i", "B", "U", "S", "F", "R", "exclamation_mark", "d", "a"])
async def test_q_in_capitals_leaves_at_once_whatever_is_open(newsroom: Opener, archive: Archive, opener: str) -> None:
    group(archive)
    async with newsroom("slash", "(", "enter", "escape", opener) as (pilot, _wire):
        await pilot.press("Q")
        await pilot.pause()
        assert pilot.app._exit
