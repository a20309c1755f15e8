"""One entry from the strings that a feed gave: everything cleaned, cut and made plain text, here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from html import unescape

from tui.dataclass import dataclass
from tui.model import Entry
from tui.text import clean_line, cut
from tui.text.links import links_of, web_link
from tui.text.markup import Anchor, html_to_text, text_and_anchors, tidy
from tui.wire.parsing.dates import believed
from tui.wire.parsing.escaping import MARKED_UP, unescaped

MAX_TITLE = 300
MAX_DESCRIPTION = 2_000
MAX_TEXT = 200_000
MAX_AUTHOR = 200
MAX_GUID = 500
MAX_CATEGORIES = 20

_HNRSS = re.compile(r"^(?:Article URL|Comments URL|Points|# Comments):.*$\n?", re.MULTILINE)


@dataclass(slots=True)
class Raw:
    """An entry as its format has it: outside text, not yet cleaned."""

    guid: str = ""
    title: str = ""
    title_is_html: bool = False
    link: str = ""
    author: str = ""
    summary: str = ""
    summary_is_html: bool = True
    content: str = ""
    content_is_html: bool = True
    published: datetime | None = None
    updated: datetime | None = None
    categories: Iterable[str] = ()
    language: str = ""


def compose(raw: Raw, base: str, now: datetime) -> Entry | None:
    """Return the entry in plain, cleaned text; None where it says nothing at all.

    A body that repeats the summary is taken once; a summary too long to be one is taken for the body.
    """
    link = web_link(raw.link, base)
    text, anchors = _plain(raw.content, raw.content_is_html)
    text = text[:MAX_TEXT]
    description = text
    if raw.summary != raw.content:
        description, others = _plain(raw.summary, raw.summary_is_html)
        anchors += others
    if description == text:
        description = ""
    elif not text and len(description) > MAX_DESCRIPTION:
        text, description = description[:MAX_TEXT], ""
    title = one_line(raw.title, raw.title_is_html, MAX_TITLE) or cut(clean_line(description or text), 80)
    if not title and not link:
        return None
    published, note = believed(raw.published or raw.updated, now)
    return Entry(
        guid=cut(_unreferenced(raw.guid[: 4 * MAX_GUID]), MAX_GUID),
        title=title or cut(link, MAX_TITLE),
        url=link,
        author=cut(_unreferenced(raw.author[: 4 * MAX_AUTHOR]), MAX_AUTHOR),
        description=cut(description, MAX_DESCRIPTION),
        text=text,
        published=published,
        updated=believed(raw.updated, now)[0],
        date_note=note,
        categories=_categories(raw.categories),
        language=cut(clean_line(raw.language[:40]), 20),
        links=links_of(anchors, link or base),
    )


def one_line(text: str, is_html: bool, most: int) -> str:
    """Return a title without markup, in one line of at most so many characters."""
    text = text[: 20 * most]
    return cut(clean_line(html_to_text(text) if is_html else text), most)


def _plain(text: str, is_html: bool) -> tuple[str, list[Anchor]]:
    """Return the text without markup and without what hnrss.org adds to every story (its counts change), and its links.

    Many feeds escape their plain text twice.
    """
    is_html = is_html or bool(MARKED_UP.match(text))
    plain, anchors = text_and_anchors(unescaped(text)) if is_html else (tidy(unescape(text)), [])
    return _HNRSS.sub("", plain).strip() if "Comments URL:" in plain else plain, anchors


def _unreferenced(name: str) -> str:
    """Return a name as a whole feed has it: of a damaged one feedparser leaves this one reference standing."""
    return clean_line(name).replace("&amp;", "&")


def _categories(names: Iterable[str]) -> tuple[str, ...]:
    """Return the first categories, each once and in its order."""
    kept: dict[str, None] = {}
    for name in names:
        label = cut(_unreferenced(name[:400]), 100)
        if label:
            kept[label] = None
        if len(kept) == MAX_CATEGORIES:
            break
    return tuple(kept)
