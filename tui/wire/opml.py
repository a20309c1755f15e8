"""OPML in: the feeds of another reader, or our own list as `tui.brief.opml` wrote it, with groups and settings.

OPML 2.0 (http://opml.org/spec2.opml): an outline with `xmlUrl` is a feed, one without is a group around others. Files
are read as readers write them: with ampersands that nobody escaped, names in another letter case, no encoding named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml import etree

from tui.config.kinds import LONGEST_INTERVAL
from tui.errors import UsageError
from tui.feed_names import kind_of
from tui.model import Feed, FeedKind
from tui.text import clean_line, cut

NAMESPACE = "urn:nightdesk:opml:1"
"""Where our own settings stand; the same as in `tui.brief.opml`."""

_BARE = re.compile(rb"&(?!#?\w{1,32};)")
"""An ampersand that begins no reference: it stands in an address, and its writer did not escape it."""

_WIDE = (b"\xff\xfe", b"\xfe\xff")
_NAMED = re.compile(rb"\s*<\?xml[^>]{0,200}\bencoding\b")
_MAX_BYTES = 10_000_000
_MAX_TITLE = 120


class Listed(NamedTuple):
    """What an OPML file lists. `damaged` tells that it is no proper XML, so that feeds may be missing."""

    feeds: list[Feed]
    damaged: bool


def read(path: Path) -> Listed:
    """Return the feeds of an OPML file, in its order and each address once; their addresses are not checked.

    What is damaged is salvaged. Raises UsageError, naming the file, where it cannot be read or holds no feed.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, encoding=_encoding(data)
    )
    feeds: dict[str, Feed] = {}
    for feed in _feeds(_outlines(data if data.startswith(_WIDE) else _BARE.sub(b"&amp;", data), parser)):
        feeds.setdefault(feed.url, feed)
    if not feeds:
        raise UsageError(f"{path}: is no OPML, or lists no feed")
    return Listed(list(feeds.values()), len(parser.error_log) > 0)


def _encoding(data: bytes) -> str | None:
    """Return the encoding of a file that names none and is not what it is then by the rules; None for all others."""
    if data.startswith(_WIDE) or _NAMED.match(data):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return None


def _outlines(data: bytes, parser: etree.XMLParser) -> Iterator[etree._Element]:
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return
    if root is not None:
        yield from root.iter("outline")


def _feeds(outlines: Iterator[etree._Element]) -> Iterator[Feed]:
    for outline in outlines:
        known = {str(name).lower(): str(value) for name, value in outline.attrib.items()}
        if address := clean_line(known.get("xmlurl", "")):
            yield _feed(outline, address)


def _feed(outline: etree._Element, address: str) -> Feed:
    kind = _ours(outline, "kind")
    return Feed(
        address,
        cut(clean_line(outline.get("title") or outline.get("text") or "") or _host(address), _MAX_TITLE),
        kind=FeedKind(kind) if kind in list(FeedKind) else kind_of(address),
        group=_group(outline),
        vendor=_ours(outline, "vendor"),
        interval=_interval(_ours(outline, "interval")),
        allow_private=_ours(outline, "allow-private") == "true",
        auth=_ours(outline, "auth"),
        enabled=_ours(outline, "enabled") != "false",
    )


def _host(address: str) -> str:
    """Return what a feed without a title is called until it has told its own."""
    try:
        return urlsplit(address).hostname or address
    except ValueError:
        return address


def _interval(text: str) -> int | None:
    """Return the seconds between two requests where they are ones that feeds.toml takes."""
    seconds = int(text[:12]) if text.isascii() and text.isdigit() else 0
    return seconds if 60 <= seconds <= LONGEST_INTERVAL else None


def _group(outline: etree._Element) -> str:
    """Return the nearest group around a feed."""
    parent = outline.getparent()
    if parent is None or parent.tag != "outline":
        return "Other"
    return cut(clean_line(parent.get("title") or parent.get("text") or ""), _MAX_TITLE) or "Other"


def _ours(outline: etree._Element, name: str) -> str:
    return cut(clean_line(outline.get(f"{{{NAMESPACE}}}{name}", "")), _MAX_TITLE)
