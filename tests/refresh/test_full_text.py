"""Full texts over real HTTP on loopback, by the real command."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.cli.run import nightdesk
from tests.wire.test_extraction import PAGE, shell
from tui.archive import Archive
from tui.errors import Exit

PAGES = {
    "/good": ("text/html", PAGE.encode()),
    "/wall": ("text/html", shell("Subscribe to continue reading this article.")),
    "/picture": ("image/png", b"\x89PNG"),
}


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """A site on loopback with a feed of five stories: a good page, a paywall, a picture, one that is missing, and one
    without an address that calls the vendor by its other name."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, body = PAGES.get(self.path, ("", b""))
            if self.path == "/feed":
                kind, body = "application/rss+xml", feed(f"http://{self.headers['Host']}").encode()
            self.send_response(200 if kind else 404)
            self.send_header("Content-Type", kind or "text/plain")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def feed(base: str) -> str:
    items = "".join(
        f"<item><guid>{name}</guid><title>Gigamart outage: checkout is down ({name})</title>"
        f"<link>{base}/{name}</link><description>Customers cannot pay.</description></item>"
        for name in ("good", "wall", "picture", "missing")
    )
    items += "<item><guid>renamed</guid><title>Halden Stores is down, tills offline</title></item>"
    return f'<rss version="2.0"><channel><title>Example News</title>{items}</channel></rss>'


def lists(home: Path, site: str, *, private: bool, full_text: str = "never") -> None:
    (home / "feeds.toml").write_text(
        f'[[feed]]\nurl = "{site}/feed"\ntitle = "Example News"\nallow_private = {str(private).lower()}\n',
        encoding="utf-8",
    )
    (home / "config.toml").write_text(f'full_text = "{full_text}"\n', encoding="utf-8")


def fetch(home: Path) -> dict[str, int]:
    """Fetch, and return the numbers of the stories by their guids."""
    assert nightdesk(home, "--feeds", "feeds.toml", "--db", "news.db", "fetch").returncode == Exit.OK
    with Archive.open(home / "news.db") as archive:
        rows = archive.stories.page("", 0, 9)
        return {archive.stories.story(row.id).guid: row.id for row in rows}


@pytest.fixture(scope="module")
def fetched(tmp_path_factory: pytest.TempPathFactory, site: str) -> tuple[Path, dict[str, int]]:
    """A home that may ask the site for pages and has asked for none, and its stories by their guids."""
    home = tmp_path_factory.mktemp("fetched")
    lists(home, site, private=True)
    return home, fetch(home)


@pytest.fixture
def stories(fetched: tuple[Path, dict[str, int]], tmp_path: Path) -> dict[str, int]:
    """The stories by their guids, in a copy of that home at `tmp_path`."""
    home, numbers = fetched
    shutil.copytree(home, tmp_path, dirs_exist_ok=True)
    return numbers


def test_the_page_becomes_a_version_that_is_no_news(tmp_path: Path, stories: dict[str, int]) -> None:
    number = stories["good"]
    with Archive.open(tmp_path / "news.db") as archive:
        archive.marks.read([number])
    answer = nightdesk(tmp_path, "--feeds", "feeds.toml", "--db", "news.db", "fulltext", str(number), "--show")
    assert answer.returncode == Exit.OK, answer.stderr
    assert "• No cause is known." in answer.stdout
    with Archive.open(tmp_path / "news.db") as archive:
        story = archive.stories.story(number)
        assert (story.version.extracted, story.version.number, story.unread) == (True, 2, False)
        assert story.version.analysis.takeaways
        spans = [
            story.version.text[one.start : one.end] for one in story.version.analysis.takeaways if one.field == "text"
        ]
        assert spans == [one.text for one in story.version.analysis.takeaways if one.field == "text"]


@pytest.mark.parametrize(
    ("guid", "reason"),
    [("wall", "behind a paywall"), ("picture", "leads to image/png"), ("missing", "HTTP 404: not found")],
)
def test_a_page_without_an_article_is_said_in_one_line(
    tmp_path: Path, stories: dict[str, int], guid: str, reason: str
) -> None:
    answer = nightdesk(tmp_path, "--feeds", "feeds.toml", "--db", "news.db", "fulltext", str(stories[guid]))
    assert answer.returncode == Exit.FAILED
    assert "from the feed's summary only: " in answer.stderr
    assert reason in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_an_article_may_not_lead_into_the_private_network(tmp_path: Path, site: str, stories: dict[str, int]) -> None:
    lists(tmp_path, site, private=False)
    answer = nightdesk(tmp_path, "--feeds", "feeds.toml", "--db", "news.db", "fulltext", str(stories["good"]))
    assert answer.returncode == Exit.FAILED
    assert "private address 127.0.0.1" in answer.stderr


def test_a_fetch_brings_the_pages_of_outage_stories_where_the_settings_say_so(tmp_path: Path, site: str) -> None:
    lists(tmp_path, site, private=True, full_text="outages")
    numbers = fetch(tmp_path)
    with Archive.open(tmp_path / "news.db") as archive:
        stories = {guid: archive.stories.story(number) for guid, number in numbers.items()}
    assert {guid for guid, story in stories.items() if story.version.extracted} == {"good"}
    assert all(story.unread for story in stories.values())


def test_a_page_does_not_part_what_the_users_own_vendor_ties(tmp_path: Path, site: str) -> None:
    lists(tmp_path, site, private=True)
    file = tmp_path / "feeds.toml"
    own = '[[vendor]]\nname = "Gigamart"\naliases = ["Halden Stores"]\n'
    file.write_text(file.read_text("utf-8") + own, encoding="utf-8")
    stories = fetch(tmp_path)
    assert one_incident(tmp_path, stories["good"], stories["renamed"])
    answer = nightdesk(tmp_path, "--feeds", "feeds.toml", "--db", "news.db", "fulltext", str(stories["good"]))
    assert answer.returncode == Exit.OK, answer.stderr
    assert one_incident(tmp_path, stories["good"], stories["renamed"])


def one_incident(home: Path, *stories: int) -> bool:
    with Archive.open(home / "news.db") as archive:
        homes = archive.incidents.read.of_stories(stories)
    return len(homes) == len(stories) and len(set(homes.values())) == 1
