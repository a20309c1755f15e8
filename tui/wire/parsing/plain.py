"""What a feed must be to be read off a tree, in a fraction of feedparser's time, and what its elements are called.

Most feeds are well-formed, in UTF-8, and made of a dozen elements. What those mean is told here (`plain_feed`,
`plain_entry`) as feedparser tells it, oddities included. Whatever else there is (another format, markup inside a text,
an element that has a meaning of its own or stands twice) raises `OddError`, and feedparser reads the feed. That both
find the same is held by tests over real feeds and over mutated ones.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from contextlib import suppress
from functools import lru_cache

from lxml import etree

Element = etree._Element

ATOM = "http://www.w3.org/2005/Atom"
RSS_1 = "http://purl.org/rss/1.0/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XML = "http://www.w3.org/XML/1998/namespace"

LONGEST = 3_000_000
"""Bytes of a body of which a tree is made; feedparser, which makes none, reads the longer ones."""

_PREFIXES = {
    ATOM: "",
    RSS_1: "",
    RDF: "rdf_",
    "http://purl.org/rss/1.0/modules/content/": "content_",
    "http://purl.org/dc/elements/1.1/": "dc_",
    "http://purl.org/dc/terms/": "dcterms_",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes_",
    "http://search.yahoo.com/mrss/": "media_",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner_",
    "http://cyber.law.harvard.edu/rss/creativeCommonsRssModule.html": "creativecommons_",
    "http://backend.userland.com/creativeCommonsRssModule": "creativecommons_",
    "http://creativecommons.org/ns#license": "cc_",
    "http://web.resource.org/cc/": "cc_",
    "http://webns.net/mvcb/": "admin_",
    "http://www.georss.org/georss": "georss_",
    "http://www.opengis.net/gml": "gml_",
    "http://www.w3.org/1999/xhtml": "xhtml_",
    "http://www.w3.org/2003/01/geo/wgs84_pos#": "geo_",
}
"""feedparser's own prefixes of namespaces, whatever a document calls them; those of other elements mean nothing."""

_MISSPELT = {
    "http://purl.org/rss/1.0/modules/content": "content_",
    "http://purl.org/dc/elements/1.1": "dc_",
    "http://www.rssboard.org/media-rss": "media_",
}
"""Namespaces that feedparser does not know, and whose elements it knows by what the document calls them."""

_UNREAD = frozenset(
    "admin cc content creativecommons dc dcterms feedburner geo georss gml itunes media psc rdf xhtml xml".split()
)
"""Prefixes by which feedparser knows elements whose namespace it does not know."""

_UNKNOWN_ADDRESSES = re.compile(
    r"backend\.userland|blogs\.law\.harvard|my\.netscape|newformat|necho|purl\.org/(?:echo|pie|atom)|uri/of/echo"
    r"|modules/rss091|/cc/|creativecommons|georss|opengis|podlove|webns|xhtml|wgs84|dc/(?:elements|terms)|mrss|media-rss"
    r"|modules/content|feedburner|rdf-syntax|/atom",
    re.IGNORECASE,
)
"""Namespaces of which feedparser takes elements for some with a meaning, and that are not read here."""

MEANT = frozenset(
    "abstract author body category cc_license channel cloud content content_encoded contributor copyright created"
    " creativecommons_license dc_author dc_contributor dc_creator dc_date dc_description dc_language dc_publisher"
    " dc_rights dc_subject dc_title dcterms_created dcterms_issued dcterms_modified dcterms_valid description email"
    " enclosure entry expirationdate feed feedburner_browserfriendly fullitem generator geom georss_box georss_line"
    " georss_point georss_polygon georss_where georssgeom gml_exterior gml_linearring gml_linestring gml_point"
    " gml_polygon gml_pos gml_poslist guid height homepage id image info issued item itunes_author itunes_block"
    " itunes_category itunes_email itunes_explicit itunes_image itunes_keywords itunes_link itunes_name itunes_owner"
    " itunes_subtitle itunes_summary keywords language lastbuilddate link managingeditor media_category media_content"
    " media_credit media_description media_group media_keywords media_license media_player media_rating"
    " media_restriction media_thumbnail media_title modified name newlocation psc_chapter psc_chapters pubdate"
    " published rights rss source subtitle summary tagline tags textinput title updated uri url webmaster where width"
    " xhtml_body".split()
)
"""Names of elements that feedparser has a method for."""

_LICENCES = frozenset(("cc_", "creativecommons_"))
"""Prefixes of which all elements mean the same, so that it does no harm where one is called by the other."""

_KEPT = frozenset(
    "author_detail authors content_detail date_parsed issued_parsed links modified_parsed published_parsed"
    " summary_detail title_detail updated_parsed".split()
)
"""Names under which feedparser keeps what it was told by others."""

