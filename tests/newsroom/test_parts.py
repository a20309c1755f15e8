"""The parts without a terminal: cells, wrapping, documents, colours, addresses, keys."""

from __future__ import annotations

import os
import time
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color, ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.keys import _character_to_key

from tests.newsroom.sample import CHECKOUT
from tui.newsroom.cells import fit, width_of, wrap
from tui.newsroom.clock import age
from tui.newsroom.coarse import COARSE
from tui.newsroom.commands import PLACES, bindings
from tui.newsroom.document import Document, Highlight, painted
from tui.newsroom.keymap import normal, problems
from tui.newsroom.looks import lean
from tui.newsroom.outside import as_argument, is_openable, open_address
from tui.newsroom.palettes import PALETTES, Palette
from tui.newsroom.reference import keys_page
from tui.text import clean
from tui.text.difference import word_changes


@given(st.text(max_size=60).map(clean), st.integers(1, 40))
def test_fit_takes_exactly_its_cells(text: str, width: int) -> None:
    assert width_of(fit(text.replace("\n", " ").replace("\t", " "), width)) == width


@given(st.text(max_size=200).map(clean), st.integers(2, 30))
def test_wrapping_loses_no_word_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = wrap(text, 0, len(text), width)
    assert "".join("".join(text[start:end].split()) for start, end in lines) == "".join(text.split())
    assert all(width_of(text[start:end]) <= width for start, end in lines)


@given(st.text(alphabet="aab  c.", max_size=80), st.integers(0, 40), st.integers(1, 20))
def test_words_of_plain_letters_are_wrapped_as_all_others_are(text: str, start: int, width: int) -> None:
    start = min(start, len(text))
    accented = text.replace("a", "é")
    assert wrap(text, start, len(text), width) == wrap(accented, start, len(text), width)


def test_lines_know_the_words_that_they_show() -> None:
    document = Document(40)
    document.passage(CHECKOUT, "text")
    assert len(document.paragraphs) == 4
    for line in document.lines:
        if line.field:
            assert CHECKOUT[line.start : line.end] == line.runs[-1].text


def test_a_highlight_covers_its_span_and_nothing_else() -> None:
    document = Document(88)
    document.passage("One two three. Four five.", "text")
    pieces = painted(document.lines[-1], [Highlight("text", 4, 7, "mark")])
    assert [(text, ground) for text, _, ground in pieces] == [
        ("One ", "page"),
        ("two", "mark"),
        (" three. Four five.", "page"),
    ]


@pytest.mark.parametrize(
    ("ago", "shown"),
    [(5, "now"), (720, "12m"), (7200, "2h"), (3 * 86400, "3d"), (60 * 86400, "8w"), (800 * 86400, "2y"), (-50, "now")],
)
def test_ages(ago: int, shown: str) -> None:
    now = datetime(2026, 11, 24, tzinfo=UTC)
    assert age(now - timedelta(seconds=ago), now) == shown


def rounded(palette: Palette) -> Palette:
    """The palette as a terminal with 256 colours shows it."""
    names = [field.name for field in fields(palette) if str(getattr(palette, field.name)).startswith("#")]
    shown = {name: Color.parse(getattr(palette, name)).downgrade(ColorSystem.EIGHT_BIT) for name in names}
    colours: dict[str, Any] = {name: shown[name].get_truecolor().hex for name in names}
    return replace(palette, **colours)


def color_ratio(first: str, second: str) -> float:
    """Return the contrast ratio of two "#rrggbb" colours (WCAG 2.2, 1.4.3): 1.0 to 21.0."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance as WCAG 2.2 defines it."""
    parts = [value / 255 for value in Color.parse(colour).get_truecolor()]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    "palette",
    [*(palette for palette in PALETTES.values() if not palette.ansi), *map(rounded, COARSE.values())],
    ids=lambda p: p.name,
)
def test_every_word_can_be_read_on_every_ground(palette: Palette) -> None:
    least = 7.0 if "high-contrast" in palette.name else 4.5
    words = ("text", "strong", "muted", "accent", "major", "minor", "live", "watch", "fixed", "star", "bad")
    for ground in ("page", "panel", "cursor", "cursor_blur"):
        for word in words:
            ratio = color_ratio(getattr(palette, word), getattr(palette, ground))
            assert ratio >= least, f"{word} on {ground}: {ratio:.2f}"
    assert color_ratio(palette.text, palette.mark) >= 4.5
    assert color_ratio(palette.strong, palette.match) >= 4.5
    assert color_ratio(palette.alarm, palette.crit) >= 4.5


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "--version",
        "-h",
        "http://",
        "http://user:pw@host/",
        "https://host/a b",
        "https://host/\x1b]0;x",
        "https://host/$(x)`y`",
        "HTTPS//host",
        "https://-oops/",
        "https://ho\u202est/",
        "data:text/html,x",
        "https://host:99999/",
        "",
        " https://host/",
        "https://host/'x",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fe80::1]/",
    ],
)
def test_odd_addresses_are_not_opened(url: str) -> None:
    assert not is_openable(url)


