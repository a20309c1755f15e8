"""Feeds found from a page's address: what the page names, and where pages of its kind keep theirs.

A page names its feeds with `<link rel="alternate">` (https://html.spec.whatwg.org/multipage/links.html#rel-alternate,
https://www.jsonfeed.org/version/1.1/#discovery) or with plain links. Status pages that name none keep them at a few
paths that are always the same.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from tui.dataclass import dataclass
from tui.text import clean_line, cut
from tui.text.links import web_link

MOST_NAMED = 8
"""Feeds that one page may name; the first ones."""

_PAGE_BYTES = 2_000_000
_TYPES = frozenset(
    (
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
        "application/rdf+xml",
        "application/json",
        "application/xml",
        "text/xml",
    )
)
_PLAIN_LINK = re.compile(r"(?:\.(?:rss|atom|rdf)|/(?:feed|rss|atom)(?:\.(?:xml|json))?/?|/index\.xml)$", re.IGNORECASE)
_COMMENTS = re.compile(r"\bcomments?\b", re.IGNORECASE)
_OF_STATUS_PAGES = ("/history.atom", "/history.rss", "/feed.atom", "/feed.rss", "/rss", "/atom")
_OF_SITES = ("/feed", "/rss", "/atom.xml", "/feed.xml", "/rss.xml", "/index.xml", "/feed.json")
_STATUS = re.compile(r"\b(?:status|uptime|health|incidents?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """Where a page says that a feed is, and what it calls it."""

    url: str
    title: str = ""


def links(page: bytes, url: str) -> tuple[Link, ...]:
    """Return the feeds that a page names, in its order, those of comments last. Runs in a worker: pages may be hostile.

    What is no page gives none.
    """
    from lxml import etree, html

    try:
        root = html.document_fromstring(page[:_PAGE_BYTES])
    except (etree.LxmlError, ValueError):
        return ()
    base = _base(root, url)
    named = [_named(element, base) for element in root.iter("link", "a")]
    found = {link.url: link for link in reversed([link for link in named if link is not None])}
    in_order = list(reversed(found.values()))
    return tuple(sorted(in_order, key=lambda link: bool(_COMMENTS.search(f"{link.title} {link.url}")))[:MOST_NAMED])


def well_known(url: str) -> tuple[str, ...]:
    """Return the addresses on the page's own host at which feeds of such pages usually are, the likeliest first."""
    parts = urlsplit(url)
    folder = parts.path.rsplit("/", 1)[0] if "." in parts.path.rsplit("/", 1)[-1] else parts.path.rstrip("/")
    status = bool(_STATUS.search(parts.netloc + parts.path))
    paths = (*_OF_STATUS_PAGES, *_OF_SITES) if status else (*_OF_SITES, *_OF_STATUS_PAGES[:2])
    beside = (f"{folder}{path}" for path in (paths[:2] if folder else ()))
    return tuple(dict.fromkeys(urljoin(url, path) for path in (*beside, *paths)))


def _base(root: object, url: str) -> str:
    """Return what the page's links are relative to."""
    element = next(iter(root.iter("base")), None)  # type: ignore[attr-defined]
    href = element.get("href") if element is not None else None
    return web_link(href, url) or url if href else url


def _named(element: object, base: str) -> Link | None:
    """Return the feed that an element names, None where it names none."""
    get = element.get  # type: ignore[attr-defined]
    href = get("href") or ""
    if element.tag == "link":  # type: ignore[attr-defined]
        words = (get("rel") or "").lower().split()
        kind = (get("type") or "").split(";")[0].strip().lower()
        # A stylesheet may be alternate too, and WordPress calls its API application/json.
        fits = ("alternate" in words or "feed" in words) and kind in _TYPES and "/wp-json/" not in href
        title = get("title") or ""
    else:
        fits, title = bool(_PLAIN_LINK.search(urlsplit(href[:2_000]).path if _is_split(href) else "")), ""
    address = web_link(href, base) if fits else ""
    return Link(address, cut(clean_line(title[:800]), 120)) if address else None


def _is_split(href: str) -> bool:
    try:
        urlsplit(href[:2_000])
    except ValueError:
        return False
    return True
