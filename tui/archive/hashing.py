"""Telling a change that matters from one that does not.

Publishers touch their items all the time: a comment counter moves, a tracking parameter changes, white space is
re-flowed. None of that is an event. What is left after these are taken out is hashed.
"""

from __future__ import annotations

import re
from hashlib import blake2b

from tui.model import Entry

_ADDRESS = re.compile(r"https?://\S+")
_COUNTER = re.compile(
    r"\b\d[\d.,]*[km]?\s*\+?\s*(?:comments?|replies|reply|points?|likes?|shares?|views?|votes?|upvotes?|reactions?|boosts?)\b"
    r"|\b(?:comments?|replies|points?|likes?|shares?|views?|votes?|score)\s*:?\s*\(?\d[\d.,]*[km]?\)?"
    r"|\b\d+\s*(?:min(?:ute)?s?|seconds?)\s+read\b"
    r"|\b\d+\s*(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\s+ago\b"
)
_NUMBERED = re.compile(
    r"\d[\d.,]*[km]?\s*\+?\s*(?:comm|repl|poin|like|shar|view|vote|upvo|reac|boos|min|sec|hour|day|week|month|year)"
)
_LABELS = ("comment", "replies", "point", "like", "share", "view", "vote", "score")
_NUMBER_BEHIND = re.compile(r"s?\s*:?\s*\(?\d")
"""Each match of `_COUNTER` begins as `_NUMBERED` does, or with a label and a number: few texts hold either."""


def content_hash(entry: Entry) -> str:
    """Return a digest of what the entry says: its title, description and text, but for trivial edits.

    White space, letter case, counters ("12 comments", "3 hours ago") and web addresses in the text make no difference,
    and neither do the entry's own address, author, dates and categories.
    """
    return text_hash(entry.title, entry.description, entry.text)


def text_hash(*parts: str) -> str:
    """Return the digest of these texts as `content_hash` makes it: 32 hexadecimal digits (BLAKE2b, RFC 7693)."""
    return blake2b("\x00".join(map(_essence, parts)).encode(), digest_size=16).hexdigest()


def _essence(text: str) -> str:
    folded = text.casefold()
    if "http" in folded:
        folded = _ADDRESS.sub("", folded)
    if _may_count(folded):
        folded = _COUNTER.sub("", folded)
    return " ".join(folded.split())


def _may_count(folded: str) -> bool:
    """Tell whether there may be a counter, in a fraction of the time that finding it takes."""
    return _NUMBERED.search(folded) is not None or any(_is_before_a_number(label, folded) for label in _LABELS)


def _is_before_a_number(label: str, folded: str) -> bool:
    at = folded.find(label)
    while at >= 0:
        if _NUMBER_BEHIND.match(folded, at + len(label)):
            return True
        at = folded.find(label, at + 1)
    return False
