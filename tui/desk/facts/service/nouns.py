"""Where words stand that a service may be called by: a noun for one with what is before it, and the names of a list."""

from __future__ import annotations

from collections.abc import Iterator

from tui.desk.knowledge.service_names import SERVICE_WORDS, is_service_word
from tui.desk.reading.story import Sentence
from tui.text.late import late

_WORD = late(r"[\w’'&/+-]*\w")
_NO_PART = frozenset(
    "the a an its their his her our your my this that these those of in on at by for from with to and or but as while"
    " when after before because since was were is are be been has have had will would could can may might not no any"
    " all some more most many other both each every such only also it they he she we you i who which what said says"
    " say use used make made take get left without lost loss losing send receive access into over under between during"
    " across about through than then there so if via per up down out off told like back just even still now did does so"
    " do beyond extends tracks keep keeps keeping restore restores help helps let lets allow allows reach load see view"
    " pay play place watch run runs offer offers process submit complete"
    " disrupted taken takes resolve resolves resume resumes read receive host join nationwide statewide partial"
    " significant numerous multiple temporary popular possible famous way ways".split()
)
"""Words that end what a service is called, read backwards from its last word."""
_LONGEST = 3
"""Words that may stand before the word for a service."""
_NUMBERS = frozenset(("911", "999", "112", "000", "111"))
_PLANES = ("control plane", "control planes", "data plane", "data planes")
_FLIES = frozenset(("plane", "planes"))
"""Parts of a cloud that end in a word which elsewhere flies."""
_NOUNS = SERVICE_WORDS | _NUMBERS | _FLIES
_CAPITAL = r"[A-Z][\w’'&+.-]*\w(?:\s(?:[A-Z][\w’'&+.-]*\w|&)){0,3}"
_NAMES = late(rf"{_CAPITAL}(?:,\s{_CAPITAL})+(?:,?\s(?:and|or|&)\s{_CAPITAL})?|{_CAPITAL}\s(?:and|or)\s{_CAPITAL}")
_NAME = late(_CAPITAL)


def nouns(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield where a word for a service stands with up to three words before it: "ticket machines"."""
    lowered = sentence.line.lowered
    last = -1
    for match in _WORD.finditer(lowered):
        if match[0] not in _NOUNS:
            continue
        start, end = match.span()
        if match[0] in _FLIES and not lowered.endswith(_PLANES, 0, end):
            continue
        if last >= 0 and lowered[last:start] == " ":
            last = end  # the word before it belongs to the name that ends here
            continue
        if last >= 0:
            yield _named_until(lowered, last), last
        last = end
    if last >= 0:
        yield _named_until(lowered, last), last


def _named_until(lowered: str, end: int) -> int:
    """Return where the name begins that ends at `end`: with the words before the last that may be part of it."""
    start = lowered.rfind(" ", 0, end) + 1
    if not lowered[start].isalnum():
        return start + 1
    for _ in range(_LONGEST):
        before = lowered.rfind(" ", 0, max(0, start - 1)) + 1
        if start < 1 or not _is_part(lowered[before : start - 1]):
            break
        start = before
    return start


def _is_part(word: str) -> bool:
    """Tell whether a word may be part of what a service is called."""
    if (
        not (word[:1].isalnum() and word[-1:].isalnum())
        or word in _NO_PART
        or word.isdigit()
        or word.endswith(("'s", "’s"))
    ):
        return False
    return not word.endswith(("ing", "ed")) or is_service_word(word)


def names_of_a_list(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the places of the names of a list, each by itself."""
    for names in _NAMES.finditer(sentence.text):
        for name in _NAME.finditer(sentence.text, *names.span()):
            lead = _LEAD.match(sentence.text, *name.span())
            yield (lead.end() if lead else name.start()), name.end()


_LEAD = late(r"(?:In|At|On|For|From|After|With|And|But|As|Across|Since|While|When)\s(?=[A-Z])")
"""A word that only opens the sentence, before a name: "But Gradebook", "In North Carolina"."""
