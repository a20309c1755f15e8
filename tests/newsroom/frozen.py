"""`python -m tests.newsroom.frozen WORDS`: nightdesk at one moment for ever, so that a screen can be kept and compared.

Only the wall clock stands still; timers go on. It replaces `datetime` before anything of ours is imported.
"""

from __future__ import annotations

import datetime as clock
import sys
import time
from typing import Self

MOMENT = clock.datetime(2026, 11, 23, 14, 7, tzinfo=clock.UTC)
"""When it is on every screen that is kept."""


class Standing(clock.datetime):
    """A datetime whose now() is always MOMENT."""

    @classmethod
    def now(cls, tz: clock.tzinfo | None = None) -> Self:
        return cls.fromtimestamp(MOMENT.timestamp(), tz)


def main() -> int:
    clock.datetime = Standing  # type: ignore[misc]
    time.time = MOMENT.timestamp
    from tui.cli import main as nightdesk

    return nightdesk(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
