"""Measure the newsroom in a real terminal beside its peers, and write benchmarks/results/newsroom.md.

    python -m benchmarks.newsroom             1,000 and 100,000 stories: under five minutes
    python -m benchmarks.newsroom --stories 10000 --rounds 3

Beside it in the same run: a Textual app of one line, Textual's DataTable over the same stories, its Markdown widget
with the same text, and newsboat where it is installed. What is typed and drawn goes through a pseudo terminal of
120×40; processor times are those of the one process, from the system. Linux only.
"""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import tui
from benchmarks.newsroom_acts import Cost, answered, held, latencies, percentile, pressed, spent, within_a_minute
from benchmarks.newsroom_minimal import FIRST
from benchmarks.newsroom_subjects import SERVED_FEEDS, article, fill, rss
from tests.cli.run import ROOT, environment
from tests.terminal import Terminal

RESULT = Path(__file__).parent / "results" / "newsroom.md"
COLUMNS, ROWS = 120, 40
FETCH_WATCHED = 15.0
"""Seconds of each fetch for which keys are pressed."""

SHOWN = FIRST[:24]
ABSENT = {
    "newsboat": "not installed: apt-get install newsboat",
    "miniflux-tui-py": "left out: without a Miniflux server it shows an error and no story",
    "worldnews-cli": "left out: it reads a list of its own from the network and no other",
    "lazyfeed": "left out: it needs another Python than this one",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: what was measured, the figure in words, and whether it is within its budget."""

    what: str
    figure: str
    budget: str = ""
    kept: bool | None = None


class Bench:
    """The homes, the commands, and what was measured."""

    def __init__(self, folder: Path, stories: int, rounds: int) -> None:
        self.folder = folder
        self.stories = stories
        self.rounds = rounds
        self.lines: list[Line] = []

    def furnish(self) -> None:
        """Make the archives, and the text that is opened."""
        for count in (1_000, self.stories):
            say(f"making an archive of {count:,} stories")
            fill(self.folder / f"{count}.db", count)
        (self.folder / "story.md").write_text(article(1500).replace("\n", "\n\n"), encoding="utf-8")
        (self.folder / "feeds.toml").write_text('[[feed]]\nurl = "http://127.0.0.1:1/x"\n', encoding="utf-8")
        (self.folder / "config.toml").write_text('refresh = "off"\n', encoding="utf-8")

    def nightdesk(self, count: int, *more: str) -> list[str]:
        """The command line of the newsroom over an archive."""
        rooms = ["--feeds", "feeds.toml", "--db", f"{count}.db"]
        return [sys.executable, "-m", "tui", *rooms, *more]

    def peer(self, *words: str) -> list[str]:
        """The command line of one of our small peers."""
        return [sys.executable, "-m", "benchmarks.newsroom_subjects", *words]

    def opened(self, words: Sequence[str]) -> Terminal:
        """Start a program in a terminal."""
        inside = environment(self.folder, PYTHONWARNINGS="ignore", PYTHONPATH=str(ROOT))
        return Terminal(words, COLUMNS, ROWS, folder=self.folder, environment=inside)

    def note(self, what: str, value: float, unit: str, budget: float | None = None, base: str = "") -> None:
        """Write down a figure, and whether it is within its budget."""
        figure = f"{value:.2f} {unit}" if value < 10 else f"{value:,.0f} {unit}"
        within = None if budget is None else value <= budget
        self.lines.append(
            Line(what, figure + (f" ({base})" if base else ""), f"{budget:g} {unit}" if budget else "", within)
        )
        say(f"{what}: {figure}")

    def starts(self) -> None:
        """Process start to first story row, in turns, and the memory that each holds then."""
        subjects = {
            "a minimal Textual app": [sys.executable, "-m", "benchmarks.newsroom_minimal"],
            "nightdesk, 1,000 stories": self.nightdesk(1_000),
            f"nightdesk, {self.stories:,} stories": self.nightdesk(self.stories),
            "DataTable, 1,000 stories": self.peer("table", "1000.db"),
        }
        walls: dict[str, list[float]] = {name: [] for name in subjects}
        cpus: dict[str, list[float]] = {name: [] for name in subjects}
        memory: dict[str, float] = {}
        for _ in range(self.rounds):
            for name, words in subjects.items():
                with self.opened(words) as terminal:
                    walls[name].append(terminal.wait(SHOWN))
                    cpus[name].append(terminal.cpu())
                    terminal.settle(0.4)
                    memory[name] = terminal.memory() / 1e6
        least, small, large = list(subjects)[:3]
        for name in subjects:
            wall, cpu = statistics.median(walls[name]) * 1000, statistics.median(cpus[name]) * 1000
            self.note(f"start to first row: {name}", wall, "ms", None, f"{cpu:.0f} CPU ms")
        medians = {name: statistics.median(taken) for name, taken in cpus.items()}
        self.note("start, as a multiple of the minimal app's, CPU", medians[large] / medians[least], "×", 1.5)
        self.note(f"start, {self.stories:,} stories to 1,000, CPU", medians[large] / medians[small], "×", 1.15)
        for name in subjects:
            budget = 45.0 if name == large else None
            self.note(f"memory (resident): {name}", memory[name], "MB", budget)

    def table_at_full_size(self) -> None:
        """The DataTable once with all stories: it takes long."""
        with self.opened(self.peer("table", f"{self.stories}.db")) as terminal:
            wall = terminal.wait(SHOWN, 120) * 1000
            self.note(
                f"start to first row: DataTable, {self.stories:,} stories",
                wall,
                "ms",
                None,
                f"{terminal.cpu() * 1000:.0f} CPU ms",
            )
            terminal.settle(0.4)
            self.note(f"memory (resident): DataTable, {self.stories:,} stories", terminal.memory() / 1e6, "MB")
            self.note("cursor, one row: DataTable", held(terminal, "down", 100).cpu, "CPU ms")

    def newsroom(self) -> None:
        """What keys cost in the newsroom with all stories."""
        with self.opened(self.nightdesk(self.stories)) as terminal:
            terminal.wait(SHOWN)
            terminal.settle(0.5)
            moved = [self._moved(terminal) for _ in range(7)]
            self.note("cursor, one row", statistics.median(cost.cpu for cost in moved), "CPU ms", 3.0)
            self.note("cursor, one row", statistics.median(cost.sent for cost in moved), "bytes", 1_000)
            held(terminal, "j", ROWS)
            scrolled = held(terminal, "j", 200)
            self.note("cursor at the edge, the list scrolls a row", scrolled.cpu, "CPU ms", 5.0)
            self.note("cursor at the edge, the list scrolls a row", scrolled.sent, "bytes", 12_000)
            terminal.press("g")
            terminal.settle(0.5)
            opened = [self._open(terminal) for _ in range(12)]
            self.note("open a story of 1,500 words", statistics.median(opened), "CPU ms", 25)
            terminal.press("enter")
            terminal.settle(0.5)
            scrolled = held(terminal, "j", 60)
            self.note("scroll, one line", scrolled.cpu, "CPU ms", 5.0)
            self.note("scroll, one line", scrolled.sent, "bytes", 12_000)
            terminal.press("q", "g")
            terminal.settle(0.5)
            self._acts(terminal)
            self._searches(terminal)
            within_a_minute(terminal)
            idle = spent(terminal, lambda: terminal.settle(12, 10))
            self.note("idle for ten seconds, share of a core", idle.cpu / 10_000 * 100, "%", 1.0)
            self.note("idle for ten seconds", idle.sent, "bytes", 0.5)

    @staticmethod
    def _moved(terminal: Terminal) -> Cost:
        """Move the cursor over most of what is in view, and back to the top."""
        cost = held(terminal, "j", ROWS * 3 // 4)
        pressed(terminal, "g")
        return cost

    def _open(self, terminal: Terminal) -> float:
        cost = spent(terminal, lambda: pressed(terminal, "enter"))
        pressed(terminal, "q")
        return cost.cpu

    def _acts(self, terminal: Terminal) -> None:
        for what, keys, back, budget in (
            ("focus another pane", "tab", "tab", 35),
            ("open a sheet (why)", "w", "q", 60),
            ("open the help", "?", "q", None),
            ("open the palette", ":", "escape", 70),
        ):
            costs = []
            for _ in range(8):
                costs.append(spent(terminal, lambda keys=keys: pressed(terminal, keys)).cpu)  # type: ignore[misc]
                pressed(terminal, back)
            self.note(what, statistics.median(costs), "CPU ms", budget)

    def _searches(self, terminal: Terminal) -> None:
        for words in ("checkout", "the", "c*", "the is:outage", "configuration -payments"):
            pressed(terminal, "/")
            terminal.press(words)
            terminal.settle(0.4)
            cost = spent(terminal, lambda: answered(terminal, "enter"))
            self.note(f"search “{words}”, key to frame", cost.wall, "ms")
            pressed(terminal, "escape")
            pressed(terminal, "escape")
            pressed(terminal, "O")

    def markdown(self) -> None:
        """The same text in Textual's Markdown widget."""
        with self.opened(self.peer("markdown", "story.md")) as terminal:
            terminal.wait(SHOWN)
            terminal.settle(0.5)
            opened = [self._open(terminal) for _ in range(6)]
            self.note("open a story of 1,500 words: Markdown widget", statistics.median(opened), "CPU ms")
            pressed(terminal, "enter")
            scrolled = held(terminal, "down", 30)
            self.note("scroll, one line: Markdown widget", scrolled.cpu, "CPU ms", None, f"{scrolled.sent:.0f} bytes")

    def while_fetching(self) -> None:
        """Key to frame, idle and while fifty feeds are fetched, understood and kept, in turns."""
        port = self.folder / "port"
        with subprocess.Popen(
            self.peer("serve", str(port)), env=environment(self.folder, PYTHONPATH=str(ROOT)), stdout=subprocess.DEVNULL
        ) as server:
            try:
                while not port.exists() or not port.read_text():
                    time.sleep(0.05)
                self._feeds(int(port.read_text()))
                self._latencies()
            finally:
                server.kill()

    def _feeds(self, port: int) -> None:
        lines = [
            f'[[feed]]\nurl = "http://127.0.0.1:{port}/{number}"\ntitle = "Feed {number}"\nallow_private = true\n'
            for number in range(SERVED_FEEDS)
        ]
        (self.folder / "feeds.toml").write_text("\n".join(lines), encoding="utf-8")

    def _latencies(self) -> None:
        quiet: list[float] = []
        busy: list[float] = []
        with self.opened(self.nightdesk(self.stories)) as terminal:
            terminal.wait(SHOWN)
            terminal.settle(0.5)
            for _ in range(3):
                quiet += latencies(terminal, 60)
                terminal.press("r")
                terminal.wait("feeds")
                until = time.monotonic() + FETCH_WATCHED
                while fetching(terminal) and time.monotonic() < until:
                    busy += latencies(terminal, 10)
                terminal.settle(1.5)
        idle, loaded = percentile(quiet), percentile(busy)
        words = f"p95 of {len(quiet)}"
        self.note("key to frame, idle", idle, "ms", None, f"{words}; median {statistics.median(quiet):.1f}")
        words = f"p95 of {len(busy)}; median {statistics.median(busy):.1f}"
        self.note("key to frame, while 50 feeds are fetched", loaded, "ms", None, words)
        self.note("key to frame, fetching to idle, p95", loaded / idle, "×", 1.5)

    def newsboat(self) -> None:
        """newsboat with the same number of stories in a hundred feeds: its start ends at its list of feeds."""
        if shutil.which("newsboat") is None:
            return
        for count in (1_000, self.stories):
            home = self.folder / f"newsboat-{count}"
            home.mkdir()
            feeds = 100
            for number in range(feeds):
                (home / f"{number}.xml").write_bytes(rss(count // feeds, number * count))
            (home / "urls").write_text("".join(f"file://{home}/{number}.xml\n" for number in range(feeds)), "utf-8")
            (home / "config").write_text("max-items 0\n", "utf-8")
            words = ["newsboat", "-u", str(home / "urls"), "-c", str(home / "cache.db"), "-C", str(home / "config")]
            subprocess.run([*words, "-x", "reload"], env=environment(home), check=True, capture_output=True)
            walls, cpus, memory = [], [], 0.0
            for _ in range(min(3, self.rounds)):
                with self.opened(words) as terminal:
                    walls.append(terminal.wait("Outlet 0", 60) * 1000)
                    cpus.append(terminal.cpu() * 1000)
                    memory = terminal.memory() / 1e6
            base = f"{statistics.median(cpus):.0f} CPU ms"
            self.note(
                f"start to its list of feeds: newsboat, {count:,} stories", statistics.median(walls), "ms", None, base
            )
            self.note(f"memory (resident): newsboat, {count:,} stories", memory, "MB")


def fetching(terminal: Terminal) -> bool:
    """Tell whether the newsroom shows that its feeds are being asked."""
    head = terminal.text().splitlines()[0]
    return "/50 feeds" in head or "asking feeds" in head


def say(words: str) -> None:
    """Tell how far it is."""
    print(words, file=sys.stderr, flush=True)


def page(bench: Bench, seconds: float) -> str:
    """Return the result as Markdown."""
    version = (
        subprocess.run(["newsboat", "-v"], capture_output=True, text=True, check=False).stdout.split(" - ")[0]
        if (shutil.which("newsboat"))
        else ABSENT["newsboat"]
    )
    verdicts = {None: "", True: "kept", False: "missed"}
    rows = [f"| {line.what} | {line.figure} | {line.budget} | {verdicts[line.kept]} |" for line in bench.lines]
    peers = [f"- {name}: {words}" for name, words in ABSENT.items() if name != "newsboat"]
    return "\n".join(
        [
            "# The newsroom in a terminal",
            "",
            f"`python -m benchmarks.newsroom`, {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {os.cpu_count()} cores, "
            f"Python {platform.python_version()}, {platform.system()}, load {os.getloadavg()[0]:.1f}, {seconds:.0f} s; "
            f"{COLUMNS}×{ROWS}, medians of {bench.rounds} starts.",
            "",
            "| what | figure | budget | |",
            "| --- | --- | --- | --- |",
            *rows,
            "",
            f"Beside it: Textual's own widgets in the smallest apps that hold them, and newsboat ({version}).",
            *peers,
            "",
        ]
    )


def main() -> None:
    """Measure, and write the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=100_000, help="the large archive (default 100,000)")
    parser.add_argument("--rounds", type=int, default=7, help="starts of each (default 7)")
    options = parser.parse_args()
    # An installed copy is compiled when it is installed; a checkout may be told not to keep what it compiles.
    compileall.compile_dir(Path(tui.__file__).parent, quiet=1)
    began = time.monotonic()
    with TemporaryDirectory() as folder:
        bench = Bench(Path(folder), options.stories, options.rounds)
        bench.furnish()
        for part in (
            bench.starts,
            bench.newsroom,
            bench.markdown,
            bench.while_fetching,
            bench.table_at_full_size,
            bench.newsboat,
        ):
            part()
            # What was measured stands, should a later part be ended.
            RESULT.write_text(page(bench, time.monotonic() - began), encoding="utf-8")
    print(RESULT)


if __name__ == "__main__":
    main()
