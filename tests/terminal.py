"""A program in a real pseudo terminal, and what its screen shows, by a terminal emulator (pyte).

The tests look at screens with it, and the benchmarks count bytes and processor time. POSIX alone has such terminals.
"""

from __future__ import annotations

import codecs
import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "backspace": "\x7f",
}
_UNKNOWN = re.compile(r"\x1b\[[<=>?][0-9;]*\$?[A-Za-km-z]|\x1b\[\?(?!25)[0-9;]*[hl]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
"""What modern terminals are asked and told, and pyte would print: modes, keyboard protocol, title, clipboard."""


class Terminal:
    """A program on a screen of so many columns and rows; a context manager that ends it."""

    def __init__(
        self, words: Sequence[str], columns: int = 80, rows: int = 24, *, folder: Path, environment: Mapping[str, str]
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.written = bytearray()
        self._stream = pyte.Stream(self.screen)
        self._pending = ""
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._ours, theirs = pty.openpty()
        self._tell_size(columns, rows)
        # Textual believes these two before it asks the terminal, and whoever imports readline has them set.
        environment = {name: value for name, value in environment.items() if name not in ("COLUMNS", "LINES")}
        colours = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            words,
            cwd=folder,
            env={**environment, **colours},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for end in (signal.SIGTERM, signal.SIGKILL):
            if self.process.poll() is None:
                os.killpg(self.process.pid, end)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._drain_until_ended(2.0)
        os.close(self._ours)

    def _drain_until_ended(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < until:
            self.pump(0.05)
        self.process.wait(0.1)

    def _tell_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, as a window that is dragged does."""
        self._tell_size(columns, rows)
        self.screen.resize(rows, columns)
        os.kill(self.process.pid, signal.SIGWINCH)

    def press(self, *keys: str) -> None:
        """Press keys: names of KEYS, or text as it is typed."""
        for key in keys:
            os.write(self._ours, KEYS.get(key, key).encode())

    def click(self, column: int, row: int) -> None:
        """Press and release the left button over a cell, counted from 0 (SGR mouse mode)."""
        os.write(self._ours, f"\x1b[<0;{column + 1};{row + 1}M\x1b[<0;{column + 1};{row + 1}m".encode())

    def pump(self, seconds: float) -> bool:
        """Take in what is drawn, waiting for so long at the most; tell whether anything was."""
        if not select.select([self._ours], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._ours, 1 << 16)
        except OSError:  # Linux's way to say that the program has closed its end
            time.sleep(min(seconds, 0.02))
            return False
        self.written += data
        self._feed(data)
        return True

    def _feed(self, data: bytes) -> None:
        """Hand on what pyte knows; an escape sequence that is not whole yet waits for its rest."""
        text = self._pending + self._decode(data)
        cut = text.rfind("\x1b", max(0, len(text) - 64))
        whole = cut < 0 or re.match(r"\x1b(?:\[[0-9;:<=>?$ ]*[@-~]|\][^\x07]*\x07|[^\[\]])", text[cut:])
        if not whole and len(text) - cut < 4096:
            text, self._pending = text[:cut], text[cut:]
        else:
            self._pending = ""
        self._stream.feed(_UNKNOWN.sub("", text))

    def wait(self, words: str, seconds: float = 30.0) -> float:
        """Wait until the words stand on the screen; return the seconds since the start. Raises AssertionError."""
        until = time.monotonic() + seconds
        while words not in self.text():
            assert time.monotonic() < until, f"{words!r} did not appear on\n{self.text()}"
            assert self.pump(0.05) or self.process.poll() is None, f"ended with\n{self.text()}"
        return time.monotonic() - self.started

    def settle(self, quiet: float = 0.25, seconds: float = 10.0) -> None:
        """Wait until nothing has been drawn for a while."""
        until = time.monotonic() + seconds
        while self.pump(quiet) and time.monotonic() < until:
            pass

    def text(self) -> str:
        """What stands on the screen, without blanks at the ends of lines; pyte's own fails in the middle of a frame."""
        rows, columns = range(self.screen.lines), range(self.screen.columns)
        cells = self.screen.buffer
        return "\n".join("".join(cells[row][column].data for column in columns).rstrip() for row in rows)

    def cpu(self) -> float:
        """Processor seconds that the program's threads have used, to the nanosecond (Linux's schedstat)."""
        threads = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text(encoding="ascii").split()[0]) for thread in threads) / 1e9

    def memory(self) -> int:
        """Bytes of memory that belong to the program alone or are in use by it now (Linux's resident set)."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
