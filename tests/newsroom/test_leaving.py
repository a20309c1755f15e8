"""A newsroom that is told to end gives the terminal back as it was, and says nothing that the user did not ask for."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import ROOT, environment
from tests.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")

GIVEN_BACK = (b"\x1b[?1049l", b"\x1b[?1000l", b"\x1b[?25h", b"\x1b[?2004l")
"""The first screen, no reports of the mouse, a cursor that is seen, and pastes without brackets."""


OUTLIVED = """
import asyncio, os, signal, sys, threading
from tui.newsroom.child import Child

STUBBORN = "import json, os, signal; signal.signal(signal.SIGTERM, signal.SIG_IGN);" \\
    "print(json.dumps({'pid': os.getpid()}), flush=True); signal.pause()"

async def leave() -> int:
    told = asyncio.get_running_loop().create_future()
    child = Child([sys.executable, "-c", STUBBORN])
    running = asyncio.create_task(child.run(lambda record: told.set_result(record["pid"])))
    pid = await told
    child.stop()
    return pid

os.kill(asyncio.run(leave()), signal.SIGKILL)
for thread in threading.enumerate():
    if thread is not threading.main_thread():
        thread.join()
"""
"""Leaves while the child that it told to end has not ended; that one does so when the loop is closed."""


def opened(home: Path, feed: str) -> Terminal:
    """Open a newsroom on one feed, with nothing kept."""
    (home / "feeds.toml").write_text(f'[[feed]]\nurl = "{feed}"\ntitle = "Slow"\n', encoding="utf-8")
    (home / "config.toml").write_text('refresh = "off"\n', encoding="utf-8")
    words = [sys.executable, "-m", "tui", "--feeds", "feeds.toml", "--db", "news.db"]
    return Terminal(words, 100, 24, folder=home, environment=environment(home, NIGHTDESK_STATE=str(home / "state")))


def test_sigterm_gives_the_terminal_back(tmp_path: Path) -> None:
    with opened(tmp_path, "http://127.0.0.1:9/feed") as terminal:
        terminal.wait("fetch")
        terminal.settle()
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.process.wait(20) == 128 + signal.SIGTERM
        terminal.settle()
        assert all(code in terminal.written for code in GIVEN_BACK)


def test_a_child_that_ends_after_us_is_not_spoken_of(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OUTLIVED]
    inside = environment(tmp_path, PYTHONWARNINGS="default")
    done = subprocess.run(command, cwd=ROOT, env=inside, capture_output=True, text=True, timeout=60, check=True)
    assert "that handles pid" not in done.stderr
