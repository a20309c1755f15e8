"""All incidents of two status pages, word by word through the real fetch: what a watcher is told, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pytest

from tests.alerts.past import Course, aws_in_english, github, tick, watched
from tests.alerts.watcher import Told
from tests.shared import needs_shared
from tui.alert import Change
from tui.archive import Archive
from tui.dossiers import read

pytestmark = [needs_shared, pytest.mark.slow]

TURNS = (Change.NEW, Change.MISSED, Change.RESOLVED, Change.REOPENED)


def by_incident(told: list[Told]) -> dict[str, list[Told]]:
    """What was told of each incident; none was taken for a part of another."""
    found: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        (guid,) = one.stories
        found[guid].append(one)
    return found


def turns(told: Iterable[Told]) -> list[tuple[Change, datetime]]:
    """When it began and when it was over."""
    return [(change, one.at) for one in told for change in one.changes if change in TURNS]


def test_each_of_githubs_incidents_is_told_at_the_fetch_after_its_first_and_its_last_word(tmp_path: Path) -> None:
    incidents = github()
    watcher = watched(tmp_path, "GitHub", incidents)
    told = by_incident(watcher.told)
    assert len(incidents) == 399
    for course in incidents:
        assert turns(told[course.guid]) == due(course)
        steps = [one.at for one in told[course.guid] if Change.PROGRESS in one.changes]
        words = [course.first(state) for state in ("Identified", "Monitoring")]
        assert steps == sorted({tick(word.at) for word in words if word} & set(steps))
        assert all(one.at <= tick(course.ended) for one in told[course.guid])
    outages = [course for course in incidents if course.words[0].state == "Investigating" and told[course.guid]]
    with Archive.open(watcher.database) as archive:
        for course in outages[:: len(outages) // 40]:
            dossier = read(archive, told[course.guid][0].incident).dossier
            assert {event.at for event in dossier.timeline} == {word.at for word in course.words}
            assert (dossier.incident.first_report, dossier.incident.resolved) == (course.began, course.ended)


def due(course: Course) -> list[tuple[Change, datetime]]:
    """What is to be told of one of GitHub's incidents, and at which fetch: nothing of planned work."""
    begun, over = tick(course.began), tick(course.ended)
    if course.words[0].state == "Scheduled":
        return []
    return [(Change.MISSED, over)] if begun == over else [(Change.NEW, begun), (Change.RESOLVED, over)]


def test_each_item_of_aws_is_told_at_the_fetch_after_its_first_word_and_no_part_as_its_end(tmp_path: Path) -> None:
    items = aws_in_english()
    told = by_incident(watched(tmp_path, "AWS", items).told)
    assert len(items) > 500
    silent = [item.guid for item in items if not told[item.guid]]
    assert len(silent) <= 2  # one only points at a report elsewhere; one names no fault, but what was switched off
    heard = [item for item in items if told[item.guid]]
    first = {item.guid: turns(told[item.guid])[0] for item in heard}
    assert [item.guid for item in heard if first[item.guid][1] != tick(item.began)] == []
    closed = [item for item in heard if item.title.startswith("[RESOLVED]")]
    last = {item.guid: turns(told[item.guid])[-1] for item in closed}
    assert {change for change, _ in last.values()} == {Change.MISSED, Change.RESOLVED}
    # Some say the same end twice, and some call it one and go on.
    early = [item.guid for item in closed if last[item.guid][1] < tick(item.ended)]
    assert len(early) <= len(closed) // 40
    twice = [item.guid for item in heard if len(turns(told[item.guid])) > 2]
    assert len(twice) <= len(items) // 100
