"""All incidents of Google Cloud's page, update by update through the real fetch: what a watcher is told, and when."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from tests.alerts.past_google import Course, google, incidents, watched
from tests.alerts.test_replay_pages import turns
from tests.alerts.watcher import Told
from tests.shared import needs_shared
from tui.alert import Change
from tui.archive import Archive
from tui.desk.statuspage.states import ENDS
from tui.dossiers import read

pytestmark = [needs_shared, pytest.mark.slow]

SERVICE = "Cloud SQL"


def by_incident(told: list[Told]) -> dict[str, list[Told]]:
    """What was told of each incident; none was taken for a part of another."""
    found: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        (incident,) = incidents(one)
        found[incident].append(one)
    return found


def grew(told: list[Told]) -> list[Told]:
    return [one for one in told if Change.GREW in one.changes]


def names(told: Told) -> list[str]:
    """What an alert says to be hit now as well, as far as it names it."""
    (line,) = (line for line in told.body.splitlines() if line.startswith("now also: "))
    return line.removeprefix("now also: ").partition(" and ")[0].split(", ")


def test_each_of_google_clouds_incidents_is_told_at_its_first_word_its_widening_and_its_end(tmp_path: Path) -> None:
    courses = google()
    watcher = watched(tmp_path, courses)
    told = by_incident(watcher.told)
    assert len(courses) == 100
    for course in courses:
        begun, over = course.due
        ends = [(Change.MISSED, over)] if begun == over else [(Change.NEW, begun), (Change.RESOLVED, over)]
        assert turns(told[course.id]) == ends
        assert all(one.at <= over for one in told[course.id])
        wider = grew(told[course.id])
        said = " ".join((*(post.title + post.text for post in course.posts), *course.products, *_places(course)))
        assert [name for one in wider for name in names(one) if name not in said] == []
        for at in course.widened:
            assert any(one.at <= at and "(" in one.body for one in wider)
    with Archive.open(watcher.database) as archive:
        for course in courses[::4]:
            dossier = read(archive, told[course.id][0].incident).dossier
            at_work = {event.at for event in dossier.timeline if event.state not in ENDS}
            assert at_work == {post.at for post in course.posts if not post.over}


def _places(course: Course) -> set[str]:
    return {place for post in course.posts for place in post.places}


def test_a_watcher_of_one_service_is_told_of_its_incidents_alone(tmp_path: Path) -> None:
    courses = google()
    hit = [course for course in courses if f"Google {SERVICE}" in course.products]
    some = sorted({*hit, *courses[::7]}, key=lambda course: course.posts[0].at)
    told = by_incident(watched(tmp_path, some, SERVICE).told)
    assert len(hit) == 16
    assert [course.id for course in hit if turns(told[course.id])[0][1] != course.due[0]] == []
    for course in some:
        if course not in hit and told[course.id]:
            assert SERVICE in " ".join(post.title + post.text for post in course.posts)
