"""The hand-over of a shift from what the archive keeps, and when the last one was made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tui import heard
from tui.archive import Archive
from tui.brief.handover import Handover, handover
from tui.dossiers import read
from tui.incident import Incident
from tui.paths import state_dir
from tui.stack import on_stack

if TYPE_CHECKING:
    from tui.config import Watch

LOOK_BACK = timedelta(days=7)
"""How long an incident without news may still be told of as live or quiet."""

SHIFT = timedelta(hours=12)
"""What a hand-over covers where there was none before."""

_LAST = "last-brief"


def compose(
    archive: Archive, incidents: Iterable[Incident], watches: Sequence[Watch], since: datetime, now: datetime
) -> Handover:
    """Return the hand-over of these incidents, those of the user's stack first. Raises DatabaseError."""
    found = [read(archive, incident.id).dossier for incident in incidents]
    stories = {event.story_id for one in found for event in one.timeline}
    urls = {story: archive.stories.story(story).url for story in stories}
    first = [one.incident.id for one in found if on_stack(one.incident, watches)]
    known = heard.as_of(*archive.feeds.heard(), now.timestamp())
    return handover(found, since, now, urls, first, known)


def last(now: datetime) -> datetime:
    """Return when the last hand-over was made, a shift ago where there was none or the clock went back behind it."""
    at = made()
    return at if at and at <= now else now - SHIFT


def made() -> datetime | None:
    """Return when the last hand-over was made, None where there was none."""
    with suppress(OSError, ValueError):
        return datetime.fromisoformat(_note().read_text(encoding="utf-8").strip()).astimezone(UTC)
    return None


def remember(now: datetime) -> None:
    """Remember that a hand-over was made now. Raises OSError."""
    _note().write_text(now.isoformat(), encoding="utf-8")


def _note() -> Path:
    return state_dir() / _LAST
