"""What a watcher would have been told of known incidents, and when.

    python -m benchmarks.alerts

Through the real fetch, over feeds on loopback whose content and clock move on (`tests/alerts/past.py`): the incidents
of GitHub and of Google Cloud in ../shared/data/status with every update and AWS's items word by word, each due at the
fetch after its first word and at that after its last; and the stories of ../shared/data/incidents.jsonl, which have a
day and no time, before a watcher of each half of their vendors. What was told late or never is listed.

Without a fetch, by the alerts' own rules played over the past: each incident of the news by itself under the name that
the data gives its vendor, beside a rule that rings for each story that is flagged; and all of them laid into one year,
each on its own day of it (two of one vendor at least three weeks apart), hour by hour.
"""

from __future__ import annotations

import json
import os
import platform
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.alerts import past_google
from tests.alerts.past import Course, aws_in_english, github, tick, watched
from tests.alerts.past_news import heard, incidents, watched_as
from tests.alerts.watcher import Told
from tui.alert import Alert, Change
from tui.alerts.watch import Rules
from tui.config import AlertSettings, Watch
from tui.desk.analysis import analyze
from tui.desk.knowledge.aliases import also_called
from tui.model import Article, Entry, Feed
from tui.refresh.replay import Edition, play

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data"
RESULTS = ROOT / "benchmarks" / "results" / "alerts.md"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BEGINNINGS = (Change.NEW, Change.MISSED)
LOUD = {"most_per_hour": 1000, "on": (*BEGINNINGS, Change.RESOLVED, Change.REOPENED)}


def main() -> None:
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    head = f"`python -m benchmarks.alerts`, {datetime.now(UTC):%Y-%m-%d}, {machine}."
    lines = ["# What a watcher would have been told", "", head]
    lines += ["", *pages(), "", *halves(), "", *news(), "", *year(), ""]
    print("\n".join(lines))
    RESULTS.write_text("\n".join(lines), encoding="utf-8")


def pages() -> list[str]:
    """Fetch three status pages word by word; count what was told in time, and what besides."""
    return [_page("GitHub", github()), "", _page("AWS", aws_in_english()), "", _google()]


@dataclass(frozen=True, slots=True)
class Due:
    """An incident of a page, and the fetches at which its beginning is due and its end (None: the page tells none)."""

    name: str
    began: datetime
    over: datetime | None


def _page(vendor: str, courses: list[Course]) -> str:
    outages = [one for one in courses if one.words[0].state != "Scheduled"]
    ended = {one.guid for one in outages if one.words[-1].state or "[RESOLVED]" in one.title}
    due = [Due(one.guid, tick(one.began), tick(one.ended) if one.guid in ended else None) for one in outages]
    with TemporaryDirectory() as folder:
        told = watched(Path(folder), vendor, courses).told
    of = _by_incident((one, one.stories) for one in told)
    planned = sum(bool(of[one.guid]) for one in courses if one not in outages)
    mixed = sum(len(one.stories) > 1 for one in told)
    return f"{_counted(vendor, due, of)}; planned work that was told {planned}; alerts of two incidents as one {mixed}."


def _google() -> str:
    courses = past_google.google()
    due = [Due(one.id, *one.due) for one in courses]
    with TemporaryDirectory() as folder:
        told = past_google.watched(Path(folder), courses).told
    of = _by_incident((one, past_google.incidents(one)) for one in told)
    wider = [(one, at) for one in courses for at in one.widened]
    heard = sum(any(Change.GREW in alert.changes and alert.at == at for alert in of[one.id]) for one, at in wider)
    mixed = sum(len(past_google.incidents(one)) > 1 for one in told)
    counted = _counted("Google Cloud", due, of)
    return f"{counted}; of {len(wider)} times that more places were hit, told {heard}; alerts of two as one {mixed}."


