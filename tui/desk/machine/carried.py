"""Whether a sentence carries a shorter one: all its words are there, in that order, and no doubt or denial is lost.

The check is lexical, as strict as it is simple, and errs towards refusing: what it refuses is shown in the story's own
words, so that an error costs length and not truth. (Of checks without a model of their own, those that count covered
words agree best with people; Maynez et al. 2020, Wang et al. 2020.)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tui.desk.reading.stems import COMMON, stem

MOST_WORDS = 45
LEAST_WORDS = 3
IN_ORDER = 0.75
"""The least share of a claim's words that stand in the sentence in the claim's order."""

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[%$€£]")
_PLAIN = re.compile(r"[\w\s.,;:!?'\"“”‘’()%$€£&/+–—-]*")
_QUOTED = re.compile(r"[\"“]([^\"“”]{2,})[\"”]")
_NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
}
_AS_ONE = {"percent": "%", "per": "", "cent": "%"}
_MEANT = frozenset(
    "all back before after below down during each few further just many more most much off once only other out over "
    "own same some still such through under until up again against above both between".split()
)
"""Common words that an outage story turns on: they too have to be carried."""

_DENIES = frozenset("not no never nor none neither without cannot nobody nothing unless except".split())
_DOUBTS = frozenset(
    "may might could would should can will if whether allegedly reportedly apparently possibly probably perhaps likely "
    "unlikely believe believed suspect suspected expect expected hope hopes plan plans unclear unknown rumor rumour "
    "seem seems seemed appear appears appeared deny denies denied claim claims claimed almost nearly about around "
    "least than fewer less up".split()
)
_AFTER_NUMBER = 3
"""Words after a number of the sentence among which its noun has to stand."""

_NEAR = 4
"""Words around what was kept of a sentence within which a denial may not be dropped."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that means something: its stem, and how it was written."""

    stem: str
    written: str
    first: bool

    @property
    def is_number(self) -> bool:
        return self.stem[:1].isdigit()

    @property
    def is_name(self) -> bool:
        """Whether it is written as a name; of a sentence's first word nobody can tell."""
        return self.written[0].isupper() and not self.first


def carries(sentence: str, claim: str) -> bool:
    """Tell whether every number, name and meaning word of `claim` stands in `sentence`, in much the same order.

    A number keeps the noun that follows it, names their order, a quotation its words; what the sentence denies or
    doubts the claim does too.
    """
    if not LEAST_WORDS <= len(claim.split()) <= MOST_WORDS or not _PLAIN.fullmatch(claim):
        return False
    if any(" ".join(quoted[1].split()).strip(" .,") not in sentence for quoted in _QUOTED.finditer(claim)):
        return False
    said, source = _words(claim), _words(sentence)
    stems = [word.stem for word in source]
    if not said or not {word.stem for word in said}.issubset(stems):
        return False
    kept = _kept_in_order([word.stem for word in said], stems)
    return (
        len(kept) >= IN_ORDER * len(said)
        and _names_stand(said, source)
        and _numbers_keep_their_nouns(said, source)
        and _hedges(claim, _around(sentence, source, kept))
    )


def _words(text: str) -> list[_Word]:
    """Return the words of a text that mean something, in order."""
    found: list[_Word] = []
    for place, written in enumerate(_TOKEN.findall(text)):
        low = written.lower().replace("’", "'")
        low = _NUMBER_WORDS.get(_AS_ONE.get(low, low), _AS_ONE.get(low, low)).removesuffix("'s")
        if not low or (low in COMMON and low not in _MEANT):
            continue
        if low[0].isdigit():
            found.append(_Word(low.replace(",", ""), written, place == 0))
        elif len(low) > 1 or low in "%$€£":
            found.append(_Word(low if low in _MEANT else stem(low), written, place == 0))
    return found


def _kept_in_order(said: Sequence[str], source: Sequence[str]) -> list[int]:
    """Return the places in `source` of the longest run of `said` that stands there in order (LCS, Hirschberg 1977)."""
    rows = [[0] * (len(source) + 1)]
    for word in said:
        above, row = rows[-1], [0]
        for place, other in enumerate(source):
            row.append(above[place] + 1 if word == other else max(row[place], above[place + 1]))
        rows.append(row)
    places: list[int] = []
    at, place = len(said), len(source)
    while at and place:
        if rows[at][place] == rows[at][place - 1]:
            place -= 1
        elif rows[at][place] == rows[at - 1][place]:
            at -= 1
        else:
            at, place = at - 1, place - 1
            places.append(place)
    return places[::-1]


def _names_stand(said: Sequence[_Word], source: Sequence[_Word]) -> bool:
    """Tell whether the names of the claim are names of the sentence, written alike, in the same order."""
    written = [word.written for word in source if word.written[0].isupper()]
    names = [word.written for word in said if word.is_name or (word.first and word.written in written[1:])]
    return len(_kept_in_order(names, written)) == len(names)


def _numbers_keep_their_nouns(said: Sequence[_Word], source: Sequence[_Word]) -> bool:
    """Tell whether each number of the claim counts in the sentence what it counts in the claim."""
    for place, word in enumerate(said):
        if not word.is_number:
            continue
        noun = said[place + 1].stem if place + 1 < len(said) else ""
        at = [number for number, other in enumerate(source) if other.stem == word.stem]
        near = [[other.stem for other in source[number + 1 : number + 1 + _AFTER_NUMBER]] for number in at]
        if noun and not any(noun in stems for stems in near):
            return False
    return True


def _around(sentence: str, source: Sequence[_Word], kept: Sequence[int]) -> list[str]:
    """Return the words of the sentence, in lower case, from just before what was kept of it to just after."""
    tokens = [token.lower().replace("’", "'") for token in _TOKEN.findall(sentence)]
    places: list[int] = []
    at = 0
    for word in source:
        at = tokens.index(word.written.lower().replace("’", "'"), at)
        places.append(at)
        at += 1
    first, last = (places[kept[0]], places[kept[-1]]) if kept else (0, len(tokens))
    return tokens[max(0, first - _NEAR) : last + 1 + _NEAR]


def _hedges(claim: str, source: Sequence[str]) -> bool:
    """Tell whether the claim denies and doubts as often as the words that it was taken from."""
    said = [token.lower().replace("’", "'") for token in _TOKEN.findall(claim)]
    return _count(said, _DENIES, "n't") == _count(source, _DENIES, "n't") and _doubts(source) <= _doubts(said)


def _count(tokens: Sequence[str], words: frozenset[str], ending: str) -> int:
    return sum(1 for token in tokens if token in words or token.endswith(ending))


def _doubts(tokens: Sequence[str]) -> frozenset[str]:
    return _DOUBTS.intersection(tokens)
