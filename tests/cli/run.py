"""Runs the command as a person's shell does: a real process, with folders of its own."""

from __future__ import annotations

import atexit
import functools
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
"""Seconds until a command must have ended."""


def environment(home: Path, **more: str) -> dict[str, str]:
    """An environment whose every folder is inside `home`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NIGHTDESK_", "XDG_"))}
    return {**kept, "HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", **more}


def nightdesk(
    home: Path, *words: str, stdin: str = "", encoding: str = "utf-8", **more: str
) -> subprocess.CompletedProcess[str]:
    """Run `nightdesk WORDS` and return what it printed and its exit code.

    The process is forked from a warm one where that is possible and shows the same; else it starts from nothing.
    """
    if hasattr(os, "fork") and encoding == "utf-8" and not any(name.startswith("PYTHON") for name in more):
        return _forked(home, words, stdin, environment(home, **more))
    return subprocess.run(
        [sys.executable, "-m", "tui", *words],
        input=stdin,
        capture_output=True,
        encoding=encoding,
        env=environment(home, **more),
        cwd=home,
        timeout=PATIENCE,
        check=False,
    )


def _forked(home: Path, words: tuple[str, ...], stdin: str, inside: dict[str, str]) -> subprocess.CompletedProcess[str]:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, name) for name in ("stdin", "stdout", "stderr")]
        for file in files:
            file.write_text(stdin if file.name == "stdin" else "", encoding="utf-8")
        code = _ask(
            {"folder": str(home), "words": words, "environment": inside, "files": [str(file) for file in files]}
        )
        _, output, narration = (file.read_bytes().decode("utf-8") for file in files)
    return subprocess.CompletedProcess(words, code, output, narration)


def _ask(call: dict[str, object]) -> int:
    warm = _warm()
    assert warm.stdin is not None
    assert warm.stdout is not None
    warm.stdin.write(json.dumps(call) + "\n")
    warm.stdin.flush()
    if not select.select([warm.stdout], [], [], PATIENCE)[0]:
        _warm.cache_clear()
        _end(warm)
        raise subprocess.TimeoutExpired(str(call["words"]), PATIENCE)
    return int(warm.stdout.readline())


@functools.cache
def _warm() -> subprocess.Popen[str]:
    """Start the warm process of this test run; tests/cli/warm.py says what it does."""
    warm = subprocess.Popen(
        [sys.executable, "-m", "tests.cli.warm"],
        cwd=ROOT,
        env=environment(ROOT),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    atexit.register(_end, warm)
    return warm


def _end(warm: subprocess.Popen[str]) -> None:
    """End the warm process and all that it started."""
    if warm.poll() is None:
        os.killpg(warm.pid, signal.SIGKILL)
    warm.communicate()
