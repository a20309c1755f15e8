"""The palettes for terminals and slow lines that get 256 colours: fewer bytes, and no colour left to be rounded.

A terminal without 24-bit colour rounds each to the nearest of its own, words and grounds apart, and what could be read
no longer can. These are of xterm's cube and greys to begin with, and a test holds them against the same ratios.
"""

from __future__ import annotations

from dataclasses import replace

from tui.newsroom.palettes import COLOUR_BLIND, DARK, HIGH_CONTRAST_DARK, HIGH_CONTRAST_LIGHT, LIGHT

_DARK = replace(
    DARK,
    page="#121212",
    panel="#1c1c1c",
    cursor="#303030",
    cursor_blur="#262626",
    mark="#444444",
    match="#5f5f00",
    text="#d0d0d0",
    strong="#eeeeee",
    muted="#a8a8a8",
    faint="#3a3a3a",
    accent="#87afff",
    alarm="#ffffff",
    crit="#af0000",
    major="#ffaf5f",
    minor="#d7d787",
    live="#ff8787",
    watch="#d7af5f",
    fixed="#87d787",
    star="#ffd75f",
    bad="#ff8787",
)
_LIGHT = replace(
    LIGHT,
    page="#ffffff",
    panel="#eeeeee",
    cursor="#d7d7ff",
    cursor_blur="#e4e4e4",
    mark="#ffffaf",
    match="#ffd75f",
    text="#303030",
    strong="#121212",
    muted="#4e4e4e",
    faint="#bcbcbc",
    accent="#005f87",
    alarm="#ffffff",
    crit="#af0000",
    major="#870000",
    minor="#5f5f00",
    live="#870000",
    watch="#5f5f00",
    fixed="#005f00",
    star="#5f5f00",
    bad="#870000",
)
_HIGH_CONTRAST_DARK = replace(
    HIGH_CONTRAST_DARK,
    cursor="#00005f",
    cursor_blur="#303030",
    mark="#444444",
    match="#5f5f00",
    muted="#dadada",
    faint="#9e9e9e",
    accent="#afd7ff",
    crit="#ffafaf",
    major="#ffd7af",
    minor="#ffffaf",
    live="#ffafaf",
    watch="#ffd787",
    fixed="#afffaf",
    star="#ffd787",
    bad="#ffafaf",
)
_HIGH_CONTRAST_LIGHT = replace(
    HIGH_CONTRAST_LIGHT,
    cursor="#d7d7ff",
    cursor_blur="#e4e4e4",
    mark="#ffffaf",
    match="#ffd75f",
    muted="#262626",
    faint="#626262",
    accent="#00005f",
    crit="#870000",
    major="#5f0000",
    minor="#303030",
    live="#5f0000",
    watch="#303030",
    fixed="#262626",
    star="#303030",
    bad="#5f0000",
)
_COLOUR_BLIND = replace(
    _DARK,
    name=COLOUR_BLIND.name,
    accent="#87d7ff",
    crit="#af5f00",
    major="#ffaf5f",
    minor="#ffff5f",
    live="#ff875f",
    watch="#ffff5f",
    fixed="#5fd7ff",
    star="#ffff5f",
    bad="#ff875f",
)

COARSE = {
    palette.name: palette for palette in (_DARK, _LIGHT, _HIGH_CONTRAST_DARK, _HIGH_CONTRAST_LIGHT, _COLOUR_BLIND)
}
