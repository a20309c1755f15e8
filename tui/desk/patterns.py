"""Regular expressions that are compiled when they are first used, so that importing the desk stays cheap."""

from __future__ import annotations

import re
from collections.abc import Iterator


class Pattern:
    """A regular expression, compiled at its first use; `words` patterns ignore case unless `case` is true."""

    __slots__ = ("_case", "_compiled", "_source")

    def __init__(self, *alternatives: str, case: bool = False) -> None:
        self._source = "|".join(f"(?:{one})" for one in alternatives)
        self._case = case
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        if self._compiled is None:
            self._compiled = re.compile(self._source, 0 if self._case else re.IGNORECASE)
        return self._compiled

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match in `text[start:end]`, None without one."""
        return self.compiled.search(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the match that begins at `start`, None without one."""
        return self.compiled.match(text, start)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Return all matches in `text[start:end]`."""
        return self.compiled.finditer(text, start, len(text) if end is None else end)
