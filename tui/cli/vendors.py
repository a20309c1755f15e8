"""`nightdesk vendors`: each vendor's record of the last 90 days, as news and status pages tell it."""

from __future__ import annotations

import csv
import sys
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime, timedelta

from tui.brief.vendors import DAYS, NOTE, Standing, minutes, sparkline, standings
from tui.cli.house import House
from tui.cli.near import meant
from tui.cli.output import emit, emit_json, say
from tui.errors import Exit
from tui.own_vendors import speaks_of
from tui.records import Record
from tui.text import clean_line, cut


def configure(parser: ArgumentParser) -> None:
    """Add the ways to print."""
    parser.add_argument("words", nargs="*", metavar="WORD", help="only vendors whose name has these words")
    shapes = parser.add_mutually_exclusive_group()
    shapes.add_argument("--json", action="store_true", help='print {"schema": 1, "vendors": [...]}')
    shapes.add_argument("--csv", action="store_true", help="print comma-separated values (RFC 4180)")
    parser.epilog = (
        "examples:\n  nightdesk vendors\n  nightdesk vendors cloudflare --json\n"
        "  nightdesk vendors --csv > vendors.csv\n\n"
        f"Times are medians of what was reported, with the number of incidents they rest on: {NOTE}"
    )


def run(options: Namespace, house: House) -> int:
    """Print the vendors, those with the most incidents first."""
    now = datetime.now(UTC)
    found = house.archive().incidents.read.recent(now - timedelta(days=DAYS), now) if house.has_archive() else []
    rows = [row for row in standings(found, now) if speaks_of(options.words, row.vendor, row.vendor, house.called)]
    if options.json:
        emit_json({"days": DAYS, "note": NOTE, "vendors": [_record(row) for row in rows]})
    elif options.csv:
        _csv(rows)
    else:
        _table(rows, options.words)
    return Exit.OK


def _table(rows: list[Standing], words: list[str]) -> None:
    if not rows:
        say(_none(words))
        return
    emit(f"{'vendor':28} {'n':>4}  {'weeks':13}  {'to official word':>20}  {'to resolution':>20}")
    for row in rows:
        told, over = minutes(row.acknowledged, row.acknowledged_of), minutes(row.resolved, row.resolved_of)
        emit(f"{cut(clean_line(row.vendor), 28):28} {row.incidents:4}  {sparkline(row.weeks)}  {told:>20}  {over:>20}")
    emit(f"medians of {DAYS} days as reported, {NOTE}")


def _none(words: list[str]) -> str:
    """Say that there is none, and what to do."""
    if not words:
        return f"no vendor with an incident in {DAYS} days is kept"
    name = " ".join(words)
    return f"no vendor called {name} with an incident in {DAYS} days is kept{meant(name)}; see all: nightdesk vendors"


def _record(row: Standing) -> Record:
    return {name: getattr(row, name) for name in Standing.__slots__}


def _csv(rows: list[Standing]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\r\n")
    names = [name for name in Standing.__slots__ if name != "weeks"]
    writer.writerow([*names, "note"])
    for row in rows:
        values = [getattr(row, name) for name in names]
        writer.writerow([_literal(clean_line(str("" if value is None else value))) for value in values] + [NOTE])


def _literal(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t")) else cell
