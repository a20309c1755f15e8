"""What a parse costs beside feedparser's defaults, over all real feeds, and whether it finds the same.

python -m benchmarks.parse_cost
"""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import feedparser

from benchmarks.farm import FEEDS
from tui.text.markup import html_to_text
from tui.wire.parsing.model import Body, FeedError
from tui.wire.parsing.parse import parse

ROUNDS = 3
GOAL = 0.35


def parse_cost() -> str:
    """Return a paragraph of Markdown: our parse's CPU time as a share of feedparser's, and the feeds that differ."""
    bodies = {path.name: path.read_bytes() for path in sorted(FEEDS.iterdir()) if path.name != "index.jsonl"}
    ratios = [_seconds(ours, bodies) / _seconds(theirs, bodies) for _ in range(ROUNDS)]
    ratio = statistics.median(ratios)
    differing = [name for name, body in bodies.items() if not _same(body)]
    verdict = "met" if ratio <= GOAL else "**missed**"
    return (
        f"Parsing all {len(bodies)} feeds, plain text made of their HTML included, costs {ratio:.2f} of the CPU time "
        f"of feedparser's defaults, median of {ROUNDS} (goal {GOAL}: {verdict}). Titles are "
        f"the same, entry by entry, in {len(bodies) - len(differing)} of {len(bodies)}"
        + (f"; not in {', '.join(differing)}" if differing else "")
        + ".\n"
    )


def ours(body: bytes) -> Any:
    return parse(Body(body, "http://127.0.0.1/", "application/xml", datetime.now(UTC)))


def theirs(body: bytes) -> Any:
    return feedparser.parse(io.BytesIO(body), response_headers={"content-type": "application/xml"})


def _seconds(reads: Callable[[bytes], Any], bodies: dict[str, bytes]) -> float:
    started = time.process_time()
    for body in bodies.values():
        reads(body)
    return time.process_time() - started


def _same(body: bytes) -> bool:
    """Tell whether both find the same titles, entry by entry, but for what is not an entry or the same one again."""
    try:
        mine = [entry.title for entry in ours(body).entries]
    except FeedError:
        mine = []
    found = [html_to_text(entry.get("title", "")) for entry in theirs(body).entries]
    wanted = {" ".join(title.split())[:200] for title in found if title.strip()}
    return wanted <= {" ".join(title.split())[:200] for title in mine}


if __name__ == "__main__":
    print(parse_cost())
