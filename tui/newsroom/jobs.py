"""Whether somebody waits who can take up the newsroom again once it is stopped: a shell with job control."""

from __future__ import annotations

import os
import sys


def can_be_stopped() -> bool:
    """Tell whether the process that started this one is a shell that `fg` can be told.

    Such a shell gives each job a process group of its own (POSIX, "Job Control"). Where the parent is in ours, or in
    another session, as under a multiplexer that was told to run nothing but us, nobody would hear that we stopped.
    """
    if sys.platform == "win32":
        return False
    parent = os.getppid()
    try:
        return os.getsid(parent) == os.getsid(0) and os.getpgid(parent) != os.getpgrp()
    except OSError:  # it is gone, or another user's
        return False
