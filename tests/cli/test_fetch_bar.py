"""The bar that a fetch draws on a terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no pseudo terminals", allow_module_level=True)

from tests.terminal import Terminal

_DRAWN = """
from tui.cli.fetch import _progress
from tui.wire.worker_start import may_fork
with _progress("auto", 200) as report:
    for title in (*199 * ("Cloud Status",), "Card Payments"):
        report({"event": "feed", "title": title})
    print("workers:", "forked" if may_fork() else "spawned", flush=True)
    input()
"""


def test_the_bar_tells_each_feed_and_lets_workers_be_forked(tmp_path: Path) -> None:
    with Terminal([sys.executable, "-c", _DRAWN], folder=tmp_path, environment=dict(os.environ)) as terminal:
        terminal.wait("workers:")
        assert "200/200 Card Payments" in terminal.text()
        assert ("workers: forked" in terminal.text()) == can_fork()


def can_fork() -> bool:
    return sys.platform == "linux" and hasattr(os, "pidfd_open")
