"""What time it is for a refresh: the machine's, unless a replay of the past says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def wall_clock() -> datetime:
    """Return this moment in UTC."""
    return datetime.now(UTC)
