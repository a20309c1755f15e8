"""SAX drivers for feedparser that hand over text in whole runs, and plain elements by their names.

The standard driver calls back for every line and every entity; with `buffer_text` set feedparser reads the same
entries in two thirds of the time. Named in `feedparser.api.PREFERRED_XML_PARSERS`, feedparser's own hook. To import
this module is to have the quick parser, too, where this feedparser's inside is known, and the dates that it misreads.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from xml.sax.expatreader import ExpatParser

import feedparser.api

from tui.wire.parsing.odd_dates import parts_of_odd
from tui.wire.parsing.quick import QuickParser, install

_LONGEST = 200
"""Characters of a name that is worth being remembered."""

_KNOWN_NAMESPACES = {uri.lower(): prefix for uri, prefix in QuickParser.namespaces.items()}
_NO_NAMESPACE_OF_ITS_OWN = "backend.userland.com/rss"
"""feedparser takes every namespace with this in its address for one."""


class BufferedExpat(ExpatParser):
    """The standard expat driver, with buffered text."""

    def reset(self) -> None:
        """Begin a document."""
        super().reset()
        parser: Any = self._parser  # type: ignore[attr-defined]
        parser.buffer_text = True


class QuickExpat(BufferedExpat):
    """A driver that tells a quick parser what each element is called, and the attributes where there are any."""

    def start_element_ns(self, name: str, attrs: Mapping[str, str]) -> None:
        """Begin an element; `name` and the names of attributes are expat's: namespace, name and prefix."""
        tag, parser = _tag(name), self._quick()
        if tag is None or any(" " in one for one in attrs):
            super().start_element_ns(name, attrs)
        elif attrs:
            parser.start_with(tag, attrs)
        else:
            parser.start_plain(tag)

    def end_element_ns(self, name: str) -> None:
        """End an element."""
        tag = _tag(name)
        if tag is None:
            super().end_element_ns(name)
        else:
            self._quick().unknown_endtag(tag)

    def _quick(self) -> QuickParser:
        parser: QuickParser = self._cont_handler  # type: ignore[attr-defined]
        return parser


def _tag(name: str) -> str | None:
    """Return what feedparser calls an element, None where that depends on what the document has declared."""
    return _short_tag(name) if len(name) <= _LONGEST else None


@lru_cache(1_024)
def _short_tag(name: str) -> str | None:
    namespace, *rest = name.split()
    if not rest:
        return name.lower()
    prefix = _KNOWN_NAMESPACES.get(namespace.lower())
    if prefix is None or len(rest) > 2 or _NO_NAMESPACE_OF_ITS_OWN in namespace.lower():
        return None
    return f"{prefix}:{rest[0]}".lower() if prefix else rest[0].lower()


def create_parser() -> BufferedExpat:
    """Return a driver: what `xml.sax.make_parser` calls."""
    return QuickExpat() if feedparser.api.StrictFeedParser is QuickParser else BufferedExpat()


install()
feedparser.registerDateHandler(parts_of_odd)
if __name__ not in feedparser.api.PREFERRED_XML_PARSERS:
    feedparser.api.PREFERRED_XML_PARSERS.insert(0, __name__)
