"""The elements of an entry of a plain feed (`tui.wire.parsing.plain`), each with feedparser's meaning."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import field
from urllib.parse import urljoin

from tui.dataclass import dataclass
from tui.wire.parsing.compose import Raw
from tui.wire.parsing.dates import from_feed
from tui.wire.parsing.plain import (
    RDF,
    XML,
    Element,
    OddError,
    is_bare,
    looks_like_html,
    mended,
    name_of,
    pass_over,
    text_of,
    without_slashes,
)

MOST_CATEGORIES = 100

_ABOUT, _BASE, _LANG = f"{{{RDF}}}about", f"{{{XML}}}base", f"{{{XML}}}lang"
_PARAMETER = re.compile("&([A-Za-z0-9_]+);")
_PLAIN_BASE = re.compile(r"https?://[\w.-]+(?:/[\w./-]*)?", re.ASCII)
_PLAIN = frozenset(("text", "plain", "text/plain"))
_HTML = frozenset(("html", "text/html"))
_PAGES = _HTML | {"xhtml", "application/xhtml+xml"}
_OF_LINKS = frozenset(("href", "hreflang", "length", "rel", "title", "type"))
_OF_CATEGORIES = frozenset(("domain", "label", "scheme", "term"))
_OF_GUIDS = frozenset(("isPermaLink", "isPermalink", "ispermalink"))
_OF_PERSONS = frozenset(("email", "name", "uri"))

Tag = tuple[str | None, str | None, str | None]
"""A category: its term, its scheme and its label."""


@dataclass(slots=True)
class Draft:
    """An entry of which some is told: `link` and `summary` are None until something has told them.

    `is_linked` tells that a link stands in a text of its own, `is_titled` that other titles are passed over, and
    `by_person` whether its author is told in parts. `base` is the address that a body before has set, by which
    feedparser resolves all that comes after it.
    """

    is_atom: bool
    base: str
    raw: Raw = field(default_factory=Raw)
    link: str | None = None
    summary: str | None = None
    is_linked: bool = False
    is_titled: bool = False
    has_body: bool = False
    by_person: bool | None = None
    tags: list[Tag] = field(default_factory=list)

    def address(self, text: str) -> str:
        """Return an address with what feedparser resolves it by."""
        address = without_slashes(text)
        try:
            return urljoin(self.base, address) if self.base and address else address
        except ValueError:
            return ""

    def done(self) -> Raw:
        """Return the entry when all is told; a body serves as the summary that is missing."""
        self.raw.link = self.link or ""
        self.raw.summary = self.raw.content if self.summary is None else self.summary
        self.raw.categories = [term or label or "" for term, _, label in self.tags]
        return self.raw


def entry_of(element: Element, is_atom: bool, base: str) -> Draft:
    """Return the entry that an element holds; raises OddError."""
    draft = Draft(is_atom, base)
    if not is_bare(element):
        raise OddError
    draft.raw.guid = str(element.get(_ABOUT, ""))
    seen: set[Tell] = set()
    for child in element:
        name = name_of(child)
        tell = _MEANT.get(name)
        if tell is None:
            inside = () if name not in _GROUPS else _TITLED_MEDIA if draft.is_titled else _MEDIA
            pass_over(child, _PASSED_OVER, inside)
        elif tell in seen and tell not in _OFTEN:
            raise OddError
        else:
            seen.add(tell)
            tell(child, draft)
    return draft


def worded(element: Element, kind: str, *, is_atom: bool) -> tuple[str, bool]:
    """Return the text of an element, of this kind where it does not say another, and whether that is HTML.

    Raises OddError.
    """
    kind = str(element.get("type", kind)).lower()
    text = text_of(element, ("type",))
    if kind in _HTML:
        return mended(text), True
    if kind not in _PLAIN:
        raise OddError
    return mended(text), not is_atom and looks_like_html(text)


def _title(element: Element, draft: Draft) -> None:
    """Take the first title that says something."""
    title, is_html = worded(element, "text", is_atom=draft.is_atom)
    if not draft.is_titled:
        draft.raw.title, draft.raw.title_is_html, draft.is_titled = title, is_html, bool(title)


def _other_title(element: Element, draft: Draft) -> None:
    """Pass over the title of a picture behind the entry's own."""
    if not draft.is_titled:
        raise OddError
    worded(element, "text", is_atom=draft.is_atom)


def _source(element: Element, draft: Draft) -> None:
    """Pass over whom an entry was taken from; feedparser takes another title behind it."""
    text_of(element, ("url",))
    draft.is_titled = False


def _link(element: Element, draft: Draft) -> None:
    href = element.get("href")
    if href is None:
        if draft.is_linked:
            raise OddError
        draft.is_linked = True
        link = mended(draft.address(text_of(element)))
        draft.link = _PARAMETER.sub(r"&\1", link.replace("&amp;", "&")) if "&" in link else link
        return
    if text_of(element, _OF_LINKS) or not href:
        raise OddError
    rel, kind = (str(element.get(*one)).lower() for one in (("rel", "alternate"), ("type", "text/html")))
    if rel == "alternate" and kind in _PAGES:
        draft.link = draft.address(str(href))


