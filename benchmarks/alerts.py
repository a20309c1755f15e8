"""What a watcher would have been told of known incidents, and when: the alerts' own rules, played over the past.

    python -m benchmarks.alerts

GitHub's incidents of ../shared/data/status come with every update and minute: each is to be told once at its first and
once at its last update. The stories of ../shared/data/incidents.jsonl have a day and no minute, and each incident is to
be told once; its vendor is watched under the name that the data gives. A fetch every ten minutes is played
(of the news every hour), without quiet hours or a cap. Beside it: a rule that rings for each story that is flagged.
Last, all incidents are laid into one year, each on its own day of it (two of one vendor at least three weeks apart),
and who watches all their vendors is told hour by hour: of how many, and how late.
"""

from __future__ import annotations

import json
import os
import platform
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tui.alert import Alert, Change
from tui.alerts.watch import Rules
from tui.config import AlertSettings, Watch
from tui.desk.aliases import also_called
from tui.desk.analysis import analyze
from tui.model import Article, Entry, Feed, FeedKind
from tui.refresh.replay import TICK, Edition, play

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data"
RESULTS = ROOT / "benchmarks" / "results" / "alerts.md"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LOUD = {"most_per_hour": 1000, "on": (Change.NEW, Change.RESOLVED, Change.REOPENED)}


def main() -> None:
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    head = f"`python -m benchmarks.alerts`, {datetime.now(UTC):%Y-%m-%d}, {machine}."
    lines = ["# What a watcher would have been told", "", head]
    lines += ["", *github(), "", *news(), "", *year(), ""]
    print("\n".join(lines))
    RESULTS.write_text("\n".join(lines), encoding="utf-8")


def github() -> list[str]:
    """Play each of GitHub's incidents by itself, update by update; count what came in time and what came besides."""
    rows = [json.loads(line) for line in (DATA / "status" / "github_incidents.jsonl").read_text("utf-8").splitlines()]
    whole = [row for row in rows if row["updates"][-1]["status"] == "Resolved" and len(row["updates"]) > 1][-60:]
    counts: Counter[str] = Counter()
    for row in whole:
        first, last = (datetime.fromisoformat(row["updates"][at]["at"]) for at in (0, -1))
        told = play(_github_editions(row), _rules("GitHub"), first - TICK, last + 2 * TICK)
        sent = [(alert.changes[0], alert.at) for alert in told if not alert.held]
        begun, over = _times(sent, Change.NEW), _times(sent, Change.RESOLVED)
        counts["begun"] += any(first <= at <= first + TICK for at in begun)
        counts["over"] += any(last <= at <= last + TICK for at in over)
        counts["else"] += len(sent) - min(1, len(begun)) - min(1, len(over))
    many = len(whole)
    return [
        f"GitHub, the last {many} incidents that have an end: told within one fetch of the first update "
        f"{counts['begun']}, of the last {counts['over']}; other alerts {counts['else']}."
    ]


def news() -> list[str]:
    """Play the stories of each vendor's incidents together, and count the beginnings that were told."""
    rows = [json.loads(line) for line in (DATA / "incidents.jsonl").read_text("utf-8").splitlines()]
    once = none = more = stories = alerts = strange = 0
    for row in rows:
        editions = list(_news_editions(row))
        begun = min(one.at for one in editions)
        until = min(max(one.at for one in editions), begun + 5 * DAY) + DAY
        told = play(editions, _rules(row["vendor"]), begun - HOUR, until, tick=HOUR)
        new = [alert for alert in told if not alert.held and Change.NEW in alert.changes]
        once, none, more = once + (len(new) == 1), none + (not new), more + (len(new) > 1)
        strange += not new and not _named(row["vendor"], editions)
        stories += sum(one.analysis.flag.outage for one in editions)
        alerts += len([alert for alert in told if not alert.held])
    return [
        f"News, {len(rows)} incidents: their beginning told once {once}, more than once {more}, never {none} "
        f"(in {strange} of these the data's own short name is none that the stories use, as “faa-notam”); "
        f"{alerts} alerts in all, where one for each flagged story would be {stories}."
    ]


