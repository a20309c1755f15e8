"""Bodies become entries: the same that feedparser finds, cleaned, with identities that last."""

from __future__ import annotations

import calendar
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.shared import SHARED, needs_shared
from tests.wire.servers import FEED
from tui.text import is_clean
from tui.wire.parsing.model import Body, FeedError, Known, Parsed
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


def test_after_a_clean_parse_only_new_items_are_read() -> None:
    before = read(rss("<title>a</title><guid>a</guid>"))
    known = Known(before.item_hashes, delta=before.clean)
    after = read(rss("<title>b</title><guid>b</guid>", "<title>a</title><guid>a</guid>"), known)
    assert [entry.guid for entry in after.entries] == ["b"]
    assert after.partial
    assert read(rss("<title>a</title><guid>a</guid>"), known).entries == ()


def test_a_cut_feed_is_salvaged_and_marked() -> None:
    parsed = read(FEED[: FEED.index(b"All is")])
    assert parsed.damaged
    assert not parsed.clean
    assert parsed.entries[0].title == "Checkout is down"


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


def test_a_new_guid_on_a_known_link_is_the_known_story() -> None:
    known = Known(guids=frozenset(("old",)), guids_by_link=(("//h/1", "old"),))
    entry = read(rss("<title>a</title><guid>new</guid><link>http://h/1?utm_source=x</link>"), known).entries[0]
    assert entry.guid == "old"


def test_json_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "J",
        "items": [{"id": 7, "content_html": "<p>Down \x1b[2J</p>", "date_published": "2024-01-01T00:00:00Z"}, 3, {}],
    }
    (entry,) = read(json.dumps(feed).encode()).entries
    assert (entry.guid, entry.text, entry.published) == ("7", "Down [2J", datetime(2024, 1, 1, tzinfo=UTC))


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


@pytest.mark.parametrize("name", ["undefined", "idna", "punycode", "utf-7", "unicode_escape", "zlib", "cp037", "../x"])
def test_impossible_encodings_are_not_believed(name: str) -> None:
    body = b'<?xml version="1.0" encoding="' + name.encode() + b'"?>' + rss("<title>a</title>")
    assert read(body, content_type=f"application/xml; charset={name}").entries[0].title == "a"


@given(st.binary(max_size=300) | st.binary(max_size=100).map(lambda junk: FEED[:150] + junk + FEED[150:]))
@settings(max_examples=60, deadline=None)
def test_any_bytes_give_clean_entries_or_words(data: bytes) -> None:
    try:
        parsed = read(data)
    except FeedError:
        return
    assert all(is_clean(entry.title) and is_clean(entry.text) and is_clean(entry.guid) for entry in parsed.entries)


@needs_shared
@pytest.mark.slow
def test_real_feeds_hold_what_feedparser_finds() -> None:
    for path in sorted((SHARED / "data/feeds").iterdir()):
        if path.suffix != ".jsonl":
            _compare(path)


def _compare(path: Path) -> None:
    data = path.read_bytes()
    alone = feedparser.parse(io.BytesIO(data), response_headers={"content-type": "application/xml"})
    try:
        parsed = read(data)
    except FeedError:
        assert not alone.entries, path.name
        return
    different = {(dict.get(e, "id"), dict.get(e, "link"), dict.get(e, "title")) for e in alone.entries}
    assert len(parsed.entries) >= len({one for one in different if any(one)}), path.name
    dates = {entry.published for entry in parsed.entries}
    for entry in alone.entries:
        when = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
        moment = datetime.fromtimestamp(calendar.timegm(when), UTC) if when else None
        assert moment is None or moment.year < 1980 or moment > NOW or moment in dates, path.name
