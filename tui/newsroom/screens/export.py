"""The export dialog: what is written, where to, and how it will look."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.brief.files import file_name, write_new
from tui.brief.markdown import render
from tui.errors import NightdeskError
from tui.model import Story
from tui.newsroom.cells import line
from tui.newsroom.document import Document, Run
from tui.newsroom.glyphs import Glyphs
from tui.newsroom.room import Room
from tui.newsroom.screens.sheet import SheetPage
from tui.newsroom.widgets.key_bar import KeyBar

_PREVIEWED = 4_000


class ExportDialog(ModalScreen[str | None]):
    """Asks for a folder, shows the Markdown, writes it; its result is what was done, in words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "switch('quotes')", "quotes", id="export-quotes"),
        Binding("ctrl+x", "switch('full_text')", "full text", id="export-full-text"),
        Binding("escape", "cancel", "cancel", id="export-cancel"),
    ]

    def __init__(self, room: Room, story: Story) -> None:
        super().__init__()
        self._story = story
        self.quotes = room.settings.export.quotes
        self.full_text = room.settings.export.full_text
        self.folder = Input(str(room.export_folder), id="folder", compact=True, select_on_focus=False)
        self.page = SheetPage(self._preview, id="page")

    def compose(self) -> ComposeResult:
        """Lay out the frame."""
        with Vertical(id="export") as frame:
            frame.border_title = "Export as Markdown"
            frame.border_subtitle = "Enter writes it into this folder"
            yield self.folder
            yield self.page
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Begin with the folder."""
        self.folder.focus()

    def _preview(self, width: int, glyphs: Glyphs) -> Document:
        document = Document(width)
        document.prose(file_name(self._story), "strong", "File     ", " " * 9)
        chosen = [name for name, on in (("quotes", self.quotes), ("full text", self.full_text)) if on]
        document.prose(", ".join(chosen) or "takeaways alone", "strong", "With     ", " " * 9)
        document.add(Run(glyphs.rule * width, "faint"))
        for text in self._markdown()[:_PREVIEWED].split("\n"):
            if text.strip():
                document.prose(text)
            else:
                document.blank()
        return document

    def _markdown(self) -> str:
        return render(self._story, quotes=self.quotes, full_text=self.full_text)

    def action_switch(self, name: str) -> None:
        """Put something in or leave it out."""
        setattr(self, name, not getattr(self, name))
        self.page.rewrap()

    def action_cancel(self) -> None:
        """Write nothing."""
        self.dismiss(None)

    @on(Input.Submitted)
    def _write(self, event: Input.Submitted) -> None:
        event.stop()
        folder = Path(event.value).expanduser()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = write_new(folder, file_name(self._story), self._markdown())
        except (NightdeskError, OSError) as error:
            self.query_one(KeyBar).say(f"Not written: {error}", "bad")
            return
        self.dismiss(f"Written: {line(str(path))}")
