"""`nightdesk archive`: a copy of everything, back from it, and retention by age."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from tui.cli.house import House
from tui.cli.output import emit, say
from tui.cli.since import since
from tui.errors import Exit, NotFoundError, UsageError

ACTIONS = ("export", "import", "prune")


def configure(parser: ArgumentParser) -> None:
    """Add the actions."""
    parser.add_argument("action", choices=ACTIONS, help="what to do")
    parser.add_argument("file", nargs="?", help="the file to write or to read (default: standard output)")
    parser.add_argument("--older", metavar="TIME", help="prune: stories from before 90d, 26w, 2026-01-01 …")
    parser.add_argument("--dry-run", action="store_true", help="prune: only say how many would go")
    parser.epilog = (
        "examples:\n  nightdesk archive export everything.jsonl\n  nightdesk archive export | zstd > all.jsonl.zst\n"
        "  nightdesk --db new.db archive import everything.jsonl\n  nightdesk archive prune --older 180d --dry-run\n\n"
        "Pruning never takes bookmarks, stories of incidents, stories you exported, or those whose flag you corrected."
    )


def run(options: Namespace, house: House) -> int:
    """Do what the action says; raises UsageError, NotFoundError, ExportError, CopyError, DatabaseError."""
    if options.action == "import":
        return _import(house, options.file)
    if not house.has_archive():
        raise NotFoundError(f"there is no archive at {house.database}; nightdesk fetch makes one")
    if options.action == "prune":
        return _prune(house, options)
    return _export(house, options.file)


def _export(house: House, file: str | None) -> int:
    lines = house.archive().dump()
    if file is None:
        for line in lines:
            emit(line)
        return Exit.OK
    from tui.brief.files import write_lines

    with closing(lines):
        count = write_lines(Path(file), lines)
    say(f"{count - 1} rows written to {file}")
    return Exit.OK


def _import(house: House, file: str | None) -> int:
    if file is None:
        counts = house.archive().restore(sys.stdin)
    else:
        try:
            with Path(file).open(encoding="utf-8") as lines:
                counts = house.archive().restore(lines)
        except (OSError, UnicodeDecodeError) as error:
            raise NotFoundError(f"{file} cannot be read: {getattr(error, 'strerror', None) or error}") from None
    say(
        f"{counts['story']} stories in {counts['version']} versions from {counts['feed']} feeds are in {house.database}"
    )
    return Exit.OK


def _prune(house: House, options: Namespace) -> int:
    if options.older is None:
        raise UsageError("nightdesk archive prune needs --older, such as --older 180d")
    before = since(options.older, datetime.now(UTC))
    count = house.archive().prune(before, dry_run=options.dry_run)
    stories = "1 story" if count == 1 else f"{count} stories"
    say(f"{stories} from before {before:%Y-%m-%d} {'would go' if options.dry_run else 'are gone'}")
    return Exit.OK
