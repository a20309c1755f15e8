"""All known attacks on a terminal, fetched as a feed and shown in every view of a real pty: none gets through.

The attacks, the recorder and the scanner are those of ../shared/torture.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.run import environment, nightdesk
from tests.shared import SHARED, needs_shared
from tui.archive import Archive
from tui.errors import Exit
from tui.refresh.gather import gather

pytestmark = [needs_shared, pytest.mark.slow]

TORTURE = SHARED / "torture"
ATTACKS = TORTURE / "terminal_attacks.json"
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
    findings, unseen = scanned(home, *words, seconds=4)
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
        ("undo", "--list"),
    ],
)
def test_other_commands_let_nothing_through(home: Path, words: tuple[str, ...]) -> None:
    findings, _ = scanned(home, *words, seconds=4)
    assert findings.endswith(" 0 findings")


def test_a_copy_key_alone_reaches_the_clipboard(home: Path) -> None:
    clipboard = b"\x1b]52;"
    scanned(home, seconds=5, keys="4:j")
    assert clipboard not in (home / "capture.bin").read_bytes()
    scanned(home, seconds=5, keys="4:y")
    assert clipboard in (home / "capture.bin").read_bytes()


def test_every_view_of_the_newsroom_lets_nothing_through(home: Path, tmp_path: Path) -> None:
    """List, reader, dossier, search, feeds, palette, help, why and export; the baseline has no attack in it."""
    (tmp_path / "feeds.toml").write_text('[[feed]]\nurl = "http://127.0.0.1:1/x"\ntitle = "None"\n', encoding="utf-8")
    scanned(tmp_path, seconds=6, keys="3:? 4:q 5:q")
    findings, unseen = scanned(home, seconds=16, keys=KEYS, baseline=tmp_path / "capture.bin")
    assert findings.endswith(" 0 findings")
    assert len(unseen) < 100
