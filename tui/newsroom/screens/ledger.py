"""A screen for each short list that is looked through: vendors, alerts, what you did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tui.newsroom.cells import fit, line, width_of, wrap
from tui.newsroom.rows import FixedRows
from tui.newsroom.widgets.bar import Bar, Part, between, clip
from tui.newsroom.widgets.key_bar import KeyBar
from tui.newsroom.widgets.story_list import Pen, StoryList

LEDGER_HEIGHTS = [(0, "-low"), (18, "-short")]
"""From how many rows on which class is set: what a row says in full has less room, or none, on low screens."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and its width in cells (0: what is left, `most` at the most, where that is given).

    Columns with a `from_width` wait for room.
    """

    heading: str
    width: int = 0
    most: int = 0
    right: bool = False
    from_width: int = 0


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A row: for each column a text and its ink; `target` is what choosing it leads to ("": nothing).

    `more` are words that are too long for a row: they stand in full below the list while the cursor is on it.
    """

    id: int
    cells: tuple[tuple[str, str], ...]
    target: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What such a screen shows. `note` stands at the right of its title, `chooses` says what Enter does."""

    title: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[LedgerRow, ...]
    empty: tuple[str, ...]
    chooses: str = ""


def laid_out(columns: Sequence[Column], cells: Sequence[tuple[str, str]], width: int, ellipsis: str) -> list[Part]:
    """Return the cells of a row as parts that take the width, a blank between them."""
    shown = [(column, cell) for column, cell in zip(columns, cells, strict=True) if width >= column.from_width]
    taken = sum(column.width + 1 for column, _ in shown if column.width)
    parts = []
    for column, (text, ink) in shown:
        left = max(0, width - taken - 1)
        room = column.width or min(left, column.most or left)
        words = line(text)
        pad = " " * max(0, room - width_of(words)) if column.right else ""
        parts.append(Part(pad + fit(words, room - len(pad), ellipsis) + " ", ink))
    return parts


class LedgerHead(Bar):
    """The title and the headings."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.ledger: Ledger | None = None

    def parts(self, line: int, width: int) -> list[Part]:
        """Draw both lines."""
        if self.ledger is None:
            return []
        if line == 0:
            title = Part(f" {self.glyphs.back} {self.ledger.title} ", "brand", "back")
            note = Part(f"{self.ledger.note} ", "muted")
            return between([title], [note] if title.width + note.width <= width else [], width)
        headings = [(column.heading, "muted") for column in self.ledger.columns]
        return [Part(" "), *laid_out(self.ledger.columns, headings, width - 1, self.glyphs.ellipsis)]


class LedgerFoot(Bar):
    """What the row under the cursor says in full."""

    ground = "page"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._words = ""

    def tell(self, words: str) -> None:
        """Say this."""
        if words != self._words:
            self._words = words
            self.refresh()

    def parts(self, line: int, width: int) -> list[Part]:
        """Draw the rule, or a line of the words; the last one is cut where there are more."""
        if line == 0:
            return [Part(self.glyphs.rule * width, "faint")]
        spans = wrap(self._words, 0, len(self._words), max(8, width - 2))
        if line > len(spans):
            return []
        start, end = spans[line - 1]
        last = line == self.size.height - 1
        return clip([Part(" "), Part(self._words[start:] if last else self._words[start:end], "text")], width)


class LedgerScreen(Screen[str | None]):
    """Shows a ledger; its result is the target of the row that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", "move", id="ledger-move", key_display="j/k"),
        Binding("k,up", "step(-1)", "move", show=False),
        Binding("space,pagedown,ctrl+f", "leap(1)", "page", show=False),
        Binding("pageup,ctrl+b,-", "leap(-1)", "page", show=False),
        Binding("g,home", "step(-100000)", "top", show=False),
        Binding("G,end", "step(100000)", "end", show=False),
        Binding("enter,l,right", "choose", "open", id="ledger-open"),
        Binding("u", "undo", "undo", id="ledger-undo"),
        Binding("q,escape,h,left,backspace", "close", "back", id="ledger-back"),
    ]
    AUTO_FOCUS = "#ledger"
    VERTICAL_BREAKPOINTS = LEDGER_HEIGHTS

    def __init__(self, make: Callable[[], Ledger], undo: Callable[[], str] | None = None) -> None:
        super().__init__()
        self.keys = KeyBar(id="keys")
        self._make = make
        self._undo = undo
        self.head = LedgerHead(id="head")
        self.list: StoryList[LedgerRow] = StoryList(self._paint, id="ledger")
        self.foot = LedgerFoot(id="ledger-foot")

    def compose(self) -> ComposeResult:
        """A head, the list, the words of its row, the keys."""
        yield self.head
        yield self.list
        yield self.foot
        yield self.keys

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill()

    def _fill(self) -> None:
        ledger = self.head.ledger = self._make()
        self.list.empty_words = ledger.empty
        self.list.show(FixedRows(ledger.rows), self.list.row.id if self.list.row else None)
        self.head.refresh()
        self.foot.display = any(row.more for row in ledger.rows)
        self.on_story_list_highlighted()

    def on_story_list_highlighted(self) -> None:
        """Say below the list what the row under the cursor says in full."""
        self.foot.tell(line(self.list.row.more) if self.list.row is not None else "")

    def _paint(self, row: LedgerRow, pen: Pen) -> list[Segment]:
        columns = self.head.ledger.columns if self.head.ledger else ()
        parts = laid_out(columns, row.cells, pen.width - 1, pen.glyphs.ellipsis)
        cursor = pen.ink(pen.glyphs.cursor if pen.selected else " ", "unread")
        return [cursor, *(pen.ink(part.text, part.ink) for part in parts)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out of the key bar what has no use here."""
        if action == "choose":
            return bool(self.head.ledger and self.head.ledger.chooses)
        return self._undo is not None if action == "undo" else True

    def on_bar_clicked(self) -> None:
        """The head leads back."""
        self.dismiss(None)

    def on_story_list_chosen(self) -> None:
        """Choose the row under the cursor."""
        if self.list.row is not None:
            self.chosen(self.list.row)

    def chosen(self, row: LedgerRow) -> None:
        """Leave for what was chosen."""
        if row.target:
            self.dismiss(row.target)

    def action_step(self, rows: int) -> None:
        """Move the cursor."""
        self.list.step(rows)

    def action_leap(self, pages: int) -> None:
        """Move by screenfuls."""
        self.list.leap(pages)

    def action_choose(self) -> None:
        """Choose the row."""
        self.on_story_list_chosen()

    def action_undo(self) -> None:
        """Undo the newest act, and say which it was."""
        if self._undo is not None:
            words = self._undo()
            self._fill()
            self.keys.say(words)

    def action_close(self) -> None:
        """Leave."""
        self.dismiss(None)
