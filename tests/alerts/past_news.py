"""The known incidents of the news, story by story through the real fetch, before somebody who watches some of them.

The stories have days and no times: they come out three minutes apart, from eight o'clock on. The first fetch of a day
brings one of them, each further one six.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from tests.alerts.watcher import Told, Watcher, watching
from tests.shared import SHARED

APART = timedelta(minutes=3)
AT_ONCE = 6

_CALLED = {
    **{"Twitter/X": "Twitter", "instagram": "Instagram", "virginmedia": "Virgin Media", "chatgpt": "ChatGPT"},
    **{"att": "AT&T", "aws": "AWS", "ba": "British Airways", "bank-of-ireland": "Bank of Ireland", "HBO": "HBO Max"},
    **{"british-library": "British Library", "discord-spotify": "Spotify", "faa-notam": "FAA", "hive": "Hive"},
    **{"firstamerican": "First American", "kansas-courts": "Kansas courts", "lse": "London Stock Exchange"},
    **{
        "scripps": "Scripps Health",
        "tmobile": "T-Mobile",
        "wd-mycloud": "Western Digital",
        "Rockstar": "Rockstar Games",
    },
    **{"Iran internet": "Iran", "punjab": "Punjab", "Tonga internet": "Tonga"},
}
"""By what name of an incident's vendor in the data somebody would watch it: by the place, where it hits a place."""


@dataclass
class Heard:
    """What was told of each incident and when its first story came out; `mixed` are incidents that were told as one."""

    told: dict[str, list[Told]] = field(default_factory=lambda: defaultdict(list))
    began: dict[str, datetime] = field(default_factory=dict)
    mixed: list[frozenset[str]] = field(default_factory=list)

    def late(self, incident: str) -> timedelta | None:
        """How long after its first story the incident was first told; None where it never was."""
        told = self.told.get(incident)
        return told[0].at - self.began[incident] if told else None


def incidents() -> list[dict[str, Any]]:
    """All incidents, each with its stories."""
    lines = (SHARED / "data" / "incidents.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def watched_as(incident: dict[str, Any]) -> str:
    """The name under which somebody would watch for this incident."""
    vendor: str = incident["vendor"]
    return _CALLED.get(vendor, vendor[:1].upper() + vendor[1:])


def heard(folder: Path, vendors: Collection[str]) -> Heard:
    """What somebody who watches these vendors hears of all incidents, fetched in the order of time."""
    past = Heard()
    home: dict[str, str] = {}
    with watching(folder, *vendors, most_per_hour=1000, command=()) as watcher:
        for stories in _fetches():
            for at, incident, story in stories:
                home[story["url"]] = incident
                past.began.setdefault(incident, at)
            _fetch(watcher, stories)
    for one in watcher.told:
        # One address that two stories share is kept with a mark behind it.
        of = frozenset(home.get(guid) or home[guid.rpartition("#")[0]] for guid in one.stories)
        past.mixed += [of] if len(of) > 1 else []
        for incident in of:
            past.told[incident].append(one)
    return past


Coming = list[tuple[datetime, str, dict[str, Any]]]
"""Stories that a fetch brings: when each came out, its incident and the story."""


def _fetches() -> Iterator[Coming]:
    days: dict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for one in incidents():
        for story in one["stories"]:
            days[story["date"]].append((one["incident_id"], story))
    for day in sorted(days):
        morning = datetime.fromisoformat(day).replace(hour=8, tzinfo=UTC)
        ordered = sorted(days[day], key=lambda one: one[1]["url"])
        timed = [(morning + APART * number, *one) for number, one in enumerate(ordered)]
        yield from (timed[max(0, at) : at + AT_ONCE] for at in range(1 - AT_ONCE, len(timed), AT_ONCE))


def _fetch(watcher: Watcher, stories: Coming) -> None:
    by_source = defaultdict(list)
    for one in stories:
        by_source[one[2]["source"] or "unnamed"].append(one)
    feeds = [watcher.feed(source.replace(" ", "-"), source) for source in by_source]
    watcher.wire.documents = {source.replace(" ", "-"): _document(some) for source, some in by_source.items()}
    watcher.at(stories[-1][0] + timedelta(minutes=1), feeds)


def _document(stories: Coming) -> str:
    items = "".join(
        f"<item><guid>{escape(story['url'])}</guid><link>{escape(story['url'])}</link>"
        f"<title>{escape(story['title'])}</title><description>{escape(story.get('description') or '')}</description>"
        f"<pubDate>{at:%a, %d %b %Y %H:%M:%S} GMT</pubDate></item>"
        for at, _, story in stories
    )
    return f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
