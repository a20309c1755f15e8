"""On what the stories of an incident differ: facts side by side, each with its words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from tui.desk.facts.cause.causes import RULED_OUT, UNDISCLOSED
from tui.desk.facts.cause.classes import class_of
from tui.desk.facts.status.lifecycle import calls_live
from tui.desk.incidents.quoting import quoted
from tui.desk.incidents.retrospect import calls_over
from tui.desk.incidents.words import RARE, weight, words
from tui.incident import Conflict, Side
from tui.model import Fact, Story
from tui.text.lengths import length

SLOTS = ("start", "duration", "cause", "count", "status")
"""What is compared; names and places differ without contradiction."""

SAME_START = timedelta(minutes=30)
"""Starts that lie closer together than this are one, told with more or less care."""

_OVER = "resolved"
"""The status that any later one contradicts."""

_SCALES = frozenset(
    "dozens hundreds thousands millions tens half third thirds quarter quarters two three four five most all".split()
)
"""Words that tell how many."""

_WHERE = frozenset("across in at on from with around throughout worldwide globally nationwide".split())
"""Words behind what is counted: "44 shops across major cities" counts shops."""

_ABOUT_AS_LONG = 1.25
"""By how much durations may differ that are one, told with more or less care."""


def conflicts(stories: Iterable[Story]) -> tuple[Conflict, ...]:
    """Return the facts on which sources differ, in the order of `SLOTS`; a reading that several share counts once.

    Who says something else later corrects what they said, and contradicts nobody.
    """
    ordered = sorted(stories, key=lambda story: (story.when, story.id))
    found = []
    for slot in SLOTS:
        sides = _sides(slot, ordered)
        if len({side.source for side in sides}) > 1:
            found.append(Conflict(slot, tuple(sides)))
    return tuple(found)


def first_told(slot: str, stories: Iterable[Story]) -> Side | None:
    """Return what the first of the stories (in their order) that has the fact says of it, None where none has."""
    for story in stories:
        for fact in story.version.analysis.facts:
            if fact.slot == slot and fact.value != UNDISCLOSED:
                return Side(fact.value, quoted(story.version, fact), story.source, story.id)
    return None


def _sides(slot: str, stories: list[Story]) -> list[Side]:
    """Return the readings of the slot that contradict another, each by the first story that has it.

    One story alone does not contradict itself, and one that does not know contradicts nobody.
    """
    if slot == "status":
        return _over_or_not(stories)
    sides: list[Side] = []
    for side in (_side(story, fact) for story, fact in _told(slot, stories)):
        if not any(_same(slot, one.value, side.value) for one in sides):
            sides.append(side)
    return [one for one in sides if any(_same(slot, one.value, other.value) is False for other in sides)]


def _told(slot: str, stories: list[Story]) -> Iterator[tuple[Story, Fact]]:
    """Yield what each story tells of the slot, the first of several."""
    for story in stories:
        facts = story.version.analysis.facts
        fact = next((fact for fact in facts if fact.slot == slot and fact.value != UNDISCLOSED), None)
        if fact:
            yield story, fact


def _side(story: Story, fact: Fact) -> Side:
    return Side(fact.value, quoted(story.version, fact), story.source, story.id)


def _is_over(story: Story) -> bool:
    return calls_over(story.version.analysis.flag.lifecycle, story.version.title)


def _over_or_not(stories: list[Story]) -> list[Side]:
    """Return who says that it is over and who says later, in words of now, that it is not.

    That it is over later is no contradiction to what was going on before, nor is a late story that tells in the present
    tense what was.
    """
    told = list(_told("status", stories))
    over = next((at for at, (story, fact) in enumerate(told) if fact.value == _OVER and _is_over(story)), len(told))
    for story, fact in told[over:]:
        if fact.value != _OVER and story.source != told[over][0].source and calls_live(fact.text):
            return [_side(*told[over]), _side(story, fact)]
    return []


def _same(slot: str, one: str, other: str) -> bool | None:
    """Tell whether two readings of a slot are the same; None where they are neither that nor a contradiction."""
    if one.strip().lower() == other.strip().lower():
        return True
    return _COMPARED[slot](one, other) if slot in _COMPARED else False


def _same_start(one: str, other: str) -> bool | None:
    first, second = _moment(one), _moment(other)
    if first is None or second is None:
        return None  # words that settle no time contradict none
    return abs(first - second) <= SAME_START


def _moment(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value.replace("Z", "+00:00")) if "T" in value else None
    except ValueError:
        return None


def _same_duration(one: str, other: str) -> bool | None:
    """Compare two durations; one told in words ("for hours") contradicts none."""
    first, second = _lengths(one), _lengths(other)
    if first is None or second is None:
        return None
    return max(first[0], second[0]) <= min(first[1], second[1])


def _lengths(value: str) -> tuple[float, float] | None:
    """Return the least and the most seconds that a duration may mean, None where it is told in words."""
    told = length(value)
    if told is None or not told.seconds:
        return None
    least = 0.0 if told.bound == "<" else told.seconds / _ABOUT_AS_LONG**0.5
    return least, math.inf if told.bound == ">" else told.seconds * _ABOUT_AS_LONG**0.5


class _Count(NamedTuple):
    """A count taken apart: of what ("" for a bare number), whether in "%", figures or words, and how much."""

    noun: str
    told: str
    much: str


def _same_count(one: str, other: str) -> bool | None:
    """Compare two counts of the same, told in the same way.

    Of others, both can be right: "about a third" and "two banks", or "thousands of users" and "5300 users".
    """
    first, second = _count(one), _count(other)
    return first.much == second.much if first[:2] == second[:2] else None


def _count(value: str) -> _Count:
    said = value.lower().split()
    counted = said[: next((at for at, word in enumerate(said) if word in _WHERE), len(said))]
    noun = counted[-1].rstrip("s") if counted else ""
    if not any(map(str.isdigit, value)):
        return _Count(noun, "words", " ".join(word for word in said if word in _SCALES))
    return _Count("" if noun[-1:].isdigit() else noun, "%" if "%" in value else "figures", value)


def _same_cause(one: str, other: str) -> bool | None:
    """Compare two causes: they are one where their class is, or where they share a telling word."""
    ruled_out = [value.startswith(RULED_OUT) for value in (one, other)]
    kinds = {class_of(one), class_of(other)}
    alike = (len(kinds) == 1 and kinds != {""}) or bool(_telling(one) & _telling(other))
    if any(ruled_out):
        return False if alike and not all(ruled_out) else None
    return alike


def _telling(cause: str) -> set[str]:
    return {word for word in words(cause) if weight(word) >= RARE / 2}


_COMPARED = {"start": _same_start, "duration": _same_duration, "cause": _same_cause, "count": _same_count}
"""How the readings of a slot are compared where they are not told in the same words."""
