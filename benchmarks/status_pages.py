"""How rightly the desk reads status pages: GitHub's incidents as its feed showed them over four years, and AWS's.

    python -m benchmarks.status_pages [../shared/data] [--show]

Gold for GitHub are its incidents with every update (states and minutes). Snapshots show an incident as it stood, so one
that was edited after the snapshot counts as wrong. Of AWS it is known how many updates an item holds, and whether
its headline says that the matter is resolved. The baseline reads every line "State - message" below a line that
ends in "UTC", as a script of ten lines would, with the year of publication.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tui.desk.statuspage.history import history
from tui.model import Article, Entry, FeedKind, State
from tui.text.markup import html_to_text
from tui.wire.parsing.model import Body
from tui.wire.parsing.parse import parse

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
_PAIR = re.compile(r"^(\w{3}) +(\d+), (\d\d:\d\d) UTC\n(\w+) - ", re.MULTILINE)

Timeline = list[tuple[str, datetime | None]]


def github(folder: Path) -> Iterator[tuple[Entry, Timeline]]:
    """Yield each entry of the snapshots whose incident has gold updates, with those."""
    lines = (folder / "status" / "github_incidents.jsonl").read_text(encoding="utf-8").splitlines()
    gold = {row["entry_id"]: row for row in map(json.loads, lines)}
    for path in sorted((folder / "feeds").glob("mrshu__github-status-history*")):
        body = Body(path.read_bytes(), "https://www.githubstatus.com/", "application/atom+xml", datetime.now(UTC))
        for entry in parse(body).entries:
            if entry.guid in gold:
                updates = gold[entry.guid]["updates"]
                yield entry, [(one["status"].lower(), datetime.fromisoformat(one["at"])) for one in updates]


def ours(entry: Entry) -> Timeline:
    """Return what the desk reads, oldest first."""
    text, date = entry.text or entry.description, entry.published
    article = Article(entry.guid, entry.title, text=text, date=date, kind=FeedKind.STATUS)
    return [(update.state.value, update.at) for update in history(article)]


def baseline(entry: Entry) -> Timeline:
    """Return what a short regular expression reads, oldest first."""
    year = entry.published.year if entry.published else 1
    found: Timeline = []
    for month, day, clock, state in _PAIR.findall(entry.text or entry.description):
        at = datetime.strptime(f"{year} {month} {day} {clock} +0000", "%Y %b %d %H:%M %z")
        found.append((state.lower(), at))
    return found[::-1]


def compare(folder: Path, *, show: bool) -> None:
    """Print how many incidents each of the two reads rightly: start, end, and every state with its minute."""
    right: Counter[str] = Counter()
    total = 0
    for entry, gold in github(folder):
        total += 1
        for name, read in (("desk", ours), ("baseline", baseline)):
            found = read(entry)
            whole = found == gold
            right[name] += whole
            right[f"{name} start and end"] += bool(found) and found[0] == gold[0] and found[-1] == gold[-1]
            if show and name == "desk" and not whole:
                print(entry.guid, entry.title, *found, "gold:", *gold, sep="\n  ")
    for name in ("desk", "baseline"):
        print(f"githubstatus, {total} incidents in snapshots, {name}: every update and minute right in {right[name]}")
        print(f"  ({right[name] / total:.1%}), start and end in {right[f'{name} start and end'] / total:.1%}")


def aws(folder: Path, *, show: bool) -> None:
    """Print how many of AWS's items are read with as many updates as they hold, timed, and in the right end state."""
    lines = (folder / "status" / "aws_status_history.jsonl").read_text(encoding="utf-8").splitlines()
    right = 0
    for row in map(json.loads, lines):
        updates = history(_aws_article(row))
        counted = len(updates) == row["description"].count("yellowfg") and all(update.at for update in updates)
        ended = updates[-1].state is State.RESOLVED or "RESOLVED" not in row["summary"]
        right += counted and ended
        if show and not (counted and ended):
            print(row["service"], row["date"], *updates, sep="\n  ")
    print(f"AWS, {len(lines)} items: all updates with their times and the end state right in {right / len(lines):.1%}")


def _aws_article(row: dict[str, Any]) -> Article:
    date = datetime.fromtimestamp(int(row["date"]), UTC)
    text = html_to_text(row["description"])
    return Article(row["service"], row["summary"], description=text, date=date, kind=FeedKind.STATUS)


def main(arguments: list[str]) -> None:
    """Run both parts on the data folder that is named first."""
    show = "--show" in arguments
    folder = next((Path(one) for one in arguments if not one.startswith("--")), DATA)
    compare(folder, show=show)
    aws(folder, show=show)


if __name__ == "__main__":
    main(sys.argv[1:])
