"""What one command costs: wall time, CPU time and the memory of all its processes together (Linux)."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

BEAT = 0.1
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of wall and CPU time (waited-for children included), and the peak of the memory in MB.

    The memory is that of all processes together, pages that they share counted once (the kernel's proportional set).
    """

    wall: float
    cpu: float
    memory: float


def cost(command: Sequence[str], environment: Mapping[str, str], log: Path) -> Cost:
    """Run a command to its end; its output goes to `log`. Raises RuntimeError where it fails."""
    peak = [0]
    done = threading.Event()
    with log.open("wb") as output:
        started = time.monotonic()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, env=dict(environment)
        )
        watcher = threading.Thread(target=_watch, args=(process.pid, peak, done))
        watcher.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        done.set()
        watcher.join()
    if process.returncode not in (0, None):
        tail = log.read_text(encoding="utf-8", errors="replace")[-400:]
        raise RuntimeError(f"{command[0]} ended with {process.returncode}: {tail}")
    return Cost(wall, used.ru_utime + used.ru_stime, peak[0] / 1e6)


def _watch(pid: int, peak: list[int], done: threading.Event) -> None:
    while not done.wait(BEAT):
        peak[0] = max(peak[0], sum(_share(one) for one in _family(pid)))


def _family(pid: int) -> list[int]:
    """Return the process and all below it, where the system tells (Linux)."""
    family = [pid]
    for one in family:
        try:
            children = Path(f"/proc/{one}/task/{one}/children").read_text(encoding="ascii")
        except OSError:
            continue
        family += map(int, children.split())
    return family


def _share(pid: int) -> int:
    """Return the process's proportional set in bytes, 0 where it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
