"""What real processes do to one archive: killed at random moments, and several at once under load."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks import kill9, together
from tests.cli.run import environment
from tui.archive import Archive
from tui.model import Feed, FeedState

COUNT = """
import sys
from pathlib import Path
from tui.archive import Archive
with Archive.open(Path(sys.argv[1])) as archive:
    print(len(archive.feeds.states()))
"""


def test_a_process_that_comes_and_goes_takes_nothing_from_one_that_has_the_archive_open_twice(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"

    def seen_by_another() -> int:
        words = [sys.executable, "-c", COUNT, str(path)]
        return int(subprocess.run(words, env=environment(tmp_path), check=True, capture_output=True).stdout)

    with Archive.open(path) as one, Archive.open(path) as other:
        assert one.feeds.states() == {}
        for count, url in enumerate(("http://127.0.0.1/a", "http://127.0.0.1/b"), 1):
            other.intake.keep(Feed(url, "A feed"), FeedState(url), (), datetime.now(UTC))
            assert seen_by_another() == count


@pytest.mark.slow
def test_kill_9_at_random_moments_costs_nothing_that_was_promised(tmp_path: Path) -> None:
    run = kill9.prove(tmp_path, moments=24, seed=7)
    assert run.wrong == []
    assert sum(count for kind, count in run.counts.items() if kind.endswith("killed")) >= 8


@pytest.mark.slow
def test_newsroom_fetch_and_commands_at_once_refuse_and_lose_nothing(tmp_path: Path) -> None:
    text, wrong = together.prove(tmp_path, seconds=8)
    assert wrong == [], text
