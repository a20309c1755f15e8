"""What servers see of us, and what is remembered of them from one run to the next."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import partial
from pathlib import Path

import pytest

from tests.refresh.site import GOOD, Site, serving
from tests.wire.servers import FEED
from tui.archive import Archive
from tui.model import Feed, FeedState
from tui.refresh import Summary, refresh
from tui.refresh.pipeline import _bodies
from tui.wire.limits import CONCURRENCY, PER_HOST

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as one:
        yield one


def state_of(database: Path, feed: Feed) -> FeedState:
    with Archive.open(database) as archive:
        return archive.feeds.states()[feed.url]


def test_a_host_is_asked_for_two_feeds_at_once_and_many_hosts_side_by_side(site: Site, tmp_path: Path) -> None:
    site.wait = 0.06
    same = [site.feed(f"same-{number}") for number in range(8)]
    others = [site.feed(f"other-{number}", f"127.0.7.{number + 1}") for number in range(24)]
    refresh([*same, *others], tmp_path / "n.db")
    assert len(site.asked) == 32
    assert site.most["127.0.0.1"] == PER_HOST
    assert PER_HOST < site.most["all"] <= CONCURRENCY


def test_a_request_says_who_asks(site: Site, tmp_path: Path) -> None:
    from tui import __version__

    refresh([site.feed()], tmp_path / "n.db")
    (headers,) = site.headers
    assert headers["user-agent"] == f"Nightdesk/{__version__} (+https://pypi.org/project/nightdesk/; feed reader)"
    assert headers["accept-encoding"] == "gzip, deflate"
    assert not {"cookie", "authorization", "referer"} & headers.keys()


FETCH = """
import sys
from pathlib import Path
from tui.model import Feed
from tui.refresh import refresh
refresh([Feed(sys.argv[1], "Feed")], Path(sys.argv[2]))
print(*sys.modules)
"""


def test_a_fetch_that_finds_nothing_new_wakes_no_worker_and_knows_no_desk(site: Site, tmp_path: Path) -> None:
    site.answers["feed"] = (200, {"ETag": '"1"'}, FEED)
    command = [sys.executable, "-c", FETCH, site.feed().url, str(tmp_path / "n.db")]
    first, again = (set(subprocess.run(command, check=True, capture_output=True).stdout.split()) for _ in range(2))
    idle = {b"tui.wire.worker", b"tui.refresh.reading", b"tui.archive.incidents"}
    assert first >= idle
    assert not again & (idle | {b"tui.desk", b"tui.incident", b"feedparser", b"lxml"})


@pytest.mark.parametrize(
    ("states", "bodies"),
    [
        ([FeedState("http://a/")], 1),
        ([FeedState("http://a/"), FeedState("http://b/", body_hash="x", last_ok=NOW)] * 20, 20),
        ([FeedState("http://a/", body_hash="x", last_ok=NOW - timedelta(days=2), items_per_week=7)], 1),
        ([FeedState("http://a/", body_hash="x", last_ok=NOW - timedelta(hours=2), items_per_week=7)], 0),
        ([FeedState("http://a/", body_hash="x", last_ok=NOW - timedelta(hours=2), items_per_week=7)] * 20, 1),
        ([FeedState("http://a/", body_hash="x", last_ok=NOW - timedelta(days=2))], 0),
        ([FeedState("http://a/", body_hash="x", last_ok=NOW + timedelta(days=2), items_per_week=7)], 0),
    ],
)
def test_a_worker_wakes_up_at_once_where_a_body_is_all_but_certain(states: list[FeedState], bodies: int) -> None:
    assert _bodies([(Feed(state.url, ""), state) for state in states], NOW) == bodies


def test_validators_outlive_the_process(site: Site, tmp_path: Path) -> None:
    site.answers["feed"] = (200, {"ETag": '"1"', "Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT"}, FEED)
    first = refresh([site.feed()], tmp_path / "n.db")
    again = refresh([site.feed()], tmp_path / "n.db")
    assert (len(first.new), again.unchanged) == (2, 1)
    assert site.headers[1]["if-none-match"] == '"1"'
    assert site.headers[1]["if-modified-since"] == "Mon, 01 Jan 2024 00:00:00 GMT"
    assert state_of(tmp_path / "n.db", site.feed()).http_code == 304


@pytest.mark.parametrize(("status", "again"), [(301, "new"), (302, "old")])
def test_permanent_moves_alone_are_remembered(site: Site, tmp_path: Path, status: int, again: str) -> None:
    site.answers["old"] = (status, {"Location": "/new"}, b"")
    for _ in range(2):
        refresh([site.feed("old")], tmp_path / "n.db")
    assert site.asked[:3] == ["old", "new", again]


def test_a_move_to_what_is_no_feed_is_not_believed(site: Site, tmp_path: Path) -> None:
    site.answers |= {"old": (301, {"Location": "/parked"}, b""), "parked": (200, {}, b"<html>For sale</html>")}
    for _ in range(2):
        refresh([site.feed("old")], tmp_path / "n.db", force=True)
    assert site.asked == ["old", "parked", "old", "parked"]


def test_an_address_that_failed_thrice_is_given_up_for_the_old_one(site: Site, tmp_path: Path) -> None:
    site.answers["old"] = (301, {"Location": "/new"}, b"")
    refresh([site.feed("old")], tmp_path / "n.db")
    site.answers |= {"new": (404, {}, b""), "old": GOOD}
    days = (datetime.now(UTC) + timedelta(days=number) for number in range(1, 5))
    for day in days:
        last = refresh(
            [site.feed("old")], tmp_path / "n.db", clock=partial(datetime.fromtimestamp, day.timestamp(), UTC)
        )
    assert site.asked == ["old", "new", "new", "new", "new", "old"]
    assert last.ok == 1


def test_410_is_never_asked_again(site: Site, tmp_path: Path) -> None:
    site.answers["feed"] = (410, {}, b"")
    refresh([site.feed()], tmp_path / "n.db")
    again = refresh([site.feed()], tmp_path / "n.db", force=True)
    assert (again.skipped, len(site.asked)) == (1, 1)
    assert state_of(tmp_path / "n.db", site.feed()).gone


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_outlives_the_process_and_is_not_forced(site: Site, tmp_path: Path, status: int) -> None:
    later = datetime.now(UTC) + timedelta(hours=2)
    site.answers["feed"] = (status, {"Retry-After": format_datetime(later, usegmt=True)}, b"")
    refresh([site.feed()], tmp_path / "n.db")
    again = refresh([site.feed()], tmp_path / "n.db", force=True)
    assert (again.skipped, len(site.asked)) == (1, 1)
    next_try = state_of(tmp_path / "n.db", site.feed()).next_try
    assert next_try is not None
    assert abs((next_try - later).total_seconds()) < 2


def test_retry_after_0_means_now(site: Site, tmp_path: Path) -> None:
    site.answers["feed"] = (503, {"Retry-After": "0"}, b"")
    refresh([site.feed()], tmp_path / "n.db")
    site.answers["feed"] = GOOD
    assert refresh([site.feed()], tmp_path / "n.db").ok == 1


def test_a_feed_that_says_how_long_it_is_fresh_is_left_alone(site: Site, tmp_path: Path) -> None:
    site.answers["feed"] = (200, {"Cache-Control": "public, max-age=3600"}, FEED)
    refresh([site.feed()], tmp_path / "n.db")
    assert refresh([site.feed()], tmp_path / "n.db").skipped == 1
    assert refresh([site.feed()], tmp_path / "n.db", force=True).asked == 1


def test_a_failing_feed_is_asked_less_often_and_says_so(site: Site, tmp_path: Path) -> None:
    site.answers["feed"] = (500, {}, b"")
    started = datetime.now(UTC)
    assert refresh([site.feed()], tmp_path / "n.db").asked == 1
    assert refresh([site.feed()], tmp_path / "n.db").skipped == 1
    refresh([site.feed()], tmp_path / "n.db", clock=lambda: started + timedelta(minutes=6))
    refresh([site.feed()], tmp_path / "n.db", force=True, clock=lambda: started + timedelta(minutes=7))
    state = state_of(tmp_path / "n.db", site.feed())
    assert state.next_try is not None
    assert (state.failures, state.next_try - started > timedelta(minutes=9)) == (2, True)


def test_a_run_that_nobody_waits_for_leaves_rare_feeds_alone(site: Site, tmp_path: Path) -> None:
    refresh([site.feed()], tmp_path / "n.db")
    assert refresh([site.feed()], tmp_path / "n.db", due_only=True).skipped == 1
    assert refresh([site.feed()], tmp_path / "n.db").asked == 1


def test_every_fetch_obeys_the_interval_that_a_user_set(site: Site, tmp_path: Path) -> None:
    feed = replace(site.feed(), interval=3600)
    now = datetime.now(UTC)
    refresh([feed], tmp_path / "n.db", clock=lambda: now)
    early = refresh([feed], tmp_path / "n.db", clock=lambda: now + timedelta(minutes=59))
    assert [one.error for one in early.unasked] == [
        f"not before {now + timedelta(minutes=59.5):%Y-%m-%d %H:%M} UTC, as its interval in feeds.toml is not over"
    ]
    assert refresh([feed], tmp_path / "n.db", force=True, clock=lambda: now + timedelta(minutes=59)).asked == 1
    assert refresh([feed], tmp_path / "n.db", clock=lambda: now + timedelta(minutes=118, seconds=45)).asked == 1


@pytest.mark.parametrize(
    ("status", "headers", "asked"),
    [(500, {}, 1), (503, {}, 1), (503, {"Retry-After": "600"}, 0), (503, {"Retry-After": "0"}, 1), (429, {}, 0)],
)
def test_force_passes_over_failures_and_not_over_a_server_that_asks_to_wait(
    site: Site, tmp_path: Path, status: int, headers: dict[str, str], asked: int
) -> None:
    site.answers["feed"] = (status, headers, b"")
    refresh([site.feed()], tmp_path / "n.db")
    refresh([site.feed()], tmp_path / "n.db")
    summary = refresh([site.feed()], tmp_path / "n.db", force=True)
    assert summary.asked == asked
    assert all(f"as its server asked to wait (HTTP {status})" in one.error for one in summary.unasked)


def test_no_network_is_no_failure_of_the_feeds(site: Site, tmp_path: Path) -> None:
    feeds = [Feed(f"http://nobody-{number}.invalid/feed", str(number)) for number in range(4)]
    summary = refresh(feeds, tmp_path / "n.db")
    assert [failure.error[:12] for failure in summary.failures] == ["no such host"] * 4
    assert state_of(tmp_path / "n.db", feeds[0]).next_try is None
    assert refresh(feeds, tmp_path / "n.db").asked == 4
    with_one = refresh([*feeds, site.feed()], tmp_path / "n.db")
    assert (with_one.ok, len(with_one.failures)) == (1, 4)
    assert state_of(tmp_path / "n.db", feeds[0]).failures == 1
    assert refresh(feeds, tmp_path / "n.db").skipped == 4


def test_every_feed_is_told_of_once(site: Site, tmp_path: Path) -> None:
    feeds = [site.feed(), *(Feed(f"http://nobody-{number}.invalid/feed", str(number)) for number in range(3))]
    told: list[object] = []
    summary: Summary = refresh(feeds, tmp_path / "n.db", report=lambda event: told.append(event.get("url")))
    assert Counter(told[1:-1]) == Counter(feed.url for feed in feeds)
    assert summary.asked == 4
