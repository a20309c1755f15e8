"""What opens over the wire: dossiers, sheets, lists and dialogs about the story that a key is meant for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import NightdeskError
from tui.model import Story
from tui.newsroom.room import Room

if TYPE_CHECKING:
    from tui.dossiers import File
    from tui.newsroom.acts import Acts
    from tui.newsroom.screens.wire import WireScreen


class Openers:
    """Opens them; what each imports is imported when it is opened first."""

    def __init__(self, screen: WireScreen, room: Room, acts: Acts) -> None:
        self._screen = screen
        self._room = room
        self._acts = acts

    def why(self) -> None:
        """Show the reasons of the flag."""
        from tui.completing import explained, is_weighed_anew
        from tui.newsroom.screens.sheet import Sheet
        from tui.newsroom.sheets import why

        if (story := self._acts.story()) is not None:
            whole = explained(story)
            anew = is_weighed_anew(story, whole)
            self._screen.app.push_screen(Sheet("Why", lambda width, glyphs: why(whole, width, glyphs, anew=anew)))

    def dossier(self) -> None:
        """Show the incident that the story belongs to."""
        story = self._acts.story()
        if story is None:
            return
        incident = self._room.archive.incidents.read.of_story(story.id)
        if incident is None:
            self._screen.say("This story belongs to no incident.")
        else:
            self.incident(incident)

    def incident(self, incident_id: int) -> None:
        """Show an incident. Raises NotFoundError where it has no stories any more."""
        from tui.dossiers import read
        from tui.newsroom.screens.dossier import DossierScreen

        file = read(self._room.archive, incident_id)
        dossier = DossierScreen(self._room, file, self._screen.open_story, self._screen.view.title)
        self._screen.app.push_screen(dossier, lambda _: self._screen.reload())

    def numbered(self, incident: str | None) -> None:
        """Show the incident with that number, as a list names it."""
        if not incident:
            return
        try:
            self.incident(int(incident))
        except NightdeskError as error:
            self._screen.say(str(error), "bad")

    def changes(self) -> None:
        """Show the difference between the versions."""
        from tui.newsroom.screens.sheet import Sheet
        from tui.newsroom.sheets import changes

        if (story := self._acts.story()) is not None:
            versions = self._room.archive.stories.versions(story.id)
            self._screen.app.push_screen(Sheet("What changed", lambda width, glyphs: changes(versions, width, glyphs)))

    def links(self) -> None:
        """Show the story's links, each with a letter that opens it."""
        from tui.newsroom.links import KEYS, links
        from tui.newsroom.screens.picker import Choice, Picker

        story = self._acts.story()
        found = links(story) if story is not None else []
        if not found:
            self._screen.say("This story has no link that could be opened.", "muted")
            return
        choices = [Choice(place, link.words, KEYS[place], link.url) for place, link in enumerate(found)]
        self._screen.app.push_screen(
            Picker("Open a link", choices), lambda at: None if at is None else self._acts.open(found[at].url)
        )

    def feeds(self) -> None:
        """Show the feeds, to be looked at and changed."""
        from tui.newsroom.screens.feeds import FeedsScreen

        self._screen.app.push_screen(FeedsScreen(self._room), lambda _: self._screen.reload())

    def acts(self) -> None:
        """Show what the user did."""
        from tui.newsroom.ledgers import acts_ledger
        from tui.newsroom.screens.ledger import LedgerScreen

        ledger = LedgerScreen(lambda: acts_ledger(self._room.archive), self._acts.undo_in_words)
        self._screen.app.push_screen(ledger, lambda _: self._screen.reload())

    def note(self) -> None:
        """Ask for the user's own note on the story."""
        from tui.newsroom.screens.question import Question

        story = self._acts.story()
        if story is not None and self._acts.writable():
            title = "Your note on this story (empty: none)"
            self._screen.app.push_screen(Question(title, story.note), lambda text: self._acts.note(story.id, text))

    def export(self) -> None:
        """Open the export dialog."""
        from tui.newsroom.screens.export import ExportDialog

        if (story := self._acts.as_shown()) is not None:
            parcel = self._room.parcel(story=story, file=self._file_of(story))
            self._screen.app.push_screen(ExportDialog(parcel, self._room.export_folder), self._exported)

    def _file_of(self, story: Story) -> File | None:
        """Return the dossier of the story's incident, where it is in one."""
        from tui.dossiers import read

        incident = self._room.archive.incidents.read.of_story(story.id)
        return None if incident is None else read(self._room.archive, incident)

    def _exported(self, words: str | None) -> None:
        if words:
            self._screen.say(words)
