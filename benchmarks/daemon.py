"""Does a fetch that goes on for days grow? Two hundred rounds in one process, with news in every one of them.

    python -m benchmarks.daemon [ROUNDS]     writes benchmarks/results/daemon.md

A server on loopback changes one item of ten feeds each round, another feed fails, and one answers 304. The resident set
is read after every round; what counts is the growth from the twentieth round, when all is imported and warm, to the
last.
"""

from __future__ import annotations

import gc
import os
import platform
import sys
import tempfile
import threading
from argparse import Namespace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tui.cli.fetch import _once
from tui.cli.fetch_every import again_and_again
from tui.cli.house import House
from tui.refresh import Summary
from tui.refresh.ending import Ending

RESULT = Path(__file__).parent / "results" / "daemon.md"
OPTIONS = Namespace(feeds=[], force=True, progress="none")
WARM = 20
ITEMS = 20


class Handler(BaseHTTPRequestHandler):
    """Serves feeds of which one item differs from round to round."""

    edition = 0

    def do_GET(self) -> None:
        if self.path == "/broken":
            return self.answer(500, b"")
        if self.path == "/quiet" and self.headers.get("If-None-Match"):
            return self.answer(304, b"")
        outage = self.path == "/news-0" and self.edition % 10 == 0
        title = f"Examplify is down, report {self.edition}" if outage else f"A walk in the hills, part {self.edition}"
        first = f"<item><guid>e{self.edition}</guid><title>{title}</title></item>"
        rest = "".join(f"<item><guid>{n}</guid><title>Story {n} of {self.path}</title></item>" for n in range(ITEMS))
        return self.answer(200, f'<rss version="2.0"><channel><title>F</title>{first}{rest}</channel></rss>'.encode())

    def answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("ETag", '"1"')
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


def resident() -> float:
    """Return this process's resident set in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def measure(rounds: int) -> list[float]:
    """Return the resident set after each round."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sizes: list[float] = []

    def fetch(house: House, ending: Ending) -> Summary:
        Handler.edition += 1
        summary = _once(house.feed_list().feeds, house, OPTIONS)
        sizes.append(resident())
        if len(sizes) == rounds:
            ending.ask()
        return summary

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        names = [*(f"news-{number}" for number in range(10)), "quiet", "broken"]
        urls = [f'[[feed]]\nurl = "http://127.0.0.1:{server.server_port}/{one}"\n' for one in names]
        (folder / "feeds.toml").write_text("\n".join(urls), encoding="utf-8")
        ending = Ending()
        with ending.on_signals():
            again_and_again(House(folder / "feeds.toml", folder / "n.db"), fetch, 0, ending, tells=False)
    server.shutdown()
    return sizes


def main() -> None:
    sizes = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
    rounds = len(sizes)
    growth = sizes[-1] - sizes[min(WARM, rounds) - 1]
    marks = sorted({1, min(WARM, rounds), rounds // 2, rounds})
    rows = "\n".join(f"| {mark} | {sizes[mark - 1]:.1f} |" for mark in marks if mark)
    text = (
        f"# A fetch that goes on\n\n{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, {platform.system()}, Python "
        f"{platform.python_version()}. `python -m benchmarks.daemon`\n\n{rounds} rounds in one process, ten feeds with "
        "a new story in each round, one that fails, one that answers 304; every tenth round has an outage."
        f"\n\n| round | resident set, MB |\n| --- | --- |\n{rows}\n\nGrowth since round {min(WARM, rounds)}: "
        f"{growth:+.1f} MB. Objects that the collector follows at the end: {len(gc.get_objects()):,}.\n"
    )
    RESULT.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
