"""`nightdesk status`: one line for a prompt, tmux or a status bar, and an exit code to act on."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime, timedelta

from tui.brief.times import stamp
from tui.cli.house import House
from tui.cli.output import emit, emit_json
from tui.cli.prompt import OPEN_HOURS, knowledge, line
from tui.incident import Incident, Stage
from tui.stack import on_stack


def configure(parser: ArgumentParser) -> None:
    """Add the way to print."""
    parser.add_argument("--json", action="store_true", help="print the incidents that count as JSON")
    parser.epilog = (
        "examples:\n  nightdesk status\n  set -g status-right '#(nightdesk status)'      in tmux.conf\n"
        "  nightdesk status || echo look\n\n"
        "It reads the archive and asks no network. Exit code: 0 all is calm, 1 something is wrong on your stack,\n"
        "or nothing was heard for hours and nobody knows, 2 something critical is. Without [[watch]] in config.toml\n"
        "every open incident counts."
    )


def run(options: Namespace, house: House) -> int:
    """Print the line and return 0, 1 or 2. Without options `tui.cli.prompt` has answered already, if it could."""
    found = _open(house)
    watches = house.settings(narrate=False).watches
    answered, asked, failing = house.archive().feeds.heard() if house.has_archive() else (None, False, False)
    known = knowledge(answered, asked, failing)
    text, code = line(found, watches, known)
    if options.json:
        from tui.brief.incident import incident_record

        mine = [one for one in found if not watches or on_stack(one, watches)]
        records = [incident_record(one) for one in mine]
        emit_json({"incidents": records, "elsewhere": len(found) - len(mine), "answered": _time(answered)})
    else:
        emit(text)
    return code


def _time(answered: float | None) -> str | None:
    return None if answered is None else stamp(datetime.fromtimestamp(answered, UTC))


def _open(house: House) -> list[Incident]:
    """Return the open incidents, the newest first; one that the user muted asks for nobody's attention."""
    if not house.has_archive():
        return []
    now = datetime.now(UTC)
    found = house.archive().incidents.read.recent(now - timedelta(hours=OPEN_HOURS), now)
    open_ones = [one for one in found if not one.stage.over and one.stage is not Stage.STALE and not one.muted]
    return sorted(open_ones, key=lambda one: one.last_news, reverse=True)
