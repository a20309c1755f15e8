"""What is wrong in a file that the user writes: one line each, with the file, the line, the key and a way out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tui.dataclass import dataclass
from tui.text import clean_line, cut

_SHOWN = 60
"""Characters of the user's own value that a message repeats."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in feeds.toml or config.toml that was left out or replaced by its default.

    `line` counts from 1 (None: the file as a whole); `key` is the dotted name ("feed.url"), "" where no key is meant.
    """

    path: Path
    line: int | None
    key: str
    message: str

    def __str__(self) -> str:
        where = str(self.path) if self.line is None else f"{self.path}:{self.line}"
        return clean_line(f"{where}: {self.key}: {self.message}" if self.key else f"{where}: {self.message}")


def shown(value: object) -> str:
    """Return a value as a message repeats it: as it would stand in TOML, cleaned and cut."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{cut(clean_line(value), _SHOWN)}"'
    return cut(clean_line(str(value)), _SHOWN)


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the known word that was most likely meant, or None where none is as near as `cutoff` (1: the same)."""
    from difflib import get_close_matches  # 3 ms that only a mistake needs to pay

    matches = get_close_matches(word.lower(), sorted(known), n=1, cutoff=cutoff)
    return matches[0] if matches else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "did you mean X?", or the list of what is known where nothing is near."""
    names = sorted(known)
    match = nearest(word, names)
    return f'did you mean "{match}"?' if match else f"known are {', '.join(names)}"
