"""The smallest parts of a query: a word, a prefix*, a "phrase", or a field with its value."""

from __future__ import annotations

import re
from difflib import get_close_matches

from tui.archive.query.compile import Any, Condition, Node, words
from tui.archive.query.fields import FIELDS, condition

_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    r"\uff66-\uff9f\U00020000-\U0003ffff]"
)
"""Letters of Thai, Lao, Burmese, Khmer, Japanese, Chinese and Korean, which put no blank between all words."""


class Mistake(Exception):
    """What is wrong with a query, in words, and the character (from 0) at which it is."""

    def __init__(self, words: str, at: int) -> None:
        super().__init__(words)
        self.at = at


def leaf(text: str, at: int) -> Node:
    """Return what a part of a query asks for; it stands at this character. Raises Mistake.

    What stands before a colon is a field only where there is one of that name: 12:30 and https://example.org are words.
    Nearly the name of one is taken for a slip.
    """
    if text.startswith('"'):
        return _words(text.strip('"'))
    field, colon, value = text.partition(":")
    if colon and field.lower() in FIELDS:
        try:
            return condition(field.lower(), value.strip('"'))
        except ValueError as error:
            raise Mistake(str(error), at) from None
    if colon and value and (near := get_close_matches(field.lower(), FIELDS, n=1, cutoff=0.8)):
        said = f"there is no field {field}:; did you mean {near[0]}:? (in quotes it is searched for)"
        raise Mistake(said, at)
    prefix = text.endswith("*") and len(text) > 1
    return _words(text.rstrip("*") if prefix else text, prefix=prefix)


def _words(text: str, *, prefix: bool = False) -> Node:
    """Return the search for words; where the script puts no blank between them, for what is written so in a title.

    The search index knows a run of such letters as one word, so of texts it finds only the runs that begin like this.
    """
    if not _UNSPACED.search(text):
        return words(text, prefix=prefix)
    return Any((words(text, prefix=True), Condition("instr(story.title, ?)", (text,))))