_DECLARED = re.compile(rb"xmlns(?::([\w.-]{1,40}))?\s{0,9}=\s{0,9}[\"']([^\"']{0,300})[\"']")
_LONGEST_NAME = 200
_OF_XML = f"{{{XML}}}"
_LEAKING = frozenset(("base", "lang", f"{{{XML}}}base", f"{{{XML}}}lang"))
_TOO_MANY_SLASHES = re.compile("^([A-Za-z][A-Za-z0-9+-.]*://)/+")
_OF_WINDOWS = re.compile("[\x80-\x9f]")
_MEANT_BY_WINDOWS = {
    code: letter for code in range(0x80, 0xA0) if (letter := bytes((code,)).decode("cp1252", "ignore"))
}

_MAY_BE_HTML = re.compile(r"</\w+>|&#?\w+;")


class OddError(Exception):
    """That a feed holds something that is left to feedparser."""


def root_of(data: bytes) -> Element:
    """Return the root of the tree of a body in UTF-8; raises OddError where it is no plain XML."""
    if len(data) > LONGEST or b"<!DOCTYPE" in data:
        raise OddError
    _check_namespaces(data)
    parser = etree.XMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, resolve_entities=False, no_network=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise OddError from error
    if root.getroottree().docinfo.xml_version != "1.0":
        raise OddError
    return root


def _check_namespaces(data: bytes) -> None:
    """Return where each namespace of a body is one that can be told; raises OddError."""
    declared = _DECLARED.findall(data)
    if len(declared) < data.count(b"xmlns"):
        raise OddError
    for prefix, address in set(declared):
        _check_namespace(prefix.decode("latin-1").lower(), address.decode("latin-1"))


def _check_namespace(prefix: str, address: str) -> None:
    """Return where a namespace is one that feedparser and this module take for the same; raises OddError."""
    if _MISSPELT.get(address) == f"{prefix}_":
        return
    known = _PREFIXES.get(_spelled(address))
    if known is None and (prefix in _UNREAD or _UNKNOWN_ADDRESSES.search(address)):
        raise OddError
    if known is not None and prefix in _UNREAD and f"{prefix}_" != known and known not in _LICENCES:
        raise OddError


def _spelled(address: str) -> str:
    """Return the address of a namespace as it stands here: that of podcasts is written in many ways."""
    return address.lower() if "podcast-1.0" in address.lower() else address


def name_of(element: Element) -> str:
    """Return what feedparser calls an element, ":" where its namespace is one that means nothing to feedparser.

    Raises OddError where its name is too long to be one.
    """
    tag = str(element.tag)
    if len(tag) > _LONGEST_NAME:
        raise OddError
    return _name_of(tag)


@lru_cache(1_024)
def _name_of(tag: str) -> str:
    namespace, _, local = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
    prefix = (_PREFIXES | _MISSPELT).get(_spelled(namespace), ":") if namespace else ""
    return ":" if prefix == ":" else prefix + local.lower()


def text_of(element: Element, attributes: Collection[str] = ()) -> str:
    """Return the text of an element that has none but these attributes, and nothing else inside; raises OddError."""
    if len(element) or not is_bare(element, attributes):
        raise OddError
    return (element.text or "").strip()


def is_bare(element: Element, attributes: Collection[str] = ()) -> bool:
    """Tell whether an element has none but these attributes, and such of other namespaces, which mean nothing."""
    return all(
        name in attributes or (str(name)[0] == "{" and not str(name).startswith(_OF_XML)) for name in element.attrib
    )


def mended(text: str) -> str:
    """Return the text without two mistakes: UTF-8 that was encoded twice, and characters that only Windows has."""
    if text.isascii():
        return text
    with suppress(UnicodeError):
        text = text.encode("iso-8859-1").decode("utf-8")
    return text.translate(_MEANT_BY_WINDOWS) if _OF_WINDOWS.search(text) else text


def without_slashes(address: str) -> str:
    """Return an address as feedparser has it: "https:////e.org" has two slashes too many."""
    return _TOO_MANY_SLASHES.sub(r"\1", address)


def looks_like_html(text: str) -> bool:
    """Tell whether what is called plain text is markup, as feedparser guesses."""
    if not _MAY_BE_HTML.search(text):
        return False
    from feedparser.mixin import _FeedParserMixin

    return bool(_FeedParserMixin.looks_like_html(text))


def pass_over(element: Element, names: Collection[str], inside: Collection[str] = ()) -> None:
    """Return where an element means nothing here, as those with these `names`; raises OddError where it may.

    Within it may be what means nothing either; in one that means something, what is called as those `inside`.
    """
    name = name_of(element)
    if name == ":" and element.prefix is None:
        name = str(element.tag).rpartition("}")[2].lower()
    if (name in MEANT and name not in names) or name in _KEPT or not _LEAKING.isdisjoint(element.attrib):
        raise OddError
    if len(element) and name in MEANT and not inside:
        raise OddError
    for child in element:
        pass_over(child, inside, inside)
