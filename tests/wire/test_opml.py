"""OPML in and out: nothing is lost between the two, twice is the same as once, and hostile files do no harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui import feeds_file
from tui.brief.opml import render
from tui.config import load_feeds
from tui.errors import UsageError
from tui.model import Feed, FeedKind
from tui.text import clean_line
from tui.wire.opml import read

HEAD = '<?xml version="1.0"?><!DOCTYPE opml ['
FEED = '<outline text="A" xmlUrl="https://a.example/"/>'

words = st.text(max_size=30).map(clean_line)
names = st.text(min_size=1, max_size=30).map(clean_line).filter(lambda text: bool(text.strip()))
addresses = st.integers(1, 9).map("https://host{}.example/feed?a=1&b=<2>".format) | st.sampled_from(
    ["https://A.example/x", "http://10.0.0.1:8080/feed.xml", "https://b.example/%7Efeed/?q=%C3%A9"]
)


@st.composite
def listed(draw: st.DrawFn) -> Feed:
    kind = draw(st.sampled_from(FeedKind))
    return Feed(
        url=draw(addresses),
        title=draw(names),
        kind=kind,
        group=draw(names),
        vendor=draw(names) if kind is FeedKind.STATUS else draw(words),
        interval=draw(st.none() | st.integers(60, 365 * 86400)),
        allow_private=draw(st.booleans()),
        auth=draw(st.sampled_from(["", "MY_TOKEN"])),
        enabled=draw(st.booleans()),
    )


feed_lists = st.lists(listed(), min_size=1, max_size=6, unique_by=lambda feed: feed.url.lower())


@given(feeds=feed_lists)
@settings(max_examples=30, deadline=None)
def test_what_is_exported_is_imported_with_groups_and_settings(
    feeds: list[Feed], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("opml")
    opml, toml = folder / "all.opml", folder / "feeds.toml"
    opml.write_text(render(feeds), encoding="utf-8")
    toml.write_text("# mine\n", encoding="utf-8")
    texts = []
    for _again in range(2):
        feeds_file.add(toml, read(opml).feeds)
        texts.append(toml.read_text(encoding="utf-8"))
        by_group = sorted(feeds, key=lambda feed: [other.group for other in feeds].index(feed.group))
        loaded = load_feeds(toml)
        assert loaded.problems == ()
        assert list(loaded.feeds) == by_group
    assert texts[0] == texts[1]
    assert render(load_feeds(toml).feeds) == render(by_group)


def feeds_or_reason(path: Path) -> list[Feed] | str:
    try:
        return read(path).feeds
    except UsageError as error:
        return str(error)


def entities(depth: int, width: int) -> str:
    more = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * width}">' for n in range(1, depth))
    return f'<!ENTITY e0 "{"a" * 40}">{more}'


@pytest.mark.parametrize(
    "document",
    [
        f"{HEAD}{entities(9, 40)}]><opml><body>{FEED}&e8;</body></opml>",
        f'{HEAD}{entities(9, 40)}]><opml><body><outline text="&e8;" xmlUrl="https://a.example/"/></body></opml>',
        f'{HEAD}<!ENTITY a "{"a" * 100_000}">]><opml><body><outline text="{"&a;" * 3000}" xmlUrl="https://a.example/"/>',
        "<opml><body>" + '<outline text="g">' * 100_000 + FEED,
        f'{HEAD}<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><body>{FEED.replace("A", "&x;", 1)}&x;</body></opml>',
        f'{HEAD}<!ENTITY % x SYSTEM "file:///etc/passwd">%x;]><opml><body>{FEED}</body></opml>',
        f'<opml><body><outline text="{"x" * 5_000_000}" xmlUrl="https://a.example/"/></body></opml>',
        "<html><body>hello",
        "",
    ],
    ids="bomb attribute-bomb quadratic deep file parameter-file long page empty".split(),
)
def test_a_hostile_list_is_read_or_refused_at_once(document: str, tmp_path: Path) -> None:
    path = tmp_path / "x.opml"
    path.write_text(document, encoding="utf-8")
    feeds = feeds_or_reason(path)
    assert isinstance(feeds, str) or [feed.url for feed in feeds] == ["https://a.example/"]
    assert isinstance(feeds, str) or "root:" not in feeds[0].title
    assert isinstance(feeds, str) or len(feeds[0].title) <= 121


def test_settings_that_make_no_sense_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "x.opml"
    path.write_text(
        f'<opml xmlns:n="urn:nightdesk:opml:1"><body><outline text="A" xmlUrl="https://a.example/" n:kind="x" '
        f'n:interval="{"9" * 4000}" n:enabled="maybe"/></body></opml>'
    )
    assert read(path) == ([Feed("https://a.example/", "A")], False)


@pytest.mark.parametrize(
    ("outlines", "feeds", "damaged"),
    [
        (FEED, [Feed("https://a.example/", "A")], False),
        (FEED.replace("example/", "example/?x=1&y=2&amp;z=3"), [Feed("https://a.example/?x=1&y=2&z=3", "A")], False),
        (FEED.replace("xmlUrl", "xmlurl"), [Feed("https://a.example/", "A")], False),
        ('<outline xmlUrl="https://a.example/"/>', [Feed("https://a.example/", "a.example")], False),
        (FEED.replace("A", "Caf\xe9"), [Feed("https://a.example/", "Café")], False),
        (
            f'<outline text="G">{FEED}</outline><outline text="H">{FEED.replace("A", "B")}</outline>',
            [Feed("https://a.example/", "A", group="G")],
            False,
        ),
        (FEED + '<outline text="B" xmlUrl="https://b.exam', [Feed("https://a.example/", "A")], True),
    ],
    ids="proper ampersand case untitled latin-1 twice cut".split(),
)
def test_lists_as_other_readers_write_them(outlines: str, feeds: list[Feed], damaged: bool, tmp_path: Path) -> None:
    path = tmp_path / "x.opml"
    end = "" if damaged else "</body></opml>"
    path.write_text(f"<opml version='1.0'><body>{outlines}{end}", encoding="latin-1")
    assert read(path) == (feeds, damaged)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_list_is_read_in_every_encoding_of_unicode(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "x.opml"
    path.write_text(f"<opml><body>{FEED.replace('A', 'Café &amp; bar')}</body></opml>", encoding=encoding)
    assert read(path) == ([Feed("https://a.example/", "Café & bar")], False)


@given(
    data=st.binary(max_size=400)
    | st.text(max_size=200).map(lambda text: f"<opml>{FEED}{text}".encode("utf-8", "replace"))
)
@settings(max_examples=60, deadline=None)
def test_any_bytes_give_feeds_or_a_reason(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("any") / "x.opml"
    path.write_bytes(data)
    assert feeds_or_reason(path)
