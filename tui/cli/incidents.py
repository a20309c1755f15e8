"""`nightdesk incidents`: what is broken, since when, who says so, and is it over."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import UTC, datetime

from tui.brief.incident import first_heard, headline, incident_record, titled, voices
from tui.cli.house import House
from tui.cli.output import emit, emit_json, say
from tui.cli.since import since
from tui.errors import Exit
from tui.heard import as_of
from tui.incident import Incident
from tui.own_vendors import speaks_of
from tui.stack import stack_first
from tui.text.moments import listed


def configure(parser: ArgumentParser) -> None:
    """Add the words to look for and the ways to print."""
    parser.add_argument("words", nargs="*", metavar="WORD", help="only incidents whose vendor or title has these words")
    parser.add_argument("--since", default="7d", metavar="TIME", help="with news since: 12h, 7d (default), 2026-11-01")
    parser.add_argument("--open", action="store_true", help="leave out those that are over, stale or muted")
    shapes = parser.add_mutually_exclusive_group()
    shapes.add_argument("--json", action="store_true", help='print {"schema": 1, "incidents": [...]}')
    shapes.add_argument("--plain", action="store_true", help="print one sentence an incident")
    parser.epilog = (
        "examples:\n  nightdesk incidents\n  nightdesk incidents --open\n  nightdesk incidents cloudflare --since 90d\n"
        "  nightdesk incidents --json | jq '.incidents[] | select(.acknowledged == null)'\n\n"
        "Those that touch your stack ([[watch]] in config.toml) come first, with a !; ^ is pinned, ~ is muted."
    )


def run(options: Namespace, house: House) -> int:
    """Print the incidents; raises UsageError for a time that cannot be read."""
    now = datetime.now(UTC)
    found = recent(house, since(options.since, now), options.words, open_only=options.open)
    marked = stack_first(found, house.settings().watches)
    if options.json:
        emit_json({"incidents": [{**incident_record(one), "stack": mine} for one, mine in marked]})
        return Exit.OK
    for incident, mine in marked:
        emit(_sentence(incident, mine) if options.plain else _line(incident, mine, now))
    if not found:
        told = house.archive().feeds.heard() if house.has_archive() else (None, False, False)
        known = as_of(*told, now.timestamp())
        say(f"no incident answers to that{known and f' ({known})'}; see all stories with: nightdesk list is:outage")
    return Exit.OK


def recent(house: House, moment: datetime, words: list[str], *, open_only: bool = False) -> list[Incident]:
    """Return the incidents with news since `moment` that have all the words in vendor, service or title.

    The words may also be another name of the vendor.
    """
    if not house.has_archive():
        return []
    found = house.archive().incidents.read.recent(moment)
    if open_only:
        found = [one for one in found if not one.stage.over and one.stage != "stale" and not one.muted]
    return [one for one in found if _has(one, words, house.called)]


def _has(incident: Incident, words: list[str], called: Callable[[str], frozenset[str]]) -> bool:
    text = f"{incident.vendor} {incident.service} {incident.title}"
    return speaks_of(words, incident.vendor, text, called)


def _line(incident: Incident, mine: bool, now: datetime) -> str:
    stack = "!" if mine else " "
    pin = "^" if incident.pinned else "~" if incident.muted else " "
    state = f"{incident.severity or '':5} {incident.stage:16}"
    title = titled(incident)
    first = listed(incident.first_report, now)
    return f"{incident.id:6} {stack}{pin} {state} {first} {title}  ({voices(incident)})"


def _sentence(incident: Incident, mine: bool) -> str:
    first = first_heard(incident)
    who = f"Incident {incident.id}{', on your stack' if mine else ''}"
    return f"{who}, {headline(incident)}. {first[0].upper()}{first[1:]}, {voices(incident)}."
