"""The addresses of a story: its own, and those that its text spells out."""

from __future__ import annotations

import re
from string import ascii_lowercase

from tui.model import Story
from tui.newsroom.outside import is_openable

KEYS = "".join(key for key in ascii_lowercase if key not in "gjklhq")
"""The keys of link hints, without those that move."""

_ADDRESS = re.compile(r"https?://[^\s<>\"'“”‘’«»()\[\]{}|\\^`]+")
_TRAILING = ".,;:!?…"


def links(story: Story) -> list[str]:
    """Return the addresses that may be opened, the story's own first, each once."""
    version = story.version
    found = [story.url]
    for text in (version.description, version.text):
        found += [match.group().rstrip(_TRAILING) for match in _ADDRESS.finditer(text)]
    return [url for url in dict.fromkeys(found) if is_openable(url)][: len(KEYS)]
