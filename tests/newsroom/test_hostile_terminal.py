"""All known attacks on a terminal, fetched as a feed and shown in every view of a real pty: none gets through.

The attacks, the recorder and the scanner are those of ../shared/torture.
"""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.run import environment, nightdesk
from tests.shared import SHARED, needs_shared
from tests.terminal import Terminal
from tui.archive import Archive
from tui.errors import Exit
from tui.refresh.gather import gather
from tui.text import is_clean

pytestmark = [needs_shared, pytest.mark.slow]

TORTURE = SHARED / "torture"
ATTACKS = TORTURE / "terminal_attacks.json"
PLAIN = re.compile(r"https?://[a-z0-9.:\[\]-]+(?:[/?#][a-z0-9._~/?=&%#@+,:-]*)?", re.IGNORECASE)
"""An address with nothing in it that a shell, an option parser or another program could take for something else."""

NOT_IN_XML = {"T0210", "T0211"}
"""Lone surrogates, which no XML can hold; the feed of attacks leaves them out."""

KEYS = (
    "3:j 3.3:G 3.6:g 4:enter 4.6:d 5.4:G 5.8:q 6.2:q 6.6:/ 7:Q 7.3:0 7.6:enter 8.2:F 9:q 9.4:: 10:esc 10.4:? 11:q "
    "11.4:w 12:q 12.4:e 13.2:esc 14:q"
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the attacks as stories, all of them outages and bookmarked."""
    folder = tmp_path_factory.mktemp("attacked")
    port = folder / "port"
    command = [sys.executable, str(TORTURE / "hostile_server.py"), "--portfile", str(port), "--seconds", "120"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        while not port.exists() or not port.read_text(encoding="utf-8").strip():
            time.sleep(0.05)
        number = "".join(filter(str.isdigit, port.read_text(encoding="utf-8")))
        (folder / "feeds.toml").write_text(
            f'[[feed]]\nurl = "http://127.0.0.1:{number}/t/rss"\ntitle = "Attacks"\n', encoding="utf-8"
        )
        (folder / "config.toml").write_text('refresh = "off"\n', encoding="utf-8")
        assert nightdesk(folder, "--feeds", "feeds.toml", "--db", "n.db", "fetch").returncode == Exit.OK
        server.terminate()
    with Archive.open(folder / "n.db") as archive:
        stories = [row.id for row in archive.stories.page("", 0, 1000)]
        for story in stories:
            archive.marks.wrong(story, outage=True)
            archive.marks.bookmark(story)
        gather(archive, stories)
    return folder


def scanned(
    home: Path, *words: str, seconds: float, keys: str = "", baseline: Path | None = None
) -> tuple[str, set[str]]:
    """Run Nightdesk in a pty; return the scanner's findings, and the attacks that were not shown."""
    record = home / "capture.bin"
    command = [sys.executable, str(TORTURE / "pty_capture.py"), "--size", "200x60", "--seconds", str(seconds)]
    command += ["--keys", keys] if keys else []
    run = [sys.executable, "-m", "tui", "--feeds", "feeds.toml", "--db", "n.db", *words]
    subprocess.run([*command, str(record), *run], cwd=home, env=environment(home), capture_output=True, check=True)
    return findings_of(record, baseline)


def findings_of(record: Path, baseline: Path | None = None) -> tuple[str, set[str]]:
    """Return the scanner's findings in what was recorded, and the attacks that were not shown."""
    scan = [sys.executable, str(TORTURE / "scan_terminal.py"), str(record), "--attacks", str(ATTACKS)]
    scan += ["--baseline", str(baseline)] if baseline else []
    lines = subprocess.run(scan, capture_output=True, text=True, check=False).stdout.splitlines()
    unseen = {line.split()[0] for line in lines if line.endswith("NOT-SHOWN")}
    return next(line for line in lines if "findings" in line), unseen


@pytest.mark.parametrize(
    "words",
    [
        ("list", "--limit", "1000"),
        ("list", "--plain", "--limit", "1000"),
        ("verify",),
        ("archive", "export"),
        ("brief", "--since", "9999d", "--format", "json"),
    ],
)
def test_commands_show_every_attack_as_text(home: Path, words: tuple[str, ...]) -> None:
    findings, unseen = scanned(home, *words, seconds=60)
    assert findings.endswith(" 0 findings")
    assert unseen <= NOT_IN_XML


@pytest.mark.parametrize(
    "words",
    [
        ("incidents", "--since", "9999d"),
        ("incident", "1"),
        ("brief", "--since", "9999d"),
        ("brief", "--since", "9999d", "--format", "slack"),
        ("brief", "--since", "9999d", "--format", "html"),
        ("show", "1"),
        ("why", "1"),
        ("feeds",),
        ("feeds", "--plain"),
        ("undo", "--list"),
        ("takeaways", "1"),
        ("show", "1", "--diff"),
        ("vendors",),
        ("vendors", "--csv"),
        ("status",),
        ("doctor", "--dry-run"),
        ("list", "\x1b]0;Q0000Z\x07"),
        ("show", "\x1b]0;Q0000Z\x07"),
        ("\x1b]0;Q0000Z\x07",),
        ("--db", "\x1b]0;Q0000Z\x07", "show", "1"),
    ],
)
def test_other_commands_let_nothing_through(home: Path, words: tuple[str, ...]) -> None:
    findings, _ = scanned(home, *words, seconds=60)
    assert findings.endswith(" 0 findings")


def test_a_copy_key_alone_reaches_the_clipboard(home: Path) -> None:
    clipboard = b"\x1b]52;"
    scanned(home, seconds=5, keys="4:j")
    assert clipboard not in (home / "capture.bin").read_bytes()
    scanned(home, seconds=5, keys="4:y")
    assert clipboard in (home / "capture.bin").read_bytes()


def test_every_view_of_the_newsroom_lets_nothing_through(home: Path, tmp_path: Path) -> None:
    """All screens, one after the other; the baseline has no attack in it."""
    (tmp_path / "feeds.toml").write_text('[[feed]]\nurl = "http://127.0.0.1:1/x"\ntitle = "None"\n', encoding="utf-8")
    scanned(tmp_path, seconds=6, keys="3:? 4:q 5:q")
    findings, unseen = scanned(home, seconds=16, keys=KEYS, baseline=tmp_path / "capture.bin")
    assert findings.endswith(" 0 findings")
    assert len(unseen) < 130


@pytest.mark.parametrize("format", ["md", "json", "text"])
def test_exports_hold_every_attack_as_text(home: Path, format: str) -> None:
    findings, unseen = scanned(home, "export", "is:bookmarked", "--format", format, "--to", "-", seconds=60)
    assert findings.endswith(" 0 findings")
    assert unseen <= NOT_IN_XML


def test_the_newer_screens_let_nothing_through(home: Path, tmp_path: Path) -> None:
    """Brief, vendors, alerts, settings, links, what was done, export, more takeaways: reached from a story each."""
    (tmp_path / "feeds.toml").write_text('[[feed]]\nurl = "http://127.0.0.1:1/x"\ntitle = "None"\n', encoding="utf-8")
    scanned(tmp_path, seconds=6, keys="3:? 4:q 5:q")
    keys = " ".join(f"{4 + turn * 0.45:.2f}:{key}" for turn, key in enumerate("BqRq!qSqiqUqtmDqwq"))
    findings, _ = scanned(home, seconds=14, keys=keys, baseline=tmp_path / "capture.bin")
    assert findings.endswith(" 0 findings")


def test_messages_in_the_last_line_are_text(home: Path) -> None:
    """Each story is bookmarked and that undone: the last line names it; the title of the window is never touched."""
    shown = len(drawn := acted(home, "bu"))
    assert shown > 10_000
    assert "Undone" in drawn.decode("utf-8", "replace")
    (home / "capture.bin").write_bytes(drawn)
    findings, _ = findings_of(home / "capture.bin")
    assert findings.endswith(" 0 findings")
    assert b"\x1b]0;" not in drawn
    assert b"\x1b]2;" not in drawn


def acted(home: Path, keys: str) -> bytes:
    """Press the keys on every story in a real terminal, and return all that was drawn."""
    words = [sys.executable, "-m", "tui", "--feeds", "feeds.toml", "--db", "n.db"]
    with Terminal(words, 200, 60, folder=home, environment=environment(home)) as terminal:
        terminal.wait("NIGHTDESK")
        terminal.settle()
        for _ in range(160):
            for key in (*keys, "j"):
                terminal.press(key)
                terminal.pump(0.05)
        terminal.settle()
        assert terminal.process.poll() is None, terminal.text()
        return bytes(terminal.written)


_FAULTY = """
import sys
from tui.newsroom import watch
from pathlib import Path
from tui.archive import Archive
with Archive.open(Path("n.db")) as archive:
    titles = [archive.stories.story(row.id).version.title for row in archive.stories.page("", 0, 1000)]
def fail(self):
    raise RuntimeError(" ".join(titles))
watch.Watch.tick = fail
from tui.cli import main
sys.exit(main(["--feeds", "feeds.toml", "--db", "n.db"]))
"""


def test_a_fault_of_ours_shows_no_traceback_and_its_log_is_text(home: Path) -> None:
    """A fault that quotes every attack, while the newsroom is open."""
    inside = environment(home, NIGHTDESK_STATE=str(home / "state"))
    with Terminal([sys.executable, "-c", _FAULTY], 200, 60, folder=home, environment=inside) as terminal:
        terminal.wait("a fault in Nightdesk itself")
        terminal.settle()
        drawn = bytes(terminal.written)
    assert b"Traceback" not in drawn
    (home / "capture.bin").write_bytes(drawn)
    findings, _ = findings_of(home / "capture.bin")
    assert findings.endswith(" 0 findings")
    (log,) = (home / "state").glob("crash-*.log")
    text = log.read_text(encoding="utf-8")
    assert is_clean(text)
    assert "Q0000Z" in text
    assert "Traceback" in text


def test_no_bad_link_reaches_a_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty-nine odd links: what is opened is one argument, a plain http(s) address, and nothing else."""
    monkeypatch.syspath_prepend(str(TORTURE))
    payloads = importlib.import_module("hostile_payloads")
    site = tmp_path / "site"
    site.mkdir()
    (site / "feed").write_bytes(payloads.evil_links())
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf "%s\\n" "$#" "$@" >> {opened}\n', encoding="utf-8")
    browser.chmod(0o755)
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1"],
        cwd=site,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        assert server.stdout is not None
        port = re.findall(r"port (\d+)", server.stdout.readline())[0]
        (tmp_path / "feeds.toml").write_text(f'[[feed]]\nurl = "http://127.0.0.1:{port}/feed"\n', encoding="utf-8")
        (tmp_path / "config.toml").write_text('refresh = "off"\nfull_text = "never"\n', encoding="utf-8")
        assert nightdesk(tmp_path, "--feeds", "feeds.toml", "--db", "n.db", "fetch").returncode == Exit.OK
        server.terminate()
    with Archive.open(tmp_path / "n.db") as archive:
        for row in archive.stories.page("", 0, 100):
            archive.marks.wrong(row.id, outage=True)
    monkeypatch.setenv("BROWSER", str(browser))
    acted(tmp_path, "o")
    lines = opened.read_text(encoding="utf-8").splitlines()
    assert set(lines[::2]) == {"1"}
    addresses = set(lines[1::2])
    assert "http://example.invalid/1" in addresses
    assert [address for address in addresses if not PLAIN.fullmatch(address)] == []
    assert not [address for address in addresses if "169.254" in address or "0x7f" in address or "google" in address]


def test_a_terminal_that_cannot_be_drawn_on_is_told_what_to_do(home: Path) -> None:
    words = ["env", "TERM=dumb", sys.executable, "-m", "tui", "--feeds", "feeds.toml", "--db", "n.db"]
    with Terminal(words, 80, 24, folder=home, environment=environment(home)) as terminal:
        terminal.wait("nightdesk list --plain")
        assert terminal.process.wait(5) == Exit.USAGE
