"""`nightdesk eval`: the desk as it is installed now, beside the labels that its user gave with `wrong`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from tui.archive import Archive
from tui.cli.house import House
from tui.cli.output import emit, emit_json, say
from tui.desk.flagging.flag import judge
from tui.errors import Exit
from tui.model import Article, Flag, Story
from tui.records import Record

Outcome = Literal["true_positive", "false_positive", "false_negative", "true_negative", "not_assessed"]


@dataclass(frozen=True, slots=True)
class Case:
    """A story that the user labelled (`outage`: the label), and what the desk says of it now."""

    story: Story
    outage: bool
    flag: Flag

    @property
    def outcome(self) -> Outcome:
        """Say which cell of the table the case falls in."""
        if not self.flag.assessed:
            return "not_assessed"
        if self.flag.outage:
            return "true_positive" if self.outage else "false_positive"
        return "false_negative" if self.outage else "true_negative"

    @property
    def right(self) -> bool:
        """Tell whether the desk now says what the user said."""
        return self.outcome in ("true_positive", "true_negative")


def configure(parser: ArgumentParser) -> None:
    """Add the ways to print."""
    parser.add_argument("--json", action="store_true", help="print the counts and every labelled story")
    parser.epilog = (
        "examples:\n  nightdesk wrong 12\n  nightdesk eval\n  nightdesk eval --json | jq .precision\n\n"
        "Labels are given with `nightdesk wrong` or W in the newsroom. The desk judges these stories anew, so that a\n"
        "later release shows whether it does better; nothing is learnt from them and nothing is changed."
    )


def run(options: Namespace, house: House) -> int:
    """Print how often the desk agrees with its user, and where it does not."""
    cases = _cases(house.archive()) if house.has_archive() else []
    counts = Counter(case.outcome for case in cases)
    if options.json:
        emit_json({**_figures(counts), "stories": [_record(case) for case in cases]})
    elif cases:
        _print(cases, counts)
    if not cases:
        say("no story is labelled yet; call a judgement wrong with: nightdesk wrong ID")
    return Exit.OK


def _cases(archive: Archive) -> list[Case]:
    """Return the labelled stories, each judged anew in its current version."""
    found = ((archive.stories.story(ident), outage) for ident, outage in archive.marks.verdicts().items())
    return [Case(story, outage, judge(_article(story))) for story, outage in found]


def _article(story: Story) -> Article:
    version = story.version
    return Article(
        id=story.guid,
        title=version.title,
        description=version.description,
        text=version.text,
        date=version.published,
        source=story.source,
        url=story.url,
        kind=story.kind,
        vendor=story.vendor,
        language=story.language,
    )


def _figures(counts: Counter[Outcome]) -> Record:
    """Return the counts and the shares made of them, None for a share of nothing."""
    found, alarms, missed = counts["true_positive"], counts["false_positive"], counts["false_negative"]
    return {
        "labelled": counts.total(),
        "not_assessed": counts["not_assessed"],
        "true_positives": found,
        "false_positives": alarms,
        "false_negatives": missed,
        "true_negatives": counts["true_negative"],
        "precision": _share(found, found + alarms),
        "recall": _share(found, found + missed),
        "f1": _share(2 * found, 2 * found + alarms + missed),
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _record(case: Case) -> Record:
    return {
        "id": case.story.id,
        "title": case.story.version.title,
        "label": case.outage,
        "outage": case.flag.outage,
        "score": round(case.flag.score, 4),
        "assessed": case.flag.assessed,
        "right": case.right,
    }


def _print(cases: list[Case], counts: Counter[Outcome]) -> None:
    figures = _figures(counts)
    outages = sum(case.outage for case in cases)
    emit(f"labelled by you: {len(cases)} (outages: {outages}, not: {len(cases) - outages})")
    right = sum(case.right for case in cases)
    emit(f"the desk as it is now: {right} right, {len(cases) - right - figures['not_assessed']} wrong")
    if figures["not_assessed"]:
        emit(f"not assessed, for their language: {figures['not_assessed']}")
    emit("  ".join(f"{name} {_percent(figures[name])}" for name in ("precision", "recall", "f1")))
    emit("These are stories that you doubted: of all the others they tell nothing.")
    disagreements = [case for case in cases if not case.right]
    if disagreements:
        emit()
    for case in disagreements:
        emit(f"{case.story.id:6}  {_said(case)}  {case.story.version.title}")


def _said(case: Case) -> str:
    if not case.flag.assessed:
        return case.flag.note
    return f"{'flagged, no outage' if case.flag.outage else 'an outage, missed'} ({case.flag.score:.2f})"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.2f}"
