"""An incident's dossier as plain text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tui.brief.times import clock, readable, span, stamp
from tui.incident import Conflict, Dossier, Event, Incident, Membership, Scope, Side, Transition
from tui.records import Record
from tui.text import clean_line

_SLOTS = {"count": "numbers", "status": "resolved?"}


def headline(incident: Incident) -> str:
    """Return the incident in one line: severity, stage, vendor, title."""
    words = [incident.severity or "", incident.stage.upper()]
    return f"{' '.join(word for word in words if word)}  {titled(incident)}"


def titled(incident: Incident) -> str:
    """Return the incident's title, led by its vendor where it does not name it."""
    who = f"{incident.vendor}: " if incident.vendor and incident.vendor.lower() not in incident.title.lower() else ""
    return clean_line(who + incident.title)


def first_heard(incident: Incident) -> str:
    """Return when it was first heard of; that it was over by then, where nothing tells of its start."""
    said = "first heard of when it was over," if incident.began_unseen else "first report"
    return f"{said} {clock(incident.first_report)}"


def began(side: Side) -> str:
    """Return when it began by a story's own words, and whose."""
    return f"began {readable(side.value)}, says {side.source}: “{side.words}”"


def voices(incident: Incident) -> str:
    """Return how many independent sources and stories tell of it."""
    stories = "1 story" if incident.stories == 1 else f"{incident.stories} stories"
    return f"{stories} from {'1 source' if incident.origins == 1 else f'{incident.origins} independent sources'}"


def by_sentence(scopes: Iterable[Scope]) -> list[Scope]:
    """Return the services that one sentence names as one, in the order of the first: "Login, Search" of both."""
    names: dict[tuple[bool, str, int], list[str]] = {}
    first: dict[tuple[bool, str, int], Scope] = {}
    for scope in scopes:
        said = scope.affected, scope.words, scope.story_id
        names.setdefault(said, []).append(scope.name)
        first.setdefault(said, scope)
    return [replace(scope, name=", ".join(names[said])) for said, scope in first.items()]


def render(dossier: Dossier, members: Iterable[Membership] = ()) -> str:
    """Return the dossier as text: what it is, timeline, scope, what the stories differ on, what nobody tells."""
    conflicts = (line for conflict in dossier.conflicts for line in _conflict(conflict))
    parts = [
        headline(dossier.incident),
        "\n".join(_facts(dossier)),
        _section("Timeline", map(_event_line, dossier.timeline)),
        _section("Stages", map(_step_line, dossier.transitions)),
        _section("Scope", map(_scope_line, by_sentence(dossier.scope))),
        _section("They differ on", conflicts),
        _section("Nobody tells", dossier.unknown),
        _section("Stories", (_member(dossier, member) for member in members)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def record(dossier: Dossier, members: Iterable[Membership] = ()) -> Record:
    """Return the dossier as a JSON object; times are RFC 3339 in UTC."""
    return {
        **incident_record(dossier.incident),
        "timeline": [_event_record(event) for event in dossier.timeline],
        "transitions": [_step_record(step) for step in dossier.transitions],
        "scope": [_fields(one, ("name", "affected", "words", "source", "story_id")) for one in dossier.scope],
        "conflicts": [
            {"slot": one.slot, "sides": [_fields(side, ("value", "words", "source", "story_id")) for side in one.sides]}
            for one in dossier.conflicts
        ],
        "sources": list(dossier.origins),
        "official_after_minutes": dossier.lead,
        "unknown": list(dossier.unknown),
        "began": _fields(dossier.began, ("value", "words", "source", "story_id")) if dossier.began else None,
        "cause": _fields(dossier.cause, ("value", "words", "source", "story_id")) if dossier.cause else None,
        "members": [_fields(member, ("story_id", "reason", "by_user")) for member in members],
    }


def incident_record(incident: Incident) -> Record:
    """Return an incident as a JSON object."""
    plain = ("id", "title", "vendor", "service", "severity", "stage", "stories", "origins", "pinned", "muted", "note")
    times = ("first_report", "acknowledged", "resolved", "last_news")
    return {**_fields(incident, plain), **{name: stamp(getattr(incident, name)) for name in times}}


def _fields(noun: object, names: tuple[str, ...]) -> Record:
    return {name: getattr(noun, name) for name in names}


def _facts(dossier: Dossier) -> list[str]:
    incident = dossier.incident
    lines = [f"your note: {clean_line(incident.note)}"] if incident.note else []
    lines.append(f"{first_heard(incident)}; {voices(incident)}")
    if dossier.began:
        lines.append(began(dossier.began))
    if incident.acknowledged is None:
        lines.append("no official word yet" if not incident.stage.over else "no official word")
    elif incident.began_unseen:
        return lines + _cause(dossier)
    elif dossier.lead is not None and dossier.lead > 0:
        lines.append(f"official status page {dossier.lead} min after the first report")
    else:
        lines.append(f"official since {clock(incident.acknowledged)}")
    if incident.resolved:
        took = f", after {span(incident.lasted)}" if incident.lasted else ""
        lines.append(f"{incident.stage} {clock(incident.resolved)}{took}")
    return lines + _cause(dossier)


def _cause(dossier: Dossier) -> list[str]:
    side = dossier.cause
    return [f"cause: {side.value}, says {side.source}: “{side.words}”"] if side else []


def _section(title: str, lines: Iterable[str]) -> str:
    body = [f"  {clean_line(line)}" for line in lines]
    return "\n".join([title, *body]) if body else ""


def _event_line(event: Event) -> str:
    state = f"{event.state.upper()} " if event.state else ""
    return f"{clock(event.at)}  {'official' if event.official else 'report  '}  {state}{event.words}  ({event.source})"


def _step_line(step: Transition) -> str:
    return f"{step.stage}: {clock(step.event.at)}, {step.event.source}: “{step.words}”"


def _step_record(step: Transition) -> Record:
    return {"stage": step.stage, **_event_record(step.event), "words": step.words}


def _scope_line(scope: Scope) -> str:
    return f"{'affected' if scope.affected else 'NOT affected'}: {scope.name} — “{scope.words}” ({scope.source})"


def _event_record(event: Event) -> Record:
    plain = _fields(event, ("story_id", "source", "words", "official", "state"))
    return {"at": stamp(event.at), "seen": stamp(event.seen), **plain}


def _conflict(conflict: Conflict) -> list[str]:
    slot = _SLOTS.get(conflict.slot, conflict.slot)
    return [f"{slot}: {readable(side.value)} — “{side.words}” ({side.source})" for side in conflict.sides]


def _member(dossier: Dossier, member: Membership) -> str:
    titles: Mapping[int, str] = {
        event.story_id: "the vendor's page" if event.official else event.words for event in dossier.timeline
    }
    reason = member.reason or "the first of it"
    return f"{member.story_id}  {titles.get(member.story_id, '')}  [{'by you' if member.by_user else reason}]"
