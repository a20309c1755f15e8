from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archive.makers import opened
from tui.archive import Archive


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with opened(tmp_path) as archive:
        yield archive
