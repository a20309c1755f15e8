"""The sample wire as it lies in the package: one TOML file an outlet, with times that are hours before now."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import Any

from tui.model import FeedKind

_MOMENT = re.compile(r"\{(time|day):([\d.]+)\}")
_STEP = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Item:
    """A story as a feed carries it; `body` is text in the wire's light mark-up (see `tui.demo.feeds`)."""

    id: str
    title: str
    published: datetime
    summary: str = ""
    body: str = ""
    author: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Update:
    """One update of an incident: its status in a status page's own word, when, and what it says."""

    status: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident of a status page with its updates so far, oldest first."""

    id: str
    title: str
    updates: tuple[Update, ...]


class Outlet:
    """One feed of the sample wire. `now` is the moment that its times count back from."""

    def __init__(self, name: str, record: dict[str, Any], now: datetime) -> None:
        self.name = name
        self.title: str = record["title"]
        self.kind = FeedKind(record["kind"])
        self.group: str = record["group"]
        self.vendor: str = record.get("vendor", "")
        self.format: str = record["format"]
        self._stories: list[dict[str, Any]] = record.get("story", [])
        self._incidents: list[dict[str, Any]] = record.get("incident", [])
        self._clock = _Clock(now)

    @property
    def last_refresh(self) -> int:
        """The number of the refresh (the first is 0) after which nothing changes any more."""
        updates = (update for incident in self._incidents for update in incident["update"])
        return max((entry.get("arrives", 0) for entry in (*self._stories, *updates)), default=0)

    def items(self, arrivals: list[datetime]) -> list[Item]:
        """Return the stories out by now, newest first; `arrivals[n]` is when refresh n was asked for."""
        found = [self._item(story, arrivals) for story in self._stories if story.get("arrives", 0) < len(arrivals)]
        return sorted(found, key=lambda item: item.published, reverse=True)

    def incidents(self, arrivals: list[datetime]) -> list[Incident]:
        """Return the incidents with the updates that are out by now."""
        return [self._incident(record, arrivals) for record in self._incidents]

    def _item(self, story: dict[str, Any], arrivals: list[datetime]) -> Item:
        told = self._clock.told
        return Item(
            id=story["id"],
            title=told(story["title"]),
            published=self._at(story, arrivals),
            summary=told(story["summary"]),
            body=told(story["body"]).strip(),
            author=story.get("author", ""),
            tags=tuple(story.get("tags", [])),
        )

    def _incident(self, record: dict[str, Any], arrivals: list[datetime]) -> Incident:
        updates = [
            Update(update["status"], self._at(update, arrivals), self._clock.told(update["text"]))
            for update in record["update"]
            if update.get("arrives", 0) < len(arrivals)
        ]
        return Incident(record["id"], record["title"], tuple(updates))

    def _at(self, record: dict[str, Any], arrivals: list[datetime]) -> datetime:
        if "arrives" in record:
            arrival: int = record["arrives"]
            return arrivals[arrival].replace(microsecond=0)
        return self._clock.ago(record["hours"])


class _Clock:
    """Turns "hours before now" into times, and the marks `{time:4.9}` and `{day:27.5}` in texts into words."""

    def __init__(self, now: datetime) -> None:
        self._now = now.astimezone(UTC).replace(microsecond=0)

    def ago(self, hours: float) -> datetime:
        return self._now - timedelta(hours=hours)

    def told(self, text: str) -> str:
        return _MOMENT.sub(self._words, text)

    def _words(self, mark: re.Match[str]) -> str:
        moment = self.ago(float(mark[2]))
        if mark[1] == "day":
            return f"{moment:%A}"
        rounded = moment - timedelta(seconds=moment.timestamp() % _STEP.total_seconds())
        return f"{rounded:%H:%M} UTC"


def vendors() -> str:
    """Return the `[[vendor]]` tables of the invented vendors, as TOML."""
    return files("tui.demo").joinpath("vendors.toml").read_text("utf-8")


def outlets(now: datetime) -> list[Outlet]:
    """Return the outlets of the sample wire by name."""
    folder = files("tui.demo").joinpath("wire")
    found = [entry for entry in folder.iterdir() if entry.name.endswith(".toml")]
    return [
        Outlet(entry.name.removesuffix(".toml"), tomllib.loads(entry.read_text("utf-8")), now)
        for entry in sorted(found, key=lambda entry: entry.name)
    ]
