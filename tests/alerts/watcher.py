"""A watcher's machine at any moment of the past: a wire on loopback, the real fetch, a database and a program."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.alerts.pages import Pages, pages
from tui.alert import Change
from tui.archive import Archive
from tui.config import AlertSettings, Settings, Watch
from tui.config.settings import ExportSettings
from tui.model import Feed, FeedKind
from tui.records import Record
from tui.refresh import Summary, refresh
from tui.refresh.alerting import Alerting
from tui.refresh.rounds import Rounds


@dataclass(frozen=True, slots=True)
class Paged:
    """What the watcher's program was given, and the moment of the fetch that gave it."""

    at: datetime
    change: str
    title: str
    incident: dict[str, Any]
    body: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a fetch told the watcher of an incident, and the guids of the stories of which that was then made."""

    at: datetime
    incident: int
    changes: tuple[Change, ...]
    title: str
    body: str
    stories: frozenset[str]


@dataclass
class Watcher:
    """Who watches these vendors; `at()` is a fetch at a moment of their clock, and `told` is what came of all."""

    folder: Path
    wire: Pages
    settings: Settings
    rounds: Rounds
    told: list[Told] = field(default_factory=list)

    @property
    def database(self) -> Path:
        return self.folder / "wire.db"

    def feed(self, path: str, title: str, kind: FeedKind = FeedKind.NEWS, vendor: str = "") -> Feed:
        return Feed(self.wire.url(path), title, kind, vendor=vendor)

    def at(self, moment: datetime, feeds: Sequence[Feed]) -> Summary:
        """Fetch these feeds at this moment, and wait until the program has been given what there is to tell."""
        alerts: list[Record] = []
        alerting = Alerting(self.settings, alerts.append)
        summary = refresh(feeds, self.database, force=True, alerting=alerting, clock=lambda: moment, rounds=self.rounds)
        alerting.finish()
        assert not alerting.problems
        assert not summary.failures
        if alerts:
            self._note(moment, alerts)
        return summary

    def paged(self) -> list[Paged]:
        """All that the program was given so far, in order."""
        file = self.folder / "paged.jsonl"
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        return [_paged(json.loads(line)["alert"]) for line in lines]

    def _note(self, moment: datetime, alerts: list[Record]) -> None:
        with Archive.open(self.database) as archive:
            for alert in alerts:
                number = alert["incident"]["id"]
                members = archive.incidents.read.members(number)
                guids = frozenset(archive.stories.story(member.story_id).guid for member in members)
                changes = tuple(map(Change, alert["changes"]))
                self.told.append(Told(moment, number, changes, alert["title"], alert["body"], guids))


def _paged(alert: dict[str, Any]) -> Paged:
    at = datetime.strptime(alert["at"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    return Paged(at, alert["changes"][0], alert["title"], alert["incident"], alert["body"])


@contextmanager
def watching(folder: Path, *watched: str | Watch, **alerts: object) -> Iterator[Watcher]:
    """A watcher of these (vendors by name), whose program writes down what it is given; with `command=()` none does."""
    command = ("tee", "-a", str(folder / "paged.jsonl"))
    settings = Settings(
        folder / "config.toml",
        ExportSettings(folder),
        watches=tuple(one if isinstance(one, Watch) else Watch(one) for one in watched),
        alerts=AlertSettings(**{"command": command, "zone": "UTC", **alerts}),  # type: ignore[arg-type]
    )
    with pages() as wire, Rounds() as rounds:
        yield Watcher(folder, wire, settings, rounds)
