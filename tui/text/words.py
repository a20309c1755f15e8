"""Words without what surrounds them, for comparing texts rather than for showing them."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")


def bare_words(text: str) -> list[str]:
    """Return the words of `text` in order, in lower case, without punctuation."""
    return _WORD.findall(text.lower())
