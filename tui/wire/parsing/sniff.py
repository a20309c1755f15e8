"""What a body is, by its first bytes; a server's Content-Type is wrong too often to go by."""

from __future__ import annotations

import re
from enum import StrEnum

from tui.wire.parsing.model import FeedError

_SEEN = 4_096
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_WIDE = re.compile(rb"^(?:\0{0,3}<|<\0)")
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_FEED = re.compile(rb"<(?:[\w-]+:)?(?:rss|feed|rdf|channel)\b", re.IGNORECASE)
_LIST = re.compile(rb"<opml\b", re.IGNORECASE)
_LOGIN = re.compile(rb"type\s*=\s*[\"']?password|captive|sign[ -]?in|log[ -]?in", re.IGNORECASE)


class Form(StrEnum):
    """The forms that are read."""

    XML = "xml"
    JSON = "json"


def form(data: bytes) -> Form:
    """Return how to read a body; raises FeedError, in words, for what is plainly no feed."""
    start = data[:_SEEN]
    for mark in _MARKS:
        start = start.removeprefix(mark)
    start = start.lstrip(b" \t\r\n\0")
    if not start:
        raise FeedError("empty: the server sent nothing")
    if start.startswith(b"{"):
        return Form.JSON
    if _FEED.search(start) or (_WIDE.match(start) and b"\0" in start):
        return Form.XML
    if _LIST.search(start):
        raise FeedError("a list of feeds (OPML), not a feed: use `nightdesk feeds import`")
    if _PAGE.search(start):
        login = _LOGIN.search(data[:65_536])
        raise FeedError(f"a {'login' if login else 'web'} page, not a feed")
    if b"<" not in start:
        raise FeedError("not a feed: neither XML nor JSON")
    return Form.XML
