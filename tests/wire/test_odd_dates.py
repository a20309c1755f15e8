"""Dates that keep to no standard are the times that their writers meant, whichever parser reads the feed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tui.wire.parsing.model import Body
from tui.wire.parsing.odd_dates import from_odd
from tui.wire.parsing.parse import parse

NOW = datetime(2026, 11, 30, tzinfo=UTC)
TEN = "2026-11-26 10:00"


@pytest.mark.parametrize("doctype", [b"", b"<!DOCTYPE rss>"], ids=["plain", "feedparser"])
@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-11-26 10:00:00 UTC", TEN),
        ("2026-11-26 10:00:00 -0800", "2026-11-26 18:00"),
        ("2026/11/26 10:00:00", TEN),
        ("20261126T100000Z", TEN),
        ("Thu, 26 Nov 2026 12:00:00 EET", TEN),
        ("Thu, 26 Nov 2026 11:00:00 CET", TEN),
        ("Fri, 26 Jun 2026 12:00:00 CEST", "2026-06-26 10:00"),
        ("Fri, 26 Jun 2026 11:00:00 BST", "2026-06-26 10:00"),
        ("Thu, 26 Nov 2026 21:00:00 AEDT", TEN),
        ("Thu, 26 Nov 2026 05:00 AM EST", TEN),
        ("Thu, 26 Nov 2026 10:00 PM", "2026-11-26 22:00"),
        ("Thu, 26 Nov 2026 12:10 AM", "2026-11-26 00:10"),
        ("Thu, 26 Nov 2026 12:00:00 GMT+2", TEN),
        ("Thu, 26 Nov 2026 11:00:00 UTC+01:00", TEN),
        ("Thu, 26 Nov 2026 11:00:00 +0100 (CET)", TEN),
        ("Thu,26 Nov 2026 10:00:00 GMT", TEN),
        ("Do, 26 Nov 2026 11:00:00 +0100", TEN),
        ("Thu, 26-Nov-2026 10:00:00 GMT", TEN),
        ("Thu, 26 Nov 2026 24:00:00 GMT", "2026-11-27 00:00"),
        ("Thu, 26 Nov 2026 09:59:60 GMT", TEN),
        ("November 26, 2026 10:00 am UTC", TEN),
        ("Nov 26th, 2026 at 10:00", TEN),
        ("26 Nov 26 10:00:00 GMT", TEN),
        ("1795687200", TEN),
        ("1795687200000", TEN),
        ("Thu, 26 Nov 2026 10:00:00 NOWHERE", TEN),
    ],
)
def test_a_date_is_the_time_that_was_meant(written: str, meant: str, doctype: bytes) -> None:
    item = f"<item><title>Down</title><guid>1</guid><pubDate>{written}</pubDate></item>".encode()
    body = doctype + b'<rss version="2.0"><channel><title>T</title>' + item + b"</channel></rss>"
    (entry,) = parse(Body(body, "http://e.invalid/", "", NOW)).entries
    assert entry.published == datetime.fromisoformat(meant).replace(tzinfo=UTC)


@pytest.mark.parametrize("doctype", [b"", b"<!DOCTYPE rss>"], ids=["plain", "feedparser"])
@pytest.mark.parametrize(
    "written", ["0001-01-01T00:00:00Z", "Mon, 01 Jan 0001 00:00:00 +0000", "0001-01-01 00:00:00 UTC"]
)
def test_the_year_one_is_no_year_of_a_feed(written: str, doctype: bytes) -> None:
    item = f"<item><title>Down</title><guid>1</guid><pubDate>{written}</pubDate></item>".encode()
    body = doctype + b'<rss version="2.0"><channel><title>T</title>' + item + b"</channel></rss>"
    (entry,) = parse(Body(body, "http://e.invalid/", "", NOW)).entries
    assert entry.published is None


@pytest.mark.parametrize(
    "text",
    ["", "soon", "Thu, 31 Nov 2026 10:00:00 GMT", "26 Nov 2026 25:00", "26 Nov 2026 10:60", "26 Nov 2026 10:00 +9900"],
)
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    assert from_odd(text) is None


def test_nothing_is_looked_for_in_a_date_that_is_far_too_long() -> None:
    for text in ("26 Nov 2026" + " " * 10**6 + "x", "Thu" * 10**6, "1" * 10**6, "26 Nov 2026 10:00 (" + "a " * 10**6):
        assert from_odd(text) is None
