"""What all tests share."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# A time limit for each example would be an assertion on time, which a busy machine breaks.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Half of the time the tests wait, for keys to arrive and servers to answer: so two workers share a processor."""
    return 2 * (os.cpu_count() or 1)
