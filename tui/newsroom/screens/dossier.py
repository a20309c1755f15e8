"""The dossier of an incident: its timeline, and beside or below it what is known, denied, contradicted and unknown."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.screen import Screen

from tui.brief.incident import render
from tui.dossiers import File, read
from tui.errors import NightdeskError, NotFoundError
from tui.incident import Incident
from tui.newsroom.commands import COMMANDS, bindings
from tui.newsroom.deeds import Deeds
from tui.newsroom.dossier import EventRow, event_page, events, facts_page, numbered, paint_event
from tui.newsroom.outside import copied
from tui.newsroom.room import Room
from tui.newsroom.rows import FixedRows
from tui.newsroom.screens.panes import BREADTHS
from tui.newsroom.screens.sheet import SheetPage
from tui.newsroom.widgets.bar import Bar
from tui.newsroom.widgets.dossier_head import DossierHead
from tui.newsroom.widgets.key_bar import KeyBar
from tui.newsroom.widgets.story_list import StoryList
from tui.stack import names_of


class DossierScreen(Screen[None]):
    """Shows an incident until it is left, or until one of its stories is opened."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("dossier")]
    HORIZONTAL_BREAKPOINTS = BREADTHS
    AUTO_FOCUS = "#timeline"

    def __init__(self, room: Room, file: File, open_story: Callable[[int], None], behind: str = "") -> None:
        super().__init__()
        self.keys = KeyBar(id="keys")
        self.room = room
        self.file = file
        self._open = open_story
        self.head = DossierHead(behind, id="dossier-head")
        self.timeline: StoryList[EventRow] = StoryList(paint_event, id="timeline")
        self.facts = SheetPage(lambda width, glyphs: facts_page(self.file, width, glyphs), id="facts")
        self.event = SheetPage(lambda width, glyphs: event_page(self.timeline.row, width, glyphs), id="event-page")
        self.event.can_focus = False
        self.deeds = Deeds(self)

    def compose(self) -> ComposeResult:
        """Head, timeline, facts, keys."""
        yield self.head
        with Container(id="file"):
            with Vertical(id="timeline-pane"):
                yield self.timeline
                with Vertical(id="event"):
                    yield self.event
            with Vertical(id="facts-pane"):
                yield self.facts
        yield self.keys

    def on_mount(self) -> None:
        """Show the file."""
        self._show()

    def _show(self) -> None:
        watched = self._watched_as() is not None
        self.head.tell(self.file.dossier, watched)
        self.timeline.show(FixedRows(events(self.file.dossier)))
        self.facts.rewrap()
        self.refresh_bindings()

    def reload(self) -> None:
        """Read the incident again, after it or its stories have changed; leave where it is no more."""
        try:
            self.file = read(self.room.archive, self.incident.id)
        except NotFoundError:
            self.dismiss()
            return
        self._show()

    @property
    def incident(self) -> Incident:
        """The incident that is shown."""
        return self.file.dossier.incident

    @property
    def pane(self) -> StoryList[EventRow] | SheetPage:
        """The pane that keys move."""
        return self.facts if self.focused is self.facts else self.timeline

    @property
    def story_id(self) -> int | None:
        """The story of the event under the cursor."""
        return self.timeline.row.event.story_id if self.timeline.row else None

    @property
    def has_official(self) -> bool:
        """Whether the status page has said anything."""
        return any(event.official for event in self.file.dossier.timeline)

    def focus_pane(self, direction: int) -> None:
        """Focus the other pane."""
        self.set_focus(self.timeline if self.pane is self.facts else self.facts)

    def action_command(self, name: str, argument: str = "") -> None:
        """Run the command with that id; what it cannot do it says in the last line."""
        if not self.is_mounted:
            return  # A key that was typed before the screen was drawn was not meant for what nobody had seen.
        self.keys.make_way()
        try:
            COMMANDS[name].run(self, argument)
        except NightdeskError as error:
            self.say(str(error), "bad")

    def can(self, name: str) -> bool:
        """Tell whether the command with that id would do anything now; the key bar asks."""
        return COMMANDS[name].possible(self)

    def say(self, words: str, ink: str = "strong") -> None:
        """Show a message in the last line for a few seconds."""
        self.keys.say(words, ink)

    def on_descendant_focus(self) -> None:
        """Other keys make sense in another pane."""
        self.refresh_bindings()

    def on_story_list_highlighted(self) -> None:
        """Show the words of the event under the cursor."""
        self.event.to_start()
        self.event.rewrap()

    def on_story_list_chosen(self) -> None:
        """Read the story under the cursor."""
        self.read_event()

    def on_bar_clicked(self, event: Bar.Clicked) -> None:
        """Do what was clicked."""
        self.action_command(event.what)

    def read_event(self) -> None:
        """Leave, and open the story under the cursor."""
        if self.story_id is not None:
            story = self.story_id
            self.dismiss()
            self._open(story)

    def read_number(self, number: int) -> None:
        """Leave, and open the story with that number; one that is not there does nothing."""
        stories = numbered(self.file)
        if number <= len(stories):
            self.dismiss()
            self._open(stories[number - 1])

    def next_official(self) -> None:
        """Go to the next update of the status page, and after the last to the first."""
        self.set_focus(self.timeline)
        if not self.timeline.seek(lambda row: row.event.official, 1):
            self.timeline.move_to(0)
            if self.timeline.row and not self.timeline.row.event.official:
                self.timeline.seek(lambda row: row.event.official, 1)

    def copy(self) -> None:
        """Copy the dossier as plain text."""
        text = render(self.file.dossier, self.file.members)
        self.say(copied(text, "Dossier copied", self.app.copy_to_clipboard))

    def export(self) -> None:
        """Open the export dialog for the dossier."""
        from tui.newsroom.screens.export import ExportDialog

        dialog = ExportDialog(self.room.parcel(file=self.file), self.room.export_folder)
        self.app.push_screen(dialog, lambda words: self.say(words) if words else None)

    def watch_vendor(self) -> None:
        """Put the vendor on the user's stack, or take it off."""
        watched = self._watched_as()
        vendor = watched or self.incident.vendor
        if not vendor:
            self.say("No vendor is named in this incident: there is nothing to put on your stack.", "muted")
            return
        self.room.watch_vendor(vendor, watched is None)
        self._show()
        state = "no longer on" if watched else "now on"
        self.say(f"{vendor} is {state} your stack ({self.room.settings.path}); u takes it back.")

    def _watched_as(self) -> str | None:
        """Return the name by which the stack has the incident's vendor, None where it has not."""
        vendor = self.incident.vendor.lower()
        return next((one.vendor for one in self.room.settings.watches if vendor and vendor in names_of(one)), None)
