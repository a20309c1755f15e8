"""A short list to choose one from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from tui.newsroom.cells import fit, line, width_of
from tui.newsroom.keymap import LEAVE
from tui.newsroom.rows import FixedRows
from tui.newsroom.screens.dialog import Dialog
from tui.newsroom.widgets.key_bar import KeyBar
from tui.newsroom.widgets.story_list import Pen, StoryList


@dataclass(frozen=True, slots=True)
class Choice:
    """One of them, in words; `key` opens it at once. A link's `address` stands beside what its words promise."""

    id: int
    words: str
    key: str = ""
    address: str = ""


def paint_choice(row: Choice, pen: Pen) -> list[Segment]:
    """Draw a choice."""
    cursor = pen.ink(pen.glyphs.cursor if pen.selected else " ", "unread")
    key = [pen.ink(f" {row.key} ", "key")] if row.key else []
    room = max(0, pen.width - sum(segment.cell_length for segment in (cursor, *key)) - 1)
    words, address = line(row.words), line(row.address)
    if not address or not words or words == address:
        return [cursor, *key, pen.ink(" " + fit(words or address, room, pen.glyphs.ellipsis))]
    told = min(width_of(words), max(room // 2, room - width_of(address) - 2))
    return [
        cursor,
        *key,
        pen.ink(" " + fit(words, told, pen.glyphs.ellipsis)),
        pen.ink("  " + fit(address, max(0, room - told - 2), pen.glyphs.ellipsis), "muted"),
    ]


class Picker(Dialog[int | None]):
    """Shows the choices; its result is the id of the chosen one, None where there was none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", "move", show=False),
        Binding("k,up", "step(-1)", "move", show=False),
        Binding("space,pagedown", "leap(1)", "page", show=False),
        Binding("pageup,-", "leap(-1)", "page", show=False),
        Binding("g,home", "step(-1000)", "top", show=False),
        Binding("G,end", "step(1000)", "end", show=False),
        Binding("enter,l,right", "choose", "choose", id="picker-choose"),
        Binding("escape,q,h,left,backspace", "cancel", "cancel", id="picker-cancel"),
        LEAVE,
    ]
    AUTO_FOCUS = "#choices"

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self.list: StoryList[Choice] = StoryList(paint_choice, id="choices", at_once=True)

    def compose(self) -> ComposeResult:
        """Lay out the frame."""
        with Vertical(id="picker") as frame:
            frame.border_title = self._title
            yield self.list
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Fill the list."""
        self.list.styles.height = min(len(self._choices), 16)
        self.list.show(FixedRows(self._choices))

    def on_key(self, event: object) -> None:
        """A key of one of the choices chooses it."""
        pressed = getattr(event, "character", None)
        found = next((choice.id for choice in self._choices if choice.key and choice.key == pressed), None)
        if found is not None:
            event.stop()  # type: ignore[attr-defined]
            self.dismiss(found)

    def on_story_list_chosen(self) -> None:
        """Take the row under the cursor."""
        self.dismiss(self.list.row.id if self.list.row else None)

    def action_step(self, rows: int) -> None:
        """Move the cursor."""
        self.list.step(rows)

    def action_leap(self, pages: int) -> None:
        """Move by screenfuls."""
        self.list.leap(pages)

    def action_choose(self) -> None:
        """Take the row under the cursor."""
        self.on_story_list_chosen()

    def action_cancel(self) -> None:
        """Take none."""
        self.dismiss(None)
