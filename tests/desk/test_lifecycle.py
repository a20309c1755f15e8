from __future__ import annotations

import pytest

from tui.desk.lifecycle import lifecycle
from tui.model import Article, FeedKind


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Slack is down", "LIVE"),
        ("Zoom is experiencing problems, engineers are investigating", "LIVE"),
        ("Discord outage: a fix has been deployed and recovery is being monitored", "WTCH"),
        ("Gmail begins to recover from outage", "WTCH"),
        ("Spotify is back up after outage", "FIXD"),
        ("GitHub outage has been resolved", "FIXD"),
        ("Post-mortem: what went wrong in our June outage", "PAST"),
        ("Rogers to compensate customers for outage", "PAST"),
    ],
)
def test_the_words_of_a_headline(title: str, expected: str) -> None:
    assert lifecycle(Article("1", title)) == expected


def test_a_fix_that_is_awaited_is_none() -> None:
    assert lifecycle(Article("1", "Xbox Live is down, Microsoft is working to get it restored")) == "LIVE"


def test_a_status_page_stands_where_its_newest_update_says() -> None:
    text = "Resolved - This incident has been resolved.\nMonitoring - A fix is in.\nInvestigating - Errors in the API."
    assert lifecycle(Article("1", "API errors", description=text, kind=FeedKind.STATUS)) == "FIXD"
    later = text.split("\n", 1)[1]
    assert lifecycle(Article("1", "API errors", description=later, kind=FeedKind.STATUS)) == "WTCH"


def test_nothing_broken_stands_nowhere() -> None:
    assert lifecycle(Article("1", "A pleasant garden")) is None


def test_what_was_never_broken_has_not_been_fixed() -> None:
    text = "Checkout is down. While AWS was operating normally, the outage hit the shop."
    assert lifecycle(Article("1", "", text=text)) == "LIVE"