def test_plain_addresses_are_opened() -> None:
    assert is_openable("https://news.example/a?b=c&d=e#f")
    assert is_openable("http://[2001:db8::1]:8080/x")


@pytest.mark.parametrize(
    ("url", "given"),
    [
        ("http://e/$(id)", "http://e/%24%28id%29"),
        ("http://e/;id&calc", "http://e/%3Bid%26calc"),
        ("https://e/a?b=c&d=$e", "https://e/a?b=c&d=%24e"),
        ("https://e/wiki/Outage_(disambiguation)", "https://e/wiki/Outage_%28disambiguation%29"),
    ],
)
def test_what_a_shell_would_take_for_a_command_is_written_differently(url: str, given: str) -> None:
    assert is_openable(url)
    assert as_argument(url) == given


def is_there(process: int) -> bool:
    """Tell whether there is such a process; a dead one that nobody has waited for is."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_browser_that_has_ended_leaves_no_dead_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser, started = tmp_path / "browser", tmp_path / "started"
    browser.write_text(f'#!/bin/sh\necho "$$ $1" > {started}.new && mv {started}.new {started}\n', encoding="utf-8")
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    assert open_address("https://news.example/a?b=c") == ""
    until = time.monotonic() + 20
    while not started.exists():
        assert time.monotonic() < until
        time.sleep(0.01)
    process, address = started.read_text(encoding="utf-8").split()
    assert address == "https://news.example/a?b=c"
    while is_there(int(process)):
        assert time.monotonic() < until, "the process was not waited for"
        time.sleep(0.01)


def test_no_two_commands_want_one_key_by_default() -> None:
    assert problems([bindings(place) for place in PLACES], {}) == []


def test_the_page_of_keys_is_the_code() -> None:
    page = Path(__file__).parents[2] / "docs" / "keys.md"
    assert page.read_text(encoding="utf-8") == keys_page(), "python -m tui.newsroom.reference > docs/keys.md"


def test_changes_are_told_word_by_word() -> None:
    told = list(word_changes("We are investigating errors.", "We have fixed errors."))
    assert told == [
        (" ", "We"),
        ("-", "are investigating"),
        ("+", "have fixed"),
        (" ", "errors."),
    ]


_STYLES = [
    Style(color="#ff0000", bgcolor="#000000", bold=True),
    Style(color="#00ff00", bgcolor="#000000"),
    Style(color="#00ff00", bgcolor="#222222"),
    Style(underline=True),
    Style(reverse=True),
]


@given(st.lists(st.tuples(st.sampled_from(["", " ", "   ", "a", "b c", "日"]), st.sampled_from(_STYLES)), max_size=8))
def test_fewer_segments_look_the_same(pieces: list[tuple[str, Style]]) -> None:
    segments = [Segment(text, style) for text, style in pieces]
    kept = lean(segments)
    assert looks_of(kept) == looks_of(segments)
    assert len(kept) <= len([text for text, _ in pieces if text])


def looks_of(segments: list[Segment]) -> list[object]:
    """What is seen of each character: of a blank that is neither underlined nor reversed its ground alone."""
    seen: list[object] = []
    for text, style, _ in segments:
        assert style is not None
        for sign in text:
            bare = sign == " " and not style.underline and not style.reverse
            seen.append((sign, style.bgcolor) if bare else (sign, style))
    return seen


@pytest.mark.parametrize("sign", "?:;,./-*+![]jJ1")
def test_a_key_has_the_name_that_textual_gives_it(sign: str) -> None:
    assert normal(sign) == _character_to_key(sign)
