"""Commands of the screen of feeds: add, remove, switch, test, and see a feed's stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.newsroom.commands.base import Command

if TYPE_CHECKING:
    from tui.newsroom.screens.feeds import FeedsScreen


class _OnFeeds(Command):
    """Do something with the feeds."""

    subject = "In the feeds"
    place = "feeds"

    def possible(self, screen: FeedsScreen) -> bool:
        """Only where there is a feed."""
        return screen.list.row is not None


class FeedStories(_OnFeeds):
    """Show the stories of the feed under the cursor."""

    id = "feed-stories"
    keys = ("enter", "l", "right")
    label = "stories"
    rank = 1

    def run(self, screen: FeedsScreen, argument: str) -> None:
        """Leave, and show them."""
        screen.open_stories()


class AddFeed(_OnFeeds):
    """Add a feed by its address, or by that of a page that has one."""

    id = "feed-add"
    keys = ("a",)
    label = "add"
    rank = 3

    def possible(self, screen: FeedsScreen) -> bool:
        """An empty list wants feeds most."""
        return True

    def run(self, screen: FeedsScreen, argument: str) -> None:
        """Ask for the address, and show what is there."""
        screen.deeds.add()


class TestFeed(_OnFeeds):
    """Ask the feed now and show what it answers; nothing is kept."""

    __test__ = False
    id = "feed-test"
    keys = ("t",)
    label = "test"
    rank = 4

    def run(self, screen: FeedsScreen, argument: str) -> None:
        """Ask in a child process."""
        screen.deeds.test()


class SwitchFeed(_OnFeeds):
    """Ask the feed no more, or again; its stories stay."""

    id = "feed-switch"
    keys = ("e",)
    label = "on/off"
    rank = 5

    def run(self, screen: FeedsScreen, argument: str) -> None:
        """Toggle."""
        screen.deeds.switch()


class RemoveFeed(_OnFeeds):
    """Remove the feed from your list; its bookmarked stories stay."""

    id = "feed-remove"
    keys = ("X", "delete")
    label = "remove"
    rank = 7

    def run(self, screen: FeedsScreen, argument: str) -> None:
        """Remove it; undo brings it back."""
        screen.deeds.remove()


class FetchFeed(_OnFeeds):
    """Ask the feed for its stories."""

    id = "feed-fetch"
    keys = ("r",)
    label = "refresh"
    rank = 8

    def run(self, screen: FeedsScreen, argument: str) -> None:
        """Fetch it in a child process, whether it is due or not."""
        screen.deeds.fetch()


class UndoFeed(_OnFeeds):
    """Undo the last change, of the feeds or of anything else."""

    id = "feed-undo"
    keys = ("u",)
    label = "undo"
    rank = 9

    def possible(self, screen: FeedsScreen) -> bool:
        """Also where the last feed was removed."""
        return True

    def run(self, screen: FeedsScreen, argument: str) -> None:
        """Undo, and say what was undone."""
        screen.deeds.undo()


class NextTrouble(_OnFeeds):
    """Go to the next feed that has a problem."""

    id = "feed-trouble"
    keys = ("n",)
    label = "next problem"
    rank = 10

    def run(self, screen: FeedsScreen, argument: str) -> None:
        """Seek downwards, and from the end on from the top."""
        screen.next_trouble()


class LeaveFeeds(_OnFeeds):
    """Go back to the wire."""

    id = "feed-back"
    keys = ("q", "escape", "h", "left", "backspace", "F")
    label = "back"
    rank = 2

    def possible(self, screen: FeedsScreen) -> bool:
        """At any time."""
        return True

    def run(self, screen: FeedsScreen, argument: str) -> None:
        """Leave."""
        screen.dismiss()
