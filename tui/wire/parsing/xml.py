"""RSS, Atom and RDF: what is plain is read off a tree, all else by feedparser without the work that text does not need.

feedparser's two HTML passes (sanitising, resolving links inside bodies) take three quarters of its time;
`tui.text.markup` takes the text out of the markup instead. Everything else is feedparser's own meaning. It is imported
for the first feed that needs it: it takes as long to import as all other parsing.
"""

from __future__ import annotations

import io
import re
from typing import Any

from tui.dataclass import dataclass
from tui.model import Entry
from tui.wire.limits import MAX_ENTRIES
from tui.wire.parsing.compose import Raw, compose, one_line
from tui.wire.parsing.dates import from_parts
from tui.wire.parsing.encoding import UTF8_TYPE, Unified, header_type, names_no_other, unified, without_false_claim
from tui.wire.parsing.model import Body, FeedError
from tui.wire.parsing.plain import OddError, root_of
from tui.wire.parsing.plain_feed import Plain
from tui.wire.parsing.plain_feed import read as read_plain

_FORMS = {
    "rss090": "RSS 0.90",
    "rss091n": "RSS 0.91",
    "rss091u": "RSS 0.91",
    "rss092": "RSS 0.92",
    "rss093": "RSS 0.93",
    "rss094": "RSS 0.94",
    "rss10": "RSS 1.0",
    "rss20": "RSS 2.0",
    "atom": "Atom",
    "atom01": "Atom 0.1",
    "atom02": "Atom 0.2",
    "atom03": "Atom 0.3",
    "atom10": "Atom 1.0",
    "cdf": "CDF",
}
_MAX_TITLE = 200
_BLANK = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n]+(?=<)")
"""What some feeds begin with: XML forbids it before its declaration, and nobody means anything by it."""

_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]{0,1000}(?:\[[^\]]{0,100000}\]\s*)?>", re.IGNORECASE)
_REFERENCE = re.compile(rb"&#(x[0-9a-fA-F]+|[0-9]+);?")
_PLAIN_TYPES = frozenset(("text/plain", "text"))


@dataclass(frozen=True, slots=True)
class Document:
    """What was found in one document. `broken` tells that it was not well-formed, `form` what it is ("Atom 1.0")."""

    entries: tuple[Entry, ...]
    title: str
    broken: bool
    form: str


def read(data: bytes, body: Body) -> Document:
    """Return the entries of an XML feed; raises FeedError where there is none in it."""
    blank = _BLANK.match(data)
    whole = unified(data[blank.end() :] if blank else data)
    try:
        plain, broken = _plain(whole, body), whole.lossy
    except OddError:
        plain, broken = _found(whole, body)
    entries = (compose(raw, body.base, body.now) for raw in plain.entries)
    kept = tuple(entry for entry in entries if entry is not None)
    title = one_line(plain.title, plain.title_is_html, _MAX_TITLE)
    return Document(kept, title, broken, _FORMS.get(plain.version, "RSS"))


def _plain(whole: Unified, body: Body) -> Plain:
    """Return what a plain feed holds; raises OddError for any other."""
    if not whole.is_utf8 and not (whole.data.isascii() and names_no_other(whole.data, body.content_type)):
        raise OddError
    return read_plain(root_of(whole.data))


def _found(whole: Unified, body: Body) -> tuple[Plain, bool]:
    """Return what feedparser finds, and whether the body is broken; raises FeedError where there is no feed in it."""
    from xml.sax import SAXException

    result, repaired = _parsed(whole, body)
    found = result["entries"]
    if not found and not result.get("version"):
        raise FeedError("not a feed: no RSS, Atom or JSON Feed is in it")
    feed = result["feed"]
    language = _text(feed.get("language"))
    entries = [_raw(entry, language) for entry in found[:MAX_ENTRIES]]
    broken = repaired or whole.lossy or isinstance(result.get("bozo_exception"), SAXException)
    title, is_html = _text(feed.get("title")), _is_html(feed.get("title_detail"))
    return Plain(title, is_html, language, _text(result.get("version")), entries), broken


def _parsed(whole: Unified, body: Body) -> tuple[Any, bool]:
    """Return feedparser's result, and whether the body had to be repaired first.

    It raises for references to no character, and for backslashes in a DOCTYPE's own entities (re.error).
    """
    data = without_false_claim(whole.data)
    kind = UTF8_TYPE if whole.is_utf8 else header_type(body.content_type)
    try:
        return _feedparser(data, kind), False
    except (UnicodeError, ValueError, OverflowError, LookupError, AttributeError, TypeError, re.error):
        pass
    try:
        sound = _REFERENCE.sub(_sound_reference, _DOCTYPE.sub(b"", data, count=1))
        return _feedparser(sound, kind), True
    except Exception as error:
        raise FeedError(f"damaged beyond reading ({type(error).__name__})") from error


def _feedparser(data: bytes, content_type: str) -> Any:
    import feedparser

    from tui.wire.parsing import expat_driver  # noqa: F401 - feedparser finds it by its name

    # No content-location: feedparser would resolve guids against it, and they would change when a feed moves.
    # Bytes in a stream, always: a bare string could name a file or an address, which feedparser would open.
    return feedparser.parse(
        io.BytesIO(data),
        response_headers={"content-type": content_type},
        sanitize_html=False,
        resolve_relative_uris=False,
    )


def _sound_reference(found: re.Match[bytes]) -> bytes:
    """Return a character reference as it is where it names a character, and the replacement character otherwise."""
    digits = found[1]
    number = (int(digits[1:9], 16) if digits[:1] == b"x" else int(digits[:8])) if len(digits) < 9 else 0
    is_character = number in (9, 10, 13) or 32 <= number < 0xD800 or 0xE000 <= number < 0x110000
    return found[0] if is_character else b"&#xFFFD;"


def _raw(entry: Any, language: str) -> Raw:
    # dict.get, as feedparser's own look-up answers for other keys and warns.
    content, content_type = _content(dict.get(entry, "content"))
    return Raw(
        guid=_text(dict.get(entry, "id")),
        title=_text(dict.get(entry, "title")),
        title_is_html=_is_html(dict.get(entry, "title_detail")),
        link=_text(dict.get(entry, "link")),
        author=_text(dict.get(entry, "author")),
        summary=_text(dict.get(entry, "summary")),
        summary_is_html=_is_html(dict.get(entry, "summary_detail")),
        content=content,
        content_is_html=content_type not in _PLAIN_TYPES,
        published=from_parts(dict.get(entry, "published_parsed")),
        updated=from_parts(dict.get(entry, "updated_parsed")),
        categories=[_text(tag.get("term") or tag.get("label")) for tag in dict.get(entry, "tags", [])[:100]],
        language=_text((dict.get(entry, "title_detail") or {}).get("language")) or language,
    )


def _content(contents: Any) -> tuple[str, str]:
    """Return the longest of an entry's bodies and its type."""
    texts = [(_text(one.get("value")), _text(one.get("type"))) for one in contents or []]
    return max(texts, key=lambda one: len(one[0]), default=("", ""))


def _is_html(detail: Any) -> bool:
    return bool(detail) and _text(detail.get("type")) not in _PLAIN_TYPES


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
