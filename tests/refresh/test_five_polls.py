"""The attacks of ../shared/torture that show only over several polls: five refreshes, and the archive after each."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.shared import SHARED, needs_shared
from tui.archive import Archive
from tui.model import Feed, FeedState
from tui.refresh import Summary, refresh

pytestmark = [needs_shared, pytest.mark.slow]

POLLS = 5
TORTURE = SHARED / "torture"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the hostile server."""
    port = tmp_path_factory.mktemp("hostile") / "port"
    command = [sys.executable, str(TORTURE / "hostile_server.py"), "--portfile", str(port), "--seconds", "200"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            for _ in range(200):
                if port.exists() and port.read_text().strip():
                    break
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port.read_text().strip()}"
        finally:
            server.terminate()


def polled(url: str, folder: Path) -> tuple[list[Summary], list[int], FeedState]:
    """Refresh five times; return what each told, how many stories there were after it, and the state at the end."""
    feed, database = Feed(url, "Hostile"), folder / "n.db"
    told: list[Summary] = []
    counts: list[int] = []
    for _ in range(POLLS):
        told.append(refresh([feed], database, force=True))
        with Archive.open(database) as archive:
            counts.append(archive.feeds.counts()[url][0])
            state = archive.feeds.states()[url]
    return told, counts, state


@pytest.mark.parametrize("attack", ["h/changing_guids", "p/duplicate_guids", "p/no_guids", "p/guid_of_other_feed"])
def test_stories_do_not_multiply(hostile: str, tmp_path: Path, attack: str) -> None:
    _, counts, state = polled(f"{hostile}/{attack}", tmp_path)
    assert counts[0] > 0
    assert counts == [counts[0]] * POLLS
    assert state.error == ""


def test_an_empty_answer_takes_no_story_away(hostile: str, tmp_path: Path) -> None:
    _, counts, _ = polled(f"{hostile}/h/sometimes_empty", tmp_path)
    assert counts[0] > 0
    assert counts == [counts[0]] * POLLS


def test_what_is_gone_is_asked_once(hostile: str, tmp_path: Path) -> None:
    told, counts, state = polled(f"{hostile}/h/status_410", tmp_path)
    assert [summary.asked for summary in told] == [1, 0, 0, 0, 0]
    assert (state.gone, state.http_code, counts) == (True, 410, [0] * POLLS)
    assert "gone for good" in state.error


@pytest.mark.parametrize(
    ("attack", "most"),
    [
        ("h/status_429", timedelta(seconds=121)),
        ("h/status_429_date", timedelta(days=1)),
        ("h/status_429_huge", timedelta(days=1)),
        ("h/status_429_neg", timedelta(minutes=5)),
        ("h/status_429_nan", timedelta(minutes=5)),
    ],
)
def test_a_server_that_is_asked_too_often_is_left_alone(
    hostile: str, tmp_path: Path, attack: str, most: timedelta
) -> None:
    told, _, state = polled(f"{hostile}/{attack}", tmp_path)
    assert [summary.asked for summary in told] == [1, 0, 0, 0, 0]
    assert state.next_try is not None
    assert timedelta(0) < state.next_try - datetime.now(UTC) <= most
    assert "HTTP 429: asked too often" in state.error


def test_a_cache_for_ever_is_one_for_a_day(hostile: str, tmp_path: Path) -> None:
    _, counts, state = polled(f"{hostile}/h/cache_forever", tmp_path)
    assert counts[0] > 0
    assert state.next_try is None or state.next_try - datetime.now(UTC) <= timedelta(days=1)


def test_a_validator_that_matches_anything_is_not_sent_back(hostile: str, tmp_path: Path) -> None:
    _, counts, state = polled(f"{hostile}/h/etag_star", tmp_path)
    assert (counts, state.etag) == ([counts[0]] * POLLS, "")
    assert counts[0] > 0


def test_new_stories_without_end_are_bounded_by_each_poll(hostile: str, tmp_path: Path) -> None:
    told, counts, _ = polled(f"{hostile}/h/new_1000_each_time", tmp_path)
    assert counts[-1] == sum(len(summary.new) for summary in told) <= POLLS * 1_000
