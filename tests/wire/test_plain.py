"""What is read off a tree is what feedparser finds, in real feeds and in ones that are a little out of the ordinary."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time
from typing import Any

import feedparser.api
import pytest
from feedparser.datetimes import _parse_date

from tests.shared import SHARED, needs_shared
from tui.wire.parsing import expat_driver, xml  # noqa: F401 - which has feedparser read odd dates, too
from tui.wire.parsing.compose import Raw
from tui.wire.parsing.dates import from_feed, from_parts
from tui.wire.parsing.encoding import unified
from tui.wire.parsing.model import Body, FeedError
from tui.wire.parsing.plain import MEANT, OddError
from tui.wire.parsing.plain_feed import Plain

FEEDS = SHARED / "data" / "feeds"
NOW = datetime(2026, 11, 24, tzinfo=UTC)

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:s="urn:s"
 xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
<channel><title>News &lt;b&gt;now&lt;/b&gt;</title><link>http://e.org/</link><language>en_GB</language>
<atom:link rel="self" href="http://e.org/feed"/><image><url>u</url><title>I</title><link>l</link></image>
<itunes:owner><itunes:name>N</itunes:name></itunes:owner><description>D</description>
<item><title>One &lt;b&gt;bold&lt;/b&gt; &amp;amp; two</title><link>https:///e.org/1?a=1&amp;amp;b;=2</link>
<guid isPermaLink="false">g 1</guid><description>First &lt;i&gt;part&lt;/i&gt;</description>
<content:encoded><![CDATA[<p>It’s \u0080 5</p>]]></content:encoded><category domain="d">a</category>
<category>a</category><dc:creator> Jane </dc:creator><author>joe@e.org (Joe)</author>
<pubDate>Mon, 01 Jan 2024 10:00:00 -0130</pubDate>
<media:content url="m"><media:credit>C</media:credit><media:title>M</media:title></media:content>
<s:x a="1"><s:y>z</s:y></s:x><slash>2</slash><comments>c</comments><enclosure url="e" type="t" length="1"/></item>
<item><guid>http://e.org/2</guid><dc:title>Two</dc:title><dc:date>2024-01-02T10:00:00.5+02:00</dc:date>
<source url="http://e.org/s">S</source><description/></item></channel></rss>""".encode()
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en_us" xmlns:t="http://purl.org/syndication/thread/1.0">
<title type="text">A</title><author><name>Of all</name></author><link href="http://e.org/"/><updated>2024-01-01</updated>
<entry><id>tag:1</id><title type="html">Caf&amp;eacute; &amp;lt;</title><link rel="Alternate" type="text/html"
 href="http://e.org/a"/><link rel="replies" t:count="2" href="http://e.org/r"/>
<published>2024-02-30T00:00:00Z</published><updated>2024-03-01T00:00:00Z</updated>
<content type="html" xml:base="http://e.org/b/" xml:lang="de">&lt;p&gt;B&lt;/p&gt;
</content><author><name> N </name><email>n@e.org</email><uri>http://n</uri></author><category term="t" label="l"/>
<category label="only"/><summary>short</summary></entry><entry><title>Ã©</title><id>http:////e.org/2</id>
<link href="rel"/><content>plain &lt;b&gt;</content><t:total>3</t:total><rights>r</rights></entry></feed>""".encode()
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:admin="http://webns.net/mvcb/"><channel rdf:about="http://e.org/">
<title>R</title><link>http://e.org/</link><dc:language>fr</dc:language><items><rdf:Seq><rdf:li rdf:resource="x"/>
</rdf:Seq></items></channel><image><title>I</title><url>u</url></image><item rdf:about="http://e.org/1"><title>One</title>
<link>http://e.org/1</link><description>D</description><dc:date>2024-01-02T10:00:00Z</dc:date><dc:subject>s</dc:subject>
<dc:creator>c</dc:creator></item><textinput><title>T</title><name>n</name></textinput></rdf:RDF>"""
LEAF = re.compile(rb"<([\w:]+)\b[^<>]*(?:/>|>[^<>]*</\1>)")


def plain(data: bytes) -> Plain | None:
    """What is read off the tree, None where the feed is left to feedparser."""
    try:
        return xml._plain(unified(data), body(data))
    except OddError:
        return None


def body(data: bytes) -> Body:
    return Body(data, "http://e.org/feed", "application/xml", NOW)


def settled(raw: Raw) -> dict[str, Any]:
    """An entry without what no reader is shown: how a text that is not there is marked up, empty categories."""
    values = {name: getattr(raw, name) for name in Raw.__slots__}
    values["categories"] = [one for one in dict.fromkeys(raw.categories) if one]
    for name in ("title", "summary", "content"):
        if not values[name] or (name == "summary" and raw.summary == raw.content):
            values[f"{name}_is_html"] = None
    return values


def is_same(data: bytes) -> bool:
    """Assert that feedparser finds the same in a plain feed; tell whether it was one."""
    own = plain(data)
    if own is None:
        return False
    found, broken = xml._found(unified(data), body(data))
    assert broken == unified(data).lossy
    assert own[:3] == found[:3]
    assert [settled(raw) for raw in own.entries] == [settled(raw) for raw in found.entries]
    return True


