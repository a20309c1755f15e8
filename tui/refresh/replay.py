"""A dry run of the alerts over the past: the same rules, over the kept stories in the order in which they came out.

Each story is taken as if it had been fetched when it was published, and each update of a status page when it was
posted, so that the stories of a first fetch, which came all at once, can be replayed, too. What only the whole story
tells (severity, scope) is taken from its last text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from tui.alert import Alert
from tui.alerts.changes import snapshot
from tui.alerts.watch import LOOK_BACK, Rules, watch
from tui.archive import Archive
from tui.archive.alerts import Verdict
from tui.config import Settings
from tui.dataclass import dataclass
from tui.desk.knowledge.aliases import also_called
from tui.desk.knowledge.gazetteer import Gazetteer
from tui.desk.statuspage.standing import stands
from tui.model import Analysis, Entry, Feed, FeedKind, FeedState, Story, Update, Version
from tui.refresh.gather import gather

TICK = timedelta(minutes=10)
"""How often the dry run fetches."""

_MOST = 100_000


@dataclass(frozen=True, slots=True)
class Edition:
    """What a fetch at this moment would have brought of a story."""

    at: datetime
    feed: Feed
    entry: Entry
    analysis: Analysis


def replay(
    archive: Archive, settings: Settings, since: datetime, until: datetime, gazetteer: Gazetteer | None = None
) -> list[Alert]:
    """Return what would have been told or held back between two times, the oldest first; nothing is sent or kept.

    What was open before is taken as told. Raises DatabaseError.
    """
    first = (since - LOOK_BACK).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    stories = list(archive.stories.export_rows(f"is:outage since:{first}"))
    editions = [one for story in stories for one in _editions(archive, story)]
    return play(editions, Rules(settings.watches, settings.alerts), since, until, gazetteer)


def play(
    editions: Iterable[Edition],
    rules: Rules,
    since: datetime,
    until: datetime,
    gazetteer: Gazetteer | None = None,
    *,
    tick: timedelta = TICK,
) -> list[Alert]:
    """Return what the rules tell of these editions between two times, the oldest first, with a fetch every `tick`."""
    left = sorted(editions, key=lambda one: one.at)
    with (
        TemporaryDirectory(prefix="nightdesk-replay-") as folder,
        Archive.open(Path(folder) / "past.db", called=also_called) as past,
    ):
        moment, at = since, 0
        while moment <= until:
            upto = at
            while upto < len(left) and left[upto].at <= moment:
                upto += 1
            _keep(past, left[at:upto], moment, gazetteer)
            if moment == since:
                _take_as_told(past, moment)
            elif upto:
                watch(past, rules, moment)
            at, moment = upto, moment + tick
        told = past.alerts.recent(_MOST) + past.alerts.recent(_MOST, held=True)
    return sorted(told, key=lambda alert: alert.id)


def _keep(past: Archive, editions: list[Edition], moment: datetime, gazetteer: Gazetteer | None) -> None:
    by_feed: dict[str, dict[str, Edition]] = defaultdict(dict)
    for one in editions:
        by_feed[one.feed.url][one.entry.guid] = one
    changed: list[int] = []
    for some in by_feed.values():
        feed = next(iter(some.values())).feed
        items = [(one.entry, one.analysis) for one in some.values()]
        kept = past.intake.keep(feed, FeedState(feed.url), items, moment)
        changed += (*kept.new, *kept.updated)
    gather(past, changed, gazetteer)


def _take_as_told(past: Archive, moment: datetime) -> None:
    verdicts = []
    for incident in past.incidents.read.recent(moment - LOOK_BACK, moment):
        members = past.incidents.read.members(incident.id)
        verdicts.append(Verdict(None, snapshot(incident), tuple(member.story_id for member in members)))
    past.alerts.keep(verdicts, (), moment)


def _editions(archive: Archive, story: Story) -> Iterator[Edition]:
    updates = story.version.analysis.updates
    if story.kind is FeedKind.STATUS and updates and all(update.at for update in updates):
        yield from _updates(story, updates)
        return
    for version in archive.stories.versions(story.id):
        at = min(version.seen, version.published or version.seen) if version.number == 1 else version.seen
        yield Edition(at, _feed(story), _entry(story, version), version.analysis)


def _updates(story: Story, updates: tuple[Update, ...]) -> Iterator[Edition]:
    """Yield the page's item as it stood after each of its updates."""
    version = story.version
    for count, update in enumerate(updates, 1):
        known = updates[:count]
        flag = replace(version.analysis.flag, lifecycle=stands(known) or version.analysis.flag.lifecycle)
        # Pages put the newest update on top; the grouping knows a page's own history by this shape.
        text = "\n".join(f"{one.at:%b %d, %H:%M} UTC\n{one.state.capitalize()} - {one.text}" for one in known[::-1])
        entry = replace(_entry(story, version), text=text, description="")
        assert update.at is not None
        yield Edition(update.at, _feed(story), entry, replace(version.analysis, flag=flag, updates=known))


def _feed(story: Story) -> Feed:
    vendor = story.vendor if story.kind is FeedKind.STATUS else ""
    return Feed(story.feed_url, story.source, story.kind, vendor=vendor)


def _entry(story: Story, version: Version) -> Entry:
    return Entry(
        guid=story.guid,
        title=version.title,
        url=story.url,
        description=version.description,
        text=version.text,
        published=version.published,
        language=story.language,
    )
