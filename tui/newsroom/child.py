"""Children of the newsroom: the fetch runs in a niced process of its own, so that no key ever waits for a parser."""

from __future__ import annotations

import asyncio
import json
import logging
import os
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any

from tui.newsroom.cells import line

NICENESS = 5
_LINE_LIMIT = 1 << 20

Report = Callable[[dict[str, Any]], None]


class Child:
    """A command that prints JSON lines; `run()` hands each on and returns the exit code and stderr's last line."""

    def __init__(self, command: Sequence[str]) -> None:
        self.command = tuple(command)
        self._process: asyncio.subprocess.Process | None = None

    @property
    def running(self) -> bool:
        """Whether the process is under way."""
        return self._process is not None and self._process.returncode is None

    async def run(self, report: Report) -> tuple[int, str]:
        """Start the command, report each JSON object that it prints, and wait for its end.

        Lines that are no JSON object are passed over. Raises OSError where the command cannot be started.
        """

        async def follow(output: asyncio.StreamReader) -> None:
            async for raw in output:
                with suppress(ValueError):
                    record = json.loads(raw)
                    if isinstance(record, dict):
                        report(record)

        return await self._run(follow)

    async def read(self) -> tuple[int, str, str]:
        """Run the command to its end; return its exit code, all that it printed, and stderr's last line.

        Raises OSError where the command cannot be started.
        """
        printed: list[bytes] = []

        async def follow(output: asyncio.StreamReader) -> None:
            printed.append(await output.read())

        code, words = await self._run(follow)
        return code, b"".join(printed).decode("utf-8", "replace"), words

    async def _run(self, follow: Callable[[asyncio.StreamReader], Awaitable[None]]) -> tuple[int, str]:
        self._process = process = await asyncio.create_subprocess_exec(
            *self.command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            limit=_LINE_LIMIT,
        )
        _be_nice(process.pid)
        assert process.stdout is not None
        assert process.stderr is not None
        errors = asyncio.ensure_future(process.stderr.read())
        try:
            await follow(process.stdout)
            words = (await errors).decode("utf-8", "replace")
            code = await process.wait()
        finally:
            self.stop()
        last = next((text for text in reversed(words.splitlines()) if text.strip()), "")
        return code, line(last).strip()

    def stop(self) -> None:
        """End the process if it still runs; a feed that it is in the middle of is not kept, those before are."""
        if self.running and self._process is not None:
            # It may end after our loop; Python 3.11 would say so on the terminal that was just given back.
            logging.getLogger("asyncio").setLevel(logging.ERROR)
            with suppress(ProcessLookupError):
                self._process.terminate()


def _be_nice(pid: int) -> None:
    """Let the process yield to the newsroom, where the system has such a thing."""
    if hasattr(os, "setpriority"):
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, pid, NICENESS)
