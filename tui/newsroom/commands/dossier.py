"""Commands of a dossier: read its stories, hand it on, and decide what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.newsroom.commands.base import Command

if TYPE_CHECKING:
    from tui.newsroom.screens.dossier import DossierScreen


class _OnDossier(Command):
    """Do something with an incident."""

    subject = "In a dossier"
    place = "dossier"


class ReadEvent(_OnDossier):
    """Read the story under the cursor."""

    id = "dossier-read"
    keys = ("enter", "l", "right")
    label = "read"
    rank = 1

    def run(self, screen: DossierScreen, argument: str) -> None:
        """Leave, and open it."""
        screen.read_event()


class ReadNumber(_OnDossier):
    """Read one of the stories by its number."""

    id = "dossier-story"
    keys = ("1", "2", "3", "4", "5", "6", "7", "8", "9")
    arguments = keys
    label = "story"
    keys_shown = "1-9"
    rank = 9

    def run(self, screen: DossierScreen, argument: str) -> None:
        """Leave, and open it; one that is not there does nothing."""
        screen.read_number(int(argument))


class LeaveDossier(_OnDossier):
    """Go back to the wire."""

    id = "dossier-back"
    keys = ("q", "escape", "h", "left", "backspace", "d")
    label = "back"
    rank = 2

    def run(self, screen: DossierScreen, argument: str) -> None:
        """Leave."""
        screen.dismiss()


class Timeline(_OnDossier):
    """Go to the timeline."""

    id = "dossier-timeline"
    keys = ("t",)
    label = "timeline"
    rank = 11

    def possible(self, screen: DossierScreen) -> bool:
        """Only from elsewhere."""
        return screen.pane is not screen.timeline

    def run(self, screen: DossierScreen, argument: str) -> None:
        """Focus it."""
        screen.set_focus(screen.timeline)


class Facts(_OnDossier):
    """Go to the facts, the scope and the contradictions."""

    id = "dossier-facts"
    keys = ("f",)
    label = "facts"
    rank = 5

    def possible(self, screen: DossierScreen) -> bool:
        """Only from elsewhere."""
        return screen.pane is not screen.facts

    def run(self, screen: DossierScreen, argument: str) -> None:
        """Focus them."""
        screen.set_focus(screen.facts)


class NextOfficial(_OnDossier):
    """Go to the next update of the status page, from the last one back to the first."""

    id = "dossier-status"
    keys = ("s",)
    label = "status"
    rank = 8

    def possible(self, screen: DossierScreen) -> bool:
        """Only where there is one."""
        return screen.has_official

    def run(self, screen: DossierScreen, argument: str) -> None:
        """Seek downwards, and from the top."""
        screen.next_official()


class ExportDossier(_OnDossier):
    """Write the dossier to a Markdown file."""

    id = "dossier-export"
    keys = ("e",)
    label = "export"
    rank = 4

    def run(self, screen: DossierScreen, argument: str) -> None:
        """Write it into the export folder."""
        screen.export()


class CopyDossier(_OnDossier):
    """Copy the dossier as plain text."""

    id = "dossier-copy"
    keys = ("Y", "y")
    label = "copy"
    rank = 7

    def run(self, screen: DossierScreen, argument: str) -> None:
        """Copy it."""
        screen.copy()


class WatchVendor(_OnDossier):
    """Put the incident's vendor on your stack, or take it off again."""

    id = "dossier-watch"
    keys = ("w",)
    label = "watch"
    rank = 6

    def possible(self, screen: DossierScreen) -> bool:
        """Only where the vendor is known."""
        return bool(screen.incident.vendor)

    def run(self, screen: DossierScreen, argument: str) -> None:
        """Write it into config.toml."""
        screen.watch_vendor()


class NoteOnIncident(_OnDossier):
    """Write a note of your own beside the incident."""

    id = "dossier-note"
    keys = ("m",)
    label = "note"
    rank = 6

    def run(self, screen: DossierScreen, argument: str) -> None:
        """Ask for it."""
        screen.deeds.note()


class Mute(_OnDossier):
    """Count the incident no more among what is broken and raise no alert of it, or do so again."""

    id = "dossier-mute"
    keys = ("x",)
    label = "mute"
    rank = 13

    def run(self, screen: DossierScreen, argument: str) -> None:
        """Toggle."""
        screen.deeds.mute()


class Pin(_OnDossier):
    """Keep the incident on top of all lists, or no longer."""

    id = "dossier-pin"
    keys = ("P",)
    label = "pin"
    rank = 12

    def run(self, screen: DossierScreen, argument: str) -> None:
        """Toggle."""
        screen.deeds.pin()


class Rename(_OnDossier):
    """Give the incident a name of your own; an empty one gives it its headline back."""

    id = "dossier-rename"
    keys = ("R",)
    label = "rename"
    rank = 13

    def run(self, screen: DossierScreen, argument: str) -> None:
        """Ask for it."""
        screen.deeds.rename()


class Merge(_OnDossier):
    """Put another incident's stories into this one; they stay together from then on."""

    id = "dossier-merge"
    keys = ("M",)
    label = "merge"
    rank = 14

    def run(self, screen: DossierScreen, argument: str) -> None:
        """Ask which."""
        screen.deeds.merge()


class Split(_OnDossier):
    """Take the story under the cursor out, into an incident of its own; both stay apart from then on."""

    id = "dossier-split"
    keys = ("S",)
    label = "split"
    rank = 15

    def possible(self, screen: DossierScreen) -> bool:
        """Only where a story would be left."""
        return screen.incident.stories > 1

    def run(self, screen: DossierScreen, argument: str) -> None:
        """Split it off."""
        screen.deeds.split()


class UndoInDossier(_OnDossier):
    """Undo the last change, here too."""

    id = "dossier-undo"
    keys = ("u",)
    label = "undo"
    rank = 10

    def run(self, screen: DossierScreen, argument: str) -> None:
        """Undo, and say what was undone."""
        screen.deeds.undo()
