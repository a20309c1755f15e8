"""The words by which a user names a feed: its title or a part of it, its address, or an address that is new."""

from __future__ import annotations

import re

from tui.config import same_address
from tui.config.kinds import read_address
from tui.errors import NotFoundError, UsageError
from tui.model import Feed
from tui.text.late import late

_OF_BROWSERS = late("^feed:(?://)?", re.IGNORECASE)


def address_of(word: str) -> str:
    """Return the address that a word means: one without a scheme, or with a browser's "feed:", gets https://.

    Raises UsageError.
    """
    word = _OF_BROWSERS.sub("", word, count=1)
    host = word.split("/")[0]
    guessed = f"https://{word}" if "://" not in word and "." in host.strip(".") and "@" not in host else word
    try:
        return read_address(guessed)
    except ValueError as error:
        raise UsageError(str(error)) from None


def chosen(word: str, feeds: tuple[Feed, ...]) -> Feed:
    """Return the one feed that a word names, by address or title; raises NotFoundError, UsageError."""
    same = [feed for feed in feeds if feed.title.lower() == word.lower() or same_address(feed.url, word)]
    found = same or [feed for feed in feeds if word.lower() in feed.title.lower()]
    if not found:
        raise NotFoundError(f'no feed has "{word}" in its title; see them with: nightdesk feeds')
    if len(found) > 1:
        told = [f"{feed.title} ({feed.url})" if same else feed.title for feed in found]
        raise UsageError(f'"{word}" is several feeds: {", ".join(told)}; say which')
    return found[0]
