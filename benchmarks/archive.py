"""How the archive grows: pages, jumps, counts, searches and ingest at ten thousand to a million stories, beside peers.

    python -m benchmarks.archive              10,000 and 100,000 stories
    python -m benchmarks.archive --million    also 1,000,000, and newsboat at 100,000 (about half an hour)

Stories are made from real headlines (`benchmarks.archive_stories`). What a fetch, a list or a search line of the
newsroom does is done through the archive's own door, on a connection that has kept nothing, and the best of five rounds
counts; of many queries the 95th percentile. A search is its first page and its count together, as the newsroom shows
both. The peers are `reader` (in a venv of its own, by pip) and newsboat (where it is installed), on the same stories in
feed files.
"""

from __future__ import annotations

import argparse
import platform
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from os import cpu_count, getloadavg
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple

from benchmarks.archive_peers import PEERS
from benchmarks.archive_stories import HEADLINES, NEWEST, batches, feed, headlines
from tui.archive import Archive
from tui.model import FeedState

RESULTS = Path(__file__).parent / "results"
ROUNDS = 5
PAGE = 50
VIEWS = (
    "",
    "is:outage",
    "is:unread",
    "is:bookmarked",
    "is:updated",
    "kind:status",
    "is:outage is:unread",
    'feed:"Feed 7"',
    'group:"Group 3"',
    "status:live",
    "severity:crit",
    "since:7d",
    "vendor:stripe",
    "is:outage (stripe OR paypal OR visa)",
)
MIXED = (
    "s*", "t*", "a*", "st*", "sta*", "the is:outage", "the is:bookmarked", "the is:unread", "the -is:outage",
    'the feed:"Feed 7"', "the since:7d", "the kind:status", "the severity:crit", "to OR the", "the -a", "-the",
    '"of the"', '"in the"', "is:outage OR the", "(the OR a) is:outage is:unread", "the score:>0.8", "zebra is:outage",
)  # fmt: skip
BUDGETS = {
    "first page of a view, worst": "≤ 2",
    "jump in a view, 95 %": "≤ 5",
    "counts of all views": "≤ 20",
    "search, 95 %": "≤ 50 at 100,000, ≤ 150 at 1,000,000",
    "ingest with index, stories/s": "≥ 4,000",
}


class Spent(NamedTuple):
    """Milliseconds by the clock on the wall, and of the processor, which other programs at work disturb less."""

    wall: float
    cpu: float


@dataclass(slots=True)
class Figures:
    """Measures of one size by name, in milliseconds unless the name says otherwise, and the slowest of a kind."""

    values: dict[str, float | Spent] = field(default_factory=dict)
    slowest: list[tuple[Spent, str]] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--million", action="store_true", help="also a million stories")
    parser.add_argument("--no-peers", action="store_true", help="leave reader and newsboat out")
    options = parser.parse_args()
    if not HEADLINES.exists():
        raise SystemExit(f"{HEADLINES} is needed, which is not part of the project")
    pairs = headlines()
    sizes = (10_000, 100_000, 1_000_000) if options.million else (10_000, 100_000)
    ours = {size: measure(pairs, size) for size in sizes}
    peers = {} if options.no_peers else peer_figures(pairs, 100_000 if options.million else 10_000)
    words = report(ours, peers)
    (RESULTS / ("archive-million.md" if options.million else "archive.md")).write_text(words, encoding="utf-8")
    print(words)


def measure(pairs: list[tuple[str, str]], size: int) -> Figures:
    """Fill an archive and measure all of it."""
    figures = Figures()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.db"
        fill(path, pairs, size, figures)
        mark(path, figures)
        figures.values["size on disk, MB"] = path.stat().st_size / 1e6
        views(path, figures)
        counts(path, figures)
        searches(path, pairs, size, figures)
    return figures


