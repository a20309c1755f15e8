"""A newsroom whose terminal is gone ends, and does not burn a core until the machine is restarted."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")


def test_it_ends_with_its_terminal(tmp_path: Path) -> None:
    feeds = tmp_path / "feeds.toml"
    feeds.write_text('[[feed]]\nurl = "http://127.0.0.1:9/feed"\ntitle = "Nobody"\n')
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "tui", "--feeds", str(feeds), "--db", str(tmp_path / "night.db")]
    environment = {**os.environ, "HOME": str(tmp_path), "TERM": "xterm-256color"}
    # No controlling terminal: nobody sends this process a SIGHUP.
    newsroom = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    )
    try:
        os.close(theirs)
        seen = b""
        while b"fetch" not in seen:
            seen += os.read(ours, 65536)
        os.close(ours)
        assert newsroom.wait(timeout=30) != 0
    finally:
        newsroom.kill()
