"""Newsroom, fetch and command line on one archive at once: is anybody refused, is an act lost, does the reader wait?

    python -m benchmarks.together [--seconds 60]

For so many seconds `nightdesk fetch` runs again and again over feeds on loopback whose items change each time, commands
note, list and undo one after the other, and a process does what the newsroom does: lists, counts, marks read,
bookmarks. What it waits is measured act by act, first alone, then beside the writers; a step of pure reckoning, timed
the same way, tells how much of it is the machine. The last result is in `benchmarks/results/together.md`.
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.kill9 import ROOT, serve
from tui.archive import Archive

RESULT = Path(__file__).parent / "results" / "together.md"
FEEDS = 12
STORIES = 200
_NEWSROOM = """
import json, sys, time
from pathlib import Path
from tui.archive import Archive
views = ("is:outage", "", "is:bookmarked", "is:unread", "examplify down", "story is:unread")
times, marked = {"read": [], "act": [], "reckoning": []}, {}
def timed(kind, work):
    before = time.perf_counter(); work(); times[kind].append((time.perf_counter() - before) * 1000)
end = time.monotonic() + float(sys.argv[2])
with Archive.open(Path(sys.argv[1])) as archive:
    number = 0
    while time.monotonic() < end:
        number += 1
        story = 1 + number % int(sys.argv[3])
        view = views[number % len(views)]
        timed("read", archive.changes)
        timed("read", lambda: archive.stories.count(view))
        timed("read", lambda: archive.stories.page(view, 0, 50))
        timed("act", lambda: archive.marks.read([story], number % 2 == 0))
        timed("act", lambda: archive.marks.bookmark(story, number % 3 > 0))
        marked[story] = number % 3 > 0
        timed("reckoning", lambda: sum(range(20_000)))
        time.sleep(0.02)
print(json.dumps({"times": times, "marked": marked}))
"""


@dataclass(slots=True)
class Load:
    """What the writers did, and whatever they said that nobody should read."""

    folder: Path
    end: float
    counts: Counter[str] = field(default_factory=Counter)
    complaints: list[str] = field(default_factory=list)
    noted: dict[int, str] = field(default_factory=dict)

    def command(self, *words: str) -> None:
        """Run one command; an exit code other than 0 is a complaint."""
        done = subprocess.run(
            [sys.executable, "-m", "tui", "--feeds", "feeds.toml", "--db", "n.db", *words],
            cwd=self.folder,
            env=_environment(self.folder),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        self.counts[words[0]] += 1
        if done.returncode or "locked" in done.stderr or "in use" in done.stderr:
            self.complaints.append(f"{' '.join(words)}: {done.returncode} {done.stderr.strip()[-200:]}")


def _environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "HOME": str(folder), "PYTHONPATH": str(ROOT)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory() as folder:
        text, wrong = prove(Path(folder), seconds)
    RESULT.write_text(text, encoding="utf-8")
    print(text)
    sys.exit(1 if wrong else 0)


def prove(folder: Path, seconds: float) -> tuple[str, list[str]]:
    """Let all of them work for so long; return the result as Markdown, and what was wrong."""
    path = folder / "n.db"
    with serve() as server:
        urls = [server.url(number) for number in range(FEEDS)]
        listing = "\n".join(f'[[feed]]\nurl = "{url}"\ntitle = "Feed {number}"' for number, url in enumerate(urls))
        (folder / "feeds.toml").write_text(listing, encoding="utf-8")
        load = Load(folder, 0)
        load.command("fetch", "--force", "--progress", "none")
        alone = _newsroom(folder, seconds / 4).communicate()[0]
        load.end = time.monotonic() + seconds
        writers = [threading.Thread(target=work, args=(load,)) for work in (commands, _fetching(server))]
        newsroom = _newsroom(folder, seconds)
        for writer in writers:
            writer.start()
        beside = newsroom.communicate()[0]
        for writer in writers:
            writer.join()
    quiet, busy = json.loads(alone), json.loads(beside)
    wrong = [*load.complaints, *_lost(path, load, busy["marked"])]
    return report(load, quiet["times"], busy["times"], wrong, seconds), wrong


def _newsroom(folder: Path, seconds: float) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", _NEWSROOM, "n.db", str(seconds), str(STORIES)]
    return subprocess.Popen(words, cwd=folder, env=_environment(folder), stdout=subprocess.PIPE, encoding="utf-8")


def _fetching(server: Any) -> Any:
    def work(load: Load) -> None:
        while time.monotonic() < load.end:
            server.edition += 1
            load.command("fetch", "--force", "--progress", "none")

    return work


def commands(load: Load) -> None:
    """Note and list one after the other, and undo a note of which nobody keeps count."""
    number = 0
    while time.monotonic() < load.end:
        number += 1
        story = 1 + number % STORIES
        load.command("note", str(story), f"note {number}")
        load.noted[story] = f"note {number}"
        load.command("list", "down", "is:unread", "--limit", "5")


def _lost(path: Path, load: Load, marked: dict[str, bool]) -> list[str]:
    """Return what is wrong in the end: acts that are not there, and whatever the checks find."""
    connection = sqlite3.connect(path)
    kept = {story: (note, mark) for story, note, mark in connection.execute("SELECT id, note, bookmarked FROM story")}
    connection.close()
    wrong = [f"the note on {story} is lost" for story, note in load.noted.items() if kept[story][0] != note]
    wrong += [f"the bookmark of {story} is lost" for story, mark in marked.items() if kept[int(story)][1] != mark]
    with Archive.open(path) as archive:
        wrong += [f"{one.check}: {one.trouble}" for one in archive.examine(repair=False) if one.trouble]
    return wrong


def report(
    load: Load, quiet: dict[str, list[float]], busy: dict[str, list[float]], wrong: list[str], seconds: float
) -> str:
    """Return the result as Markdown."""
    did = ", ".join(f"{count} × {name}" for name, count in sorted(load.counts.items()))
    lines = [
        "# Several processes on one archive",
        "",
        f"`python -m benchmarks.together --seconds {seconds:g}`, {datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, "
        f"load {os.getloadavg()[0]:.1f}. Beside the newsroom's {len(busy['act'])} acts: {did}.",
        "",
        "Milliseconds that the newsroom's process waited:",
        "",
        "| step | alone: median | 99 % | worst | beside writers: median | 99 % | worst |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, step in (
        ("read", "look (count, page)"),
        ("act", "act (read, bookmark)"),
        ("reckoning", "pure reckoning"),
    ):
        figures = (f"{figure:.1f}" for times in (quiet[name], busy[name]) for figure in _spread(times))
        lines.append(f"| {step} | {' | '.join(figures)} |")
    lines += ["", f"Refusals, lost acts and findings of the doctor: {len(wrong)}."]
    return "\n".join([*lines, *(f"- {words}" for words in wrong[:20])]) + "\n"


def _spread(times: list[float]) -> tuple[float, float, float]:
    ordered = sorted(times)
    return ordered[len(ordered) // 2], ordered[len(ordered) * 99 // 100], ordered[-1]


if __name__ == "__main__":
    main()
