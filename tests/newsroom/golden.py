"""Whole screens of a real terminal, kept as text: `python -m tests.newsroom.golden [--renew] [NAME ...]`.

Without --renew it shows what has changed, as a unified diff; with it the files in tests/newsroom/screens/ are written
anew, and `git diff` is the review. The archive is that of tests/newsroom/sample.py at a moment that stands still, so
that a change of the desk changes no screen. A file is one size, or one set of colours: there each cell's look is a
letter below its line, and the looks are listed at the end.
"""

from __future__ import annotations

import difflib
import string
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.cli.run import ROOT, environment
from tests.newsroom.frozen import MOMENT
from tests.newsroom.sample import BROKEN, FEEDS, checkout, fill
from tests.terminal import Terminal
from tui.archive import Archive
from tui.dossiers import summarise
from tui.model import FeedState

FOLDER = ROOT / "tests" / "newsroom" / "screens"
SIZES = ((40, 10), (80, 24), (120, 40), (200, 60))
LOOKS = ("dark", "light", "high-contrast-dark", "high-contrast-light", "colour-blind", "ansi", "NO_COLOR", "ascii")

ANSWER = 4.0
"""Seconds within which a key that changes the screen does so, on a busy machine too; a few keys change nothing."""

LATER = "later"
"""Not a key: more than the two seconds after which a story that is open counts as read."""

STEPS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("the wire", (), ()),
    ("a story", ("enter", LATER), ()),
    ("the sentence of a takeaway", ("2",), ()),
    ("found in the story", ("f", "orders", "enter"), ("q",)),
    ("the dossier", ("d",), ("q",)),
    ("all stories, the third", ("a", "j", "j"), ("O", "g")),
    ("search", ("/", "checkout"), ("enter",)),
    ("found", (), ("escape",)),
    ("an empty view", ("*",), ("O",)),
    ("why", ("w",), ("q",)),
    ("export", ("e",), ("escape",)),
    ("links", ("i",), ("q",)),
    ("feeds", ("F",), ("q",)),
    ("settings", ("S",), ("q",)),
    ("alerts", ("!",), ("q",)),
    ("vendors", ("R",), ("q",)),
    ("brief", ("B",), ("q",)),
    ("what was done", ("b", "U"), ("q",)),
    ("palette", (":", "theme"), ("escape",)),
    ("help", ("?",), ("q",)),
)
"""Each screen: its name, the keys that lead to it from the one before, and those that lead back to the wire."""

_SETTINGS = """refresh = "off"
theme = "{theme}"
glyphs = "{glyphs}"

[export]
folder = "/srv/notes"

[[watch]]
vendor = "Gigamart"

[[view]]
name = "Payments"
query = "pay OR checkout"
"""


def names() -> list[str]:
    """The names of all files, without their suffix."""
    return [*(f"{columns}x{rows}" for columns, rows in SIZES), "first-run", "offline", *LOOKS]


def kept(name: str) -> str:
    """Return what is kept under the name, nothing where nothing is."""
    path = FOLDER / f"{name}.txt"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def drawn(name: str) -> str:
    """Open the newsroom in a terminal and return its screens as they are now."""
    with TemporaryDirectory() as home:
        if name in LOOKS:
            return _looks(Path(home), name)
        if name in ("first-run", "offline"):
            return _at_start(Path(home), name)
        columns, _, rows = name.partition("x")
        return _screens(Path(home), int(columns), int(rows))


def difference(name: str, now: str) -> str:
    """Return how the screens differ from those that are kept, as a unified diff ("" where they do not)."""
    lines = difflib.unified_diff(kept(name).splitlines(), now.splitlines(), f"kept {name}", f"now {name}", n=2)
    return "\n".join(line.rstrip("\n") for line in lines)


def _screens(home: Path, columns: int, rows: int) -> str:
    furnish(home)
    parts = []
    with opened(home, columns, rows) as terminal:
        _begun(terminal)
        for name, keys, back in STEPS:
            _press(terminal, keys)
            parts.append(f"{f'== {name} ':=<{columns}}\n{terminal.text()}")
            _press(terminal, back)
    return "\n".join(parts) + "\n"


def _at_start(home: Path, name: str) -> str:
    """Draw what a first run shows, and what is shown where no feed answers."""
    furnish(home, empty=name == "first-run", failing=name == "offline")
    with opened(home, 80, 24) as terminal:
        for words in ("Welcome" if name == "first-run" else "offline", " help "):
            terminal.wait(words)
        terminal.settle()
        return terminal.text() + "\n"


