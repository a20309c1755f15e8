"""Why an incident raised no alert, or which it raised, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from tui.alerts.targets import targets
from tui.alerts.watch import to_tell
from tui.archive import Archive
from tui.brief.times import clock
from tui.config import Settings
from tui.incident import Incident, Stage
from tui.stack import on_stack, why_not
from tui.text import clean_line


def reasons(archive: Archive, settings: Settings, incident_id: int, now: datetime) -> list[str]:
    """Return a line for each thing that was told of the incident or held it back, and what is true of it now.

    Raises NotFoundError, DatabaseError.
    """
    incident = archive.incidents.read.incident(incident_id, now)
    return [*_past(archive, incident), *_present(archive, settings, incident, now)]


def _past(archive: Archive, incident: Incident) -> Iterator[str]:
    for alert in reversed(archive.alerts.of_incident(incident.id)):
        way = f"held back: {alert.held}" if alert.held else "told"
        yield f"{clock(alert.at)}  {way}: {clean_line(alert.title)}"


def _present(archive: Archive, settings: Settings, incident: Incident, now: datetime) -> Iterator[str]:
    if not settings.watches:
        yield "you watch nothing: put [[watch]] with a vendor into config.toml"
        return
    if not on_stack(incident, settings.watches):
        yield "it does not touch your stack:"
        for watch in settings.watches:
            yield f"  {watch.vendor}: {clean_line(why_not(incident, watch))}"
        return
    if incident.muted:
        yield "you muted it: it raises no alert until you take that back"
        return
    yield from _state(archive, incident, now)
    if not targets(settings.alerts):
        yield "no channel is set up, so alerts are kept here alone: see [alerts] in config.toml"


def _state(archive: Archive, incident: Incident, now: datetime) -> Iterator[str]:
    stories = [member.story_id for member in archive.incidents.read.members(incident.id)]
    told = archive.alerts.told(stories)
    if to_tell(archive, incident, told, now):
        yield "there is something to tell: the next fetch decides on it anew"
    elif told is not None:
        yield "you know all of it: nothing that you asked for has changed since"
    elif incident.stage.over:
        yield "it was over before it could be told, and its end is no news any more"
    elif incident.stage is Stage.STALE:
        yield "nothing was heard of it for a day when it was first seen: it counts as gone quiet"
