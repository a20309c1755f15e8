"""Workers are killed and replaced, and say why."""

from __future__ import annotations

import asyncio
import os
import signal
import time

import pytest

from tui.wire.worker import CROWD, WorkerError, Workers

HERE = "tests.wire.test_worker"


def double(number: int) -> int:
    print("not for the pipe")
    return 2 * number


def hang() -> None:
    time.sleep(60)


def who() -> int:
    time.sleep(0.03)
    return os.getpid()


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


@pytest.mark.parametrize(("calls", "light", "count"), [(5, False, 1), (3 * CROWD, False, 2), (3 * CROWD, True, 1)])
async def test_a_second_worker_is_begun_for_a_crowd_with_work(
    monkeypatch: pytest.MonkeyPatch, calls: int, light: bool, count: int
) -> None:
    monkeypatch.setattr("tui.wire.worker.PATIENCE", 60.0)
    async with Workers(2) as workers:
        answers = await asyncio.gather(*(workers.run(f"{HERE}:who", light=light) for _ in range(calls)))
    assert len(set(answers)) == count


async def test_a_call_does_not_wait_for_one_that_hangs() -> None:
    async with Workers(2) as workers:
        hangs = asyncio.create_task(workers.run(f"{HERE}:hang", seconds=60))
        await asyncio.sleep(0)
        assert await workers.run(f"{HERE}:double", 4, seconds=50) == 8
        assert not hangs.done()
        hangs.cancel()


async def test_who_waits_for_a_worker_that_dies_gets_another() -> None:
    async with Workers(1) as workers:
        dies = asyncio.create_task(workers.run(f"{HERE}:die"))
        await asyncio.sleep(0)
        assert await workers.run(f"{HERE}:double", 5) == 10
        with pytest.raises(WorkerError, match="crashed"):
            await dies


async def test_of_a_worker_that_died_nothing_is_said_but_the_error(caplog: pytest.LogCaptureFixture) -> None:
    """Who reaps a process that asyncio watches has asyncio write a line on the terminal of the user."""
    async with Workers(1) as workers:
        for _ in range(8):
            with pytest.raises(WorkerError, match="crashed"):
                await workers.run(f"{HERE}:die")
    assert not caplog.records


async def test_all_workers_have_ended_when_the_pool_has() -> None:
    async with Workers(1) as workers:
        await workers.begin()
        (process,) = workers._all
        hangs = asyncio.create_task(workers.run(f"{HERE}:hang", seconds=30.0))
        await asyncio.sleep(0.1)
        hangs.cancel()
        await asyncio.sleep(0)
        hangs.cancel()
    assert process.returncode is not None
