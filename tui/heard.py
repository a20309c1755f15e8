"""What a calm is worth: when any feed answered last, and what may be said of now. It imports next to nothing.

A calm that nobody has looked at is none: whoever says that nothing is broken says as of when, and after hours without
an answer that it is not known. Times are Unix seconds.
"""

from __future__ import annotations

import time

RECENT = 3600
"""Seconds for which what a feed answered counts as now."""

LOST = 3 * 3600
"""Seconds of nothing but errors after which nothing is known of now."""

LONGEST = 13 * 3600
"""Seconds without an answer after which nothing is known, errors or not; no feed's own pace is longer than 12 hours."""


def as_of(answered: float | None, asked: bool, failing: bool, now: float) -> str:
    """Return as of when what is known holds, "" for now: "as of 13:50 UTC", or that nothing was ever read.

    `answered` is when any feed answered last (None: never), `asked` whether one was ever asked, `failing` whether all
    answered the last time with an error, or not at all.
    """
    if answered is None:
        return "no feed has answered yet" if asked else "nothing fetched yet"
    return f"as of {stamp(answered, now)}" if failing or now - answered > RECENT else ""


def lost(answered: float | None, failing: bool, now: float) -> bool:
    """Tell whether too long nothing was heard for a calm to be one."""
    return answered is None or now - answered > (LOST if failing else LONGEST)


def stamp(moment: float, now: float) -> str:
    """Return a time of today as "13:50 UTC", else with its day."""
    at, today = time.gmtime(moment), time.gmtime(now)
    return time.strftime("%H:%M UTC" if at[:3] == today[:3] else "%Y-%m-%d %H:%M UTC", at)
