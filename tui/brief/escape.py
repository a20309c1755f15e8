"""Outside text as Markdown that shows as that text and does nothing else.

CommonMark 0.31 lets a backslash stand before any ASCII punctuation (2.4). What is escaped is what CommonMark, GitHub
(tables, strikethrough, math, bare addresses, mentions), Obsidian (tags, highlights, comments, links) or a site
generator (Liquid, Hugo, MDX braces) would read; the rest stays as it is, so that the file reads well as plain text.
"""

from __future__ import annotations

import re

from tui.text import clean_line

_ALWAYS = re.compile(r"[\\`*_\[\]<>|~$#{}@^]")
_ENTITY = re.compile(r"&(?=#|[A-Za-z][A-Za-z0-9]*;)")
_HIGHLIGHT = re.compile(r"=(?==)")
_TEMPLATE = re.compile(r"(?<=[<{%])%|%(?=[%>}])")
_SCHEME = re.compile(r":(?=//)")
_BARE_HOST = re.compile(r"(?i)\b(www)\.")
_BULLET = re.compile(r"^[-+=]")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")


def inline(text: str) -> str:
    """Return `text` as one line of literal Markdown, "" where nothing is left of it after cleaning.

    The result may stand at the start of a line, in a heading, a list item, a footnote, a table cell and link text.
    """
    line = _TEMPLATE.sub("\0", clean_line(text))  # marked before backslashes come between its neighbours
    line = _ALWAYS.sub(r"\\\g<0>", line).replace("\0", r"\%")
    line = _ENTITY.sub(r"\\&", line)
    line = _HIGHLIGHT.sub(r"\\=", line)
    line = _SCHEME.sub(r"\\:", line)
    line = _BARE_HOST.sub(r"\1\\.", line)
    line = _BULLET.sub(r"\\\g<0>", line)
    return _NUMBERED.sub(r"\1\\\2", line)


def destination(link: str) -> str:
    """Return a link from `web_link` as a CommonMark link destination in angle brackets (6.3)."""
    return "<" + _ENTITY.sub(r"\\&", link) + ">"
