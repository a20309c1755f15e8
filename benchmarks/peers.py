"""The readers that `benchmarks.fetch` compares: ours, newsboat, and the Python library `reader`; found, or left out
with a line that says why."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import venv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

READER = "BENCH_READER_PYTHON"
"""Environment variable: a Python that can import `reader`. Without it, one is made in the temporary folder."""

_ADD = """
import sys
from reader import make_reader
reader = make_reader(sys.argv[1])
for url in sys.stdin.read().split():
    reader.add_feed(url)
"""
_UPDATE = """
import sys
from reader import make_reader
make_reader(sys.argv[1]).update_feeds(scheduled=False, workers=int(sys.argv[2]))
"""
_VERSION = "import reader, reader._parser.feedparser; print(reader.__version__)"


class Subject(Protocol):
    """One reader, in one way to run it."""

    @property
    def name(self) -> str:
        """What the tables call it."""

    @property
    def primed(self) -> bool:
        """Whether it needs a fetch more until it asks conditionally."""

    def prepare(self, folder: Path, urls: Sequence[str]) -> None:
        """Tell it of the feeds, before anything is measured; all that it keeps stays in `folder`."""

    def command(self, folder: Path) -> list[str]:
        """Return the command that fetches all feeds once."""

    def items(self, folder: Path) -> int:
        """Return how many items it has kept there."""


def environment(folder: Path) -> Mapping[str, str]:
    """Return what every subject runs with: a home of its own, no proxy, compiled modules kept as in an installation."""
    dropped = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    compiled = Path(tempfile.gettempdir()) / "nightdesk-bench-compiled"
    return kept | {"HOME": str(folder), "PYTHONPYCACHEPREFIX": str(compiled), "XDG_CONFIG_HOME": str(folder)}


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@dataclass(frozen=True, slots=True)
class Nightdesk:
    """`nightdesk fetch`, without the pages of outage stories, which no peer asks for."""

    name: str = "nightdesk"
    primed: bool = False

    def prepare(self, folder: Path, urls: Sequence[str]) -> None:
        entries = [f'[[feed]]\nurl = "{url}"\ntitle = "Feed {number}"\n' for number, url in enumerate(urls)]
        _write(folder / "feeds.toml", "\n".join(entries))
        _write(folder / "config.toml", 'full_text = "never"\n')

    def command(self, folder: Path) -> list[str]:
        base = [
            sys.executable,
            "-m",
            "tui",
            "--feeds",
            str(folder / "feeds.toml"),
            "--db",
            str(folder / "nightdesk.db"),
        ]
        return [*base, "fetch", "--progress", "json"]

    def items(self, folder: Path) -> int:
        return _count(folder / "nightdesk.db", "SELECT count(*) FROM story")


@dataclass(frozen=True, slots=True)
class Newsboat:
    """`newsboat -x reload` with so many reload threads."""

    threads: int
    version: str
    primed: bool = True

    @property
    def name(self) -> str:
        return f"newsboat, {self.threads} threads"

    def prepare(self, folder: Path, urls: Sequence[str]) -> None:
        _write(folder / "urls", "".join(f"{url}\n" for url in urls))
        _write(folder / "config", f"reload-threads {self.threads}\nmax-items 0\n")

    def command(self, folder: Path) -> list[str]:
        files = ["-u", str(folder / "urls"), "-c", str(folder / "cache.db"), "-C", str(folder / "config")]
        return ["newsboat", *files, "-x", "reload"]

    def items(self, folder: Path) -> int:
        return _count(folder / "cache.db", "SELECT count(*) FROM rss_item")


@dataclass(frozen=True, slots=True)
class Reader:
    """`reader`'s `update_feeds(workers=...)`, of all feeds and not only of those that its own schedule finds due."""

    python: str
    workers: int
    version: str
    primed: bool = False

    @property
    def name(self) -> str:
        return f"reader, {self.workers} workers"

    def prepare(self, folder: Path, urls: Sequence[str]) -> None:
        command = [self.python, "-c", _ADD, str(folder / "reader.db")]
        subprocess.run(command, input="\n".join(urls), text=True, check=True)

    def command(self, folder: Path) -> list[str]:
        return [self.python, "-c", _UPDATE, str(folder / "reader.db"), str(self.workers)]

    def items(self, folder: Path) -> int:
        return _count(folder / "reader.db", "SELECT count(*) FROM entries")


def newsboat_version() -> str:
    """Return newsboat's version, "" (and a line on stderr) where there is none."""
    if shutil.which("newsboat") is None:
        _left_out("newsboat", "not installed (Debian, Ubuntu: apt-get install newsboat; macOS: brew install newsboat)")
        return ""
    answer = subprocess.run(["newsboat", "--version"], capture_output=True, text=True, check=False)
    return answer.stdout.split()[1] if answer.stdout else "of an unknown version"


def reader_python() -> tuple[str, str]:
    """Return a Python that has `reader`, and reader's version; two empty strings (and a line) where none can be had."""
    own = Path(tempfile.gettempdir()) / "nightdesk-bench-reader"
    python = os.environ.get(READER, "") or str(own / "bin" / "python")
    if READER not in os.environ and not Path(python).exists():
        print(f"making an environment with `reader` in {own}", file=sys.stderr)
        venv.create(own, with_pip=True)
        # 3.26 brings a feedparser of its own that still imports sgmllib, which nothing else installs any more.
        install = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "reader>=3.26,<4", "sgmllib3k"]
        subprocess.run(install, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        answer = subprocess.run([python, "-c", _VERSION], capture_output=True, text=True, check=False)
    except OSError as error:
        _left_out("reader", f"{python} cannot be run: {error.strerror}")
        return "", ""
    if answer.returncode:
        reason = answer.stderr.strip().splitlines()[-1:] or ["no reason given"]
        _left_out("reader", f"{python} has no working `reader` ({reason[0]}); name one that has in {READER}")
        return "", ""
    return python, answer.stdout.strip()


def _left_out(name: str, why: str) -> None:
    print(f"left out: {name}: {why}", file=sys.stderr)


def _count(database: Path, sql: str) -> int:
    connection = sqlite3.connect(database)
    try:
        return int(connection.execute(sql).fetchone()[0])
    finally:
        connection.close()
