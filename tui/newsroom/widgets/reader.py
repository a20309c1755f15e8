"""The reader: one story with its takeaways on top, each a key press from the sentence that it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from textual import events
from textual.timer import Timer

from tui.model import Story, Takeaway
from tui.newsroom.article import lay_out
from tui.newsroom.document import Document, Highlight, Run
from tui.newsroom.widgets.bar import Bar
from tui.newsroom.widgets.page import Page

_FEW, _MORE = 3, 5
"""Takeaways that a story comes with, and those that there are at the most."""
_SHOWN_FOR = 2.5
"""Seconds for which the sentence that was jumped to stays bright."""


class Reader(Page):
    """Shows one story; the number of a takeaway stands beside its sentence."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.story: Story | None = None
        self.more = False
        self._news = False
        self._numbers: dict[int, int] = {}
        self._bars: set[int] = set()
        self._bright: Takeaway | None = None
        self._fading: Timer | None = None
        self._laid_out_in = ""

    def show(self, story: Story | None) -> None:
        """Show another story from its top, or the same one again where the reader stands."""
        same = story is not None and self.story is not None and story.id == self.story.id
        self.more = self.more and same
        shown = self.as_shown(story) if story and self.more else story
        if same and self._bright is None and (shown, _minute()) == (self.story, self._laid_out_in):
            return
        self.story, self._bright = shown, None
        if not same:
            self.words = ""
            self._news = bool(story and story.updated)
            self.go_to(0)
            self.screen.clear_selection()
        self.rewrap()

    def lay_out(self, width: int) -> Document:
        """Lay the story out and note which lines hold the takeaways' sentences."""
        self._numbers, self._bars = {}, set()
        self._laid_out_in = _minute()
        if self.story is None:
            document = Document(width)
            document.blank()
            document.add(Run("Nothing to read here yet.", "muted"))
            return document
        document = lay_out(self.story, width, self.glyphs, datetime.now(UTC), self._news)
        for number, takeaway in enumerate(self.takeaways, 1):
            first = document.line_of(takeaway.field, takeaway.start, takeaway.end)
            if first is not None:
                self._numbers.setdefault(first, number)
                self._bars.update(self._lines_of(document, takeaway, first))
        return document

    def as_shown(self, story: Story) -> Story:
        """Return a story with as many takeaways as the reader shows of it."""
        if not self.more or self.story is None or story.id != self.story.id:
            return story
        from tui.desk.stories import with_takeaways

        return with_takeaways(story, _MORE)

    def toggle_more(self) -> str:
        """Show up to five takeaways of the story, or as many as it came with; return what came of it in words."""
        from tui.desk.stories import is_machine_written, with_takeaways

        if self.story is None:
            return "There is nothing to read here yet."
        if is_machine_written(self.story):
            return "These takeaways are the model's; L brings the desk's own back."
        before = len(self.takeaways)
        self.more = not self.more
        self.story, self._bright = with_takeaways(self.story, _MORE if self.more else _FEW), None
        self.rewrap()
        count = len(self.takeaways)
        return f"{count} takeaways." if count != before else f"This story has no more than {count} takeaways."

    @staticmethod
    def _lines_of(document: Document, takeaway: Takeaway, first: int) -> Iterable[int]:
        for number in range(first, len(document.lines)):
            shown = document.lines[number]
            if shown.field != takeaway.field or shown.start >= takeaway.end:
                return
            yield number

    @property
    def takeaways(self) -> tuple[Takeaway, ...]:
        """The bullets of the story that is shown, at most nine."""
        return self.story.version.analysis.takeaways[:9] if self.story else ()

    def jump(self, number: int) -> bool:
        """Go to the sentence of takeaway `number` (from 1) and light it up; False where it is not in the text."""
        if not 1 <= number <= len(self.takeaways):
            return False
        takeaway = self.takeaways[number - 1]
        place = self.document.line_of(takeaway.field, takeaway.start, takeaway.end)
        if place is None:
            return False
        self._bright = takeaway
        self.reveal(place)
        self.redraw()
        if self._fading is not None:
            self._fading.stop()
        self._fading = self.set_timer(_SHOWN_FOR, self._fade)
        return True

    def _fade(self) -> None:
        self._bright = None
        self.redraw()

    def highlights(self) -> Iterable[Highlight]:
        """Light up the sentence that was jumped to, under what was found."""
        if self._bright is not None:
            yield Highlight(self._bright.field, self._bright.start, self._bright.end, "mark")
        yield from super().highlights()

    def sign_of(self, number: int) -> tuple[str, str]:
        """Set the takeaway's number beside its sentence, and a bar beside the sentence's other lines."""
        if number in self._numbers:
            return str(self._numbers[number]), "number"
        return (self.glyphs.wall, "accent") if number in self._bars else ("", "text")

    @property
    def progress(self) -> tuple[int, int, int]:
        """Which paragraph the last line in view belongs to, of how many, and the per cent that is read."""
        last = min(self.top + self.page_rows, len(self.document.lines))
        total = max(1, len(self.document.lines))
        return self.document.paragraph_of(max(0, last - 1)), len(self.document.paragraphs), last * 100 // total

    def on_click(self, event: events.Click) -> None:
        """A click on a takeaway shows its sentence, one on the address opens it."""
        shown = self.line_at(event.y)
        if shown is None or not shown.action:
            return
        if shown.action.startswith("takeaway "):
            self.jump(int(shown.action.split()[1]))
        else:
            self.post_message(Bar.Clicked(shown.action))


def _minute() -> str:
    """Return what differs once the ages in a text are others."""
    return f"{datetime.now(UTC):%d %H:%M}"
