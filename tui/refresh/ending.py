"""The wish to end, as a signal brings it: it wakes who waits, and a refresh under way keeps what it has and leaves."""

from __future__ import annotations

import asyncio
import select
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

_SIGNALS = (signal.SIGTERM, signal.SIGINT)


class Ending:
    """Becomes `asked` at SIGTERM or SIGINT while inside `on_signals()`. A second signal ends the process at once."""

    def __init__(self) -> None:
        self.asked = False
        self._cancel: Callable[[], object] | None = None
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)

    def ask(self) -> None:
        """Ask to end. Safe to call from a signal handler."""
        self.asked = True
        with suppress(OSError):
            self._writer.send(b"!")
        if self._cancel is not None:
            self._cancel()

    def wait(self, seconds: float) -> None:
        """Wait so long, or until asked to end."""
        if not self.asked:
            select.select([self._reader], [], [], max(0.0, seconds))

    @contextmanager
    def cancelling(self) -> Iterator[None]:
        """Let the running task be cancelled as soon as anybody asks to end."""
        loop, task = asyncio.get_running_loop(), asyncio.current_task()
        self._cancel = lambda: loop.call_soon_threadsafe(task.cancel) if task else None
        try:
            if self.asked and task:
                task.cancel()
            yield
        finally:
            self._cancel = None

    @contextmanager
    def on_signals(self) -> Iterator[None]:
        """Take the signals that ask a process to end, and give them back afterwards."""

        def take(number: int, frame: Any) -> None:
            signal.signal(number, signal.SIG_DFL)
            self.ask()

        before = {number: signal.signal(number, take) for number in _SIGNALS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
            self._reader.close()
            self._writer.close()
