"""Times that a person types: how long ago, or a day."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from tui.errors import UsageError

_AGO = re.compile(r"([0-9]{1,5})\s*(m|min|h|d|w)")
_UNITS = {"m": 60, "min": 60, "h": 3600, "d": 86400, "w": 604800}
_EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)


def since(text: str, now: datetime) -> datetime:
    """Return the moment that "12h", "7d", "2026-11-01" or "2026-11-01T08:00" means (UTC).

    Raises UsageError for what is no time, and for one that is still to come: nothing has happened since.
    """
    if match := _AGO.fullmatch(text.strip().lower()):
        return now - timedelta(seconds=int(match[1]) * _UNITS[match[2]])
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is no time; write 30m, 12h, 7d, 2w or a day such as 2026-11-01") from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if moment < _EARLIEST:
        raise UsageError(f"{text!r} is longer ago than anything here; write a day from {_EARLIEST:%Y-%m-%d} on")
    if moment > now:
        raise UsageError(
            f"{text!r} is still to come; days and hours are those of UTC, where it is {now:%Y-%m-%d %H:%M}"
        )
    return moment
