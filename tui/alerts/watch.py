"""The watch: after each fetch, what is there to tell of the user's stack, and what is held back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tui.alert import Alert, Change, Snapshot
from tui.alerts.changes import merged, news, rank, snapshot
from tui.alerts.holding import HOUR, Gate
from tui.alerts.words import alert
from tui.archive import Archive
from tui.archive.alerts import Verdict
from tui.archive.query import both
from tui.config import AlertSettings, Watch
from tui.desk.incidents.retrospect import stands_alone
from tui.dossiers import File, read
from tui.incident import Incident
from tui.model import Lifecycle
from tui.stack import on_stack

LOOK_BACK = timedelta(days=14)
"""How old the last news of an incident may be: a machine that slept for a week still tells what ended meanwhile."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the user watches, what to tell of it and the targets that an alert goes to, by their keys."""

    watches: tuple[Watch, ...] = ()
    settings: AlertSettings = field(default_factory=AlertSettings)
    targets: tuple[str, ...] = ()


def watch(archive: Archive, rules: Rules, now: datetime) -> tuple[Alert, ...]:
    """Decide what to tell at this moment, keep it, and return the alerts that are to go out.

    It looks at how things stand and not at what a fetch brought, so it may be called at any time and as often as one
    likes: what was told is not told again, and what was held back is decided anew. Raises DatabaseError.
    """
    if not rules.watches:
        return ()
    if rules.settings.query:
        archive.stories.count(rules.settings.query)  # a mistake is told at its own place, before anything is held
    candidates = [one for one in _candidates(archive, rules.watches, now) if one.found or one.learnt]
    gate = Gate(rules.settings, now, archive.alerts.times(now - HOUR))
    verdicts = [_verdict(archive, one, gate) for one in sorted(candidates, key=_order)]
    return archive.alerts.keep(verdicts, rules.targets, now) if verdicts else ()


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An incident of the stack, what the user knows of it, and what there is to tell."""

    incident: Incident
    stories: tuple[int, ...]
    told: Snapshot | None
    found: tuple[Change, ...]

    @property
    def known(self) -> Snapshot:
        """What the user knows once this is told, or taken as told."""
        return merged(self.told, snapshot(self.incident))

    @property
    def learnt(self) -> bool:
        """Whether the first names of what is hit came after the alert: no change, but what more is hit will be one."""
        return self.told is not None and not self.told.stage.over and self.known != self.told


def _candidates(archive: Archive, watches: Sequence[Watch], now: datetime) -> list[_Candidate]:
    return [
        _candidate(archive, incident, now)
        for incident in archive.incidents.read.recent(now - LOOK_BACK, now)
        if not incident.muted and on_stack(incident, watches)
    ]


def _candidate(archive: Archive, incident: Incident, now: datetime) -> _Candidate:
    stories = tuple(member.story_id for member in archive.incidents.read.members(incident.id))
    told = archive.alerts.told(stories)
    return _Candidate(incident, stories, told, to_tell(archive, incident, told, now))


def to_tell(archive: Archive, incident: Incident, told: Snapshot | None, now: datetime) -> tuple[Change, ...]:
    """Return what there is to tell of an incident that the user knows as `told`, whatever may hold it back.

    That it is over already is news where nobody kept it from them while it went on, as quiet hours do, and where
    somebody says so: many look back on what was over long ago.
    """
    found = news(told, incident, now)
    if Change.MISSED in found and (_withheld(archive, incident) or not _just_ended(read(archive, incident.id))):
        return ()
    return found


def _withheld(archive: Archive, incident: Incident) -> bool:
    return any(Change.NEW in alert.changes for alert in archive.alerts.of_incident(incident.id))


def _just_ended(file: File) -> bool:
    """Tell whether the vendor's page or a story says that it is over, rather than what was."""
    if file.dossier.incident.acknowledged:
        return True
    told = (story.version for story in file.stories if story.version.analysis.flag.lifecycle is Lifecycle.FIXED)
    return any(not stands_alone(version.title) for version in told)


def _order(one: _Candidate) -> tuple[int, float, int]:
    """Put the worst first, so that a cap on alerts takes the least."""
    return (-rank(one.incident.severity), -one.incident.last_news.timestamp(), one.incident.id)


def _verdict(archive: Archive, one: _Candidate, gate: Gate) -> Verdict:
    if not one.found:
        return Verdict(None, one.known, one.stories)
    file = read(archive, one.incident.id)
    # The dossier calls no incident stale: that depends on the moment, which is ours.
    file = replace(file, dossier=replace(file.dossier, incident=one.incident))
    if unwanted := gate.unwanted(one.found):
        # Steps and updates are told on demand alone; a line for each that was not asked for would bury the others.
        worth = not set(one.found) <= {Change.PROGRESS, Change.UPDATE}
        return Verdict(_said(file, one, gate, one.found, unwanted) if worth else None, one.known, one.stories)
    wanted = tuple(change for change in one.found if change in gate.settings.on)
    held = _unasked(archive, one.incident, gate.settings.query) or gate.held(
        file.dossier, file.stories, wanted, archive.alerts.last_of(one.stories)
    )
    if not held:
        gate.let_through()
    return Verdict(_said(file, one, gate, wanted, held), None if held else one.known, one.stories)


def _unasked(archive: Archive, incident: Incident, query: str) -> str:
    """Say that no story of the incident answers the query of the settings, "" where one does or there is no query."""
    if not query or archive.stories.count(both(query, f"incident:{incident.id}")):
        return ""
    return f"no story of it answers the query of your alerts: {query}"


def _said(file: File, one: _Candidate, gate: Gate, found: tuple[Change, ...], held: str) -> Alert:
    urls = {story.id: story.url for story in file.stories}
    return replace(alert(file.dossier, found, one.told, urls, held), at=gate.now)