def mutated(data: bytes, chance: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """Return the feed with some of its innermost elements lost, doubled or elsewhere, or with some of `others`."""
    for _ in range(chance.randint(1, 4)):
        leaf = chance.choice(list(LEAF.finditer(data)))
        rest = data[: leaf.start()] + data[leaf.end() :]
        kept = chance.choice((rest, data, rest))
        at = chance.choice([found.end() for found in LEAF.finditer(kept)] or [len(kept)])
        new = chance.choice((leaf[0], leaf[0], b"", *(chance.choice(others) for _ in range(3 * bool(others)))))
        data = kept[:at] + new + kept[at:]
    return data


@pytest.mark.parametrize("data", [RSS, ATOM, RDF])
def test_a_plain_feed_is_read_as_feedparser_reads_it(data: bytes) -> None:
    assert is_same(data)


def mutants(count: int) -> Iterator[bytes]:
    chance = random.Random(4)
    for number in range(count):
        yield mutated((RSS, ATOM, RDF)[number % 3], chance)


def test_mutated_feeds_are_read_as_feedparser_reads_them_or_left_to_it() -> None:
    assert sum(map(is_same, mutants(300))) > 60


@pytest.mark.slow
@needs_shared
def test_mutated_real_feeds_are_read_as_feedparser_reads_them_or_left_to_it() -> None:
    chance = random.Random(5)
    feeds = [data for path in real(1) if len(LEAF.findall(data := path.read_bytes())) > 9 and len(data) < 60_000]
    leaves = [leaf[0] for data in feeds for leaf in [*LEAF.finditer(data)][:60]]
    assert sum(is_same(mutated(chance.choice(feeds), chance, leaves)) for _ in range(6_000)) > 1_500


@pytest.mark.parametrize(
    "odd",
    [
        RSS.replace(b"<rss", b'<!DOCTYPE rss SYSTEM "x"><rss'),
        RSS.replace(b"<item>", b'<item xml:base="http://x/">', 1),
        RSS.replace(b"<comments>", b"<svg><title>S</title></svg><comments>"),
        RSS.replace(b"First ", b"First <b>bold</b> "),
        RSS.replace(b"xmlns:s=", b"xmlns:s2='http://backend.userland.com/rss2' xmlns:s="),
        RSS.replace(b"xmlns:dc=", b"xmlns:content2='x' xmlns:dc2=").replace(b"dc:", b"content2:"),
        ATOM.replace(b'<content type="html"', b'<content type="xhtml"'),
        ATOM.replace(b"<id>tag:1</id>", b"<id>tag:1</id><id>tag:2</id>"),
        ATOM.replace(b"2005/Atom", b"2005/atom"),
        b'<?xml version="1.0" encoding="utf-16"?>' + ATOM.replace("Ã©".encode(), b"e"),
        b" \n<?xml version='1.0'?>" + RDF,
        RSS[:-20],
    ],
)
def test_what_is_out_of_the_ordinary_is_left_to_feedparser(odd: bytes) -> None:
    assert plain(odd) is None or is_same(odd)


@pytest.mark.parametrize(
    "hostile",
    [
        b"<rss " + b"xmlns" * 500_000,
        b'<rss xmlns:a="' + b"xmlns:" * 400_000,
        RSS.replace(b"<comments>", b"<category>%s</category>" * 99_999 % tuple(b"%d" % at for at in range(99_999))),
        RSS.replace(b"slash>", b"s" * 40_000 + b">"),
        RSS.replace(b"<slash>2</slash>", b"<s:x>" * 5_000 + b"</s:x>" * 5_000),
        RSS.replace(b"<slash>", b"<slash %s>" % b" ".join(b'a%d="x"' % at for at in range(99_999))),
    ],
    ids=range(6),
)
def test_what_would_cost_much_is_told_in_no_time(hostile: bytes) -> None:
    started = process_time()
    plain(hostile)
    assert process_time() - started < 2


def test_every_element_that_means_something_to_feedparser_is_known() -> None:
    methods = (name.split("_", 2) for name in dir(feedparser.api.StrictFeedParser))
    assert {rest[-1].lower() for rest in methods if rest[:2] in (["", "start"], ["", "end"])} == MEANT


def test_dates_are_read_as_feedparser_reads_them() -> None:
    chance = random.Random(8)
    for _ in range(300):
        moment = datetime(1990, 1, 1) + timedelta(seconds=chance.randrange(2 * 10**9))
        zone = chance.choice(("GMT", "UTC", "Z", "EST", "+0530", "-0800", "-0030", "", "PDT"))
        text = f"{moment:%a, %d %b %Y %H:%M:%S} {zone}".strip()
        text = chance.choice((text, text.replace(" 0", " "), f"{moment:%Y-%m-%dT%H:%M:%S}{chance.choice(ZONES)}"))
        text = chance.choice((text, text, text.replace(":0", ":6"), text.replace("Jan", "Jnu").replace("-02-", "-13-")))
        assert from_feed(text) == from_parts(_parse_date(text)), text


ZONES = ("Z", "+02:00", "-03:30", ".123Z", ".9+00:00", "", "z", "+0200")


@needs_shared
def test_real_feeds_are_read_as_feedparser_reads_them() -> None:
    assert sum(is_same(path.read_bytes()) for path in real(8)) > 15


@pytest.mark.slow
@needs_shared
def test_all_real_feeds_and_corpora_are_read_as_feedparser_reads_them() -> None:
    assert sum(is_same(path.read_bytes()) for path in real(1)) > 190
    for path in (SHARED / "torture" / "corpus").rglob("*"):
        if path.is_file():
            is_same(path.read_bytes())


def real(step: int) -> list[Path]:
    return [path for path in sorted(FEEDS.iterdir()) if path.suffix not in (".jsonl", ".json")][::step]


def test_no_feed_is_no_feed_by_either_way() -> None:
    with pytest.raises(FeedError):
        xml.read(b"<page><title>Not found</title></page>", body(b""))
