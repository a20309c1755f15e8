"""Bodies become entries: the same that feedparser finds, cleaned, with identities that last."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wire.servers import FEED
from tui.model import Link
from tui.text import is_clean
from tui.wire.parsing.model import Body, FeedError, Known, KnownStory, Parsed
from tui.wire.parsing.parse import parse

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def read(data: bytes, known: Known | None = None, content_type: str = "") -> Parsed:
    return parse(Body(data, "http://example.invalid/feed", content_type, NOW), known or Known())


def rss(*items: str) -> bytes:
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0"><channel><title>T</title>{inside}</channel></rss>'.encode()


def test_an_entry_is_plain_text_with_an_absolute_link() -> None:
    parsed = read(FEED)
    first, second = parsed.entries
    assert (parsed.title, parsed.clean, parsed.damaged) == ("Test wire", True, False)
    assert (first.guid, first.title, first.description) == ("1", "Checkout is down", "Payments fail.")
    assert first.published == datetime(2024, 1, 1, tzinfo=UTC)
    assert (second.url, second.published, second.date_note) == ("http://example.invalid/2", None, "missing")


@pytest.mark.parametrize("doctype", ["", "<!DOCTYPE rss>"], ids=["plain", "feedparser"])
@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("<![CDATA[News &#8211; AT&amp;T]]>", "News – AT&T"),
        ("Tom &amp;amp; &lt;b&gt;Ann&lt;/b&gt;", "Tom & Ann"),
        ("R&amp;D < 1".replace("<", "&lt;"), "R&D < 1"),
    ],
)
def test_the_title_of_a_feed_is_plain_text(written: str, meant: str, doctype: str) -> None:
    body = f"{doctype}<rss version='2.0'><channel><title>{written}</title><item><title>x</title></item></channel></rss>"
    assert read(body.encode()).title == meant


@pytest.mark.parametrize("doctype", ['PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "x.dtd"', 'SYSTEM "x.dtd"'])
def test_references_that_a_dtd_elsewhere_explains_are_the_letters_that_they_name(doctype: str) -> None:
    item = "<title>Caf&eacute; &foo;</title><link>/1</link><description>D&eacute;bit &amp; cr&eacute;dit</description>"
    (entry,) = read(f"<!DOCTYPE rss {doctype}>".encode() + rss(item)).entries
    assert (entry.title, entry.description) == ("Café &foo;", "Débit & crédit")


def test_the_links_of_an_entrys_markup_are_kept_with_their_words() -> None:
    summary = '<p>See &lt;b&gt; <a href="/post-mortem">what went wrong</a>.</p>'
    body = '<p><a href="https://status.example/i/1">Acme says</a> it is fixed.</p>'
    item = (
        f"<title>a</title><link>https://news.example/b/c</link><description><![CDATA[{summary}]]></description>"
        f'<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[{body}]]></content:encoded>'
    )
    (entry,) = read(rss(item)).entries
    assert entry.text == "Acme says it is fixed."
    assert entry.links == (
        Link("Acme says", "https://status.example/i/1"),
        Link("what went wrong", "https://news.example/post-mortem"),
    )


def test_after_a_clean_parse_only_new_items_are_read() -> None:
    before = read(rss("<title>a</title><guid>a</guid>"))
    known = Known(before.item_hashes, delta=before.clean)
    after = read(rss("<title>b</title><guid>b</guid>", "<title>a</title><guid>a</guid>"), known)
    assert [entry.guid for entry in after.entries] == ["b"]
    assert after.partial
    assert read(rss("<title>a</title><guid>a</guid>"), known).entries == ()


@pytest.mark.parametrize("before", [b"\n", b"\r\n \t\n", b"\xef\xbb\xbf\n"])
def test_an_empty_line_before_a_feed_is_no_damage(before: bytes) -> None:
    declared = b'<?xml version="1.0" encoding="utf-8"?>' + rss("<title>Caf\u00e9</title><guid>a</guid>")
    parsed = read(before + declared)
    assert (parsed.entries, parsed.clean, parsed.damaged) == (read(declared).entries, True, False)


def test_a_cut_feed_is_salvaged_and_marked() -> None:
    parsed = read(FEED[: FEED.index(b"All is")])
    assert parsed.damaged
    assert not parsed.clean
    assert parsed.entries[0].title == "Checkout is down"


def test_the_stories_of_a_cut_feed_are_those_of_the_whole_one() -> None:
    whole = rss(*(f"<title>{n}</title><guid>http://h/?id={n}&amp;new=1</guid><link>/{n}</link>" for n in range(4)))
    entries = read(whole).entries
    parsed = read(whole[: whole.index(b"<title>3")])
    assert parsed.damaged
    assert parsed.entries[:3] == entries[:3]


def test_a_future_date_is_named_and_not_believed() -> None:
    entry = read(rss("<title>a</title><pubDate>Tue, 19 Jan 2038 00:00:00 GMT</pubDate>")).entries[0]
    assert (entry.published, entry.date_note) == (None, "in the future: 2038-01-19")


def test_entries_without_a_guid_go_by_link_and_then_by_words() -> None:
    data = rss("<title>a</title><link>http://h/1</link>", "<title>b</title>", "<title>c</title>")
    first, again = read(data), read(data)
    assert first.entries[0].guid == "http://h/1"
    assert len({entry.guid for entry in first.entries}) == 3
    assert first.entries == again.entries


def test_one_guid_for_two_stories_makes_two_lasting_identities() -> None:
    both = rss("<title>a</title><guid>x</guid>", "<title>b</title><guid>x</guid>")
    guids = [entry.guid for entry in read(both).entries]
    assert len(set(guids)) == 2
    left = read(rss("<title>b</title><guid>x</guid>"), Known(guids=frozenset(guids)))
    assert left.entries[0].guid == guids[1]


def story(guid: str, link: str, title: str) -> Known:
    return Known(guids=frozenset((guid,)), stories=(KnownStory(guid, link, title),))


@pytest.mark.parametrize(
    ("item", "guid"),
    [
        ("<title>a</title><guid>new</guid><link>http://h/1?utm_source=x</link>", "old"),
        ("<title>b</title><guid>new</guid><link>http://h/1</link>", "new"),
        ("<title>a</title><guid>new</guid><link>http://h/2</link>", "new"),
        ("<title>a</title><guid>new</guid>", "new"),
    ],
)
def test_a_new_guid_with_a_known_link_and_title_is_the_known_story(item: str, guid: str) -> None:
    assert read(rss(item), story("old", "http://h/1", "a")).entries[0].guid == guid


def test_a_home_page_is_no_link_by_which_a_story_is_known() -> None:
    item = rss("<title>a</title><guid>new</guid><link>http://h/</link>")
    assert read(item, story("old", "http://h", "a")).entries[0].guid == "new"


def test_a_story_that_is_still_there_is_not_taken_over() -> None:
    both = rss(*(f"<title>a</title><guid>{guid}</guid><link>http://h/1</link>" for guid in ("new", "old")))
    assert [entry.guid for entry in read(both, story("old", "http://h/1", "a")).entries] == ["new", "old"]


def test_a_delta_parse_takes_no_new_guid_for_an_old_story() -> None:
    first = "<title>a</title><guid>old</guid><link>http://h/1</link>"
    before = read(rss(first))
    known = replace(story("old", "http://h/1", "a"), item_hashes=before.item_hashes, delta=True)
    after = read(rss("<title>a</title><guid>new</guid><link>http://h/1</link>", first), known)
    assert [entry.guid for entry in after.entries] == ["new", "old"]
    assert not after.partial


@pytest.mark.parametrize(
    ("title", "link", "apart"),
    [
        ("Payments are down", "http://h/other", True),
        ("Payments are down", "http://h/1", False),
        ("Search results: what came back", "http://h/new-slug", False),
    ],
)
def test_a_guid_that_passes_on_to_another_story_makes_another_story(title: str, link: str, apart: bool) -> None:
    item = rss(f"<title>{title}</title><guid>1</guid><link>{link}</link>")
    known = story("1", "http://h/1", "Search results are slow")
    (entry,) = read(item, known).entries
    assert (entry.guid != "1") == apart
    again = Known(guids=known.guids | {entry.guid}, stories=(*known.stories, KnownStory(entry.guid, link, title)))
    assert read(item, again).entries[0].guid == entry.guid


def test_json_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "J",
        "items": [{"id": 7, "content_html": "<p>Down \x1b[2J</p>", "date_published": "2024-01-01T00:00:00Z"}, 3, {}],
    }
    (entry,) = read(json.dumps(feed).encode()).entries
    assert (entry.guid, entry.text, entry.published) == ("7", "Down [2J", datetime(2024, 1, 1, tzinfo=UTC))


def json_feed(**more: object) -> str:
    items = [{"id": str(n), "title": f"Café {n}", "url": f"/{n}", "content_text": "a < b"} for n in range(3)]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": items, **more})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_json_feed_in_any_encoding(encoding: str) -> None:
    text = json_feed().replace("\\u00e9", "é")
    parsed = read(text.encode(encoding))
    assert not parsed.damaged
    assert [(entry.title, entry.text) for entry in parsed.entries] == [(f"Café {n}", "a < b") for n in range(3)]
    assert parsed.entries[0].url == "http://example.invalid/0"


def test_a_cut_json_feed_is_salvaged_and_marked() -> None:
    text = json_feed()
    parsed = read(text[: text.index('"2"')].encode())
    assert (parsed.title, len(parsed.entries), parsed.damaged) == ("J", 2, True)


def test_a_json_feed_that_is_damaged_in_its_title_keeps_its_items() -> None:
    body = json_feed().replace('"J"', '"J \\u3x"', 1)
    parsed = read(body.encode())
    assert (parsed.title, len(parsed.entries), parsed.damaged) == ("", 3, True)


def test_json_feed_has_the_authors_and_dates_of_both_versions() -> None:
    items = [
        {"id": "1", "title": "a", "authors": [{"name": "Ann"}, {"url": "x"}, {"name": "Bo"}], "tags": ["x", 3, "x"]},
        {"id": "2", "title": "b", "author": {"name": "Cy"}, "date_published": "Mon, 01 Jan 2024 00:00:00 GMT"},
        {"id": "3", "title": "c", "external_url": "https://h.example/c", "date_modified": "2024-01-01T02:00:00+02:00"},
    ]
    one, two, three = read(json_feed(items=items, authors=[{"name": "Di"}], language="de").encode()).entries
    assert (one.author, two.author, three.author) == ("Ann, Bo", "Cy", "Di")
    assert (one.categories, one.language, three.url) == (("x",), "de", "https://h.example/c")
    assert two.published == three.published == datetime(2024, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<content>&lt;p&gt;Down&lt;/p&gt;</content>", "Down"),
        ("<content>It&amp;rsquo;s &amp;quot;down&amp;quot;</content>", 'It’s "down"'),
        ("<content>use &lt;b for less</content>", "use <b for less"),
        ('<content type="html">&lt;p&gt;a&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</content>', "a"),
    ],
)
def test_plain_text_that_is_markup_is_read_as_markup(body: str, text: str) -> None:
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>t</title>{body}</entry></feed>'
    assert read(feed.encode()).entries[0].text == text


def test_what_hnrss_adds_is_left_out() -> None:
    added = "Article URL: https://a.example/\nComments URL: https://c.example/\nPoints: 3\n# Comments: 0"
    markup = "".join(f"&lt;p&gt;{line}&lt;/p&gt;" for line in ("My story", *added.split("\n")))
    entry = read(rss(f"<title>a</title><guid>1</guid><description>{markup}</description>")).entries[0]
    assert (entry.description, entry.text) == ("My story", "")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"OK", "not a feed"),
        (b'{"error": "x"}', "not a feed"),
        (b"<html><body>hello", "web page"),
        (b"<html><input type=password>", "login page"),
        (b"<opml><body/></opml>", "list of feeds"),
        (b"\x89PNG\r\n", "not a feed"),
    ],
)
def test_what_is_no_feed_says_what_it_is(data: bytes, words: str) -> None:
    with pytest.raises(FeedError, match=words):
        read(data)


@pytest.mark.parametrize("reference", ["&#xd800;", "&#x110000;", "&#9999999999;", "&#" + "9" * 5000 + ";"])
def test_references_to_no_character_do_not_lose_the_feed(reference: str) -> None:
    assert read(rss(f"<title>a{reference}b</title>")).entries[0].title.startswith("a")


def test_a_backslash_in_an_entity_does_not_lose_the_feed() -> None:
    parsed = read(b'<!DOCTYPE rss [<!ENTITY id "t\\ud800e">]>' + rss("<title>a</title>"))
    assert ([entry.title for entry in parsed.entries], parsed.damaged) == (["a"], True)


@pytest.mark.parametrize("name", ["undefined", "idna", "punycode", "utf-7", "unicode_escape", "zlib", "cp037", "../x"])
def test_impossible_encodings_are_not_believed(name: str) -> None:
    body = b'<?xml version="1.0" encoding="' + name.encode() + b'"?>' + rss("<title>a</title>")
    assert read(body, content_type=f"application/xml; charset={name}").entries[0].title == "a"


WORDS = "Störung bei „Über“ – naïve café"


@pytest.mark.parametrize(
    ("encoding", "claimed", "header"),
    [
        ("utf-8", "", ""),
        ("utf-8", "iso-8859-1", ""),
        ("utf-8", "", "text/xml; charset=iso-8859-1"),
        ("utf-8", "us-ascii", "text/xml"),
        ("cp1252", "utf-8", ""),
        ("cp1252", "", ""),
        ("cp1252", "iso-8859-1", "text/xml; charset=utf-8"),
        ("utf-16", "utf-8", ""),
        ("utf-16", "utf-16", "text/xml; charset=utf-8"),
        ("utf-32", "", ""),
    ],
)
def test_the_bytes_tell_the_encoding_whatever_is_claimed(encoding: str, claimed: str, header: str) -> None:
    declaration = f'<?xml version="1.0" encoding="{claimed}"?>' if claimed else ""
    parsed = read((declaration + rss(f"<title>{WORDS}</title>").decode()).encode(encoding), content_type=header)
    assert ([entry.title for entry in parsed.entries], parsed.damaged) == ([WORDS], False)


def test_one_broken_byte_spoils_no_other_character() -> None:
    items = [f"<title>{WORDS} {number}</title><guid>{number}</guid>" for number in range(4)]
    body = rss(*items).replace(b"<guid>1", b"<guid>\xff1")
    parsed = read(body)
    assert [entry.title for entry in parsed.entries] == [f"{WORDS} {number}" for number in range(4)]
    assert parsed.damaged


@given(st.binary(max_size=300) | st.binary(max_size=100).map(lambda junk: FEED[:150] + junk + FEED[150:]))
@settings(max_examples=60, deadline=None)
def test_any_bytes_give_clean_entries_or_words(data: bytes) -> None:
    try:
        parsed = read(data)
    except FeedError:
        return
    assert all(is_clean(entry.title) and is_clean(entry.text) and is_clean(entry.guid) for entry in parsed.entries)
