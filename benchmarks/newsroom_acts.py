"""What is done to a program in a terminal, and what each act costs it: for `benchmarks.newsroom`."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.terminal import Terminal


@dataclass(frozen=True, slots=True)
class Cost:
    """What one act cost: processor milliseconds, bytes to the terminal, and wall milliseconds."""

    cpu: float
    sent: float
    wall: float = 0.0


def spent(terminal: Terminal, act: Callable[[], object]) -> Cost:
    """Do something and return what it cost the program."""
    cpu, sent, began = terminal.cpu(), len(terminal.written), time.monotonic()
    act()
    wall = (time.monotonic() - began) * 1000
    return Cost((terminal.cpu() - cpu) * 1000, len(terminal.written) - sent, wall)


def pressed(terminal: Terminal, key: str) -> None:
    """Press a key and wait until all of its answer is drawn."""
    terminal.press(key)
    terminal.settle(0.2)


def answered(terminal: Terminal, key: str) -> None:
    """Press a key and wait for the first of its answer."""
    terminal.press(key)
    assert terminal.pump(20.0), f"nothing was drawn after {key}"


def held(terminal: Terminal, key: str, times: int) -> Cost:
    """Hold a key down (forty a second) and return what one press costs."""

    def hold() -> None:
        for _ in range(times):
            terminal.press(key)
            until = time.monotonic() + 0.025
            while (rest := until - time.monotonic()) > 0:
                terminal.pump(rest)
        terminal.settle(0.3)

    cost = spent(terminal, hold)
    return Cost(cost.cpu / times, cost.sent / times, cost.wall / times)


def within_a_minute(terminal: Terminal) -> None:
    """Wait until a whole minute begins if this one ends soon: at its end the ages on the screen are drawn anew."""
    left = 60 - time.time() % 60
    if left < 14:
        terminal.settle(left + 2, left + 2)


def latencies(terminal: Terminal, times: int) -> list[float]:
    """Press j and k in turn and return the milliseconds until something is drawn for each."""
    found = []
    for turn in range(times):
        while terminal.pump(0.03):
            pass
        found.append(spent(terminal, lambda turn=turn: answered(terminal, "jk"[turn % 2])).wall)  # type: ignore[misc]
    return found


def percentile(values: Sequence[float], share: float = 0.95) -> float:
    """Return the value below which that share of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
