"""The colours of the newsroom: six palettes, each a plain table that a test holds against WCAG contrast ratios.

Colour never says anything alone: a severity is a word, an unread story has a sign, the cursor has a bar.
"""

from __future__ import annotations

from dataclasses import replace

from tui.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by their job, as "#rrggbb" or as names of the terminal's own sixteen.

    `page`, `panel`, `cursor`, `mark` and `match` are grounds; the rest is written on them. `alarm` is written on
    `crit`. `faint` is for rules and borders alone, never for words.
    """

    name: str
    dark: bool
    page: str
    panel: str
    cursor: str
    cursor_blur: str
    mark: str
    match: str
    text: str
    strong: str
    muted: str
    faint: str
    accent: str
    alarm: str
    crit: str
    major: str
    minor: str
    live: str
    watch: str
    fixed: str
    star: str
    bad: str
    ansi: bool = False


DARK = Palette(
    name="nightdesk-dark",
    dark=True,
    page="#12151a",
    panel="#1a1f26",
    cursor="#233247",
    cursor_blur="#1e242d",
    mark="#3b3a20",
    match="#6b5410",
    text="#ced4dc",
    strong="#f2f5f8",
    muted="#98a2b0",
    faint="#343c47",
    accent="#86b7ea",
    alarm="#ffffff",
    crit="#b3322f",
    major="#f0a763",
    minor="#dccf86",
    live="#ff8f86",
    watch="#e9bd72",
    fixed="#84c992",
    star="#f0cd6a",
    bad="#ff8f86",
)

LIGHT = Palette(
    name="nightdesk-light",
    dark=False,
    page="#fbfaf7",
    panel="#f0eee8",
    cursor="#d5e3f3",
    cursor_blur="#e9e7e0",
    mark="#fbeeb0",
    match="#ffd84d",
    text="#2b3038",
    strong="#0c0f13",
    muted="#545c66",
    faint="#cfccc3",
    accent="#0d4f8f",
    alarm="#ffffff",
    crit="#b3261e",
    major="#8a3b00",
    minor="#655000",
    live="#a3211a",
    watch="#7a4700",
    fixed="#1d6130",
    star="#7a5200",
    bad="#a3211a",
)

HIGH_CONTRAST_DARK = Palette(
    name="nightdesk-high-contrast-dark",
    dark=True,
    page="#000000",
    panel="#000000",
    cursor="#00336f",
    cursor_blur="#303030",
    mark="#4a4200",
    match="#6e5600",
    text="#ffffff",
    strong="#ffffff",
    muted="#e2e2e2",
    faint="#9a9a9a",
    accent="#a8d4ff",
    alarm="#000000",
    crit="#ff9d94",
    major="#ffc285",
    minor="#fff19a",
    live="#ffb3ac",
    watch="#ffd28a",
    fixed="#a5f0b4",
    star="#ffe27a",
    bad="#ffb3ac",
)

HIGH_CONTRAST_LIGHT = Palette(
    name="nightdesk-high-contrast-light",
    dark=False,
    page="#ffffff",
    panel="#ffffff",
    cursor="#cfe4ff",
    cursor_blur="#e6e6e6",
    mark="#fff2a8",
    match="#ffe04a",
    text="#000000",
    strong="#000000",
    muted="#262626",
    faint="#6a6a6a",
    accent="#002f66",
    alarm="#ffffff",
    crit="#8b0000",
    major="#5c2500",
    minor="#423300",
    live="#780000",
    watch="#552f00",
    fixed="#00401a",
    star="#4d3300",
    bad="#780000",
)

# Okabe and Ito's palette (2008), which people with the common colour deficiencies tell apart: vermilion, orange and
# sky blue carry the severities, and no pair of states differs by red and green.
COLOUR_BLIND = replace(
    DARK,
    name="nightdesk-colour-blind",
    accent="#7cc4f0",
    crit="#a84300",
    major="#f2b13c",
    minor="#f0e442",
    live="#ff9a5c",
    watch="#f0e442",
    fixed="#6cc0f0",
    star="#f0e442",
    bad="#ff9a5c",
    cursor="#2b3442",
)

ANSI = Palette(
    name="nightdesk-ansi",
    dark=True,
    page="default",
    panel="default",
    cursor="default",
    cursor_blur="default",
    mark="default",
    match="default",
    text="default",
    strong="default",
    muted="default",
    faint="default",
    accent="blue",
    alarm="default",
    crit="red",
    major="red",
    minor="yellow",
    live="red",
    watch="yellow",
    fixed="green",
    star="yellow",
    bad="red",
    ansi=True,
)

PALETTES = {
    palette.name: palette for palette in (DARK, LIGHT, HIGH_CONTRAST_DARK, HIGH_CONTRAST_LIGHT, COLOUR_BLIND, ANSI)
}
