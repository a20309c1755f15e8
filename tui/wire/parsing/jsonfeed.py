"""JSON Feed 1.1 and 1.0 (jsonfeed.org/version/1.1), read with no trust in any type.

What a feed carries beside its words (images, attachments, hubs, extensions) is passed over. A body that was cut off is
salvaged up to the cut, as XML is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tui.text import clean_line, cut
from tui.wire.limits import MAX_ENTRIES
from tui.wire.parsing.compose import Raw, compose
from tui.wire.parsing.dates import from_text
from tui.wire.parsing.encoding import unified
from tui.wire.parsing.model import Body, FeedError
from tui.wire.parsing.xml import Document

_ITEMS = re.compile(r'"items"\s*:\s*\[')
_FORM = re.compile(r"/version/(1(?:\.\d)?)$")
_TITLE = re.compile(r'"title"\s*:\s*("(?:[^"\\]|\\.){0,2000}")')
_BETWEEN = re.compile(r"[\s,]*")


def read(body: Body) -> Document:
    """Return the entries of a JSON Feed; raises FeedError where the body is none."""
    text = _decoded(body.data)
    try:
        feed, broken = json.loads(text), False
    except (ValueError, RecursionError):
        feed, broken = _salvaged(text), True
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise FeedError("not a feed: JSON without a list of items")
    language = _text(feed.get("language"))
    author = _authors(feed)
    raws = (_raw(item, author, language) for item in items[:MAX_ENTRIES] if isinstance(item, dict))
    entries = (compose(raw, body.base, body.now) for raw in raws)
    title = cut(clean_line(_text(feed.get("title"))[:2_000]), 200)
    version = _FORM.search(_text(feed.get("version"))[:200])
    kept = tuple(entry for entry in entries if entry is not None)
    return Document(kept, title, broken, f"JSON Feed {version[1]}" if version else "JSON Feed")


def _decoded(data: bytes) -> str:
    """Return the text: in the Unicode form that its first bytes show, else in the one that Windows editors leave."""
    encoding = json.detect_encoding(data)
    if not encoding.startswith("utf-8"):
        return data.decode(encoding, "replace")
    whole = unified(data)
    return whole.data.decode("utf-8-sig" if whole.is_utf8 or data.isascii() else "cp1252", "replace")


def _salvaged(text: str) -> dict[str, Any]:
    """Return a damaged feed with the items before the damage; raises FeedError where there are none to find."""
    items = _ITEMS.search(text)
    if items is None:
        raise FeedError("not a feed: it begins as JSON and is damaged")
    found = list(_whole(text, items.end()))
    if not found:
        raise FeedError("not a feed: it begins as JSON and is damaged")
    return {"title": _salvaged_title(text[: items.start()]), "items": found}


def _salvaged_title(head: str) -> str:
    """Return the title that stands in the head of a damaged feed, "" where none does or it is what is damaged."""
    title = _TITLE.search(head)
    try:
        return _text(json.loads(title[1], strict=False)) if title else ""
    except ValueError:
        return ""


def _whole(text: str, position: int) -> Iterator[Any]:
    """Yield the values of a list that begins here, as far as they are whole."""
    decoder = json.JSONDecoder(strict=False)
    for _ in range(MAX_ENTRIES):
        between = _BETWEEN.match(text, position)
        try:
            value, position = decoder.raw_decode(text, between.end() if between else position)
        except (ValueError, RecursionError):
            return
        yield value


def _raw(item: dict[str, Any], author: str, language: str) -> Raw:
    markup = _text(item.get("content_html"))
    tags = item.get("tags")
    return Raw(
        guid=_identity(item.get("id")),
        title=_text(item.get("title")),
        link=_text(item.get("url")) or _text(item.get("external_url")),
        author=_authors(item) or author,
        summary=_text(item.get("summary")),
        summary_is_html=False,
        content=markup or _text(item.get("content_text")),
        content_is_html=bool(markup),
        published=from_text(item.get("date_published")),
        updated=from_text(item.get("date_modified")),
        categories=[_text(tag) for tag in tags[:100]] if isinstance(tags, list) else (),
        language=_text(item.get("language")) or language,
    )


def _authors(thing: dict[str, Any]) -> str:
    """Return the names of the authors (1.1), or of the one author (1.0)."""
    authors = thing.get("authors")
    people = authors[:10] if isinstance(authors, list) else [thing.get("author")]
    names = [_text(person.get("name")) for person in people if isinstance(person, dict)]
    return ", ".join(name for name in names if name)


def _identity(value: Any) -> str:
    """Return an id as text: the format asks for strings, and numbers are seen."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return repr(value) if abs(value) < 1e18 else ""
    return _text(value)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
