"""The quick attacks of ../shared/torture as feeds of one fetch: each has its cause in words, none harms another."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from tests.shared import SHARED, needs_shared
from tui.archive import Archive
from tui.model import Feed
from tui.refresh import refresh
from tui.text import is_clean

pytestmark = [needs_shared, pytest.mark.slow]

TORTURE = SHARED / "torture"
LONG = frozenset("slow endless bomb deep redos wide xml-bomb page tls".split())
"""Classes whose attacks take their full deadline, or a worker; benchmarks/torture.py runs them."""


def ask(base: str, path: str) -> Any:
    with urllib.request.urlopen(f"{base}{path}", timeout=10) as answer:
        return json.load(answer)


def test_one_fetch_outlives_all_quick_attacks_at_once(tmp_path: Path) -> None:
    port = tmp_path / "port"
    command = [sys.executable, str(TORTURE / "hostile_server.py"), "--portfile", str(port), "--seconds", "200"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            for _ in range(400):
                if port.exists() and port.read_text().strip():
                    break
                time.sleep(0.05)
            base = f"http://127.0.0.1:{port.read_text().strip()}"
            attacks = [one for one in ask(base, "/index.json") if one["class"] not in LONG and "url" not in one]
            feeds = [Feed(base + one["path"], one["id"]) for one in attacks]
            good = Feed(f"{base}/ok.xml", "Good")
            refresh([*feeds, good], tmp_path / "n.db")
            forbidden = ask(base, "/log.json")["oob"]
        finally:
            server.terminate()
    assert len(feeds) > 200
    assert forbidden == []
    with Archive.open(tmp_path / "n.db") as archive:
        states, counts = archive.feeds.states(), archive.feeds.counts()
        titles = [row.title for row in archive.stories.page("", 0, 5_000)]
    assert counts[good.url][0] > 0
    assert states[good.url].error == ""
    silent = [feed.title for feed in feeds if not (states[feed.url].error or states[feed.url].last_ok)]
    assert silent == []
    assert all(is_clean(title) and "OOB-SECRET" not in title for title in titles)
    assert all(is_clean(state.error) and len(state.error) <= 301 for state in states.values())
