"""Workers are killed and replaced, and say why."""

from __future__ import annotations

import asyncio
import errno
import gc
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.run import environment
from tui.wire import worker_start
from tui.wire.worker import CROWD, WorkerError, Workers

HERE = "tests.wire.test_worker"


def double(number: int) -> int:
    print("not for the pipe")
    return 2 * number


def hang() -> None:
    time.sleep(60)


def write() -> None:
    """Print as Python does, and past it, as a parser in C may."""
    print("to the terminal", flush=True)
    print("to the terminal", file=sys.stderr, flush=True)
    os.write(1, b"to the terminal")
    os.write(2, b"to the terminal")


def surroundings() -> tuple[list[str], bool, object, str]:
    """What a worker is connected to, whether its session is its own, what it does when asked to end, what it reads."""
    numbers = os.listdir("/proc/self/fd")
    files = [os.readlink(f"/proc/self/fd/{number}") for number in numbers if os.path.exists(f"/proc/self/fd/{number}")]
    return files, os.getsid(0) == os.getpid(), signal.getsignal(signal.SIGTERM), sys.stdin.read()


def who() -> int:
    time.sleep(0.03)
    return os.getpid()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def eat() -> int:
    return len(bytearray(2_000_000_000))


def fail() -> None:
    raise ValueError("\x1b[2J outside text")


can_fork = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="nothing is forked here")


