"""The text of an article's page: fetched with care, read in a worker, and honest where there is none to be had.

The extraction is trafilatura's (Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15/) with precision preferred:
a sentence of the page's furniture in a takeaway costs more than a caption that is left out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.model import Feed, Link
from tui.text import clean
from tui.text.links import links_of
from tui.text.markup import Anchor
from tui.wire.client import Request, get
from tui.wire.errors import WireError
from tui.wire.fetch import refusal
from tui.wire.limits import PAGE_LIMITS
from tui.wire.pages import anchors_in, blocks, with_overlooked, without_readers
from tui.wire.worker import WorkerError, Workers

ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
LEAST = 300
"""Characters below which what is found is no article."""

_WORTH_MENDING = 200
"""Characters below which what was found is no article that has lost a paragraph, but a line of something else."""

LONGEST = 200_000
"""Characters of a text that are kept."""

_READ = "tui.wire.extraction:read_page"
_READABLE = frozenset((200, 203))
_HTML = re.compile(rb"<(?:!doctype html|html|head|body|article|div|p)\b", re.IGNORECASE)
_PAYWALL = re.compile(
    r'"isAccessibleForFree"\s*:\s*"?false|\b(?:subscribe|sign in|log in|register) (?:now )?to (?:continue|keep|read)'
    r"|\b(?:for subscribers only|subscriber[- ]exclusive|already a subscriber)\b",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\b(?:before you continue|we (?:and our partners )?(?:use|store)[^.]{0,40}cookies|accept all(?: cookies)?"
    r"|consent (?:preferences|choices)|manage (?:your )?(?:cookies|privacy))\b",
    re.IGNORECASE,
)
_SCRIPTED = re.compile(
    r"\b(?:enable|requires?|turn on|without) java ?script"
    r"|java ?script (?:is (?:disabled|required|not available)|to run)",
    re.IGNORECASE,
)
_LOCKED = re.compile(rb'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)
"""How publishers tell search engines of a paywall (https://schema.org/isAccessibleForFree)."""

_TEASER = 1_500
"""Characters below which the text of a page with a paywall is its beginning alone."""

_COOKIES = re.compile(r"\b(?:cookies?|consent|personali[sz]ed ads|privacy)\b", re.IGNORECASE)
_CHOICE = re.compile(r"\b(?:accept|agree|reject|consent|manage)\b", re.IGNORECASE)
_WALL_WORDS = 500
_TAG = re.compile(r"<(?:script|style)\b.*?</(?:script|style)\s*>|<[^>]*>", re.IGNORECASE | re.DOTALL)
_LISTED = re.compile(r"^- ", re.MULTILINE)
_SCANNED = 400_000
"""Characters of a page that are looked through for the reason why it holds no article."""


class NoTextError(Exception):
    """Why a page gave no text, in words for a person."""


class PageText(NamedTuple):
    """What a page gave: its article and the links in that, or "" and the `trouble` in words for a person.

    Paragraphs are separated by newlines, items of lists begin with "• ".
    """

    text: str
    trouble: str = ""
    links: tuple[Link, ...] = ()


async def full_text(workers: Workers, feed: Feed, url: str) -> PageText:
    """Return the article of the page at an address.

    Nothing that the address leads to may be private, unless the feed allows it. Raises NoTextError with the reason:
    the address, the answer, or what the page is instead of an article.
    """
    try:
        request = Request(url, allow_private=feed.allow_private, headers={"Accept": ACCEPT}, limits=PAGE_LIMITS)
        response = await get(request)
        if response.status not in _READABLE:
            raise refusal(response.status)
        kind = response.headers.get("Content-Type", "")
        page: PageText = await workers.run(_READ, response.body, response.url, kind[:200])
    except (WireError, WorkerError) as error:
        raise NoTextError(str(error)) from error
    if page.trouble:
        raise NoTextError(page.trouble)
    return page


def read_page(page: bytes, url: str, content_type: str) -> PageText:
    """Return a page's article, or the reason why there is none. Runs in a worker: pages may be hostile."""
    kind = content_type.split(";")[0].strip().lower()
    if kind and "html" not in kind and "xml" not in kind and kind not in ("text/plain", "application/octet-stream"):
        return PageText("", f"the address leads to {clean(kind)[:60]}, not to a page")
    if not _HTML.search(page[:20_000]):
        return PageText("", "the address leads to something that is no page")
    text, anchors = _extracted(page, url)
    if _is_consent(text):
        return PageText("", "the page asks for consent first")
    if len(text) < _TEASER and _LOCKED.search(page[:_SCANNED]):
        return PageText("", "the page is behind a paywall, and shows no more than its beginning")
    if len(text) < LEAST:
        return PageText("", _why_none(page))
    return PageText(text[:LONGEST], links=links_of(anchors, url))


def _extracted(page: bytes, url: str) -> tuple[str, list[Anchor]]:
    from trafilatura import extract, load_html  # 240 ms that only a worker which reads pages pays

    root = load_html(page)
    if root is None:
        return "", []
    listed = blocks(without_readers(root))
    found = extract(root, url=url, include_comments=False, include_tables=False, favor_precision=True)
    text = _LISTED.sub("• ", clean(found or "")).strip()
    if len(text) >= _WORTH_MENDING:
        text = clean(with_overlooked(text, listed))
    return text, anchors_in(text, listed)


def _is_consent(text: str) -> bool:
    """Tell whether what looks like an article is the text of a consent wall: short, and of nothing but cookies."""
    words = len(text.split())
    said = len(_COOKIES.findall(text))
    return words < _WALL_WORDS and said >= 4 and said * 25 >= words and bool(_CHOICE.search(text))


def _why_none(page: bytes) -> str:
    """Say what the page is instead of an article, as far as its words tell."""
    markup = page.decode("utf-8", "replace")[:_SCANNED]
    if _PAYWALL.search(markup):
        return "the page is behind a paywall"
    words = _TAG.sub(" ", markup)
    if _CONSENT.search(words):
        return "the page asks for consent first"
    if _SCRIPTED.search(markup) or (markup.lower().count("<script") > 2 and len(words.split()) < 80):
        return "the page shows nothing without running its scripts"
    return "no article was found on the page"
