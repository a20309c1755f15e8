"""Regular expressions that are compiled when they are first used, so that importing the desk stays cheap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, cast

from tui.desk.heads import STATE, heads_of
from tui.text.expressions import compiled, shelf
from tui.text.late import late

_NOTHING: Iterator[re.Match[str]] = iter(())
_WORD = late(r"(\d|\w{1,4})\w*")


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


def holds_word(text: str, word: str) -> bool:
    """Tell whether `word`, which begins and ends with a letter or a digit, stands in `text` and not within a word."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (_is_of_words(text[at - 1 : at]) or _is_of_words(text[end : end + 1])):
            return True
        at = text.find(word, at + 1)
    return False


def _is_of_words(character: str) -> bool:
    return character.isalnum() or character == "_"


@dataclass(slots=True, eq=False)
class Line:
    """A text that many patterns are looked for in; lines are compared by identity, as what is found is kept by them.

    `lowered` is the text in lower case; `heads` are the heads of its words (`tui.desk.heads`), and `places` where the
    words with each of them begin.
    """

    text: str
    lowered: str
    places: dict[str, list[int]]
    heads: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Line:
        """Return the text as a line."""
        lowered = lower(text)
        places: dict[str, list[int]] = {}
        for word in _WORD.finditer(lowered):
            head = word[1]
            if head in places:
                places[head].append(word.start())
            else:
                places[head] = [word.start()]
        return cls(text, lowered, places, frozenset(places))

    def begins(self, heads: frozenset[str]) -> list[int]:
        """Return where the words with these heads begin, in order."""
        found = heads & self.heads
        if len(found) > 1:
            return sorted([at for head in found for at in self.places[head]])
        return self.places[next(iter(found))] if found else []


