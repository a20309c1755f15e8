"""What is sent to the terminal: less than Textual sends, and the screen is the same."""

from __future__ import annotations

from itertools import pairwise
from typing import cast

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import set_cell_size
from rich.color import Color, ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from tui.newsroom import sent as sent_module
from tui.newsroom.sent import LeanFrame, Sent

WIDTH, HEIGHT = 24, 3
COLOURS = [None, Color.parse("red"), Color.parse("#112233"), Color.parse("color(99)"), Color.default()]
TEXTS = st.text(alphabet="ab ▌●…é漢🛒", max_size=10)
CUTS = st.sampled_from([[0, WIDTH], [0, 10, WIDTH], [0, 6, 15, WIDTH]])


@st.composite
def styles(draw: st.DrawFn) -> Style | None:
    """A style, or none."""
    bold, dim, underline, reverse, blink = draw(st.tuples(*[st.sampled_from([None, True])] * 5))
    letters, ground = draw(st.tuples(*[st.sampled_from(COLOURS)] * 2))
    style = Style(color=letters, bgcolor=ground, bold=bold, dim=dim, underline=underline, reverse=reverse, blink=blink)
    return draw(st.sampled_from([style, None]))


@st.composite
def strips(draw: st.DrawFn, width: int) -> Strip:
    """A strip of exactly that many cells."""
    pieces = [Segment(draw(TEXTS), draw(styles())) for _ in range(draw(st.integers(0, 4)))]
    return Strip(pieces).crop(0, width).adjust_cell_length(width)


@st.composite
def frames(draw: st.DrawFn) -> ChopsUpdate:
    """A frame: some rows, each cut into stretches, some of the cells of each told to be drawn."""
    ends, chops, spans = [], [], []
    for row in range(HEIGHT):
        cuts = draw(CUTS)
        ends.append(cuts[1:])
        chops.append({start: draw(st.none() | strips(end - start)) for start, end in pairwise(cuts)})
        first, last = sorted(draw(st.tuples(st.sampled_from(cuts), st.sampled_from(cuts))))
        if first < last:
            spans.append((row, first, last))
    return ChopsUpdate(chops, spans or [(0, 0, 0)], ends)


class Watcher:
    """A terminal that remembers what it shows."""

    def __init__(self) -> None:
        self.screen = pyte.Screen(WIDTH, 3 * HEIGHT)  # room below: Textual sends line feeds that nobody needs
        self.stream = pyte.Stream(self.screen)
        self.console = Console(color_system="truecolor", force_terminal=True)

    def show(self, frame: CompositorUpdate) -> str:
        """Take a frame in; return what was sent for it."""
        sent = frame.render_segments(self.console)
        self.stream.feed(sent)
        return sent

    def cells(self) -> list[list[object]]:
        """What stands in each cell, with its colours and attributes."""
        return [[self.screen.buffer[row][column] for column in range(WIDTH)] for row in range(HEIGHT)]


def line(text: str, row: int = 0, style: Style | None = None) -> ChopsUpdate:
    """A frame of one line."""
    strip = Strip([Segment(set_cell_size(text, WIDTH), style)])
    return ChopsUpdate([{0: strip} for _ in range(HEIGHT)], [(row, 0, WIDTH)], [[WIDTH]] * HEIGHT)


@pytest.mark.slow
@given(st.lists(frames(), min_size=1, max_size=6))
def test_the_screen_is_the_one_that_whole_frames_would_have_drawn(drawn: list[ChopsUpdate]) -> None:
    whole, lean, sent = Watcher(), Watcher(), Sent()
    for frame in drawn:
        whole.show(frame)
        lean.show(LeanFrame(sent, frame))
        assert lean.cells() == whole.cells()


def test_a_line_that_looks_as_before_is_not_sent() -> None:
    watcher, sent = Watcher(), Sent()
    watcher.show(LeanFrame(sent, line("the same")))
    assert watcher.show(LeanFrame(sent, line("the same"))) == ""


def test_what_is_sent_for_a_line_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[Strip] = []
    work_out = sent_module._drawn

    def noted(strip: Strip, colours: ColorSystem) -> sent_module.Drawing:
        drawn.append(strip)
        return work_out(strip, colours)

    monkeypatch.setattr(sent_module, "_drawn", noted)
    watcher, sent = Watcher(), Sent()
    frame = line("a text that scrolls")
    watcher.show(LeanFrame(sent, frame))
    watcher.show(LeanFrame(sent, ChopsUpdate(frame.chops, [(1, 0, WIDTH)], frame.chop_ends)))
    assert len(drawn) == 1


def test_of_a_line_the_cells_between_the_first_and_the_last_difference_are_sent() -> None:
    watcher, sent = Watcher(), Sent()
    watcher.show(LeanFrame(sent, line("story 17 of 90")))
    assert watcher.show(LeanFrame(sent, line("story 18 of 90"))) == "\x1b[1;8H8"


