"""One thread that writes to the archive, while the event loop goes on with requests and workers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from tui.archive import Archive

Act = Callable[[Archive], None]
"""Something to do with the archive."""


class Writing:
    """Does one thing after another with an archive that it opens for itself. `close()` it in the end."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._thread = ThreadPoolExecutor(1, "archive")
        self._archive: Archive | None = None
        self._under_way: Future[None] | None = None

    async def do(self, act: Act) -> None:
        """Wait until `act` is done; raises what it raises. Who is cancelled meanwhile leaves it to be done."""
        self._under_way = self._thread.submit(self._do, act)
        await asyncio.shield(asyncio.wrap_future(self._under_way))

    def finish(self, act: Act) -> None:
        """Return when all of it is done, and `act` in the end; raises what the last ones raise."""
        last = self._thread.submit(self._do, act)
        if self._under_way is not None:
            self._under_way.result()
        last.result()

    def close(self) -> None:
        """Close the archive and end the thread, once what it does is done."""
        self._thread.submit(self._close).result()
        self._thread.shutdown()

    def _do(self, act: Act) -> None:
        if self._archive is None:
            self._archive = Archive.open(self._database)
        act(self._archive)

    def _close(self) -> None:
        if self._archive is not None:
            self._archive.close()
