"""Two other readers on the stories of the archive's benchmark: `reader` (by pip, in its own venv) and newsboat."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from email.utils import format_datetime
from pathlib import Path
from xml.sax.saxutils import escape

from benchmarks.archive_stories import Made, batches

Pairs = list[tuple[str, str]]
Peer = Callable[[Pairs, int, Path], dict[str, float]]

_READER = """
import json, sys, time
from pathlib import Path
from reader import make_reader
folder = Path(sys.argv[1]); found = {}
def timed(work, rounds=3):
    times = []
    for _ in range(rounds):
        before = time.perf_counter(); work(); times.append((time.perf_counter() - before) * 1000)
    return min(times)
reader = make_reader(str(folder / "reader.sqlite"), feed_root=str(folder))
feeds = sorted(folder.glob("*.xml"))
for path in feeds: reader.add_feed(path.name)
before = time.perf_counter()
reader.update_feeds()
reader.enable_search(); reader.update_search()
count = reader.get_entry_counts().total
found["parse, keep and index, stories/s"] = count / (time.perf_counter() - before)
found["first page of all, newest first"] = timed(lambda: list(reader.get_entries(limit=50)))
found["first page of the unread"] = timed(lambda: list(reader.get_entries(limit=50, read=False)))
found["counts of all, unread and important"] = timed(lambda: reader.get_entry_counts())
found["search for “the”, newest first"] = timed(lambda: list(reader.search_entries("the", limit=50, sort="recent")))
found["count of “the”"] = timed(lambda: reader.search_entry_counts("the"))
print(json.dumps(found))
"""


def write_feeds(pairs: Pairs, size: int, folder: Path) -> None:
    """Write the stories as RSS 2.0 files, one a feed (https://www.rssboard.org/rss-specification)."""
    stories: dict[int, list[Made]] = defaultdict(list)
    for number, batch in batches(pairs, size):
        stories[number] += batch
    for number, made in stories.items():
        items = "".join(_item(one) for one in reversed(made))
        head = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Feed {number}</title>'
        text = f"{head}<link>https://feed{number}.example/</link>{items}</channel></rss>"
        (folder / f"feed{number}.xml").write_text(text, encoding="utf-8")


def _item(made: Made) -> str:
    entry = made.entry
    date = format_datetime(entry.published) if entry.published else ""
    return (
        f"<item><title>{escape(entry.title)}</title><link>{entry.url}</link><guid>{entry.guid}</guid>"
        f"<pubDate>{date}</pubDate><description>{escape(entry.description)}</description></item>"
    )


def reader(pairs: Pairs, size: int, folder: Path) -> dict[str, float]:
    """Measure https://github.com/lemon24/reader through its own interface; nothing where it cannot be installed."""
    home = Path.home() / ".cache" / "nightdesk-benchmarks" / "reader"
    python = home / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    if subprocess.run(
        [python, "-m", "pip", "install", "-qq", "reader>=3.20,<4", "sgmllib3k>=1,<2"], check=False
    ).returncode:
        return {}
    write_feeds(pairs, size, folder)
    script = folder / "measure.py"
    script.write_text(_READER, encoding="utf-8")
    done = subprocess.run([python, script, folder], capture_output=True, encoding="utf-8", check=True)
    return dict(json.loads(done.stdout))


def newsboat(pairs: Pairs, size: int, folder: Path) -> dict[str, float]:
    """Measure newsboat as a program, and its own statement of search on its file; nothing where it is not installed."""
    if shutil.which("newsboat") is None:
        return {}
    write_feeds(pairs, size, folder)
    (folder / "urls").write_text("".join(f"file://{path}\n" for path in sorted(folder.glob("*.xml"))), encoding="utf-8")
    (folder / "config").write_text("max-items 0\n", encoding="utf-8")
    words = ["newsboat", "-q", "-u", "urls", "-C", "config", "-c", "cache.db", "-x"]
    loading = _run([*words, "reload"], folder)
    starting = _run([*words, "print-unread"], folder)
    cache = sqlite3.connect(folder / "cache.db")
    total = cache.execute("SELECT count(*) FROM rss_item").fetchone()[0]
    statement = (
        "SELECT guid, title, author, url, pubDate, feedurl, unread FROM rss_item WHERE (title LIKE '%the%' "
        "OR content LIKE '%the%') AND deleted = 0 ORDER BY pubDate DESC, id DESC"
    )
    before = time.perf_counter()
    cache.execute(statement).fetchall()
    searching = time.perf_counter() - before
    cache.close()
    return {
        "parse and keep, stories/s (no index)": total / loading,
        "start, count the unread, and end": starting * 1000,
        "its statement of search for “the”": searching * 1000,
    }


def _run(words: list[str], folder: Path) -> float:
    before = time.perf_counter()
    subprocess.run(
        words, cwd=folder, check=True, capture_output=True, env={"HOME": str(folder), "PATH": "/usr/bin:/bin"}
    )
    return time.perf_counter() - before


PEERS: dict[str, tuple[Peer, int]] = {"reader": (reader, 10_000), "newsboat": (newsboat, 100_000)}
"""Each with the most stories that it can be given: `reader` keeps some hundred a second."""
