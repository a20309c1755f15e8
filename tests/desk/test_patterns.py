from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared import SHARED, needs_shared
from tui.desk import cause, lifecycle, onset, places, reading, scope, severity, slots, strangers, symptoms, who
from tui.desk.patterns import Pattern

MODULES = (cause, lifecycle, onset, places, reading, scope, severity, slots, strangers, symptoms, who)


def patterns() -> Iterator[tuple[str, Pattern]]:
    for module in MODULES:
        for name, value in vars(module).items():
            if isinstance(value, Pattern):
                yield f"{module.__name__}.{name}", value


def test_a_text_without_a_hint_is_not_searched() -> None:
    pattern = Pattern(r"\bdown\b", hints="down")
    assert pattern.search("Mail is DOWN today")
    assert not pattern.search("Mail is up")
    assert not list(pattern.finditer("Mail is up"))
    assert not Pattern(r"\bdown\b", hints="never").search("down")


@needs_shared
@pytest.mark.parametrize(("name", "pattern"), list(patterns()))
def test_hints_hide_no_match_in_real_stories(name: str, pattern: Pattern) -> None:
    rows = (SHARED / "data" / "labelled.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [f"{row['title']} {row.get('description') or ''}" for row in map(json.loads, rows)]
    texts += [row["text"] for row in json.loads((SHARED / "data" / "facts.json").read_text(encoding="utf-8"))]
    for text in (line for one in texts for line in one.split("\n")):
        assert pattern.hinted(text) or not pattern.compiled.search(text), (name, text)


@given(st.text(alphabet="aAbB KſİßX.", max_size=30))
def test_case_is_ignored_as_pythons_own_flag_ignores_it(text: str) -> None:
    pattern = Pattern(r"\b(?P<A>ab+)\B|X(?=\s)|ß")
    own = re.compile(r"(?:\b(?P<A>ab+)\B|X(?=\s)|ß)", re.IGNORECASE)
    assert [one.span() for one in pattern.finditer(text)] == [one.span() for one in own.finditer(text)]
    assert [one[0] for one in pattern.finditer(text)] == [one[0] for one in own.finditer(text)]
    found, wanted = pattern.search(text, 2), own.search(text, 2)
    assert (found and found.span()) == (wanted and wanted.span())
