"""Fetch the same real feeds with Nightdesk, newsboat and `reader`, and write benchmarks/results/fetch.md.

    python -m benchmarks.fetch                 100 feeds twice, 1,000 feeds once: about five minutes
    python -m benchmarks.fetch --feeds 100     only so many feeds
    python -m benchmarks.fetch --full          three rounds of all, newsboat with 2, 8 and 32 reload threads
    python -m benchmarks.fetch --latency 150   each answer 150 ms late, written to fetch-latency.md

Everything happens on loopback, with the bodies of ../shared/data/feeds (`benchmarks.farm`). Each subject fetches three
times: cold, with nothing changed (304), and "a day later". Peers that are not there are left out with a line that says
how to get them. Linux only: elsewhere not every address that begins with 127 answers.
"""

from __future__ import annotations

import argparse
import os
import platform
import socket
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.farm import FEEDS, address
from benchmarks.first_story import first_story
from benchmarks.measure import Cost, cost
from benchmarks.parse_cost import parse_cost
from benchmarks.peers import Newsboat, Nightdesk, Reader, Subject, environment, newsboat_version, reader_python

RESULTS = Path(__file__).parent / "results"
PHASES = ("cold", "304", "later")
GOALS = {
    (100, "newsboat"): {"cold": 2.0, "304": 1.0, "later": 0.7},
    (100, "reader"): {"cold": 0.35},
    (1000, "newsboat"): {"cold": 0.8, "304": 0.1, "later": 0.1},
    (1000, "reader"): {"cold": 0.2, "304": 0.1, "later": 0.1},
}
"""The most that our wall time may be, as a share of the peer's."""

MEMORY = 200
PROLOGUE = """Wall seconds, medians; CPU seconds behind the stroke. A farm of real feed bodies on loopback, each feed on
an address of its own; it and the subject share the machine. *304*: nothing has changed. *Later*: one feed in ten has a
new item, two in ten honour Last-Modified alone, two in ten no validator at all, every other one of those with a new
build date. Modules and expressions are compiled before, as they are from the second fetch of an installation on: its
first takes some 1.5 s more. Memory is that of all processes at its peak, the pages that they share counted once.

To read newsboat fairly: at a thousand feeds most of its time is its own start, which grows with feeds times kept items
and is paid by every `-x reload`; the packaged version is old (2.21 is of 2020, newer ones may be faster); it forgets
the validators of its first fetch, so that it is given a second one, unmeasured, before *304*. Neither peer judges what
it reads: Nightdesk's times include the flag, the facts of outages, the search index and the incidents (takeaways are
chosen, and the reasons of a flag found, when a story is read).
"""


REMAINS = """## What remains, and why

Of the CPU time of a story, each part measured apart in one process over the 5,943 stories of the 288 feeds: the facts
of outages take 40 %, shared out over all stories (one story in ten of these feeds is one, for many are of status
pages, where tech news has one in two hundred; each costs seven times what it takes to parse, hash, flag and keep a
story); parsing and plain text of the markup 21 %; the flag 15 %; tables and search index 12 %; incidents 6 %; the
content hash 5 %; the way from process to process 1 %. From the first body to the last the workers read without a pause.

Of the feeds 218 are plain and read off a tree, at a third of feedparser's cost; the other 70 take a quarter of the time
of all parsing.

- *Cold, a fifth of `reader`*: to parse, hash, flag and keep stories without any fact or incident takes half of our
  time. It cannot be had with a desk in Python.
- *Cold, .8 of newsboat's at a thousand feeds*: what is left to gain are the facts, which are spread over a hundred
  rules, none of which takes a twentieth. To find them when a story is read would leave filters by status, severity or
  service, and the incidents of old, without them until then.
- *Cold, 100 feeds*: the same; of the time a sixth passes before the first body is read and after the last, the
  incidents among it.
- *304 of 100 feeds*: two thirds of the time are the start of Python and its modules (half of that those for asyncio,
  TLS and SQLite), the rest the requests, half of it in the system's own calls.
- *A day later, 100 feeds*: beside that a worker has to import what reads a body, some .04 s, and the rules of outages
  for the first of those, as much again. It could only be saved by reading in the process that must not hang.
"""


@dataclass(slots=True)
class Tally:
    """The costs of one subject, by phase, and how many items it kept of the cold fetch."""

    subject: Subject
    costs: dict[str, list[Cost]] = field(default_factory=lambda: defaultdict(list))
    items: int = 0

    def wall(self, phase: str) -> float:
        return statistics.median(one.wall for one in self.costs[phase])

    def cpu(self, phase: str) -> float:
        return statistics.median(one.cpu for one in self.costs[phase])

    @property
    def memory(self) -> float:
        return max(one.memory for costs in self.costs.values() for one in costs)


