"""What changed of an incident since the user was told of it: pure functions over snapshots."""

from __future__ import annotations

from collections.abc import Sequence

from tui.alert import Change, Snapshot
from tui.incident import Incident, Stage
from tui.model import Severity

_RANKS = {Severity.CRIT: 2, Severity.MAJOR: 1, Severity.MINOR: 0, None: 0}


def rank(severity: Severity | None) -> int:
    """Return how bad a severity is, from 0; one that nobody tells counts as the least."""
    return _RANKS[severity]


def snapshot(incident: Incident) -> Snapshot:
    """Return what alerts look at."""
    return Snapshot(incident.stage, incident.severity, incident.affected, incident.regions, incident.official)


def changes(told: Snapshot | None, now: Snapshot) -> tuple[Change, ...]:
    """Return what there is to tell, most important first; nothing of an incident that was over when first seen."""
    if now.stage is Stage.STALE:
        return ()
    if told is None:
        return () if now.stage.over else (Change.NEW,)
    if now.stage.over:
        return (Change.RESOLVED,) if _ended(told.stage, now.stage) else _update(told, now)
    if told.stage.over:
        return (Change.REOPENED,)
    found = [Change.ESCALATED] if rank(now.severity) > rank(told.severity) else []
    if grown(told, now):
        found.append(Change.GREW)
    if now.stage is not told.stage:
        found.append(Change.PROGRESS)
    return (*found, *_update(told, now))


def merged(told: Snapshot | None, now: Snapshot) -> Snapshot:
    """Return what the user knows after being told: while it lasts, the worst and the widest that it ever was.

    So a severity that sways, or a name that a changed text no longer has, is not told twice.
    """
    if told is None or told.stage.over:
        return now
    return Snapshot(
        stage=now.stage,
        severity=max(told.severity, now.severity, key=rank),
        affected=_both(told.affected, now.affected),
        regions=_both(told.regions, now.regions),
        official=now.official or told.official,
    )


def grown(told: Snapshot, now: Snapshot) -> tuple[str, ...]:
    """Return the services and places that are hit now and were not told of."""
    return (*_new(told.affected, now.affected), *_new(told.regions, now.regions))


def _ended(before: Stage, now: Stage) -> bool:
    """Tell whether an end is news; the vendor's word after a claim is."""
    return not before.over or (before is Stage.CLAIMED and now is Stage.RESOLVED)


def _update(told: Snapshot, now: Snapshot) -> tuple[Change, ...]:
    if now.official is None or (told.official is not None and now.official <= told.official):
        return ()
    return (Change.UPDATE,)


def _new(before: Sequence[str], now: Sequence[str]) -> tuple[str, ...]:
    known = {name.lower() for name in before}
    return tuple(name for name in now if name.lower() not in known)


def _both(before: Sequence[str], now: Sequence[str]) -> tuple[str, ...]:
    return (*before, *_new(before, now))
