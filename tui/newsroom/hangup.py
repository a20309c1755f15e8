"""A terminal that is gone takes its newsroom with it, also where the system sends no SIGHUP.

The kernel hangs up the processes of the session that a terminal controls. A newsroom started without one (by a terminal
multiplexer's plugin, by a web terminal) hears nothing: Textual would read the dead terminal's end of file for ever, or,
once the thread that writes to it has failed, wait for ever until that thread takes the next frame.
"""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
import threading
from collections.abc import Callable

_OUTPUT = "textual-output"
"""What Textual calls the thread that writes."""


def is_terminal() -> bool:
    """Tell whether standard input is a terminal, so that its end can be told from that of a file or a pipe."""
    return sys.__stdin__ is not None and sys.__stdin__.isatty()


def leave_when_asked(leave: Callable[[int], object]) -> None:
    """Call `leave` with an exit code at SIGTERM, from the running loop; a second one ends the process at once.

    The terminal is still there, unlike at SIGHUP: without a goodbye the shell would be left on our screen, without an
    echo, and told of each move of the mouse.
    """
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()

    def asked() -> None:
        loop.remove_signal_handler(signal.SIGTERM)
        leave(128 + signal.SIGTERM)

    loop.add_signal_handler(signal.SIGTERM, asked)


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


def leave_with_output(failed: threading.ExceptHookArgs) -> None:
    """End the process where a thread could not write to the terminal; to be set as `threading.excepthook`.

    No other can end it then: the loop in which `leave_if_gone` is asked waits for the thread that is no more.
    """
    if isinstance(failed.exc_value, OSError) and failed.thread is not None and failed.thread.name == _OUTPUT:
        leave_if_gone()
        os._exit(1)
    threading.__excepthook__(failed)
