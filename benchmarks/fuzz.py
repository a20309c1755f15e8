"""Mutated feeds through the parser until so many were read, with ../shared/torture/fuzz_feed.py.

    python -m benchmarks.fuzz [--inputs 1000000]     writes benchmarks/results/fuzz.md; hours on a busy machine

The seeds are the real feeds and the corpora of the folder beside this checkout, as far as they are small. An input
passes where its parse gives clean entries or a FeedError; any other exception, a hang and a crash are findings.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.report import machine, write
from tui.text import is_clean
from tui.wire.parsing.model import Body, FeedError, Known
from tui.wire.parsing.parse import parse

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SEEDS = (SHARED / "data" / "feeds", SHARED / "torture" / "corpus")
MOST_KB = 16
SLICE = 300
"""Seconds of one run of the fuzzer; each has a seed of its own."""

_TOLD = re.compile(r"^(\d+) inputs in (\d+) s \(\d+/s\) from (\d+) seeds", re.MULTILINE)
_FINDING = re.compile(r"^ +(\d+) x (.+)$", re.MULTILINE)


def read(data: bytes) -> None:
    """Parse once whole and once as a later fetch would; raises AssertionError where a promise is broken."""
    body = Body(data, "http://example.invalid/feed", "application/xml", datetime.now(UTC))
    try:
        parsed = parse(body)
        later = parse(body, Known(parsed.item_hashes[1:], delta=parsed.clean))
    except FeedError:
        return
    for entry in (*parsed.entries, *later.entries):
        assert entry.guid, "an entry without a guid"
        words = (entry.guid, entry.title, entry.url, entry.author, entry.description, entry.text, entry.language)
        assert all(map(is_clean, words)), "an entry that is not clean"


@dataclass(slots=True)
class Total:
    """What all runs of the fuzzer came to."""

    inputs: int = 0
    seconds: int = 0
    seeds: int = 0
    findings: list[str] = field(default_factory=list)

    def add(self, told: str) -> None:
        """Add what one run printed; raises ValueError where it told nothing."""
        sums = _TOLD.search(told)
        if sums is None:
            raise ValueError(f"the fuzzer told nothing: {told[-300:]}")
        self.inputs += int(sums[1])
        self.seconds += int(sums[2])
        self.seeds = int(sums[3])
        self.findings += [f"{count} × {what}" for count, what in _FINDING.findall(told)]

    def page(self) -> str:
        """Return the page of results."""
        found = "".join(f"- {finding}\n" for finding in self.findings)
        return (
            f"# Mutated feeds\n\n{machine()}. `python -m benchmarks.fuzz`\n\n"
            f"**{self.inputs:,} inputs**, mutated from {self.seeds:,} feeds of at most {MOST_KB} kB (real ones, and "
            f"feedparser's and gofeed's test files), each parsed whole and again as a delta: {len(self.findings)} "
            f"findings in {self.seconds / 60:.0f} minutes at the lowest priority. A finding is an exception other than "
            "FeedError, a character that `clean()` removes, a parse of more than five seconds, a crash.\n"
            + (f"\n{found}" if found else "")
        )


def run(seed: int, seconds: float, save: Path) -> str:
    """Run the fuzzer so long, and return what it printed."""
    command = [sys.executable, str(SHARED / "torture" / "fuzz_feed.py"), *map(str, SEEDS)]
    command += ["--entry", "benchmarks.fuzz:read", "--seconds", f"{seconds:g}", "--seed", str(seed)]
    command += ["--max-kb", str(MOST_KB), "--slow", "5", "--save", str(save / str(seed))]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--save", type=Path, default=Path("/tmp/nightdesk-fuzz"), help="where the findings are put")
    options = parser.parse_args()
    total, seed = Total(), int(time.time())
    while total.inputs < options.inputs:
        total.add(run(seed, SLICE, options.save))
        seed += 1
        print(f"{total.inputs:,} inputs, {len(total.findings)} findings", file=sys.stderr, flush=True)
    write("fuzz.md", total.page())
    sys.exit(bool(total.findings))


if __name__ == "__main__":
    main()
