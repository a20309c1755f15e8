"""Terminals that are not for Unicode: which they are, and what is sent to them instead of what they cannot show."""

from __future__ import annotations

import codecs
import os
import sys
from io import TextIOWrapper

_LOOK_ALIKE = "nightdesk.look-alike"
"""The name under which `_instead` is known to codecs."""

_PLAIN = str.maketrans("‘’‚‛“”„‐‑‒–—―…•·×", "''''\"\"\"------.**x")
"""Marks of print that stories are full of, and the keys of a typewriter for them, cell by cell."""

_FEW_SIGNS = frozenset({"linux", "dumb"})
"""Values of TERM whose fonts have letters and hardly any sign: Linux's own console has 512 glyphs at most."""


def shows_unicode() -> bool:
    """Tell whether the terminal is likely to show the signs of the chrome, by its encoding and its name."""
    if "TEXTUAL_DRIVER" in os.environ:  # a browser's
        return True
    return _encodes_all() and os.environ.get("TERM") not in _FEW_SIGNS


def send_look_alikes() -> None:
    """Send a terminal whose encoding lacks a character one that it has, as many cells wide.

    Python itself would send the character's escape, six cells wide, and the screen would fall apart.
    """
    if not _encodes_all() and isinstance(sys.__stderr__, TextIOWrapper):  # where Textual draws
        codecs.register_error(_LOOK_ALIKE, _instead)
        sys.__stderr__.reconfigure(errors=_LOOK_ALIKE)


def _encodes_all() -> bool:
    encoding = getattr(sys.__stderr__, "encoding", None) or "utf-8"
    return codecs.lookup(encoding).name.startswith("utf")


def _instead(error: UnicodeError) -> tuple[str, int]:
    """Return what is encoded instead of the characters that cannot be, and where to go on; see `codecs`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(look_alike, error.object[error.start : error.end])), error.end


def look_alike(character: str) -> str:
    """Return ASCII as many cells wide as the character: its typewriter's key, its letter without the accent, or "?".

    Never a digit, nor a part of what stands for several: a half would be told as 1, and a square as a longer number.
    """
    from unicodedata import combining, normalize

    from rich.cells import cell_len

    cells = cell_len(character)
    plain = "".join(part for part in normalize("NFKD", character.translate(_PLAIN)) if not combining(part))
    is_one = len(plain) == cells == 1 and plain.isascii() and not plain.isdigit()
    return plain if is_one else "?" * cells
