"""Commands of the newsroom as a whole: refresh, search, views, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.newsroom.commands.base import Command
from tui.newsroom.views import ALL, BOOKMARKS, OUTAGES
from tui.newsroom.widgets.canvas import newsroom_of

if TYPE_CHECKING:
    from tui.newsroom.screens.wire import WireScreen


class _Newsroom(Command):
    """Do something with the newsroom."""

    subject = "Newsroom"


class Refresh(_Newsroom):
    """Ask all feeds for news."""

    id = "refresh"
    keys = ("r",)
    label = "refresh"
    rank = 9

    def run(self, screen: WireScreen, argument: str) -> None:
        """Start the fetch in a process of its own."""
        screen.desk.fetch()


class Search(_Newsroom):
    """Search all stories."""

    id = "search"
    keys = ("/",)
    label = "search"
    rank = 7

    def run(self, screen: WireScreen, argument: str) -> None:
        """Open the search line."""
        screen.lookup.search()


class SaveSearch(_Newsroom):
    """Keep the search that is shown as a view of its own, under [[view]] in config.toml."""

    id = "save-search"
    keys = ("plus",)
    label = "keep"
    rank = 8

    def possible(self, screen: WireScreen) -> bool:
        """Only where a search is shown."""
        return screen.view.id == "search"

    def run(self, screen: WireScreen, argument: str) -> None:
        """Ask for its name."""
        screen.lookup.save()


class Find(_Newsroom):
    """Find words in the story."""

    id = "find"
    keys = ("f",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Open the find line."""
        screen.lookup.find()


class NextMatch(_Newsroom):
    """Go to the next place that was found in the story."""

    id = "next-match"
    keys = (";",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Go on."""
        screen.lookup.next_match(1)


class PreviousMatch(_Newsroom):
    """Go to the previous place that was found in the story."""

    id = "previous-match"
    keys = ("comma",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Go back."""
        screen.lookup.next_match(-1)


class NextView(_Newsroom):
    """Show the next view: outages, all stories, bookmarks."""

    id = "next-view"
    keys = ("v",)
    label = "view"
    rank = 10

    def run(self, screen: WireScreen, argument: str) -> None:
        """Cycle."""
        screen.cycle_view(1)


class PreviousView(_Newsroom):
    """Show the previous view."""

    id = "previous-view"
    keys = ("V",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Cycle."""
        screen.cycle_view(-1)


class ViewOutages(_Newsroom):
    """Show the outages."""

    id = "view-outages"
    keys = ("O",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Show the view."""
        screen.show_view(OUTAGES)


class ViewStack(_Newsroom):
    """Show the outages of your stack: what you watch under [[watch]] in config.toml."""

    id = "view-stack"
    keys = ("s",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Show the view, or say how to have one."""
        if screen.room.stack:
            screen.show_view(screen.room.stack)
        else:
            screen.say("You watch nothing yet: w in a dossier watches its vendor, as [[watch]] in config.toml does.")


class ViewAll(_Newsroom):
    """Show all stories."""

    id = "view-all"
    keys = ("a",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Show the view."""
        screen.show_view(ALL)


class ViewBookmarks(_Newsroom):
    """Show the bookmarks."""

    id = "view-bookmarks"
    keys = ("asterisk",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Show the view."""
        screen.show_view(BOOKMARKS)


class Feeds(_Newsroom):
    """Show the feeds and how they are."""

    id = "feeds"
    keys = ("F",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Open the screen of feeds."""
        screen.opens.feeds()


class Brief(_Newsroom):
    """Show the brief: what is live, what changed since the last one, what is over."""

    id = "brief"
    keys = ("B",)
    label = "brief"
    rank = 9

    def run(self, screen: WireScreen, argument: str) -> None:
        """Open it."""
        from tui.newsroom.screens.brief import BriefSheet

        screen.app.push_screen(BriefSheet(screen.room))


class Vendors(_Newsroom):
    """Show the vendors and their records of 90 days."""

    id = "vendors"
    keys = ("R",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Open the list; a vendor that is chosen shows its outages."""
        from tui.newsroom.ledgers import vendors_ledger
        from tui.newsroom.screens.ledger import LedgerScreen

        ledger = LedgerScreen(lambda: vendors_ledger(screen.room.archive, screen.glyphs))
        screen.app.push_screen(ledger, screen.lookup.vendor)


class Alerts(_Newsroom):
    """Show the alerts that went out, and those that were held back and why."""

    id = "alerts"
    keys = ("exclamation_mark",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Open the list; an alert that is chosen shows its incident."""
        from tui.newsroom.screens.alerts import AlertsScreen

        screen.app.push_screen(AlertsScreen(screen.room), screen.opens.numbered)


class SettingsList(_Newsroom):
    """Show and change the settings, your stack and your keys."""

    id = "settings"
    keys = ("S",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Open them."""
        from tui.newsroom.screens.settings import SettingsScreen

        screen.app.push_screen(SettingsScreen(screen.room), lambda _: screen.reload())


class Theme(_Newsroom):
    """Change to the next theme."""

    id = "theme"
    keys = ("T",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Cycle, and say which it is."""
        screen.say(f"Theme: {newsroom_of(screen).next_theme()}")
        screen.repaint()


class Redraw(_Newsroom):
    """Draw the whole screen anew, where something else has written on the terminal."""

    id = "redraw"
    place = "all"
    keys = ("ctrl+l",)

    def run(self, screen: WireScreen, argument: str) -> None:
        """Send every cell."""
        newsroom_of(screen).action_redraw()


class Help(_Newsroom):
    """Show all keys."""

    id = "help"
    place = "all"
    keys = ("?", "f1")
    label = "help"
    rank = 3

    def run(self, screen: WireScreen, argument: str) -> None:
        """Open the help."""
        from tui.newsroom.screens.sheet import Sheet
        from tui.newsroom.sheets import help_page

        app = newsroom_of(screen)
        problems = screen.room.problems()
        screen.app.push_screen(Sheet("Help", lambda width, glyphs: help_page(app.keys_of, problems, width, glyphs)))


class Palette(_Newsroom):
    """Find any command, view or feed by its name."""

    id = "palette"
    place = "all"
    keys = (":", "ctrl+p")
    label = "palette"
    rank = 6

    def run(self, screen: WireScreen, argument: str) -> None:
        """Open the palette."""
        newsroom_of(screen).open_palette()
