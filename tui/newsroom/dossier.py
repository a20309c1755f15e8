"""What the dossier shows: the incident's timeline, its stages, its scope, contradictions, and what nobody tells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from tui.brief.times import span
from tui.dossiers import File
from tui.incident import Dossier, Event, Incident
from tui.newsroom.article import severity_ink
from tui.newsroom.cells import fit, width_of
from tui.newsroom.clock import age, moment
from tui.newsroom.document import Document, Run
from tui.newsroom.glyphs import Glyphs

_BUCKETS = 32
_SOURCE = 18
_NUMBERED = 9
"""Stories that a digit opens."""


def dossier_page(file: File, width: int, glyphs: Glyphs) -> Document:
    """Lay out a dossier. The stories are numbered; the digits open them."""
    document = Document(width)
    now = datetime.now(UTC)
    found = file.dossier
    _head(document, found, glyphs, now)
    _timeline(document, found, glyphs)
    _plot(document, found, glyphs)
    _scope(document, found)
    _conflicts(document, found)
    if found.unknown:
        _heading(document, "Nobody tells")
        document.prose(", ".join(found.unknown), "text", "  ", "  ")
    _stories(document, file)
    return document


def numbered(file: File) -> tuple[int, ...]:
    """Return the stories that the digits 1 to 9 open, in their order."""
    return tuple(member.story_id for member in file.members[:_NUMBERED])


def _head(document: Document, found: Dossier, glyphs: Glyphs, now: datetime) -> None:
    incident = found.incident
    document.prose(incident.title, "title")
    stage = f"{incident.stage.upper()}  since {moment(incident.first_report, now)} ({age(incident.first_report, now)})"
    severity = str(incident.severity or "")
    document.add(Run(severity + ("  " if severity else ""), severity_ink(incident.severity)), Run(stage, "strong"))
    names = f" {glyphs.dot} ".join(name for name in (incident.vendor, incident.service) if name)
    if names:
        document.prose(names, "text")
    document.prose(_voices(incident), "muted")
    document.prose(_official(found, now), "muted" if incident.acknowledged else "strong")
    if incident.resolved:
        took = span(incident.resolved - incident.first_report)
        document.prose(f"{incident.stage} {moment(incident.resolved, now)}, after {took}", "muted")


def _voices(incident: Incident) -> str:
    stories = "1 story" if incident.stories == 1 else f"{incident.stories} stories"
    return f"{stories} from {'1 source' if incident.origins == 1 else f'{incident.origins} independent sources'}"


def _official(found: Dossier, now: datetime) -> str:
    incident = found.incident
    if incident.acknowledged is None:
        return "no official word yet"
    if found.lead and found.lead > 0:
        return f"official status page {found.lead} min after the first report"
    return f"official since {moment(incident.acknowledged, now)}"


def _heading(document: Document, words: str) -> None:
    document.blank()
    document.add(Run(words, "heading"))


def _timeline(document: Document, found: Dossier, glyphs: Glyphs) -> None:
    """Show every event, the newest first, as a reader in a hurry wants it; a stage that it reached stands before it."""
    _heading(document, "Timeline (UTC)")
    stages = {id(step.event): step.stage for step in found.transitions}
    for event in reversed(found.timeline):
        sign = glyphs.outage if event.official else glyphs.dot
        stage = stages.get(id(event))
        words = f"{stage.upper()}: {event.words}" if stage else event.words
        source = fit(event.source, _source_width(document), glyphs.ellipsis)
        lead = f"{event.at.astimezone(UTC):%m-%d %H:%M} {sign} {source} "
        ink = "strong" if stage else "text"
        document.prose(words, ink, lead, " " * width_of(lead), "accent" if event.official else "muted")


def _source_width(document: Document) -> int:
    return _SOURCE if document.width >= 60 else 8


def _plot(document: Document, found: Dossier, glyphs: Glyphs) -> None:
    """Show how the events came in over time, where there are enough to have a shape."""
    events = found.timeline
    length = events[-1].at - events[0].at
    if len(events) < 4 or not length:
        return
    counts = _counts(events, length)
    bars = "".join(glyphs.bars[-(-count * (len(glyphs.bars) - 1) // max(counts))] for count in counts)
    _heading(document, "Reports over time")
    each = span(length / _BUCKETS)
    begin, end = events[0].at.astimezone(UTC), events[-1].at.astimezone(UTC)
    document.add(Run(f"  {begin:%H:%M} ", "muted"), Run(bars, "accent"), Run(f" {end:%H:%M}  each {each}", "muted"))


def _counts(events: Sequence[Event], length: timedelta) -> list[int]:
    counts = [0] * _BUCKETS
    for event in events:
        counts[min(_BUCKETS - 1, int((event.at - events[0].at) / length * _BUCKETS))] += 1
    return counts


def _scope(document: Document, found: Dossier) -> None:
    if not found.scope:
        return
    _heading(document, "Scope")
    for one in found.scope:
        said = "affected" if one.affected else "not affected"
        document.prose(f"{said}: {one.name}", "strong", "  ", "    ")
        document.prose(f"“{one.words}” {one.source}", "muted", "    ", "    ")


def _conflicts(document: Document, found: Dossier) -> None:
    for conflict in found.conflicts:
        _heading(document, f"They differ on {conflict.slot}")
        for side in conflict.sides:
            document.prose(side.value, "strong", "  ", "    ")
            document.prose(f"“{side.words}” {side.source}", "muted", "    ", "    ")


def _stories(document: Document, file: File) -> None:
    _heading(document, "Stories, and why each belongs")
    for number, (member, story) in enumerate(zip(file.members, file.stories, strict=True), 1):
        lead = f"{number if number <= _NUMBERED else ' ':>3} "
        document.prose(f"{story.version.title} ({story.source})", "text", lead, "    ", "number")
        reason = "you put it here" if member.by_user else member.reason or "the first of it"
        document.prose(reason, "muted", "    ", "    ")
