"""Names in the news of carriers and clouds: whose they are, how far they reach, and which of them are places."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tui.desk.facts import facts
from tui.model import Article


def told(slot: str, text: str, title: str = "Internet outage") -> list[str]:
    date = datetime(2024, 5, 14, tzinfo=UTC)
    return [fact.text for fact in facts(Article(text, title, text=text, date=date)) if fact.slot == slot]


def test_the_year_in_an_aside_makes_no_earlier_outage() -> None:
    lead = "Calls failed on Monday.\nMobiles were hit.\n"
    story = "Lumen, which bought Level 3 in 2017, confirmed that Boston was offline."
    assert told("region", lead + story) == ["Boston"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("An outage affected the US1, EU1 and US5 regions on Monday.", ["US1", "EU1", "US5"]),
        ("Several cities in Texas had outages, including Cuero and Borger.", ["Texas", "Cuero", "Borger"]),
        ("Five hundred houses near Port Tamar were without internet on Monday.", ["Port Tamar"]),
        ("Customers were unable to use the app for much of Black Friday.", []),
    ],
)
def test_places_are_read_from_what_stands_beside_them(text: str, places: list[str]) -> None:
    assert told("region", text) == places


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The network was down on Monday. Around 14.3 million people rely on KT for internet.", "14.3 million people"),
        ("Xero was down on Monday. It counts 4.2 million customers globally across 180 countries.", "180 countries"),
        ("The outage took Cloudflare and its many customers down.", "many customers"),
    ],
)
def test_who_uses_it_on_a_good_day_is_not_counted(text: str, wrong: str) -> None:
    assert not any(wrong in count for count in told("count", text))
