"""feedparser's strict parser with the same results in half the time, and both of its parsers within bounds.

An entry has some twelve elements, most of them without attributes, and in the text of most there is nothing to decode,
to repair or to resolve. feedparser looks for all of it in each. Here what is plain is told first and done alone;
everything else goes feedparser's own way. That the results are the same, key by key, is held by tests over real feeds
and over mutated ones.

feedparser has no hook for it, so that its class is replaced where `feedparser.parse` looks it up, and only in the
versions whose inside is known here: others work as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from html import unescape
from typing import Any

import feedparser
import feedparser.api
from feedparser.html import _cp1252
from feedparser.util import FeedParserDict

_KNOWN = frozenset(("6.0.14",))
_XHTML = "application/xhtml+xml"
_NAMES_A_LANGUAGE = frozenset(("feed", "rss"))
_OF_TEXT_INPUTS = frozenset(("title", "link", "description", "name"))
_OF_IMAGES = frozenset(("title", "link", "description", "url", "href", "width", "height"))
_KEPT_ELSEWHERE = frozenset(("category", "tags", "itunes_keywords"))
"""Elements whose text the methods that asked for it keep."""

_PARAMETER = re.compile("&([A-Za-z0-9_]+);")
"""What a parameter of a link looks like once it was taken for a reference."""

_OF_WINDOWS = re.compile(f"[{''.join(map(chr, _cp1252))}]")
"""Characters that feedparser replaces by those that Windows means by them."""


LONGEST_BASE = 4_000
"""Characters of a base address: no page has a longer one."""


class _Bounded:
    """What keeps a base address from growing.

    feedparser joins it with itself at every tag that names none. A few malformed ones ("http:x'//[") are longer then,
    on Python 3.13 twice as long, so that a feed of 4 kB filled any memory.
    """

    baseuri: str

    def unknown_starttag(self, tag: str, attributes: list[tuple[str, str]]) -> None:
        """Begin an element; a base address that has grown too long is none."""
        if self.baseuri and len(self.baseuri) > LONGEST_BASE:
            self.baseuri = ""
        super().unknown_starttag(tag, attributes)  # type: ignore[misc]


class BoundedLooseParser(_Bounded, feedparser.api.LooseFeedParser):  # type: ignore[misc]
    """feedparser's parser of what is no XML."""


class QuickParser(_Bounded, feedparser.api.StrictFeedParser):  # type: ignore[misc]
    """feedparser's own parser, with a shorter way for plain elements."""

    decls: dict[str, str]
    inimage: int
    intextinput: int

    def characters(self, text: str) -> None:
        """Take a run of text."""
        if dict.get(self.contentparams, "type") == _XHTML:
            self.handle_data(text)
        elif self.elementstack:
            self.elementstack[-1][2].append(text)

    def skippedEntity(self, name: str) -> None:
        """Take a reference that a DTD elsewhere explains: the one of RSS 0.91 is made of HTML's."""
        self.characters(unescape(f"&{name};"))

    def start_plain(self, tag: str) -> None:
        """Begin an element without attributes, as `unknown_starttag` does."""
        if self.baseuri or self.decls or self.incontent:
            self.start_with(tag, {})
            return
        self.depth += 1
        if self.lang and tag in _NAMES_A_LANGUAGE:
            self.feeddata["language"] = self.lang.replace("_", "-")
        self.basestack.append(self.baseuri)
        self.langstack.append(self.lang)
        self._enter(tag)

    def start_with(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element with attributes that no namespace has."""
        known, self.decls = self.decls, {}
        known.update((name.lower(), value) for name, value in attributes.items())
        self.unknown_starttag(tag, list(known.items()))

    def _enter(self, tag: str) -> None:
        before, colon, after = tag.partition(":")
        prefix, name = (before, after) if colon else ("", tag)
        prefix = self.namespacemap.get(prefix, prefix)
        if prefix:
            name = f"{prefix}_{name}"
        else:
            self.intextinput = self.intextinput if tag in _OF_TEXT_INPUTS else 0
            self.inimage = self.inimage if tag in _OF_IMAGES else 0
        attributes: dict[str, str] = {}
        try:
            getattr(self, f"_start_{name}")(attributes)
        except AttributeError:  # as feedparser has it: no method, or one that failed half-way
            if attributes:
                self._get_context()[name] = attributes
            else:
                self.push(name, 1)

    def pop(self, element: str, strip_whitespace: int = 1) -> Any:
        """End an element and keep its text, as feedparser does."""
        if not self.elementstack or self.elementstack[-1][0] != element:
            return None
        if not self._is_plain():
            return super().pop(element, strip_whitespace)
        _, expects_text, pieces = self.elementstack.pop()
        output = "".join(pieces).strip() if strip_whitespace else "".join(pieces)
        if not expects_text:
            return output
        output = self._repaired(element, output)
        if element not in _KEPT_ELSEWHERE and not (element == "title" and -1 < self.title_depth <= self.depth):
            self._keep(element, output)
        return output

    def _is_plain(self) -> bool:
        """Tell whether the innermost element is one of an entry, with nothing but text in it."""
        if not self.inentry or self.insource or self.sanitize_html or self.resolve_relative_uris:
            return False
        parameters = self.contentparams
        return not parameters or (dict.get(parameters, "type") != _XHTML and not dict.get(parameters, "base64"))

    def _repaired(self, element: str, output: str) -> str:
        if output and element in self.can_be_relative_uri and (element != "id" or self.guidislink):
            output = self.resolve_uri(output)
        if parameters := self.contentparams:
            is_guess = dict.get(parameters, "type") == "text/plain" and not self.version.startswith("atom")
            if is_guess and self.looks_like_html(output):
                parameters["type"] = "text/html"
            parameters.pop("mode", None)
            parameters.pop("base64", None)
        if output.isascii():
            return output
        with suppress(UnicodeError):  # UTF-8 that was taken for ISO 8859-1 and encoded again
            output = output.encode("iso-8859-1").decode("utf-8")
        return output.translate(_cp1252) if _OF_WINDOWS.search(output) else output

    def _keep(self, element: str, output: str) -> None:
        entry = self.entries[-1]
        if element == "content":
            entry.setdefault("content", []).append(self._detail(output))
        elif element == "link":
            self._keep_link(entry, output)
        else:
            name = "summary" if element == "description" else element
            depths = self.property_depth_map.setdefault(entry, {})
            if self.depth <= depths.get(name, self.depth):
                depths[name] = self.depth
                entry[name] = output
            if self.incontent:
                entry[name + "_detail"] = self._detail(output)

    def _keep_link(self, entry: Any, output: str) -> None:
        if not self.inimage:
            entry["link"] = link = _PARAMETER.sub(r"&\1", output.replace("&amp;", "&"))
            if link:
                entry["links"][-1]["href"] = link

    def _detail(self, output: str) -> FeedParserDict:
        detail = FeedParserDict(self.contentparams)
        detail["value"] = output
        return detail


def install() -> bool:
    """Let `feedparser.parse` use the quick parser; return whether this feedparser's inside is known."""
    if feedparser.__version__ not in _KNOWN:
        return False
    feedparser.api.StrictFeedParser = QuickParser
    feedparser.api.LooseFeedParser = BoundedLooseParser
    return True
