"""The inside of a worker process: calls in, answers out, until the parent closes the pipe.

The process guards itself as well: an alarm ends it where the parent was killed and cannot, and the memory limit turns
a flood into a MemoryError. Nothing that a parser prints reaches the terminal.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Any, BinaryIO, NoReturn

from tui.text.expressions import shelf

_SIZE = struct.Struct(">I")
_HEAD = struct.Struct(">Id")
_GRACE = 2.0
_STANDARD_ERROR = 2

_SELDOM = 20_000
"""New containers after which garbage is looked for. What a call makes lives as long as the call; Python's own 700 would
have all of a large feed looked through again and again."""


def serve(memory: int, warm: str = "") -> None:
    """Answer calls until the input ends. `memory` is the address space in bytes that may be added once warm.

    `warm` names a function whose module is imported before the first call comes.
    """
    calls, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    limited = False
    if warm:
        _function(warm)
    gc.freeze()
    gc.set_threshold(_SELDOM)
    while True:
        head = calls.read(_HEAD.size)
        if len(head) < _HEAD.size:
            return
        size, seconds = _HEAD.unpack(head)
        request = calls.read(size)
        _set_alarm(seconds + _GRACE)
        target, arguments = pickle.loads(request)
        function = _function(target)
        if not limited:
            _limit_memory(memory)
            limited = True
        answer = _answer(function, arguments)
        shelf.write()  # before the answer: who has that may end this process at any moment
        _send(answers, answer)
        _set_alarm(0)


def become(line: int, memory: int, warm: str) -> NoReturn:
    """Make a worker of this process, which has just been forked: over `line` come calls, and go answers.

    It takes leave of its parent: of the session, of what the parent does at a signal, and of all its files.
    """
    try:
        gc.freeze()  # what the parent threw away may close, when it is collected, a number that is another file by then
        os.setsid()
        _take_signals_as_usual()
        os.dup2(line, 0)
        os.dup2(line, 1)
        os.dup2(os.open(os.devnull, os.O_RDWR), 2)
        _close_all_but_standard()
        sys.stdin = open(os.devnull)  # noqa: SIM115 - for good
        sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115 - what the parent has buffered is the parent's
        serve(memory, warm)
    finally:
        os._exit(0)  # what the parent would do at its end is not for its child to do


def _take_signals_as_usual() -> None:
    signal.set_wakeup_fd(-1)
    for number in signal.valid_signals():
        if callable(signal.getsignal(number)):
            signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())


def _close_all_but_standard() -> None:
    """Close the files that are open; to try every number that may be one takes minutes where a billion may."""
    for number in map(int, os.listdir("/proc/self/fd")):
        if number > _STANDARD_ERROR:
            with suppress(OSError):  # the one of the list itself
                os.close(number)


def _function(target: str) -> Callable[..., Any]:
    module, _, name = target.partition(":")
    function: Callable[..., Any] = getattr(import_module(module), name)
    return function


def _answer(function: Callable[..., Any], arguments: tuple[Any, ...]) -> bytes:
    """Return the pickled result, or the pickled reason why there is none."""
    try:
        return pickle.dumps(("ok", function(*arguments)), protocol=5)
    except MemoryError:
        words = "needs too much memory to be read"
    except RecursionError:
        words = "nested too deeply to be read"
    except Exception as error:
        # Only what we raise ourselves is passed on in its own words: other texts can quote the input at length.
        words = str(error) if getattr(error, "for_people", False) else f"could not be read ({type(error).__name__})"
    return pickle.dumps(("error", words), protocol=5)


def _send(answers: BinaryIO, answer: bytes) -> None:
    answers.write(_SIZE.pack(len(answer)))
    answers.write(answer)
    answers.flush()


def _set_alarm(seconds: float) -> None:
    """End this process after so many seconds, whatever it does then; 0 takes the order back."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit_memory(extra: int) -> None:
    """Let the address space grow by `extra` bytes and no further, where the system can tell and limit it (Linux)."""
    try:
        import resource  # Windows has none

        with open("/proc/self/statm", encoding="ascii") as status:
            now = int(status.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + extra, now + extra))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError):
        return
