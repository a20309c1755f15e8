"""On what the stories of an incident differ: facts side by side, each with its words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from tui.incident import Conflict, Side
from tui.model import Fact, Story

SLOTS = ("start", "duration", "cause", "count", "status")
"""What is compared; names and places differ without contradiction."""

SAME_START = timedelta(minutes=30)
"""Starts that lie closer together than this are one, told with more or less care."""


def conflicts(stories: Iterable[Story]) -> tuple[Conflict, ...]:
    """Return the facts on which stories differ, in the order of `SLOTS`; a reading that several share counts once."""
    ordered = sorted(stories, key=lambda story: (story.when, story.id))
    found = []
    for slot in SLOTS:
        sides = _sides(slot, ordered)
        if len(sides) > 1:
            found.append(Conflict(slot, tuple(sides)))
    return tuple(found)


def _sides(slot: str, stories: list[Story]) -> list[Side]:
    """Return each reading of the slot, by the last story that has it; one story alone does not contradict itself."""
    sides: list[Side] = []
    for story in stories:
        fact = next((fact for fact in story.version.analysis.facts if fact.slot == slot), None)
        if fact is None:
            continue
        side = Side(fact.value, _words(story, fact), story.source, story.id)
        same = next((at for at, one in enumerate(sides) if _agree(slot, one.value, side.value)), None)
        if same is None:
            sides.append(side)
    return sides


def _words(story: Story, fact: Fact) -> str:
    """Return the fact's own words with a little of what stands around them, on one line."""
    text: str = getattr(story.version, fact.field)
    start = max(0, text.rfind("\n", 0, fact.start) + 1, fact.start - 60)
    end = min(len(text), fact.end + 60, *(at for at in (text.find("\n", fact.end),) if at >= 0))
    return " ".join(text[start:end].split())


def _agree(slot: str, one: str, other: str) -> bool:
    if one.strip().lower() == other.strip().lower():
        return True
    if slot == "count":
        return not _count_the_same(one, other)
    if slot != "start":
        return False
    first, second = _moment(one), _moment(other)
    if first is None or second is None:
        return True  # words that settle no time contradict none
    return abs(first - second) <= SAME_START


def _count_the_same(one: str, other: str) -> bool:
    """Tell whether two counts are of the same, so that they can contradict each other.

    "About a third" and "two banks" can both be right, and so can "thousands of users" and "5300 users".
    """
    (first, told), (second, too) = (_counted(value) for value in (one, other))
    return first == second and told == too


def _counted(value: str) -> tuple[str, str]:
    """Return what a count counts ("" where it is a bare number), and how: "%", "1" for digits, "" for words."""
    digits = any(map(str.isdigit, value))
    noun = value.split()[-1].rstrip("s").lower() if value.strip() else ""
    return ("" if noun[-1:].isdigit() else noun, "%" if "%" in value else "1" if digits else "")


def _moment(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value.replace("Z", "+00:00")) if "T" in value else None
    except ValueError:
        return None
