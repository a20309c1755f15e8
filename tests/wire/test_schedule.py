"""When a feed is asked again: by what its server says, by what failed, by how often it has news."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model import Feed, FeedKind, FeedState
from tui.wire import schedule

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
FEED = Feed("http://news.example/feed", "News")
STATUS = Feed("http://status.example/feed", "Status", kind=FeedKind.STATUS)
WORDS = st.text('max-age=no 0123456789,:;"GMTJanThu²٣\x00', max_size=60)
DATE = "Thu, 01 Jan 2026 12:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Cache-Control": "max-age=600"}, 600),
        ({"Cache-Control": "public, MAX-AGE=600"}, 600),
        ({"Cache-Control": 'max-age="600"', "Age": "100"}, 500),
        ({"Cache-Control": "max-age=600", "Age": "700"}, None),
        ({"Cache-Control": "max-age=600", "Expires": "Thu, 01 Jan 2026 18:00:00 GMT"}, 600),
        ({"Cache-Control": "no-cache, max-age=600"}, None),
        ({"Cache-Control": "no-store"}, None),
        ({"Cache-Control": "max-age=0"}, None),
        ({"Cache-Control": "max-age=-5"}, None),
        ({"Cache-Control": "max-age=99999999999999"}, 12 * 3_600),
        ({"Expires": "Thu, 01 Jan 2026 13:00:00 GMT"}, 3_600),
        ({"Expires": "Thu, 01 Jan 2026 13:00:00 GMT", "Date": "Thu, 01 Jan 2026 12:30:00 GMT"}, 1_800),
        ({"Expires": DATE, "Date": DATE}, None),
        ({"Expires": "0"}, None),
        ({"Expires": "Thu, 01 Jan 1970 00:00:00 GMT"}, None),
        ({}, None),
    ],
)
def test_freshness(headers: dict[str, str], seconds: int | None) -> None:
    until = schedule.fresh_until(headers, NOW, schedule.longest(FEED))
    assert until == (None if seconds is None else NOW + timedelta(seconds=seconds))


def test_a_status_page_is_never_taken_for_fresh_for_long() -> None:
    until = schedule.fresh_until({"Cache-Control": "max-age=86400"}, NOW, schedule.longest(STATUS))
    assert until == NOW + timedelta(minutes=15)


@given(WORDS, WORDS, WORDS)
def test_no_header_keeps_us_away_for_long(control: str, expires: str, age: str) -> None:
    headers = {"Cache-Control": control, "Expires": expires, "Age": age, "Date": expires}
    until = schedule.fresh_until(headers, NOW)
    assert until is None or NOW < until <= NOW + timedelta(days=1)


@given(WORDS)
def test_no_retry_after_keeps_us_away_for_long(value: str) -> None:
    moment = schedule.retry_after(value, NOW)
    assert moment is None or NOW <= moment <= NOW + timedelta(days=1)


def test_failures_double_the_wait_up_to_a_day() -> None:
    waits = [schedule.back_off(failures, NOW) - NOW for failures in (1, 2, 3, 9, 500)]
    assert waits == [timedelta(minutes=minutes) for minutes in (5, 10, 20, 1_280, 1_440)]


@pytest.mark.parametrize(
    ("feed", "a_week", "minutes"),
    [
        (FEED, 700, 15),
        (FEED, 42, 60),
        (FEED, 0.5, 720),
        (FEED, None, 30),
        (STATUS, 0.5, 15),
        (STATUS, 700, 5),
        (replace(FEED, interval=90), 0.5, 1.5),
    ],
)
def test_the_interval_follows_how_often_a_feed_publishes(feed: Feed, a_week: float | None, minutes: float) -> None:
    assert schedule.interval(feed, a_week) == timedelta(minutes=minutes)


@pytest.mark.parametrize("due_only", [True, False])
def test_times_that_a_wrong_clock_wrote_are_not_waited_for(due_only: bool) -> None:
    ahead = NOW + timedelta(days=400)
    for state in (FeedState(FEED.url, last_try=ahead), FeedState(FEED.url, next_try=ahead, last_try=NOW)):
        assert schedule.why_not_now(FEED, state, NOW, due_only=due_only, force=False) == ""


def test_an_interval_of_a_week_is_kept() -> None:
    feed = replace(FEED, interval=7 * 86_400)
    state = FeedState(FEED.url, last_try=NOW - timedelta(days=2), last_ok=NOW)
    assert schedule.why_not_now(feed, state, NOW, due_only=True, force=False)
