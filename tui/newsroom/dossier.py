"""What a dossier shows: a row for each event, and the facts, the plot, the scope and the contradictions as a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from rich.segment import Segment

from tui.brief.quotes import bare
from tui.brief.times import readable, span
from tui.dossiers import File
from tui.incident import Dossier, Event
from tui.newsroom.cells import fit, line, width_of
from tui.newsroom.clock import moment
from tui.newsroom.document import Document, Run
from tui.newsroom.glyphs import Glyphs
from tui.newsroom.widgets.story_list import Pen

_BUCKETS = 60
_PLOT_WORDS = 16
"""Cells that the times beside a plot take."""

_SOURCE = 18
_WIDE = 90
_NUMBERED = 9
"""Stories that a digit opens."""

_LATE = timedelta(minutes=20)
"""How long after its publication an event must have been seen for the row to say so."""

_SLOTS = {
    "start": "start",
    "duration": "duration",
    "region": "where",
    "count": "numbers",
    "symptom": "symptom",
    "cause": "cause",
    "status": "status",
}
"""The facts that the page lists, in its order, with their names for people."""


@dataclass(frozen=True, slots=True)
class EventRow:
    """A line of the timeline: an event, and the stage that the incident reached with it ("" for none)."""

    id: int
    event: Event
    stage: str = ""
    dated: bool = False


def events(found: Dossier) -> list[EventRow]:
    """Return the rows of the timeline, the newest first, as a reader in a hurry wants it."""
    stages = {id(step.event): step.stage for step in found.transitions}
    dated = found.timeline[-1].at.date() != found.timeline[0].at.date()
    newest_first = reversed(found.timeline)
    return [EventRow(place, event, stages.get(id(event), ""), dated) for place, event in enumerate(newest_first)]


def paint_event(row: EventRow, pen: Pen) -> list[Segment]:
    """Draw an event: time, whether it is official, source, stage, words, and when it was seen where that was late."""
    event = row.event
    at, seen = event.at.astimezone(UTC), event.seen.astimezone(UTC)
    official = event.official
    late = f" seen {seen:%H:%M} " if pen.width >= _WIDE and event.seen - event.at > _LATE else ""
    segments = [
        pen.ink(pen.glyphs.cursor if pen.selected else " ", "unread" if pen.focused else "muted"),
        pen.ink(f"{at:%m-%d %H:%M} " if row.dated else f"{at:%H:%M} ", "muted"),
        pen.ink(f"{pen.glyphs.outage if official else pen.glyphs.dot} ", "accent" if official else "muted"),
        pen.ink(fit(line(event.source), _SOURCE if pen.width >= 60 else 8, pen.glyphs.ellipsis) + " ", "muted"),
    ]
    if row.stage:
        segments.append(pen.ink(f"{row.stage.upper()} ", "strong"))
    room = pen.width - sum(segment.cell_length for segment in segments) - width_of(late)
    words = fit(line(event.words), max(0, room), pen.glyphs.ellipsis)
    return [*segments, pen.ink(words, "strong" if row.stage else "text"), pen.ink(late, "muted")]


def event_page(row: EventRow | None, width: int, glyphs: Glyphs) -> Document:
    """Lay out one event: its times apart, who says it, and its words in full."""
    document = Document(width)
    if row is None:
        return document
    event, now = row.event, datetime.now(UTC)
    who = f"{event.source}, official" if event.official else event.source
    stage = f" {glyphs.dot} {row.stage}" if row.stage else ""
    document.prose(f"{who} {glyphs.dot} {moment(event.at, now)}{stage}", "strong")
    if event.seen - event.at > _LATE:
        document.prose(f"seen {moment(event.seen, now)}", "muted")
    document.blank()
    document.prose(event.words)
    return document


def facts_page(file: File, width: int, glyphs: Glyphs) -> Document:
    """Lay out what is known. The stories are numbered; the digits open them."""
    document = Document(width)
    found = file.dossier
    if found.incident.note:
        document.prose(found.incident.note, "strong", "Your note  ", " " * 11, "accent")
    _facts(document, file)
    _conflicts(document, found)
    _scope(document, found)
    if found.unknown:
        _heading(document, "Nobody tells")
        document.prose(", ".join(found.unknown), "text", "  ", "  ")
    _plot(document, found, glyphs)
    _stages(document, found)
    _stories(document, file)
    return document


def numbered(file: File) -> tuple[int, ...]:
    """Return the stories that the digits 1 to 9 open, in their order."""
    return tuple(member.story_id for member in file.members[:_NUMBERED])


def _heading(document: Document, words: str) -> None:
    document.blank()
    document.add(Run(words, "heading"))


def _facts(document: Document, file: File) -> None:
    """Show each fact once, with who says so; those on which the stories differ stand below, side by side."""
    disputed = {conflict.slot for conflict in file.dossier.conflicts}
    told: dict[tuple[str, str], list[str]] = {}
    for story in file.stories:
        for fact in story.version.analysis.facts:
            if fact.slot in _SLOTS and fact.slot not in disputed:
                sources = told.setdefault((fact.slot, fact.value), [])
                if story.source not in sources:
                    sources.append(story.source)
    if told:
        _heading(document, "Facts, each from a sentence")
    for slot, name in _SLOTS.items():
        for value, sources in ((value, sources) for (of, value), sources in told.items() if of == slot):
            document.prose(f"{readable(value)}  ({', '.join(sources)})", "text", f"  {name:<10}", " " * 12)
            name = ""


def _stages(document: Document, found: Dossier) -> None:
    """Show how the incident went, with the words that say so."""
    if not found.transitions:
        return
    _heading(document, "How it went (UTC)")
    for step in found.transitions:
        lead = f"  {step.event.at.astimezone(UTC):%m-%d %H:%M}  "
        words = f"{step.stage}: “{step.words}” {step.event.source}"
        document.prose(words, "text", lead, " " * len(lead))


def _plot(document: Document, found: Dossier, glyphs: Glyphs) -> None:
    """Show how the events came in over time, where there are enough to have a shape."""
    events = found.timeline
    length = events[-1].at - events[0].at
    buckets = min(_BUCKETS, document.width - _PLOT_WORDS)
    if len(events) < 4 or not length or buckets < 8:
        return
    counts = _counts(events, length, buckets)
    bars = "".join(glyphs.bars[-(-count * (len(glyphs.bars) - 1) // max(counts))] for count in counts)
    _heading(document, f"Reports over time, a bar each {span(length / buckets)}")
    begin, end = events[0].at.astimezone(UTC), events[-1].at.astimezone(UTC)
    document.add(Run(f"  {begin:%H:%M} ", "muted"), Run(bars, "accent"), Run(f" {end:%H:%M}", "muted"))


def _counts(events: Sequence[Event], length: timedelta, buckets: int) -> list[int]:
    counts = [0] * buckets
    for event in events:
        counts[min(buckets - 1, int((event.at - events[0].at) / length * buckets))] += 1
    return counts


def _scope(document: Document, found: Dossier) -> None:
    if not found.scope:
        return
    _heading(document, "Scope")
    for one in found.scope:
        said = "affected" if one.affected else "not affected"
        document.prose(f"{said}: {one.name}", "strong", "  ", "    ")
        document.prose(f"“{bare(one.words)}” {one.source}", "muted", "    ", "    ")


def _conflicts(document: Document, found: Dossier) -> None:
    for conflict in found.conflicts:
        _heading(document, f"They differ on {conflict.slot}")
        for side in conflict.sides:
            document.prose(readable(side.value), "strong", "  ", "    ")
            document.prose(f"“{bare(side.words)}” {side.source}", "muted", "    ", "    ")


def _stories(document: Document, file: File) -> None:
    _heading(document, "Stories, and why each belongs")
    for number, (member, story) in enumerate(zip(file.members, file.stories, strict=True), 1):
        lead = f"{number if number <= _NUMBERED else ' ':>3} "
        document.prose(f"{story.version.title} ({story.source})", "text", lead, "    ", "number")
        reason = "you put it here" if member.by_user else member.reason or "the first of it"
        document.prose(reason, "muted", "    ", "    ")
