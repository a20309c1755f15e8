"""What a parse costs beside feedparser's defaults, over all real feeds, and whether it finds the same.

python -m benchmarks.parse_cost
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import feedparser
import feedparser.api

from benchmarks.farm import FEEDS
from tui.text.markup import html_to_text
from tui.wire.parsing import xml
from tui.wire.parsing.encoding import unified
from tui.wire.parsing.model import Body, FeedError
from tui.wire.parsing.parse import parse
from tui.wire.parsing.quick import QuickParser

GOAL = 0.35


def parse_cost() -> str:
    """Return a paragraph of Markdown: our parse's CPU time as a share of feedparser's, and the feeds that differ."""
    bodies = {path.name: path.read_bytes() for path in sorted(FEEDS.iterdir()) if path.name != "index.jsonl"}
    with as_it_comes():
        default, found = _timed(theirs, bodies)
    tuned, _ = _timed(called, bodies)
    whole, entries = _timed(ours, bodies)
    differing = [name for name in bodies if not _same(entries[name], found[name])]
    return (
        f"Parsing all {len(bodies)} feeds: feedparser as it is called here costs {_share(tuned, default)} of the CPU "
        f"time of its defaults (goal {GOAL}); the whole parse, with what is plain read off a tree and plain text made "
        f"of all HTML, which feedparser does not do, {_share(whole, default)}. Titles are the same, entry by entry, in "
        f"{len(bodies) - len(differing)} feeds of {len(bodies)}"
        + (f"; not in {', '.join(differing)}" if differing else "")
        + ".\n"
    )


@contextmanager
def as_it_comes() -> Iterator[None]:
    """Let feedparser be inside what it is without us."""
    quick, drivers = feedparser.api.StrictFeedParser, feedparser.api.PREFERRED_XML_PARSERS
    feedparser.api.StrictFeedParser, feedparser.api.PREFERRED_XML_PARSERS = QuickParser.__bases__[-1], []
    try:
        yield
    finally:
        feedparser.api.StrictFeedParser, feedparser.api.PREFERRED_XML_PARSERS = quick, drivers


def _share(seconds: float, default: float) -> str:
    ratio = seconds / default
    return f"{ratio:.2f} ({'met' if ratio <= GOAL else '**missed**'})"


def ours(body: bytes) -> Any:
    return parse(Body(body, "http://127.0.0.1/", "application/xml", datetime.now(UTC)))


def theirs(body: bytes) -> Any:
    return feedparser.parse(io.BytesIO(body), response_headers={"content-type": "application/xml"})


def called(body: bytes) -> Any:
    return xml._parsed(unified(body), Body(body, "http://127.0.0.1/", "application/xml", datetime.now(UTC)))


def _timed(reads: Callable[[bytes], Any], bodies: dict[str, bytes]) -> tuple[float, dict[str, Any]]:
    """Return the CPU seconds that it takes to read all bodies, and what each gave (None where it is no feed)."""
    results: dict[str, Any] = {}
    started = time.process_time()
    for name, body in bodies.items():
        try:
            results[name] = reads(body)
        except FeedError:
            results[name] = None
    return time.process_time() - started, results


def _same(mine: Any, found: Any) -> bool:
    """Tell whether all titles that feedparser finds are there."""
    titles = [html_to_text(entry.get("title", "")) for entry in found.entries]
    wanted = {" ".join(title.split())[:200] for title in titles if title.strip()}
    return wanted <= {" ".join(entry.title.split())[:200] for entry in (mine.entries if mine else ())}


if __name__ == "__main__":
    print(parse_cost())
