"""How one row of each list is drawn. A row is one line, and says in words what its colours say."""

from __future__ import annotations

from datetime import UTC, datetime

from rich.segment import Segment

from tui.dataclass import dataclass
from tui.incident import Fold
from tui.model import StoryRow
from tui.newsroom.article import TITLE_LIMIT, lifecycle_ink, severity_ink
from tui.newsroom.cells import fit, line
from tui.newsroom.clock import age
from tui.newsroom.live import OPEN
from tui.newsroom.rows import closed, waits
from tui.newsroom.views import View
from tui.newsroom.widgets.story_list import Pen

_NARROW = 50
"""Cells from which on a row says both how bad an outage is and where it stands."""

_COUNTED = 60
"""Cells from which on it says how many sources tell it."""

_NOTHING = Fold(0, 0)
_WIDE = 100
_SOURCE = 18


def paint_story(row: StoryRow, pen: Pen, mine: bool | None = None) -> list[Segment]:
    """Draw a story: signs, severity, lifecycle, title, source where there is room, number of sources, age.

    What is folded behind the row shows in its signs, too, and "+12" says how many stories more it stands for.

    `mine` tells whether it is of the user's stack (None: there is no stack, and no column for it).
    """
    below = [pen.ink(f"{pen.glyphs.wall} ", "faint")] if row.inside else []
    segments = [*_signs(row, pen, mine), *_state(row, pen), *below]
    tail = _tail(row, pen)
    room = pen.width - sum(segment.cell_length for segment in (*segments, *tail))
    title = fit(line(row.title[:TITLE_LIMIT]) or "(no title)", room, pen.glyphs.ellipsis)
    return [*segments, pen.ink(title, "title" if waits(row) else "muted"), *tail]


def _signs(row: StoryRow, pen: Pen, mine: bool | None) -> list[Segment]:
    """Draw the cursor, and whether something is unread or has changed, is bookmarked, is of the stack, is folded."""
    glyphs, behind = pen.glyphs, closed(row) or _NOTHING
    unread = glyphs.changed if row.updated or behind.updated else glyphs.unread
    fold = "" if row.fold is None else glyphs.unfolded if row.fold.open else glyphs.folded
    stack = [] if mine is None else [pen.ink(glyphs.stack if mine else " ", "stack")]
    return [
        pen.ink(glyphs.cursor if pen.selected else " ", "unread" if pen.focused else "muted"),
        pen.ink(unread if waits(row) else " ", "unread"),
        pen.ink(glyphs.star if row.bookmarked or behind.bookmarked else " ", "star"),
        *stack,
        pen.ink(fold or " ", "accent"),
    ]


def _state(row: StoryRow, pen: Pen) -> list[Segment]:
    """Draw how bad it is and where it stands now as words; stories that are no outage leave their place empty.

    Where there is room for one word alone, it says of what is over that it is, and how bad is what goes on.
    """
    worst = row.severity if row.fold is None else row.fold.severity or row.severity
    severity, stands = (worst, row.stands) if row.outage else (None, "")
    bad = (str(severity or ""), severity_ink(severity))
    if pen.width < _NARROW and stands not in ("", *OPEN):
        bad = (stands, lifecycle_ink(stands))
    segments = [pen.ink(*bad), pen.ink(" " * (6 - len(bad[0])))]
    if pen.width >= _NARROW:
        segments += [pen.ink(fit(stands, 5), lifecycle_ink(stands))]
    return [segment for segment in segments if segment.text]


def _tail(row: StoryRow, pen: Pen) -> list[Segment]:
    """Draw what stands at the right: how many stories more it stands for, source, how many sources tell it, age."""
    segments = [] if row.fold is None else [pen.ink(f" +{min(row.fold.stories - 1, 999)}", "accent")]
    if pen.width >= _WIDE:
        segments.append(pen.ink("  " + fit(line(row.source), _SOURCE, pen.glyphs.ellipsis), "muted"))
    if pen.width >= _COUNTED:
        count = f"{pen.glyphs.times}{min(row.sources, 99)}" if row.sources > 1 and not row.inside else ""
        segments.append(pen.ink(count.rjust(5), "accent"))
    segments.append(pen.ink(age(row.when, datetime.now(UTC)).rjust(5) + " ", "muted"))
    return segments


@dataclass(frozen=True, slots=True)
class RailRow:
    """A line of the rail: a view, a group or a feed; headings have no view. `sign` names a glyph."""

    id: int
    title: str
    view: View | None = None
    count: str = ""
    current: bool = False
    problem: bool = False


def paint_rail(row: RailRow, pen: Pen) -> list[Segment]:
    """Draw a line of the rail."""
    cursor = pen.ink(pen.glyphs.cursor if pen.selected and pen.focused else " ", "unread")
    if row.view is None:
        return [cursor, pen.ink(fit(line(row.title), pen.width - 1, pen.glyphs.ellipsis), "heading")]
    group = row.view.id.startswith("group ")
    shown = row.view.sign and getattr(pen.glyphs, row.view.sign)
    indent = "  " if row.view.id.startswith("feed ") else ""
    sign = f"{indent}{pen.glyphs.bullet if row.current else shown or ' '} "
    count = pen.ink(f" {row.count} ", "bad" if row.problem else "muted")
    room = pen.width - cursor.cell_length - count.cell_length - len(sign)
    ink = "strong" if row.current else "muted" if group else "text"
    title = pen.ink(fit(line(row.title), room, pen.glyphs.ellipsis), ink)
    return [cursor, pen.ink(sign, "bad" if row.problem else "accent"), title, count]
