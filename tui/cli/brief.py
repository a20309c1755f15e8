"""`nightdesk brief`: the hand-over at the end of a shift, ready to be pasted."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tui.brief.handover import FORMATS, handover, render
from tui.cli.house import House
from tui.cli.incidents import recent
from tui.cli.output import emit, say
from tui.cli.since import since
from tui.dossiers import read
from tui.errors import Exit
from tui.paths import state_dir
from tui.stack import on_stack

LOOK_BACK = timedelta(days=7)
"""How long an incident without news may still be told of as live or quiet."""

_LAST = "last-brief"


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
    moment = _last(now) if options.since == "last" else since(options.since, now)
    found = [
        read(house.archive(), incident.id).dossier
        for incident in recent(house, min(moment, now - LOOK_BACK), options.words)
    ]
    stories = {event.story_id for one in found for event in one.timeline}
    urls = {story: house.archive().stories.story(story).url for story in stories}
    first = [one.incident.id for one in found if on_stack(one.incident, house.settings().watches)]
    emit(render(handover(found, moment, now, urls, first), options.format).rstrip("\n"))
    if not options.words:
        _remember(now)
    if not house.has_archive():
        say("nothing is fetched yet; do it with: nightdesk fetch")
    return Exit.OK


def _note() -> Path:
    return state_dir() / _LAST


def _last(now: datetime) -> datetime:
    """Return when the last brief was made, twelve hours ago where there was none."""
    try:
        return datetime.fromisoformat(_note().read_text(encoding="utf-8").strip()).astimezone(UTC)
    except (OSError, ValueError):
        return now - timedelta(hours=12)


def _remember(now: datetime) -> None:
    try:
        _note().write_text(now.isoformat(), encoding="utf-8")
    except OSError as error:
        say(f"the time of this brief could not be kept, so --since last will not know it: {error.strerror}")
