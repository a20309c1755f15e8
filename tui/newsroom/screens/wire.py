"""The wire: what the panes show, and what happens between them.

What a key does stands in `tui.newsroom.commands`; what happens without one in `tui.newsroom.watch`; what is done to a
story in `tui.newsroom.acts`; searching in `tui.newsroom.lookup`.
"""

from __future__ import annotations

from textual import on

from tui.errors import NightdeskError, NotFoundError
from tui.model import StoryRow
from tui.newsroom.acts import Acts
from tui.newsroom.commands import COMMANDS
from tui.newsroom.counts import Counts
from tui.newsroom.errands import Errands
from tui.newsroom.folds import Folds
from tui.newsroom.lookup import Lookup
from tui.newsroom.openers import Openers
from tui.newsroom.pause import Pause
from tui.newsroom.room import Room
from tui.newsroom.rows import FixedRows, Rows
from tui.newsroom.screens.panes import Panes
from tui.newsroom.views import OUTAGES, View
from tui.newsroom.watch import Watch
from tui.newsroom.welcome import empty_words, first_run
from tui.newsroom.widgets.bar import Bar
from tui.newsroom.widgets.page import Page
from tui.newsroom.widgets.prompt import Prompt
from tui.newsroom.widgets.story_list import StoryList

PREVIEW_AFTER = 0.07
"""Seconds for which the cursor rests before the story under it is shown: a held key does not pay for each."""


