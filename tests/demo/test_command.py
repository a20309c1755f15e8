"""`nightdesk demo` as a process: it lists, it serves, and it leaves nothing behind."""

from __future__ import annotations

import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.cli.run import environment, nightdesk
from tui.config import load_feeds
from tui.errors import Exit


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    folder = tmp_path / "scratch"
    folder.mkdir()
    return folder


def test_it_lists_the_sample_wire_and_leaves_nothing(tmp_path: Path, scratch: Path) -> None:
    told = nightdesk(tmp_path, "demo", "--list", TMPDIR=str(scratch))
    assert told.returncode == Exit.OK, told.stderr
    assert len(told.stdout.splitlines()) >= 25
    assert not list(scratch.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_told_to_stop(tmp_path: Path, scratch: Path, end: signal.Signals) -> None:
    """A shell lets what it starts in the background ignore SIGINT: so it is here."""
    ignoring = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); from tui.cli import main; sys.exit(main())"
    )
    command = [sys.executable, "-c", ignoring, "demo", "--serve"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(tmp_path, TMPDIR=str(scratch)), stdout=subprocess.PIPE, text=True
    ) as serving:
        assert serving.stdout is not None
        feeds = load_feeds(Path(serving.stdout.readline().strip())).feeds
        with urllib.request.urlopen(feeds[0].url, timeout=10) as answer:
            assert answer.status == 200
        serving.send_signal(end)
        try:
            assert serving.wait(10) == Exit.INTERRUPTED
        finally:
            serving.kill()
    assert not list(scratch.iterdir())
