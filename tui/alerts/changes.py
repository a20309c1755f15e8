"""What changed of an incident since the user was told of it: pure functions over snapshots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from tui.alert import Change, Snapshot
from tui.incident import Incident, Stage
from tui.model import Severity
from tui.stack import is_everywhere
from tui.text.late import late

FRESH = timedelta(hours=6)
"""How old the end of an incident may be of which nothing was heard before."""

_TWO_NAMES = late(r"([^()]+) \(([^()]+)\)")
_RANKS = {Severity.CRIT: 2, Severity.MAJOR: 1, Severity.MINOR: 0, None: 0}


def rank(severity: Severity | None) -> int:
    """Return how bad a severity is, from 0; one that nobody tells counts as the least."""
    return _RANKS[severity]


def snapshot(incident: Incident) -> Snapshot:
    """Return what alerts look at."""
    return Snapshot(incident.stage, incident.severity, incident.affected, incident.regions, incident.official)


def changes(told: Snapshot | None, now: Snapshot) -> tuple[Change, ...]:
    """Return what there is to tell, most important first."""
    if now.stage is Stage.STALE:
        return ()
    if told is None:
        return (Change.MISSED,) if now.stage.over else (Change.NEW,)
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


def news(told: Snapshot | None, incident: Incident, now: datetime) -> tuple[Change, ...]:
    """Return what there is to tell at this moment; to who knew of nothing, no end that is older than `FRESH`."""
    found = changes(told, snapshot(incident))
    old = incident.resolved is None or now - incident.resolved > FRESH
    return () if found == (Change.MISSED,) and old else found


def merged(told: Snapshot | None, now: Snapshot) -> Snapshot:
    """Return what the user knows after being told: while it lasts, the worst and the widest that it ever was.

    So a severity that sways, or a name that a changed text no longer has, is not told twice, nor is an end that the
    vendor had called one where only the news does now.
    """
    if told is None or told.stage.over:
        claimed_again = told is not None and told.stage is Stage.RESOLVED and now.stage is Stage.CLAIMED
        return replace(now, stage=Stage.RESOLVED) if claimed_again else now
    return Snapshot(
        stage=now.stage,
        severity=max(told.severity, now.severity, key=rank),
        affected=_both(told.affected, now.affected),
        regions=_both(told.regions, now.regions),
        official=now.official or told.official,
    )


def grown(told: Snapshot, now: Snapshot) -> tuple[str, ...]:
    """Return the services and places that are hit now and were not told of.

    Where none was told of, all of it was: a first name says more, but it is no growth. Nor is a description ("website",
    "social network"), which every further story words in its own way, or any place of a world that is hit as a whole.
    """
    places = () if any(map(is_everywhere, told.regions)) else _grown(told.regions, now.regions)
    return (*_grown(told.affected, now.affected), *places)


def _ended(before: Stage, now: Stage) -> bool:
    """Tell whether an end is news; the vendor's word after a claim is."""
    return not before.over or (before is Stage.CLAIMED and now is Stage.RESOLVED)


def _update(told: Snapshot, now: Snapshot) -> tuple[Change, ...]:
    if now.official is None or (told.official is not None and now.official <= told.official):
        return ()
    return (Change.UPDATE,)


def _grown(before: Sequence[str], now: Sequence[str]) -> tuple[str, ...]:
    return tuple(filter(_is_name, _new(before, now))) if before else ()


def _is_name(name: str) -> bool:
    """Tell whether this names something rather than describing it ("us-east-1" and "iCloud" are names)."""
    return is_everywhere(name) or any(sign.isupper() or sign.isdigit() for sign in name)


def _new(before: Sequence[str], now: Sequence[str]) -> tuple[str, ...]:
    known = {spelling for name in before for spelling in _spellings(name)}
    found = []
    for name in now:
        if known.isdisjoint(_spellings(name)):
            found.append(name)
            known.update(_spellings(name))
    return tuple(found)


def _spellings(name: str) -> tuple[str, ...]:
    """Return how a name is written here, and each of two in one: "Tokyo (asia-northeast1)" is either."""
    both = _TWO_NAMES.fullmatch(name)
    return (_spelt(name), *map(_spelt, both.groups())) if both else (_spelt(name),)


def _spelt(name: str) -> str:
    """Return how all spellings of a name are written here: "Sign In" and "sign-in", "worldwide" and "globally"."""
    return "worldwide" if is_everywhere(name) else name.casefold().removeprefix("the ").replace("-", " ")


def _both(before: Sequence[str], now: Sequence[str]) -> tuple[str, ...]:
    return (*before, *_new(before, now))
