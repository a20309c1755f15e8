from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.cli.run import PATIENCE, nightdesk
from tui.demo.server import DemoServer
from tui.errors import Exit


@pytest.fixture(scope="session")
def sample_wire(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose database `wire.db` holds the first refresh of the sample wire. Copy it; all tests share it.

    It is fetched once for all processes of a test run: the first makes the folder, the others wait until it is whole.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    home, unfinished = shared / "sample-wire", shared / "sample-wire-unfinished"
    try:
        unfinished.mkdir()
    except FileExistsError:
        until = time.monotonic() + PATIENCE
        while not home.exists() and time.monotonic() < until:
            time.sleep(0.05)
        return home
    with DemoServer() as server:
        (unfinished / "feeds.toml").write_text(server.feeds_toml(), encoding="utf-8")
        fetched = nightdesk(unfinished, "fetch", "--feeds", "feeds.toml", "--db", "wire.db")
    assert fetched.returncode == Exit.OK, fetched.stderr
    unfinished.rename(home)
    unfinished.mkdir()  # so that it is not made again
    return home
