"""The pipeline over real servers, real files and real processes."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.cli.run import environment
from tui.archive import Archive
from tui.errors import BusyError
from tui.model import Feed
from tui.refresh import reading, refresh
from tui.refresh.lock import only_one

ITEMS = 40


class Wire(ThreadingHTTPServer):
    """Serves feeds by path: /good/N, /rubbish, /missing; `edition` changes the first item of each good feed."""

    edition = 1
    body = b""

    def feed(self, number: str, kind: str = "good", **more: str) -> Feed:
        return Feed(f"http://127.0.0.1:{self.server_port}/{kind}/{number}", f"{kind} {number}")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        kind, number = self.path.strip("/").split("/")
        assert isinstance(self.server, Wire)
        tag = f'"{self.server.edition}"'
        if kind == "missing":
            self.reply(404, b"")
        elif kind == "rubbish":
            self.reply(200, b"<html><body>no feed here</body></html>")
        elif self.headers.get("If-None-Match") == tag and not self.server.body:
            self.reply(304, b"")
        else:
            self.reply(200, self.server.body or rss(number, self.server.edition), tag)

    def reply(self, status: int, body: bytes, tag: str = "") -> None:
        self.send_response(status)
        if tag:
            self.send_header("ETag", tag)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


def rss(number: str, edition: int) -> bytes:
    first = f"Examplify is down for thousands of users, edition {'I' * edition}"
    titles = [first, *(f"Story {n} of feed {number}" for n in range(1, ITEMS))]
    items = "".join(f"<item><guid>{n}</guid><title>{title}</title></item>" for n, title in enumerate(titles))
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>{items}</channel></rss>'.encode()


@pytest.fixture
def wire() -> Iterator[Wire]:
    server = Wire(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_failing_feed_harms_no_other_and_says_why(wire: Wire, tmp_path: Path) -> None:
    feeds = [wire.feed("1"), wire.feed("1", "missing"), wire.feed("1", "rubbish")]
    summary = refresh(feeds, tmp_path / "n.db")
    assert (summary.asked, summary.ok, len(summary.new)) == (3, 1, ITEMS)
    assert [failure.title for failure in summary.failures] == ["missing 1", "rubbish 1"]
    assert "404" in summary.failures[0].error
    with Archive.open(tmp_path / "n.db") as archive:
        states = archive.feeds.states()
        assert archive.stories.count("is:outage") == 1
    assert all(states[feed.url].error for feed in feeds[1:])


def test_nothing_new_is_nothing_and_an_edit_is_a_version(wire: Wire, tmp_path: Path) -> None:
    feeds, database = [wire.feed("1")], tmp_path / "n.db"
    refresh(feeds, database)
    again = refresh(feeds, database)
    assert (again.new, again.updated, again.unchanged) == ((), (), 1)
    wire.edition = 2
    edited = refresh(feeds, database)
    assert (len(edited.new), len(edited.updated)) == (0, 1)
    with Archive.open(database) as archive:
        versions = archive.stories.versions(edited.updated[0])
    assert [version.title[-1] for version in versions] == ["I", "I"]
    assert {version.number for version in versions} == {1, 2}


def test_events_tell_of_every_feed(wire: Wire, tmp_path: Path) -> None:
    events: list[dict[str, object]] = []
    refresh([wire.feed("1"), wire.feed("1", "missing")], tmp_path / "n.db", report=events.append)
    assert [event["event"] for event in events] == ["start", "feed", "feed", "end"]
    assert {event["outcome"] for event in events[1:3]} == {"new", "failed"}


def test_a_second_fetch_says_that_one_is_running_and_leaves(wire: Wire, tmp_path: Path) -> None:
    with only_one(tmp_path / "n.db"), pytest.raises(BusyError, match="process"):
        refresh([wire.feed("1")], tmp_path / "n.db")


def test_a_fetch_killed_at_any_moment_leaves_whole_feeds(wire: Wire, tmp_path: Path) -> None:
    feeds = [wire.feed(str(number)) for number in range(8)]
    listing, database = tmp_path / "feeds.toml", tmp_path / "n.db"
    listing.write_text("\n".join(f'[[feed]]\nurl = "{feed.url}"\ntitle = "{feed.title}"' for feed in feeds))
    words = [sys.executable, "-m", "tui", "--feeds", str(listing), "--db", str(database), "fetch"]
    for wait in (0.5, 0.7, 0.9):
        with subprocess.Popen(words, env=environment(tmp_path), stdout=subprocess.DEVNULL) as process:
            time.sleep(wait)
            process.send_signal(signal.SIGKILL)
        if database.exists() and database.stat().st_size:
            with sqlite3.connect(database) as opened:
                assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            opened.close()
    refresh(feeds, database, force=True)
    with Archive.open(database) as archive:
        assert archive.stories.count("") == 8 * ITEMS
        assert {total for total, _unread, _outages in archive.feeds.counts().values()} == {ITEMS}


@pytest.mark.slow
def test_a_feed_that_takes_too_long_to_read_is_read_on_by_the_next_fetch(
    wire: Wire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "PARSE_SECONDS", 1.0)
    told = " ".join(f"Acme Cloud was down for {n} hours and {n} users in Texas could not log in." for n in range(20))
    items = (
        f"<item><guid>{n}</guid><title>Acme Cloud outage number {n}</title><description>{told}</description></item>"
        for n in range(800)
    )
    wire.body = f"<rss version='2.0'><channel><title>Long</title>{''.join(items)}</channel></rss>".encode()
    feed, database, counts = wire.feed("1"), tmp_path / "n.db", [0]
    while counts[-1] < 800 and len(counts) < 30:
        assert not refresh([feed], database, force=True).failures
        with Archive.open(database) as archive:
            counts.append(archive.stories.count(""))
            assert bool(archive.feeds.states()[feed.url].etag) == (counts[-1] == 800)
    assert len(counts) > 2, "it was read at once"
    assert counts == sorted(set(counts))
    assert counts[-1] == 800


def test_old_stories_leave_and_do_not_come_back_while_the_feed_lists_them(wire: Wire, tmp_path: Path) -> None:
    dates = {"old": "Mon, 02 Mar 2020 08:00:00 GMT", "kept": "Tue, 03 Mar 2020 08:00:00 GMT", "new": formatdate()}
    items = "".join(
        f"<item><guid>{name}</guid><title>{name} story</title><pubDate>{date}</pubDate></item>"
        for name, date in dates.items()
    )
    wire.body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>{items}</channel></rss>'.encode()
    feeds, database = [wire.feed("1")], tmp_path / "n.db"
    refresh(feeds, database)
    with Archive.open(database) as archive:
        assert archive.stories.count("") == 3
        archive.marks.bookmark(archive.stories.page("kept", 0, 1)[0].id)
    wire.body = wire.body.replace(b"new story", b"newer story")
    for _ in range(2):
        summary = refresh(feeds, database, force=True, keep_days=365)
        assert summary.new == ()
        with Archive.open(database) as archive:
            assert [row.title for row in archive.stories.page("", 0, 9)] == ["newer story", "kept story"]
        wire.body = wire.body.replace(b"</channel>", b"<!-- touched --></channel>")