@pytest.fixture(params=["spawned", pytest.param("forked", marks=can_fork)])
def beginning(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each way in which a worker may begin."""
    monkeypatch.setattr("tui.wire.worker.begun", getattr(worker_start, request.param))
    way: str = request.param
    return way


@pytest.mark.usefixtures("beginning")
async def test_a_call_returns_and_a_worker_stays_warm() -> None:
    async with Workers(1) as workers:
        assert [await workers.run(f"{HERE}:double", number) for number in (1, 2)] == [2, 4]


@pytest.mark.parametrize(
    ("name", "words"), [("hang", "within"), ("die", "crashed"), ("eat", "memory"), ("fail", r"\(ValueError\)")]
)
@pytest.mark.usefixtures("beginning")
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


@pytest.mark.parametrize("room", [0, 1])
async def test_where_the_system_has_no_room_the_workers_that_there_are_must_do(
    monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    begun: list[worker_start.Process] = []

    async def begun_in_a_small_house(memory: int, warm: str) -> worker_start.Process:
        if len(begun) == room:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        begun.append(await worker_start.begun(memory, warm))
        return begun[-1]

    monkeypatch.setattr("tui.wire.worker.begun", begun_in_a_small_house)
    async with Workers(2) as workers:
        await workers.begin(CROWD + 1)
        calls = [workers.run(f"{HERE}:double", number) for number in range(CROWD + 2)]
        answers = await asyncio.gather(*calls, return_exceptions=True)
    if room:
        assert answers == [2 * number for number in range(CROWD + 2)]
    else:
        assert {type(answer) for answer in answers} == {WorkerError}
        assert "no process can be begun for it (Resource temporarily unavailable)" in str(answers[0])


@pytest.mark.usefixtures("beginning")
async def test_of_a_worker_that_died_nothing_is_said_but_the_error(caplog: pytest.LogCaptureFixture) -> None:
    """Who reaps a process that asyncio watches has asyncio write a line on the terminal of the user."""
    async with Workers(1) as workers:
        for _ in range(8):
            with pytest.raises(WorkerError, match="crashed"):
                await workers.run(f"{HERE}:die")
    assert not caplog.records


@pytest.mark.usefixtures("beginning")
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


@pytest.mark.usefixtures("beginning")
async def test_nothing_that_a_worker_prints_reaches_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    print("half a line of the parent's", end="")
    async with Workers(1) as workers:
        await workers.run(f"{HERE}:write")
    assert tuple(capfd.readouterr()) == ("half a line of the parent's", "")


@can_fork
async def test_a_fork_takes_leave_of_its_parent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tui.wire.worker.begun", worker_start.forked)
    before = signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        with (tmp_path / "lock").open("w") as lock:
            os.set_inheritable(lock.fileno(), True)
            async with Workers(2) as workers:
                await workers.begin(CROWD + 1)
                files, leads, at_term, read = await workers.run(f"{HERE}:surroundings")
    finally:
        signal.signal(signal.SIGTERM, before)
    files = [file for file in files if file != os.devnull and not file.startswith("/proc/")]
    assert (len(set(files)), files[0][:6]) == (1, "socket")
    assert (leads, at_term, read) == (True, signal.SIG_DFL, "")


class Careless:
    """Holds itself, and closes at its end what it takes for its files."""

    def __init__(self) -> None:
        self.itself, self.owner = self, os.getpid()

    def __del__(self) -> None:
        if os.getpid() != self.owner:
            os.closerange(3, 30)


@can_fork
async def test_what_the_parent_threw_away_closes_no_file_of_a_fork(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "collecting.py").write_text("import gc\ngc.collect()\nanswer = int\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr("tui.wire.worker.begun", worker_start.forked)
    gc.disable()
    try:
        Careless()
        async with Workers(1, warm="collecting:answer") as workers:
            assert await workers.run(f"{HERE}:double", 2) == 4
    finally:
        gc.enable()


@can_fork
async def test_a_fork_whose_beginning_is_cancelled_is_ended_and_buried(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[int] = []
    fork = os.fork

    def noted() -> int:
        begun.append(fork())
        return begun[-1]

    monkeypatch.setattr(os, "fork", noted)
    beginning = asyncio.create_task(worker_start.forked(1 << 30, ""))
    await asyncio.sleep(0)
    beginning.cancel()
    with pytest.raises(asyncio.CancelledError):
        await beginning
    with pytest.raises(ChildProcessError):
        os.waitpid(begun[0], os.WNOHANG)  # noqa: ASYNC222 - which does not wait


_INTERRUPTED = """
import asyncio, os, signal
from tui.wire.worker_start import forked
fork = os.fork
def interrupted():
    pid = fork()
    if not pid:
        signal.raise_signal(signal.SIGINT)
    return pid
async def main():
    os.fork = interrupted
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        await (await forked(1 << 30, "")).wait()
    finally:
        os.write(1, b"one ")
asyncio.run(main())
"""


@can_fork
def test_a_fork_that_is_interrupted_at_its_first_moment_does_not_go_on_as_its_parent(tmp_path: Path) -> None:
    ran = subprocess.run([sys.executable, "-c", _INTERRUPTED], capture_output=True, env=environment(tmp_path))
    assert (ran.stdout, ran.stderr, ran.returncode) == (b"one ", b"", 0)


class Dead:
    """A worker that has ended, and whose number is somebody else's since."""

    stdin = stdout = None
    returncode = 0

    def __init__(self, pid: int) -> None:
        self.pid = pid

    async def wait(self) -> int:
        return self.returncode


def test_who_has_the_number_of_a_worker_that_died_is_not_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as stranger:
        workers = Workers(1)
        workers._all.add(Dead(stranger.pid))
        asyncio.run(workers.end())
        stranger.communicate(b"\n")
    assert stranger.returncode == 0


def test_a_process_of_two_threads_is_not_forked() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert not worker_start.may_fork()
    finally:
        done.set()
        other.join()


_PARENT = f"""
import asyncio
from tui.wire import worker, worker_start
async def main():
    worker.begun = worker_start.{{way}}
    async with worker.Workers(2) as workers:
        await workers.begin(worker.CROWD + 1)
        print(*(process.pid for process in workers._all), flush=True)
        await workers.run("{HERE}:hang", seconds=2)
asyncio.run(main())
"""


def test_workers_end_with_a_parent_that_is_killed_also_one_that_hangs(tmp_path: Path, beginning: str) -> None:
    code = _PARENT.format(way=beginning)
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=environment(tmp_path)
    ) as parent:
        assert parent.stdout is not None
        workers = [int(number) for number in parent.stdout.readline().split()]
        parent.kill()
    assert len(workers) == 2
    wait_for(lambda: all(map(is_gone, workers)))


def is_gone(pid: int) -> bool:
    """Whether a process has ended; who adopts it may be slow to bury it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def wait_for(true: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while not true() and time.monotonic() < until:
        time.sleep(0.02)
    assert true()
