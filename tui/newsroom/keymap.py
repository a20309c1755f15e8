"""Keys: their names for people, the user's own choice of them, and where two commands want the same one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple

from textual.binding import Binding
from textual.keys import Keys, _character_to_key

from tui.newsroom.cells import line
from tui.newsroom.glyphs import Glyphs

LEAVE = Binding("Q", "app.quit", "quit", show=False, id="quit")
"""Leaves Nightdesk at once, from dialogs too, which have no commands."""

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
_NAMED = {sign: name for name, sign in _NAMES.items() if len(sign) == 1}
"""Looked up here, for Python's own names of characters take 0.8 MB of memory."""

_KEYS = frozenset(key.value for key in Keys)
_MODIFIERS = frozenset(("ctrl", "alt", "shift", "super", "hyper", "meta"))


def key_names(keys: str, glyphs: Glyphs) -> str:
    """Return the name of a key (or of several, comma-separated) as people write it: "ctrl+p", "Esc", "/"."""
    return ", ".join(_key_name(key.strip(), glyphs) for key in keys.split(",") if key.strip())


def _key_name(key: str, glyphs: Glyphs) -> str:
    if key == "enter":
        return glyphs.enter
    return _NAMES.get(normal(key), key)


@cache
def _signs() -> frozenset[str]:
    """Return the names of the keys that write a sign."""
    return frozenset((*(_character_to_key(chr(sign)) for sign in range(33, 127)), "space"))


def is_sign(key: str) -> bool:
    """Tell whether a key writes a sign where something is typed, and is no command there."""
    return len(key) == 1 or normal(key) in _signs()


def normal(key: str) -> str:
    """Return the one spelling of a key under which two spellings can be compared: "?" is "question_mark"."""
    return _NAMED.get(key) or (_character_to_key(key) if len(key) == 1 else key)


class Wrong(NamedTuple):
    """What is wrong with what the user wrote under [keys], beside which id."""

    id: str
    words: str


def problems(places: Iterable[Iterable[Binding]], chosen: Mapping[str, str]) -> list[Wrong]:
    """Return what is wrong: each id that no command has, and each key that two commands of one screen would share."""
    screens = [list(place) for place in places]
    known = {binding.id for screen in screens for binding in screen if binding.id}
    found = [_unknown(name, known) for name in chosen if name not in known]
    return list(dict.fromkeys([*found, *(clash for screen in screens for clash in _clashes(screen, chosen))]))


def _unknown(name: str, known: Collection[str]) -> Wrong:
    near = get_close_matches(name, known, n=1)
    return Wrong(name, "there is no such command" + (f"; did you mean {near[0]}?" if near else ""))


def new_clash(places: Iterable[Iterable[Binding]], before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """Say which key two commands of one screen would share after a change, and did not before it ("": none)."""
    for place in places:
        screen = list(place)
        known = _shared(screen, before)
        for key, names in _shared(screen, after).items():
            if known.get(key) != names:
                return f"{_NAMES.get(key, key)} would be the key of {' and '.join(names)}."
    return ""


def read_keys(words: str) -> str:
    """Return keys as config.toml has them ("b,f3") from what somebody typed ("b, F3"); "" for none.

    Raises ValueError, with a sentence, for a name that is no key's.
    """
    if words.strip() == ",":
        return "comma"
    keys = [key if len(key) == 1 else key.casefold() for part in words.split(",") if (key := part.strip())]
    if wrong := next((key for key in keys if not _is_key(key)), ""):
        raise ValueError(f"There is no key “{line(wrong)}”; keys are b, B, enter, f2, ctrl+x, comma.")
    return ",".join(keys)


def _is_key(key: str) -> bool:
    *modifiers, name = key.split("+") if key != "+" else [key]
    return (len(name) == 1 or name in _KEYS or name in _signs()) and all(each in _MODIFIERS for each in modifiers)


def _clashes(screen: Iterable[Binding], chosen: Mapping[str, str]) -> list[Wrong]:
    return [
        Wrong(
            next((name for name in names if name in chosen), names[0]),
            f"{_NAMES.get(key, key)} is wanted by {' and '.join(names)}; the first of them gets it",
        )
        for key, names in _shared(screen, chosen).items()
    ]


def _shared(screen: Iterable[Binding], chosen: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the ids of the commands that want the same key, by that key."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for binding in screen:
        for key in (chosen.get(binding.id or "") or binding.key).split(","):
            if binding.id and binding.id not in wanted[normal(key.strip())]:
                wanted[normal(key.strip())].append(binding.id)
    return {key: names for key, names in wanted.items() if len(names) > 1}
