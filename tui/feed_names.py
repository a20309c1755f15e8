"""What a feed is called, and what it is by its address, where feeds.toml does not say.

It is called as it calls itself, and until it was read by its host. It is a status page's where its address is one that
status pages have: of a host such as status.example.com, examplestatus.com or example.statuspage.io, or of a history as
Atlassian's Statuspage and what is modelled on it keep it (/history.atom).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from tui.model import Feed, FeedKind
from tui.text.late import late

_STATUS_HOST = late(
    r"(?:^|\.)(?:status|statuspage)\.[^.]+\.[^.]+|[^.]{3,63}status\.[a-z]{2,}$"
    r"|\.(?:statuspage\.io|status\.io|instatus\.com|statuspal\.io|betteruptime\.com|betterstack\.com|hund\.io|sorryapp\.com)$",
    re.IGNORECASE,
)
"""Hosts of status pages. No label of a name is longer than 63, and what claims to be one may be a million long."""

_LIST = r"incident history|all incidents|recent incidents"
"""What status pages call their list of incidents."""
_STATUS_TITLE = late(
    rf"\bstatus(?:\s?page)?(?:\s*[-–—|:·]\s*(?:{_LIST}|rss|atom).*)?$|\bincident history$",
    re.IGNORECASE,
)
_HISTORY = ("/history.atom", "/history.rss")


def kind_of(url: str) -> FeedKind:
    """Return the kind of a feed as its address looks; one that is no address is a news desk's."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return FeedKind.NEWS
    is_status = _STATUS_HOST.search(host) is not None or parts.path.lower().endswith(_HISTORY)
    return FeedKind.STATUS if is_status else FeedKind.NEWS


def calls_itself_status(title: str) -> bool:
    """Tell whether a feed's own title is a status page's: "Example Status", "Example Status - Incident History"."""
    return _STATUS_TITLE.search(title) is not None


def is_unnamed(feed: Feed) -> bool:
    """Tell whether feeds.toml gives the feed no other name than its host's."""
    return feed.title == urlsplit(feed.url).hostname


def named(feed: Feed, own: str) -> Feed:
    """Return the feed under the title that it gives itself, if any (`own`), where it has no other name."""
    return replace(feed, title=_OF_A_FEED.sub("", own) or own) if own and is_unnamed(feed) else feed


_OF_A_FEED = late(rf"\s*[-–—|:·]\s*(?:{_LIST}|rss(?: feed)?|atom(?: feed)?)$", re.IGNORECASE)
"""What a title says of the feed rather than of who speaks in it: "GitHub Status - Incident History"."""


def all_named(feeds: Iterable[Feed], titles: Mapping[str, str]) -> tuple[Feed, ...]:
    """Return the feeds with their names; `titles` are what they call themselves, by address."""
    return tuple(named(feed, titles.get(feed.url, "")) for feed in feeds)
