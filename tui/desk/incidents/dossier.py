"""What an incident comes to, from all its stories: a pure function, so that any process may compute it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from tui.desk.facts.cause.causes import RULED_OUT
from tui.desk.incidents.conflicts import conflicts, first_told
from tui.desk.incidents.corroboration import origins
from tui.desk.incidents.timeline import timeline, transitions
from tui.desk.knowledge.aliases import also_called, own_name
from tui.desk.statuspage.history import bare_headline
from tui.incident import Dossier, Event, Incident, Scope, Side, Stage, Transition
from tui.model import FeedKind, Severity, Story, Version
from tui.text.late import late

_SEVERITIES = (Severity.CRIT, Severity.MAJOR, Severity.MINOR)
_ASKED = ("start", "cause", "region", "count", "duration")
"""What a reader wants to know of every incident; what no story tells is listed as unknown."""

_NAMED = 0.25
"""The share of its stories that must name the vendor of an incident."""

_MOST = 80
"""Names of services or places that an incident keeps."""


def dossier(stories: Sequence[Story], incident_id: int = 0, *, name: str = "", pinned: bool = False) -> Dossier:
    """Return all that the stories of one incident (at least one) tell of it; the order of the stories does not matter.

    `name` is the user's own, "" for the headline of the vendor's page or of the first story.
    """
    ordered = _in_order(stories)
    events = timeline(ordered)
    steps = transitions(events, ordered)
    voices = origins(ordered)
    found = _incident(ordered, events, steps, len(voices), incident_id)
    found = replace(found, title=name or found.title, pinned=pinned)
    disputed = conflicts(ordered)
    began = None if any(one.slot == "start" for one in disputed) else first_told("start", ordered)
    cause = None if any(one.slot == "cause" for one in disputed) else _cause(ordered)
    return Dossier(
        found, events, steps, _scope(ordered), disputed, voices, _lead(events), _unknown(ordered), began, cause
    )


def incident(stories: Sequence[Story], incident_id: int = 0) -> Incident:
    """Return what a list shows of an incident: the head of its dossier, without the work for the rest."""
    ordered = _in_order(stories)
    events = timeline(ordered)
    return _incident(ordered, events, transitions(events, ordered), len(origins(ordered)), incident_id)


def _cause(stories: Sequence[Story]) -> Side | None:
    """Return what caused it, by the vendor's own page, else by the first story that knows; what it was not is none."""
    told = first_told("cause", sorted(stories, key=lambda story: story.kind is not FeedKind.STATUS))
    return told if told and not told.value.startswith(RULED_OUT) else None


def _in_order(stories: Sequence[Story]) -> list[Story]:
    return sorted(stories, key=lambda story: (story.when, story.id))


def _incident(
    stories: Sequence[Story], events: Sequence[Event], steps: Sequence[Transition], voices: int, incident_id: int
) -> Incident:
    vendor = _vendor(stories)
    return Incident(
        id=incident_id,
        title=_title(stories, vendor),
        vendor=vendor,
        service=_service(stories, vendor),
        severity=_severity(stories),
        stage=_stage(steps),
        first_report=events[0].at,
        acknowledged=_acknowledged(events),
        resolved=steps[-1].event.at if steps and steps[-1].stage.over else None,
        last_news=events[-1].at,
        stories=len(stories),
        origins=voices,
        affected=_affected(stories),
        regions=_regions(stories),
        official=next((event.at for event in reversed(events) if event.official), None),
    )


def _title(stories: Sequence[Story], vendor: str) -> str:
    """Return the headline of the vendor's own page, else the first one that names the vendor, else the first.

    A headline that asks ("Is it down?") gives its name only where no other does.
    """
    official = (bare_headline(story.version.title) for story in stories if story.kind is FeedKind.STATUS)
    names = late(rf"\b(?:{'|'.join(map(re.escape, sorted(_names(stories, vendor))))})\b", re.IGNORECASE)
    naming = [story.version.title for story in stories if vendor and names.search(story.version.title)]
    stating = (title for title in naming if "?" not in title)
    return next(official, "") or next(stating, "") or next(iter(naming), "") or stories[0].version.title


def _names(stories: Sequence[Story], vendor: str) -> frozenset[str]:
    """Return what the vendor is called: by the list, and by the stories, which the user's own names were read in."""
    facts = (fact for story in stories for fact in story.version.analysis.facts)
    return also_called(vendor) | {fact.text.lower() for fact in facts if fact.slot == "vendor" and fact.value == vendor}


