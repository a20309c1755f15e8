"""What the commands that name stories share: from the words of the command line to stories of the archive."""

from __future__ import annotations

from collections.abc import Iterable

from tui.cli.house import House
from tui.errors import NotFoundError, UsageError
from tui.model import Story, StoryRow
from tui.text import clean_line


def news(row: StoryRow) -> str:
    """Return the line that tells of a new story: how bad it is, where it stands by now, its title, who tells it."""
    state = " ".join(filter(None, (row.severity, row.stands))) if row.outage else ""
    return f"new: {state and f'[{state}] '}{clean_line(row.title)} ({clean_line(row.source)})"


def is_number(word: str) -> bool:
    """Tell whether a word can be the number of something kept: ASCII digits, no more than the database can count."""
    return word.isascii() and word.isdigit() and len(word) < 19


def story_id(word: str) -> int:
    """Return the id that a word names; raises UsageError where it is no number."""
    if not is_number(word):
        raise UsageError(f"{word!r} is no story's number; see them with: nightdesk list")
    return int(word)


def find_story(house: House, word: str) -> Story:
    """Return the story that a word names; raises UsageError, NotFoundError."""
    number = story_id(word)
    if not house.has_archive():
        raise NotFoundError(f"there is no story {number}: nothing is fetched yet; do it with: nightdesk fetch")
    try:
        return house.archive().stories.story(number)
    except NotFoundError:
        raise NotFoundError(f"there is no story {number}; see them with: nightdesk list") from None


def find_stories(house: House, words: Iterable[str]) -> list[Story]:
    """Return the stories of these numbers, each once, in their order; raises UsageError, NotFoundError."""
    return [find_story(house, word) for word in dict.fromkeys(words)]
