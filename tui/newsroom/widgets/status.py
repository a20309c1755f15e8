"""The line on top: where you are, what is broken, what is new, and whether the feeds answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from textual.geometry import Size

from tui.newsroom.cells import line as clean_line
from tui.newsroom.views import VIEWS, View
from tui.newsroom.widgets.bar import Bar, Part, between, in_view

_PLACED = 50
"""Cells from which on the place in the list stands beside the tabs."""

_ROOMY = 110
"""Cells from which on there is room for what is nice to know."""


class Situation(NamedTuple):
    """What the status line tells. `note` is about the feeds ("checked 13:50"), `bad` that it is no good news.

    `known` says as of when the counts hold, where the feeds do not answer now.
    """

    view: View
    live: int = 0
    unread: int = 0
    bookmarked: int = 0
    above: int = 0
    place: str = ""
    note: str = ""
    bad: bool = False
    mine: int = 0
    stack: bool = False
    reading: bool = False
    warning: str = ""
    known: str = ""


class StatusLine(Bar):
    """One line of what stands, and on narrow screens a second with the views."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._all_views: Sequence[View] = VIEWS
        self.situation = Situation(VIEWS[0])
        self._counts: tuple[int, ...] = ()

    def show_views(self, views: Sequence[View]) -> None:
        """Offer these views."""
        if views != self._all_views:
            self._all_views = views
            self.refresh()

    def count(self, counts: tuple[int, ...]) -> None:
        """Show beside the views how many stories wait in each, where there is room for all of that."""
        self._counts = counts
        self.update()

    def tell(self, situation: Situation) -> None:
        """Show this, if it is other than what is shown."""
        before, self.situation = self.situation, situation
        if before != situation:
            # The place in the list, which each key changes, stands among the views alone.
            moved = before._replace(place=situation.place) == situation and not situation.reading
            self.update(1 if moved else 0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Two lines; styles take the second away where the rail has the views."""
        return 2

    def parts(self, line: int, width: int) -> list[Part]:
        """Draw the state, or the views."""
        return self._state(width) if line == 0 else self._views(width)

    def _state(self, width: int) -> list[Part]:
        """Draw the first line: as much as fits in whole words, what matters least left out first."""
        left, right = self._left(width), self._right()
        for _, part in sorted((*left, *right), key=lambda ranked: -ranked[0]):
            if sum(kept.width for _, kept in (*left, *right)) < width:
                break
            left = [ranked for ranked in left if ranked[1] is not part]
            right = [ranked for ranked in right if ranked[1] is not part]
        return between([part for _, part in left], [part for _, part in right], width)

    def _left(self, width: int) -> list[tuple[int, Part]]:
        """Return what stands, each part with a rank: the highest are the first to be left out."""
        now = self.situation
        if now.reading:
            back = Part(f" {self.glyphs.back} {clean_line(now.view.title)} ", "brand", "back")
            return [(0, back), (4, Part(f" {now.place}", "muted"))]
        dot = f" {self.glyphs.dot} "
        parts = [(6, Part(" NIGHTDESK ", "brand")), (0, self._live_part())]
        if now.stack and (now.mine or not now.known):
            words = f"{now.mine or 'none'} on your stack"
            parts.append((2, Part(f"{dot}{self.glyphs.stack} {words}", "live" if now.mine else "fixed", "view stack")))
        parts.append((4, Part(f"{dot}{now.unread} unread", "muted")))
        if width >= _ROOMY:
            parts.append((7, Part(f"{dot}{now.bookmarked} bookmarked", "muted", "view bookmarks")))
        if now.warning:
            parts.append((3, Part(f"{dot}{clean_line(now.warning)}", "bad", "help")))
        return parts

    def _live_part(self) -> Part:
        now = self.situation
        if now.known and not now.live:
            words = now.known if not now.known.startswith("as of") else f"no live incidents {now.known}"
            return Part(f" {self.glyphs.outage} {words}", "watch", "view outages")
        live = f"{now.live or 'no'} live incident{'' if now.live == 1 else 's'}"
        return Part(f" {self.glyphs.outage} {live}", "live" if now.live else "fixed", "view outages")

    def _right(self) -> list[tuple[int, Part]]:
        now, moment = self.situation, datetime.now(UTC)
        local = moment.astimezone()
        parts = [
            (1, self._new_part()),
            (2 if now.bad else 5, Part(clean_line(now.note), "bad" if now.bad else "muted", "feeds")),
            (5, Part(f"  {moment:%H:%M} UTC", "text")),
        ]
        if local.utcoffset() != moment.utcoffset():
            parts.append((8, Part(f"  {local:%H:%M} {local.tzname()}", "muted")))
        parts.append((0, Part(" ")))
        return [ranked for ranked in parts if ranked[1].text]

    def _new_part(self) -> Part:
        above = self.situation.above
        return Part(f"{self.glyphs.outage} {above} new, press .  " if above else "", "accent", "show-new")

    def _views(self, width: int) -> list[Part]:
        current = self.situation.view
        bare = [self._tab(view, view == current) for view in self._all_views]
        more = []
        if current not in self._all_views:
            words = f"{current.title}: {current.query}" if current.id == "search" else current.title
            more = [Part(f"[{clean_line(words)}]", "badge")]
        place = Part(f"{self.situation.place} ", "muted") if width > _PLACED else Part("")
        room = width - place.width - 2
        counts = dict(zip((view.id for view in self._all_views), self._counts, strict=False))
        counted = [*(self._tab(view, view == current, counts.get(view.id, 0)) for view in self._all_views), *more]
        at = next((place for place, tab in enumerate(counted) if tab.ink == "badge"), 0)
        tabs = counted if sum(tab.width for tab in counted) <= room else in_view([*bare, *more], at, room)
        return between([Part(" "), *tabs], [place], width)

    def _tab(self, view: View, shown: bool, count: int = 0) -> Part:
        sign = getattr(self.glyphs, view.sign) + " " if view.sign else ""
        marks = ("[", "]") if shown else (" ", " ")
        ink = "badge" if shown else "muted"
        waiting = f" {count}" if count else ""
        return Part(f"{marks[0]}{sign}{clean_line(view.title)}{waiting}{marks[1]} ", ink, f"view {view.id}")