@contextmanager
def farm(count: int, latency: int) -> Iterator[list[str]]:
    """Run the farm in a process of its own, and yield the addresses of its feeds."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    words = [sys.executable, "-m", "benchmarks.farm", str(count), str(port), str(latency)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        try:
            if process.stdout is None or process.stdout.readline().strip() != "ready":
                raise RuntimeError("the farm of feeds did not start")
            yield [f"http://{address(number)}:{port}/feed" for number in range(count)]
        finally:
            process.terminate()


def turn(urls: Sequence[str], phase: str) -> None:
    """Bring the farm into a phase."""
    base = urls[0].rpartition("/")[0]
    urllib.request.build_opener(urllib.request.ProxyHandler({})).open(f"{base}/phase/{phase}").close()


def round_of(tally: Tally, urls: Sequence[str]) -> None:
    """Let one subject fetch three times, beginning with nothing."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        surroundings, log, subject = environment(folder), folder / "log", tally.subject
        subject.prepare(folder, urls)
        turn(urls, "first")
        tally.costs["cold"].append(cost(subject.command(folder), surroundings, log))
        tally.items = subject.items(folder)
        turn(urls, "same")
        if subject.primed:
            cost(subject.command(folder), surroundings, log)
        tally.costs["304"].append(cost(subject.command(folder), surroundings, log))
        turn(urls, "later")
        tally.costs["later"].append(cost(subject.command(folder), surroundings, log))
        print(_line(tally), file=sys.stderr)


def compile_all(subject: Subject) -> None:
    """Let a subject fetch a hundred feeds once, so that what Python compiles but once is compiled."""
    with farm(100, 0) as urls, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subject.prepare(folder, urls)
        cost(subject.command(folder), environment(folder), folder / "log")


def _line(tally: Tally) -> str:
    times = ", ".join(f"{phase} {tally.costs[phase][-1].wall:.2f} s" for phase in PHASES)
    return f"{tally.subject.name}: {times}; {tally.items} items"


def measure(count: int, rounds: int, latency: int, peers: Sequence[Subject]) -> list[Tally]:
    """Return what every subject costs, in rounds in which all take turns."""
    tallies = [Tally(subject) for subject in (Nightdesk(), *peers)]
    with farm(count, latency) as urls:
        for _ in range(rounds):
            for tally in tallies:
                round_of(tally, urls)
    return tallies


def table(count: int, tallies: Sequence[Tally]) -> str:
    """Return the costs of one size as Markdown, with our ratios to the best run of each peer and their goals."""
    rows = ["| subject | cold | 304 | a day later | memory MB | items |", "| --- | --- | --- | --- | --- | --- |"]
    for tally in tallies:
        times = " | ".join(f"{tally.wall(phase):.2f} / {tally.cpu(phase):.2f}" for phase in PHASES)
        rows.append(f"| {tally.subject.name} | {times} | {tally.memory:.0f} | {tally.items} |")
    ours = tallies[0]
    for peer in ("newsboat", "reader"):
        theirs = [tally for tally in tallies if tally.subject.name.startswith(peer)]
        if theirs:
            cells = [_ratio(ours.wall(one), min(t.wall(one) for t in theirs), count, peer, one) for one in PHASES]
            rows.append(f"| nightdesk ÷ {peer} | {' | '.join(cells)} | | |")
    return "\n".join(rows)


def _ratio(ours: float, theirs: float, count: int, peer: str, phase: str) -> str:
    ratio = ours / theirs
    goal = GOALS.get((count, peer), {}).get(phase)
    return f"{ratio:.2f}" if goal is None else f"{ratio:.2f} (goal {goal:g}: {_verdict(ratio <= goal)})"


def _verdict(met: bool) -> str:
    return "met" if met else "**missed**"


def subjects(threads: Sequence[int]) -> list[Subject]:
    """Return the peers that are on this machine."""
    found: list[Subject] = []
    version = newsboat_version()
    if version:
        found += [Newsboat(number, version) for number in threads]
    python, version = reader_python()
    if python:
        found.append(Reader(python, 8, version))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, action="append", help="how many feeds (default: 100 and 1000)")
    parser.add_argument("--full", action="store_true", help="more rounds and more reload threads")
    parser.add_argument("--latency", type=int, default=0, metavar="MS", help="what each answer waits")
    options = parser.parse_args()
    if not FEEDS.is_dir():
        sys.exit(f"no feeds to serve: {FEEDS} is not there")
    peers = subjects((2, 8, 32) if options.full else (8,))
    for subject in (Nightdesk(), *peers):
        compile_all(subject)
    parts = [_head(peers, options.latency)]
    for count in options.feeds or (100, 1000):
        rounds = 3 if options.full else 2 if count <= 100 else 1
        tallies = measure(count, rounds, options.latency, peers)
        parts.append(f"## {count:,} feeds, {rounds} round{'s' if rounds > 1 else ''}\n\n{table(count, tallies)}\n")
        most = tallies[0].memory
        parts.append(f"Memory of all our processes: {most:.0f} MB (goal {MEMORY}: {_verdict(most <= MEMORY)}).\n")
        if count == 100:
            with farm(count, options.latency) as urls:
                parts.append(first_story(urls))
    if not options.latency:
        parts += [parse_cost(), REMAINS]
    name = "fetch-latency.md" if options.latency else "fetch.md"
    (RESULTS / name).write_text("\n".join(parts), encoding="utf-8")
    print("\n".join(parts))


def _head(peers: Sequence[Subject], latency: int) -> str:
    versions = ", ".join(sorted({f"{peer.name.partition(',')[0]} {getattr(peer, 'version', '')}" for peer in peers}))
    load = os.getloadavg()[0]
    return (
        f"# Fetching\n\n{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores (load {load:.1f} at the start), "
        f"{platform.system()}, Python {platform.python_version()}; {versions or 'no peer on this machine'}"
        + (f"; every answer {latency} ms late" if latency else "")
        + f". `python -m benchmarks.fetch{f' --latency {latency}' if latency else ''}`\n\n{PROLOGUE}"
    )


if __name__ == "__main__":
    main()
