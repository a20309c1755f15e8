"""Proof that kill -9 costs nothing that was promised: real processes, killed at random moments.

    python -m benchmarks.kill9 [--moments 1000] [--seed 1]

A quarter of the moments each goes to a fetch over loopback, an export, a stream of the user's acts, and a migration.
After each kill the database must pass SQLite's integrity and foreign key checks and the archive's own doctor, and hold
every act and every feed that was reported as kept; a feed is there wholly or not at all, an exported file is whole or
absent, and a half-made migration is as if it had not begun. The last result is in `benchmarks/results/kill9.md`.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.serving_threads import running
from tui.archive import Archive
from tui.model import Analysis, Entry, Feed, FeedState, Flag

ROOT = Path(__file__).resolve().parents[1]
RESULT = Path(__file__).parent / "results" / "kill9.md"
FEEDS = 4
ITEMS = 20
STORIES = 120
SEEN = datetime(2026, 11, 23, tzinfo=UTC)

_ACTS = """
import sys
from itertools import count
from pathlib import Path
from tui.archive import Archive
print("READY", flush=True)
with Archive.open(Path(sys.argv[1])) as archive:
    stories = int(sys.argv[2])
    for number in count(int(sys.argv[3])):
        story = 1 + number % stories
        archive.marks.note(story, f"act {number}")
        print("NOTED", story, number, flush=True)
        archive.marks.bookmark(story, number % 2 == 0)
        print("MARKED", story, int(number % 2 == 0), flush=True)
        # Whatever a killed run left of it, this changes the story, so that undo takes this back and nothing else.
        archive.marks.read([story], archive.stories.story(story).unread)
        archive.undo.last()
