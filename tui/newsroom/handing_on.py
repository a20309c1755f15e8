"""What the newsroom hands on as files: a story, all bookmarked ones, or the dossier of an incident."""

from __future__ import annotations

import json as machine
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from tui.archive import Archive
from tui.brief import incident as dossier_text
from tui.brief import json, markdown, plain
from tui.brief.files import check_folder, file_name, slug, write_new
from tui.brief.handover import handover
from tui.brief.handover import render as render_handover
from tui.completing import explained
from tui.dossiers import File
from tui.model import Story

FORMATS = {"Markdown": ".md", "JSON": ".json", "plain": ".txt"}
SWITCHES = {"sources": "sources", "quotes": "quotes", "full_text": "full text"}
"""What is in a file or not, as the settings of [export] name it, with its label."""

MOST = 1_000
"""Stories that are written at a time at the most."""

_NAME = 80


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is to be written and how. `what` is "story", "marked" or "dossier"; `format` a key of `FORMATS`."""

    archive: Archive
    story: Story | None = None
    file: File | None = None
    what: str = "story"
    format: str = "Markdown"
    sources: bool = True
    quotes: bool = True
    full_text: bool = False

    def choices(self) -> dict[str, str]:
        """Return what can be chosen, each with its label."""
        marked = self.archive.stories.count("is:bookmarked")
        found = {"story": "this story" if self.story else "", "marked": f"bookmarked ({marked})" if marked else ""}
        return {name: label for name, label in {**found, "dossier": "dossier" if self.file else ""}.items() if label}

    def text(self) -> str:
        """Return what would be written, the first file of it where there are several."""
        return next(self._documents(), ("", "", None))[1]

    def together(self) -> str:
        """Return all of it as one text, as it is copied."""
        return "\n".join(text for _, text, _ in self._documents())

    def write(self, folder: Path) -> list[Path]:
        """Write a file for each document, never over another; return them. Raises ExportError, DatabaseError."""
        folder = check_folder(folder)
        paths = []
        for name, text, story in self._documents():
            paths.append(write_new(folder, name, text))
            if story is not None:
                self.archive.marks.handed_on(story.id, story.version.id, str(paths[-1]))
        return paths

    def name(self) -> str:
        """Return the name of the (first) file."""
        return next(self._documents(), ("", "", None))[0]

    def _documents(self) -> Iterator[tuple[str, str, Story | None]]:
        """Yield the name and the text of each file, with the story that it holds."""
        if self.what == "dossier" and self.file is not None:
            yield self._dossier(self.file)
            return
        one = [self.story] if self.story is not None else []
        stories = islice(self.archive.stories.export_rows("is:bookmarked"), MOST) if self.what == "marked" else one
        for story in stories:
            yield file_name(story, FORMATS[self.format]), self._render(story), story

    def _render(self, story: Story) -> str:
        if self.format == "JSON":
            return json.render([explained(story)], sources=self.sources, full_text=self.full_text)
        form = markdown.render if self.format == "Markdown" else plain.render
        return form(story, sources=self.sources, quotes=self.quotes, full_text=self.full_text)

    def _dossier(self, file: File) -> tuple[str, str, None]:
        now = datetime.now(UTC)
        incident = file.dossier.incident
        words = slug(incident.title)[:_NAME].strip("-") or str(incident.id)
        name = f"{now:%Y-%m-%d}-dossier-{words}{FORMATS[self.format]}"
        if self.format == "JSON":
            record = {"incident": dossier_text.record(file.dossier, file.members)}
            return name, machine.dumps(record, ensure_ascii=False, indent=2) + "\n", None
        if self.format == "plain":
            return name, dossier_text.render(file.dossier, file.members), None
        urls = {story.id: story.url for story in file.stories} if self.sources else {}
        return name, render_handover(handover([file.dossier], incident.first_report, now, urls), "md"), None

    def changed(self, name: str) -> Parcel:
        """Return the parcel with one choice changed: "what story", "format JSON", or one of its switches."""
        kind, _, value = name.partition(" ")
        if kind == "what":
            return replace(self, what=value)
        if kind == "format":
            return replace(self, format=value)
        turned: dict[str, Any] = {kind: not getattr(self, kind)}
        return replace(self, **turned)
