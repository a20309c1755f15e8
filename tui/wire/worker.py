"""Work that may hang, crash or eat memory, done in warm processes that can be killed.

A worker is a child process (`tui.wire.worker_start`): it reads pickled calls from its standard input and writes pickled
answers to its standard output. A call names its function as "module:function", so that the wire need not know what is
computed. A call that takes too long, or needs too much memory, costs one worker, which is replaced, and nothing else.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import signal
import struct
from types import TracebackType
from typing import Any, Self

from tui.text import clean_line, cut
from tui.wire.limits import PARSE_SECONDS, WORKER_MEMORY
from tui.wire.worker_start import Process, begun

MAX_ANSWER = 64_000_000
"""Bytes of an answer that are read from a worker."""

CROWD = 24
"""Calls that wait before another worker is begun at once: fewer are done before it has woken up. Light ones do not
count."""

PATIENCE = 1.0
"""Seconds after which one call has waited long enough for another worker: what is being read may hang."""

_SIZE = struct.Struct(">I")
_HEAD = struct.Struct(">Id")


class WorkerError(Exception):
    """A call that gave no result, with the reason in words for a person."""

    def __init__(self, words: str) -> None:
        super().__init__(cut(clean_line(words), 300))


class Workers:
    """A small pool of worker processes, started as they are needed. Use it as an asynchronous context manager.

    `warm` names a function that each imports at once, before its first call: a quarter of a second of work, so that
    there is a second one only where there is much to do, or where the first does not get on.
    """

    def __init__(self, count: int = 2, memory: int = WORKER_MEMORY, warm: str = "") -> None:
        self._count = count
        self._idle: asyncio.Queue[Process | None] = asyncio.Queue()
        self._all: set[Process] = set()
        self._ending: set[Process] = set()
        self._begun = self._waiting = 0
        self._memory = memory
        self._warm = warm

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.end()

    async def end(self) -> None:
        """End all workers; those that are needed later are started anew."""
        self._idle = asyncio.Queue()
        for process in (*self._all, *self._ending):
            await self._end(process)

    async def begin(self, calls: int = 1) -> None:
        """Start a worker before there is work for it, and where so many calls are a crowd, all of them.

        Where the system has no room for one, whoever calls is told.
        """
        with contextlib.suppress(WorkerError):
            for _ in range(self._begun, self._count if calls > CROWD else 1):
                if process := await self._begin():
                    self._idle.put_nowait(process)

    async def run(self, target: str, *arguments: object, seconds: float = PARSE_SECONDS, light: bool = False) -> Any:
        """Return what the function "module:function" returns for these arguments.

        A `light` call is thought to be done in no time: any number of them is no crowd. Raises WorkerError where the
        function raised, took longer than `seconds`, or brought its process down, and where there can be no process.
        """
        process = await self._taken(light)
        healthy = False
        try:
            async with asyncio.timeout(seconds):
                answer = await _call(process, pickle.dumps((target, arguments), protocol=5), seconds)
            healthy = True
        except TimeoutError:
            raise WorkerError(f"could not be read within {seconds:g} seconds") from None
        except (EOFError, OSError):
            raise WorkerError("could not be read: it crashed the reader, or needed too much memory") from None
        finally:
            if healthy:
                self._idle.put_nowait(process)
            else:
                await self._end(process)
                self._idle.put_nowait(None)
        kind, value = answer
        if kind == "error":
            raise WorkerError(value)
        return value

    async def _taken(self, light: bool) -> Process:
        """Return a worker that is free, or another one where that is worth its start."""
        self._waiting += not light
        try:
            while True:
                is_worth_it = self._idle.empty() and (not self._begun or self._waiting > CROWD)
                if is_worth_it and self._has_room and (process := await self._begin()):
                    return process
                if process := await self._freed():
                    return process
                if self._has_room and (process := await self._begin()):
                    return process
        finally:
            self._waiting -= not light

    async def _freed(self) -> Process | None:
        """Return the next worker that is free; None where that takes too long, and where one was lost."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                return await self._idle.get()
        return None

    @property
    def _has_room(self) -> bool:
        return self._begun < self._count

    async def _begin(self) -> Process | None:
        """Return a new worker, None where those that there are must do; raises WorkerError where there are none."""
        self._begun += 1
        try:
            process = await begun(self._memory, self._warm)
        except BaseException as error:
            self._begun -= 1
            if not isinstance(error, OSError):
                raise
            if self._begun:
                return None
            raise WorkerError(f"could not be read: no process can be begun for it ({error.strerror})") from None
        self._all.add(process)
        return process

    async def _end(self, process: Process) -> None:
        """Kill a worker and wait for its end; where the wait is cancelled, `end` goes on with it."""
        if process in self._all:
            self._all.discard(process)
            self._ending.add(process)
            self._begun -= 1
            if process.returncode is None:  # else its number may be a stranger's by now
                _kill(process.pid)
        await process.wait()
        self._ending.discard(process)


def _kill(pid: int) -> None:
    # Not process.kill(), which would take the end of one that has died from asyncio, and that complains.
    for kill in (os.killpg, os.kill):  # a fork leads no group before its first act
        with contextlib.suppress(ProcessLookupError, PermissionError):
            kill(pid, signal.SIGKILL)


async def _call(process: Process, request: bytes, seconds: float) -> tuple[str, Any]:
    """Send one call and return the answer; raises EOFError or OSError where the process has died."""
    if process.stdin is None or process.stdout is None:
        raise EOFError
    process.stdin.write(_HEAD.pack(len(request), seconds))
    process.stdin.write(request)
    await process.stdin.drain()
    (size,) = _SIZE.unpack(await process.stdout.readexactly(_SIZE.size))
    if size > MAX_ANSWER:
        raise EOFError
    answer: tuple[str, Any] = pickle.loads(await process.stdout.readexactly(size))
    return answer
