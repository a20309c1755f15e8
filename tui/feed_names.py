"""What a feed is called: as feeds.toml says, else as it calls itself, else by its host."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from tui.model import Feed


def is_unnamed(feed: Feed) -> bool:
    """Tell whether feeds.toml gives the feed no other name than its host's."""
    return feed.title == urlsplit(feed.url).hostname


def named(feed: Feed, own: str) -> Feed:
    """Return the feed under the title that it gives itself, if any (`own`), where it has no other name."""
    return replace(feed, title=own) if own and is_unnamed(feed) else feed


def all_named(feeds: Iterable[Feed], titles: Mapping[str, str]) -> tuple[Feed, ...]:
    """Return the feeds with their names; `titles` are what they call themselves, by address."""
    return tuple(named(feed, titles.get(feed.url, "")) for feed in feeds)
