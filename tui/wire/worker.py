"""Work that may hang, crash or eat memory, done in warm processes that can be killed.

A worker is a plain child process: it reads pickled calls from its standard input and writes pickled answers to its
standard output. A call names its function as "module:function", so that the wire need not know what is computed. A
call that takes too long, or needs too much memory, costs one worker, which is replaced, and nothing else.
"""

from __future__ import annotations

import asyncio
import contextlib
import pickle
import struct
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tui.text import clean_line, cut
from tui.wire.limits import PARSE_SECONDS, WORKER_MEMORY

MAX_ANSWER = 64_000_000
"""Bytes of an answer that are read from a worker."""

_SIZE = struct.Struct(">I")
_HEAD = struct.Struct(">Id")
_ROOT = str(Path(__file__).resolve().parents[2])
_START = (
    "import sys; sys.path.append(sys.argv[1]); "
    "from tui.wire.worker_process import serve; serve(int(sys.argv[2]), sys.argv[3])"
)


class WorkerError(Exception):
    """A call that gave no result, with the reason in words for a person."""

    def __init__(self, words: str) -> None:
        super().__init__(cut(clean_line(words), 300))


class Workers:
    """A small pool of worker processes, started as they are needed. Use it as an asynchronous context manager.

    `warm` names a function that each imports at once, before its first call.
    """

    def __init__(self, count: int = 2, memory: int = WORKER_MEMORY, warm: str = "") -> None:
        self._free = asyncio.Semaphore(count)
        self._idle: list[asyncio.subprocess.Process] = []
        self._all: set[asyncio.subprocess.Process] = set()
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
        self._idle.clear()
        for process in list(self._all):
            await self._end(process)

    async def begin(self) -> None:
        """Start the first worker before there is work for it."""
        if not self._all:
            self._idle.append(await self._begin())

    async def run(self, target: str, *arguments: object, seconds: float = PARSE_SECONDS) -> Any:
        """Return what the function "module:function" returns for these arguments.

        Raises WorkerError where it raised, took longer than `seconds`, or brought its process down.
        """
        async with self._free:
            process = self._idle.pop() if self._idle else await self._begin()
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
                    self._idle.append(process)
                else:
                    await self._end(process)
        kind, value = answer
        if kind == "error":
            raise WorkerError(value)
        return value

    async def _begin(self) -> asyncio.subprocess.Process:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", _START, _ROOT, str(self._memory), self._warm),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            start_new_session=True,  # the terminal's Ctrl-C is for the parent, which ends its workers itself
        )
        self._all.add(process)
        return process

    async def _end(self, process: asyncio.subprocess.Process) -> None:
        self._all.discard(process)
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def _call(process: asyncio.subprocess.Process, request: bytes, seconds: float) -> tuple[str, Any]:
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
