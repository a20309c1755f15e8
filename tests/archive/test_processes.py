"""What real processes do to one archive: killed at random moments, and several at once under load."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import kill9, together


@pytest.mark.slow
def test_kill_9_at_random_moments_costs_nothing_that_was_promised(tmp_path: Path) -> None:
    run = kill9.prove(tmp_path, moments=24, seed=7)
    assert run.wrong == []
    assert sum(count for kind, count in run.counts.items() if kind.endswith("killed")) >= 8


@pytest.mark.slow
def test_newsroom_fetch_and_commands_at_once_refuse_and_lose_nothing(tmp_path: Path) -> None:
    text, wrong = together.prove(tmp_path, seconds=8)
    assert wrong == [], text
