"""`nightdesk status`: one line for a prompt, tmux or a status bar, and an exit code to act on."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from tui.cli.house import House
from tui.cli.output import emit, emit_json
from tui.incident import Incident, Stage
from tui.model import Severity
from tui.stack import on_stack

CALM, CONCERNED, CRITICAL = 0, 1, 2
_LOOK_BACK = timedelta(days=3)
_NAMED = 3
"""How many incidents the line names."""

_ORDER = (Severity.CRIT, Severity.MAJOR, Severity.MINOR, None)


def configure(parser: ArgumentParser) -> None:
    """Add the way to print."""
    parser.add_argument("--json", action="store_true", help="print the incidents that count as JSON")
    parser.epilog = (
        "examples:\n  nightdesk status\n  set -g status-right '#(nightdesk status)'      in tmux.conf\n"
        "  nightdesk status || echo look\n\n"
        "It reads the archive and asks no network. Exit code: 0 all is calm, 1 something is wrong on your stack,\n"
        "2 something critical is. Without [[watch]] in config.toml every open incident counts."
    )


def run(options: Namespace, house: House) -> int:
    """Print the line and return 0, 1 or 2."""
    mine, others = _open(house)
    if options.json:
        from tui.brief.incident import incident_record

        emit_json({"incidents": [incident_record(one) for one in mine], "elsewhere": others})
    else:
        emit(line(mine, others))
    if any(one.severity is Severity.CRIT for one in mine):
        return CRITICAL
    return CONCERNED if mine else CALM


def line(mine: Sequence[Incident], elsewhere: int) -> str:
    """Return the line: how many are open, the worst of them by name, and how many there are beside the user's stack."""
    rest = f" (+{elsewhere} elsewhere)" if elsewhere else ""
    if not mine:
        return f"calm{rest}"
    names = [f"{one.severity or 'open'} {one.vendor or one.title[:24]}" for one in mine[:_NAMED]]
    more = f" and {len(mine) - _NAMED} more" if len(mine) > _NAMED else ""
    return f"{', '.join(names)}{more}{rest}"


def _open(house: House) -> tuple[list[Incident], int]:
    """Return the open incidents that count, the worst first, and the number of the others."""
    if not house.has_archive():
        return [], 0
    now = datetime.now(UTC)
    found = house.archive().incidents.read.recent(now - _LOOK_BACK, now)
    found = [one for one in found if not one.stage.over and one.stage is not Stage.STALE and not one.muted]
    watches = house.settings(narrate=False).watches
    mine = [one for one in found if not watches or on_stack(one, watches)]
    return sorted(mine, key=lambda one: _ORDER.index(one.severity)), len(found) - len(mine)
