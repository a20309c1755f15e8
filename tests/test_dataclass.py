"""Our data classes behave as the standard library's, field by field."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from typing import Any

import pytest

from tui import dataclass as own
from tui.model import Feed, Flag, Severity, Takeaway


def made(decorator: Any) -> Any:
    """A class with every kind of field that ours have."""

    @decorator(frozen=True, slots=True)
    class Noun:
        """A noun."""

        name: str
        number: int = 7
        words: list[str] = dataclasses.field(default_factory=list)
        secret: str = dataclasses.field(default="", repr=False, compare=False)

        @property
        def double(self) -> int:
            return self.number * 2

    return Noun


OWN, THEIRS = made(own.dataclass), made(dataclasses.dataclass)


@pytest.mark.parametrize(
    ("words", "named"), [(("a",), {}), (("a", 3), {}), ((), {"name": "b", "words": ["x"]}), (("a",), {"secret": "s"})]
)
def test_what_is_made_shows_and_holds_the_same(words: tuple[Any, ...], named: dict[str, Any]) -> None:
    ours, theirs = OWN(*words, **named), THEIRS(*words, **named)
    assert repr(ours) == repr(theirs)
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert ours.double == theirs.double
    assert dataclasses.replace(ours, number=1) == OWN(**{**dataclasses.asdict(ours), "number": 1})


def test_a_signature_and_what_match_takes_are_the_same() -> None:
    ours, theirs = inspect.signature(OWN), inspect.signature(THEIRS)
    assert list(ours.parameters) == list(theirs.parameters)
    assert [each.annotation for each in ours.parameters.values()] == [
        each.annotation for each in theirs.parameters.values()
    ]
    assert OWN.__match_args__ == THEIRS.__match_args__
    assert OWN.__slots__ == THEIRS.__slots__
    assert OWN.__doc__ == THEIRS.__doc__


def test_what_is_missing_or_too_much_is_refused() -> None:
    for words, named in (((), {}), (("a", 1, [], "", 5), {}), (("a",), {"other": 1})):
        with pytest.raises(TypeError):
            OWN(*words, **named)


def test_equal_where_the_compared_fields_are_and_the_class_is_the_same() -> None:
    assert OWN("a", secret="x") == OWN("a", secret="y")
    assert OWN("a") != OWN("b")
    assert OWN("a") != THEIRS("a")
    assert hash(Takeaway("a", 0, 1)) == hash(Takeaway("a", 0, 1))
    assert len({Feed("u", "t"), Feed("u", "t"), Feed("u", "v")}) == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(OWN("a"))


def test_lists_are_made_anew_for_each() -> None:
    OWN("a").words.append("x")
    assert OWN("b").words == []


def test_nothing_can_be_changed() -> None:
    noun = OWN("a")
    for name in ("name", "other"):
        with pytest.raises(dataclasses.FrozenInstanceError, match=name):
            setattr(noun, name, "b")
    with pytest.raises(dataclasses.FrozenInstanceError):
        del noun.name
    assert noun.name == "a"


def test_copies_and_pickles_are_equal() -> None:
    flag = Flag(True, 0.9, Severity.MAJOR)
    assert pickle.loads(pickle.dumps(flag)) == flag
    assert copy.copy(flag) == copy.deepcopy(flag) == flag


@pytest.mark.parametrize("decorator", [own.dataclass, dataclasses.dataclass])
def test_what_may_change_is_a_data_class_too(decorator: Any) -> None:
    @decorator(slots=True)
    class Made:
        name: str
        counts: list[int] = dataclasses.field(default_factory=list)
        total: int = dataclasses.field(default=0, init=False)
        _seen: set[str] = dataclasses.field(default_factory=set, init=False)

    tally: Any = Made
    one, other = tally("a"), tally("a", [])
    assert one == other
    assert list(inspect.signature(tally).parameters) == ["name", "counts"]
    one.total += 1
    one._seen.add("x")
    assert (one, one.total, other._seen) != (other, other.total, {"x"})
    assert dataclasses.replace(one, name="b") == tally("b")
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)
    with pytest.raises(AttributeError):
        one.other = 1


def test_without_equality_each_is_itself_alone() -> None:
    @own.dataclass(slots=True, eq=False)
    class Line:
        text: str

    line = Line("a")
    assert line == line
    assert line != Line("a")
    assert hash(line) == hash(line)


def test_other_kinds_of_classes_are_not_made() -> None:
    with pytest.raises(TypeError, match="slots"):
        own.dataclass(frozen=True, slots=False)

    class Late:
        number: int = 0

        def __post_init__(self) -> None:
            raise AssertionError

    with pytest.raises(TypeError, match="after __init__"):
        own.dataclass(slots=True)(Late)
