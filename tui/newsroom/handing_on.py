"""What the newsroom writes to files beside single stories: dossiers."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tui.brief.files import check_folder, slug, write_new
from tui.brief.handover import handover, render
from tui.dossiers import File
from tui.newsroom.room import Room

_NAME = 80


def write_dossier(room: Room, file: File) -> Path:
    """Write the dossier as a hand-over of one incident, in Markdown; return the file. Raises ExportError."""
    now = datetime.now(UTC)
    incident = file.dossier.incident
    urls = {story.id: story.url for story in file.stories}
    text = render(handover([file.dossier], incident.first_report, now, urls), "md")
    name = f"{now:%Y-%m-%d}-dossier-{slug(incident.title)[:_NAME].strip('-') or incident.id}.md"
    return write_new(check_folder(room.export_folder), name, text)