def _vendor(stories: Sequence[Story]) -> str:
    """Return whose page speaks of it, else the vendor that most stories name; "" where hardly any names one.

    A page has the name that the news gives its vendor, or else its own ("Amazon Web Services" of "AWS"). Who measured
    an outage, or was hit by it, is named as the vendor by a story or two.
    """
    official = (story.vendor for story in stories if story.kind is FeedKind.STATUS and story.vendor)
    if page := next(official, ""):
        news = (story.vendor for story in stories if story.kind is not FeedKind.STATUS)
        return next((name for name in news if name.lower() in also_called(page)), own_name(page))
    vendor = _commonest(story.vendor for story in stories)
    named = sum(story.vendor == vendor for story in stories)
    return vendor if named >= _NAMED * len(stories) else ""


def _service(stories: Sequence[Story], vendor: str) -> str:
    """Return the service that most stories call affected; the vendor's own name tells of none."""
    told = (one.name for story in stories for one in story.version.analysis.services if one.affected)
    return _commonest(name for name in told if name.lower() != vendor.lower())


def _commonest(names: Iterable[str]) -> str:
    counts = Counter(name for name in names if name)
    return min(counts, key=lambda name: (-counts[name], name)) if counts else ""


def _severity(stories: Sequence[Story]) -> Severity | None:
    said = {story.version.analysis.flag.severity for story in stories}
    return next((severity for severity in _SEVERITIES if severity in said), None)


def _stage(steps: Sequence[Transition]) -> Stage:
    return steps[-1].stage if steps else Stage.REPORTED


def _acknowledged(events: Sequence[Event]) -> datetime | None:
    return next((event.at for event in events if event.official), None)


def _lead(events: Sequence[Event]) -> int | None:
    """Return how many minutes the official word came after the first report (less than 0: before it)."""
    official = _acknowledged(events)
    report = next((event.at for event in events if not event.official), None)
    return None if official is None or report is None else round((official - report).total_seconds() / 60)


def _scope(stories: Sequence[Story]) -> tuple[Scope, ...]:
    """Return each service once as affected and once as not, by the latest story that says so; affected ones first.

    That the vendor itself is affected is said by its being the vendor.
    """
    found: dict[tuple[bool, str], Scope] = {}
    for story in stories:
        for service in story.version.analysis.services:
            if service.affected and service.name.lower() == story.vendor.lower():
                continue
            scope = Scope(service.name, service.affected, " ".join(service.text.split()), story.source, story.id)
            found[not service.affected, _bare(service.name, story.vendor)] = scope
    return tuple(found[key] for key in sorted(found))


def _affected(stories: Sequence[Story]) -> tuple[str, ...]:
    """Return what is hit, each name once: services that stories call affected, and components that the page names."""
    return _once(
        (_bare(name, story.vendor), name)
        for story in stories
        for name in (
            *(service.name for service in story.version.analysis.services if service.affected),
            *(part for said in (*story.earlier, story.version) for part in _components(said)),
        )
        if name.lower() != story.vendor.lower()
    )


def _bare(name: str, vendor: str) -> str:
    """Return what stories mean alike: without the vendor before it ("Slack Huddles"), an article, "services" behind."""
    lowered = name.lower()
    bare = _AROUND.sub("", lowered.removeprefix(f"{vendor.lower()} ") or lowered)
    return bare or lowered


_AROUND = late(r"^(?:the|its|their)\s|\sservices?$")


def _components(said: Version) -> Iterator[str]:
    return (part for update in said.analysis.updates for part in update.components)


def _regions(stories: Sequence[Story]) -> tuple[str, ...]:
    regions = (fact.value for story in stories for fact in story.version.analysis.facts if fact.slot == "region")
    return _once((region.lower(), region) for region in regions)


def _once(names: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return the first of the names under each key; the first `_MOST` of them."""
    found: dict[str, str] = {}
    for key, name in names:
        found.setdefault(key, name)
    return tuple(found.values())[:_MOST]


def _unknown(stories: Sequence[Story]) -> tuple[str, ...]:
    told = {fact.slot for story in stories for fact in story.version.analysis.facts}
    return tuple(slot for slot in _ASKED if slot not in told)
