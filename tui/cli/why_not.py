"""`nightdesk why-not`: why an incident raised no alert, or what was held back of late."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime

from tui.cli.alerts import line
from tui.cli.house import House
from tui.cli.output import emit, say
from tui.cli.stories import is_number
from tui.errors import Exit, NotFoundError, UsageError


def configure(parser: ArgumentParser) -> None:
    """Add the incident."""
    parser.add_argument("incident", nargs="?", metavar="INCIDENT", help="its number, as nightdesk incidents shows it")
    parser.epilog = (
        "examples:\n  nightdesk why-not\n  nightdesk why-not 7\n\n"
        "Without a number it lists what was held back, the newest first."
    )


def run(options: Namespace, house: House) -> int:
    """Print the reasons; raises UsageError for what is no number, NotFoundError for an incident that is not there."""
    if not house.has_archive():
        raise NotFoundError("nothing is fetched yet; do it with: nightdesk fetch")
    archive = house.archive()
    if options.incident is None:
        held, now = archive.alerts.recent(50, held=True), datetime.now(UTC)
        for alert in held:
            emit(line(alert, now))
        if not held:
            say("nothing was held back")
        return Exit.OK
    if not is_number(options.incident):
        raise UsageError(f"{options.incident!r} is no number; nightdesk incidents shows them")
    from tui.alerts.reasons import reasons

    for reason in reasons(archive, house.settings(), int(options.incident), datetime.now(UTC)):
        emit(reason)
    return Exit.OK
