"""What a feed says of itself, where feeds.toml leaves open what it is called and whose status page it is."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlsplit

from tui.feed_names import named
from tui.model import Feed, FeedKind
from tui.text.late import late

_TAIL = late(
    r"\s*(?:[-–—|:·]\s*)?(?:(?:system|service|server|platform|cloud) )?"
    r"(?:status(?:page| page)?|incident history|all incidents|incidents|updates|rss feed|atom feed)\b.*$",
    re.IGNORECASE,
)


def introduced(feed: Feed, own: str) -> Feed:
    """Return the feed with the title that it gives itself (`own`, "" for none), and a status page with its vendor.

    Whose page it is, its title tells where that names a vendor on the list or stands in its address: "My status pages"
    are nobody's.
    """
    feed = named(feed, own)
    if feed.kind is not FeedKind.STATUS or feed.vendor:
        return feed
    from tui.desk.knowledge.aliases import is_known

    host = urlsplit(feed.url).hostname or ""
    vendor = vendor_of(own, feed.url)
    is_its = is_known(vendor) or vendor.replace(" ", "").lower() in host.replace("-", "").lower()
    return replace(feed, vendor=vendor) if is_its else feed


def vendor_of(title: str, url: str) -> str:
    """Return whose status page this is: by its title ("GitHub Status - Incident History"), else by its address.

    A vendor on the list is called as it calls itself.
    """
    from tui.desk.knowledge.aliases import own_name  # a fetch that brings nothing new knows no desk

    return own_name(_TAIL.sub("", title).strip(" -–—|:·") or _of_host(urlsplit(url).hostname or url))


def _of_host(host: str) -> str:
    labels = [label for label in host.split(".") if label not in ("www", "status", "health", "uptime")]
    return labels[0].removesuffix("status").capitalize() if labels else host
