"""A feed cut into head, items and tail, so that only the items that are new need to be parsed.

The cut is made in bytes, in one pass that knows comments and CDATA sections. Whatever is not plain (nested or
self-closing items, other text between them, encodings that are not supersets of ASCII) is not cut at all.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from hashlib import blake2b
from itertools import pairwise

from tui.dataclass import dataclass
from tui.wire.limits import MAX_ENTRIES

_MARK = re.compile(rb"<!--|<!\[CDATA\[|<(/?)(item|entry)(?=[\s/>])")
_BLANK = re.compile(rb"\s*\Z")


@dataclass(frozen=True, slots=True)
class Pieces:
    """The parts of a feed; `head + b"".join(items) + tail` is the feed but for white space between the items."""

    head: bytes
    items: tuple[bytes, ...]
    tail: bytes

    def hashes(self) -> tuple[str, ...]:
        """Return a hash of each item's bytes."""
        return tuple(blake2b(item, digest_size=9).hexdigest() for item in self.items)

    def with_items(self, items: list[bytes]) -> bytes:
        """Return the feed with other items in it."""
        return self.head + b"\n".join(items) + self.tail


def pieces(data: bytes) -> Pieces | None:
    """Return the feed cut into pieces, None where it cannot be cut without doubt."""
    if b"\0" in data[:4_096]:
        return None
    spans = _spans(data)
    if not spans:
        return None
    between = pairwise(spans)
    if any(not _BLANK.match(data, end, start) for (_, end), (start, _) in between):
        return None
    return Pieces(data[: spans[0][0]], tuple(data[start:end] for start, end in spans), data[spans[-1][1] :])


def nothing_new(data: bytes, seen: Collection[str]) -> tuple[str, ...]:
    """Return the hashes of a feed's items where each is among those that were `seen`; () where one is not, and where
    that cannot be told."""
    parts = pieces(data)
    hashes = parts.hashes()[:MAX_ENTRIES] if parts else ()
    return hashes if set(hashes) <= set(seen) else ()


def _spans(data: bytes) -> list[tuple[int, int]] | None:
    """Return where each item starts and ends; None where tags do not pair up."""
    spans: list[tuple[int, int]] = []
    start, name, position = -1, b"", 0
    while mark := _MARK.search(data, position):
        if mark[2] is None:
            position = data.find(b"-->" if mark[0] == b"<!--" else b"]]>", mark.end()) + 3
            if position < 3:
                return None
            continue
        position = data.find(b">", mark.end()) + 1
        if not position or data[position - 2 : position - 1] == b"/":
            return None
        if bool(mark[1]) == (start < 0) or (mark[1] and mark[2] != name):
            return None
        if mark[1]:
            spans.append((start, position))
            start = -1
        else:
            start, name = mark.start(), mark[2]
    return spans if start < 0 else None
