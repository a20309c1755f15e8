"""Ctrl-Z: back to the shell that started the newsroom, and not into a stop that nobody can end."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.run import ROOT, environment
from tests.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32" or not shutil.which("bash"), reason="there is no bash")

OWN_TERMINAL = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execvp(sys.argv[1], sys.argv[1:])"
)
"""Makes the pseudo terminal the controlling one, as a terminal's window does for its shell."""
NEWSROOM = (sys.executable, "-m", "tui", "demo")


def test_the_shell_stops_it_and_takes_it_up_again(tmp_path: Path) -> None:
    words = (sys.executable, "-c", OWN_TERMINAL, "bash", "--norc", "--noprofile", "-i")
    settings = {**os.environ, **environment(tmp_path), "PS1": "shell> ", "PYTHONPATH": str(ROOT)}
    with Terminal(words, 100, 30, folder=tmp_path, environment=settings) as terminal:
        terminal.wait("shell>")
        terminal.press(" ".join(NEWSROOM), "enter")
        terminal.wait("NIGHTDESK")
        terminal.settle()
        terminal.press("\x1a")
        terminal.wait("Stopped")
        terminal.press("echo still here", "enter")
        terminal.wait("still here")
        terminal.press("fg", "enter")
        terminal.wait("NIGHTDESK")
        terminal.settle()
        terminal.press("?")
        terminal.wait("Moving")
        terminal.press("escape")
        terminal.settle()
        terminal.press("Q")
        terminal.wait("shell>")


def test_it_says_so_where_no_shell_waits(tmp_path: Path) -> None:
    settings = {**os.environ, **environment(tmp_path), "PYTHONPATH": str(ROOT)}
    with Terminal(NEWSROOM, 100, 30, folder=tmp_path, environment=settings) as terminal:
        terminal.wait("NIGHTDESK")
        terminal.settle()
        terminal.press("\x1a")
        terminal.wait("No shell waits here")
        terminal.press("Q")
        assert terminal.process.wait(20) == 0
