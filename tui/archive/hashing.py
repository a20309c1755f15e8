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
_SPACES = re.compile(r"\s+")


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
    return _SPACES.sub(" ", _COUNTER.sub("", folded)).strip()
