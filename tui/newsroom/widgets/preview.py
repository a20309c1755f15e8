"""Below the list where there is no room for a reader: the takeaways of the story under the cursor."""

from __future__ import annotations

from datetime import UTC, datetime

from tui.incident import Fold
from tui.model import Story
from tui.newsroom.article import TITLE_LIMIT, marked_first, sources_of
from tui.newsroom.cells import line, width_of, wrap
from tui.newsroom.clock import ago, moment
from tui.newsroom.widgets.bar import Bar, Part, between, clip


class Preview(Bar):
    """A rule, the title, the takeaways, and where the story comes from."""

    ground = "page"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._story: Story | None = None
        self._fold: Fold | None = None
        self._lines: list[list[Part]] = []
        self._made_for = 0

    def show(self, story: Story | None, fold: Fold | None = None) -> None:
        """Show another story, and what its row stands for."""
        self._story = story
        self._fold = fold
        self._made_for = 0
        self.update()

    def parts(self, line: int, width: int) -> list[Part]:
        """Draw one of the lines."""
        if line == 0:
            return [Part(self.glyphs.rule * width, "faint")]
        if self._made_for != width:
            self._made_for = width
            self._lines = self._make(width)
        return self._lines[line - 1] if line <= len(self._lines) else []

    def _make(self, width: int) -> list[list[Part]]:
        story = self._story
        if story is None:
            return []
        rows = self.size.height - 1
        title = line(story.version.title[:TITLE_LIMIT]) or "(no title)"
        return [
            clip([Part(" "), Part(title, "title", "open")], width - 1),
            *self._words(story, width, rows - 2),
            self._byline(story, width),
        ]

    def _words(self, story: Story, width: int, rows: int) -> list[list[Part]]:
        """Return the takeaways, or the beginning of the text, in exactly `rows` lines."""
        takeaways = story.version.analysis.takeaways
        texts = [marked_first(takeaway) for takeaway in takeaways]
        texts = texts or [story.version.description or story.version.text]
        lines: list[list[Part]] = []
        for number, text in enumerate(texts[:9], 1):
            lead = Part(f" {number} " if takeaways else "   ", "number")
            words = line(text[:1_000])
            spare = rows - len(lines) - (len(texts) - number)
            spans = wrap(words, 0, len(words), max(8, width - 5))
            for place, (start, end) in enumerate(spans[: max(1, spare)]):
                last = place == max(1, spare) - 1 and place < len(spans) - 1
                shown = words[start:] if last else words[start:end]
                click = f"takeaway {number}" if takeaways else "open"
                lines.append(clip([lead, Part(shown, "text", click)], width - 1))
                lead = Part("   ")
        return (lines + [[]] * rows)[:rows]

    def _byline(self, story: Story, width: int) -> list[Part]:
        keys = Part(f"{self.glyphs.enter} reads ", "muted", "open")
        fold = self._fold
        if fold is not None:
            unread = f", {fold.unread} unread" if fold.unread else ""
            keys = Part(f"newest of {fold.stories}{unread}: c shows them ", "accent", "unfold")
        words = self._source(story, width - keys.width - 2)
        return between([Part(f" {words}", "muted")], [keys], width)

    def _source(self, story: Story, width: int) -> str:
        """Return who says so and when, as much as fits in whole; the row above tells the age already."""
        now, dot = datetime.now(UTC), f" {self.glyphs.dot} "
        found = (
            (0, line(story.source)),
            (1, sources_of(story)),
            (3, moment(story.when, now)),
            (4, ago(story.when, now)),
            (2, story.version.analysis.takeaways_note),
        )
        kept = [part for part in found if part[1]]
        while len(kept) > 1 and width_of(dot.join(words for _, words in kept)) > width:
            kept.remove(max(kept))
        return dot.join(words for _, words in kept)

    def on_resize(self) -> None:
        """Lay out for the new size."""
        self._made_for = 0
