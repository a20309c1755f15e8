"""Incidents as they form fetch by fetch: the same, in whatever order the stories come in."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tui.archive import Archive
from tui.desk.analysis import analyze
from tui.dossiers import read, summarise
from tui.model import Analysis, Article, Entry, Feed, FeedKind, FeedState, State
from tui.refresh.gather import MOST_A_DAY, REACH, gather

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
FEED = Feed("https://news.example/rss", "Example News")
TITLES = (
    ("Slack is down for thousands of users", 0),
    ("Slack outage: users cannot send messages", 20),
    ("Slack says messages are flowing again after outage", 90),
    ("Spotify stops playing music in worldwide outage", 5),
    ("Spotify down: app refuses to play songs", 25),
    ("Slack hit by another outage, users report", 60 * 24 * 60),
)


def outage(title: str, minutes: int) -> tuple[Entry, Analysis]:
    when = NOON + timedelta(minutes=minutes)
    return Entry(title, title, f"https://news.example/{minutes}", published=when), analyze(
        Article(title, title, date=when)
    )


def keep(archive: Archive, title: str, minutes: int) -> tuple[int, ...]:
    when = NOON + timedelta(minutes=minutes)
    kept = archive.intake.keep(FEED, FeedState(FEED.url), [outage(title, minutes)], when)
    gather(archive, (*kept.new, *kept.updated))
    return kept.new


def partition(archive: Archive) -> set[frozenset[str]]:
    found = archive.incidents.read.recent(NOON - timedelta(days=9_999))
    return {
        frozenset(archive.stories.story(one.story_id).guid for one in archive.incidents.read.members(incident.id))
        for incident in found
    }


def test_the_order_of_arrival_does_not_matter(tmp_path: Path) -> None:
    seen = set()
    for number, order in enumerate(itertools.islice(itertools.permutations(TITLES), 0, 720, 97)):
        with Archive.open(tmp_path / f"{number}.db") as archive:
            for title, minutes in order:
                keep(archive, title, minutes)
            seen.add(frozenset(partition(archive)))
    assert len(seen) == 1
    groups = {tuple(sorted(group)) for group in next(iter(seen))}
    assert tuple(sorted(title for title, _ in TITLES[3:5])) in groups
    assert (TITLES[5][0],) in groups


def test_an_incident_is_summed_up_as_its_stories_come(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        keep(archive, *TITLES[0])
        keep(archive, *TITLES[1])
        (incident,) = archive.incidents.read.recent(NOON, NOON + timedelta(minutes=30))
        assert (incident.vendor, incident.stories, incident.stage) == ("Slack", 2, "reported")
        assert (incident.first_report, incident.last_news) == (NOON, NOON + timedelta(minutes=20))
        (later,) = archive.incidents.read.recent(NOON, NOON + timedelta(days=3))
        assert later.stage == "stale"


def test_merged_incidents_are_summed_up_as_one(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        keep(archive, *TITLES[0])
        keep(archive, *TITLES[3])
        first, second = sorted(one.id for one in archive.incidents.read.recent(NOON))
        archive.incidents.acts.merge(first, [second])
        summarise(archive, (first, second))
        (incident,) = archive.incidents.read.recent(NOON)
        assert (incident.id, incident.stories) == (first, 2)


def test_stories_far_apart_are_grouped_each_with_those_near_and_nothing_between_is_read(tmp_path: Path) -> None:
    year = 60 * 24 * 365
    with Archive.open(tmp_path / "archive.db") as archive:
        between = keep(archive, TITLES[3][0], -2 * year)
        old = keep(archive, TITLES[0][0], -4 * year)
        late = [archive.intake.keep(FEED, FeedState(FEED.url), [outage(*one)], NOON).new for one in TITLES[1:3]]
        again = archive.intake.keep(FEED, FeedState(FEED.url), [outage("Slack is down again", 30 - 4 * year)], NOON).new
        spans = archive.incidents.grouped.spans((*late[0], *late[1], *again), REACH)
        assert len(spans) == 2
        read = {int(article.id) for article in archive.incidents.grouped.articles(spans)}
        assert read == {*old, *again, *late[0], *late[1]}
        assert not read & {*between}
        gather(archive, (*late[0], *late[1], *again))
        groups = partition(archive)
    assert {frozenset({TITLES[0][0], "Slack is down again"}), frozenset(title for title, _ in TITLES[1:3])} <= groups


def test_a_feed_that_floods_is_grouped_within_reason_and_harms_no_other(tmp_path: Path) -> None:
    flood = Feed("https://flood.example/rss", "Flood")
    titles = [f"Slack outage number {number}: users cannot send messages" for number in range(3 * MOST_A_DAY)]
    items = [
        (Entry(title, title, published=NOON), analyze(Article(title, title, date=NOON, source=flood.title)))
        for title in titles
    ]
    with Archive.open(tmp_path / "archive.db") as archive:
        keep(archive, *TITLES[3])
        kept = archive.intake.keep(flood, FeedState(flood.url), items, NOON)
        gather(archive, kept.new)
        keep(archive, *TITLES[4])
        groups = partition(archive)
    assert {TITLES[3][0], TITLES[4][0]} in groups
    assert max(len(group) for group in groups) <= MOST_A_DAY
    assert sum(len(group) for group in groups) == len(titles) + 2


def test_the_updates_of_a_page_are_no_flood(tmp_path: Path) -> None:
    page = Feed("https://status.acme.example/feed", "Acme status", FeedKind.STATUS, vendor="Acme")
    stories = []
    for number in range(MOST_A_DAY + 5):
        at = NOON + timedelta(minutes=number)
        entry = Entry(f"u{number}", "Acme payments fail", "https://status.acme.example/incidents/7", published=at)
        article = Article(entry.guid, entry.title, date=at, source=page.title, url=entry.url, kind=page.kind)
        stories.append((entry, analyze(article)))
    with Archive.open(tmp_path / "archive.db") as archive:
        gather(archive, archive.intake.keep(page, FeedState(page.url), stories, NOON).new)
        (incident,) = archive.incidents.read.recent(NOON)
    assert incident.stories == len(stories)


IN_PLACE = (
    ("Investigating", "We look into payments that fail.", 0),
    ("Investigating", "We look into payments that fail now.", 5),
    ("Identified", "A bad certificate is the cause.", 20),
    ("Identified", "It takes longer than we thought, for we have to build anew.", 40),
    ("Resolved", "Payments work again.", 60),
)
"""What a page says of an incident whose item it edits, as incident.io does."""


@pytest.mark.parametrize("moving", [True, False])
def test_what_a_page_writes_over_stays_in_the_timeline(tmp_path: Path, moving: bool) -> None:
    page = Feed("https://status.acme.example/feed.rss", "Acme status", FeedKind.STATUS, vendor="Acme")
    with Archive.open(tmp_path / "archive.db") as archive:
        for state, words, minutes in IN_PLACE:
            now, text = NOON + timedelta(minutes=minutes), f"Status: {state}\n{words}"
            posted = now if moving else NOON
            entry = Entry("1", "Payments fail", "https://status.acme.example//incidents/1", text=text, published=posted)
            article = Article(
                "1", entry.title, text=text, date=posted, source=page.title, url=entry.url, kind=page.kind
            )
            gather(archive, archive.intake.keep(page, FeedState(page.url), [(entry, analyze(article))], now).updated)
            gather(archive, [1])
        found = read(archive, 1).dossier
    told = [(event.state, event.at) for event in found.timeline]
    first = State.INVESTIGATING, NOON + timedelta(minutes=5 if moving else 0)
    rest = [(State(state.lower()), NOON + timedelta(minutes=minutes)) for state, _, minutes in IN_PLACE if minutes > 5]
    assert told[-4:] == [first, *rest]
    assert found.incident.first_report == NOON
    assert found.incident.lasted == timedelta(hours=1)
