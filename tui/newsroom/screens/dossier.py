"""The dossier of the incident that a story belongs to; a digit opens one of its stories in the reader."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.brief.incident import render
from tui.dossiers import File
from tui.newsroom.dossier import dossier_page, numbered
from tui.newsroom.screens.sheet import Sheet


class DossierSheet(Sheet):
    """Shows an incident until it is left, or until one of its stories is opened."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(digit), f"story({digit})", "open story", show=digit == 1, key_display="1-9")
            for digit in range(1, 10)
        ),
        Binding("Y,y", "copy", "copy", id="dossier-copy"),
        Binding("d", "close", "back", show=False),
    ]

    def __init__(self, file: File, open_story: Callable[[int], None], copy: Callable[[str, str], None]) -> None:
        title = f"Incident {file.dossier.incident.id}"
        super().__init__(title, lambda width, glyphs: dossier_page(file, width, glyphs))
        self._file = file
        self._open = open_story
        self._copy = copy

    def action_story(self, digit: int) -> None:
        """Leave, and open the story with that number; one that is not there does nothing."""
        stories = numbered(self._file)
        if digit <= len(stories):
            self.dismiss()
            self._open(stories[digit - 1])

    def action_copy(self) -> None:
        """Copy the dossier as plain text."""
        self._copy(render(self._file.dossier, self._file.members), "Dossier copied")