class WireScreen(Panes):
    """The screen that Nightdesk opens with."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.view: View = OUTAGES
        self.acts = Acts(self, room)
        self.errands = Errands(self, room)
        self.opens = Openers(self, room, self.acts)
        self.desk = Watch(self, room)
        self.lookup = Lookup(self)
        self.folds = Folds(self, room)
        self.counts = Counts(self, room)
        self.rows: Rows[StoryRow] = FixedRows(())
        self.list.pressed = self.folds.clicked
        self.prompt.take = self.lookup.answer
        self._rest = Pause(PREVIEW_AFTER, self.show_row)
        self._breadth = ""

    def on_mount(self) -> None:
        """Show the first view and begin to watch."""
        self.prompt.display = False
        self.desk.start()
        self.show_view(self.view)
        self.set_interval(1.0, self.desk.tick)
        if self.room.archive.read_only_reason:
            self.say(f"Read-only: {self.room.archive.read_only_reason}", "bad")

    @property
    def story_id(self) -> int | None:
        """The story that a key is meant for: the one in the reader, else the one under the cursor."""
        if self.reading:
            return self.reader.story.id if self.reader.story else None
        return self.list.row.id if self.list.row else None

    def action_command(self, name: str, argument: str = "") -> None:
        """Run the command with that id; what it cannot do it says in the last line."""
        self.keys.make_way()
        try:
            COMMANDS[name].run(self, argument)
            self.status.tell(self.desk.situation())  # now, for it to come with the frame of what the command changed
        except NightdeskError as error:
            self.say(str(error), "bad")

    def can(self, name: str) -> bool:
        """Tell whether the command with that id would do anything now; the key bar asks."""
        return COMMANDS[name].possible(self)

    def tell(self) -> None:
        """Bring the status line up to date, and the words of an empty list."""
        if not self.list.count:
            self.list.empty_words = empty_words(self.room, self.view, self.desk, self.glyphs)
            self.list.refresh()
        self.status.tell(self.desk.situation())

    def show_view(self, view: View, quiet: bool = False, key: int | None = None) -> bool:
        """Show another view; False for a query that cannot be read, answered in the last line unless still typed.

        `key` is the story to put the cursor on: it is the view that is shown, in another shape, and no news is missed.
        """
        try:
            self.room.look_at_stack()
            rows = self.room.rows(view)
            self.list.show(rows, key)
        except NightdeskError as error:
            if not quiet:
                self.say(str(error), "bad")
            return False
        self.view, self.rows = view, rows
        if key is None:
            self.desk.at_front()
        self._recount()
        return True

    def cycle_view(self, direction: int) -> None:
        """Show the next of the lasting views."""
        views = self.room.views
        place = views.index(self.view) if self.view in views else -direction
        self.show_view(views[(place + direction) % len(views)])

    def reload(self) -> None:
        """Show what has changed in the archive, with every pane where it was."""
        self.room.look_at_stack()
        self.list.reload()
        self._recount()
        shown = self.reader.story if self.reading else None
        self._show(shown.id if shown else self.story_id)

    def _recount(self) -> None:
        self.desk.count()
        self.status.show_views(self.room.views)
        self.strip.show(self.desk.live, self.desk.calm())
        self.counts.show()
        self.tell()
        self.refresh_bindings()

    def show_row(self) -> None:
        """Show the story under the cursor, where none is being read, and what keys do to its row."""
        if not self.reading:
            self._show(self.story_id)
            self.refresh_bindings()

    def _show(self, story_id: int | None) -> None:
        """Show the story in the reader and the preview, whichever is in view."""
        try:
            story = None if story_id is None else self.room.archive.stories.story(story_id)
        except NotFoundError:
            story = None
        if self.reading or not self.narrow:
            self.reader.show(story)
            self.foot.found = self.foot.found if self.reader.words else ""
            self.foot.refresh()
        if not self.reading:
            self.preview.show(story, self.folds.closed())

    def choose(self) -> None:
        """Open what is under the cursor, before the next key is looked at; on the first run, fetch."""
        if self.focused is not self.rail and first_run(self.room):
            self.desk.fetch()
        elif self.pane is self.rail:
            self.lookup.chosen_view()
        else:
            self.open_story(self.story_id)

    def open_story(self, story_id: int | None) -> None:
        """Read a story."""
        if story_id is None:
            return
        self.acts.reading_stopped()
        self.mark_reading(True)
        self._show(story_id)
        self.set_focus(self.reader)
        self.acts.reading_started()
        self.tell()

    def back(self, to_rail: bool = True) -> bool:
        """Go one step back; False where there is none."""
        if self.reading:
            self.mark_reading(False)
            self.remove_class("-zoom")
            self.set_focus(self.list)
        elif self.focused is self.rail:
            self.set_focus(self.list)
        elif self.has_class("-zoom"):
            self.remove_class("-zoom")
        elif self.view not in self.room.views:
            self.show_view(self.lookup.before)
        elif to_rail and self.has_class("-three"):
            self.set_focus(self.rail)
        else:
            return False
        self.tell()
        return True

    def focus_pane(self, direction: int) -> None:
        """Focus the next pane that is shown, and tell at once what keys do in it: a frame later all is drawn again."""
        super().focus_pane(direction)
        self.on_descendant_focus()

    def on_descendant_focus(self) -> None:
        """Reading is where the reader has the focus."""
        if self.focused is self.prompt:
            return
        if self.focused is self.reader:
            if not self.reading:
                self.mark_reading(True)
                self.acts.reading_started()
        elif self.reading:
            self.mark_reading(False)
            self.acts.reading_stopped()
        self.tell()

    def on_resize(self) -> None:
        """Fill the panes that have come into view."""
        self.call_after_refresh(self._refill)

    def _refill(self) -> None:
        self.foot.refresh()  # how much of the story is in view is another share now
        layout = "".join(sorted(self.classes & {"-narrow", "-two", "-three"}))
        if layout != self._breadth:
            self._breadth = layout
            self.counts.show()
            self._show(self.reader.story.id if self.reading and self.reader.story else self.story_id)
            if not self.focused or not self.focused.is_on_screen:
                self.set_focus(self.list)

    def on_story_list_highlighted(self, event: StoryList.Highlighted) -> None:
        """Show the story under the cursor, once the cursor rests."""
        if event.control is not self.list:
            return
        self.status.tell(self.desk.situation())
        self._rest.stop()
        if not self.reading:
            self._rest.begin(self)

    def on_story_list_chosen(self, event: StoryList.Chosen) -> None:
        """Read the story, or show the view, that was chosen."""
        if event.control is self.list:
            self.open_story(self.story_id)
        else:
            self.lookup.chosen_view()

    def on_bar_clicked(self, event: Bar.Clicked) -> None:
        """Do what was clicked in one of the bars."""
        kind, _, name = event.what.partition(" ")
        if kind == "view":
            self.show_view(next(view for view in self.room.views if view.id == name))
        elif kind == "story":
            self.open_story(int(name))
        elif kind == "incident":
            self.opens.incident(int(name))
        elif kind == "takeaway":
            self.lookup.sentence(int(name))
        else:
            self.action_command(kind)

    @on(Page.Scrolled)
    @on(Page.Rewrapped)
    def _other_lines(self, event: Page.Scrolled | Page.Rewrapped) -> None:
        self.foot.update()
        if isinstance(event, Page.Scrolled):
            self.acts.count_as_read()

    @on(Prompt.Asked)
    def _asked(self, event: Prompt.Asked) -> None:
        self.lookup.answer(event)

    @on(Prompt.Left)
    def _left(self, event: Prompt.Left) -> None:
        self.lookup.leave(event.purpose)