def test_colours_are_sent_where_they_change_alone() -> None:
    watcher, sent = Watcher(), Sent()
    ground = Style(color="#010203", bgcolor="#040506")
    pieces = [Segment("a" * 12, ground), Segment("b" * 12, ground + Style(color="#070809"))]
    frame = ChopsUpdate([{0: Strip(pieces)}], [(0, 0, WIDTH)], [[WIDTH]])
    colours = "\x1b[38;2;1;2;3;48;2;4;5;6m", "\x1b[38;2;7;8;9m"
    assert watcher.show(LeanFrame(sent, frame)) == f"\x1b[1;1H{colours[0]}{'a' * 12}{colours[1]}{'b' * 12}\x1b[0m"


def test_an_attribute_ends_without_all_colours_being_sent_again() -> None:
    watcher, sent = Watcher(), Sent()
    colours = Style(color="#010203")
    frame = ChopsUpdate(
        [{0: Strip([Segment("a" * 12, colours + Style(bold=True)), Segment("b" * 12, colours)])}],
        [(0, 0, WIDTH)],
        [[WIDTH]],
    )
    assert watcher.show(LeanFrame(sent, frame)).endswith(f"{'a' * 12}\x1b[22m{'b' * 12}\x1b[0m")


@pytest.mark.parametrize("text", ["漢字 17", "👩‍🚒 17", "e\u0301 17", "⚠️ 17"])
def test_a_line_with_signs_whose_width_terminals_dispute_is_sent_whole(text: str) -> None:
    watcher, sent = Watcher(), Sent()
    watcher.show(LeanFrame(sent, line(text)))
    assert text in watcher.show(LeanFrame(sent, line(text)))
    assert "all of it" in watcher.show(LeanFrame(sent, line("all of it")))


@given(st.lists(strips(WIDTH), min_size=HEIGHT, max_size=HEIGHT), frames())
def test_a_whole_screen_is_sent_whole_and_known_from_then_on(lines: list[Strip], change: ChopsUpdate) -> None:
    whole, lean, sent = Watcher(), Watcher(), Sent()
    screen = LayoutUpdate([strip.divide([9, WIDTH]) for strip in lines], Region(0, 0, WIDTH, HEIGHT))
    for frame in (screen, change, screen, change):
        whole.show(frame)
        lean.show(cast("CompositorUpdate", sent.lean(frame)))
        assert lean.cells() == whole.cells()


def screen_of(*words: str) -> LayoutUpdate:
    """A whole screen of one line, cut into pieces."""
    return LayoutUpdate([[Strip([Segment(each)]) for each in words]], Region(0, 0, WIDTH, 1))


def test_of_a_whole_screen_what_differs_is_sent_however_it_is_cut() -> None:
    watcher, sent = Watcher(), Sent()
    assert "x" * WIDTH in watcher.show(cast("CompositorUpdate", sent.lean(screen_of("x" * WIDTH))))
    assert watcher.show(cast("CompositorUpdate", sent.lean(screen_of("x" * 10, "x" * (WIDTH - 10))))) == ""
    told = watcher.show(cast("CompositorUpdate", sent.lean(screen_of("x" * 4, "dialog", "x" * (WIDTH - 10)))))
    assert told == "\x1b[1;5Hdialog"
    assert watcher.show(cast("CompositorUpdate", sent.lean(screen_of("x" * WIDTH)))) == "\x1b[1;5Hxxxxxx"


def test_a_whole_screen_is_sent_again_once_it_is_forgotten() -> None:
    watcher, sent = Watcher(), Sent()
    for _ in range(2):
        assert "x" * WIDTH in watcher.show(cast("CompositorUpdate", sent.lean(screen_of("x" * WIDTH))))
        sent.forget()


def test_a_screen_of_another_size_is_sent_whole() -> None:
    """The frame before may have been drawn for a size that the terminal had no more."""
    watcher, sent = Watcher(), Sent()
    for width in (WIDTH, WIDTH - 4, WIDTH):
        screen = LayoutUpdate([[Strip([Segment("x" * width)])]], Region(0, 0, width, 1))
        assert "x" * width in watcher.show(cast("CompositorUpdate", sent.lean(screen)))


def test_a_whole_screen_sets_right_what_stands_beside_signs_of_disputed_width() -> None:
    watcher, sent = Watcher(), Sent()
    screen = screen_of("⚠️".ljust(11), "beside".ljust(WIDTH - 10))
    for _ in range(2):
        assert "beside" in watcher.show(cast("CompositorUpdate", sent.lean(screen)))


def test_a_link_is_sent_as_it_is() -> None:
    watcher, sent = Watcher(), Sent()
    frame = line("link", style=Style(link="https://example.org"))
    for _ in range(2):
        assert "https://example.org" in watcher.show(LeanFrame(sent, frame))
