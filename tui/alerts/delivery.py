"""Starting the process that sends, and waiting for it no longer than a fetch can afford."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tui.alerts.targets import Target
from tui.errors import NightdeskError
from tui.paths import PYTHON
from tui.records import Record

SECONDS = 20.0
"""How long the services together may take for what waits now; what is left is tried again by a later fetch."""

_MARGIN = 8.0
_PROCESS = (*PYTHON, "-m", "tui.alerts.sending")


def start(database: Path, targets: Sequence[Target]) -> subprocess.Popen[bytes]:
    """Start sending what waits; the process goes on by itself. Raises OSError where none can be started."""
    return _start({"database": str(database), "seconds": SECONDS, "targets": _records(targets)}, subprocess.DEVNULL)


def finish(process: subprocess.Popen[bytes]) -> None:
    """Wait until the process is done, or should have been: the system may end it together with its parent."""
    try:
        process.wait(SECONDS + _MARGIN)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def try_out(targets: Sequence[Target], title: str, body: str) -> dict[str, str]:
    """Send a test to each target and return what went wrong with each, "" where it arrived.

    Raises NightdeskError where the process itself failed.
    """
    job = {"seconds": SECONDS, "targets": _records(targets), "test": {"title": title, "body": body}}
    process = _start(job, subprocess.PIPE)
    try:
        printed, _ = process.communicate(timeout=SECONDS + _MARGIN)
    except subprocess.TimeoutExpired:
        process.kill()
        printed, _ = process.communicate()
    outcomes = [json.loads(line) for line in printed.decode().splitlines()]
    if len(outcomes) != len(targets):
        raise NightdeskError("the process that sends alerts ended before it was done; see: nightdesk doctor")
    return {outcome["target"]: outcome["error"] for outcome in outcomes}


def _start(job: Record, output: int) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        _PROCESS,
        stdin=subprocess.PIPE,
        stdout=output,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C in the terminal, or a killed fetch, stops no alert that is on its way
    )
    assert process.stdin is not None
    with suppress(BrokenPipeError):
        process.stdin.write(json.dumps(job).encode())
        process.stdin.flush()
    with suppress(BrokenPipeError):
        process.stdin.close()
    process.stdin = None
    return process


def _records(targets: Sequence[Target]) -> list[Record]:
    return [{"key": one.key, "address": one.address, "command": list(one.command)} for one in targets]