"""
_OPEN = """
import sys
from pathlib import Path
from tui.archive import Archive
print("READY", flush=True)
Archive.open(Path(sys.argv[1])).close()
"""
_COMMAND = """
import sys
import tui.archive, tui.brief.markdown, tui.cli.archive, tui.cli.export, tui.cli.fetch, tui.wire.client
print("READY", flush=True)
from tui.cli import main
sys.exit(main(sys.argv[1:]))
"""
ACTING = 0.3
"""Seconds for which acts go on before they are killed, at the most."""


@dataclass(slots=True)
class Run:
    """What came of the moments so far: kills and early ends by kind, and whatever was wrong."""

    folder: Path
    dice: random.Random
    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def kill(self, kind: str, words: list[str], span: float) -> list[str]:
        """Run the words, kill them up to `span` seconds after their first line, and return the lines that they printed.

        The first line tells that all is imported and the work begins.
        """
        with self._start(words) as process:
            assert process.stdout is not None
            first = process.stdout.readline()
            timer = threading.Timer(self.dice.uniform(0, span), _end, (process.pid,))
            timer.start()
            out = (first + process.stdout.read()).decode()
            process.wait()
            timer.cancel()
        self.counts[f"{kind}: killed" if process.returncode == -signal.SIGKILL else f"{kind}: ended before"] += 1
        return out[: out.rfind("\n") + 1].splitlines()[1:]

    def span(self, words: list[str]) -> float:
        """Return how long the words work when nobody kills them, and a little more."""
        with self._start(words) as process:
            assert process.stdout is not None
            process.stdout.readline()
            started = time.monotonic()
            process.stdout.read()
        return 1.1 * (time.monotonic() - started)

    def _start(self, words: list[str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-c", *words],
            cwd=self.folder,
            env={**os.environ, "HOME": str(self.folder), "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def seen(self, kind: str, writing: object) -> None:
        """Count a moment at which it had begun to write."""
        self.counts[f"{kind}: writing"] += bool(writing)

    def expect(self, kind: str, holds: bool, words: str) -> None:
        """Write down what is wrong where it does not hold."""
        if not holds:
            self.wrong.append(f"{kind}: {words}")


def _end(group: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--moments", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        run = prove(Path(folder), options.moments, options.seed)
    text = report(run, options.moments, options.seed, time.monotonic() - started)
    RESULT.write_text(text, encoding="utf-8")
    print(text)
    sys.exit(1 if run.wrong else 0)


def prove(folder: Path, moments: int, seed: int) -> Run:
    """Kill at so many moments and return what was found."""
    run = Run(folder, random.Random(seed))
    kinds = (fetches, exports, acts, migrations)
    for number, kind in enumerate(kinds):
        place = folder / kind.__name__
        place.mkdir()
        kind(Run(place, run.dice, run.counts, run.wrong), moments * (number + 1) // 4 - moments * number // 4)
    return run


def fetches(run: Run, moments: int) -> None:
    """Kill fetches; what a progress line calls new or unchanged must be there, wholly."""
    path = run.folder / "n.db"
    with serve() as server:
        listing = "\n".join(
            f'[[feed]]\nurl = "{server.url(number)}"\ntitle = "Feed {number}"' for number in range(FEEDS)
        )
        (run.folder / "feeds.toml").write_text(listing, encoding="utf-8")
        words = [_COMMAND, "--feeds", "feeds.toml", "--db", str(path), "fetch", "--force", "--progress", "json"]
        span = run.span(words)
        _remove(path)
        promised: set[str] = set()
        for moment in range(moments):
            server.edition += 1
            if moment % 25 == 0:
                _remove(path)
                promised.clear()
            lines = [json.loads(line) for line in run.kill("fetch", words, span)]
            run.seen("fetch", lines[1:])
            promised |= {line["url"] for line in lines if line["event"] == "feed" and not line["error"]}
            if not path.exists():
                run.expect("fetch", not promised, "the archive is gone")
                continue
            _check(run, "fetch", path)
            with Archive.open(path) as archive:
                totals = {url: total for url, (total, _, _) in archive.feeds.counts().items()}
            run.expect("fetch", set(totals.values()) <= {0, ITEMS}, f"a feed is there in part: {totals}")
            run.expect(
                "fetch", promised <= {url for url, total in totals.items() if total}, "a feed that was kept is lost"
            )


def exports(run: Run, moments: int) -> None:
    """Kill exports of everything and of stories; a file is whole or not there."""
    path = run.folder / "n.db"
    _fill(path)
    with Archive.open(path) as archive:
        rows = sum(1 for _ in archive.dump())
    stories = [_COMMAND, "--db", str(path), "export", "is:outage", "--to"]
    everything = [_COMMAND, "--db", str(path), "archive", "export"]
    (run.folder / "first").mkdir()
    spans = run.span([*stories, "first"]), run.span([*everything, "first.jsonl"])
    for moment in range(moments):
        copy, notes = run.folder / f"all-{moment}.jsonl", run.folder / f"notes-{moment}"
        if moment % 2:
            notes.mkdir()
            run.kill("export", [*stories, str(notes)], spans[0])
            run.seen("export", [*notes.iterdir()])
            for file in notes.glob("*.md"):
                text = file.read_text(encoding="utf-8")
                run.expect("export", text.startswith("---\n") and text.endswith("\n"), f"{file.name} is cut off")
        else:
            run.kill("export", [*everything, str(copy)], spans[1])
            run.seen("export", [*run.folder.glob(".nightdesk-*"), *run.folder.glob("all-*")])
            # Exports of stories are remembered, so that there are more rows now.
            whole = not copy.exists() or copy.read_bytes().count(b"\n") >= rows
            run.expect("export", whole, f"{copy.name} is cut off")
        shutil.rmtree(notes, ignore_errors=True)
        for left in (copy, *run.folder.glob(".nightdesk-*")):
            left.unlink(missing_ok=True)
    _check(run, "export", path)


def acts(run: Run, moments: int) -> None:
    """Kill a stream of notes, bookmarks, reads and undos; each that was reported as done must be there."""
    path = run.folder / "n.db"
    _fill(path)
    begin = 0
    notes: dict[int, int] = {}
    marks: dict[int, int] = {}
    for _ in range(moments):
        lines = run.kill("acts", [_ACTS, str(path), str(STORIES), str(begin)], ACTING)
        run.seen("acts", lines)
        for line in lines:
            word, story, value = line.split()
            (notes if word == "NOTED" else marks)[int(story)] = int(value)
        begin = max(notes.values(), default=0) + 1
        _check(run, "acts", path)
        found = _rows(path, "SELECT id, note, bookmarked FROM story")
        kept = {story: (note, mark) for story, note, mark in found}
        # The act under way may be there or not; it is of the story after the last that was reported.
        lost = [story for story, number in notes.items() if int(str(kept[story][0] or "act -1").split()[1]) < number]
        under_way = 1 + begin % STORIES
        lost += [
            story for story, mark in marks.items() if kept[story][1] != mark and story not in (under_way, under_way - 1)
        ]
        run.expect("acts", not lost, f"acts on {lost[:5]} are lost")


def migrations(run: Run, moments: int) -> None:
    """Kill the first opening of an archive of an older schema; it is brought up to date afterwards, nothing missing."""
    from tests.archive.old import make_old

    old = run.folder / "old.db"
    titles = tuple(f"Story {number} is down" for number in range(600))
    make_old(old, 2, titles, Analysis(Flag(True, 0.9)), int(SEEN.timestamp()))
    with sqlite3.connect(old) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    shutil.copy(old, run.folder / "first.db")
    span = run.span([_OPEN, str(run.folder / "first.db")])
    for moment in range(moments):
        place = run.folder / str(moment)
        place.mkdir()
        path = place / "n.db"
        shutil.copy(old, path)
        run.kill("migration", [_OPEN, str(path)], span)
        run.seen("migration", len(list(place.glob("*backup*"))) + len(list(place.glob(".*backup*"))))
        version = _rows(path, "PRAGMA user_version")[0][0]
        _check(run, "migration", path, sound=False)
        for backup in place.glob("n.db.schema-2.backup"):
            run.expect(
                "migration", _rows(backup, "SELECT count(*) FROM story")[0][0] == len(titles), "a partial backup"
            )
        run.expect("migration", version == 2 or (place / "n.db.schema-2.backup").exists(), "there is no backup")
        with Archive.open(path) as archive:
            run.expect("migration", archive.stories.count("down is:bookmarked") == 1, "a bookmark is lost")
            run.expect("migration", archive.stories.count("") == len(titles), "stories are lost")
        shutil.rmtree(place)


def _fill(path: Path) -> None:
    feed, flag = Feed("https://news.example/rss", "Example"), Analysis(Flag(True, 0.9))
    entries = [Entry(str(number), f"Story {number} is down", text="It is down. " * 20) for number in range(STORIES)]
    with Archive.open(path) as archive:
        archive.intake.keep(feed, FeedState(feed.url), [(entry, flag) for entry in entries], SEEN)


def _check(run: Run, kind: str, path: Path, *, sound: bool = True) -> None:
    """Expect that SQLite and, where `sound`, the doctor find nothing wrong."""
    run.expect(kind, _rows(path, "PRAGMA integrity_check") == [("ok",)], "the integrity check fails")
    run.expect(kind, _rows(path, "PRAGMA foreign_key_check") == [], "a foreign key points nowhere")
    if sound and run.dice.random() < 0.05:
        with Archive.open(path) as archive:
            troubles = [finding.check for finding in archive.examine(repair=False) if finding.trouble]
        run.expect(kind, not troubles, f"the doctor finds fault with {troubles}")


def _rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(path, timeout=20)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


class Feeds(ThreadingHTTPServer):
    """Serves feeds on loopback; each edition changes the first item of each."""

    edition = 0
    daemon_threads = True

    def url(self, number: int) -> str:
        return f"http://127.0.0.1:{self.server_port}/{number}"


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Feeds)
        titles = [f"Examplify is down, edition {'I' * (self.server.edition % 40)}"]
        titles += [f"Story {number} of {self.path}" for number in range(1, ITEMS)]
        items = "".join(
            f"<item><guid>{number}</guid><title>{title}</title></item>" for number, title in enumerate(titles)
        )
        body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>{items}</channel></rss>'.encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@contextmanager
def serve() -> Iterator[Feeds]:
    """Serve the feeds until the block ends."""
    with running(Feeds(("127.0.0.1", 0), _Handler)) as server:
        yield server


def report(run: Run, moments: int, seed: int, seconds: float) -> str:
    """Return the result as Markdown."""
    lines = [
        "# kill -9 at random moments",
        "",
        f"`python -m benchmarks.kill9 --moments {moments} --seed {seed}`, {datetime.now(UTC):%Y-%m-%d}, "
        f"{os.cpu_count()} cores, {seconds:.0f} s.",
        "",
        "| what was running | killed | ended before the kill | of both, had begun to write |",
        "| --- | ---: | ---: | ---: |",
    ]
    for kind in ("fetch", "export", "acts", "migration"):
        figures = (str(run.counts[f"{kind}: {what}"]) for what in ("killed", "ended before", "writing"))
        lines.append(f"| {kind} | {' | '.join(figures)} |")
    lines += [
        "",
        f"Wrong afterwards (integrity, references, doctor, kept acts and feeds, whole files): {len(run.wrong)}.",
    ]
    return "\n".join([*lines, *(f"- {words}" for words in run.wrong[:20])]) + "\n"


if __name__ == "__main__":
    main()
