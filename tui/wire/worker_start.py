"""How a worker process begins: forked from this one where that is safe, and else as a new interpreter.

A new interpreter takes a tenth of a second, most of it for modules that this process has already. So where Linux lets a
process be waited for by a descriptor, and as long as no second thread may hold a lock that nobody would ever give back,
the worker is a fork: it leaves this session, its terminal and its files, and keeps the modules alone.
"""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Protocol

from tui.paths import PYTHON

_ROOT = str(Path(__file__).resolve().parents[2])
_START = (
    "import sys; sys.path.append(sys.argv[1]); "
    "from tui.wire.worker_process import serve; serve(int(sys.argv[2]), sys.argv[3])"
)


class Process(Protocol):
    """A worker: calls go into `stdin`, answers come out of `stdout`."""

    @property
    def pid(self) -> int:
        """The number of the process, and of the session that it leads."""

    @property
    def stdin(self) -> asyncio.StreamWriter | None:
        """What it reads."""

    @property
    def stdout(self) -> asyncio.StreamReader | None:
        """What it writes."""

    @property
    def returncode(self) -> int | None:
        """What it ended with, None as long as it has not."""

    async def wait(self) -> int:
        """Return what it ended with, once it has."""


async def begun(memory: int, warm: str) -> Process:
    """Return a new worker, for `tui.wire.worker_process.serve`. Raises OSError where the system has no room for it."""
    return await (forked if may_fork() else spawned)(memory, warm)


def may_fork() -> bool:
    """Tell whether this process has but one thread, and the system what a fork is waited for with (Linux 5.3)."""
    try:
        os.close(os.pidfd_open(os.getpid()))
        return len(os.listdir("/proc/self/task")) == 1
    except (AttributeError, OSError):
        return False


async def spawned(memory: int, warm: str) -> Process:
    """Return a worker that is a new interpreter."""
    return await asyncio.create_subprocess_exec(
        *(*PYTHON, "-c", _START, _ROOT, str(memory), warm),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        start_new_session=True,  # the terminal's Ctrl-C is for the parent, which ends its workers itself
    )


async def forked(memory: int, warm: str) -> Process:
    """Return a worker that is a fork of this process; it is ended where it cannot be watched or nobody waits for it."""
    with ExitStack() as undo:
        ours, theirs = socket.socketpair()
        undo.callback(ours.close)
        with theirs:
            pid = _fork(theirs.fileno(), memory, warm)
        undo.callback(_end, pid)
        handle = os.pidfd_open(pid)
        undo.callback(os.close, handle)
        worker = _Fork(pid, handle, *await asyncio.open_connection(sock=ours))
        undo.pop_all()
        return worker


def _fork(line: int, memory: int, warm: str) -> int:
    """Return the number of a new worker, which no signal reaches while it would still do at it what its parent does."""
    from tui.wire.worker_process import become

    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        pid = os.fork()
        if not pid:
            become(line, memory, warm)
        return pid
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)


def _end(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    with suppress(ChildProcessError):
        os.waitpid(pid, 0)


class _Fork:
    """A worker that was forked, as asyncio shows the processes that it spawns."""

    def __init__(self, pid: int, handle: int, stdout: asyncio.StreamReader, stdin: asyncio.StreamWriter) -> None:
        self.pid, self.stdout, self.stdin = pid, stdout, stdin
        self._handle = handle
        loop = asyncio.get_running_loop()
        self._ended: asyncio.Future[int] = loop.create_future()
        loop.add_reader(self._handle, self._reap)

    @property
    def returncode(self) -> int | None:
        return self._ended.result() if self._ended.done() else None

    async def wait(self) -> int:
        return await asyncio.shield(self._ended)

    def _reap(self) -> None:
        self._ended.get_loop().remove_reader(self._handle)
        os.close(self._handle)
        status = 0
        with suppress(ChildProcessError):  # where nobody cares how children end, the system forgets it at once
            _, status = os.waitpid(self.pid, 0)
        self.stdin.transport.abort()
        self._ended.set_result(os.waitstatus_to_exitcode(status))
