"""`nightdesk undo`: take back the last change, also one from before a restart."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import UTC

from tui.cli.house import House
from tui.cli.output import emit, say
from tui.errors import Exit


def configure(parser: ArgumentParser) -> None:
    """Add the list of acts."""
    parser.add_argument("--list", action="store_true", help="list your acts, newest first, and change nothing")
    parser.epilog = "examples:\n  nightdesk undo\n  nightdesk undo --list"


def run(options: Namespace, house: House) -> int:
    """Undo the newest act, or list the acts."""
    if not house.has_archive():
        say("there is nothing to undo")
        return Exit.OK
    undo = house.archive().undo
    if options.list:
        for act in undo.acts():
            undone = " (undone)" if act.undone_at else ""
            emit(f"{act.at.astimezone(UTC):%Y-%m-%d %H:%M} UTC  {act.words}{undone}")
        return Exit.OK
    from tui.dossiers import undo as undo_last

    words = undo_last(house.archive())
    say(f"undone: {words}" if words else "there is nothing to undo")
    return Exit.OK
