"""The parse of one body, by the cheapest way that means the same: nothing new, only the new items, or all of it."""

from __future__ import annotations

from tui.wire.limits import MAX_ENTRIES
from tui.wire.parsing import xml
from tui.wire.parsing.delta import Pieces, pieces
from tui.wire.parsing.identity import identified
from tui.wire.parsing.model import Body, FeedError, Known, Parsed
from tui.wire.parsing.sniff import Form, form

_NOTHING_KNOWN = Known()


def parse(body: Body, known: Known = _NOTHING_KNOWN) -> Parsed:
    """Return the entries of a feed; after a clean parse only those whose bytes have changed.

    Raises FeedError where the body is no feed. Other exceptions, endless work and memory without end are possible too
    with hostile bodies: call it in a worker.
    """
    if form(body.data) is Form.JSON:
        from tui.wire.parsing import jsonfeed  # few feeds are of this form

        return _result(jsonfeed.read(body), known, (), sound=False)
    parts = pieces(body.data)
    if parts is None:
        return _result(xml.read(body.data, body), known, (), sound=False)
    parts = _capped(parts)
    return (_delta(parts, body, known) if known.delta else None) or _full(parts, body, known)


def _full(parts: Pieces, body: Body, known: Known) -> Parsed:
    document = xml.read(parts.with_items(list(parts.items)), body)
    sound = not document.broken and len(document.entries) == len(parts.items)
    return _result(document, known, parts.hashes(), sound=sound)


def _delta(parts: Pieces, body: Body, known: Known) -> Parsed | None:
    """Return what is new, None where only a full parse can tell."""
    seen = set(known.item_hashes)
    hashes = parts.hashes()
    fresh = [item for item, digest in zip(parts.items, hashes, strict=True) if digest not in seen]
    if not fresh:
        return Parsed((), item_hashes=hashes, clean=True, partial=True)
    try:
        document = xml.read(parts.with_items(fresh), body)
    except FeedError:
        return None
    if document.broken or len(document.entries) != len(fresh):
        return None
    found = identified(document.entries, known)
    if not found.sound or found.recovered:
        return None
    return Parsed(found.entries, document.title, document.form, hashes, clean=True, partial=True)


def _result(document: xml.Document, known: Known, hashes: tuple[str, ...], *, sound: bool) -> Parsed:
    found = identified(document.entries, known)
    clean = sound and found.sound
    hashes = hashes if clean else ()
    return Parsed(found.entries, document.title, document.form, hashes, clean=clean, damaged=document.broken)


def _capped(parts: Pieces) -> Pieces:
    """Return the feed with no more items than are read."""
    return Pieces(parts.head, parts.items[:MAX_ENTRIES], parts.tail)
