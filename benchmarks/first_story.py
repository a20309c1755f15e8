"""How soon the first story of a fetch can be read, measured in the archive by which the newsroom looks."""

from __future__ import annotations

import json
import statistics
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.peers import Nightdesk, environment

ROUNDS = 5
GOAL = 1.0


def first_story(urls: Sequence[str]) -> str:
    """Return a sentence of Markdown: the seconds from the start of a cold fetch to its first kept stories."""
    seconds = statistics.median(_once(urls) for _ in range(ROUNDS))
    verdict = "met" if seconds <= GOAL else "**missed**"
    return (
        f"First stories of a cold fetch of {len(urls)} feeds: kept, and told to the newsroom, {seconds:.2f} s after "
        f"the process was started, median of {ROUNDS} (goal {GOAL:g}: {verdict}).\n"
    )


def _once(urls: Sequence[str]) -> float:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subject = Nightdesk()
        subject.prepare(folder, urls)
        started = time.monotonic()
        words, surroundings = subject.command(folder), environment(folder)
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=surroundings) as process:
            assert process.stdout is not None
            for line in process.stdout:
                if json.loads(line).get("new"):
                    seconds = time.monotonic() - started
                    process.terminate()
                    return seconds
    raise RuntimeError("a cold fetch brought no story")
