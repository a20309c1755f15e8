"""Processes that ours begin know the installation's modules, and none of the folder that the user stands in."""

from __future__ import annotations

import asyncio
import subprocess
from pathlib import Path

import pytest

from tests.cli.run import environment
from tui.alerts.delivery import try_out
from tui.alerts.targets import Target
from tui.cli.house import House
from tui.cli.newsroom import refresh_command
from tui.cli.serve import newsroom_command
from tui.wire.worker import Workers
from tui.wire.worker_start import spawned


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of somebody's project, in which the user stands."""
    for name in ("types.py", "json.py", "tui/__init__.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("raise SystemExit(7)", encoding="utf-8")
    (tmp_path / "mine.toml").write_text('[[feed]]\nurl = "https://a.example/"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def length(text: str) -> int:
    return len(text)


def test_a_worker(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.wire.worker.begun", spawned)

    async def run() -> object:
        async with Workers(1) as workers:
            return await workers.run("tests.cli.test_children:length", "four")

    assert asyncio.run(run()) == 4


@pytest.mark.parametrize("command", [refresh_command, newsroom_command])
def test_a_fetch_and_a_newsroom(elsewhere: Path, command: object) -> None:
    words = command(House(elsewhere / "mine.toml", elsewhere / "n.db"))  # type: ignore[operator]
    words = [*words[: words.index("tui") + 1], "--version"]
    done = subprocess.run(words, env=environment(elsewhere), capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout[:9]) == (0, "nightdesk"), done.stderr


def test_the_process_that_sends_alerts(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment(elsewhere).items():
        monkeypatch.setenv(name, value)
    target = Target("mine", command=("true",))
    assert try_out([target], "Title", "Body") == {"mine": ""}
