"""Keys: their names for people, the user's own choice of them, and where two commands want the same one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches

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
    "plus": "+",
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


def problems(places: Iterable[Iterable[Binding]], chosen: Mapping[str, str]) -> list[str]:
    """Return one line for each id that no command has, and for each key that two commands of one screen would share."""
    screens = [list(place) for place in places]
    known = {binding.id for screen in screens for binding in screen if binding.id}
    found = [_unknown(name, known) for name in chosen if name not in known]
    return list(dict.fromkeys([*found, *(clash for screen in screens for clash in _clashes(screen, chosen))]))


def _unknown(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f"[keys] {name}: there is no such command" + (f"; did you mean {near[0]}?" if near else "")


def _clashes(screen: Iterable[Binding], chosen: Mapping[str, str]) -> list[str]:
    wanted: dict[str, list[str]] = defaultdict(list)
    for binding in screen:
        for key in (chosen.get(binding.id or "") or binding.key).split(","):
            if binding.id and binding.id not in wanted[normal(key.strip())]:
                wanted[normal(key.strip())].append(binding.id)
    return [
        f"[keys] {key}: wanted by {' and '.join(names)}; the first of them gets it"
        for key, names in wanted.items()
        if len(names) > 1
    ]
