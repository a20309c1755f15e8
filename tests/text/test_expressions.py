"""Expressions kept from one process to the next: the same matches, and never a fault by a file that is not sound."""

from __future__ import annotations

import marshal
import os
import re
import sys
from pathlib import Path

import pytest

import tui.desk.outage
from tui.desk.reading.patterns import Pattern
from tui.text import expressions
from tui.text.expressions import FEW, Shelf, compiled, state_of
from tui.text.late import _Late, late

TEXT = (
    "GitHub was down for 3 hours on 4 May: “we are investigating”, said Ms Ofori. Since 10:00 UTC some 40% of "
    "users in Spain could not pay; AWS was operating normally, and the cause, a faulty switch, has been fixed.\n"
    "[Resolved] Sign-ins failed; ŁÓDŹ İstanbul ſtraße K"
)
SOURCES = [r"(?P<first>\w+)\s(?P<second>\w+)", r"\b(?:down|fixed)\b", r"(?i:USERS)|[^\W\d_]{9,}", r"(?<!a)b|(a)(?=b)"]


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the expressions be kept in a file of the test, and be taken from there again."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(expressions, "shelf", Shelf(tmp_path / "kept.expressions"))
    return tmp_path / "kept.expressions"


def anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """Return what another process would take its expressions from."""
    monkeypatch.setattr(expressions, "shelf", Shelf(path))
    return expressions.shelf


def write_some(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(FEW):
        compiled(f"number {number}")
    expressions.shelf.write()


def same(one: re.Pattern[str], other: re.Pattern[str]) -> bool:
    found = [
        [(match.span(), match.groups(), match.lastgroup) for match in each.finditer(TEXT)] for each in (one, other)
    ]
    return found[0] == found[1] and (one.flags, one.groups, dict(one.groupindex), one.pattern) == (
        *(other.flags, other.groups, dict(other.groupindex), other.pattern),
    )


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.MULTILINE | re.VERBOSE])
def test_what_is_taken_from_the_shelf_matches_as_what_python_compiles(
    shelf: Path, monkeypatch: pytest.MonkeyPatch, source: str, flags: int
) -> None:
    assert same(compiled(source, flags), re.compile(source, flags))
    write_some(monkeypatch)
    made = anew(shelf, monkeypatch)
    monkeypatch.setattr(expressions, "_code", None)
    assert same(compiled(source, flags), re.compile(source, flags))
    assert made._new == {}


def test_all_expressions_of_the_desk_match_the_same_from_the_shelf(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tui.desk.outage
    rooms = [module for name, module in sys.modules.items() if name.startswith("tui.desk.")]
    patterns = [one for room in rooms for one in vars(room).values() if isinstance(one, Pattern)]
    asked = [(one._source, 0 if one._case else re.IGNORECASE) for one in patterns]
    asked += [(one._small_source(), 0) for one in patterns]
    for source, flags in asked:
        compiled(source, flags)
    expressions.shelf.write()
    anew(shelf, monkeypatch)
    assert len(asked) > 150
    for source, flags in dict.fromkeys(asked):
        assert same(compiled(source, flags), re.compile(source, flags))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no file of ours",
        marshal.dumps(((0, 0, 0), {("expression", "a", "0"): 1})),
        marshal.dumps((expressions._INSIDE, {("expression", "a", "0"): (32, b"\1\2\3\4" * 40, 0, {}, (None,))})),
        marshal.dumps((expressions._INSIDE, {("expression", "a", "0"): "nonsense"})),
        marshal.dumps(7),
    ],
)
def test_a_file_that_is_not_sound_is_none(shelf: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    shelf.write_bytes(content)
    assert compiled("a").findall("banana") == ["a", "a", "a"]
    write_some(monkeypatch)
    anew(shelf, monkeypatch)
    assert compiled("number 1").search("the number 1")


def test_what_is_compiled_late_is_taken_from_the_shelf_as_well_once_it_was_read(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_Late, "compiled", staticmethod(re.compile))
    before, after = late("be(?:fore)"), late("AF(?:TER)", re.IGNORECASE)
    assert before.search("before")
    assert expressions.shelf._new == {}
    assert compiled("a").search("a")
    assert after.findall("after") == ["after"]
    assert [key[1] for key in expressions.shelf._new] == ["a", "AF(?:TER)"]


def test_a_mistake_in_an_expression_is_raised(shelf: Path) -> None:
    with pytest.raises(re.error):
        compiled("(")


def test_nothing_is_written_where_python_may_not_keep_modules(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    write_some(monkeypatch)
    assert not shelf.exists()


def test_where_pythons_inside_is_another_expressions_are_compiled_as_always(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(expressions, "_INSIDE", ())
    write_some(monkeypatch)
    assert compiled(r"\d+").findall(TEXT)
    assert not shelf.exists()


def test_a_place_where_nothing_can_be_written_or_taken_away_is_left_alone(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shelf.parent / f"kept.{os.getpid()}" / "in the way").mkdir(parents=True)
    write_some(monkeypatch)
    assert not shelf.exists()


def test_what_is_kept_is_of_the_code_that_is_there(tmp_path: Path) -> None:
    code = tmp_path / "code.py"
    code.write_text("LENGTH = 3")
    before = state_of(str(code))
    assert state_of(str(code)) == before
    code.write_text("LENGTH = 14")
    assert state_of(str(code)) != before
    assert state_of("nowhere") == "nowhere"


def test_what_two_processes_keep_stays(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Shelf(shelf)
    write_some(monkeypatch)
    for number in range(FEW):
        other.take(("heads", str(number)), lambda: None)
    other.write()
    assert len(Shelf(shelf)._read()) == 2 * FEW


def test_a_file_that_has_grown_too_large_keeps_what_is_still_asked_for(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_some(monkeypatch)
    later = anew(shelf, monkeypatch)
    compiled("number 3")
    for number in range(FEW):
        compiled(f"of later code {number}")
    monkeypatch.setattr(expressions, "LARGEST", 2_000)
    later.write()
    sources = {key[1] for key in Shelf(shelf)._read()}
    assert sources == {"number 3", *(f"of later code {number}" for number in range(FEW))}
