"""Regular expressions that are compiled when they are first used, so that importing the desk stays cheap."""

from __future__ import annotations

import re
from collections.abc import Iterator


class Pattern:
    """A regular expression that ignores case unless `case` is true, compiled at its first use.

    `hints` are words in lower case, parted by "|": every match holds one of them, so that a text without any is not
    searched at all. Most sentences hold none, and looking for a word costs a hundredth of a search.
    """

    __slots__ = ("_case", "_compiled", "_hints", "_source")

    def __init__(self, *alternatives: str, case: bool = False, hints: str = "") -> None:
        self._source = "|".join(f"(?:{one})" for one in alternatives)
        self._case = case
        self._hints = tuple(hints.split("|")) if hints else ()
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        if self._compiled is None:
            self._compiled = re.compile(self._source, 0 if self._case else re.IGNORECASE)
        return self._compiled

    def hinted(self, text: str) -> bool:
        """Tell whether `text` may hold a match at all."""
        if not self._hints:
            return True
        lowered = text.lower()
        for hint in self._hints:  # noqa: SIM110 - any() with a generator costs three times as much
            if hint in lowered:
                return True
        return False

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match in `text[start:end]`, None without one."""
        if not self.hinted(text):
            return None
        return self.compiled.search(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the match that begins at `start`, None without one."""
        return self.compiled.match(text, start)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Return all matches in `text[start:end]`."""
        if not self.hinted(text):
            return iter(())
        return self.compiled.finditer(text, start, len(text) if end is None else end)
