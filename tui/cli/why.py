"""`nightdesk why`: the words that made a story an outage story, or kept it from being one."""

from __future__ import annotations

import math
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from tui.cli.house import House
from tui.cli.output import emit, emit_json
from tui.cli.stories import find_story
from tui.completing import explained, is_weighed_anew
from tui.desk.flagging.flag import THRESHOLD
from tui.errors import Exit
from tui.model import Flag, Reason
from tui.records import analysis_to_record

_FIELDS = {"title": "headline", "description": "summary", "text": "text"}
_NEEDED = math.log(THRESHOLD / (1 - THRESHOLD))


def configure(parser: ArgumentParser) -> None:
    """Add the story's number."""
    parser.add_argument("id", metavar="ID", help="the story's number, as nightdesk list shows it")
    parser.add_argument("--json", action="store_true", help="print the flag with the span of each reason")
    parser.epilog = "examples:\n  nightdesk why 12\n  nightdesk why 12 --json\n  nightdesk wrong 12"


def run(options: Namespace, house: House) -> int:
    """Print the judgement and its reasons, the heaviest first."""
    kept = find_story(house, options.id)
    story = explained(kept)
    analysis = story.version.analysis
    if options.json:
        record = analysis_to_record(analysis)
        emit_json({"id": story.id, **{key: record[key] for key in ("outage", "score", "assessed", "note", "reasons")}})
        return Exit.OK
    emit(story.version.title)
    for line in _told(analysis.flag):
        emit(line)
    if is_weighed_anew(kept, story):
        emit("The story was judged by an earlier release, which weighed its words otherwise.")
    return Exit.OK


def _told(flag: Flag) -> Iterator[str]:
    """Yield the judgement, the reasons for it and against it, the heaviest first, and what they come to."""
    if not flag.assessed:
        yield flag.note
        return
    yield f"{'An outage' if flag.outage else 'No outage'}: {flag.likelihood} likely to be one."
    by_weight = sorted(flag.reasons, key=lambda reason: -abs(reason.weight))
    for heading, reasons in (
        ("Speaks for it:", [reason for reason in by_weight if reason.weight > 0]),
        ("Speaks against it:", [reason for reason in by_weight if reason.weight <= 0]),
    ):
        if reasons:
            yield heading
            yield from (f"  {reason.weight:+6.2f}  {_words(reason)}" for reason in reasons)
    balance = sum(reason.weight for reason in flag.reasons)
    yield f"These add up to {balance:+.2f}; from {_NEEDED:+.2f} a story is flagged."


def _words(reason: Reason) -> str:
    return f"“{reason.text}” in the {_FIELDS[reason.field]}" if reason.text else reason.name
