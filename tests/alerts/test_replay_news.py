"""Known incidents, story by story through the real fetch: what who watches some of their vendors is told, and when."""

from __future__ import annotations

import itertools
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any
from xml.sax.saxutils import escape

import pytest

from tests.alerts.watcher import Watcher, watching
from tests.shared import SHARED, needs_shared
from tui.archive import Archive

pytestmark = [needs_shared, pytest.mark.slow]

FIRST, LAST = "2022-05-01", "2023-05-31"
VENDORS = {"Twitter/X": "Twitter", "instagram": "Instagram", "virginmedia": "Virgin Media", "chatgpt": "ChatGPT"}
"""Whom the watcher depends on, by the names that the incidents are filed under."""

APART = timedelta(minutes=3)
AT_ONCE = 6
"""The stories have days, not times: they come out three minutes apart; a day's first fetch brings one, others six."""


@dataclass
class Course:
    """What was told of each incident, and when its first story came out."""

    told: dict[str, list[tuple[str, datetime]]] = field(default_factory=lambda: defaultdict(list))
    began: dict[str, datetime] = field(default_factory=dict)
    mixed: list[frozenset[str]] = field(default_factory=list)
    watched: set[str] = field(default_factory=set)


def incidents() -> list[dict[str, Any]]:
    lines = (SHARED / "data" / "incidents.jsonl").read_text(encoding="utf-8").splitlines()
    return [one for one in map(json.loads, lines) if FIRST <= min(story["date"] for story in one["stories"]) <= LAST]


def editions() -> Iterator[list[tuple[datetime, str, dict[str, Any]]]]:
    """Yield what each fetch brings: the moment, the incident and the story of each that is new."""
    days: dict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for one in incidents():
        for story in one["stories"]:
            days[story["date"]].append((one["incident_id"], story))
    for day in sorted(days):
        morning = datetime.fromisoformat(day).replace(hour=8, tzinfo=UTC)
        timed = [
            (morning + APART * number, *one) for number, one in enumerate(sorted(days[day], key=lambda x: x[1]["url"]))
        ]
        yield from (timed[max(0, at) : at + AT_ONCE] for at in range(1 - AT_ONCE, len(timed), AT_ONCE))


def document(stories: list[tuple[datetime, str, dict[str, Any]]]) -> str:
    items = "".join(
        f"<item><guid>{escape(story['url'])}</guid><link>{escape(story['url'])}</link>"
        f"<title>{escape(story['title'])}</title><description>{escape(story.get('description') or '')}</description>"
        f"<pubDate>{at:%a, %d %b %Y %H:%M:%S} GMT</pubDate></item>"
        for at, _, story in stories
    )
    return f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A year of news, fetched as it came out."""
    course = Course(watched={one["incident_id"] for one in incidents() if one["vendor"] in VENDORS})
    known: dict[str, str] = {}
    with watching(tmp_path_factory.mktemp("year"), *VENDORS.values(), most_per_hour=1000) as watcher:
        for stories in editions():
            for at, incident, story in stories:
                known[story["url"]] = incident
                course.began.setdefault(incident, at)
            by_source = defaultdict(list)
            for one in stories:
                by_source[one[2]["source"] or "unnamed"].append(one)
            feeds = [watcher.feed(source.replace(" ", "-"), source) for source in by_source]
            watcher.wire.documents = {source.replace(" ", "-"): document(some) for source, some in by_source.items()}
            heard = len(watcher.paged())
            watcher.at(stories[-1][0] + timedelta(minutes=1), feeds)
            _note(course, watcher, heard, known)
    return course


def _note(course: Course, watcher: Watcher, heard: int, known: dict[str, str]) -> None:
    """Note to which known incident each new alert belongs."""
    with Archive.open(watcher.database) as archive:
        for alert in watcher.paged()[heard:]:
            members = archive.incidents.read.members(alert.incident["id"])
            # One address that two stories share is kept with a mark behind it.
            guids = [archive.stories.story(member.story_id).guid for member in members]
            told = frozenset(known.get(guid) or known[guid.rpartition("#")[0]] for guid in guids)
            if len(told) > 1:
                course.mixed.append(told)
            for incident in told:
                course.told[incident].append((alert.change, alert.at))


def test_only_the_stack_is_told_of_and_no_two_incidents_as_one(course: Course) -> None:
    others = set(course.told) - course.watched
    assert others == set()
    assert course.mixed == []


def test_what_breaks_is_told_when_its_first_stories_come_out(course: Course) -> None:
    late = {
        incident: course.told[incident][:1]
        for incident in course.watched
        if not course.told[incident] or course.told[incident][0][1] - course.began[incident] > timedelta(minutes=30)
    }
    assert late == {}
    assert all(changes[0][0] == "new" for changes in course.told.values() if changes)


def test_each_is_told_once_and_little_more(course: Course) -> None:
    changes = {incident: [change for change, _ in told] for incident, told in course.told.items() if told}
    assert {incident: told for incident, told in changes.items() if told.count("new") > 1} == {}
    assert median(len(told) for told in changes.values()) <= 2
    assert max(len(told) for told in changes.values()) <= 5
    for told in changes.values():
        ends = [change for change in told if change in ("new", "resolved", "reopened")]
        assert all(one != other for one, other in itertools.pairwise(ends))
