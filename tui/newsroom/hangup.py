"""A terminal that is gone takes its newsroom with it, also where the system sends no SIGHUP.

The kernel hangs up the processes of the session that a terminal controls. A newsroom started without one (by a terminal
multiplexer's plugin, by a web terminal) hears nothing, and Textual would read the dead terminal's end of file for ever.
"""

from __future__ import annotations

import os
import select
import signal
import sys


def is_terminal() -> bool:
    """Tell whether standard input is a terminal, so that its end can be told from that of a file or a pipe."""
    return sys.__stdin__ is not None and sys.__stdin__.isatty()


def leave_if_gone() -> None:
    """End the process, as SIGHUP does, if the terminal at standard input has hung up.

    At once and without goodbyes: there is no screen to restore, and all that the user did is committed already.
    """
    if sys.platform == "win32" or sys.__stdin__ is None:
        return
    poll = select.poll()
    poll.register(sys.__stdin__.fileno(), 0)
    if any(events & (select.POLLHUP | select.POLLNVAL) for _, events in poll.poll(0)):
        os.kill(os.getpid(), signal.SIGHUP)
        os._exit(128 + signal.SIGHUP)
