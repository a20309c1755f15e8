"""Words without what surrounds them, for comparing texts rather than for showing them."""

from __future__ import annotations

from tui.text.late import late

_WORD = late(r"\w+")


def bare_words(text: str) -> list[str]:
    """Return the words of `text` in order, in lower case, without punctuation."""
    return _WORD.findall(text.lower())
