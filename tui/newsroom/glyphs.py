"""The signs that the chrome is drawn with: one set for terminals with Unicode, one in plain ASCII.

Neither holds an emoji or a braille pattern: terminals disagree on the width of the first, and screen readers spell out
the second.
"""

from __future__ import annotations

from tui.dataclass import dataclass
from tui.newsroom.charset import shows_unicode


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One set of signs, each one cell wide; `bars` are those of a plot, from nothing to the most."""

    cursor: str = "▌"
    unread: str = "●"
    changed: str = "◆"
    star: str = "★"
    stack: str = "■"
    search: str = "⌕"
    outage: str = "▲"
    bullet: str = "▸"
    chosen: str = "•"
    bar: str = "▌"
    times: str = "×"
    folded: str = "▸"
    unfolded: str = "▾"
    dot: str = "·"
    back: str = "‹"
    rule: str = "─"
    wall: str = "│"
    top_left: str = "╭"
    top_right: str = "╮"
    bottom_left: str = "╰"
    bottom_right: str = "╯"
    full: str = "━"
    empty: str = "─"
    refresh: str = "↻"
    ellipsis: str = "…"
    enter: str = "⏎"
    warning: str = "!"
    paragraph: str = "¶"
    bars: str = " ▁▂▃▄▅▆▇█"


UNICODE = Glyphs()

ASCII = Glyphs(
    cursor=">",
    unread="*",
    changed="#",
    star="+",
    stack="@",
    search="/",
    outage="^",
    bullet="-",
    chosen="*",
    bar="|",
    times="x",
    folded="&",
    unfolded="v",
    dot="-",
    back="<",
    rule="-",
    wall="|",
    top_left="+",
    top_right="+",
    bottom_left="+",
    bottom_right="+",
    full="=",
    empty="-",
    refresh="~",
    ellipsis=".",
    enter="Enter",
    warning="!",
    paragraph="P",
    bars=" .:-=+*#@",
)


def glyphs_named(name: str) -> Glyphs:
    """Return the set with that name, "ascii" or "unicode"; "auto" is the one that the terminal is likely to show."""
    if name == "auto":
        return UNICODE if shows_unicode() else ASCII
    return ASCII if name == "ascii" else UNICODE
