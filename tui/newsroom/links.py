"""The links of a story: its own, those inside its text, and the addresses that its text spells out."""

from __future__ import annotations

import re
from string import ascii_lowercase

from tui.model import Link, Story
from tui.newsroom.outside import is_openable

KEYS = "".join(key for key in ascii_lowercase if key not in "gjklhq")
"""The keys of link hints, without those that move."""

_ADDRESS = re.compile(r"https?://[^\s<>\"'“”‘’«»()\[\]{}|\\^`]+")
_TRAILING = ".,;:!?…"


def links(story: Story) -> list[Link]:
    """Return the links that may be opened, the story's own first under its source's name, each address once."""
    version = story.version
    found = [Link(story.source, story.url), *version.links]
    for text in (version.description, version.text):
        found += [Link("", match.group().rstrip(_TRAILING)) for match in _ADDRESS.finditer(text)]
    named: dict[str, Link] = {}
    for link in found:
        if is_openable(link.url):
            named.setdefault(link.url, link)
    return list(named.values())[: len(KEYS)]
