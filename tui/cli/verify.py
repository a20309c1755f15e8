"""`nightdesk verify`: do the takeaways that you kept or handed on still stand in their texts?"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.archive.upkeep import Proof
from tui.cli.house import House
from tui.cli.output import emit, emit_json, say
from tui.errors import Exit
from tui.text import clean_line


def configure(parser: ArgumentParser) -> None:
    """Add the way to print."""
    parser.add_argument("--json", action="store_true", help='print {"schema": 1, "stories": [...]}')
    parser.epilog = (
        "examples:\n  nightdesk verify\n  nightdesk verify --json | jq '.stories[] | select(.changed)'\n\n"
        "It needs no network: each takeaway, fact and line of scope is looked up at its place in the version that was\n"
        "bookmarked or exported. Stories that changed since are named. Exit code 1 where a span does not hold."
    )


def run(options: Namespace, house: House) -> int:
    """Print what holds, and return 1 where something does not."""
    found = list(house.archive().prove()) if house.has_archive() else []
    if options.json:
        emit_json({"stories": [{name: getattr(one, name) for name in Proof.__slots__} for one in found]})
    else:
        for proof in found:
            emit(_line(proof))
        _summary(found)
    return Exit.FAILED if any(proof.broken for proof in found) else Exit.OK


def _line(proof: Proof) -> str:
    state = "BROKEN " if proof.broken else "changed" if proof.changed else "ok     "
    broken = f"; not in its text: {'; '.join(clean_line(words) for words in proof.broken)}" if proof.broken else ""
    since = f", changed since it was {proof.how}" if proof.changed else f", {proof.how}"
    return f"{state}  {proof.story_id:6}  {clean_line(proof.title)}  ({proof.spans} spans hold{since}{broken})"


def _summary(found: list[Proof]) -> None:
    if not found:
        say("nothing is bookmarked and nothing was exported yet")
        return
    spans, broken = sum(proof.spans for proof in found), sum(len(proof.broken) for proof in found)
    changed = sum(proof.changed for proof in found)
    say(f"{spans} spans hold, {broken} do not; {changed} of {len(found)} stories have changed since")
