"""Regular expressions that are compiled when they are first used, so that importing the desk stays cheap."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from tui.desk.heads import heads_of
from tui.text.late import late

_NOTHING: Iterator[re.Match[str]] = iter(())
_WORD = late(r"(\d|\w{1,3})\w*")


def lower(text: str) -> str:
    """Return the text in lower case, at the same length: a few letters of other scripts would become two."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(one if len(one.lower()) > 1 else one.lower() for one in text)


def head_of(words: str) -> str:
    """Return the head of the first word, "" where there is none."""
    first = _WORD.search(lower(words))
    return first[1] if first else ""


class Page:
    """The lines of one text, with the places at which words begin, by their heads (`tui.desk.heads`).

    Where a pattern may match is looked up for all lines at once, when the first of them asks.
    """

    __slots__ = ("_by_head", "_by_pattern", "_heads", "_lines")

    def __init__(self) -> None:
        self._by_head: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self._by_pattern: dict[frozenset[str], dict[int, list[int]]] = {}
        self._heads: frozenset[str] | None = None
        self._lines = 0

    def line(self, text: str) -> Line:
        """Return a new line of the page."""
        number = self._lines
        self._lines += 1
        by_head = self._by_head
        for word in _WORD.finditer(lower(text)):
            by_head[word[1]].append((number, word.start()))
        return Line(text, self, number)

    def places(self, heads: frozenset[str]) -> dict[int, list[int]]:
        """Return where words with these heads begin, by the number of the line, in order."""
        found = self._by_pattern.get(heads)
        if found is None:
            found = self._by_pattern[heads] = {}
            if self._heads is None:
                self._heads = frozenset(self._by_head)
            for head in heads & self._heads:  # of two sets, but not of a dictionary's keys, the smaller is gone through
                for number, at in self._by_head[head]:
                    found.setdefault(number, []).append(at)
            for places in found.values():
                places.sort()
        return found


class Line(NamedTuple):
    """A line of a page: a text that many patterns are looked for in. Ask for no place before all lines are made."""

    text: str
    page: Page
    number: int

    @classmethod
    def alone(cls, text: str) -> Line:
        """Return a line on a page of its own."""
        return Page().line(text)

    def places(self, heads: frozenset[str]) -> Sequence[int]:
        """Return where the line's words with these heads begin, in order."""
        return self.page.places(heads).get(self.number, ())


class Pattern:
    """A regular expression that ignores case unless `case` is true, compiled at its first use.

    In a `Line` (`first`, `each`) it is tried only where a word begins that a match can begin with: the fast way for an
    expression that begins with words. Such a one has to say so ("\\b"), else it is found within words as well.

    `hints` are words in lower case, parted by "|": every match holds one of them, so that a text without any is not
    searched at all. Most sentences hold none, and looking for a word costs a hundredth of a search.

    Python's matcher is some three times faster where it need not ignore case. So an expression is searched for in the
    text in lower case, itself in lower case, and only what is found is matched again in the text as it was given.
    """

    __slots__ = ("_case", "_compiled", "_heads", "_hints", "_lowered", "_source")

    def __init__(self, *alternatives: str, case: bool = False, hints: str = "") -> None:
        self._source = "|".join(f"(?:{one})" for one in alternatives)
        self._case = case
        self._hints = tuple(hints.split("|")) if hints else ()
        self._compiled: re.Pattern[str] | None = None
        self._lowered: re.Pattern[str] | None = None
        self._heads: frozenset[str] | Literal[False] | None = False

    @property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression, for text as it is given."""
        if self._compiled is None:
            self._compiled = re.compile(self._source, 0 if self._case else re.IGNORECASE)
        return self._compiled

    def hinted(self, text: str) -> bool:
        """Tell whether `text` may hold a match at all."""
        return not self._hints or self._is_hinted(text.lower())

    @property
    def heads(self) -> frozenset[str] | None:
        """The heads of the words that a match can begin with (`tui.desk.heads`), None where any can."""
        if self._heads is False:
            self._heads = heads_of(self._small_source())
        return self._heads

    def first(self, line: Line, end: int | None = None) -> re.Match[str] | None:
        """Return the first match in `line.text[:end]`, None without one."""
        return next(self.each(line, end), None)

    def each(self, line: Line, end: int | None = None) -> Iterator[re.Match[str]]:
        """Return all matches in `line.text[:end]`, in order and without overlap."""
        heads = self._heads if self._heads is not False else self.heads
        if heads is None:
            return self.finditer(line.text, 0, end)
        places = line.page.places(heads).get(line.number)
        if not places or (self._hints and not self._is_hinted(line.text.lower())):
            return _NOTHING
        return self._each(places, line.text, len(line.text) if end is None else end)

    def _each(self, places: Sequence[int], text: str, stop: int) -> Iterator[re.Match[str]]:
        match_at, done = self.compiled.match, 0
        for at in places:
            if done <= at < stop and (match := match_at(text, at, stop)):
                done = match.end()
                yield match

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
            self._lowered = re.compile(self._small_source())
        return self._lowered

    def _small_source(self) -> str:
        return _CAPITALS.sub(_small, self._source)


_CAPITALS = re.compile(r"\\.|\(\?P<\w+>|[A-Z]")


def _small(match: re.Match[str]) -> str:
    return match[0] if len(match[0]) > 1 else match[0].lower()