class Pattern:
    """A regular expression that ignores case unless `case` is true, compiled at its first use.

    In a `Line` (`first`, `each`) it is tried only where a word begins that a match can begin with: the fast way for an
    expression that begins with words. Such a one has to say so ("\\b"), else it is found within words as well.

    `hints` are words in lower case, parted by "|": every match holds one of them, so that a text without any is not
    searched at all. Most sentences hold none, and looking for a word costs a hundredth of a search.

    Python's matcher is some three times faster where it need not ignore case. So an expression is matched in the text
    in lower case, itself in lower case, and what is found tells the words as they were given. One that minds the case
    of some letters ("(?-i:") is then matched once more, in the text itself.
    """

    __slots__ = ("_case", "_compiled", "_heads", "_hints", "_lowered", "_minds", "_source")

    def __init__(self, *alternatives: str, case: bool = False, hints: str = "") -> None:
        self._source = "|".join(f"(?:{one})" for one in alternatives)
        self._case = case
        self._minds = "(?-i:" in self._source
        self._hints = tuple(hints.split("|")) if hints else ()
        self._compiled: re.Pattern[str] | None = None
        self._lowered: re.Pattern[str] | None = None
        self._heads: frozenset[str] | Literal[False] | None = False

    @property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression, for text as it is given."""
        if self._compiled is None:
            self._compiled = compiled(self._source, 0 if self._case else re.IGNORECASE)
        return self._compiled

    def hinted(self, text: str) -> bool:
        """Tell whether `text` may hold a match at all."""
        return not self._hints or self._is_hinted(text.lower())

    @property
    def heads(self) -> frozenset[str] | None:
        """The heads of the words that a match can begin with (`tui.desk.heads`), None where any can."""
        if self._heads is False:
            source = self._small_source()
            key = ("heads", STATE, source)
            self._heads = cast("frozenset[str] | None", shelf.take(key, lambda: heads_of(source)))
        return self._heads

    def first(self, line: Line, end: int | None = None) -> re.Match[str] | None:
        """Return the first match in `line.text[:end]`, None without one."""
        heads = self._heads if self._heads is not False else self.heads
        if heads is None:
            return next(self.each(line, end), None)
        if heads.isdisjoint(line.heads) or (self._hints and not self._is_hinted(line.lowered)):
            return None
        stop = len(line.text) if end is None else end
        match_at, text = (self.compiled.match, line.text) if self._case else (self._small().match, line.lowered)
        for at in line.begins(heads):
            if at >= stop:
                break
            if (found := match_at(text, at, stop)) and (match := self._told(found, line.text)):
                return match
        return None

    def each(self, line: Line, end: int | None = None) -> Iterator[re.Match[str]]:
        """Return all matches in `line.text[:end]`, in order and without overlap."""
        heads = self._heads if self._heads is not False else self.heads
        if heads is None:
            return self.finditer(line.text, 0, end)
        if heads.isdisjoint(line.heads) or (self._hints and not self._is_hinted(line.lowered)):
            return _NOTHING
        return iter(self._at(line.begins(heads), line, len(line.text) if end is None else end))

    def _at(self, places: list[int], line: Line, stop: int) -> list[re.Match[str]]:
        """Return the matches that begin at one of these places."""
        match_at, text = (self.compiled.match, line.text) if self._case else (self._small().match, line.lowered)
        matches: list[re.Match[str]] = []
        done = 0
        for at in places:
            if done <= at < stop and (found := match_at(text, at, stop)) and (match := self._told(found, line.text)):
                done = match.end()
                matches.append(match)
        return matches

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match in `text[start:end]`, None without one."""
        return next(self.finditer(text, start, end), None)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the match that begins at `start`, None without one."""
        lowered = text.lower()
        if self._case or len(lowered) != len(text):
            return self.compiled.match(text, start)
        found = self._small().match(lowered, start)
        return found and self._told(found, text)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Return all matches in `text[start:end]`."""
        lowered = text.lower()
        if self._hints and not self._is_hinted(lowered):
            return _NOTHING
        stop = len(text) if end is None else end
        if self._case or len(lowered) != len(text):  # a few letters of other scripts are two in lower case
            return self.compiled.finditer(text, start, stop)
        first = self._small().search(lowered, start, stop)
        return self._as_given(first, text, stop) if first else _NOTHING

    def _as_given(self, found: re.Match[str] | None, text: str, stop: int) -> Iterator[re.Match[str]]:
        """Yield the matches in the text as it was given, from the first one found in lower case on."""
        while found:
            if match := self._told(found, text):
                yield match
            after = found.end() + (found.end() == found.start())
            found = self._small().search(found.string, after, stop) if after <= stop else None

    def _told(self, found: re.Match[str], text: str) -> re.Match[str] | None:
        """Return what was found in lower case as a match in `text`, None where a capital is missing there."""
        if self._case:
            return found
        if self._minds:
            return self.compiled.match(text, found.start(), found.endpos)
        return cast("re.Match[str]", _Told(found, text))

    def _is_hinted(self, lowered: str) -> bool:
        for hint in self._hints:  # noqa: SIM110 - any() with a generator costs three times as much
            if hint in lowered:
                return True
        return False

    def _small(self) -> re.Pattern[str]:
        """The expression in lower case: its letters, but for those of escapes and of the names of groups."""
        if self._lowered is None:
            self._lowered = compiled(self._small_source())
        return self._lowered

    def _small_source(self) -> str:
        return _CAPITALS.sub(_small, self._source)


class _Told:
    """Behaves as the match that was found in the text in lower case, but tells the words as they were given."""

    __slots__ = ("_found", "end", "span", "start", "string")

    def __init__(self, found: re.Match[str], text: str) -> None:
        self._found = found
        self.string = text
        self.start, self.end, self.span = found.start, found.end, found.span

    def __getitem__(self, group: str | int) -> str | None:
        start, end = self.span(group)
        return None if start < 0 else self.string[start:end]

    def groupdict(self) -> dict[str, str | None]:
        return {name: found and self[name] for name, found in self._found.groupdict().items()}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._found, name)


_CAPITALS = re.compile(r"\\.|\(\?P<\w+>|[A-Z]")


def _small(match: re.Match[str]) -> str:
    return match[0] if len(match[0]) > 1 else match[0].lower()