def fill(path: Path, pairs: list[tuple[str, str]], size: int, figures: Figures) -> None:
    """Keep the stories as fetches would, a transaction for each batch of a feed; making them is not timed."""
    seconds = cpu = 0.0
    with Archive.open(path) as archive:
        for number, batch in batches(pairs, size):
            source = feed(number)
            items = [(made.entry, made.analysis) for made in batch]
            seen = batch[-1].entry.published or NEWEST
            before, worked = time.perf_counter(), time.process_time()
            archive.intake.keep(source, FeedState(source.url, last_ok=seen), items, seen)
            seconds += time.perf_counter() - before
            cpu += time.process_time() - worked
    figures.values["ingest with index, stories/s"] = size / seconds
    figures.values["ingest with index, stories per CPU second"] = size / cpu


def mark(path: Path, figures: Figures) -> None:
    """Read all but the last weeks, bookmark thirty stories all over the years, and change some."""
    with Archive.open(path) as archive:
        with timed() as spent:
            archive.marks.read_all(f"before:{NEWEST - timedelta(days=60):%Y-%m-%d}")
        figures.values["mark all but two months read"] = spent[0]
        total = archive.stories.count("")
        for number in range(30):
            archive.marks.bookmark(archive.stories.page("", number * total // 30, 1)[0].id)


def views(path: Path, figures: Figures) -> None:
    """Open each view, then jump about in it."""
    dice = random.Random(1)
    first, jumps = [], []
    for view in VIEWS:
        first.append((best(path, lambda archive, view=view: archive.stories.page(view, 0, PAGE)), view))  # type: ignore[misc]
        with Archive.open(path) as archive:
            total = archive.stories.count(view)
            for _ in range(20):
                offset = dice.randrange(max(1, total))
                with timed() as spent:
                    rows = archive.stories.page(view, offset, PAGE)
                jumps.append(spent[0])
                if rows:
                    with timed() as spent:
                        archive.stories.position(view, rows[0].id)
                    jumps.append(spent[0])
    figures.values["first page of a view, worst"] = _most([spent for spent, _ in first])
    figures.values["jump in a view, 95 %"] = percentile(jumps)
    figures.values["jump in a view, worst (the first of its view)"] = _most(jumps)
    figures.slowest += sorted(first, key=lambda one: one[0].cpu)[-2:]


def counts(path: Path, figures: Figures) -> None:
    """Count what the rail shows: each view, and the unread stories of every feed."""

    def rail(archive: Archive) -> None:
        for view in VIEWS:
            archive.stories.count(f"({view}) is:unread" if view else "is:unread")
        archive.feeds.counts()

    figures.values["counts of all views"] = best(path, rail)
    figures.values["counts of all views, read ones too"] = best(
        path, lambda archive: [archive.stories.count(view) for view in VIEWS]
    )


def searches(path: Path, pairs: list[tuple[str, str]], size: int, figures: Figures) -> None:
    """Search for the most common words, rarer ones, pairs, phrases, prefixes and words with marks."""

    def search(query: str) -> Callable[[Archive], None]:
        def ask(archive: Archive) -> None:
            archive.stories.page(query, 0, PAGE)
            archive.stories.count(query)

        return ask

    times = [(best(path, search(query)), query) for query in queries(pairs, size)]
    figures.values["search, median"] = percentile([spent for spent, _ in times], 50)
    figures.values["search, 95 %"] = percentile([spent for spent, _ in times])
    figures.values["search, worst"] = _most([spent for spent, _ in times])
    figures.values["search for “the”"] = next(spent for spent, query in times if query == "the")
    figures.slowest += sorted(times, key=lambda one: one[0].cpu)[-3:]


def queries(pairs: list[tuple[str, str]], size: int) -> list[str]:
    """Return 60 of the most common words, 40 rarer ones, pairs and phrases of neighbours, and the mixed ones."""
    dice = random.Random(2)
    titles = [title for title, _ in pairs[:size]]
    words = Counter(word for title in titles for word in title.lower().split() if word.isalpha())
    common = [word for word, _ in words.most_common(60)]
    rarer = dice.sample([word for word, count in words.items() if 3 <= count <= 100], 40)
    neighbours = [title.split()[:2] for title in dice.sample(titles, 40)]
    plain = [pair for pair in neighbours if len(pair) == 2 and all(word.isalpha() for word in pair)]
    return [*common, *rarer, *(" ".join(p).lower() for p in plain), *(f'"{" ".join(p)}"' for p in plain), *MIXED]


def best(path: Path, work: Callable[[Archive], object]) -> Spent:
    """Return the least of several rounds, each on a connection that has kept nothing."""
    times = []
    for _ in range(ROUNDS):
        with Archive.open(path) as archive:
            archive.feeds.counts()
            with timed() as spent:
                work(archive)
            times.append(spent[0])
    return _least(times)


def _least(times: list[Spent]) -> Spent:
    return Spent(min(spent.wall for spent in times), min(spent.cpu for spent in times))


def _most(times: list[Spent]) -> Spent:
    return Spent(max(spent.wall for spent in times), max(spent.cpu for spent in times))


@contextmanager
def timed() -> Iterator[list[Spent]]:
    """Yield a list that holds what the block took after it."""
    spent: list[Spent] = []
    wall, cpu = time.perf_counter(), time.process_time()
    yield spent
    spent.append(Spent((time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000))


def percentile(times: list[Spent], share: int = 95) -> Spent:
    """Return the time that so many of a hundred do not exceed."""
    wall, cpu = (quantiles(figures, n=100, method="inclusive")[share - 1] for figures in zip(*times, strict=True))
    return Spent(wall, cpu)


def peer_figures(pairs: list[tuple[str, str]], most: int) -> dict[str, dict[int, dict[str, float]]]:
    """Return what each peer that is there needs, by its name and the number of stories."""
    found: dict[str, dict[int, dict[str, float]]] = {}
    for name, (peer, able) in PEERS.items():
        for size in (size for size in (10_000, 100_000) if size <= min(most, able)):
            with tempfile.TemporaryDirectory() as folder:
                figures = peer(pairs, size, Path(folder))
            if figures:
                found.setdefault(name, {})[size] = figures
    return found


def report(ours: dict[int, Figures], peers: dict[str, dict[int, dict[str, float]]]) -> str:
    """Return the result as Markdown."""
    sizes = list(ours)
    machine = f"{cpu_count()} cores, Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    lines = [
        "# The archive as it grows",
        "",
        f"`python -m benchmarks.archive`, {datetime.now(UTC):%Y-%m-%d}, {machine}. Milliseconds unless it says "
        "otherwise: by the clock on the wall, and in brackets of the processor; best of five rounds on a fresh "
        f"connection. Load of the machine in the end: {getloadavg()[0]:.1f}.",
        "",
        f"| measure | goal | {' | '.join(f'{size:,} stories' for size in sizes)} |",
        f"| --- | --- | {' | '.join('---:' for _ in sizes)} |",
    ]
    for name in ours[sizes[0]].values:
        row = " | ".join(_number(ours[size].values[name]) for size in sizes)
        lines.append(f"| {name} | {BUDGETS.get(name, '')} | {row} |")
    slow = ", ".join(f"`{query}` {_number(spent)}" for spent, query in reversed(ours[sizes[-1]].slowest))
    lines += ["", f"The slowest at {sizes[-1]:,} stories: {slow}.", "", *_peer_lines(ours, peers)]
    return "\n".join(lines).rstrip() + "\n"


def _peer_lines(ours: dict[int, Figures], peers: dict[str, dict[int, dict[str, float]]]) -> list[str]:
    if not peers:
        return ["Peers were left out of this run."]
    names = ("ingest with index, stories/s", "first page of a view, worst", "counts of all views", "search for “the”")
    lines = ["## Beside other readers, on the same stories", "", "| program | stories | measure | figure |"]
    lines.append("| --- | ---: | --- | ---: |")
    for size in sorted({size for found in peers.values() for size in found}):
        lines += [f"| Nightdesk | {size:,} | {name} | {_number(ours[size].values[name])} |" for name in names]
        for peer, found in peers.items():
            lines += [
                f"| {peer} | {size:,} | {name} | {_number(value)} |" for name, value in found.get(size, {}).items()
            ]
    return lines


def _number(value: float | Spent) -> str:
    if isinstance(value, Spent):
        return f"{_number(value.wall)} ({_number(value.cpu)})"
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"


if __name__ == "__main__":
    main()
