"""Link hints: what a story links to, under its words, and never a form that is no plain address."""

from __future__ import annotations

import importlib
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.newsroom.conftest import Opener, drawn
from tests.newsroom.sample import BROKEN, plain
from tests.shared import SHARED, needs_shared
from tui.archive import Archive
from tui.model import FeedKind, FeedState, Link, Severity, Story, Version
from tui.newsroom.links import links
from tui.text import is_clean
from tui.wire.parsing.model import Body, Known
from tui.wire.parsing.parse import parse


async def test_links_inside_the_text_are_offered_under_their_words_with_where_they_lead(
    archive: Archive, newsroom: Opener, opened: list[str]
) -> None:
    entry, analysis = plain("links", "See the page", datetime.now(UTC), Severity.CRIT)
    inside = (Link("https://bank.example/", "https://other.example/in"), Link("w" * 99, "https://long.example/"))
    entry = replace(entry, text="As https://other.example/in says.", links=inside)
    archive.intake.keep(BROKEN, FeedState(BROKEN.url), [(entry, analysis)], datetime.now(UTC))
    async with newsroom("i") as (pilot, _wire):
        screen = drawn(pilot)
        assert " a  Broken Wire  https://news.example/links " in screen
        assert " b  https://bank.example/  https://other.example/in " in screen
        assert "w…  https://long.example/" in screen
        assert " d " not in screen[screen.index("Open a link") : screen.index("https://long.example/")]
        await pilot.press("b")
        await pilot.pause()
        assert opened == ["https://other.example/in"]


@needs_shared
def test_of_the_odd_links_inside_a_text_only_plain_addresses_are_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SHARED / "torture"))
    feed = importlib.import_module("hostile_payloads").evil_links()
    odd = re.findall(rb"<link>(.*?)</link>", feed, re.DOTALL)[1:]
    assert len(odd) >= 49
    body = b"".join(b'<a href="%s">word %d</a> ' % (link, at) for at, link in enumerate(odd))
    for words in (body, *(b'<a href="%s">word</a>' % link for link in odd)):
        item = b"<item><title>t</title><description><![CDATA[" + words + b"]]></description></item>"
        whole = b'<rss version="2.0"><channel><title>T</title>' + item + b"</channel></rss>"
        (entry,) = parse(Body(whole, "http://example.invalid/f", "", datetime.now(UTC)), Known()).entries
        version = Version(1, 1, datetime.now(UTC), entry.title, entry.description, entry.text, links=entry.links)
        story = Story(1, "", "", "", "Odd", FeedKind.NEWS, datetime.now(UTC), version)
        for link in links(story):
            assert re.fullmatch(r"https?://[a-z0-9.:\[\]-]+(?:[/?#][!-~]*)?", link.url, re.IGNORECASE), link
            assert not re.search(r"169\.254|0x7f|2130706433|google|[`|\"'<>\\]", link.url), link
            assert is_clean(link.words)
