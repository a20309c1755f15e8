"""Commands that move: the cursor in a list, the text in the reader, the focus between panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.newsroom.commands.base import Command
from tui.newsroom.jobs import can_be_stopped
from tui.newsroom.welcome import first_run
from tui.newsroom.widgets.canvas import newsroom_of

if TYPE_CHECKING:
    from tui.newsroom.screens.panes import HasPanes
    from tui.newsroom.screens.wire import WireScreen


class _Move(Command):
    """Move."""

    subject = "Moving"


class Down(_Move):
    """Go to the next row, or scroll down a line."""

    id = "down"
    place = "all"
    keys = ("j", "down")
    label = "move"
    keys_shown = "j/k"
    rank = 6

    def run(self, screen: HasPanes, argument: str) -> None:
        """Move the focused pane."""
        screen.pane.step(1)


class Up(_Move):
    """Go to the previous row, or scroll up a line."""

    id = "up"
    place = "all"
    keys = ("k", "up")

    def run(self, screen: HasPanes, argument: str) -> None:
        """Move the focused pane."""
        screen.pane.step(-1)


class PageDown(_Move):
    """Go down a screenful."""

    id = "page-down"
    place = "all"
    keys = ("space", "pagedown", "ctrl+f")

    def run(self, screen: HasPanes, argument: str) -> None:
        """Move the focused pane."""
        screen.pane.leap(1)


class PageUp(_Move):
    """Go up a screenful."""

    id = "page-up"
    place = "all"
    keys = ("pageup", "ctrl+b", "-")

    def run(self, screen: HasPanes, argument: str) -> None:
        """Move the focused pane."""
        screen.pane.leap(-1)


class HalfPageDown(_Move):
    """Go down half a screenful."""

    id = "half-page-down"
    place = "all"
    keys = ("ctrl+d",)

    def run(self, screen: HasPanes, argument: str) -> None:
        """Move the focused pane."""
        screen.pane.leap(0.5)


class HalfPageUp(_Move):
    """Go up half a screenful."""

    id = "half-page-up"
    place = "all"
    keys = ("ctrl+u",)

    def run(self, screen: HasPanes, argument: str) -> None:
        """Move the focused pane."""
        screen.pane.leap(-0.5)


class Start(_Move):
    """Go to the first row or line."""

    id = "start"
    place = "all"
    keys = ("g", "home")

    def run(self, screen: HasPanes, argument: str) -> None:
        """Move the focused pane."""
        screen.pane.to_start()


class End(_Move):
    """Go to the last row or line."""

    id = "end"
    place = "all"
    keys = ("G", "end")

    def run(self, screen: HasPanes, argument: str) -> None:
        """Move the focused pane."""
        screen.pane.to_end()


class Open(_Move):
    """Read the story under the cursor, or show the view under it in the rail."""

    id = "open"
    keys = ("enter", "l", "right")
    label = "read"
    rank = 1

    def possible(self, screen: WireScreen) -> bool:
        """Only a list has something to open, and on the first run nothing more until the feeds have answered."""
        return screen.pane is not screen.reader and not (screen.desk.refreshing and first_run(screen.room))

    def label_on(self, screen: WireScreen) -> str:
        """On the first run it fetches."""
        return "fetch" if first_run(screen.room) else self.label

    def run(self, screen: WireScreen, argument: str) -> None:
        """Choose in the focused list; in the reader, go down a screenful as Enter does in a pager."""
        if screen.pane is screen.reader:
            screen.reader.leap(1)
        else:
            screen.choose()


class Back(_Move):
    """Go back: from the story to the list, from a search to the view before it."""

    id = "back"
    keys = ("escape", "h", "left", "backspace")

    def run(self, screen: WireScreen, argument: str) -> None:
        """Go one step back, or to the rail where it is shown."""
        screen.back()


class Leave(_Move):
    """Go back; from the list, leave Nightdesk."""

    id = "leave"
    keys = ("q",)
    label = "back"
    rank = 3

    def label_on(self, screen: WireScreen) -> str:
        """On the first run there is nowhere to go back to."""
        return "leave" if first_run(screen.room) else self.label

    def run(self, screen: WireScreen, argument: str) -> None:
        """Go one step back, or out."""
        if not screen.back(to_rail=False):
            screen.app.exit()


class Quit(_Move):
    """Leave Nightdesk at once."""

    id = "quit"
    place = "all"
    keys = ("Q", "ctrl+q")

    def run(self, screen: WireScreen, argument: str) -> None:
        """Leave."""
        screen.app.exit()


class Suspend(_Move):
    """Go back to the shell for a while; `fg` there brings the newsroom back."""

    id = "suspend"
    place = "all"
    keys = ("ctrl+z",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Stop the process, where there is a shell that can take it up again."""
        newsroom = newsroom_of(screen)
        if can_be_stopped():
            newsroom.action_suspend_process()
        else:
            newsroom.say("No shell waits here: Nightdesk was started alone. Q leaves.")


