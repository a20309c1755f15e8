"""`nightdesk feeds add|find|test` against a small site on loopback: what is found, what is said, what is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.run import nightdesk
from tests.sites import Answer, Site, site
from tui.config import load_feeds
from tui.errors import Exit

STATUS = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>Gigamart Status - Incident History</title>
<entry><id>1</id><title>Checkout fails</title><link href="/incidents/1"/><updated>2026-01-02T10:00:00Z</updated>
<content type="html">&lt;p&gt;&lt;small&gt;Jan 2, 10:00 UTC&lt;/small&gt;&lt;br&gt;
&lt;strong&gt;Investigating&lt;/strong&gt; - Customers cannot check out.
Checkout is down for all of them.&lt;/p&gt;</content></entry></feed>"""
NEWS = """<rss version="2.0"><channel><title>The Test Post</title>
<item><guid>1</guid><title>A new chair</title><pubDate>Fri, 02 Jan 2026 10:00:00 GMT</pubDate></item>
<item><guid>2</guid><title>No date here</title></item></channel></rss>"""
QUIET = "<rss version='2.0'><channel><title>Wexpay Status</title></channel></rss>"
PAGE = """<!doctype html><html><head><title>The Test Post</title>
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments.xml">
<link rel="alternate" type="application/rss+xml" title="All news" href="news.xml">
<link rel="alternate" type="application/atom+xml" title="Gone" href="/gone.xml">
<link rel="stylesheet alternate" type="text/css" href="/x.css"></head><body><a href="/">home</a></body></html>"""
XML = "application/rss+xml"


@pytest.fixture(scope="module")
def web() -> Iterator[Site]:
    with site(
        {
            "/blog/": Answer(PAGE),
            "/blog/news.xml": Answer(NEWS, kind=XML),
            "/comments.xml": Answer(NEWS.replace("The Test Post", "Comments"), kind=XML),
            "/history.atom": Answer(STATUS, kind="application/atom+xml"),
            "/quiet.xml": Answer(QUIET, kind=XML),
            "/status": Answer("<html><body><h1>Status: all is well</h1></body></html>"),
            "/old": Answer(status=301, headers={"Location": "/older"}),
            "/older": Answer(status=302, headers={"Location": "/blog/news.xml"}),
            "/moved": Answer(status=308, headers={"Location": "/blog/news.xml"}),
            "/cut.xml": Answer(NEWS[: NEWS.index("No date")], kind=XML),
            "/busy": Answer("wait", 503),
        }
    ) as server:
        yield server


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text('# mine\n[[feed]]\nurl = "https://news.example/rss"\ntitle = "Example"\n', encoding="utf-8")
    return path


def test_the_feed_that_a_page_names_is_added_and_the_others_are_told(web: Site, mine: Path, tmp_path: Path) -> None:
    told = nightdesk(tmp_path, "feeds", "add", f"{web.url}/blog/", "--feeds", str(mine))
    assert told.returncode == Exit.OK, told.stderr
    assert f"found: {web.url}/blog/news.xml: HTTP 200, RSS 2.0, 2 entries, newest 2026-01-02" in told.stderr
    assert f"also there: {web.url}/comments.xml" in told.stderr
    assert "gone.xml" not in told.stderr
    feed = load_feeds(mine).feeds[-1]
    assert (feed.url, feed.title, feed.kind) == (f"{web.url}/blog/news.xml", "The Test Post", "news")


def test_a_status_page_that_names_no_feed_has_it_at_the_usual_place(web: Site, mine: Path, tmp_path: Path) -> None:
    told = nightdesk(tmp_path, "feeds", "add", f"{web.url}/status", "--group", "Shops", "--feeds", str(mine))
    assert told.returncode == Exit.OK, told.stderr
    feed = load_feeds(mine).feeds[-1]
    assert feed.url == f"{web.url}/history.atom"
    assert (feed.title, feed.kind, feed.vendor, feed.group) == ("Gigamart status", "status", "Gigamart", "Shops")


def test_a_status_page_on_which_all_is_well_is_one(web: Site, mine: Path, tmp_path: Path) -> None:
    nightdesk(tmp_path, "feeds", "add", f"{web.url}/quiet.xml", "--feeds", str(mine))
    nightdesk(tmp_path, "feeds", "add", "https://status.wexpay.example/feed", "--unchecked", "--feeds", str(mine))
    assert [feed.kind for feed in load_feeds(mine).feeds] == ["news", "status", "status"]


