"""From a palette to the styles that lines are drawn with, and to the theme that Textual's own widgets follow.

An *ink* is what a run of text is ("title", "crit", "muted"); a *ground* is what it stands on ("page", "cursor"). Both
are our words alone, so that no outside text ever names a style.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.theme import BUILTIN_THEMES, Theme

from tui.newsroom.palettes import Palette

_BOLD = {"strong", "title", "heading", "key", "crit", "major", "live", "badge", "number", "brand"}
_COLOUR = {
    "title": "strong",
    "heading": "accent",
    "key": "accent",
    "brand": "accent",
    "number": "accent",
    "badge": "strong",
    "quote": "text",
    "unread": "accent",
    "stack": "strong",
    "past": "muted",
    "link": "accent",
    "added": "fixed",
    "removed": "bad",
}


class Looks:
    """The styles of one palette; `style()` is cheap, for the few combinations are made once."""

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        self._styles: dict[tuple[str, str], Style] = {}

    def style(self, ink: str, ground: str = "page") -> Style:
        """Return the style of that ink on that ground."""
        key = (ink, ground)
        if key not in self._styles:
            self._styles[key] = self._make(ink, ground)
        return self._styles[key]

    def segment(self, text: str, ink: str = "text", ground: str = "page") -> Segment:
        """Return the text, drawn with that ink on that ground."""
        return Segment(text, self.style(ink, ground))

    def _make(self, ink: str, ground: str) -> Style:
        palette = self.palette
        bold = ink in _BOLD
        if ink == "crit":
            if palette.ansi:
                return Style(color="red", bold=True, reverse=True)
            return Style(color=palette.alarm, bgcolor=palette.crit, bold=True)
        colour = getattr(palette, _COLOUR.get(ink, ink))
        if palette.ansi:
            return self._plain(ink, colour, ground, bold)
        background = getattr(palette, ground.replace("-", "_"))
        if ground == "match":
            colour = palette.strong
        return Style(color=colour, bgcolor=background, bold=bold, underline=True if ink == "quote" else None)

    @staticmethod
    def _plain(ink: str, colour: str, ground: str, bold: bool) -> Style:
        """Without grounds of its own, the terminal's palette says by attributes what the others say by background."""
        if ground in ("cursor", "match"):
            return Style(bold=bold or ground == "match", reverse=True)
        if ground == "mark":
            return Style(color=colour, bold=True, underline=True)
        return Style(color=colour, bold=bold, underline=True if ink == "quote" else None)


def lean(segments: Iterable[Segment]) -> list[Segment]:
    """Return the segments with blanks joined to what stands before them where nobody can see the difference.

    Each segment costs some forty bytes of colours on its way to the terminal, which a slow line feels.
    """
    kept: list[Segment] = []
    for segment in segments:
        if not segment.text:
            continue
        if kept and (segment.style == kept[-1].style or (segment.text.isspace() and _same_ground(kept[-1], segment))):
            kept[-1] = Segment(kept[-1].text + segment.text, kept[-1].style)
        elif kept and kept[-1].text.isspace() and _same_ground(segment, kept[-1]):
            kept[-1] = Segment(kept[-1].text + segment.text, segment.style)
        else:
            kept.append(segment)
    return kept


def _same_ground(drawn: Segment, blank: Segment) -> bool:
    """Tell whether a blank looks the same in the style of what stands beside it."""
    one, other = drawn.style, blank.style
    if one is None or other is None:
        return one is other
    plain = not (one.underline or one.reverse or other.underline or other.reverse)
    return plain and one.bgcolor == other.bgcolor and one.meta == other.meta


def theme_of(palette: Palette) -> Theme:
    """Return the Textual theme that makes inputs, the palette and dialogs look like the rest."""
    if palette.ansi:
        base = BUILTIN_THEMES["ansi-dark"]
        return Theme(
            name=palette.name,
            primary=base.primary,
            secondary=base.secondary,
            warning=base.warning,
            error=base.error,
            success=base.success,
            accent=base.accent,
            foreground=base.foreground,
            background=base.background,
            surface=base.surface,
            panel=base.panel,
            boost=base.boost,
            variables={**base.variables, "rule": "ansi_default"},
            ansi=True,
        )
    return Theme(
        name=palette.name,
        primary=palette.accent,
        secondary=palette.muted,
        warning=palette.watch,
        error=palette.bad,
        success=palette.fixed,
        accent=palette.accent,
        foreground=palette.text,
        background=palette.page,
        surface=palette.panel,
        panel=palette.panel,
        dark=palette.dark,
        variables={
            "rule": palette.faint,
            "screen-selection-background": palette.cursor,
            "screen-selection-foreground": palette.strong,
            "block-cursor-background": palette.cursor,
            "block-cursor-foreground": palette.strong,
            "input-cursor-background": palette.text,
            "input-cursor-foreground": palette.page,
        },
    )
