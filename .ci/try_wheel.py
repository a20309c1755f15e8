"""Start an installed nightdesk away from its checkout: `try_wheel.py COMMAND` exits 0 where all of it came along."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from importlib.resources import files
from pathlib import Path

CARRIED = ("data/feeds.toml", "desk/data", "demo/wire", "py.typed")
COMMANDS = (["--version"], ["--help"], ["list"], ["feeds"], ["demo", "--list"])
ROWS, COLUMNS = 24, 80
PATIENCE = 60.0
"""Seconds until the newsroom must have drawn a story, and again until it must have left."""

EXPECTED = b"Marlowe"
"""A vendor of the sample wire: where it is on the screen, the demo was fetched, kept and drawn."""


def main(command: str) -> None:
    """Run the command as a user would, with an empty home."""
    missing = [name for name in CARRIED if not Path(str(files("tui"))).joinpath(name).exists()]
    if missing:
        sys.exit(f"the wheel does not carry {', '.join(missing)}")
    with tempfile.TemporaryDirectory() as home:
        for words in COMMANDS:
            run([command, *words], home)
        newsroom([command, "demo"], home)


def environment(home: str) -> dict[str, str]:
    """Return an environment whose folders are all in `home`."""
    folders = {f"XDG_{kind}_HOME": home for kind in ("DATA", "CONFIG", "STATE", "CACHE")}
    return os.environ | folders | {"HOME": home, "TERM": "xterm-256color"}


def run(words: list[str], home: str) -> None:
    """Run one command; exits with its output where it fails."""
    done = subprocess.run(
        words, env=environment(home), cwd=home, capture_output=True, text=True, timeout=120, check=False
    )
    print(f"{' '.join(words[1:]):12} {done.stdout.splitlines()[0] if done.stdout else ''}")
    if done.returncode:
        sys.exit(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")


def newsroom(words: list[str], home: str) -> None:
    """Open the newsroom in a real terminal of 80×24, wait for a story, and leave it with q."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    process = subprocess.Popen(
        words, env=environment(home), cwd=home, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    )
    os.close(theirs)
    try:
        drawn = read_until(ours, EXPECTED)
        os.write(ours, b"q")
        read_until(ours, None)
        code = process.wait(PATIENCE)
    finally:
        process.kill()
    if code or EXPECTED not in drawn:
        sys.exit(f"the newsroom ended with {code}, having drawn {drawn[-2000:]!r}")
    print(f"{' '.join(words[1:]):12} opened at {COLUMNS}×{ROWS}, drew a story, left with q")


def read_until(terminal: int, wanted: bytes | None) -> bytes:
    """Return what is drawn until `wanted` is among it (None: until the program ends), or patience does."""
    drawn = b""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and (wanted is None or wanted not in drawn):
        if not select.select([terminal], [], [], 0.5)[0]:
            continue
        try:
            data = os.read(terminal, 65536)
        except OSError:  # Linux's way to say that the other end is closed
            break
        if not data:
            break
        drawn += data
    return drawn


if __name__ == "__main__":
    main(sys.argv[1])
