"""`nightdesk why`: the words that made a story an outage story, or kept it from being one."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from tui.brief.why import balance, reason_words, sides, verdict
from tui.cli.house import House
from tui.cli.output import emit, emit_json
from tui.cli.stories import find_story
from tui.completing import explained, is_weighed_anew, weight_needed
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
    yield from verdict(flag)
    if not flag.assessed:
        return
    for heading, reasons in sides(flag):
        yield f"{heading}:"
        yield from (f"  {reason.weight:+6.2f}  {reason_words(reason)}" for reason in reasons)
    yield balance(flag, weight_needed())
