"""GitHub's own incidents, update by update through the real fetch: what a watcher is told, and at which minute."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.alerts.pages import atom, pages
from tests.shared import SHARED, needs_shared
from tui.alert import Change
from tui.archive import Archive
from tui.config import AlertSettings, Settings, Watch
from tui.config.settings import ExportSettings
from tui.model import Feed, FeedKind
from tui.refresh import refresh
from tui.refresh.alerting import Alerting

pytestmark = [needs_shared, pytest.mark.slow]
MANY = 4


def incidents() -> list[dict[str, Any]]:
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


def test_each_incident_is_told_at_its_first_minute_and_at_its_last(tmp_path: Path) -> None:
    gold = incidents()
    moments = sorted({datetime.fromisoformat(update["at"]) for one in gold for update in one["updates"]})
    database = tmp_path / "past.db"
    now = [moments[0]]
    settings = Settings(
        tmp_path / "config.toml",
        ExportSettings(tmp_path),
        watches=(Watch("GitHub"),),
        alerts=AlertSettings(on=(Change.NEW, Change.RESOLVED, Change.REOPENED)),
    )
    with pages() as server:
        feed = Feed(server.url("history.atom"), "GitHub status", FeedKind.STATUS, vendor="GitHub")
        for moment in moments:
            now[0] = moment
            server.documents["history.atom"] = atom(*_as_of(gold, moment))
            refresh((feed,), database, force=True, alerting=Alerting(settings, clock=lambda: now[0]))
    told: dict[str, list[tuple[str, datetime]]] = defaultdict(list)
    with Archive.open(database) as archive:
        for alert in reversed(archive.alerts.recent(1000)):
            title = json.loads(alert.record)["first_report"]
            told[title].append((alert.changes[0], alert.at))
    for one in gold:
        first, last = (datetime.fromisoformat(one["updates"][at]["at"]) for at in (0, -1))
        assert told[one["updates"][0]["at"]] == [("new", first), ("resolved", last)]
    assert len(told) == len(gold)


def _as_of(gold: list[dict[str, Any]], moment: datetime) -> list[Any]:
    found = []
    for one in gold:
        updates = [(datetime.fromisoformat(up["at"]), up["status"], up["message"]) for up in one["updates"]]
        seen = [update for update in updates if update[0] <= moment]
        if seen:
            found.append((one["entry_id"], one["title"], seen))
    return found