class NextPane(_Move):
    """Go to the next pane."""

    id = "next-pane"
    place = "all"
    keys = ("tab",)

    def run(self, screen: HasPanes, argument: str) -> None:
        """Focus what is next."""
        screen.focus_pane(1)


class PreviousPane(_Move):
    """Go to the previous pane."""

    id = "previous-pane"
    place = "all"
    keys = ("shift+tab",)

    def run(self, screen: HasPanes, argument: str) -> None:
        """Focus what is before."""
        screen.focus_pane(-1)


class NextStory(_Move):
    """Go to the next story of the list, and read it where one is being read."""

    id = "next-story"
    keys = ("J",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Seek downwards."""
        screen.lookup.row(lambda row: True, 1, "This is the last story.")


class PreviousStory(_Move):
    """Go to the previous story of the list, and read it where one is being read."""

    id = "previous-story"
    keys = ("K",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Seek upwards."""
        screen.lookup.row(lambda row: True, -1, "This is the first story.")


class NextUnread(_Move):
    """Go to the next unread story."""

    id = "next-unread"
    keys = ("n",)
    label = "unread"
    keys_shown = "n/p"
    rank = 12

    def run(self, screen: WireScreen, argument: str) -> None:
        """Seek downwards."""
        screen.lookup.unread(1, "No more unread stories below.")


class PreviousUnread(_Move):
    """Go to the previous unread story."""

    id = "previous-unread"
    keys = ("p",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Seek upwards."""
        screen.lookup.unread(-1, "No unread stories above.")


class NextOutage(_Move):
    """Go to the next outage story."""

    id = "next-outage"
    keys = ("]",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Seek downwards."""
        screen.lookup.row(lambda row: row.outage, 1, "No more outages below.")


class PreviousOutage(_Move):
    """Go to the previous outage story."""

    id = "previous-outage"
    keys = ("[",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Seek upwards."""
        screen.lookup.row(lambda row: row.outage, -1, "No outages above.")


class ShowNew(_Move):
    """Go to the top, where the stories are that came in since."""

    id = "show-new"
    keys = (".",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Go to the first row of the list."""
        screen.list.to_start()
        screen.list.go_to(0)


class Unfold(_Move):
    """Show the other stories of the incident below its row, or fold them into it again."""

    id = "unfold"
    keys = ("c",)
    label = "unfold"
    rank = 7

    def possible(self, screen: WireScreen) -> bool:
        """Only where a row stands for several stories, or is one of those."""
        return screen.pane is screen.list and screen.folds.possible()

    def label_on(self, screen: WireScreen) -> str:
        """Open ones are folded."""
        return self.label if screen.folds.closed() is not None else "fold"

    def run(self, screen: WireScreen, argument: str) -> None:
        """Toggle."""
        screen.folds.toggle()


class FoldView(_Move):
    """Show one row an incident in this view, or a row for each story; it is remembered."""

    id = "fold-view"
    keys = ("C",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Toggle, and keep it in config.toml."""
        screen.folds.toggle_view()


class Zoom(_Move):
    """Give the whole screen to the focused pane, or take it back."""

    id = "zoom"
    keys = ("z",)
    label = "zoom"
    rank = 14

    def run(self, screen: WireScreen, argument: str) -> None:
        """Toggle."""
        screen.zoom()


class TakeawayJump(_Move):
    """Show the sentence that a takeaway rests on."""

    id = "takeaway"
    keys = ("1", "2", "3", "4", "5", "6", "7", "8", "9")
    arguments = keys
    label = "takeaway"
    keys_shown = "1-9"
    rank = 4

    def possible(self, screen: WireScreen) -> bool:
        """Only where the story has takeaways."""
        return bool(screen.reader.takeaways) and screen.reading

    def run(self, screen: WireScreen, argument: str) -> None:
        """Open the story if it is not, and jump."""
        screen.lookup.sentence(int(argument))
