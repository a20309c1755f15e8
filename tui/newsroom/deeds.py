"""What a user decides of an incident: its name, its pin, and which stories belong to it. All can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tui.dossiers import summarise
from tui.errors import NightdeskError
from tui.incident import Incident
from tui.newsroom.cells import line
from tui.newsroom.widgets.canvas import newsroom_of

if TYPE_CHECKING:
    from tui.newsroom.screens.dossier import DossierScreen

_OFFERED = timedelta(days=14)
"""How old the last news of an incident may be for it to be offered for merging."""

_UNDO = "; u takes it back."


class Deeds:
    """The acts on the incident of a dossier, each on the disk when its key has been handled."""

    def __init__(self, screen: DossierScreen) -> None:
        self._screen = screen
        self._archive = screen.room.archive

    def pin(self) -> None:
        """Pin, or unpin."""
        incident = self._screen.incident
        self._archive.incidents.acts.pin(incident.id, not incident.pinned)
        self._done("Unpinned." if incident.pinned else "Pinned: it stays on top of all lists of incidents.")

    def mute(self) -> None:
        """Mute, or unmute."""
        incident = self._screen.incident
        self._archive.incidents.acts.mute(incident.id, not incident.muted)
        self._done("Unmuted." if incident.muted else f"Muted: it is not counted, and raises no alert{_UNDO}")

    def note(self) -> None:
        """Ask for the user's own note."""
        from tui.newsroom.screens.question import Question

        title = "Your note on this incident (empty: none)"
        self._screen.app.push_screen(Question(title, self._screen.incident.note), self._note)

    def _note(self, text: str | None) -> None:
        if text is not None:
            incident = self._screen.incident.id
            self._act(lambda: self._archive.incidents.acts.note(incident, text), "Noted" if text.strip() else "No note")

    def rename(self) -> None:
        """Ask for a name."""
        from tui.newsroom.screens.question import Question

        incident = self._screen.incident
        title = "Name of this incident (empty: its headline)"
        self._screen.app.push_screen(Question(title, incident.title), self._rename)

    def _rename(self, name: str | None) -> None:
        if name is not None:
            self._act(
                lambda: self._archive.incidents.acts.rename(self._screen.incident.id, line(name).strip()), "Renamed"
            )

    def merge(self) -> None:
        """Ask which incident to take in."""
        from tui.newsroom.screens.picker import Choice, Picker

        now = datetime.now(UTC)
        found = self._archive.incidents.read.recent(now - _OFFERED, now)
        others = [incident for incident in found if incident.id != self._screen.incident.id]
        if not others:
            self._screen.say("There is no other incident to merge.", "muted")
            return
        choices = [Choice(incident.id, _words(incident)) for incident in self._likely_first(others)]
        self._screen.app.push_screen(Picker("Merge into this incident", choices), self._merge)

    def _likely_first(self, others: list[Incident]) -> list[Incident]:
        """Return the others, those of the same vendor first."""
        vendor = self._screen.incident.vendor
        return sorted(others, key=lambda other: not (vendor and other.vendor == vendor))

    def _merge(self, other: int | None) -> None:
        into = self._screen.incident.id

        def act() -> None:
            self._archive.incidents.acts.merge(into, [other or 0])
            summarise(self._archive, (into, other or 0))

        if other is not None:
            self._act(act, "Merged")

    def split(self) -> None:
        """Take the story under the cursor out."""
        story = self._screen.story_id
        if story is None or self._screen.incident.stories < 2:
            self._screen.say("There is nothing to split off.", "muted")
            return
        new = self._archive.incidents.acts.split([story])
        summarise(self._archive, (self._screen.incident.id, new))
        self._done(f"Split off into an incident of its own{_UNDO}")

    def undo(self) -> None:
        """Undo the newest act."""
        words = newsroom_of(self._screen).undo()
        self._done(f"Undone: {words}" if words else "There is nothing to undo.")

    def _act(self, act: Callable[[], object], words: str) -> None:
        """Do it after a question was answered, where no command is there to answer for a mistake."""
        try:
            act()
        except NightdeskError as error:
            self._screen.say(str(error), "bad")
        else:
            self._done(words + _UNDO)

    def _done(self, words: str) -> None:
        self._screen.reload()
        self._screen.say(words)


def _words(incident: Incident) -> str:
    stories = "1 story" if incident.stories == 1 else f"{incident.stories} stories"
    return f"{incident.severity or '-':<6}{incident.stage:<17}{line(incident.title)} ({stories})"
