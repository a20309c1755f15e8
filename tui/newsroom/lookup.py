"""Going to what is wanted: stories by a search, words in a story, a takeaway's sentence, the next unread story."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.errors import NightdeskError
from tui.model import StoryRow
from tui.newsroom.cells import line
from tui.newsroom.rows import FoldedRows, closed, waits
from tui.newsroom.views import OUTAGES, View, search_view, vendor_view
from tui.newsroom.widgets.prompt import Prompt

if TYPE_CHECKING:
    from tui.newsroom.screens.wire import WireScreen


class Lookup:
    """Opens the prompt, answers while it is typed in, and knows what to go back to."""

    def __init__(self, screen: WireScreen) -> None:
        self._screen = screen
        self.before: View = OUTAGES

    def search(self) -> None:
        """Ask for a search over all stories; the search that is shown can be changed."""
        view = self._screen.view
        self.remember()
        self._screen.prompt.ask("search", view.query if view.id == "search" else "")

    def find(self) -> None:
        """Ask for words to find in the story."""
        if self._screen.reader.story is None:
            self._screen.say("Open a story first: f finds words in it, / searches all stories.")
            return
        if not self._screen.reading:
            self._screen.open_story(self._screen.story_id)
        self._screen.prompt.ask("find", self._screen.reader.words)

    def remember(self) -> None:
        """Note the view that going back leads to, if it is one of the lasting ones."""
        if self._screen.view in self._screen.room.views:
            self.before = self._screen.view

    def follow(self) -> None:
        """Show the view that is shown as the settings have it now, with the cursor on its story."""
        screen, room = self._screen, self._screen.room
        views = {view.id: view for view in room.views}
        lasting = screen.view.id == "stack" or screen.view.saved
        view = views.get(screen.view.id, OUTAGES if lasting else screen.view)
        if view != screen.view or room.folds(view) != isinstance(screen.rows, FoldedRows):
            screen.show_view(view, key=screen.list.row.id if screen.list.row else None)
        screen.status.show_views(room.views)
        screen.repaint()

    def save(self) -> None:
        """Ask for a name under which the search that is shown is kept as a view."""
        from tui.newsroom.screens.question import Question

        view = self._screen.view
        if view.id != "search":
            self._screen.say("Search first: / looks for words, then + keeps the search as a view.", "muted")
            return
        self._screen.app.push_screen(Question("Name of this view", view.query), lambda name: self._save(view, name))

    def _save(self, view: View, name: str | None) -> None:
        name = line(name or "").strip()
        if not name:
            return
        try:
            kept = self._screen.room.save_view(name, view.query)
        except NightdeskError as error:
            self._screen.say(str(error), "bad")
            return
        self._screen.show_view(kept)
        self._screen.say(f"Kept as a view, under [[view]] in {line(str(self._screen.room.settings.path))}.")

    def chosen_view(self) -> None:
        """Show the view under the rail's cursor, before the next key is looked at."""
        screen = self._screen
        if screen.rail.row is not None and screen.rail.row.view is not None:
            self.remember()
            screen.show_view(screen.rail.row.view)
            screen.set_focus(screen.list)

    def vendor(self, name: str | None) -> None:
        """Show the outages of a vendor."""
        if name:
            self.remember()
            self._screen.show_view(vendor_view(name))

    def answer(self, question: Prompt.Asked) -> None:
        """Show what is found; Enter goes on to it."""
        understood = True
        if question.purpose == "search":
            understood = self._search(question.words, question.final)
        else:
            self._find(question.words)
        if question.final and understood:
            self.leave(question.purpose, keep=True)

    def leave(self, purpose: str, keep: bool = False) -> None:
        """Close the prompt and go back to what was looked at; without `keep`, as it was before."""
        screen = self._screen
        screen.prompt.close()
        if purpose == "find":
            if not keep:
                self._find("")
            screen.set_focus(screen.reader)
            return
        if not keep and screen.view.id == "search":
            screen.show_view(self.before)
        screen.set_focus(screen.list)

    def next_match(self, direction: int) -> None:
        """Go to another found place."""
        place, of = self._screen.reader.next_match(direction)
        if of:
            self._tell(place, of)
        else:
            self._screen.say("Nothing was looked for here: f finds words in the story.")

    def sentence(self, number: int) -> None:
        """Show the sentence of a takeaway, in the reader."""
        if not self._screen.reading:
            self._screen.open_story(self._screen.story_id)
        self._screen.call_after_refresh(self._sentence, number)

    def _sentence(self, number: int) -> None:
        reader = self._screen.reader
        count = len(reader.takeaways)
        if number > count:
            self._screen.say(f"This story has {count or 'no'} takeaway{'' if count == 1 else 's'}.", "muted")
        elif not reader.jump(number):
            self._screen.say("The sentence of this takeaway is in a part of the story that is not shown.", "muted")

    def row(self, wanted: Callable[[StoryRow], bool], direction: int, sorry: str) -> None:
        """Go to the next row that is wanted, and read it if a story was being read."""
        rows = self._screen.list
        if not rows.seek(wanted, direction):
            self._screen.say(sorry, "muted")
        elif self._screen.reading and rows.row is not None:
            self._screen.open_story(rows.row.id)

    def unread(self, direction: int, sorry: str) -> None:
        """Go to the next row with something unread; where only what is behind it is unread, to the newest of that."""
        rows = self._screen.list
        if not rows.seek(waits, direction):
            self._screen.say(sorry, "muted")
            return
        behind = closed(rows.row) if rows.row is not None and not rows.row.unread else None
        if behind is not None:
            self._screen.folds.open(behind.incident)
            rows.seek(lambda row: row.unread, 1)
        if self._screen.reading and rows.row is not None:
            self._screen.open_story(rows.row.id)

    def _search(self, words: str, final: bool) -> bool:
        """Show what is found; False where the words are no query (after Enter, the prompt then stays open)."""
        if words:
            return self._screen.show_view(search_view(words), quiet=not final)
        if self._screen.view.id == "search":
            self._screen.show_view(self.before)
        return True

    def _find(self, words: str) -> None:
        count = self._screen.reader.find(words)
        self._tell(1 if count else 0, count, words)

    def _tell(self, place: int, of: int, words: str = " ") -> None:
        keys = ", ; and , go on" if of > 1 else ""
        self._screen.foot.found = f"found {place} of {of}{keys}" if words else ""
        # How much of the story is in view is another share once the prompt has given back its line.
        self._screen.call_after_refresh(self._screen.foot.refresh)
