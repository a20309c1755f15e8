"""What feedparser finds in a feed is what the archive holds, after one poll and after a later one that reads a part.

feedparser runs here with its defaults, sanitiser and all. Compared are the words, the links, the dates and the ids.
"""

from __future__ import annotations

import calendar
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import feedparser
import pytest

from tests.shared import SHARED, needs_shared
from tui.archive import Archive
from tui.archive.hashing import content_hash
from tui.model import Analysis, Feed, FeedState, Flag
from tui.text import clean_line, cut
from tui.text.links import web_link
from tui.text.markup import html_to_text
from tui.wire.parsing.delta import pieces
from tui.wire.parsing.model import Body, FeedError, Known, KnownStory
from tui.wire.parsing.parse import parse

NOW = datetime(2026, 11, 24, tzinfo=UTC)
BASE = "http://example.invalid/feed"
NOTHING = Analysis(Flag(outage=False, score=0.0))
EMPTY = {"danmactough__illegally-nested.xml": 10, "miniflux__no_encoding_ISO-8859-1.xml": 1}
"""Entries by feed that feedparser counts and that say nothing at all."""
ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://base.invalid/x/">
<title>A</title><entry><id>tag:1</id><title type="html">Caf&amp;eacute; &amp;amp; bar</title><link href="one"/>
<updated>2024-05-01T10:00:00+02:00</updated><content>&lt;p&gt;Marked &lt;b&gt;up&lt;/b&gt;&lt;/p&gt;</content></entry>
<entry><id>tag:2</id><title>Two</title><link href="/two"/><published>2024-05-02T10:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Words <i>here</i></p></div>
</content></entry></feed>"""


@dataclass(slots=True)
class Poller:
    """Polls one feed into an archive as the pipeline does, without a desk."""

    archive: Archive
    feed: Feed
    state: FeedState
    at: datetime = NOW
    partial: bool = False

    def poll(self, data: bytes) -> None:
        hashes = self.archive.intake.known(self.feed.url)
        stories = tuple(KnownStory(*row) for row in self.archive.intake.latest(self.feed.url, 1_000))
        known = Known(self.state.item_hashes, frozenset(hashes), stories, delta=self.state.clean)
        parsed = parse(Body(data, BASE, "application/xml", NOW), known)
        fresh = [(entry, NOTHING) for entry in parsed.entries if hashes.get(entry.guid) != content_hash(entry)]
        self.state = FeedState(self.feed.url, item_hashes=parsed.item_hashes, clean=parsed.clean)
        self.archive.intake.keep(self.feed, self.state, fresh, self.at)
        self.at += timedelta(hours=1)
        self.partial = parsed.partial


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def held(path: Path) -> dict[str, tuple[Any, ...]]:
    """The current words of every story, by guid: title, link, time, and all its text in one."""
    sql = (
        "SELECT story.guid, story.title, story.url, version.published, version.description || version.text "
        "FROM story JOIN version ON version.id = story.version_id"
    )
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute(sql).fetchall()
    return {guid: (title, url, published, squeezed(words)) for guid, title, url, published, words in rows}


@dataclass(frozen=True, slots=True)
class Expected:
    """One entry as feedparser finds it."""

    guid: str
    title: str
    link: str
    published: int | None
    bodies: tuple[str, ...]


def found(data: bytes) -> list[Expected]:
    headers = {"content-type": "application/xml", "content-location": BASE}
    return [
        Expected(
            guid=cut(clean_line(entry.get("id") or ""), 500),
            title=squeezed(cut(clean_line(html_to_text(entry.get("title") or "")), 300)),
            link=web_link(entry.get("link") or "", BASE),
            published=when(entry),
            bodies=tuple(bodies(entry)),
        )
        for entry in map(dict, feedparser.parse(io.BytesIO(data), response_headers=headers).entries[:2_000])
    ]


def compare(entries: list[Expected], stories: dict[str, tuple[Any, ...]]) -> int:
    """Assert that each entry is a story with its words; return how many entries say nothing."""
    empty = 0
    by_title = {squeezed(story[0]): story for story in stories.values()}
    for entry in entries:
        if not (entry.title or entry.link or entry.guid):
            empty += not entry.bodies
            assert all(any(words in story[3] for story in stories.values()) for words in entry.bodies)
            continue
        name = entry.guid or entry.link
        same = stories.get(name)
        story = same if same and squeezed(same[0]) == entry.title else by_title.get(entry.title, same)
        assert story, f"{name} is missing"
        assert entry.title in ("", squeezed(story[0]))
        if same is not None and same is story:
            assert same[1] == entry.link
            assert entry.published in (None, same[2])
            assert all(words in same[3] for words in entry.bodies), f"{name}: {same[3][:80]}"
    return empty


def when(entry: dict[str, Any]) -> int | None:
    parts = entry.get("published_parsed") or entry.get("updated_parsed")
    moment = calendar.timegm(parts) if parts else None
    return moment if moment and datetime(1980, 1, 1, tzinfo=UTC).timestamp() <= moment <= NOW.timestamp() else None


def bodies(entry: dict[str, Any]) -> Iterator[str]:
    """The beginning of the summary and of the longest body, without the lines that hnrss.org adds."""
    longest = max((one.get("value") or "" for one in entry.get("content") or []), key=len, default="")
    for markup in (entry.get("summary") or "", longest):
        words = html_to_text(markup)
        if words.strip() and "Comments URL:" not in words:
            yield squeezed(words)[:300]


def both_ways(data: bytes, folder: Path) -> int:
    """Poll the feed whole, and without its newest items first: both archives hold what feedparser finds."""
    parts = pieces(data)
    earlier = data if parts is None else parts.with_items(list(parts.items[max(1, len(parts.items) // 4) :]))
    expected, empty = found(data), 0
    for name, bodies_ in (("once", [data]), ("later", [earlier, data, data])):
        path = folder / f"{name}.db"
        with Archive.open(path) as archive:
            poller = Poller(archive, Feed(BASE, "F"), FeedState(BASE))
            for body in bodies_:
                poller.poll(body)
        empty = compare(expected, held(path))
    assert held(folder / "once.db").keys() == held(folder / "later.db").keys()
    return empty


def test_entries_reach_the_archive_with_all_their_words(tmp_path: Path) -> None:
    assert both_ways(ATOM, tmp_path) == 0
    stories = held(tmp_path / "later.db")
    assert stories["tag:1"] == ("Café & bar", "http://base.invalid/x/one", 1714550400, "Markedup")
    assert stories["tag:2"][1:] == ("http://base.invalid/two", 1714644000, "Wordshere")


def cuts(data: bytes) -> list[tuple[int, int]]:
    """Places inside the items of a feed, each with how many items are whole before it; none where that is in doubt."""
    parts, ends = pieces(data), [found.end() for found in re.finditer(rb"</(?:item|entry)\s*>", data)]
    if parts is None or len(parts.items) != len(ends) or len(ends) < 2 or len(data) > 200_000:
        return []
    middle = len(ends) // 2
    return [(ends[0] + 3, 1), ((ends[middle - 1] + ends[middle]) // 2, middle), (ends[-1] - 9, len(ends) - 1)]


def real_feeds() -> list[Path]:
    """Every real feed, but of the many snapshots of one feed only each fifth."""
    listed = (SHARED / "data/feeds/index.jsonl").read_text().splitlines() if SHARED.is_dir() else []
    names = sorted(str(json.loads(line)["file"]) for line in listed)
    snapshots = [name for name in names if re.search(r"slashdot|moruklabs|rafty", name)]
    kept = set(names) - set(snapshots) | set(snapshots[::5])
    return [SHARED / "data/feeds" / name for name in sorted(kept)]


@needs_shared
@pytest.mark.slow
def test_what_feedparser_finds_in_real_feeds_is_what_the_archive_holds(tmp_path: Path) -> None:
    feeds = real_feeds()[::2]  # all of them differ in nothing either, and take a minute
    assert len(feeds) > 60
    for number, path in enumerate(feeds):
        folder = tmp_path / str(number)
        folder.mkdir()
        try:
            empty = both_ways(path.read_bytes(), folder)
        except FeedError:
            assert not found(path.read_bytes()), path.name
            continue
        except AssertionError as error:
            raise AssertionError(f"{path.name}: {error}") from error
        assert empty == EMPTY.get(path.name, 0), path.name


@needs_shared
@pytest.mark.slow
def test_of_a_feed_that_breaks_off_the_whole_items_are_what_they_were() -> None:
    tried = 0
    for path in real_feeds()[::3]:
        data = path.read_bytes()
        for place, items in cuts(data):
            whole, cut_off = (parse(Body(body, BASE, "", NOW)) for body in (data, data[:place]))
            if whole.damaged or len(whole.entries) < items:
                continue
            tried += 1
            assert cut_off.damaged, path.name
            known = {entry.guid: entry for entry in cut_off.entries}
            assert [known.get(entry.guid) for entry in whole.entries[:items]] == list(whole.entries[:items]), path.name
    assert tried > 60
