"""The main job from end to end, in real processes: a wire is fetched, read, marked, handed on, and moves on."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.run import nightdesk
from tests.shared import SHARED, needs_shared
from tui.demo.server import DemoServer
from tui.errors import Exit

LOOK_ALIKES = (
    "go down 9%",
    "maintenance window",
    "to shut down in March",
    "without power",
    "How to tell whether",
    "bug that crashed",
    "open folder",
    "downtime costs",
    "switch off 3G",
    "scheduled replacement",
)
Call = Callable[..., str]


@pytest.fixture
def call(tmp_path: Path) -> Call:
    """`nightdesk` in a home of its own; every call must succeed."""

    def run(*words: str) -> str:
        done = nightdesk(tmp_path, "--feeds", "feeds.toml", "--db", "night.db", *words)
        assert done.returncode == Exit.OK, done.stderr
        return done.stdout

    return run


def fetch(call: Call) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Fetch, and return the summary and what each feed brought, by its title."""
    events = [json.loads(line) for line in call("fetch", "--progress", "json").splitlines()]
    return events[-1], {event["title"]: event for event in events if event["event"] == "feed"}


def stories(call: Call, *query: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(call("list", "--json", "--limit", "100", *query))["stories"]
    return listed


def test_a_night_with_the_sample_wire(call: Call, tmp_path: Path) -> None:
    with DemoServer() as server:
        (tmp_path / "feeds.toml").write_text(server.feeds_toml(), "utf-8")
        summary, _ = fetch(call)
        assert summary["failed"] == 0
        assert summary["new"] == len(stories(call)) >= 25
        _reads_marks_and_hands_on(call, tmp_path)
        _moves_on(call, server.last_refresh)


def _reads_marks_and_hands_on(call: Call, folder: Path) -> None:
    outages = stories(call, "is:outage")
    titles = [story["title"] for story in outages]
    assert not [title for title in titles if any(words in title for words in LOOK_ALIKES)]
    (checkout,) = (story for story in outages if story["title"].startswith("Marlowe checkout fails"))
    shown = call("show", str(checkout["id"]))
    assert "Key takeaways" in shown
    assert "(publisher's own)" in shown
    assert "not affected: AWS" in shown or "not affected: Amazon Web Services" in shown
    call("bookmark", str(checkout["id"]))
    (path,) = call("export", "is:bookmarked", "--to", "briefs").splitlines()
    _is_a_brief(folder / path, checkout["title"])


def _is_a_brief(path: Path, title: str) -> None:
    head, _, body = path.read_text("utf-8").removeprefix("---\n").partition("\n---\n")
    fields = yaml.safe_load(head)
    assert fields["title"] == title
    assert "outage" in fields["tags"]
    assert "*From the publisher's own list.*" in body
    assert "[^1]: The publisher's own takeaway: “" in body
    assert "**not** affected" in body
    assert f"]({fields['url']})" in body or f"](<{fields['url']}>)" in body


def _moves_on(call: Call, refreshes: int) -> None:
    """Each refresh edits the status page's incident; the last but one brings a new story; then all is 304."""
    (incident,) = (story for story in stories(call) if story["title"] == "Elevated failures of card authorisations")
    new = 0
    for refresh in range(1, refreshes + 1):
        summary, feeds = fetch(call)
        new += summary["new"]
        assert feeds["Tollgate status"]["updated"] == 1
        assert feeds["Quest Log Weekly"]["http"] == 304
        moved = stories(call, "is:updated")
        assert [story["versions"] for story in moved if story["id"] == incident["id"]] == [refresh + 1]
    assert new == 1
    assert "Resolved" in call("show", str(incident["id"]))
    _, feeds = fetch(call)
    assert {event["http"] for event in feeds.values()} == {304}


@contextmanager
def one_item(title: str, body: str) -> Iterator[str]:
    """Serve a feed with one item on loopback, and yield its address."""
    document = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Outlet</title>'
        f"<item><guid>1</guid><title>{escape(title)}</title><link>https://outlet.example/1</link>"
        f"<pubDate>{format_datetime(datetime.now(UTC))}</pubDate>"
        f"<content:encoded>{escape(body)}</content:encoded></item></channel></rss>"
    ).encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(document)))
            self.end_headers()
            self.wfile.write(document)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/feed"
        server.shutdown()
        thread.join()


def as_html(lines: list[str]) -> str:
    """Paragraphs and a list, as a publisher's own page has them."""
    marked = [f"<li>{escape(line[2:])}</li>" if line.startswith("- ") else f"<p>{escape(line)}</p>" for line in lines]
    return "\n".join(marked).replace("</p>\n<li>", "</p>\n<ul><li>").replace("</li>\n<p>", "</li></ul>\n<p>")


@needs_shared
def test_the_story_that_this_was_first_asked_for(call: Call, tmp_path: Path) -> None:
    title, *lines = (SHARED / "data" / "prime_day_checkout.txt").read_text("utf-8").splitlines()
    with one_item(title, as_html([line for line in lines if line])) as address:
        (tmp_path / "feeds.toml").write_text(f'[[feed]]\nurl = "{address}"\ntitle = "Outlet"\n', "utf-8")
        fetch(call)
    (row,) = stories(call, "is:outage")
    story = json.loads(call("show", str(row["id"]), "--json"))["story"]
    own = [line[2:] for line in lines if line.startswith("- ")]
    takeaways = story["analysis"]["takeaways"]
    assert {takeaway["origin"] for takeaway in takeaways} == {"publisher"}
    assert [any(takeaway["text"] in line for line in own) for takeaway in takeaways] == [True] * len(own)
    spared = [service for service in story["analysis"]["services"] if not service["affected"]]
    assert any(service["name"] in ("AWS", "Amazon Web Services") for service in spared)
    brief = call("export", str(row["id"]), "--to", "-")
    assert "*From the publisher's own list.*" in brief
    assert next(line for line in brief.splitlines() if line.startswith(("| AWS", "| Amazon Web Services")))
    assert "was operating normally" in brief
