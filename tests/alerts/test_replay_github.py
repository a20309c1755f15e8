"""GitHub's own incidents, update by update through the real fetch: what a watcher is told, and at which minute."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import datetime
from typing import Any

import pytest

from tests.alerts.pages import atom
from tests.alerts.watcher import Watcher, watching
from tests.shared import SHARED, needs_shared
from tui.alert import Change
from tui.archive import Archive
from tui.dossiers import read
from tui.incident import Stage
from tui.model import FeedKind

pytestmark = [needs_shared, pytest.mark.slow]
MANY = 6


@pytest.fixture(scope="module")
def gold() -> list[dict[str, Any]]:
    """The first of the incidents that have all their updates, an investigation first and an end last."""
    lines = (SHARED / "data" / "status" / "github_incidents.jsonl").read_text(encoding="utf-8").splitlines()
    whole = [
        one
        for one in map(json.loads, lines)
        if len(one["updates"]) >= 3
        and one["updates"][0]["status"] == "Investigating"
        and one["updates"][-1]["status"] == "Resolved"
    ]
    return whole[:MANY]


@pytest.fixture(scope="module")
def watcher(gold: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> Watcher:
    """Who was told of every word of the page, fetched in each minute in which it said something."""
    with watching(tmp_path_factory.mktemp("past"), "GitHub", on=tuple(Change), most_per_hour=1000) as watcher:
        feed = watcher.feed("history.atom", "GitHub status", FeedKind.STATUS, "GitHub")
        for moment in sorted({when(update) for one in gold for update in one["updates"]}):
            watcher.wire.documents["history.atom"] = atom(*as_of(gold, moment))
            watcher.at(moment, [feed])
    return watcher


def when(update: dict[str, str]) -> datetime:
    return datetime.fromisoformat(update["at"])


def as_of(gold: list[dict[str, Any]], moment: datetime) -> list[Any]:
    """The page's entries as they stood at this moment."""
    found = []
    for one in gold:
        seen = [(when(update), update["status"], update["message"]) for update in one["updates"]]
        if seen := [update for update in seen if update[0] <= moment]:
            found.append((one["entry_id"], one["title"], seen))
    return found


def test_each_incident_is_told_once_at_its_first_minute_and_at_its_last(
    gold: list[dict[str, Any]], watcher: Watcher
) -> None:
    told: dict[str, list[tuple[str, datetime]]] = defaultdict(list)
    for page in watcher.paged():
        told[page.incident["first_report"]].append((page.change, page.at))
    assert len(told) == len(gold)
    for one in gold:
        first, *between, last = told[one["updates"][0]["at"]]
        assert first == ("new", when(one["updates"][0]))
        assert last == ("resolved", when(one["updates"][-1]))
        assert {change for change, _ in between} <= {"grew", "escalated", "progress", "update"}


def test_every_word_of_the_page_is_told_in_its_minute(gold: list[dict[str, Any]], watcher: Watcher) -> None:
    told = {one.at for one in watcher.paged()}
    assert told == {when(update) for one in gold for update in one["updates"]}


def test_the_archive_has_every_update_in_order_and_the_stages_with_their_times(
    gold: list[dict[str, Any]], watcher: Watcher
) -> None:
    numbers = {one.incident["first_report"]: one.incident["id"] for one in watcher.paged()}
    with Archive.open(watcher.database) as archive:
        for one in gold:
            dossier = read(archive, numbers[one["updates"][0]["at"]]).dossier
            said = [(event.at, str(event.state)) for event in dossier.timeline]
            assert said == [(when(update), update["status"].lower()) for update in one["updates"]]
            assert all(event.official for event in dossier.timeline)
            steps = dossier.transitions
            assert (steps[0].stage, steps[0].event.at) == (Stage.ACKNOWLEDGED, when(one["updates"][0]))
            assert (steps[-1].stage, steps[-1].event.at) == (Stage.RESOLVED, when(one["updates"][-1]))
            assert (dossier.incident.first_report, dossier.incident.resolved) == (
                when(one["updates"][0]),
                when(one["updates"][-1]),
            )
