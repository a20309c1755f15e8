"""What a feed is called that feeds.toml gives no name, from the fetch to every list."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.cli.run import nightdesk
from tests.sites import Answer, site
from tui.archive import Archive
from tui.config import load_feeds, load_settings
from tui.errors import Exit
from tui.feed_names import kind_of, named
from tui.model import Feed, FeedKind, FeedState
from tui.newsroom.room import Room
from tui.refresh.introducing import introduced

BODY = """<rss version="2.0"><channel><title>The Test &lt;b&gt;Post&lt;/b&gt;\u202e</title>
<item><guid>1</guid><title>A chair</title></item></channel></rss>"""


def test_the_users_own_name_for_a_feed_stands() -> None:
    mine, unnamed = Feed("https://news.example/rss", "Mine"), Feed("https://news.example/rss", "news.example")
    assert named(mine, "The Test Post").title == "Mine"
    assert named(unnamed, "The Test Post").title == "The Test Post"
    assert named(unnamed, "").title == "news.example"
    assert named(unnamed, "Brelka Status - Incident History").title == "Brelka Status"
    assert named(unnamed, "All Incidents").title == "All Incidents"


def test_a_feed_without_a_name_is_called_as_it_calls_itself(tmp_path: Path) -> None:
    with site({"/rss": Answer(BODY, kind="application/rss+xml")}) as server:
        (tmp_path / "feeds.toml").write_text(f'[[feed]]\nurl = "{server.url}/rss"\n')
        own = ("--feeds", "feeds.toml", "--db", "n.db")
        before = json.loads(nightdesk(tmp_path, "feeds", "--json", *own).stdout)["feeds"]
        events = nightdesk(tmp_path, "fetch", "--progress", "json", *own).stdout.splitlines()
    assert [feed["title"] for feed in before] == ["127.0.0.1"]
    (told,) = (event for event in map(json.loads, events) if event["event"] == "feed")
    assert told["title"].startswith("The Test")
    (story,) = json.loads(nightdesk(tmp_path, "list", "--json", *own).stdout)["stories"]
    (after,) = json.loads(nightdesk(tmp_path, "feeds", "--json", *own).stdout)["feeds"]
    assert story["source"] == after["title"]
    assert after["title"].startswith("The Test")
    assert "\u202e" not in after["title"]
    assert "The Test" in nightdesk(tmp_path, "feeds", "export", *own).stdout
    removed = nightdesk(tmp_path, "feeds", "remove", "the test", *own)
    assert removed.returncode == Exit.OK, removed.stderr
    assert load_feeds(tmp_path / "feeds.toml").feeds == ()


@pytest.mark.parametrize("title", ["", "Mine"])
def test_the_newsroom_calls_it_so_once_it_is_read(title: str, tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(f'[[feed]]\nurl = "https://news.example/rss"\ntitle = "{title}"\n')
    with Archive.open(tmp_path / "n.db") as archive:
        room = Room(archive, load_feeds(path), load_settings(tmp_path / "config.toml", optional=True))
        feed = room.feeds.feeds[0]
        archive.intake.keep(introduced(feed, "The Test Post"), FeedState(feed.url), (), datetime.now(UTC))
        room.reload_feeds()
        assert [feed.title for feed in room.feeds.feeds] == [title or "The Test Post"]


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://www.githubstatus.com/history.atom", "status"),
        ("https://status.slack.com/feed/rss", "status"),
        ("https://example.statuspage.io/history.rss", "status"),
        ("https://uptime.example.net/history.atom", "status"),
        ("https://status.im/feed.xml", "news"),
        ("https://www.status-quo.example/feed", "news"),
        ("https://health.news.example/rss", "news"),
        ("https://news.example/history/rss", "news"),
        ("http://[broken/history.atom", "news"),
        pytest.param(f"https://{'a' * 1_000_000}/", "news", id="an address that takes an hour if it is read slowly"),
    ],
)
def test_a_status_page_is_known_by_its_address(url: str, kind: str) -> None:
    assert kind_of(url) == kind


def test_what_the_user_says_of_a_feeds_kind_stands(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(
        '[[feed]]\nurl = "https://status.example.com/history.atom"\nkind = "news"\n'
        '[[feed]]\nurl = "https://status.example.org/history.atom"\n'
    )
    assert [feed.kind for feed in load_feeds(path).feeds] == ["news", "status"]


@pytest.mark.parametrize(
    ("title", "url", "vendor"),
    [
        ("GitHub Status - Incident History", "https://www.githubstatus.com/history.atom", "GitHub"),
        ("Brelka Status", "https://status.brelka.example/history.atom", "Brelka"),
        ("", "https://status.digitalocean.com/history.atom", "DigitalOcean"),
        ("My status pages", "https://pages.example/history.atom", ""),
    ],
)
def test_whose_status_page_it_is_its_title_or_its_address_tells(title: str, url: str, vendor: str) -> None:
    feed = Feed(url, urlsplit(url).hostname or "", FeedKind.STATUS)
    assert introduced(feed, title).vendor == vendor
    assert introduced(replace(feed, vendor="Mine"), title).vendor == "Mine"


def test_status_pages_of_another_readers_list_are_status_pages(tmp_path: Path) -> None:
    outline = '<outline type="rss" text="digitalocean" xmlUrl="https://status.digitalocean.com/history.atom"/>'
    (tmp_path / "old.opml").write_text(f'<opml version="2.0"><body>{outline}</body></opml>')
    (tmp_path / "feeds.toml").write_text('[[feed]]\nurl = "https://news.example/rss"\n')
    done = nightdesk(tmp_path, "feeds", "import", "old.opml", "--feeds", "feeds.toml")
    assert done.returncode == Exit.OK, done.stderr
    (feed,) = load_feeds(tmp_path / "feeds.toml").feeds[1:]
    assert (feed.kind, feed.vendor) == ("status", "DigitalOcean")
