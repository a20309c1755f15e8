"""One newsroom for one page: the process, started without a shell, and what it says on stderr as clean lines."""

from __future__ import annotations

import asyncio
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Sequence

from aiohttp.web import WebSocketResponse
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from tui.text import clean_line

Say = Callable[[str], None]


class Session(AppService):
    """A newsroom that draws into a WebSocket; `start(width, height)` and `stop()` are textual-serve's."""

    def __init__(self, words: Sequence[str], socket: WebSocketResponse, downloads: DownloadManager, say: Say) -> None:
        super().__init__(
            words[0],
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=self._close,
            download_manager=downloads,
        )
        self._words = words
        self._socket = socket
        self._say = say
        self._narration: asyncio.Task[None] | None = None

    async def _close(self) -> None:
        await self._socket.close()

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """Start the newsroom; what textual-serve would print of its stderr as it comes is cleaned instead."""
        environment = self._build_environment(width=width, height=height)
        process = await asyncio.create_subprocess_exec(
            *self._words, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment
        )
        self._process, self._stdin = process, process.stdin
        if process.stderr is not None:
            self._narration = asyncio.create_task(self._narrate(process.stderr))
        process.stderr = asyncio.StreamReader()
        process.stderr.feed_eof()
        return process

    async def _narrate(self, stderr: asyncio.StreamReader) -> None:
        while line := await stderr.readline():
            self._say(clean_line(line.decode("utf-8", "replace")).removeprefix("nightdesk: "))