def test_a_feed_that_has_moved_for_good_is_listed_where_it_is_now(web: Site, mine: Path, tmp_path: Path) -> None:
    told = nightdesk(tmp_path, "feeds", "find", f"{web.url}/moved", f"{web.url}/old", "--json", "--feeds", str(mine))
    moved, lent = json.loads(told.stdout)["feeds"]
    assert (moved["url"], lent["url"]) == (f"{web.url}/blog/news.xml", f"{web.url}/old")


@pytest.mark.parametrize(("path", "said"), [("/none", "HTTP 404: not found"), ("/busy", "HTTP 503")])
def test_what_leads_to_no_feed_is_not_added(web: Site, mine: Path, tmp_path: Path, path: str, said: str) -> None:
    before = mine.read_text()
    told = nightdesk(tmp_path, "feeds", "add", web.url + path, "--feeds", str(mine))
    assert told.returncode == Exit.FAILED
    assert said in told.stderr
    assert "--unchecked" in told.stderr
    assert mine.read_text() == before


def test_an_address_without_a_scheme_is_asked_over_https_alone(web: Site, mine: Path, tmp_path: Path) -> None:
    before = list(web.asked)
    told = nightdesk(tmp_path, "feeds", "find", web.url.removeprefix("http://"), "--feeds", str(mine))
    assert told.returncode == Exit.FAILED
    assert f"without encryption it would be: {web.url}" in told.stderr
    assert web.asked == before


def test_find_tells_and_adds_nothing(web: Site, mine: Path, tmp_path: Path) -> None:
    before = mine.read_text()
    told = nightdesk(tmp_path, "feeds", "find", f"{web.url}/blog/", "--json", "--feeds", str(mine))
    feeds = json.loads(told.stdout)["feeds"]
    assert [feed["url"] for feed in feeds] == [f"{web.url}/blog/news.xml", f"{web.url}/comments.xml"]
    assert feeds[0]["feed"]["form"] == "RSS 2.0"
    assert mine.read_text() == before


def test_test_says_all_that_a_feed_answers(web: Site, mine: Path, tmp_path: Path) -> None:
    told = nightdesk(tmp_path, "feeds", "test", f"{web.url}/old", f"{web.url}/history.atom", "--feeds", str(mine))
    assert told.returncode == Exit.OK, told.stderr
    for line in (
        f"redirect  301 (for good) to {web.url}/older",
        f"redirect  302 (for now) to {web.url}/blog/news.xml",
        "format    RSS 2.0, 2 entries, 1 without a usable date",
        "newest    2026-01-02 10:00 UTC: A new chair",
        "flagged   0 of 2 entries would be outages",
        "listed    no; add it with",
        "flagged   1 of 1 entry would be outages",
        "Checkout fails",
        "looks like a status feed",
    ):
        assert line in told.stdout
    assert not list(tmp_path.glob("**/*.db"))


def test_test_of_a_damaged_and_of_a_failing_feed(web: Site, tmp_path: Path) -> None:
    feeds = tmp_path / "feeds.toml"
    entries = [f'[[feed]]\nurl = "{web.url}{path}"\ntitle = "{title}"\n' for path, title in TESTED]
    feeds.write_text("\n".join(entries))
    told = nightdesk(tmp_path, "feeds", "test", "--feeds", str(feeds))
    assert told.returncode == Exit.FAILED
    first, second, third = told.stdout.splitlines()
    assert first.startswith("ok    Cut ")
    assert "damaged" in first
    assert second.startswith("FAILS Page")
    assert "a web page, not a feed" in second
    assert "HTTP 503: the server is not available" in third


TESTED = (("/cut.xml", "Cut"), ("/status", "Page"), ("/busy", "Busy"))


def test_a_public_page_leads_to_no_private_feed(mine: Path, tmp_path: Path) -> None:
    with site({"/feed.xml": Answer(NEWS, kind=XML)}) as inside:
        page = f'<html><link rel="alternate" type="{XML}" href="{inside.url}/feed.xml">'
        with site({"/": Answer(page)}) as outside:
            told = nightdesk(tmp_path, "feeds", "find", f"{outside.url}/", "--feeds", str(mine))
            allowed = nightdesk(tmp_path, "feeds", "find", f"{outside.url}/", "--allow-private", "--feeds", str(mine))
        assert told.returncode == Exit.FAILED
        assert inside.asked == ["/feed.xml"]  # by the second command alone
        assert "The Test Post" in allowed.stdout
