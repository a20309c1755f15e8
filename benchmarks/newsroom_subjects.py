"""What the newsroom is measured beside, each a process in a terminal of its own: `-m benchmarks.newsroom_subjects`.

    table DATABASE           Textual's DataTable with the archive's stories
    markdown FILE            Textual's Markdown widget; Enter opens the file, q closes it

Also made here: an archive with so many stories, the same stories as feeds for newsboat, and a server of 50 feeds.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path

from benchmarks.newsroom_minimal import FIRST
from tui.archive import Archive
from tui.model import Analysis, Entry, Feed, FeedState, Flag, Lifecycle, Severity, Takeaway

SERVED_FEEDS, SERVED_ITEMS = 50, 40
_WORDS = """the checkout of Gigamart returned errors to shoppers since the morning and payments were declined while the
company said that engineers had found the fault in a change of its configuration and expected the service to recover
within an hour as carts were kept and orders that had gone through were not lost""".split()
_FEEDS = [Feed(f"https://outlet{number}.example/feed.xml", f"Outlet {number}") for number in range(50)]
_BATCH = 2_000


def article(words: int) -> str:
    """Return a text of so many words in paragraphs of some sixty."""
    flow = [_WORDS[place % len(_WORDS)] for place in range(words)]
    sentences = [" ".join(flow[at : at + 20]).capitalize() + "." for at in range(0, words, 20)]
    return "\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))


def stories(count: int, now: datetime) -> Iterator[tuple[Entry, Analysis]]:
    """Yield stories, the newest first, one in ten of them an outage; the newest has 1,500 words."""
    for number in range(count):
        long = number == 0
        text = article(1500) if long else article(60 + number % 80)
        title = FIRST if long else f"Story {number}: {' '.join(_WORDS[number % 37 : number % 37 + 8])}"
        outage = number % 10 == 0
        end = text.index(".") + 1
        flag = Flag(outage, 0.9 if outage else 0.1, *((Severity.MAJOR, Lifecycle.PAST) if outage else (None, None)))
        taken = (Takeaway(text[:end], 0, end),) if outage else ()
        when = now - timedelta(minutes=number + 1)
        entry = Entry(f"g{number}", title, f"https://outlet.example/{number}", "", text[:80], text, when)
        yield entry, Analysis(flag, (), taken)


def fill(database: Path, count: int) -> None:
    """Make an archive with so many stories of fifty feeds."""
    now = datetime.now(UTC)
    made = stories(count, now)
    with Archive.open(database) as archive:
        for turn in range(-(-count // _BATCH)):
            feed, batch = _FEEDS[turn % len(_FEEDS)], list(islice(made, _BATCH))
            archive.intake.keep(feed, FeedState(feed.url, last_try=now, last_ok=now), batch, now)


def rss(items: int, offset: int = 0, edition: int = 0) -> bytes:
    """Return a feed with so many items, told apart by `offset` and `edition`."""
    now = datetime.now(UTC)
    parts = [
        f"<item><guid>{offset + number}-{edition}</guid><title>Story {offset + number} of {edition}: "
        f"{' '.join(_WORDS[number % 37 : number % 37 + 8])}</title>"
        f"<link>https://outlet.example/{offset + number}</link>"
        f"<pubDate>{format_datetime(now - timedelta(minutes=offset + number))}</pubDate>"
        f"<description>{article(60)}</description></item>"
        for number in range(items)
    ]
    return f"<rss version='2.0'><channel><title>Outlet {offset}</title>{''.join(parts)}</channel></rss>".encode()


def serve(portfile: Path) -> None:
    """Serve fifty feeds on loopback, each request of a feed with items that were not there before."""
    editions = dict.fromkeys(range(SERVED_FEEDS), 0)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            number = int(self.path.strip("/"))
            editions[number] += 1
            body = rss(SERVED_ITEMS, number * 1_000, editions[number])
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    portfile.write_text(str(server.server_port), encoding="utf-8")
    server.serve_forever()


def table(database: str) -> None:
    from textual.app import App, ComposeResult
    from textual.widgets import DataTable

    class Table(App[None]):
        def compose(self) -> ComposeResult:
            yield DataTable(cursor_type="row")

        def on_mount(self) -> None:
            rows = self.query_one(DataTable)
            rows.add_columns("severity", "title", "feed", "age")
            with sqlite3.connect(database) as archive:
                found = archive.execute("SELECT severity, title, feed_id, first_seen FROM story ORDER BY place DESC")
                rows.add_rows([tuple(str(value or "") for value in row) for row in found])
            rows.focus()

    Table().run()


def markdown(path: str) -> None:
    from textual.app import App, ComposeResult
    from textual.binding import Binding
    from textual.containers import VerticalScroll
    from textual.widgets import Markdown, Static

    text = Path(path).read_text(encoding="utf-8")

    class Reader(App[None]):
        BINDINGS = [Binding("enter", "open"), Binding("q", "close")]  # noqa: RUF012

        def compose(self) -> ComposeResult:
            yield Static(FIRST)
            yield VerticalScroll()

        async def action_open(self) -> None:
            scroll = self.query_one(VerticalScroll)
            await scroll.mount(Markdown(text))
            scroll.focus()

        async def action_close(self) -> None:
            await self.query(Markdown).remove()

    Reader().run()


if __name__ == "__main__":
    kind, *rest = sys.argv[1:]
    if kind == "table":
        table(*rest)
    elif kind == "markdown":
        markdown(*rest)
    else:
        serve(Path(*rest))
