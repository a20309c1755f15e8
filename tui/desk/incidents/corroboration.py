"""How many independent voices tell of an incident: copies and stories of one house count once."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from tui.model import Story
from tui.text.words import bare_words

COPIED = 0.6
"""The share of runs of five words in common from which one text is a copy of another (Broder 1997, shingles)."""

_RUN = 5
_LONGEST = 3000
_TWO_PART = frozenset({"co", "com", "org", "net", "gov", "ac", "edu"})


def origins(stories: Iterable[Story]) -> tuple[str, ...]:
    """Return the independent sources in the order of their first stories: one for each house, copies left out."""
    found: dict[str, str] = {}
    texts: list[frozenset[str]] = []
    for story in sorted(stories, key=lambda story: (story.when, story.id)):
        runs = _runs(f"{story.version.title}. {story.version.description} {story.version.text}"[:_LONGEST])
        house = _house(story)
        if house not in found and not any(_alike(runs, other) for other in texts):
            found[house] = story.source
        texts.append(runs)
    return tuple(found.values())


def _house(story: Story) -> str:
    """Return the registrable part of the story's host; the name of its source where the host is a bare number."""
    host = (urlsplit(story.url).hostname or urlsplit(story.feed_url).hostname or "").removeprefix("www.")
    parts = host.split(".")
    if len(parts) < 2 or ":" in host or parts[-1].isdigit():
        return story.source
    if len(parts) == 2:
        return host
    return ".".join(parts[-3:] if len(parts[-1]) == 2 and parts[-2] in _TWO_PART else parts[-2:])


def _runs(text: str) -> frozenset[str]:
    words = bare_words(text)
    if len(words) < _RUN:
        return frozenset((" ".join(words),))
    return frozenset(map(" ".join, zip(*(words[at:] for at in range(_RUN)), strict=False)))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= COPIED * min(len(one), len(other))
