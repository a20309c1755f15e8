"""Markup that its feed escaped once too often, made markup again: else a reader is shown its tags.

Some write a whole body so (AWS in other languages, Reddit's old feeds), some a part of it (Instatus, below the parts
that it names). Prose *about* markup is escaped once and must stay as it is. So these alone are taken for a mistake: a
body that begins with an escaped element; one without any tag that has escaped empty lines or links to the web; and a
run between two blocks, where no text belongs, that is wrapped in escaped blocks.
"""

from __future__ import annotations

import re
from html import unescape

MARKED_UP = re.compile(
    r"\s*(?:<!--[^<>]*-->\s*)?"
    r"<(?P<tag>p|div|h[1-6]|ul|ol|table|figure|section|article|blockquote|span|a|b|strong|em|i)\b[^<>]*>.*</(?P=tag)>",
    re.DOTALL | re.IGNORECASE,
)
"""What begins so is markup, whatever its feed calls it."""

_TAG = re.compile(r"<[a-zA-Z/!?]")
_INLINE = re.compile(r"(?:<br ?/?>\s*){2}|<a\s[^<>]*\bhref=[\"']https?://[^<>]*>[^<>]*</a>", re.IGNORECASE)
_BLOCK = r"(?:p|div|h[1-6]|ul|ol|table|section|article|blockquote)"
_RUN = re.compile(
    rf"(?P<before></{_BLOCK}\s*>\s*)(?P<run>&lt;{_BLOCK}\b[^<>]*&lt;/{_BLOCK}&gt;)(?=\s*(?:</?{_BLOCK}\b|$))",
    re.IGNORECASE,
)


def unescaped(markup: str) -> str:
    """Return the markup with what was escaped twice as the markup that was meant; anything else comes back as it is."""
    if "&lt;" not in markup:
        return markup
    tag = _TAG.search(markup)
    begins, goes_on = (markup[: tag.start()], markup[tag.start() :]) if tag else (markup, "")
    meant = unescape(begins)
    if MARKED_UP.match(meant) or (not tag and _INLINE.search(meant)):
        return meant + goes_on
    return _RUN.sub(lambda found: found["before"] + unescape(found["run"]), markup)
