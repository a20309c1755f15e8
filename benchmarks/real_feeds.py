"""Serve the real feeds of ../shared/data/feeds on loopback, fetch them twice, and count (`-m benchmarks.real_feeds`).

The second run should find every feed unchanged (304). What feedparser alone finds in each file is compared with what
the archive holds, by the number of distinct entries.
"""

from __future__ import annotations

import hashlib
import io
import sys
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

import feedparser

from tui.archive import Archive
from tui.model import Feed
from tui.refresh import Summary, refresh

FEEDS = Path(__file__).resolve().parents[2] / "shared" / "data" / "feeds"


class Handler(BaseHTTPRequestHandler):
    """Serves the files with an ETag."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = (FEEDS / self.path.lstrip("/")).read_bytes()
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        known = self.headers.get("If-None-Match") == tag
        self.send_response(304 if known else 200)
        self.send_header("ETag", tag)
        if not known:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if not known:
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


def main() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    names = sorted(path.name for path in FEEDS.iterdir() if path.name != "index.jsonl")
    feeds = [Feed(f"http://127.0.0.1:{server.server_port}/{name}", name) for name in names]
    with TemporaryDirectory() as folder:
        database = Path(folder) / "real.db"
        tell("first run", refresh(feeds, database))
        tell("second run", refresh(feeds, database))
        with Archive.open(database) as archive:
            states, counts = archive.feeds.states(), archive.feeds.counts()
            outages = archive.stories.count("is:outage")
            print(f"damaged {sum(state.damaged for state in states.values())}, flagged stories {outages}")
            print("second run, by HTTP code:", dict(Counter(state.http_code for state in states.values())))
        fewer = [feed.title for feed in feeds if counts.get(feed.url, (0,))[0] < alone(FEEDS / feed.title)]
        print(f"feeds of which the archive holds fewer stories than feedparser finds distinct ids: {fewer or 'none'}")
    server.shutdown()
    sys.exit(bool(fewer))


def tell(name: str, summary: Summary) -> None:
    print(
        f"{name}: {len(summary.new)} new stories of {summary.ok} feeds, {summary.unchanged} unchanged, "
        f"{len(summary.failures)} failed, {summary.seconds} s"
    )
    for failure in summary.failures:
        print(f"  failed: {failure.title}: {failure.error}")


def alone(path: Path) -> int:
    """How many entries with ids of their own feedparser finds in a file."""
    entries = feedparser.parse(io.BytesIO(path.read_bytes())).entries
    return len({entry.get("id") or entry.get("link") or entry.get("title") for entry in entries})


if __name__ == "__main__":
    main()
