"""A warm house: all rooms are imported once, and each command is a process forked from here.

Most of what a short command costs is imports, and the tests run hundreds of commands. A forked process has its own
folder, environment, files and exit code as any other; what it cannot show is what a fresh process imports, which is
what tests/test_walls.py is for. One line of JSON in is one call, one line out its exit code.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

ROOMS = ("tui.cli", "tui.archive", "tui.brief", "tui.config", "tui.desk", "tui.demo", "tui.refresh", "tui.wire")
FLAGS = (os.O_RDONLY, os.O_WRONLY, os.O_WRONLY)


def serve() -> int:
    """Answer calls until the input ends; in a forked process, return the exit code of its command."""
    warm_up()
    for line in sys.stdin.buffer:
        child = os.fork()
        if not child:
            return run(json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)
    return 0


def warm_up() -> None:
    """Import every module of every room that a command may enter."""
    for room in ROOMS:
        for module in walk_packages(import_module(room).__path__, f"{room}."):
            import_module(module.name)
    gc.freeze()  # what is collected in a child need not be copied to it first


def run(call: dict[str, Any]) -> int:
    """Become `nightdesk WORDS` in the folder, environment and files of the call."""
    os.chdir(call["folder"])
    os.environ.clear()
    os.environ.update(call["environment"])
    time.tzset()
    for number, (path, flags) in enumerate(zip(call["files"], FLAGS, strict=True)):
        file = os.open(path, flags)
        os.dup2(file, number)
        os.close(file)
    sys.stdin = os.fdopen(0, encoding=sys.stdin.encoding, errors=sys.stdin.errors, closefd=False)
    sys.argv = ["nightdesk", *call["words"]]
    code: int = import_module("tui.cli").main(call["words"])
    return code


if __name__ == "__main__":
    sys.exit(serve())
