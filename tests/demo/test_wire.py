"""The sample wire: what it holds, that its feeds are feeds, and that it moves on."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import feedparser
import pytest

from tui.config import load_feeds
from tui.demo import feeds
from tui.demo.sample import Outlet, outlets
from tui.demo.server import DemoServer
from tui.model import FeedKind
from tui.text import is_clean

NOW = datetime(2026, 11, 24, 10, 2, tzinfo=UTC)


@pytest.fixture
def server() -> Iterator[DemoServer]:
    with DemoServer() as running:
        yield running


def first(outlet: Outlet) -> feedparser.FeedParserDict:
    document, _ = feeds.feed(outlet, "http://127.0.0.1:1/x", [NOW])
    return feedparser.parse(document.encode())


def test_it_holds_two_days_of_stories_from_many_outlets() -> None:
    found = {outlet.title: outlet.items([NOW]) for outlet in outlets(NOW)}
    items = [item for stories in found.values() for item in stories]
    assert sum(bool(stories) for stories in found.values()) >= 8
    assert len(items) >= 25
    assert all(timedelta() < NOW - item.published < timedelta(hours=48) for item in items)
    assert len({item.id for item in items}) == len(items)
    assert sum(len(item.body.split()) >= 180 for item in items) >= 6


def test_no_mark_is_left_in_a_text() -> None:
    for outlet in outlets(NOW):
        for item in outlet.items([NOW] * 9):
            for text in (item.title, item.summary, item.body):
                assert "{" not in text
                assert is_clean(text)


@pytest.mark.parametrize("name", [outlet.name for outlet in outlets(NOW)])
def test_each_feed_is_well_formed_and_dated(name: str) -> None:
    outlet = next(outlet for outlet in outlets(NOW) if outlet.name == name)
    parsed = first(outlet)
    assert not parsed.bozo
    assert parsed.feed.title == outlet.title
    assert len(parsed.entries) == len(outlet.items([NOW])) + len(outlet.incidents([NOW]))
    for entry in parsed.entries:
        assert entry.title
        assert entry.id
        assert entry.published_parsed
        assert entry.link.startswith("http://127.0.0.1:1/x/")
        assert entry.content[0].value.startswith(("<p>", "<p><small>"))


def test_hours_before_now_become_times() -> None:
    (rackline,) = (outlet for outlet in outlets(NOW) if outlet.name == "rackline")
    checkout = rackline.items([NOW])[0]
    assert checkout.published == NOW - timedelta(hours=2.4)
    assert "since 05:05 UTC" in checkout.body


def test_the_list_of_feeds_has_no_problem(server: DemoServer, tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(server.feeds_toml(), "utf-8")
    listed = load_feeds(path)
    assert not listed.problems
    assert {feed.title for feed in listed.feeds} == {outlet.title for outlet in outlets(NOW)}
    assert {feed.vendor for feed in listed.feeds if feed.kind is FeedKind.STATUS} == {"Cirrostrat", "Tollgate"}


def get(url: str, tag: str = "") -> tuple[int, str, str]:
    request = urllib.request.Request(url, headers={"If-None-Match": tag} if tag else {})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode(), answer.headers["ETag"]
    except urllib.error.HTTPError as error:
        with error:
            return error.code, "", error.headers.get("ETag", "")


def test_a_status_page_moves_on_with_each_refresh_and_then_rests(server: DemoServer) -> None:
    url, tag, said = f"{server.address}/tollgate-status/feed", "", []
    for _ in range(server.last_refresh + 1):
        code, body, tag = get(url, tag)
        assert code == 200
        entry = feedparser.parse(body.encode()).entries[0]
        assert entry.id.endswith("8841207")
        said.append(entry.content[0].value.partition("<strong>")[2].partition("<")[0])
    assert said == ["Investigating", "Identified", "Monitoring", "Resolved"]
    assert get(url, tag)[0] == 304


def test_a_feed_that_does_not_move_answers_304(server: DemoServer) -> None:
    _, _, tag = get(f"{server.address}/quest-log/feed")
    assert get(f"{server.address}/quest-log/feed", tag) == (304, "", tag)


def test_the_pages_of_stories_can_be_opened(server: DemoServer) -> None:
    _, body, _ = get(f"{server.address}/rackline/feed")
    for entry in feedparser.parse(body.encode()).entries:
        code, page, _ = get(entry.link)
        assert code == 200
        assert "<article>" in page
    assert get(f"{server.address}/rackline/marlowe-fixed")[0] == 404
    assert get(f"{server.address}/nobody/feed")[0] == 404
