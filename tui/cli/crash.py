"""The last resort: an error that nobody foresaw becomes one line and a log, never a traceback on the screen."""

from __future__ import annotations

import os
import platform
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tui import __version__
from tui.paths import state_dir
from tui.text import clean, clean_line, cut

_MESSAGE = 200
"""Characters of the error's own words that the line repeats."""


def report(error: BaseException, words: Sequence[str] = ()) -> str:
    """Write the crash log and return the line that says what happened and where the log is."""
    what = cut(clean_line(f"{type(error).__name__}: {error}"), _MESSAGE)
    line = f"a fault in Nightdesk itself: {what}"
    try:
        return f"{line} (the details are in {write_log(error, words)})"
    except OSError as failure:
        return f"{line} (and no log could be written: {failure.strerror})"


def write_log(error: BaseException, words: Sequence[str] = ()) -> Path:
    """Write what is needed to find the fault into a new file of the state folder; raises OSError."""
    now = datetime.now(UTC)
    path = state_dir() / f"crash-{now:%Y%m%dT%H%M%S}-{os.getpid()}.log"
    lines = [
        f"nightdesk {__version__}, {now:%Y-%m-%d %H:%M:%S} UTC",
        f"python {platform.python_version()} on {platform.platform()}",
        f"arguments: {list(words)}",
        "",
        *traceback.format_exception(error),
    ]
    path.write_text(clean("\n".join(lines)), encoding="utf-8", errors="replace")
    return path
