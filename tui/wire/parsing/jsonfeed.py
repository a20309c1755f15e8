"""JSON Feed 1.1 and 1.0 (jsonfeed.org/version/1.1), read with no trust in any type."""

from __future__ import annotations

import json
from typing import Any

from tui.text import clean_line, cut
from tui.wire.limits import MAX_ENTRIES
from tui.wire.parsing.compose import Raw, compose
from tui.wire.parsing.dates import from_text
from tui.wire.parsing.model import Body, FeedError
from tui.wire.parsing.xml import Document


def read(body: Body) -> Document:
    """Return the entries of a JSON Feed; raises FeedError where the body is none."""
    try:
        feed = json.loads(body.data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        raise FeedError("not a feed: it begins as JSON and is damaged") from None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise FeedError("not a feed: JSON without a list of items")
    language = _text(feed.get("language"))
    author = _authors(feed)
    raws = (_raw(item, author, language) for item in items[:MAX_ENTRIES] if isinstance(item, dict))
    entries = (compose(raw, body.base, body.now) for raw in raws)
    title = cut(clean_line(_text(feed.get("title"))[:2_000]), 200)
    return Document(tuple(entry for entry in entries if entry is not None), title, broken=False)


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
