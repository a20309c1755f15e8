"""`nightdesk doctor`: is everything in order, and what was repaired?"""

from __future__ import annotations

import shutil
from argparse import ArgumentParser, Namespace

from tui.archive.upkeep.doctor import Finding, troubles
from tui.cli.house import House
from tui.cli.output import emit, emit_json, say
from tui.errors import Exit

_LEAST_ROOM = 50_000_000
"""Bytes of free disk below which the next fetches may fail."""


_OUTSIDE = ("feeds.toml", "config.toml", "room on the disk")
"""What is checked beside the archive: each finding says itself what to do."""


def configure(parser: ArgumentParser) -> None:
    """Add the ways to look without a touch."""
    parser.add_argument("--dry-run", action="store_true", help="only look, repair nothing")
    parser.add_argument("--json", action="store_true", help='print {"schema": 1, "findings": [...]}')
    parser.epilog = (
        "examples:\n  nightdesk doctor\n  nightdesk doctor --dry-run\n\n"
        "What can be computed anew is repaired: the search index, counts, leftovers. Texts and marks are never\n"
        "guessed; a damaged file is named, with what to do. Exit code 4 where something is still wrong."
    )


def run(options: Namespace, house: House) -> int:
    """Check settings, feeds and archive; return 0 where all is well in the end."""
    findings = [*_files(house), *_disk(house)]
    if house.has_archive():
        findings += house.archive().examine(repair=not options.dry_run)
    else:
        say("there is no archive yet; nightdesk fetch makes one")
    if options.json:
        emit_json({"findings": [{name: getattr(one, name) for name in Finding.__slots__} for one in findings]})
    else:
        for finding in findings:
            emit(_line(finding))
    wrong = list(troubles(findings))
    if any(finding.check not in _OUTSIDE for finding in wrong):
        say(
            "what is still wrong cannot be repaired here: save what can be read with nightdesk archive export, "
            "and import it into a new archive"
        )
    return Exit.DATABASE if wrong else Exit.OK


def _line(finding: Finding) -> str:
    if not finding.trouble:
        return f"ok        {finding.check}"
    return f"{'repaired' if finding.repaired else 'WRONG   '}  {finding.check}: {finding.trouble}"


def _files(house: House) -> list[Finding]:
    problems = [str(problem) for problem in (*house.feed_list(narrate=False).problems,)]
    settings = [str(problem) for problem in house.settings(narrate=False).problems]
    return [Finding(_OUTSIDE[0], "; ".join(problems)), Finding(_OUTSIDE[1], "; ".join(settings))]


def _disk(house: House) -> list[Finding]:
    folder = house.database.parent
    free = shutil.disk_usage(folder).free if folder.exists() else _LEAST_ROOM
    trouble = f"only {free // 1_000_000} MB are free beside {house.database}: make room" if free < _LEAST_ROOM else ""
    return [Finding(_OUTSIDE[2], trouble)]
