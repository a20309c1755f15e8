"""Sample stories as the feeds and pages that real outlets serve: RSS 2.0, Atom, Statuspage's Atom, HTML.

The wire's light mark-up: paragraphs stand apart by an empty line, `## ` opens a heading, `- ` a list item.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime
from html import escape

from tui.demo.sample import Incident, Item, Outlet, Update

_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_CREATOR = "http://purl.org/dc/elements/1.1/"


def html(body: str) -> str:
    """Return a body in the light mark-up as HTML."""
    return "\n".join(_block(block) for block in body.split("\n\n") if block.strip())


def _block(block: str) -> str:
    lines = block.strip().split("\n")
    if lines[0].startswith("- "):
        return "<ul>" + "".join(f"<li>{escape(line[2:], quote=False)}</li>" for line in lines) + "</ul>"
    text = escape(" ".join(lines), quote=False)
    return f"<h2>{text[3:]}</h2>" if text.startswith("## ") else f"<p>{text}</p>"


def feed(outlet: Outlet, home: str, arrivals: list[datetime]) -> tuple[str, str]:
    """Return the outlet's feed as it stands now and its content type; `home` is its address, without a last slash."""
    incidents = outlet.incidents(arrivals)
    if incidents:
        return _atom(outlet, home, [_incident(incident, home) for incident in incidents]), "application/atom+xml"
    items = outlet.items(arrivals)
    if outlet.format == "atom":
        return _atom(outlet, home, [_entry(item, home) for item in items]), "application/atom+xml"
    return _rss(outlet, home, items), "application/rss+xml"


def page(outlet: Outlet, item: Item, home: str) -> str:
    """Return the page of a story, as its link leads to."""
    time = f'<time datetime="{_rfc3339(item.published)}">{item.published:%H:%M} UTC</time>'
    return "\n".join(
        [
            '<!doctype html><html lang="en"><head><meta charset="utf-8">',
            f"<title>{escape(item.title)} | {escape(outlet.title)}</title></head>",
            f'<body><header><a href="{escape(home)}/">{escape(outlet.title)}</a></header><main><article>',
            f"<h1>{escape(item.title)}</h1>",
            f"<p>{escape(item.author)} {time}</p>",
            html(item.body),
            "</article></main><footer><p>An invented story of an invented outlet.</p></footer></body></html>",
        ]
    )


def _rss(outlet: Outlet, home: str, items: list[Item]) -> str:
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<rss version="2.0" xmlns:content="{_CONTENT}" xmlns:dc="{_CREATOR}"><channel>',
            f"<title>{escape(outlet.title)}</title><link>{escape(home)}/</link>",
            f"<description>{escape(outlet.title)}</description><language>en</language>",
            *(line for item in items for line in _rss_item(item, home)),
            "</channel></rss>",
        ]
    )


def _rss_item(item: Item, home: str) -> Iterator[str]:
    yield "<item>"
    yield f"<title>{escape(item.title)}</title><link>{escape(f'{home}/{item.id}')}</link>"
    yield f'<guid isPermaLink="false">{escape(item.id)}</guid>'
    yield f"<pubDate>{format_datetime(item.published, usegmt=True)}</pubDate>"
    if item.author:
        yield f"<dc:creator>{escape(item.author)}</dc:creator>"
    yield from (f"<category>{escape(tag)}</category>" for tag in item.tags)
    yield f"<description>{escape(item.summary)}</description>"
    yield f"<content:encoded><![CDATA[{html(item.body)}]]></content:encoded>"
    yield "</item>"


def _atom(outlet: Outlet, home: str, entries: list[str]) -> str:
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-US">',
            f"<id>tag:{outlet.name}.example,2005:/</id><title>{escape(outlet.title)}</title>",
            f'<link rel="alternate" type="text/html" href="{escape(home)}/"/>',
            *entries,
            "</feed>",
        ]
    )


def _entry(item: Item, home: str) -> str:
    author = f"<author><name>{escape(item.author)}</name></author>" if item.author else ""
    tags = "".join(f'<category term="{escape(tag)}"/>' for tag in item.tags)
    return (
        f"<entry><id>tag:{escape(item.id)}</id>"
        f"<published>{_rfc3339(item.published)}</published><updated>{_rfc3339(item.published)}</updated>"
        f'<link rel="alternate" type="text/html" href="{escape(f"{home}/{item.id}")}"/>'
        f"<title>{escape(item.title)}</title>{author}{tags}"
        f'<summary>{escape(item.summary)}</summary><content type="html">{escape(html(item.body))}</content></entry>'
    )


def _incident(incident: Incident, home: str) -> str:
    """An incident as Statuspage writes it: one entry, edited with each update, the newest update on top."""
    first, last = incident.updates[0], incident.updates[-1]
    content = "".join(_update(update) for update in reversed(incident.updates))
    return (
        f"<entry><id>tag:status.example,2005:Incident/{escape(incident.id)}</id>"
        f"<published>{_rfc3339(first.at)}</published><updated>{_rfc3339(last.at)}</updated>"
        f'<link rel="alternate" type="text/html" href="{escape(f"{home}/{incident.id}")}"/>'
        f'<title>{escape(incident.title)}</title><content type="html">{escape(content)}</content></entry>'
    )


def _update(update: Update) -> str:
    return (
        f"<p><small>{update.at:%b} <var data-var='date'>{update.at.day}</var>, "
        f"<var data-var='time'>{update.at:%H:%M}</var> UTC</small><br>"
        f"<strong>{update.status}</strong> - {escape(update.text, quote=False)}</p>"
    )


def _rfc3339(time: datetime) -> str:
    return f"{time:%Y-%m-%dT%H:%M:%SZ}"
