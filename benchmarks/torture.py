"""Throw the attacks of ../shared/torture at `nightdesk fetch` (`-m benchmarks.torture [--all] [--class A,B]`).

Each attack is a feed beside a good one, in an empty home. It counts as survived where the run ends by itself within its
deadline plus a second, below 300 MB, without a traceback, a forbidden request or a control character, with the good
feed read, and with the cause in words (or the stories) in the archive. Every fourth attack of each class is tried, and
written to results/torture_sample.md; `--all` tries all, in about ten minutes, and writes results/torture.md. `--class
page` alone sends the hostile pages through the extraction of full texts, and writes nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from platform import python_version
from tempfile import TemporaryDirectory
from typing import Any

from tui.wire.limits import FEED_LIMITS, PARSE_SECONDS

ROOT = Path(__file__).resolve().parents[1]
TORTURE = ROOT.parent / "shared" / "torture"
RESULTS = ROOT / "benchmarks" / "results" / "torture.md"
DEADLINE = FEED_LIMITS.total + PARSE_SECONDS + 1
"""Seconds: what one feed may take (12 for its answer, 8 for reading it), and one."""

FEEDS = '[[feed]]\\nurl = "{ok}"\\ntitle = "Good"\\n\\n[[feed]]\\nurl = "{url}"\\ntitle = "Hostile"\\n'
_TOLD = re.compile(r"EXIT (\S+) FETCH (\S+)(.*)HEALTH (\S+) (\S+) (\d+) ?(.*)", re.DOTALL)


def run(arguments: argparse.Namespace, pages: bool) -> list[dict[str, Any]]:
    """Run the attacks and return what run_torture.py found, one record an attack."""
    feeds = FEEDS + ("allow_private = true\\n" if pages else "")
    driver = f"{sys.executable} -m benchmarks.torture_driver {{toml}} {{work}}/n.db{' --pages' if pages else ''}"
    with TemporaryDirectory() as folder:
        out = Path(folder) / "out.json"
        command = [sys.executable, str(TORTURE / "run_torture.py"), "--cmd", driver, "--toml-template", feeds]
        command += ["--cwd", str(ROOT), "--rss", "300", "--jobs", str(arguments.jobs), "--out", str(out)]
        command += ["--deadline", str(arguments.deadline + (40 if pages else 0)), "--status-regex", "HEALTH "]
        command += (
            ["--class", "page"] if pages else ["--class", arguments.cls] if arguments.cls else ["--skip-class", "page"]
        )
        if not (arguments.all or arguments.cls):
            command += ["--only", ",".join(sample())]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        subprocess.run(command, check=False, env=environment)
        found: list[dict[str, Any]] = json.loads(out.read_text())
    return found


def sample() -> list[str]:
    """Every fourth attack of each class, the first one always."""
    by_class: dict[str, list[str]] = {}
    for attack in json.loads((TORTURE / "attacks.json").read_text())["attacks"]:
        by_class.setdefault(attack["class"], []).append(attack["id"])
    return [name for names in by_class.values() for name in names[::4]]


def told(record: dict[str, Any]) -> tuple[str, float, str]:
    """Return what the archive holds of the hostile feed in words, the fetch's seconds, what its pages gave."""
    found = _TOLD.search(record["tail"].encode().decode("unicode_escape"))
    if not found:
        return "", float(record["s"]), ""
    _, seconds, pages, _, whole, stories, error = found.groups()
    held = f"{whole}, {'no story' if stories == '0' else 'stories kept'}"
    return re.sub(r"\b127\.0\.0\.1(:\d+)?\S*", "HOST", error.strip()) or held, float(seconds), pages.strip()


def report(records: list[dict[str, Any]], deadline: float) -> str:
    """Return the page of results."""
    survived = [record for record in records if not record["why"] and told(record)[0]]
    lines = [
        "# Torture",
        "",
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {os.cpu_count()} cores, Python {python_version()}.",
    ]
    lines += [
        "",
        f"**{len(survived)} of {len(records)} attacks survived**, each with its cause in words or its stories kept.",
    ]
    lines += [
        f"Slowest fetch {max(told(record)[1] for record in records):.1f} s (start of the process included), "
        f"most memory of one process {max(record['mb'] for record in records)} MB; the deadline was {deadline:g} s.",
        "",
        "| class | survived | slowest fetch, s | memory, MB | what the feed's health says |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name in sorted({record["class"] for record in records}):
        of = [record for record in records if record["class"] == name]
        words = Counter(told(record)[0] for record in of)
        said = "; ".join(f"{count} × {text}" if count > 1 else text for text, count in words.most_common())
        good = sum(record in survived for record in of)
        slowest, memory = max(told(record)[1] for record in of), max(record["mb"] for record in of)
        lines.append(f"| {name} | {good}/{len(of)} | {slowest:.1f} | {memory} | {said.replace('|', '/')} |")
    lines += [
        "",
        *(
            f"- FAILED {record['id']}: {record['why'] or 'nothing is said of it'}"
            for record in records
            if record not in survived
        ),
    ]
    pages = [f"- {record['id']}: {told(record)[2].replace('PAGE ', '')}" for record in records if told(record)[2]]
    lines += (
        ["## Hostile pages through full text", "", "Seconds of `nightdesk fulltext`, and what it said.", "", *pages]
        if pages
        else []
    )
    return "\n".join(lines).rstrip() + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="all attacks, in place of every fourth")
    parser.add_argument("--class", dest="cls", default="", help="classes of attacks, by commas (default: all)")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--deadline", type=float, default=DEADLINE, help="seconds; more on a loaded machine")
    arguments = parser.parse_args()
    records = [] if arguments.cls == "page" else run(arguments, pages=False)
    if arguments.cls in ("", "page"):
        records += run(arguments, pages=True)
    page = report(records, arguments.deadline)
    print(page)
    if not arguments.cls:
        target = RESULTS if arguments.all else RESULTS.with_name("torture_sample.md")
        target.write_text(page, encoding="utf-8")
    sys.exit(any(record["why"] for record in records))


if __name__ == "__main__":
    main()
