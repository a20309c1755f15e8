from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared import SHARED, needs_shared
from tui.desk.facts import counts, scope, severity
from tui.desk.facts.cause import causes
from tui.desk.facts.service import failing
from tui.desk.facts.status import lifecycle
from tui.desk.facts.symptom import phrases
from tui.desk.facts.vendor import strangers, who
from tui.desk.facts.when import onset
from tui.desk.knowledge import places
from tui.desk.reading import story
from tui.desk.reading.heads import heads_of
from tui.desk.reading.patterns import Line, Pattern, branches, holds_word

MODULES = (causes, counts, failing, lifecycle, onset, phrases, places, scope, severity, story, strangers, who)


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
        found, wanted = pattern.search(text), pattern.compiled.search(text)
        assert (found and found.span()) == (wanted and wanted.span()), (name, text)


@needs_shared
@pytest.mark.parametrize(("name", "pattern"), list(patterns()))
def test_a_line_holds_what_the_whole_expression_finds(name: str, pattern: Pattern) -> None:
    rows = json.loads((SHARED / "data" / "facts.json").read_text(encoding="utf-8"))
    for text in (line for row in rows for line in row["text"].split("\n")):
        line = Line.of(text)
        wanted = [one.span() for one in pattern.compiled.finditer(text)]
        assert [one.span() for one in pattern.each(line)] == wanted, (name, text)
        first = pattern.first(line)
        assert (first and first.span()) == (wanted[0] if wanted else None)


def test_a_match_tells_the_words_as_they_were_given() -> None:
    pattern = Pattern(r"\bis\s(?P<how>down|up)(?P<where>\sin\s(?-i:[A-Z])\w+)?", r"\b(?P<what>mail)\s(?=is)")
    first, second = pattern.each(Line.of("MAIL Is Down in Oslo"))
    assert (first[0], first.lastgroup, first.span()) == ("MAIL ", "what", (0, 5))
    assert second.groupdict() == {"how": "Down", "where": " in Oslo", "what": None}
    assert (second["how"], second.string[second.start("how") :]) == ("Down", "Down in Oslo")
    assert [one[0] for one in pattern.finditer("it is UP IN OSLO, is up in oslo")] == ["is UP IN OSLO", "is up"]


def test_what_lacks_a_capital_hides_nothing_behind_its_first_word() -> None:
    pattern = Pattern(r"\b(?-i:[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\sresidents\b")
    assert [one[0] for one in pattern.finditer("CNET Harrisburg residents")] == ["Harrisburg residents"]


@given(st.text(alphabet="ab _1.", max_size=20), st.text(alphabet="ab", min_size=1, max_size=3))
def test_a_word_is_held_where_no_word_goes_on(text: str, word: str) -> None:
    assert holds_word(text, word) == (re.search(rf"\b{word}\b", text) is not None)


@pytest.mark.parametrize(
    ("source", "heads"),
    [
        (r"\b(?:down|is\soff)\b", {"down", "is"}),
        (r"\ban?\s(?:outage)", {"a", "an"}),
        (r"(?<=\s)(?P<a>[1-3]\d? hours|can['’]t)", {"1", "2", "3", "can"}),
        (r"\b(?:re)?store", {"rest", "stor"}),
        (r"\bre\w+", None),
        (r"“?down", None),
        (r"[^x]down", None),
        (r"\bup", None),
    ],
)
def test_heads_of_an_expression(source: str, heads: set[str] | None) -> None:
    assert heads_of(source) == heads


@given(st.text(alphabet="aAbB KſİßX.", max_size=30))
def test_case_is_ignored_as_pythons_own_flag_ignores_it(text: str) -> None:
    pattern = Pattern(r"\b(?P<A>ab+)\B|X(?=\s)|ß")
    own = re.compile(r"(?:\b(?P<A>ab+)\B|X(?=\s)|ß)", re.IGNORECASE)
    assert [one.span() for one in pattern.finditer(text)] == [one.span() for one in own.finditer(text)]
    assert [one[0] for one in pattern.finditer(text)] == [one[0] for one in own.finditer(text)]
    found, wanted = pattern.search(text, 2), own.search(text, 2)
    assert (found and found.span()) == (wanted and wanted.span())


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a|b(?:c|d)|e", ["a", "b(?:c|d)", "e"]),
        ("(?:a|[|)]b|\\|c)", ["a", "[|)]b", "\\|c"]),
        ("(?:a|b)(?:c|d)", ["(?:a|b)(?:c|d)"]),
        ("one", ["one"]),
    ],
)
def test_branches_are_the_alternatives_of_an_expression(source: str, expected: list[str]) -> None:
    assert branches(source) == expected


@given(st.lists(st.sampled_from("Unable to pay not able cannot the site was down paid by HAND 12 of 30".split())))
def test_alternatives_kept_apart_find_what_they_find_together(words: list[str]) -> None:
    alternatives = (
        r"\b(?:unable|not\sable)\sto\s\w+",
        r"\bcannot\s(?P<what>\w+)",
        r"\b\d+\sof\s\d+",
        r"\bsite\s(?-i:was)\b",
    )
    line = Line.of(" ".join(words))
    apart = [(match.span(), match.lastgroup) for match in Pattern(*alternatives, apart=True).each(line)]
    assert apart == [(match.span(), match.lastgroup) for match in Pattern(*alternatives).each(line)]
    first = Pattern(*alternatives, apart=True).first(line)
    assert (first.span() if first else None) == (apart[0][0] if apart else None)
