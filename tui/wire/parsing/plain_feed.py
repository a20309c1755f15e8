"""Plain feeds (`tui.wire.parsing.plain`): RSS 2.0 and 0.9x, RSS 1.0, and Atom 1.0."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tui.wire.limits import MAX_ENTRIES
from tui.wire.parsing.compose import Raw
from tui.wire.parsing.plain import (
    ATOM,
    RDF,
    RSS_1,
    XML,
    Element,
    OddError,
    is_bare,
    mended,
    name_of,
    pass_over,
    text_of,
)
from tui.wire.parsing.plain_entry import entry_of, worded

_LANG = f"{{{XML}}}lang"
_VERSIONS = {"0.91": "rss091u", "0.92": "rss092", "0.93": "rss093", "0.94": "rss094"}
_ENTRIES = frozenset(("entry", "item"))
_LANGUAGES = frozenset(("dc_language", "language"))
_SMALL = {
    "image": frozenset(("description", "height", "link", "title", "url", "width")),
    "textinput": frozenset(("description", "link", "name", "title")),
}
"""Parts of a feed with a title of their own, and all that may be in them: anything else would end them."""

_PERSON = frozenset(("email", "itunes_email", "itunes_name", "name", "uri"))
_NESTED = {
    **dict.fromkeys(("author", "contributor", "itunes_owner"), _PERSON),
    "itunes_category": frozenset(("itunes_category",)),
    **dict.fromkeys(("items", "skipdays", "skiphours"), frozenset(("li",))),
}
_PASSED_OVER = frozenset(
    "author category cc_license cloud contributor copyright creativecommons_license dc_creator dc_date dc_publisher"
    " dc_rights dc_subject description feedburner_browserfriendly generator id info itunes_author itunes_block"
    " itunes_category itunes_email itunes_explicit itunes_image itunes_keywords itunes_name itunes_owner"
    " itunes_subtitle keywords lastbuilddate link managingeditor media_category media_credit media_keywords"
    " media_rating media_thumbnail modified pubdate published rights subtitle tagline updated webmaster".split()
)
"""Elements of a feed that mean something to feedparser, but nothing to what is read of it."""


class Plain(NamedTuple):
    """What a feed holds; `version` is feedparser's name of its format."""

    title: str
    title_is_html: bool
    language: str
    version: str
    entries: list[Raw]


def read(root: Element) -> Plain:
    """Return what a feed holds; raises OddError."""
    tag, spaces = str(root.tag), frozenset(root.nsmap.values())
    if not is_bare(root, ("version", _LANG)):
        raise OddError
    if tag == f"{{{ATOM}}}feed" and RSS_1 not in spaces:
        return _feed(root, root, "atom10")
    if tag == f"{{{RDF}}}RDF" and RSS_1 in spaces and ATOM not in spaces:
        return _feed(root, _rdf_parts(root), "rss10")
    if tag == "rss" and RSS_1 not in spaces and len(root) == 1 and root[0].tag == "channel" and not root[0].keys():
        version = str(root.get("version", ""))
        return _feed(root, root[0], _VERSIONS.get(version) or ("rss20" if version.startswith("2.") else "rss"))
    raise OddError


def _rdf_parts(root: Element) -> list[Element]:
    """Return the parts of a channel, and the items and all else that stands beside it."""
    parts = [*root]
    if not parts or name_of(parts[0]) != "channel" or len([*root.iterchildren(f"{{{RSS_1}}}channel")]) > 1:
        raise OddError
    return [*parts[0], *parts[1:]]


def _feed(root: Element, parts: Iterable[Element], version: str) -> Plain:
    is_atom = version.startswith("atom")
    own = str(root.get(_LANG, "")).replace("_", "-")
    title = language = None
    is_html = False
    base, entries = "", list[Raw]()
    for part in parts:
        name = name_of(part)
        if name in _ENTRIES:
            if len(entries) < MAX_ENTRIES:
                draft = entry_of(part, is_atom, base)
                base = draft.base
                entries.append(draft.done())
        elif name == "title" and title is None:
            title, is_html = worded(part, "text", is_atom=is_atom)
        elif name in _LANGUAGES and not own:
            language = mended(text_of(part))
        else:
            _pass_over(part, name)
    for raw in entries:
        raw.language = own or language or ""
    return Plain(title or "", is_html, own or language or "", version, entries)


def _pass_over(part: Element, name: str) -> None:
    """Return where a part of a feed means nothing to its title or its entries; raises OddError."""
    inside = _SMALL.get(name)
    if inside is None:
        pass_over(part, _PASSED_OVER, _NESTED.get(name, ()))
    elif any(name_of(one) not in inside for one in part):
        raise OddError
    else:
        pass_over(part, (name,), inside)