def year() -> list[str]:
    """Play all incidents in one year, and count how late each is told, alone or with another, and what else is told."""
    rows = [json.loads(line) for line in (DATA / "incidents.jsonl").read_text("utf-8").splitlines()]
    editions: list[Edition] = []
    began: dict[str, datetime] = {}
    for row, moved in laid_out(rows):
        some = list(_news_editions(row, moved))
        began[row["incident_id"]] = min(one.at for one in some)
        editions += some
    rules = Rules(tuple(map(Watch, sorted(_vendors(rows)))), AlertSettings(**LOUD))  # type: ignore[arg-type]
    first, last = min(began.values()), max(one.at for one in editions)
    told = [alert for alert in play(editions, rules, first - HOUR, last + DAY, tick=HOUR) if not alert.held]
    beginnings = [alert for alert in told if Change.NEW in alert.changes]
    late = _lateness(began, beginnings, rows)
    on_time, slow = sum(one <= HOUR for one in late), sum(one > HOUR for one in late)
    return [
        f"A year, hour by hour: {len(rows)} incidents, {len(editions)} stories, {len(rules.watches)} vendors watched. "
        f"Begun and told within an hour of the first story {on_time}, later {slow}, never {len(rows) - len(late)}; "
        f"alerts of a beginning {len(beginnings)}, of all kinds {len(told)}."
    ]


def laid_out(rows: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], timedelta]]:
    """Yield each incident with how far its stories move to lie in one year; two of a vendor lie three weeks apart."""
    taken: dict[str, list[datetime]] = {}
    for row in sorted(rows, key=lambda row: (min(story["date"] for story in row["stories"])[5:], row["incident_id"])):
        first = datetime.fromisoformat(min(story["date"] for story in row["stories"])).replace(tzinfo=UTC)
        day = first.replace(year=2024)
        while any(abs(day - other) < 21 * DAY for other in taken.get(row["vendor"].lower(), ())):
            day += 7 * DAY
        taken.setdefault(row["vendor"].lower(), []).append(day)
        yield row, day - first


def _vendors(rows: list[dict[str, Any]]) -> set[str]:
    """Return the vendors that the desk finds in the stories; the data's own names are short names of incidents."""
    found: Counter[tuple[str, str]] = Counter()
    for row in rows:
        for one in _news_editions(row):
            found.update((row["incident_id"], fact.value) for fact in one.analysis.facts if fact.slot == "vendor")
    best: dict[str, tuple[int, str]] = {}
    for (incident, vendor), count in sorted(found.items()):
        best[incident] = max(best.get(incident, (0, "")), (count, vendor))
    return {vendor for _, vendor in best.values()}


def _lateness(began: dict[str, datetime], told: list[Alert], rows: list[dict[str, Any]]) -> list[timedelta]:
    """Return how long after its first story each incident was told that was told, by the titles of its stories."""
    titles = {story["title"]: row["incident_id"] for row in rows for story in row["stories"]}
    first: dict[str, datetime] = {}
    for alert in sorted(told, key=lambda alert: alert.at):
        incident = next((name for title, name in titles.items() if title in alert.title or title in alert.body), None)
        if incident:
            first.setdefault(incident, alert.at)
    return [at - began[incident] for incident, at in first.items()]


def _named(vendor: str, editions: list[Edition]) -> bool:
    """Tell whether any story names the vendor as the data does, or by another of its names."""
    names = also_called(vendor)
    return any(fact.value.lower() in names for one in editions for fact in one.analysis.facts if fact.slot == "vendor")


def _rules(vendor: str) -> Rules:
    return Rules((Watch(vendor),), AlertSettings(**LOUD))  # type: ignore[arg-type]


def _times(sent: list[tuple[Change, datetime]], change: Change) -> list[datetime]:
    return [at for found, at in sent if found is change]


def _github_editions(row: dict[str, Any]) -> Iterator[Edition]:
    feed = Feed("https://www.githubstatus.com/history.atom", "GitHub status", FeedKind.STATUS, vendor="GitHub")
    for count in range(1, len(row["updates"]) + 1):
        known = row["updates"][:count]
        at = datetime.fromisoformat(known[-1]["at"])
        text = "\n".join(
            f"{datetime.fromisoformat(one['at']):%b %d, %H:%M} UTC\n{one['status']} - {one['message']}"
            for one in reversed(known)
        )
        entry = Entry(row["entry_id"], row["title"], row["url"], text=text, published=at)
        yield _edition(at, feed, entry)


def _news_editions(row: dict[str, Any], moved: timedelta = timedelta()) -> Iterator[Edition]:
    for number, story in enumerate(row["stories"]):
        # The stories of one day come twenty minutes apart, in the order of the data.
        at = datetime.fromisoformat(story["date"]).replace(tzinfo=UTC) + moved + timedelta(minutes=20 * (number % 60))
        feed = Feed(f"https://{story['source']}/rss", story["source"])
        text = story.get("description") or ""
        yield _edition(at, feed, Entry(story["url"], story["title"], story["url"], description=text, published=at))


def _edition(at: datetime, feed: Feed, entry: Entry) -> Edition:
    article = Article(
        entry.guid, entry.title, entry.description, entry.text, at, feed.title, entry.url, feed.kind, feed.vendor
    )
    return Edition(at, feed, entry, analyze(article))


if __name__ == "__main__":
    main()
