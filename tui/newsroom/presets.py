"""Keys as other programs have them, for fingers that know those: `preset` under `[keys]` in config.toml.

A preset is a change of our own keys; what the user writes under `[keys]` comes on top of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from tui.newsroom.keymap import Wrong

PRESETS: dict[str, dict[str, str]] = {
    "vim": {
        "page-down": "ctrl+f,pagedown,space",
        "page-up": "ctrl+b,pageup,-",
        "half-page-down": "ctrl+d",
        "half-page-up": "ctrl+u",
        "find": "f",
        "next-match": "n,semicolon",
        "previous-match": "N,comma",
        "note": "A",
        "mark-all-read": "ctrl+a",
        "next-unread": "right_curly_bracket",
        "previous-unread": "left_curly_bracket",
        "leave": "q,Z",
        "back": "escape,h,left,backspace,ctrl+o",
    },
    "newsboat": {
        "open": "enter,right",
        "next-unread": "n,l",
        "previous-unread": "p",
        "mark-read": "N",
        "note": "ctrl+e,m",
        "mark-all-read": "A,C",
        "fold-view": "Z",
        "refresh": "r,R",
        "vendors": "ctrl+r",
        "bookmark": "ctrl+b,b",
        "page-up": "pageup,-",
        "export": "s",
        "view-stack": "M",
        "browser": "o",
        "links": "u",
        "undo": "U",
        "undo-list": "ctrl+u",
        "half-page-up": "ctrl+y",
        "settings": "E",
        "quit": "Q,ctrl+q",
    },
    "emacs": {
        "down": "ctrl+n,j,down",
        "up": "ctrl+p,k,up",
        "page-down": "ctrl+v,space,pagedown",
        "page-up": "alt+v,pageup,-",
        "start": "alt+less_than_sign,home",
        "end": "alt+greater_than_sign,end",
        "back": "ctrl+g,escape,h,left,backspace",
        "open": "enter,ctrl+f,right,l",
        "search": "ctrl+s,slash",
        "undo": "ctrl+underscore,u,ctrl+slash",
        "palette": "alt+x,colon",
        "half-page-down": "ctrl+d",
        "half-page-up": "ctrl+u",
    },
}


def with_preset(keys: Mapping[str, str]) -> tuple[dict[str, str], list[Wrong]]:
    """Return the keys with those of the preset that they name below them, and what is wrong with that name."""
    own = {name: value for name, value in keys.items() if name != "preset"}
    name = keys.get("preset", "")
    if name and name not in PRESETS:
        return own, [Wrong("preset", f"there is no “{name}”; known are {', '.join(PRESETS)}")]
    return {**PRESETS.get(name, {}), **own}, []
