"""`nightdesk incident`: one incident's dossier, and the user's own word on what belongs together."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.archive import Archive
from tui.cli.house import House
from tui.cli.output import emit, emit_json, say
from tui.cli.stories import is_number
from tui.errors import Exit, NotFoundError, UsageError

ACTIONS = ("show", "merge", "split", "rename", "pin", "unpin", "mute", "unmute", "note")


def configure(parser: ArgumentParser) -> None:
    """Add the action and what it works on."""
    parser.add_argument("what", nargs="+", metavar="ACTION|ID", help=f"an incident's number; or {', '.join(ACTIONS)}")
    parser.add_argument("--json", action="store_true", help="print the dossier as JSON")
    parser.epilog = (
        "examples:\n  nightdesk incident 7\n  nightdesk incident 7 --json\n"
        "  nightdesk incident merge 7 9 12      what 9 and 12 have becomes part of 7\n"
        "  nightdesk incident split 340 341     these stories become an incident of their own\n"
        "  nightdesk incident rename 7 'Checkout, Friday night'\n  nightdesk incident pin 7\n"
        "  nightdesk incident mute 7            not counted as broken any more, and no alerts\n"
        "  nightdesk incident note 7 'Ana calls Stripe at 08:00'\n\n"
        "nightdesk undo takes each of these back; no later grouping overrules them"
    )


def run(options: Namespace, house: House) -> int:
    """Show the dossier or do what the action says; raises NotFoundError, UsageError."""
    action, rest = (options.what[0], options.what[1:]) if options.what[0] in ACTIONS else ("show", options.what)
    if not house.has_archive():
        raise NotFoundError("nothing is fetched yet; do it with: nightdesk fetch")
    archive = house.archive()
    if action == "show":
        _show(archive, _numbers(rest, 1)[0], as_json=options.json)
    else:
        _act(archive, action, rest)
    return Exit.OK


def _show(archive: Archive, incident_id: int, *, as_json: bool) -> None:
    from tui.brief.incident import record, render
    from tui.dossiers import read

    file = read(archive, incident_id)
    if as_json:
        emit_json({"incident": record(file.dossier, file.members)})
    else:
        emit(render(file.dossier, file.members).rstrip("\n"))


def _act(archive: Archive, action: str, rest: list[str]) -> None:
    from tui.dossiers import summarise

    acts = archive.incidents.acts
    if action in ("rename", "note"):
        if len(rest) < 2:
            raise UsageError(f'nightdesk incident {action} takes a number and words ("" takes them away)')
        (acts.rename if action == "rename" else acts.note)(_numbers(rest[:1], 1)[0], " ".join(rest[1:]))
        return
    numbers = _numbers(rest, 2 if action == "merge" else 1)
    if action == "merge":
        acts.merge(numbers[0], numbers[1:])
        summarise(archive, numbers)
        say(f"merged into incident {numbers[0]}; nightdesk undo takes it back")
    elif action == "split":
        homes = archive.incidents.read.of_stories(numbers)
        new = acts.split(numbers)
        summarise(archive, {*homes.values(), new})
        say(f"split off as incident {new}; nightdesk undo takes it back")
    else:
        for number in numbers:
            (acts.pin if action.endswith("pin") else acts.mute)(number, not action.startswith("un"))


def _numbers(words: list[str], least: int) -> list[int]:
    wrong = next((word for word in words if not is_number(word)), None)
    if wrong is not None:
        raise UsageError(f"{wrong!r} is no number; nightdesk incidents and nightdesk list show them")
    if len(words) < least:
        raise UsageError("a number is missing; nightdesk incidents shows them")
    return [int(word) for word in words]
