"""`nightdesk brief`: the hand-over at the end of a shift, ready to be pasted."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime

from tui import handovers
from tui.brief.handover import FORMATS, handover, render
from tui.cli.house import House
from tui.cli.incidents import recent
from tui.cli.output import emit, say
from tui.cli.since import since
from tui.errors import Exit


def configure(parser: ArgumentParser) -> None:
    """Add the time, the words and the formats."""
    parser.add_argument("words", nargs="*", metavar="WORD", help="only incidents whose vendor or title has these words")
    parser.add_argument("--since", default="12h", metavar="TIME", help="12h (default), 2d, 2026-11-01, or last")
    parser.add_argument("--format", choices=list(FORMATS), default="md", help="how to write it (default md)")
    parser.epilog = (
        "examples:\n  nightdesk brief\n  nightdesk brief --since last > handover.md\n"
        "  nightdesk brief --format slack cloudflare\n\n"
        "last is the moment of the last brief without words; every line names its source"
    )


def run(options: Namespace, house: House) -> int:
    """Print the brief; raises UsageError for a time that cannot be read."""
    now = datetime.now(UTC)
    moment = handovers.last(now) if options.since == "last" else since(options.since, now)
    incidents = recent(house, min(moment, now - handovers.LOOK_BACK), options.words)
    kept = house.has_archive()
    watches = house.settings().watches
    brief = (
        handovers.compose(house.archive(), incidents, watches, moment, now)
        if kept
        else handover((), moment, now, {}, known="nothing fetched yet")
    )
    emit(render(brief, options.format).rstrip("\n"))
    if not options.words:
        _remember(now)
    if not kept:
        say("nothing is fetched yet; do it with: nightdesk fetch")
    return Exit.OK


def _remember(now: datetime) -> None:
    try:
        handovers.remember(now)
    except OSError as error:
        say(f"the time of this brief could not be kept, so --since last will not know it: {error.strerror}")
