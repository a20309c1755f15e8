"""Regular expressions that are compiled when they are first used, so that importing the desk stays cheap."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from tui.desk.reading.heads import STATE, heads_of
from tui.text.expressions import compiled, shelf
from tui.text.late import late

_Match = Callable[[str, int, int], re.Match[str] | None]
_NO_HEADS: frozenset[str] = frozenset()
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


class _Index:
    """Which patterns a match of can begin with which head: a bit for each pattern that has been looked for."""

    def __init__(self) -> None:
        self.patterns = 0
        self.by_head: dict[str, int] = {}

    def enrol(self, heads: frozenset[str]) -> int:
        """Return the bit of one more pattern."""
        bit = 1 << self.patterns
        self.patterns += 1
        for head in heads:
            self.by_head[head] = self.by_head.get(head, 0) | bit
        return bit


_INDEX = _Index()


@dataclass(slots=True, eq=False)
class Line:
    """A text that many patterns are looked for in; lines are compared by identity, as what is found is kept by them.

    `lowered` is the text in lower case, `head_at` the head (`tui.desk.reading.heads`) of the word that begins at a
    place. `bits` are those of the patterns that may be found in it, of the `indexed` ones known when they were last
    asked for.
    """

    text: str
    lowered: str
    head_at: dict[int, str]
    indexed: int = -1
    bits: int = 0

    @classmethod
    def of(cls, text: str) -> Line:
        """Return the text as a line."""
        lowered = lower(text)
        return cls(text, lowered, {word.start(): word[1] for word in _WORD.finditer(lowered)})

    def look_up(self) -> None:
        """Find out which of the patterns known by now may be found in this line."""
        bits, by_head = 0, _INDEX.by_head
        for head in self.head_at.values():
            bits |= by_head.get(head, 0)
        self.bits, self.indexed = bits, _INDEX.patterns

    def begins(self, heads: frozenset[str]) -> list[int]:
        """Return where the words with these heads begin, in order."""
        return [at for at, head in self.head_at.items() if head in heads]


def branches(source: str) -> list[str]:
    """Return the alternatives of an expression: "a(?:b|c)" and "d" of "a(?:b|c)|d", those of a group around it all."""
    inner = source[3:-1] if source.startswith("(?:") and _closes(source) else source
    found, depth, first = [], 0, 0
    for mark in _PUNCTUATION.finditer(inner):
        depth += {"(": 1, ")": -1}.get(mark[0], 0)
        if mark[0] == "|" and not depth:
            found.append(inner[first : mark.start()])
            first = mark.end()
    return [*found, inner[first:]]


def _closes(source: str) -> bool:
    """Tell whether the first bracket of an expression is closed by its last character alone."""
    depth = 0
    for mark in _PUNCTUATION.finditer(source):
        depth += {"(": 1, ")": -1}.get(mark[0], 0)
        if not depth and mark[0] == ")":
            return mark.end() == len(source)
    return False


_PUNCTUATION = late(r"\\.|\[(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
"""What an expression is made of: escapes and sets of characters as a whole, brackets and bars."""


class Pattern:
    """A regular expression that ignores case unless `case` is true, compiled at its first use.

    In a `Line` (`first`, `each`) it is tried only where a word begins that a match can begin with: the fast way for an
    expression that begins with words. Such a one has to say so ("\\b"), else it is found within words as well.

    `hints` are words in lower case, parted by "|": every match holds one of them, so that a text without any is not
    searched at all. Most sentences hold none, and looking for a word costs a hundredth of a search.

    Python's matcher is some three times faster where it need not ignore case. So an expression is matched in the text
    in lower case, itself in lower case, and what is found tells the words as they were given. One that minds the case
    of some letters ("(?-i:") is then matched once more, in the text itself.

    `apart` keeps the alternatives apart: where a word begins, only those are tried that can begin with it. What is
    found is the same; of an expression with dozens of them it takes a fraction of the time.
    """

    __slots__ = (
        "_apart",
        "_bit",
        "_case",
        "_compiled",
        "_heads",
        "_hints",
        "_lowered",
        "_match_at",
        "_minds",
        "_source",
        "_tried",
    )

    def __init__(self, *alternatives: str, case: bool = False, hints: str = "", apart: bool = False) -> None:
        self._bit: int | None = None
        self._apart = alternatives if apart else ()
        self._tried: dict[str, _Match] = {}
        self._source = "|".join(f"(?:{one})" for one in alternatives)
        self._case = case
        self._minds = "(?-i:" in self._source
        self._hints = tuple(hints.split("|")) if hints else ()
        self._compiled: re.Pattern[str] | None = None
        self._lowered: re.Pattern[str] | None = None
        self._heads: frozenset[str] | Literal[False] | None = False
        self._match_at: _Match | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression, for text as it is given."""
        if self._compiled is None:
            self._compiled = compiled(self._source, 0 if self._case else re.IGNORECASE)
        return self._compiled

    @property
    def heads(self) -> frozenset[str] | None:
        """The heads of the words that a match can begin with (`tui.desk.reading.heads`), None where any can."""
        if self._heads is False:
            self._heads = _heads(self._small_source())
        return self._heads

    def first(self, line: Line, end: int | None = None) -> re.Match[str] | None:
        """Return the first match in `line.text[:end]`, None without one."""
        bit = self._bit
        if bit is None:
            bit = self._enrol()
        if line.indexed != _INDEX.patterns:
            line.look_up()
        if bit and not bit & line.bits:
            return None
        if not bit:
            return next(self.each(line, end), None)
        if self._hints and not self._is_hinted(line.lowered):
            return None
        stop = len(line.text) if end is None else end
        return next(iter(self._at(line, stop, at_most=1)), None)

    def each(self, line: Line, end: int | None = None) -> Iterator[re.Match[str]]:
        """Return all matches in `line.text[:end]`, in order and without overlap."""
        bit = self._bit
        if bit is None:
            bit = self._enrol()
        if line.indexed != _INDEX.patterns:
            line.look_up()
        if bit and not bit & line.bits:
            return _NOTHING
        if not bit:
            return self.finditer(line.text, 0, end)
        if self._hints and not self._is_hinted(line.lowered):
            return _NOTHING
        return iter(self._at(line, len(line.text) if end is None else end))

    def _enrol(self) -> int:
        """Return the pattern's bit, and have the index know with which words its matches begin; 0 stands for any."""
        self._bit = bit = 0 if self.heads is None else _INDEX.enrol(self.heads)
        return bit

    def _at(self, line: Line, stop: int, at_most: int = 0) -> list[re.Match[str]]:
        """Return the matches that begin with a word in `line.text[:stop]`, no more than `at_most` (0: all)."""
        heads, apart, tried = self._heads or _NO_HEADS, self._apart, self._tried
        text = line.text if self._case else line.lowered
        match_at = self._match_at or self._matcher()
        matches: list[re.Match[str]] = []
        done = 0
        for at, head in line.head_at.items():
            if head not in heads or at < done:
                continue
            if at >= stop:
                break
            if apart:
                match_at = tried.get(head) or self._those_that_begin(head)
            if (found := match_at(text, at, stop)) and (match := self._told(found, line.text)):
                done = match.end()
                matches.append(match)
                if len(matches) == at_most:
                    break
        return matches

    def _matcher(self) -> _Match:
        """Return how to match the expression as a whole; one whose alternatives are kept apart never is."""
        self._match_at = _never if self._apart else (self.compiled if self._case else self._small()).match
        return self._match_at

    def _those_that_begin(self, head: str) -> _Match:
        """Return how to match those alternatives that can begin with a word of this head."""
        own = [source for source, heads in _parted(self._apart) if heads is None or head in heads]
        match_at = _joined("|".join(f"(?:{one})" for one in own)).match if own else _never
        self._tried[head] = match_at
        return match_at

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
            after = max(match.end() if match else 0, found.start() + 1)
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


@cache
def _heads(source: str) -> frozenset[str] | None:
    return cast("frozenset[str] | None", shelf.take(("heads", STATE, source), lambda: heads_of(source)))


@cache
def _parted(alternatives: tuple[str, ...]) -> tuple[tuple[str, frozenset[str] | None], ...]:
    """Return alternatives in lower case, each with the heads of the words that its matches can begin with."""
    small = [_CAPITALS.sub(_small, one) for one in alternatives]
    return tuple((one, _heads(one)) for one in small)


@cache
def _joined(source: str) -> re.Pattern[str]:
    return compiled(source)


def _never(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match nothing."""
    return None


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
