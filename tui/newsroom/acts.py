"""What a user does to a story: every act is in the archive when its key has been handled, and can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.timer import Timer

from tui.errors import NightdeskError, NotFoundError
from tui.incident import Fold
from tui.model import Story
from tui.newsroom.article import mark_of
from tui.newsroom.cells import line
from tui.newsroom.outside import copied, open_address, stamp
from tui.newsroom.room import Room
from tui.newsroom.widgets.canvas import newsroom_of

if TYPE_CHECKING:
    from tui.newsroom.screens.wire import WireScreen

_UNDO = "; u takes it back."
READ_AFTER = 2.0
"""Seconds in the reader after which a story counts as read; scrolling counts at once."""


class Acts:
    """The acts on the story under the cursor or in the reader."""

    def __init__(self, screen: WireScreen, room: Room) -> None:
        self._screen = screen
        self._room = room
        self._reading: Timer | None = None

    def story(self) -> Story | None:
        """Return the story that a key is meant for, fresh from the archive."""
        story_id = self._screen.story_id
        if story_id is None:
            return None
        try:
            return self._room.archive.stories.story(story_id)
        except NotFoundError:
            return None

    def as_shown(self) -> Story | None:
        """Return that story with as many takeaways as the reader shows of it."""
        story = self.story()
        return None if story is None else self._screen.reader.as_shown(story)

    def writable(self) -> bool:
        """Tell whether anything can be changed; where not, the last line says why."""
        reason = self._room.archive.read_only_reason
        if reason:
            self._screen.say(f"Nothing can be changed: {reason}", "bad")
        return not reason

    def toggle_bookmark(self) -> None:
        """Bookmark, or take the bookmark back."""
        story = self.story()
        if story is None or not self.writable():
            return
        fold = self._screen.folds.closed()
        self._room.archive.marks.bookmark(story.id, not story.bookmarked)
        self._done(bookmark_words(not story.bookmarked, fold))

    def toggle_read(self) -> None:
        """Mark read or unread."""
        story, fold = self.story(), self._screen.folds.closed()
        if story is None or not self.writable():
            return
        self._stop_timer()
        if fold is not None:
            self._toggle_all(self._screen.folds.stories(), fold.unread > 0)
            return
        self._room.archive.marks.read([story.id], story.unread)
        self._done("Marked as read." if story.unread else "Marked as unread.")

    def _toggle_all(self, stories: Sequence[int], read: bool) -> None:
        """Mark all stories that a row stands for."""
        changed = self._room.archive.marks.read(stories, read)
        left = len(stories) - changed
        others = f", the other {left} {'was' if left == 1 else 'were'} already" if left else ""
        self._done(f"Marked {_stories(changed)} of this row as {'read' if read else 'unread'}{others}{_UNDO}")

    def read_all(self) -> None:
        """Mark all stories of the view as read."""
        if self.writable():
            marks = self._room.archive.marks
            view = self._screen.view
            changed = marks.read(self._room.mine) if view.id == "stack" else marks.read_all(view.query)
            words = f"Marked {_stories(changed)} of {view.title} as read{_UNDO}"
            self._done(words if changed else f"All of {view.title} is read already.")

    def undo(self) -> None:
        """Undo the newest act; a story that it brings back to the list gets the cursor, wherever it stands."""
        if not self.writable():
            return
        story = self._room.archive.undo.story()
        away = story is not None and self._screen.rows.position(story) is None
        self._done(self.undo_in_words())
        place = self._screen.rows.position(story) if away and story is not None else None
        if place is not None:
            self._screen.list.move_to(place)

    def undo_in_words(self) -> str:
        """Undo the newest act and return in words what was done."""
        words = newsroom_of(self._screen).undo()
        return f"Undone: {words}" if words else "There is nothing to undo."

    def correct_flag(self) -> None:
        """Turn the outage flag over."""
        story = self.story()
        if story is None or not self.writable():
            return
        outage = story.version.analysis.flag.outage
        self._room.archive.marks.wrong(story.id, not outage)
        self._done(
            "Noted: this is no outage. u takes it back." if outage else "Noted: this is an outage. u takes it back."
        )

    def note(self, story_id: int, text: str | None) -> None:
        """Keep the user's own note on a story; None leaves it as it was."""
        if text is None:
            return
        try:
            self._room.archive.marks.note(story_id, text)
        except NightdeskError as error:
            self._screen.say(str(error), "bad")
        else:
            self._done("Noted." if text.strip() else "No note.")

    def _done(self, words: str) -> None:
        self._screen.reload()
        self._screen.say(words)

    def reading_started(self) -> None:
        """Count the story as read in a while, if it is still being read then."""
        self._stop_timer()
        story = self._screen.reader.story
        if story is not None and story.unread and not self._room.archive.read_only_reason:
            self._reading = self._screen.set_timer(READ_AFTER, self.count_as_read)

    def reading_stopped(self) -> None:
        """Do not count it after all."""
        self._stop_timer()

    def count_as_read(self) -> None:
        """Mark the story in the reader as read, unless it was taken out of the timer's hands."""
        story = self._screen.reader.story
        if self._reading is None or story is None or not self._screen.reading:
            return
        self._stop_timer()
        try:
            self._room.archive.marks.read([story.id])
        except NightdeskError as error:
            self._screen.say(str(error), "bad")
            return
        self._screen.reload()

    def _stop_timer(self) -> None:
        if self._reading is not None:
            self._reading.stop()
            self._reading = None

    def open_in_browser(self) -> None:
        """Open the story's page."""
        story = self.story()
        if story is not None:
            self.open(story.url)

    def open(self, url: str) -> None:
        """Open an address in the browser, if it is a clean one."""
        app = self._screen.app
        trouble = open_address(url, app.open_url if app.is_web else None)
        self._screen.say(trouble or f"Opened in the browser: {line(url)}", "bad" if trouble else "strong")

    def copy_link(self) -> None:
        """Copy what is selected, else the address."""
        selected = self._screen.get_selected_text()
        story = self.story()
        if selected:
            self._copy(selected, "Selection copied")
        elif story is not None:
            self._copy(line(story.url), "Link copied") if story.url else self._screen.say("This story has no address.")

    def copy_takeaways(self) -> None:
        """Copy title, takeaways and source as plain lines."""
        story = self.as_shown()
        if story is not None:
            self._copy(takeaways_text(story), "Takeaways copied")

    def _copy(self, text: str, words: str) -> None:
        self._screen.say(copied(text, words, self._screen.app.copy_to_clipboard))

    def more_takeaways(self) -> None:
        """Show up to five takeaways, or three again."""
        story = self.story()
        if story is None:
            return
        if not self._screen.reading:
            self._screen.open_story(story.id)
        self._screen.say(self._screen.reader.toggle_more())


def _stories(count: int) -> str:
    return "1 story" if count == 1 else f"{count:,} stories"


def bookmark_words(on: bool, fold: Fold | None) -> str:
    """Say what a bookmark, or its removal, was done to where a row stands for several stories."""
    if fold is None:
        return "Bookmarked." if on else "Bookmark removed."
    if on:
        return f"Bookmarked the newest of the {fold.stories} stories of this row; c shows the others."
    left = fold.bookmarked - 1
    others = f"; {left} of the others keep{'s its' if left == 1 else ' theirs'}" if left else ""
    return f"Bookmark of the newest removed{others}."


def takeaways_text(story: Story) -> str:
    """Return a story's title, takeaways and source as plain lines, as they are copied."""
    bullets = [f"- {line(takeaway.text)}{mark_of(takeaway)}" for takeaway in story.version.analysis.takeaways]
    source = f"{line(story.source)}, {stamp(story.when)}"
    return "\n".join([line(story.version.title), *bullets, source, *([line(story.url)] if story.url else [])])
