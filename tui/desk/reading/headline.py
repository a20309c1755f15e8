"""A headline's own grammar: articles are left out, so that names run into verbs, and many Capitalise Every Word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import dropwhile

from tui.text.late import late

Span = tuple[int, int]

_WORD = late(r"[\w’'&/+-]*\w")
_LONG = 4
"""Letters from which on a word is capitalised for being in a headline; "of" and "the" hardly are."""
_ENOUGH = 3
"""Long words at least that tell a headline's manner."""
_VERBS = frozenset(
    "hit hits take takes took disrupt disrupts report reports suffer suffers face faces leave leaves left knock knocks"
    " bring brings brought cause causes crash crashes trigger triggers unplug unplugs drag drags impact impacts affect"
    " affects explain explains blame blames cut cuts block blocks shut shuts target targets lock locks reveal reveals"
    " stop stops strike strikes halt halts cripple cripples suspend suspends launch launches throttle throttles"
    " experience experiences mull mulls see sees confirm confirms says hinder hinders slow slows break breaks"
    " collapse collapses freeze freezes soar soars disrupting hindering blocking affecting causing leaving"
    " knocking forcing".split()
)
"""What befalls a service, or what it does: in a headline no part of its name."""
_SIZES = frozenset("major massive huge widespread global nationwide worldwide big new second another".split())
"""How large or how new a trouble is, told before what it befell."""
_ENDS = frozenset(
    "outage outages disruption disruptions interruption interruptions issues problems errors failure failures glitch"
    " glitches offline down goes went briefly suddenly temporarily following after amid due since during before while"
    " cyberattack cyberattacks again".split()
)
"""What follows the name of a service in a headline."""


def is_in_title_case(text: str) -> bool:
    """Tell whether a headline Capitalises Its Words, so that a capital tells nothing of a name."""
    long = [word[0] for word in _WORD.finditer(text) if len(word[0]) >= _LONG]
    capital = sum(word[:1].isupper() or not word[:1].isalpha() for word in long)
    return len(long) >= _ENOUGH and capital * 10 >= len(long) * 8


def names_within(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield of each range of a headline the part that may be a name: behind its verb, before what befell it."""
    for start, end in spans:
        words = [*_until_it_befell([*_WORD.finditer(text, start, end)])]
        verb = max((at for at, word in enumerate(words) if word[0].lower() in _VERBS), default=-1)
        name = [*dropwhile(_is_size, words[verb + 1 :])]
        if name:
            yield name[0].start(), name[-1].end()


def _is_size(word: re.Match[str]) -> bool:
    return word[0].lower() in _SIZES


def _until_it_befell(words: list[re.Match[str]]) -> Iterator[re.Match[str]]:
    for at, word in enumerate(words):
        if at and word[0].lower() in _ENDS:
            return
        yield word