def _by_incident(told: Iterable[tuple[Told, frozenset[str]]]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = defaultdict(list)
    for one, names in told:
        for name in names:
            found[name].append(one)
    return found


def _counted(vendor: str, due: list[Due], told: dict[str, list[Told]]) -> str:
    """Say how many beginnings and ends were told when they were due."""
    begun = sum(bool(told[one.name]) and told[one.name][0].at == one.began for one in due)
    ends = [(_over(told[one.name]), one.over) for one in due if one.over]
    early = sum(at is not None and at < over for at, over in ends)
    return (
        f"{vendor}, {len(due)} incidents through fetch: told at that after the first word {begun}; of {len(ends)} "
        f"that have an end, told at that after it {sum(at == over for at, over in ends)}, before it {early}"
    )


def _over(told: list[Told]) -> datetime | None:
    """Return when it was last told as over."""
    ends = [one.at for one in told if {Change.RESOLVED, Change.MISSED} & set(one.changes)]
    return ends[-1] if ends else None


def halves() -> list[str]:
    """Fetch the stories of all incidents, twice: before a watcher of each half of the vendors."""
    rows = incidents()
    vendors = sorted({watched_as(row) for row in rows})
    delays: dict[str, timedelta | None] = {}
    foreign = mixed = twice = 0
    for half in (0, 1):
        names = vendors[half::2]
        with TemporaryDirectory() as folder:
            past = heard(Path(folder), names)
        mine = {row["incident_id"] for row in rows if watched_as(row) in names}
        delays |= {incident: past.late(incident) for incident in mine}
        foreign += len(set(past.told) - mine)
        mixed += len(past.mixed)
        twice += sum(sum(one.changes[0] in BEGINNINGS for one in told) > 1 for told in past.told.values())
    soon = sum(delay is not None and delay <= HOUR / 2 for delay in delays.values())
    late = sorted(name for name, delay in delays.items() if delay is not None and delay > HOUR / 2)
    never = sorted(name for name, delay in delays.items() if delay is None)
    return [
        f"News, {len(rows)} incidents through fetch, half of the vendors watched at once: told within half an hour of "
        f"the first story {soon}, later {len(late)} ({', '.join(late)}), never {len(never)} ({', '.join(never)}); anew "
        f"as another one {twice}; of two at once {mixed}; of a vendor of the other half, where one that is watched "
        f"is named, {foreign}."
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
        new = [alert for alert in told if not alert.held and set(BEGINNINGS) & set(alert.changes)]
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
    beginnings = [alert for alert in told if set(BEGINNINGS) & set(alert.changes)]
    late = _lateness(began, beginnings, rows)
    never = ", ".join(sorted(began.keys() - late.keys()))
    on_time, slow = sum(one <= HOUR for one in late.values()), sum(one > HOUR for one in late.values())
    return [
        f"A year, hour by hour: {len(rows)} incidents, {len(editions)} stories, {len(rules.watches)} vendors watched. "
        f"Begun and told within an hour of the first story {on_time}, later {slow}, "
        f"never {len(rows) - len(late)} ({never}); "
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


def _lateness(began: dict[str, datetime], told: list[Alert], rows: list[dict[str, Any]]) -> dict[str, timedelta]:
    """Return how long after its first story each incident was told that was told, by the titles of its stories."""
    titles = {story["title"]: row["incident_id"] for row in rows for story in row["stories"]}
    titles = dict(sorted(titles.items(), key=lambda one: -len(one[0])))  # one title may be the beginning of another
    first: dict[str, datetime] = {}
    for alert in sorted(told, key=lambda alert: alert.at):
        incident = next((name for title, name in titles.items() if title in alert.title or title in alert.body), None)
        if incident:
            first.setdefault(incident, alert.at)
    return {incident: at - began[incident] for incident, at in first.items()}


def _named(vendor: str, editions: list[Edition]) -> bool:
    """Tell whether any story names the vendor as the data does, or by another of its names."""
    names = also_called(vendor)
    return any(fact.value.lower() in names for one in editions for fact in one.analysis.facts if fact.slot == "vendor")


def _rules(vendor: str) -> Rules:
    return Rules((Watch(vendor),), AlertSettings(**LOUD))  # type: ignore[arg-type]


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
