"""Regular expressions that are compiled when they are first used, so that importing the desk stays cheap."""

from __future__ import annotations

import re
from collections.abc import Iterator


class Pattern:
    """A regular expression that ignores case unless `case` is true, compiled at its first use.

    `hints` are words in lower case, parted by "|": every match holds one of them, so that a text without any is not
    searched at all. Most sentences hold none, and looking for a word costs a hundredth of a search.

    Python's matcher is some three times faster where it need not ignore case. So an expression is searched for in the
    text in lower case, itself in lower case, and only what is found is matched again in the text as it was given.
    """

    __slots__ = ("_case", "_compiled", "_hints", "_lowered", "_source")

    def __init__(self, *alternatives: str, case: bool = False, hints: str = "") -> None:
        self._source = "|".join(f"(?:{one})" for one in alternatives)
        self._case = case
        self._hints = tuple(hints.split("|")) if hints else ()
        self._compiled: re.Pattern[str] | None = None
        self._lowered: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression, for text as it is given."""
        if self._compiled is None:
            self._compiled = re.compile(self._source, 0 if self._case else re.IGNORECASE)
        return self._compiled

    def hinted(self, text: str) -> bool:
        """Tell whether `text` may hold a match at all."""
        return not self._hints or self._is_hinted(text.lower())

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match in `text[start:end]`, None without one."""
        lowered = text.lower()
        if self._hints and not self._is_hinted(lowered):
            return None
        stop = len(text) if end is None else end
        if not self._case and len(lowered) == len(text):
            if not (found := self._small().search(lowered, start, stop)):
                return None
            if match := self.compiled.match(text, found.start(), stop):
                return match
        return self.compiled.search(text, start, stop)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the match that begins at `start`, None without one."""
        if not self._case and len(lowered := text.lower()) == len(text) and not self._small().match(lowered, start):
            return None
        return self.compiled.match(text, start)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Return all matches in `text[start:end]`."""
        lowered = text.lower()
        if self._hints and not self._is_hinted(lowered):
            return iter(())
        stop = len(text) if end is None else end
        if self._case or len(lowered) != len(text):  # a few letters of other scripts are two in lower case
            return self.compiled.finditer(text, start, stop)
        first = self._small().search(lowered, start, stop)
        return self._as_given(first, text, stop) if first else iter(())

    def _as_given(self, found: re.Match[str] | None, text: str, stop: int) -> Iterator[re.Match[str]]:
        """Yield the matches in the text as it was given, from the first one found in lower case on."""
        while found:
            if match := self.compiled.match(text, found.start(), stop):
                yield match
            after = found.end() + (found.end() == found.start())
            found = self._small().search(found.string, after, stop) if after <= stop else None

    def _is_hinted(self, lowered: str) -> bool:
        for hint in self._hints:  # noqa: SIM110 - any() with a generator costs three times as much
            if hint in lowered:
                return True
        return False

    def _small(self) -> re.Pattern[str]:
        """The expression in lower case: its letters, but for those of escapes and of the names of groups."""
        if self._lowered is None:
            self._lowered = re.compile(_CAPITALS.sub(_small, self._source))
        return self._lowered


_CAPITALS = re.compile(r"\\.|\(\?P<\w+>|[A-Z]")


def _small(match: re.Match[str]) -> str:
    return match[0] if len(match[0]) > 1 else match[0].lower()
