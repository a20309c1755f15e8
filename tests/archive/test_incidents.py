"""Incidents as the archive keeps them: numbers that stay, and the user's word that no grouping overrules."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.archive.makers import OUTAGE, START, entry, keep, opened
from tui.archive import Archive
from tui.archive.incidents.assigning import Place, assign
from tui.errors import NotFoundError, UsageError
from tui.incident import Stage
from tui.model import Lifecycle, standing

FIRST, LAST = int(START.timestamp()) - 10_000, int(START.timestamp()) + 10_000


@pytest.fixture
def stories(archive: Archive) -> tuple[int, ...]:
    """Four outage stories, the earliest first."""
    return tuple(keep(archive, [entry(name, minutes=at)], OUTAGE).new[0] for at, name in enumerate("abcd"))


def group(archive: Archive, *groups: tuple[int, ...]) -> tuple[int, ...]:
    return archive.incidents.grouped.keep([[(story, "Acme") for story in one] for one in groups], [(FIRST, LAST)])


def homes(archive: Archive, stories: tuple[int, ...]) -> list[int | None]:
    return [archive.incidents.read.of_story(story) for story in stories]


def test_groups_become_incidents_with_the_reason_of_each_story(archive: Archive, stories: tuple[int, ...]) -> None:
    a, b, c, d = stories
    assert group(archive, (a, b), (c,), (d,)) == (1, 2, 3)
    assert homes(archive, stories) == [1, 1, 2, 3]
    assert [(one.story_id, one.reason, one.by_user) for one in archive.incidents.read.members(1)] == [
        (b, "Acme", False),
        (a, "Acme", False),
    ]


@pytest.mark.parametrize(
    ("stage", "hours", "word"),
    [
        (Stage.REPORTED, 1, ""),
        (Stage.REOPENED, 1, "LIVE"),
        (Stage.MONITORING, 1, "WTCH"),
        (Stage.CLAIMED, 1, "FIXD"),
        (Stage.RESOLVED, 100, "FIXD"),
        (Stage.IDENTIFIED, 25, "STAL"),
    ],
)
def test_a_story_stands_where_its_incident_stands_now(
    archive: Archive, stories: tuple[int, ...], stage: Stage, hours: int, word: str
) -> None:
    a, b, *_ = stories
    group(archive, (a,))
    assert archive.stories.story(a).now == "", "nobody has said yet what the incident comes to"
    incident = archive.incidents.read.incident(1)
    last = datetime.now(UTC) - timedelta(hours=hours)
    archive.incidents.grouped.summarise([replace(incident, stage=stage, first_report=last, last_news=last)])
    stands = {row.id: row.stands for row in archive.stories.these((a, b))}
    assert stands == {a: word or "LIVE", b: "LIVE"}
    assert archive.stories.story(a).moved_to == ("" if word == "LIVE" else word)


@pytest.mark.parametrize(("lifecycle", "word"), [(Lifecycle.PAST, "PAST"), (None, ""), (Lifecycle.FIXED, "LIVE")])
def test_a_story_that_looks_back_stays_in_the_past(lifecycle: Lifecycle | None, word: str) -> None:
    assert standing(lifecycle, "LIVE") == word


def test_grouping_the_same_again_changes_nothing(archive: Archive, stories: tuple[int, ...]) -> None:
    a, b, c, d = stories
    group(archive, (a, b), (c, d))
    assert group(archive, (c, d), (b, a)) == ()


def test_an_incident_that_grows_keeps_its_number(archive: Archive, stories: tuple[int, ...]) -> None:
    a, b, c, d = stories
    group(archive, (a, b))
    assert group(archive, (a, b, c), (d,)) == (1, 2)
    assert homes(archive, stories) == [1, 1, 1, 2]


def test_a_story_that_is_no_outage_any_more_leaves(archive: Archive, stories: tuple[int, ...]) -> None:
    a, b, *_ = stories
    group(archive, (a, b))
    assert group(archive, (a,)) == (1,)
    assert homes(archive, (a, b)) == [1, None]


def test_what_the_user_merged_stays_together_and_undo_parts_it(archive: Archive, stories: tuple[int, ...]) -> None:
    a, b, c, d = stories
    group(archive, (a, b), (c, d))
    archive.incidents.acts.merge(1, [2])
    group(archive, (a, b), (c, d))
    assert homes(archive, stories) == [1, 1, 1, 1]
    assert (archive.undo.last() or "").startswith("merged")
    assert homes(archive, stories) == [1, 1, 2, 2]
    assert not any(one.by_user for one in archive.incidents.read.members(1))


def test_what_the_user_split_stays_apart_after_a_restart(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        kept = keep(archive, [entry(name, minutes=number) for number, name in enumerate("abc")], OUTAGE)
        group(archive, kept.new)
        new = archive.incidents.acts.split(kept.new[:1])
    with opened(tmp_path) as archive:
        more = keep(archive, [entry("d", minutes=9)], OUTAGE)
        group(archive, (*kept.new, *more.new))
        assert homes(archive, (*kept.new, *more.new)) == [new, 1, 1, 1]
        archive.undo.last()
        assert homes(archive, kept.new) == [1, 1, 1]


def test_names_and_pins_are_the_users(archive: Archive, stories: tuple[int, ...]) -> None:
    group(archive, stories[:2])
    archive.incidents.acts.rename(1, "Friday night")
    archive.incidents.acts.pin(1)
    found = archive.incidents.read.incident(1)
    assert (found.title, found.pinned) == ("Friday night", True)
    archive.undo.last()
    archive.undo.last()
    assert not archive.incidents.read.incident(1).pinned
    assert archive.incidents.read.incident(1).title == ""


def test_mutes_and_notes_are_the_users_and_outlive_a_grouping(archive: Archive, stories: tuple[int, ...]) -> None:
    a, b, c, _ = stories
    group(archive, (a, b), (c,))
    archive.incidents.acts.mute(1)
    archive.incidents.acts.note(2, "Ana knows")
    group(archive, (a, b, c))
    assert archive.incidents.read.incident(1).muted
    assert archive.stories.count("is:muted") == 3
    assert archive.stories.count("is:outage -is:muted") == 1
    assert archive.incidents.read.incident(2).note == "Ana knows"
    assert (archive.undo.last(), archive.undo.last()) == ("noted on “”", "muted “”")
    assert not archive.incidents.read.incident(1).muted


def test_what_is_not_there_is_said_by_name(archive: Archive, stories: tuple[int, ...]) -> None:
    with pytest.raises(NotFoundError, match="no incident 9"):
        archive.incidents.read.incident(9)
    with pytest.raises(NotFoundError, match="in no incident"):
        archive.incidents.acts.split([stories[0]])
    with pytest.raises(UsageError, match="at least one other"):
        archive.incidents.acts.merge(1, [1])


STORIES = list(range(1, 9))


@given(
    st.lists(st.integers(0, 3), min_size=8, max_size=8),
    st.dictionaries(st.sampled_from(STORIES), st.builds(Place, st.integers(1, 4), st.booleans())),
)
def test_the_free_stories_of_a_group_share_one_number_and_no_two_free_groups_do(
    labels: list[int], places: dict[int, Place]
) -> None:
    groups: dict[int, list[int]] = defaultdict(list)
    for story, label in zip(STORIES, labels, strict=True):
        groups[label].append(story)
    found, fresh = assign(list(groups.values()), places, 5)
    ours = {place.incident for place in places.values() if place.by_user}
    assert set(found) == {story for story in STORIES if story not in places or not places[story].by_user}
    numbers = [{found[story] for story in one if story in found} for one in groups.values()]
    assert all(len(one) <= 1 for one in numbers)
    free = [one.copy().pop() for one in numbers if one and not one & ours]
    assert len(free) == len(set(free))
    assert list(fresh) == list(range(5, 5 + len(fresh)))
