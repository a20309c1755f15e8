"""A night on the user's stack: stories kept and grouped as a fetch does it, and the watch over them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tui.alert import Alert
from tui.alerts.watch import Rules, watch
from tui.archive import Archive
from tui.config import AlertSettings, Watch
from tui.desk.analysis import analyze
from tui.model import Article, Entry, Feed, FeedKind, FeedState
from tui.refresh.gather import gather

NINE = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)
RELAY = Feed("https://relay.example/rss", "The Relay")
TILL = Feed("https://till.example/rss", "Daily Till")
PAGE = Feed("https://status.slack.example/history.atom", "Slack status", FeedKind.STATUS, vendor="Slack")
SLACK = (Watch("Slack"),)

DOWN = "Slack is down for thousands of users"
AGAIN = "Slack outage: users cannot send messages"
BACK = "Slack is back up after outage, users can send messages again"


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def rules(**settings: object) -> Rules:
    """The rules of a user of Slack in UTC."""
    return Rules(SLACK, AlertSettings(**{"zone": "UTC", **settings}), ("here",))  # type: ignore[arg-type]


def keep(
    archive: Archive, title: str, minutes: float, text: str = "", feed: Feed = RELAY, guid: str = ""
) -> tuple[int, ...]:
    """Keep a story that a fetch brings at this minute, grouped with the others."""
    when = at(minutes)
    entry = Entry(guid or title, title, f"https://relay.example/{minutes}", text=text, published=when)
    article = Article(entry.guid, title, text=text, date=when, source=feed.title, kind=feed.kind, vendor=feed.vendor)
    kept = archive.intake.keep(feed, FeedState(feed.url), [(entry, analyze(article))], when)
    gather(archive, (*kept.new, *kept.updated))
    return (*kept.new, *kept.updated)


def history(*updates: tuple[str, str, str]) -> str:
    """A status page's text: (time, state, words), given oldest first."""
    return "\n".join(f"Nov 23, {time} UTC\n{state} - {words}" for time, state, words in updates[::-1])


def told(archive: Archive, minutes: float, **settings: object) -> list[str]:
    """The headlines that go out at this minute."""
    return [alert.title for alert in look(archive, minutes, **settings)]


def look(archive: Archive, minutes: float, **settings: object) -> tuple[Alert, ...]:
    return watch(archive, rules(**settings), at(minutes))


def held(archive: Archive) -> list[tuple[str, str]]:
    """What was held back, the oldest first: headline and reason."""
    return [(alert.title, alert.held) for alert in reversed(archive.alerts.recent(held=True))]
