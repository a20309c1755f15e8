"""Workers are killed and replaced, and say why."""

from __future__ import annotations

import os
import signal
import time

import pytest

from tui.wire.worker import WorkerError, Workers

HERE = "tests.wire.test_worker"


def double(number: int) -> int:
    print("not for the pipe")
    return 2 * number


def hang() -> None:
    time.sleep(60)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def eat() -> int:
    return len(bytearray(2_000_000_000))


def fail() -> None:
    raise ValueError("\x1b[2J outside text")


async def test_a_call_returns_and_a_worker_stays_warm() -> None:
    async with Workers(1) as workers:
        assert [await workers.run(f"{HERE}:double", number) for number in (1, 2)] == [2, 4]


@pytest.mark.parametrize(
    ("name", "words"), [("hang", "within"), ("die", "crashed"), ("eat", "memory"), ("fail", r"\(ValueError\)")]
)
async def test_a_bad_call_costs_itself_alone(name: str, words: str) -> None:
    async with Workers(1) as workers:
        with pytest.raises(WorkerError, match=words):
            await workers.run(f"{HERE}:{name}", seconds=1.5 if name == "hang" else 20)
        assert await workers.run(f"{HERE}:double", 3) == 6
