"""What all tests share."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# A time limit for each example would be an assertion on time, which a busy machine breaks.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    """Let the processes that tests start share what Python has compiled, also where the user keeps it from doing so.

    Half of what a short command costs is its modules' compilation, where PYTHONDONTWRITEBYTECODE is set.
    """
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", "") and config.cache:
        os.environ["PYTHONPYCACHEPREFIX"] = str(config.cache.mkdir("bytecode"))


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Most of the time the tests wait, for keys to arrive and servers to answer: so three workers share a processor."""
    return 3 * (os.cpu_count() or 1)