def _looks(home: Path, name: str) -> str:
    glyphs, theme = ("ascii", "dark") if name == "ascii" else ("unicode", "dark" if name == "NO_COLOR" else name)
    furnish(home, theme=theme, glyphs=glyphs)
    more = {"NO_COLOR": "1"} if name == "NO_COLOR" else {}
    letters: dict[str, str] = {}
    parts = []
    with opened(home, 80, 24, **more) as terminal:
        _begun(terminal)
        for step, keys in (("the wire", ()), ("a story", ("enter",)), ("export", ("e",))):
            _press(terminal, keys)
            parts.append(f"{f'== {step} ':=<80}")
            parts += [line for row in range(24) for line in _inked(terminal, row, letters)]
    return "\n".join([*parts, *(f"{letter}  {look}" for look, letter in letters.items())]) + "\n"


def _inked(terminal: Terminal, row: int, letters: dict[str, str]) -> Iterator[str]:
    """Yield a line of the screen, and below it a letter for the look of each of its cells."""
    cells = [terminal.screen.buffer[row][column] for column in range(terminal.screen.columns)]
    looks = []
    for cell in cells:
        marks = [mark for mark in ("bold", "italics", "underscore", "reverse") if getattr(cell, mark)]
        look = " ".join([f"{cell.fg} on {cell.bg}", *marks])
        looks.append(letters.setdefault(look, string.ascii_letters[len(letters)]))
    yield terminal.screen.display[row].rstrip()
    yield "".join(looks)


def _begun(terminal: Terminal) -> None:
    """Wait until list, status line and key bar are drawn."""
    for words in ("Gigamart", "live incidents", " read "):
        terminal.wait(words)
    terminal.settle(0.5)


def _press(terminal: Terminal, keys: tuple[str, ...]) -> None:
    for key in keys:
        if key == LATER:
            terminal.settle(2.3)
            continue
        before = terminal.text()
        terminal.press(key)
        until = time.monotonic() + ANSWER
        while terminal.text() == before and time.monotonic() < until:
            terminal.pump(0.05)
        terminal.settle()
    assert terminal.process.poll() is None, f"after {keys} the newsroom ended:\n{terminal.text()}"


def opened(home: Path, columns: int, rows: int, **more: str) -> Terminal:
    """Open the newsroom over a furnished home, at the moment that stands still."""
    words = [sys.executable, "-m", "tests.newsroom.frozen", "--feeds", "feeds.toml", "--db", "news.db"]
    inside = environment(home, TZ="UTC", NIGHTDESK_STATE=str(home / "state"), BROWSER="true", **more)
    if "NO_COLOR" not in more:
        inside.pop("NO_COLOR", None)
    return Terminal(words, columns, rows, folder=home, environment=inside)


def furnish(
    home: Path, *, theme: str = "dark", glyphs: str = "unicode", empty: bool = False, failing: bool = False
) -> None:
    """Put feeds, settings and the sample stories into a home; two of the stories are one incident."""
    lines = [
        f'[[feed]]\nurl = "{feed.url}"\ntitle = "{feed.title}"\nkind = "{feed.kind}"\ngroup = "{feed.group}"\n'
        for feed in FEEDS
    ]
    (home / "feeds.toml").write_text("".join(lines), encoding="utf-8")
    (home / "config.toml").write_text(_SETTINGS.format(theme=theme, glyphs=glyphs), encoding="utf-8")
    if empty:
        return
    with Archive.open(home / "news.db") as archive:
        fill(archive, MOMENT)
        _group(archive)
        for feed in FEEDS if failing else ():
            state = FeedState(feed.url, error="no such host", last_try=MOMENT, last_ok=MOMENT - timedelta(minutes=17))
            archive.intake.keep_state(state)


def _group(archive: Archive) -> None:
    first = archive.stories.page("is:outage", 0, 1)[0]
    second = archive.intake.keep(
        BROKEN, FeedState(BROKEN.url), [checkout(MOMENT - timedelta(minutes=5))], MOMENT
    ).new  # fmt: skip
    moment = int(MOMENT.timestamp())
    members = [(first.id, ""), (second[0], "Gigamart + 7 min")]
    archive.incidents.grouped.keep([members], [(moment - 9999, moment + 9999)])
    incident = archive.incidents.read.of_story(first.id)
    summarise(archive, [incident] if incident else [])


def main(words: list[str]) -> int:
    """Compare the named files (default: all) with what is drawn now, or write them anew."""
    renew = "--renew" in words
    FOLDER.mkdir(exist_ok=True)
    changed = 0
    for name in [word for word in words if word != "--renew"] or names():
        now = drawn(name)
        told = difference(name, now)
        changed += bool(told)
        print(told or f"{name}: as it is kept")
        if renew and told:
            (FOLDER / f"{name}.txt").write_text(now, encoding="utf-8")
            print(f"{name}: written anew")
    return 0 if renew else bool(changed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
