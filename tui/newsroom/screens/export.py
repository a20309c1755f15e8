"""The export dialog: what is written, as what, where to, and how it will look."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from tui.errors import NightdeskError
from tui.newsroom.cells import line
from tui.newsroom.document import Document, Run
from tui.newsroom.glyphs import Glyphs
from tui.newsroom.handing_on import FORMATS, SWITCHES, Parcel
from tui.newsroom.keymap import LEAVE
from tui.newsroom.outside import copied
from tui.newsroom.screens.dialog import Dialog
from tui.newsroom.screens.sheet import SheetPage
from tui.newsroom.widgets.answer import Answer
from tui.newsroom.widgets.bar import Bar
from tui.newsroom.widgets.key_bar import KeyBar
from tui.newsroom.widgets.options import Line, Option, Options

_PREVIEWED = 4_000


class ExportDialog(Dialog[str | None]):
    """Asks, shows what would be written, and writes it; its result is what was done, in words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", "save", id="export-save"),
        Binding("escape,q", "cancel", "cancel", id="export-cancel"),
        Binding("y", "copy", "copy", id="export-copy"),
        Binding("t", "folder", "folder", id="export-folder"),
        Binding("space", "switch", "switch", id="export-switch"),
        Binding("j,down", "move(1)", "line", id="export-move", key_display="j/k"),
        Binding("k,up", "move(-1)", "line", show=False),
        Binding("l,right", "turn(1)", "choose", id="export-turn", key_display="h/l"),
        Binding("h,left", "turn(-1)", "choose", show=False),
        Binding("pagedown", "leap(1)", "page", show=False),
        Binding("pageup", "leap(-1)", "page", show=False),
        LEAVE,
    ]
    AUTO_FOCUS = "#options"

    def __init__(self, parcel: Parcel, folder: Path) -> None:
        super().__init__()
        self.keys = KeyBar(id="keys")
        self.parcel = parcel
        self.options = Options(self._lines, id="options")
        self.folder = Answer(str(folder), self.action_save, id="folder")
        self.page = SheetPage(self._preview, id="page")

    def compose(self) -> ComposeResult:
        """Lay out the frame."""
        with Vertical(id="export") as frame:
            frame.border_title = "Export"
            yield self.options
            with Horizontal(id="folder-line"):
                yield Static(" To        ", markup=False, id="folder-label")
                yield self.folder
            yield self.page
        yield self.keys

    def _lines(self) -> Sequence[Line]:
        parcel = self.parcel
        what = tuple(Option(f"what {name}", label, parcel.what == name) for name, label in parcel.choices().items())
        formats = tuple(Option(f"format {name}", name, parcel.format == name) for name in FORMATS)
        include = tuple(Option(name, label, getattr(parcel, name)) for name, label in SWITCHES.items())
        return (Line("What", what), Line("Format", formats), Line("Include", include, exclusive=False))

    def _preview(self, width: int, glyphs: Glyphs) -> Document:
        document = Document(width)
        document.add(Run(glyphs.rule * width, "faint"))
        document.prose(self.parcel.name() or "Nothing to write.", "strong")
        document.blank()
        for text in self.parcel.text()[:_PREVIEWED].split("\n"):
            if text.strip():
                document.prose(text)
            else:
                document.blank()
        return document

    @on(Options.Chosen)
    def _choose(self, event: Options.Chosen) -> None:
        self.parcel = self.parcel.changed(event.name)
        self.options.refresh()
        self.page.rewrap()

    def on_bar_clicked(self, event: Bar.Clicked) -> None:
        """Choose what was clicked."""
        self.post_message(Options.Chosen(event.what))

    def action_move(self, rows: int) -> None:
        """Go to another line of choices."""
        self.set_focus(self.options)
        self.options.move(rows)

    def action_turn(self, step: int) -> None:
        """Choose another option of the line."""
        self.options.turn(step)

    def action_switch(self) -> None:
        """Turn the switch under the cursor over."""
        self.options.switch()

    def action_leap(self, pages: int) -> None:
        """Scroll what would be written."""
        self.page.leap(pages)

    def action_folder(self) -> None:
        """Change the folder."""
        self.set_focus(self.folder)

    def action_cancel(self) -> None:
        """Write nothing; from the folder, go back to the choices."""
        if self.focused is self.folder:
            self.set_focus(self.options)
        else:
            self.dismiss(None)

    def action_copy(self) -> None:
        """Copy what would be written."""
        self.dismiss(copied(self.parcel.together(), "Export copied", self.app.copy_to_clipboard))

    def action_save(self) -> None:
        """Write it into the folder."""
        try:
            paths = self.parcel.write(Path(self.folder.value).expanduser())
        except (NightdeskError, OSError, RuntimeError) as error:
            self.keys.say(f"Not written: {error}", "bad")
            return
        if not paths:
            self.keys.say("There is nothing to write.", "bad")
            return
        first = line(str(paths[0]))
        self.dismiss(f"Written: {first}" if len(paths) == 1 else f"Written: {len(paths)} files, the first is {first}")