def _id(element: Element, draft: Draft) -> None:
    """Take the id, which is the link, too, where nothing says otherwise and no link stands before it."""
    text = text_of(element, _OF_GUIDS)
    is_link = all(value == "true" for value in element.values())
    draft.raw.guid = mended(draft.address(text) if is_link else text)
    if is_link and draft.link is None:
        draft.link = draft.raw.guid


def _description(element: Element, draft: Draft) -> None:
    if draft.summary is not None:
        raise OddError
    draft.summary, draft.raw.summary_is_html = worded(element, "html", is_atom=draft.is_atom)


def _summary(element: Element, draft: Draft) -> None:
    if draft.summary is not None:
        raise OddError
    _scope(element, draft)
    draft.summary, draft.raw.summary_is_html = worded(element, "text", is_atom=draft.is_atom)


def _content(element: Element, draft: Draft) -> None:
    _scope(element, draft)
    _body(element, "text", draft)


def _encoded(element: Element, draft: Draft) -> None:
    _body(element, "html", draft)


def _body(element: Element, kind: str, draft: Draft) -> None:
    if draft.has_body:
        raise OddError
    draft.has_body = True
    draft.raw.content, draft.raw.content_is_html = worded(element, kind, is_atom=draft.is_atom)


def _scope(element: Element, draft: Draft) -> None:
    """Take language and base of a text off it: feedparser never forgets the first base. Raises OddError."""
    element.attrib.pop(_LANG, "")
    base = str(element.attrib.pop(_BASE, ""))
    if base and not draft.base:
        if not _PLAIN_BASE.fullmatch(base):
            raise OddError
        draft.base = base


def _author(element: Element, draft: Draft) -> None:
    """Take the last author; feedparser mixes one that is told in parts with one that is not."""
    is_person = len(element) > 0
    if draft.by_person not in (None, is_person):
        raise OddError
    draft.by_person = is_person
    draft.raw.author = _person(element) if is_person else mended(text_of(element))


def _person(element: Element) -> str:
    """Return the name of a person with the address in brackets, or what there is of them; raises OddError."""
    if not is_bare(element) or (element.text or "").strip():
        raise OddError
    parts: dict[str, str] = {}
    for part in element:
        name = name_of(part)
        if name in parts or (part.tail or "").strip():
            raise OddError
        if name in _OF_PERSONS:
            parts[name] = text_of(part)
        elif len(part) or (part.text or "").strip():
            raise OddError  # feedparser takes it for the name of a person
        else:
            pass_over(part, ())
    name, email = parts.get("name", ""), parts.get("email", "")
    return f"{name} ({email})" if name and email else name or email


def _category(element: Element, draft: Draft) -> None:
    """Add a category; its text fills in the term that is missing of it, or of the one before."""
    text = mended(text_of(element, _OF_CATEGORIES))
    scheme = element.get("scheme", element.get("domain"))
    tags = draft.tags
    _add_tag(tags, (element.get("term"), scheme, element.get("label")))
    if not text:
        return
    if tags and not tags[-1][0]:
        tags[-1] = (text, *tags[-1][1:])
    else:
        _add_tag(tags, (text, None, None))


def _add_tag(tags: list[Tag], tag: Tag) -> None:
    if len(tags) == MOST_CATEGORIES:
        raise OddError
    if any(tag) and tag not in tags:
        tags.append(tag)


def _published(element: Element, draft: Draft) -> None:
    draft.raw.published = from_feed(mended(text_of(element)))


def _updated(element: Element, draft: Draft) -> None:
    draft.raw.updated = from_feed(mended(text_of(element)))


Tell = Callable[[Element, Draft], None]
_MEANT: dict[str, Tell] = {
    **dict.fromkeys(("dc_title", "title"), _title),
    "media_title": _other_title,
    "source": _source,
    "link": _link,
    **dict.fromkeys(("guid", "id"), _id),
    "description": _description,
    "summary": _summary,
    "content": _content,
    "content_encoded": _encoded,
    **dict.fromkeys(("author", "dc_author", "dc_creator", "itunes_author"), _author),
    **dict.fromkeys(("category", "dc_subject"), _category),
    **dict.fromkeys(("dcterms_issued", "issued", "pubdate", "published"), _published),
    **dict.fromkeys(("dc_date", "dcterms_modified", "modified", "updated"), _updated),
}
_OFTEN = frozenset((_author, _category, _link, _other_title, _published, _source, _title, _updated))
_MEDIA = frozenset(f"media_{name}" for name in "content credit license player rating restriction thumbnail".split())
_TITLED_MEDIA = _MEDIA | {"media_title"}
"""What may be in a group of pictures: a title of their own, too, behind that of the entry."""

_GROUPS = frozenset(("media_content", "media_group"))
_PASSED_OVER = _MEDIA | frozenset(
    "cc_license copyright created creativecommons_license dc_language dc_publisher dc_rights dcterms_created"
    " enclosure itunes_block itunes_explicit itunes_image itunes_subtitle media_group rights".split()
)
"""Elements that mean something to feedparser, but nothing to what is read of an entry."""
