"""The newsroom: the Textual app that people sit in front of. It never fetches and never parses; children do.

Only `run()` is meant for the outside, and it alone imports Textual, so that the command line does not pay for it.
"""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.config import FeedList, Settings

__all__ = ["run"]

_ESCAPE_WAIT = "25"
"""Milliseconds to wait for the rest of an escape sequence after Esc; Textual's 100 make Esc feel slow."""

_FEWER_COLOURS = "256"
"""Over SSH: a third fewer bytes than 24-bit colours (`tui.newsroom.coarse`)."""


def run(database: Path, feeds: FeedList, settings: Settings, *, refresh_command: Sequence[str]) -> int:
    """Open the newsroom over the database and return an exit code when the user leaves it.

    `refresh_command` is the command line of the fetch into the same database, such as
    `[python, "-m", "tui", "--db", …, "fetch", "--progress", "json"]`; what stands before "fetch" serves other children.
    Raises DatabaseError where the database can be opened neither for writing nor for reading, and whatever the newsroom
    itself failed by, once the terminal is as it was.
    """
    os.environ.setdefault("ESCDELAY", _ESCAPE_WAIT)
    if os.environ.get("SSH_CONNECTION"):
        os.environ.setdefault("TEXTUAL_COLOR_SYSTEM", _FEWER_COLOURS)
    gc.disable()
    try:
        from tui.archive import Archive
        from tui.completing import completed
        from tui.newsroom.app import NewsroomApp
        from tui.newsroom.charset import send_look_alikes
        from tui.newsroom.hangup import leave_with_output
        from tui.newsroom.room import Room
        from tui.own_vendors import names_by

        with Archive.open(database, complete=completed, called=names_by(feeds.vendors)) as archive:
            threading.excepthook = leave_with_output
            send_look_alikes()
            app = NewsroomApp(Room(archive, feeds, settings, tuple(refresh_command)))
            app.run()
            if app.fault is not None:
                raise app.fault
            return app.return_code or 0
    finally:
        threading.excepthook = threading.__excepthook__
        gc.enable()
