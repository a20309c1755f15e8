"""`nightdesk` and `nightdesk newsroom`: the Textual app."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tui.cli.house import House
from tui.cli.output import is_terminal
from tui.errors import UsageError
from tui.paths import PYTHON

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


_NOT_DRAWN_ON = ("dumb", "unknown")
"""Values of TERM that say so; on such a terminal the newsroom never came to rest, and answered no key."""


def configure(parser: ArgumentParser) -> None:
    """Describe the command; it has no arguments of its own."""
    parser.description = "Open the newsroom: outages on top, Enter reads a story, ? shows every key."
    parser.epilog = (
        "examples:\n  nightdesk\n  nightdesk --db work.db --feeds work.toml\n  NO_COLOR=1 nightdesk newsroom"
    )


def run(options: Namespace, house: House) -> int:
    """Open the newsroom and return when the user leaves it; raises UsageError where no terminal can be drawn on."""
    in_browser = "TEXTUAL_DRIVER" in os.environ  # then `nightdesk serve` is at the other end of both pipes
    if not in_browser and not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        raise UsageError("the newsroom needs a terminal; in a pipe use: nightdesk list")
    if not in_browser and os.environ.get("TERM") in _NOT_DRAWN_ON:
        raise UsageError(f"nothing can be drawn here (TERM={os.environ['TERM']}); use: nightdesk list --plain")
    from tui.newsroom import run as open_newsroom

    # The newsroom shows the problems of both files itself: what is printed now would vanish under it.
    feeds, settings = house.feed_list(narrate=False), house.settings(narrate=False)
    house.make_room()
    return open_newsroom(house.database, feeds, settings, refresh_command=refresh_command(house))


def refresh_command(house: House) -> list[str]:
    """Return the command by which the newsroom's child fetches into the same database from the same feeds."""
    feeds = house.feed_list(narrate=False).path
    return [
        *PYTHON,
        "-m",
        "tui",
        "--feeds",
        str(feeds.absolute()),
        "--db",
        str(house.database.absolute()),
        "fetch",
        "--progress",
        "json",
    ]
