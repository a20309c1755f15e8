"""Any bytes at all: the parser gives clean entries or an error in words, and never another exception.

The mutator is our own; another one was run for a million inputs beside it (`python -m benchmarks.fuzz`).
"""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest

from tests.shared import SHARED, needs_shared
from tests.wire.servers import FEED
from tui.text import is_clean
from tui.wire.discovery import links
from tui.wire.parsing.model import Body, FeedError, Known
from tui.wire.parsing.parse import parse

pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 24, tzinfo=UTC)
INPUTS = 12_000

ATOM = b"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://a.invalid/">
<title type="html">&lt;b&gt;A&lt;/b&gt;</title><entry><id>urn:1</id><title>One</title><link href="/1" rel="alternate"/>
<updated>2024-01-01T00:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>x</p></div>
</content><author><name>Ann</name></author><category term="x"/></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="http://r.invalid/"><title>R</title></channel>
<item rdf:about="http://r.invalid/1"><title>One</title><link>http://r.invalid/1</link><dc:date>2024-01-01</dc:date></item>
</rdf:RDF>"""
JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": [{"id": "1", "url": "/1",
"content_html": "<p>x</p>", "date_published": "2024-01-01T00:00:00Z", "authors": [{"name": "Ann"}], "tags": ["a"]}]}"""
PAGE = b"""<!doctype html><html><head><base href="/x/"><link rel="alternate" type="application/rss+xml" href="feed">
</head><body><a href="/history.atom">feed</a></body></html>"""
SEEDS = (FEED, ATOM, RDF, JSON, PAGE, FEED.decode().encode("utf-16"))

TOKENS = (
    b"<![CDATA[ ]]> <!-- --> <!DOCTYPE &#xd800; &#0; &#x110000; &nbsp; &x; <item> </item> <entry> <entry/> </rss> <?xml"
    b" encoding='utf-7' encoding='undefined' xmlns:a='b' xml:base='javascript:x' xml:base='http://[' <link href='http://['"
    b' \xff\xfe \xef\xbb\xbf \xed\xa0\x80 \x00 \x1b[2J \xc2\x9b \xe2\x80\xae { [ "items": \\ud800 null 1e999 -1'
    b" 99999999999999999999"
    b" <pubDate>99 <updated>9999-99-99T99:99:99Z</updated> <guid>"
).split(b" ")


def mutated(chance: random.Random, seed: bytes) -> bytes:
    """Return the seed with a few cuts, copies, foreign pieces, broken bytes and tokens in it."""
    data = bytearray(seed)
    for _ in range(chance.choice((1, 2, 4, 9))):
        place = chance.randrange(len(data) + 1)
        length = chance.choice((1, 3, 17, 90))
        kind = chance.randrange(6)
        if kind == 0:
            data[place:place] = chance.choice(TOKENS)
        elif kind == 1:
            del data[place : place + length]
        elif kind == 2:
            data[place:place] = data[place : place + length] * chance.choice((1, 2, 40))
        elif kind == 3:
            other = chance.choice(SEEDS)
            start = chance.randrange(len(other))
            data[place:place] = other[start : start + length]
        elif kind == 4 and place < len(data):
            data[place] = chance.randrange(256)
        else:
            data[place : place + length] = chance.randbytes(length)
    return bytes(data)


def hold(data: bytes, known: Known = Known()) -> Known:  # noqa: B008 - it is frozen
    """Parse the bytes and hold the result to its promise; return what a later parse would know."""
    try:
        parsed = parse(Body(data, "http://example.invalid/feed", "application/xml", NOW), known)
    except FeedError:
        return known
    for entry in parsed.entries:
        assert entry.guid
        assert entry.title
        for words in (entry.guid, entry.title, entry.url, entry.author, entry.description, entry.text, entry.language):
            assert is_clean(words)
        assert entry.published is None or entry.published <= datetime(2026, 11, 24, 1, tzinfo=UTC)
    return Known(parsed.item_hashes, frozenset(entry.guid for entry in parsed.entries), delta=parsed.clean)


@pytest.mark.parametrize("seed", range(3))
def test_mutated_feeds_give_entries_or_words(seed: int) -> None:
    chance = random.Random(seed)
    known = Known()
    for _ in range(INPUTS // 3):
        known = hold(mutated(chance, chance.choice(SEEDS)), known if chance.random() < 0.5 else Known())


def test_mutated_pages_give_links_or_none() -> None:
    chance = random.Random(7)
    for _ in range(INPUTS // 6):
        found = links(mutated(chance, PAGE), "https://example.invalid/page")
        assert all(link.url.startswith(("http://", "https://")) and is_clean(link.url + link.title) for link in found)


@needs_shared
def test_the_whole_corpora_give_entries_or_words() -> None:
    files = [path for path in (SHARED / "torture" / "corpus").rglob("*") if path.is_file()]
    assert len(files) > 3_000
    for path in files:
        data = path.read_bytes()
        if len(data) < 1_000_000:
            hold(data)
