"""`nightdesk why`: the words that made a story an outage story, or kept it from being one."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.house import House
from tui.cli.output import emit, emit_json
from tui.cli.stories import find_story
from tui.errors import Exit
from tui.model import Flag
from tui.records import analysis_to_record


def configure(parser: ArgumentParser) -> None:
    """Add the story's number."""
    parser.add_argument("id", metavar="ID", help="the story's number, as nightdesk list shows it")
    parser.add_argument("--json", action="store_true", help="print the flag with the span of each reason")
    parser.epilog = "examples:\n  nightdesk why 12\n  nightdesk why 12 --json\n  nightdesk wrong 12"


def run(options: Namespace, house: House) -> int:
    """Print the judgement and its reasons, the heaviest first."""
    story = find_story(house, options.id)
    analysis = story.version.analysis
    if options.json:
        record = analysis_to_record(analysis)
        emit_json({"id": story.id, **{key: record[key] for key in ("outage", "score", "assessed", "note", "reasons")}})
        return Exit.OK
    emit(story.version.title)
    emit(_judgement(analysis.flag))
    for reason in sorted(analysis.flag.reasons, key=lambda reason: -abs(reason.weight)):
        words = f"“{reason.text}” in the {reason.field}" if reason.text else ""
        emit(f"  {reason.weight:+6.2f}  {words}{' · ' if words and reason.name else ''}{reason.name}")
    return Exit.OK


def _judgement(flag: Flag) -> str:
    if not flag.assessed:
        return flag.note
    return f"{'Outage' if flag.outage else 'No outage'}, probability {flag.score:.2f}; for (+) and against (-):"
