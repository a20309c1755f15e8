"""The hand-over of a shift, to be read, copied or written: what is live, what changed, what is over or unknown."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui import handovers
from tui.brief.files import check_folder, write_new
from tui.brief.handover import Handover, render
from tui.errors import NightdeskError
from tui.newsroom.cells import line
from tui.newsroom.clock import ago, moment
from tui.newsroom.document import Document, Run
from tui.newsroom.glyphs import Glyphs
from tui.newsroom.outside import copied
from tui.newsroom.room import Room
from tui.newsroom.screens.sheet import Sheet

_SPANS = ("last", "12h", "24h", "7d")
_LENGTHS = {"12h": timedelta(hours=12), "24h": timedelta(hours=24), "7d": timedelta(days=7)}


class BriefSheet(Sheet):
    """Shows the brief since the last one, or of the last hours. Copied or written, it counts as handed over."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "since", "since", id="brief-since"),
        Binding("y,Y", "copy('md')", "copy", id="brief-copy", key_display="y"),
        Binding("s", "copy('slack')", "copy for Slack", id="brief-slack"),
        Binding("e", "write", "write", id="brief-write"),
        Binding("B", "close", "back", show=False),
    ]

    def __init__(self, room: Room) -> None:
        super().__init__("Brief", self._lay_out)
        self._room = room
        self._span = _SPANS[0]
        self._now = datetime.now(UTC)
        self._first = handovers.made() is None
        self._brief = self._gather()

    def _gather(self) -> Handover:
        since = handovers.last(self._now) if self._span == "last" else self._now - _LENGTHS[self._span]
        found = self._room.archive.incidents.read.recent(min(since, self._now - handovers.LOOK_BACK), self._now)
        return handovers.compose(self._room.archive, found, self._room.settings.watches, since, self._now)

    def _lay_out(self, width: int, glyphs: Glyphs) -> Document:
        document = Document(width)
        since = self._brief.since
        document.prose(self._brief.summary, "title")
        document.prose(f"{self._since()} {moment(since, self._now)}, {ago(since, self._now)}", "muted")
        for section, paragraphs in self._brief.sections:
            if not paragraphs:
                continue
            document.blank()
            document.add(Run(str(section), "heading"))
            for paragraph in paragraphs:
                document.blank()
                sign = f"{glyphs.changed if paragraph.changed else ' '} "
                document.prose(paragraph.headline, "strong", sign, "  ", "unread")
                for one in paragraph.lines:
                    document.prose(one.text, "text", f"  {glyphs.dot} ", "    ")
        if not any(paragraphs for _, paragraphs in self._brief.sections):
            document.blank()
            known = self._brief.known
            nothing = "Nothing is live, and nothing was resolved."
            if known:
                old = known.startswith("as of")
                nothing = f"Nothing was live {known}, when a feed answered last." if old else f"Not known: {known}."
            document.prose(nothing, "watch" if known else "fixed")
        document.blank()
        document.prose(f"{glyphs.changed} has news since then. Every line of the copy names its source.", "muted")
        return document

    def _since(self) -> str:
        """Return in words what the brief goes back to."""
        if self._span != "last":
            return f"since {self._span} ago:"
        return "no brief was made before; since" if self._first else "since the last brief:"

    def action_since(self) -> None:
        """Look back over another time."""
        self._span = _SPANS[(_SPANS.index(self._span) + 1) % len(_SPANS)]
        self._brief = self._gather()
        self.page.to_start()
        self.page.rewrap()

    def action_copy(self, form: str) -> None:
        """Copy it."""
        self._say(copied(render(self._brief, form).rstrip("\n"), "Brief copied", self.app.copy_to_clipboard))
        self._handed_over()

    def action_write(self) -> None:
        """Write it as Markdown into the export folder."""
        name = f"{self._now:%Y-%m-%d-%H%M}-brief.md"
        try:
            path = write_new(check_folder(self._room.export_folder), name, render(self._brief, "md"))
        except (NightdeskError, OSError) as error:
            self._say(f"Not written: {error}", "bad")
            return
        self._say(f"Written: {line(str(path))}")
        self._handed_over()

    def _handed_over(self) -> None:
        with suppress(OSError):
            handovers.remember(self._now)

    def _say(self, words: str, ink: str = "strong") -> None:
        self.keys.say(words, ink)
