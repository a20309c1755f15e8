"""HTML to plain text with paragraphs: what a terminal can show and the desk can read.

One pass over an lxml tree, without recursion: block elements end a paragraph, list items start with a bullet, table
cells are separated by a bar, and what is not prose (scripts, styles, forms, pictures) is left out. libxml2's own limits
hold for nesting; the size is cut before parsing, so that the work is bounded whatever the markup.
"""

from __future__ import annotations

import re
from html import unescape

from lxml import etree

from tui.text.clean import clean
from tui.text.late import late

MAX_MARKUP = 1_000_000
"""Characters of HTML that are read; what comes after is dropped."""

MAX_TEXT = 200_000
"""Characters of text that are kept."""


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BLOCKS = _names(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup p pre section"
    " summary table tbody tfoot thead tr ul"
)
_CELLS = frozenset(("td", "th"))
_SKIPPED = _names(
    "applet audio button canvas embed frame frameset head iframe input map math noembed noframes noscript object option"
    " script select style svg template textarea title video"
)
_BREAK = "\n"
_BULLET = "• "
_CELL = "\t"
_ITEM_END = "\n\t\n"
_OPENINGS = {"li": _BREAK + _BULLET} | dict.fromkeys(_CELLS, _CELL)

_MARKUP = late(r"<[a-zA-Z/!?]|&[#a-zA-Z]")


Anchor = tuple[str, str]
"""The words of a link in markup and its `href`, both as they stand there: outside text, not yet cleaned."""


def html_to_text(markup: str) -> str:
    """Return the prose of an HTML fragment or page as clean text.

    Paragraphs are separated by one newline, list items start with "• ", the cells of a table row are separated by
    " | ". Text without markup comes back as it is, with its white space in order. At most `MAX_MARKUP` characters are
    read and at most `MAX_TEXT` kept. Never raises for a `str`.
    """
    return text_and_anchors(markup)[0]


def text_and_anchors(markup: str) -> tuple[str, list[Anchor]]:
    """Return what `html_to_text` returns, and the links of its prose in their order."""
    markup = markup[:MAX_MARKUP]
    if not _MARKUP.search(markup):
        return tidy(markup), []
    tree = _tree(markup)
    if tree is None:
        return tidy(unescape(re.sub(r"<[^<>]*>", " ", markup))), []
    anchors: list[Anchor] = []
    return tidy("".join(_pieces(tree, anchors))), anchors


def _tree(markup: str) -> etree._Element | None:
    """Return the parsed tree, or None where there is nothing that libxml2 could read."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    document = f"<html><body>{clean(markup)}".encode()
    try:
        return etree.fromstring(document, parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _pieces(tree: etree._Element, anchors: list[Anchor]) -> list[str]:
    """Return the texts of the tree in order, with breaks, bullets and cell marks between them; put its links aside."""
    pieces: list[str] = []
    add = pieces.append
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in _SKIPPED:
                walk.skip_subtree()
                continue
            if tag in _BLOCKS or tag in _CELLS:
                add(_OPENINGS.get(tag, _BREAK))
            if text := element.text:
                add(text if tag == "pre" else _on_one_line(text))
            continue
        if tag == "a" and (address := element.get("href")):
            anchors.append(("".join(element.itertext()), address))
        if tag in _BLOCKS:
            add(_ITEM_END if tag == "li" else _BREAK)
        if text := element.tail:
            add(_on_one_line(text))
    return pieces


def _on_one_line(text: str) -> str:
    """Return a text of the tree without its line ends, which only preformatted text keeps."""
    return text.replace("\n", " ").replace("\r", " ").replace("\t", " ")


def tidy(text: str) -> str:
    """Return plain text cleaned, line by line, with single blanks and tabs as " | ".

    Empty lines, cells and bullets are left out. At most `MAX_TEXT` characters are kept.
    """
    lines: list[str] = []
    for line in clean(text[:MAX_MARKUP]).split("\n"):
        words = _cells(line) if _CELL in line else " ".join(line.split())
        if not words:
            if _CELL in line and lines[-1:] == [_BULLET]:
                lines.pop()  # an item that ended without a word
            continue
        if lines and lines[-1] == _BULLET:
            lines.pop()
            words = words if words.startswith(_BULLET.strip()) else _BULLET + words
        lines.append(words if words != _BULLET.strip() else _BULLET)
    return "\n".join(lines).removesuffix(_BULLET)[:MAX_TEXT].rstrip()


def _cells(line: str) -> str:
    """Return the cells of a line that say something, with bars between them."""
    return " | ".join(cell for part in line.split(_CELL) if (cell := " ".join(part.split())))
