"""What a terminal under 40×10 shows."""

from __future__ import annotations

from tui.newsroom.widgets.bar import Bar, Part, clip


class TooSmall(Bar):
    """Says that there is no room, and how much is needed."""

    ground = "page"

    def parts(self, line: int, width: int) -> list[Part]:
        """Draw the two lines."""
        words = ("Nightdesk needs", "40×10 cells.", "q leaves.")
        return clip([Part(words[line], "text")], width) if line < len(words) else []
