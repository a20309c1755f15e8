"""The quick parser finds what feedparser's own finds, key by key."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import feedparser
import feedparser.api
import pytest

from tests.shared import SHARED, needs_shared
from tui.wire.parsing import expat_driver  # noqa: F401 - installs the quick parser
from tui.wire.parsing.encoding import UTF8_TYPE, unified, without_false_claim
from tui.wire.parsing.quick import LONGEST_BASE, BoundedLooseParser, QuickParser

FEEDS = SHARED / "data" / "feeds"
OWN = QuickParser.__bases__[-1]
HEADERS = (
    {"content-type": UTF8_TYPE},
    {"content-type": UTF8_TYPE, "content-location": "http://example.org/a/b/../c", "content-language": "en_GB"},
)
ODD = b"""<?xml version="1.0"?><rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:x="urn:unknown" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel lastmod="2024-01-01">
<title>Caf\xc3\x83\xc2\xa9</title><link>http://e.org/</link><image><title>I</title><link>http://e.org/i</link></image>
<item><title>One &lt;b&gt;bold&lt;/b&gt;</title><title>Again</title><link>http://e.org/1?a=1&amp;amp;b;=2</link>
<guid isPermaLink="false" ispermalink="true">g 1</guid><description>First</description><description>Second</description>
<content:encoded><![CDATA[<p>It\xc2\x92s</p>]]></content:encoded><category>a</category><category domain="d">b</category>
<itunes:block> yes </itunes:block><itunes:keywords>k, l</itunes:keywords><x:title>of another</x:title><x:y a="1">z</x:y>
<media:group><media:title>M</media:title><media:description>D</media:description></media:group>
<author>joe@e.org (Joe)</author><dc:creator>Jane</dc:creator><pubDate>Mon, 01 Jan 2024 10:00:00 GMT</pubDate>
<source url="http://e.org/s">S</source></item><item lastmod="2024-01-02" href="rel/2"><title/><link/><guid>http://e.org/2
</guid><image><url>u</url><link>in an image</link></image><updated>2024-01-02</updated><content mode="base64"
 type="application/octet-stream">aGVsbG8=</content></item></channel></rss>"""
MARKED_UP = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="http://e.org/x/">
<title type="text">A</title><entry><id>i</id>
<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><b>B</b> &amp; c</div></title>
<link href="y"/><summary type="html">&lt;i&gt;s&lt;/i&gt;</summary><content type="application/xhtml+xml"><div><p>t</p>
<svg xmlns="http://www.w3.org/2000/svg"><title>v</title></svg></div></content><author><name> N </name>
<email>n@e.org</email><uri>http://n</uri></author><contributor><name>C</name></contributor>
<category term="t" scheme="s" label="l"/>
<source><title>Of old</title><id>o</id></source><published>2024-01-01T00:00:00Z</published></entry></feed>"""

LEAF = re.compile(rb"<([\w:]+)\b[^<>]*(?:/>|>[^<>]*</\1>)")


@contextmanager
def parser(kind: type) -> Iterator[None]:
    before = feedparser.api.StrictFeedParser
    feedparser.api.StrictFeedParser = kind
    try:
        yield
    finally:
        feedparser.api.StrictFeedParser = before


def found(data: bytes, headers: dict[str, str], kind: type) -> Any:
    """Return all that feedparser finds with one of the parsers, in its order, or the kind of error that it raises."""
    with parser(kind):
        try:
            stream = io.BytesIO(data)
            settings = {"sanitize_html": False, "resolve_relative_uris": False}
            return plain(feedparser.parse(stream, response_headers=headers, **settings))
        except Exception as error:
            return type(error)


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return [(key, plain(one)) for key, one in dict.items(value)]
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return value if isinstance(value, (str, int, float)) else repr(value)


def assert_same(data: bytes) -> None:
    for headers in HEADERS:
        assert found(data, headers, QuickParser) == found(data, headers, OWN)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return the feed, as well-formed as it was, with some of its innermost elements lost, doubled or elsewhere."""
    for _ in range(chance.randint(1, 4)):
        leaf = chance.choice(list(LEAF.finditer(data)))
        rest = data[: leaf.start()] + data[leaf.end() :]
        kept = chance.choice((rest, data, rest))
        at = chance.choice(list(LEAF.finditer(kept))).end()
        data = kept[:at] + leaf[0] * (chance.random() < 0.8) + kept[at:]
    return data


def test_the_quick_parser_is_in_use() -> None:
    assert feedparser.api.StrictFeedParser is QuickParser


def test_its_defaults_stay_what_they_are() -> None:
    hostile = ODD.replace(b"<p>It", b"<script>alert(1)</script><a href='rel'>It")
    own, quick = (_with_defaults(hostile, kind) for kind in (OWN, QuickParser))
    assert own == quick
    assert "script" not in str(quick)


def _with_defaults(data: bytes, kind: type) -> Any:
    with parser(kind):
        return plain(feedparser.parse(io.BytesIO(data), response_headers=HEADERS[1]))


@pytest.mark.parametrize("data", [ODD, MARKED_UP])
def test_odd_feeds_are_read_as_feedparser_reads_them(data: bytes) -> None:
    assert len(feedparser.parse(io.BytesIO(data)).entries) in (1, 2)
    assert_same(data)


def test_mutated_feeds_are_read_as_feedparser_reads_them() -> None:
    chance = random.Random(20)
    for number in range(200):
        assert_same(mutated((ODD, MARKED_UP)[number % 2], chance))


@needs_shared
def test_real_feeds_are_read_as_feedparser_reads_them() -> None:
    for path in sorted(FEEDS.glob("*.xml"))[::8]:
        assert_same(without_false_claim(unified(path.read_bytes()).data))


@pytest.mark.slow
@needs_shared
def test_all_real_feeds_and_corpora_are_read_as_feedparser_reads_them() -> None:
    corpora = (path for path in (SHARED / "torture" / "corpus").rglob("*") if path.is_file())
    for path in (*sorted(FEEDS.iterdir()), *sorted(corpora)):
        assert_same(path.read_bytes())


@pytest.mark.parametrize("kind", [QuickParser, BoundedLooseParser])
def test_a_base_address_grows_within_bounds(kind: Any) -> None:
    """Joined with itself at each tag a malformed one doubles on Python 3.13: 4 kB took all memory."""
    used = kind("http://e.org/", None, "utf-8", *(() if kind is QuickParser else ({},)))
    used.baseuri = "http:" + "x/" * LONGEST_BASE
    for _ in range(40):
        used.unknown_starttag("item", [])
        assert len(used.baseuri or "") <= LONGEST_BASE
