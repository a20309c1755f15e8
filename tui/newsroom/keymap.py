"""Keys: their names for people, the user's own choice of them, and where two commands want the same one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from textual.binding import Binding
from textual.keys import _character_to_key

from tui.newsroom.glyphs import Glyphs

_NAMES = {
    "escape": "Esc",
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "backspace": "Bksp",
    "tab": "Tab",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "slash": "/",
    "question_mark": "?",
    "colon": ":",
    "semicolon": ";",
    "comma": ",",
    "full_stop": ".",
    "minus": "-",
    "asterisk": "*",
    "exclamation_mark": "!",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}


def key_names(keys: str, glyphs: Glyphs) -> str:
    """Return the name of a key (or of several, comma-separated) as people write it: "ctrl+p", "Esc", "/"."""
    return ", ".join(_key_name(key.strip(), glyphs) for key in keys.split(",") if key.strip())


def _key_name(key: str, glyphs: Glyphs) -> str:
    if key == "enter":
        return glyphs.enter
    return _NAMES.get(normal(key), key)


def normal(key: str) -> str:
    """Return the one spelling of a key under which two spellings can be compared: "?" is "question_mark"."""
    return _character_to_key(key) if len(key) == 1 else key


def problems(default: Iterable[Binding], chosen: Mapping[str, str]) -> list[str]:
    """Return one line for each id that no command has, and for each key that two commands would share."""
    default = list(default)
    known = {binding.id for binding in default if binding.id}
    found = [f"[keys] {name}: there is no such command" for name in chosen if name not in known]
    wanted: dict[str, list[str]] = defaultdict(list)
    for binding in default:
        for key in (chosen.get(binding.id or "") or binding.key).split(","):
            if binding.id and binding.id not in wanted[normal(key.strip())]:
                wanted[normal(key.strip())].append(binding.id)
    return found + [
        f"[keys] {key}: wanted by {' and '.join(names)}; the first of them gets it"
        for key, names in wanted.items()
        if len(names) > 1
    ]
