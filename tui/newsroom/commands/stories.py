"""Commands that do something with the story under the cursor, or with the one that is being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.newsroom.commands.base import Command
from tui.newsroom.welcome import first_run

if TYPE_CHECKING:
    from tui.newsroom.screens.wire import WireScreen


class _OnStory(Command):
    """Do something with a story."""

    subject = "Stories"

    def possible(self, screen: WireScreen) -> bool:
        """Only where there is a story."""
        return screen.story_id is not None


class Bookmark(_OnStory):
    """Bookmark the story, or take the bookmark back."""

    id = "bookmark"
    keys = ("b",)
    label = "bookmark"
    rank = 2

    def run(self, screen: WireScreen, argument: str) -> None:
        """Toggle."""
        screen.acts.toggle_bookmark()


class MarkRead(_OnStory):
    """Mark the story as read, or as unread."""

    id = "mark-read"
    keys = ("m",)
    label = "read/unread"
    rank = 13

    def run(self, screen: WireScreen, argument: str) -> None:
        """Toggle."""
        screen.acts.toggle_read()


class Note(_OnStory):
    """Write a note of your own beside the story; search finds it."""

    id = "note"
    keys = ("N",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Ask for it."""
        screen.opens.note()


class MarkAllRead(Command):
    """Mark every story of this view as read."""

    id = "mark-all-read"
    keys = ("A",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Mark them."""
        screen.acts.read_all()


class Undo(Command):
    """Undo the last change: a bookmark, a read mark, a correction, a setting."""

    id = "undo"
    keys = ("u",)
    label = "undo"
    rank = 11

    def run(self, screen: WireScreen, argument: str) -> None:
        """Undo, and say what was undone."""
        screen.acts.undo()


class UndoList(Command):
    """Show what you did, and undo it from the newest back."""

    id = "undo-list"
    keys = ("U",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Open the list."""
        screen.opens.acts()


class Browser(_OnStory):
    """Open the story's page in the browser."""

    id = "browser"
    keys = ("o",)
    label = "open"
    rank = 8

    def run(self, screen: WireScreen, argument: str) -> None:
        """Open it, if its address is a clean one."""
        screen.acts.open_in_browser()


class Links(_OnStory):
    """Show the links of the story, each with a letter that opens it."""

    id = "links"
    keys = ("i",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Show them."""
        screen.opens.links()


class CopyLink(_OnStory):
    """Copy the story's address."""

    id = "copy-link"
    keys = ("y",)
    label = "copy"
    rank = 10

    def run(self, screen: WireScreen, argument: str) -> None:
        """Copy selected text if there is any, else the address."""
        screen.acts.copy_link()


class CopyTakeaways(_OnStory):
    """Copy the takeaways with their source."""

    id = "copy-takeaways"
    keys = ("Y",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Copy them."""
        screen.acts.copy_takeaways()


class Export(_OnStory):
    """Write the story and its takeaways to a Markdown file.

    On the first run there is none, and the key opens the list of feeds instead, as the welcome says.
    """

    id = "export"
    keys = ("e",)
    label = "export"
    rank = 5

    def possible(self, screen: WireScreen) -> bool:
        """Where there is a story, or no story yet."""
        return super().possible(screen) or first_run(screen.room)

    def label_on(self, screen: WireScreen) -> str:
        """On the first run it edits the list."""
        return "edit feeds" if first_run(screen.room) else self.label

    def run(self, screen: WireScreen, argument: str) -> None:
        """Ask where to, or show the list."""
        if first_run(screen.room):
            screen.opens.feeds()
        else:
            screen.opens.export()


class Why(_OnStory):
    """Show the words that made this an outage story, or kept it from being one."""

    id = "why"
    keys = ("w",)
    label = "why"
    rank = 15

    def run(self, screen: WireScreen, argument: str) -> None:
        """Show them with their weights."""
        screen.opens.why()


class Wrong(_OnStory):
    """Say that the outage flag of this story is wrong."""

    id = "wrong"
    keys = ("W",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Turn the flag over; undo takes it back."""
        screen.acts.correct_flag()


class Dossier(_OnStory):
    """Show the incident of this story: timeline, stages, scope, contradictions."""

    id = "dossier"
    keys = ("d",)
    label = "dossier"
    rank = 3

    def run(self, screen: WireScreen, argument: str) -> None:
        """Show it."""
        screen.opens.dossier()


class Changes(_OnStory):
    """Show what changed between the versions of this story."""

    id = "changes"
    keys = ("D",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Show the difference."""
        screen.opens.changes()


class MoreTakeaways(_OnStory):
    """Show up to five takeaways of the story, or three again."""

    id = "more-takeaways"
    keys = ("t",)
    label = "more"
    rank = 17

    def run(self, screen: WireScreen, argument: str) -> None:
        """Choose them anew; nothing is kept."""
        screen.acts.more_takeaways()


class ModelTakeaways(_OnStory):
    """Let the model of config.toml write the takeaways, or take the desk's own again."""

    id = "model-takeaways"
    keys = ("L",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Ask in a child process; the story is shown again when the answer has come."""
        screen.errands.model_takeaways()


class FullText(_OnStory):
    """Fetch the story's full text from its page."""

    id = "full-text"
    keys = ("x",)
    label = "full text"
    rank = 16

    def run(self, screen: WireScreen, argument: str) -> None:
        """Fetch in a child process; the story is shown again when it has come."""
        screen.errands.fetch_full_text()
