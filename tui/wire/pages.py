"""A page before and after the extraction of its article: what readers wrote is taken out, what was overlooked put back.

Extractors take comments for an article where there are more of them than of it, and overlook a paragraph that stands
apart from the others: after an advertisement, or bare beside a picture. Both are told by the page's own marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from tui.dataclass import dataclass
from tui.text.markup import Anchor

_BLOCKS = frozenset(
    "p li h1 h2 h3 h4 h5 h6 blockquote pre td th dd dt figcaption div section article main header footer aside nav ul"
    " ol table tr tbody thead dl form body".split()
)
_BREAKS = frozenset(("br", "hr"))
_PASSED_OVER = frozenset("script style noscript svg iframe template select option button head".split())
_HOLDERS = ("div", "section", "ul", "ol", "aside", "form")
_READERS = re.compile(r"(?:^|[-_])(?:comments?|commentlist|disqus\w*|respond|newsletter)(?:[-_]|$)", re.IGNORECASE)
_MOST = 0.9
"""The part of a page's text from which on a holder of comments is the page itself, whatever it is called."""

_MOST_BLOCKS = 5_000
_FEWEST_WORDS = 15
_SENTENCE_END = tuple('.!?:”"»)')
_KNOWN = 25
"""Letters from which on equal words are the same block, and not two that begin alike."""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text between block elements: what it stands in, its text, how many words are links, its words alone.

    `anchors` are its links, as words and `href`.
    """

    owner: Any
    text: str
    linked: int
    key: str
    anchors: tuple[Anchor, ...] = ()

    @property
    def places(self) -> tuple[object, ...]:
        """Where other paragraphs of the same article stand: in the same element, or in one of the same first class."""
        parent = self.owner.getparent()
        name = ((parent.get("class") or "") if parent is not None else "").split()[:1]
        return (self.owner, *name) if self.owner.tag == "p" else (self.owner,)

    @property
    def is_paragraph(self) -> bool:
        """Whether it reads like a paragraph, and not like a link to another page."""
        words = len(self.text.split())
        return words >= _FEWEST_WORDS and self.linked * 2 < words and self.text.endswith(_SENTENCE_END)


def key(text: str) -> str:
    """Return a text's words alone."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def without_readers(root: Any) -> Any:
    """Take out of a page what its marks call comments or a newsletter, in place, and return the page."""
    whole = len(root.text_content())
    for holder in list(root.iter(*_HOLDERS)):
        names = f"{holder.get('class') or ''} {holder.get('id') or ''}".split()
        if any(_READERS.search(name) for name in names) and holder.getparent() is not None:
            holds_article = holder.find(".//h1") is not None or holder.find(".//article") is not None
            if not holds_article and len(holder.text_content()) < _MOST * whole:
                holder.drop_tree()
    return root


def blocks(root: Any) -> list[Block]:
    """Return a page's runs of text, in their order, up to a number that no article has."""
    return list(islice(_Walk().through(root), _MOST_BLOCKS))


class _Walk:
    """One way through a page."""

    def __init__(self) -> None:
        self._run: list[str] = []
        self._linked = 0
        self._anchors: list[Anchor] = []

    def through(self, element: Any, owner: Any = None, in_link: bool = False) -> Iterator[Block]:
        """Yield the blocks of an element; libxml2 nests no deeper than 256."""
        if not isinstance(element.tag, str) or element.tag in _PASSED_OVER:
            return
        owner = element if owner is None else owner
        inside = element if element.tag in _BLOCKS else owner
        in_link = in_link or element.tag == "a"
        if inside is element or element.tag in _BREAKS:
            yield from self._ended(owner)
        if element.tag == "a" and (address := element.get("href")):
            self._anchors.append((element.text_content(), address))
        self._take(element.text, in_link)
        for child in element:
            yield from self.through(child, inside, in_link)
            self._take(child.tail, in_link)
        if inside is element:
            yield from self._ended(element)

    def _take(self, text: str | None, in_link: bool) -> None:
        if text:
            self._run.append(text)
            self._linked += len(text.split()) if in_link else 0

    def _ended(self, owner: Any) -> Iterator[Block]:
        text = " ".join("".join(self._run).split())
        if text:
            yield Block(owner, text, self._linked, key(text), tuple(self._anchors))
        self._run.clear()
        self._anchors.clear()
        self._linked = 0


def anchors_in(text: str, page: list[Block]) -> list[Anchor]:
    """Return the links of those runs of a page's text that its article has."""
    whole = "\n".join(key(line) for line in text.split("\n"))
    return [anchor for block in page if block.anchors and block.key in whole for anchor in block.anchors]


def with_overlooked(found: str, page: list[Block]) -> str:
    """Return an article with the paragraphs put back that stand where others of it stand, each in its place."""
    lines = found.split("\n")
    keys = [key(line) for line in lines]
    whole = "\n".join(keys)
    known = [block for block in page if len(block.key) > _KNOWN and block.key in whole]
    places = {place for block in known for place in block.places}
    after: dict[int, list[str]] = {}
    last = -1
    for block in page:
        if len(block.key) > _KNOWN and block.key in whole:
            last = next((number for number, line in enumerate(keys) if block.key in line), last)
        elif block.is_paragraph and not places.isdisjoint(block.places) and block.key not in whole:
            after.setdefault(last, []).append(block.text)
    return "\n".join(
        [*after.get(-1, []), *(text for number, line in enumerate(lines) for text in (line, *after.get(number, [])))]
    )
