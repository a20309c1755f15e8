"""An alert in words: a headline that fits a lock screen, and below it who says what, with its source."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tui.alert import Alert, Change, Snapshot
from tui.alerts.changes import grown
from tui.brief.incident import headline, incident_record, voices
from tui.brief.links import web_link
from tui.brief.times import clock, span
from tui.incident import Dossier, Event, Incident, Stage
from tui.text import clean_line, cut

_TITLE = 140
_SENTENCE = 300
_NAMES = 6


def alert(
    dossier: Dossier, changes: Sequence[Change], told: Snapshot | None, urls: Mapping[int, str], held: str = ""
) -> Alert:
    """Return the alert that tells these changes; `urls` are the addresses of the stories. `at` is for who keeps it."""
    incident = dossier.incident
    event = _telling(dossier, changes)
    lines = [line for line in _lines(dossier, event, changes, told) if line]
    url = web_link(urls.get(event.story_id, "")) or ""
    return Alert(
        at=event.seen,
        incident_id=incident.id,
        changes=tuple(changes),
        title=cut(f"{_word(incident, changes, told)}  {_what(incident)}", _TITLE),
        body="\n".join([*lines, url] if url else lines),
        severity=incident.severity,
        url=url,
        held=held,
        record=json.dumps(incident_record(incident), ensure_ascii=False),
    )


def _word(incident: Incident, changes: Sequence[Change], told: Snapshot | None) -> str:
    severity = f" {incident.severity}" if incident.severity else ""
    first = changes[0]
    if first in (Change.RESOLVED, Change.MISSED):
        already = "ALREADY " if first is Change.MISSED else ""
        return already + ("RESOLVED" if incident.stage is Stage.RESOLVED else "SAID TO BE OVER")
    if first is Change.ESCALATED and told is not None:
        return f"ESCALATED {told.severity or '?'} to{severity}"
    if first is Change.PROGRESS:
        return f"{incident.stage.upper()}{severity}"
    return {Change.NEW: "NEW", Change.GREW: "WIDER", Change.REOPENED: "REOPENED"}.get(first, "UPDATE") + severity


def _what(incident: Incident) -> str:
    return headline(incident).split("  ", 1)[1]


def _telling(dossier: Dossier, changes: Sequence[Change]) -> Event:
    """Return the event that says what changed: of a new incident the first report, otherwise what moved it last."""
    if changes[0] is Change.NEW:
        return dossier.timeline[0]
    if changes[0] in (Change.RESOLVED, Change.MISSED, Change.REOPENED, Change.PROGRESS) and dossier.transitions:
        step = dossier.transitions[-1]
        return replace(step.event, words=step.words)
    return dossier.timeline[-1]


def _lines(dossier: Dossier, event: Event, changes: Sequence[Change], told: Snapshot | None) -> Iterator[str]:
    incident = dossier.incident
    yield f"{clean_line(event.source)}, {clock(event.at)}: “{cut(clean_line(event.words), _SENTENCE)}”"
    newest = dossier.timeline[-1]
    if (newest.at, newest.story_id) != (event.at, event.story_id) and not incident.stage.over:
        yield f"{clean_line(newest.source)}, {clock(newest.at)}: “{cut(clean_line(newest.words), _SENTENCE)}”"
    if told is not None and Change.GREW in changes:
        yield f"now also: {_names(grown(told, _affected(incident)))}"
    yield f"since {clock(incident.first_report)}, {voices(incident)}; {_official(dossier)}"
    if incident.lasted:
        yield f"it took {span(incident.lasted)}"
    hit = (*incident.affected, *incident.regions)
    yield f"affected: {_names(hit)}" if hit else ""
    spared = tuple(
        dict.fromkeys(scope.name for scope in dossier.scope if not scope.affected and scope.name != incident.vendor)
    )
    yield f"not affected: {_names(spared)}" if spared else ""


def _official(dossier: Dossier) -> str:
    incident = dossier.incident
    if incident.acknowledged is None:
        return "no official word yet" if not incident.stage.over else "no official word"
    if dossier.lead is not None and dossier.lead > 0:
        return f"official {dossier.lead} min after the first report, now {incident.stage}"
    return f"official, {incident.stage}"


def _affected(incident: Incident) -> Snapshot:
    return Snapshot(incident.stage, None, incident.affected, incident.regions)


def _names(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMES} more" if len(names) > _NAMES else ""
    return ", ".join(clean_line(name) for name in names[:_NAMES]) + more
