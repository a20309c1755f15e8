"""The list of feeds as OPML 2.0, which every reader takes; what only we know goes along in our own namespace."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree

from tui.model import Feed, FeedKind
from tui.text import clean_line

NAMESPACE = "urn:nightdesk:opml:1"
"""The XML namespace of our attributes: kind, vendor, interval, auth, allow-private, enabled."""


def render(feeds: Iterable[Feed], title: str = "Nightdesk feeds") -> str:
    """Return an OPML document with one outline a group, in the order of the feeds, ending in a newline."""
    ElementTree.register_namespace("nightdesk", NAMESPACE)
    root = ElementTree.Element("opml", version="2.0")
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = clean_line(title)
    body = ElementTree.SubElement(root, "body")
    groups: dict[str, ElementTree.Element] = {}
    for feed in feeds:
        name = clean_line(feed.group)
        if name not in groups:
            groups[name] = ElementTree.SubElement(body, "outline", text=name, title=name)
        ElementTree.SubElement(groups[name], "outline", _attributes(feed))
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _attributes(feed: Feed) -> dict[str, str]:
    """What every reader knows first, then our own, each only where it differs from the default."""
    title = clean_line(feed.title)
    known = {"type": "rss", "text": title, "title": title, "xmlUrl": clean_line(feed.url)}
    ours = {
        "kind": "" if feed.kind is FeedKind.NEWS else str(feed.kind),
        "vendor": clean_line(feed.vendor),
        "interval": "" if feed.interval is None else str(feed.interval),
        "auth": clean_line(feed.auth),
        "allow-private": "true" if feed.allow_private else "",
        "enabled": "" if feed.enabled else "false",
    }
    return known | {f"{{{NAMESPACE}}}{name}": value for name, value in ours.items() if value}
