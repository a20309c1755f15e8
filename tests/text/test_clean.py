"""`clean()` is the one gate for outside text: these are its promises."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared import SHARED, needs_shared
from tui.text import clean, clean_line, cut, is_clean


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("plain", "plain"),
        ("a\x1b[31mred", "a[31mred"),
        ("\x1b]0;title\x07x", "]0;titlex"),
        ("c1 \x9b2J", "c1 2J"),
        ("gnp\u202eexe", "gnpexe"),
        ("out\u200bage, out\u00adage", "outage, outage"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("tab\tstays", "tab\tstays"),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("tag \U000e0041", "tag "),
        ("Zoë café naïve", "Zoë café naïve"),
        ("日本 障害", "日本 障害"),
    ],
)
def test_what_is_removed_and_what_stays(dirty: str, cleaned: str) -> None:
    assert clean(dirty) == cleaned


def test_combining_marks_are_limited_but_real_scripts_are_kept() -> None:
    assert clean("e" + "\u0301" * 40) == "e" + "\u0301" * 4
    assert clean("क्षि") == "क्षि"


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    cleaned = clean(text)
    assert is_clean(cleaned)
    cleaned.encode("utf-8")
    assert all(unicodedata.category(c) not in ("Cc", "Cs") or c in "\n\t" for c in cleaned)


@given(st.text())
def test_a_line_is_one_line(text: str) -> None:
    line = clean_line(text)
    assert "\n" not in line
    assert line == line.strip()


@given(st.text(), st.integers(1, 50))
def test_cut_keeps_the_limit(text: str, limit: int) -> None:
    assert len(cut(text, limit)) <= limit


@needs_shared
def test_no_known_terminal_attack_passes() -> None:
    attacks = json.loads((SHARED / "torture" / "terminal_attacks.json").read_text())["attacks"]
    for attack in attacks:
        cleaned = clean(attack["payload"])
        assert attack["canary"] in cleaned
        assert not any(forbidden in cleaned for forbidden in attack["forbid"])
