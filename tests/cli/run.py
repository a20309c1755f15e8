"""Runs the command as a person's shell does: a real process, with folders of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def environment(home: Path, **more: str) -> dict[str, str]:
    """An environment whose every folder is inside `home`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NIGHTDESK_", "XDG_"))}
    return {**kept, "HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", **more}


def nightdesk(
    home: Path, *words: str, stdin: str = "", encoding: str = "utf-8", **more: str
) -> subprocess.CompletedProcess[str]:
    """Run `nightdesk WORDS` and return what it printed and its exit code."""
    return subprocess.run(
        [sys.executable, "-m", "tui", *words],
        input=stdin,
        capture_output=True,
        encoding=encoding,
        env=environment(home, **more),
        cwd=home,
        timeout=60,
        check=False,
    )
