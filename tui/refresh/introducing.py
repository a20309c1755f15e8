"""What a feed says of itself, where feeds.toml leaves open what it is called and whose status page it is."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from tui.feed_names import named, vendor_of
from tui.model import Feed, FeedKind


def introduced(feed: Feed, own: str) -> Feed:
    """Return the feed with the title that it gives itself (`own`, "" for none), and a status page with its vendor.

    Whose page it is, its title tells where that names a vendor on the list or stands in its address: "My status pages"
    are nobody's.
    """
    feed = named(feed, own)
    if feed.kind is not FeedKind.STATUS or feed.vendor:
        return feed
    from tui.desk.aliases import is_known, own_name  # a fetch that brings nothing new knows no desk

    host = urlsplit(feed.url).hostname or ""
    vendor = own_name(vendor_of(own, host))
    is_its = is_known(vendor) or vendor.replace(" ", "").lower() in host.replace("-", "").lower()
    return replace(feed, vendor=vendor) if is_its else feed
