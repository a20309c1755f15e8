"""The dossier of an incident that the archive keeps: its stories, read by the desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tui.archive import Archive
from tui.dataclass import dataclass
from tui.desk.incidents.dossier import dossier, incident
from tui.errors import NotFoundError
from tui.incident import Dossier, Incident, Membership
from tui.model import FeedKind, Story


@dataclass(frozen=True, slots=True)
class File:
    """A dossier with its stories and why each belongs, both newest first."""

    dossier: Dossier
    members: tuple[Membership, ...]
    stories: tuple[Story, ...]


def read(archive: Archive, incident_id: int) -> File:
    """Return the dossier, with the incident as the archive has it: the user's own name, and stale where it went quiet.

    Raises NotFoundError for an incident that is not there or has no stories any more, DatabaseError.
    """
    kept = archive.incidents.read.incident(incident_id)
    members = tuple(archive.incidents.read.members(incident_id))
    if not members:
        raise NotFoundError(f"incident {incident_id} has no stories any more")
    stories = tuple(_story(archive, member.story_id) for member in members)
    return File(replace(dossier(stories, incident_id), incident=kept), members, stories)


def _story(archive: Archive, story_id: int) -> Story:
    """Return the story, with what a page said before where it tells its last word alone."""
    story = archive.stories.story(story_id)
    if story.kind is not FeedKind.STATUS or story.version.number == 1 or len(story.version.analysis.updates) > 1:
        return story
    return replace(story, earlier=tuple(archive.stories.versions(story_id)[:-1]))


def summarise(archive: Archive, incident_ids: Iterable[int]) -> None:
    """Compute anew what these incidents come to, after their stories changed or moved. Raises DatabaseError."""
    archive.incidents.grouped.summarise([summary for ident in incident_ids if (summary := _summary(archive, ident))])


def undo(archive: Archive) -> str | None:
    """Undo the newest act and return it in words, None where there is none; its incidents are summed up anew.

    Raises DatabaseError.
    """
    touched = archive.undo.incidents()
    words = archive.undo.last()
    summarise(archive, touched)
    return words


def _summary(archive: Archive, incident_id: int) -> Incident | None:
    """Return the incident as its stories tell it, None where it has none any more."""
    members = archive.incidents.read.members(incident_id)
    stories = [_story(archive, member.story_id) for member in members]
    return incident(stories, incident_id) if stories else None
