"""Something that is done once nothing has happened for a while."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.message_pump import MessagePump


class Pause:
    """Waits for quiet. A Textual timer is a task; one for each press of a held key is a tenth of what the key costs."""

    def __init__(self, seconds: float, then: Callable[[], object]) -> None:
        self._seconds = seconds
        self._then = then
        self._waiting: asyncio.TimerHandle | None = None

    def begin(self, pump: MessagePump) -> None:
        """Begin to wait, from now on anew; what is done then is done by the pump, as all its messages are."""
        self.stop()
        self._waiting = asyncio.get_running_loop().call_later(self._seconds, pump.call_later, self._then)

    def stop(self) -> None:
        """Wait no more."""
        if self._waiting is not None:
            self._waiting.cancel()
