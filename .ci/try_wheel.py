"""Start an installed nightdesk away from its checkout: `try_wheel.py COMMAND` exits 0 where all of it came along."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

CARRIED = ("data/feeds.toml", "desk/data", "demo/wire")


def main(command: str) -> None:
    """Run the command as a user would, with an empty home."""
    missing = [name for name in CARRIED if not Path(str(files("tui"))).joinpath(name).exists()]
    if missing:
        sys.exit(f"the wheel does not carry {', '.join(missing)}")
    with tempfile.TemporaryDirectory() as home:
        for words in (["--version"], ["--help"]):
            run([command, *words], home)


def run(words: list[str], home: str) -> None:
    """Run one command; exits with its output where it fails."""
    environment = os.environ | {"HOME": home, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home}
    done = subprocess.run(words, env=environment, cwd=home, capture_output=True, text=True, timeout=120, check=False)
    print(f"{' '.join(words[1:]):12} {done.stdout.splitlines()[0] if done.stdout else ''}")
    if done.returncode:
        sys.exit(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    main(sys.argv[1])
