"""Where the results of the benchmarks stand, and on what they were measured."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


def machine() -> str:
    """Return the day, cores, system and Python of this run in a line."""
    day = datetime.now(UTC).date().isoformat()
    return f"{day}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def write(name: str, text: str) -> None:
    """Print a result and keep it among the results."""
    RESULTS.joinpath(name).write_text(text, encoding="utf-8")
    print(text)
