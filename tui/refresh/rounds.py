"""What many refreshes of one process share, so that each of them costs what it brings and no start of a worker.

`nightdesk fetch` has no use for it: between two rounds of `--every` a worker would only hold memory. A past that is
played fetch by fetch has.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from types import TracebackType
from typing import Any, Self, TypeVar, final

from tui.refresh.task import UNDERSTAND
from tui.wire.worker import Workers

Result = TypeVar("Result")


@final
class Rounds:
    """One event loop, and workers that stay awake from one refresh to the next. Use it as a context manager."""

    def __init__(self) -> None:
        self._runner = asyncio.Runner()
        self.workers = Workers(warm=UNDERSTAND)

    def run(self, coroutine: Coroutine[Any, Any, Result]) -> Result:
        """Run one refresh to its end, and return what it returns."""
        return self._runner.run(coroutine)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.run(self.workers.end())
        self._runner.close()
