"""A night fed in time order through the real fetch: what a watcher's program is given, and at which minute."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.alerts.pages import Updates, atom, rss
from tests.alerts.watcher import Watcher, watching
from tui.alert import Change
from tui.archive import Archive
from tui.config.alerts import QuietHours
from tui.dossiers import read
from tui.incident import Stage
from tui.model import FeedKind

NINE = datetime(2024, 3, 5, 21, 0, tzinfo=UTC)
QUIET = QuietHours(NINE.time(), NINE.replace(hour=7).time())


def at(minutes: int) -> datetime:
    return NINE + timedelta(minutes=minutes)


NEWS = (
    ("Slack is down for some users", at(0)),
    ("Slack outage: messages do not send, and hospitals divert ambulances", at(20)),
    ("Spotify is down for thousands of users", at(30)),
)
PAGE: Updates = (
    (at(26), "Investigating", "We are investigating failed messages. Login is degraded."),
    (at(61), "Update", "Login and Huddles are degraded."),
    (at(80), "Monitoring", "A fix has been implemented and we are monitoring the results."),
    (at(95), "Resolved", "Messages are delivered again."),
)


def fetched(watcher: Watcher, minutes: int) -> None:
    """Fetch the wire as it stood at this minute."""
    now = at(minutes)
    posted = tuple(update for update in PAGE if update[0] <= now)
    watcher.wire.documents = {
        "news": rss(*(story for story in NEWS if story[1] <= now)),
        "page": atom(*((("1", "Slack messages failing", posted),) if posted else ())),
    }
    feeds = (watcher.feed("news", "The Relay"), watcher.feed("page", "Slack status", FeedKind.STATUS, "Slack"))
    watcher.at(now, feeds)


@pytest.mark.slow
def test_a_night_is_told_change_by_change_each_at_its_minute(tmp_path: Path) -> None:
    with watching(tmp_path, "Slack") as watcher:
        for minutes in (1, 21, 27, 62, 81, 96, 120):
            fetched(watcher, minutes)
        told = [(one.change, one.at, one.title.split("  ")[0]) for one in watcher.paged()]
        assert told == [
            ("new", at(1), "NEW MINOR"),
            ("escalated", at(21), "ESCALATED MINOR to CRIT"),
            ("grew", at(62), "WIDER CRIT"),
            ("resolved", at(96), "RESOLVED"),
        ]
        assert "\nnow also: Slack Huddles\n" in watcher.paged()[2].body
        assert "official 26 min after the first report" in watcher.paged()[3].body
        assert {one.incident["id"] for one in watcher.paged()} == {1}
    with Archive.open(watcher.database) as archive:
        steps = [(step.stage, step.event.at) for step in read(archive, 1).dossier.transitions]
        seen = [story.first_seen for story in read(archive, 1).stories]
    assert steps == [
        (Stage.REPORTED, at(0)),
        (Stage.ACKNOWLEDGED, at(26)),
        (Stage.MONITORING, at(80)),
        (Stage.RESOLVED, at(95)),
    ]
    assert sorted(seen) == [at(1), at(21), at(27)]


@pytest.mark.slow
def test_quiet_hours_hold_back_until_they_end_and_let_the_critical_through(tmp_path: Path) -> None:
    with watching(tmp_path, "Slack", "Spotify", quiet=QUIET) as watcher:
        for minutes in (1, 21, 31, 599, 601):
            fetched(watcher, minutes)
        told = [(one.change, one.incident["vendor"], one.at) for one in watcher.paged()]
    assert told == [("new", "Slack", at(21)), ("resolved", "Slack", at(599)), ("new", "Spotify", at(601))]


@pytest.mark.slow
def test_the_cap_leaves_the_lesser_for_the_next_hour(tmp_path: Path) -> None:
    with watching(tmp_path, "Slack", "Spotify", most_per_hour=1, on=(Change.NEW, Change.RESOLVED)) as watcher:
        for minutes in (31, 62, 92):
            fetched(watcher, minutes)
        told = [(one.change, one.incident["vendor"], one.at) for one in watcher.paged()]
    assert told == [("new", "Slack", at(31)), ("new", "Spotify", at(92))]
