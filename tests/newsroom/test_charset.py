"""Terminals that are not for Unicode are drawn on with what they have, and nothing moves by it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.newsroom.golden import furnish, opened
from tui.newsroom.charset import look_alike
from tui.newsroom.glyphs import ASCII, UNICODE, glyphs_named
from tui.text import clean_line


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
def test_a_terminal_without_unicode_is_sent_none(tmp_path: Path) -> None:
    furnish(tmp_path, glyphs="auto")
    with opened(tmp_path, 80, 24, PYTHONIOENCODING="ascii") as terminal:
        terminal.wait("Gigamart")
        terminal.press("enter")
        terminal.wait("takeaways")
        terminal.settle()
        assert terminal.written.isascii()
        assert "\\u" not in terminal.text()
        assert "\\x" not in terminal.text()


def test_look_alikes_can_be_read() -> None:
    assert [look_alike(one) for one in "“é’–…日ж"] == ['"', "e", "'", "-", ".", "??", "?"]


def test_no_look_alike_is_another_number_or_the_half_of_a_word() -> None:
    assert "".join(map(look_alike, "½ ⅔ 10² ⑳ ﬁ ™")) == "? ? ??? ? ? ?"


@given(st.text())
def test_look_alikes_are_as_wide_as_what_they_stand_for(text: str) -> None:
    told = clean_line(text)
    plain = "".join(map(look_alike, told))
    assert plain.isascii()
    assert len(plain) == sum(map(cell_len, told))


@pytest.mark.parametrize(("name", "driver", "glyphs"), [
    ("xterm-256color", None, UNICODE), ("linux", None, ASCII), ("linux", "a browser's", UNICODE),
])  # fmt: skip
def test_signs_are_chosen_by_the_terminal(
    monkeypatch: pytest.MonkeyPatch, name: str, driver: str | None, glyphs: object
) -> None:
    monkeypatch.setenv("TERM", name)
    monkeypatch.delenv("TEXTUAL_DRIVER", raising=False)
    if driver:
        monkeypatch.setenv("TEXTUAL_DRIVER", driver)
    assert glyphs_named("auto") is glyphs
    assert glyphs_named("ascii") is ASCII
    assert glyphs_named("unicode") is UNICODE
