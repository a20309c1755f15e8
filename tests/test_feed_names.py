"""What a feed is called that feeds.toml gives no name, from the fetch to every list."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.run import nightdesk
from tests.sites import Answer, site
from tui.archive import Archive
from tui.config import load_feeds, load_settings
from tui.errors import Exit
from tui.feed_names import named
from tui.model import Feed, FeedState
from tui.newsroom.room import Room

BODY = """<rss version="2.0"><channel><title>The Test &lt;b&gt;Post&lt;/b&gt;\u202e</title>
<item><guid>1</guid><title>A chair</title></item></channel></rss>"""


def test_the_users_own_name_for_a_feed_stands() -> None:
    mine, unnamed = Feed("https://news.example/rss", "Mine"), Feed("https://news.example/rss", "news.example")
    assert named(mine, "The Test Post").title == "Mine"
    assert named(unnamed, "The Test Post").title == "The Test Post"
    assert named(unnamed, "").title == "news.example"


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
        archive.intake.keep(feed, FeedState(feed.url, title="The Test Post"), (), datetime.now(UTC))
        room.reload_feeds()
        assert [feed.title for feed in room.feeds.feeds] == [title or "The Test Post"]
