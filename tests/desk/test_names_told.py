"""Names in the news of carriers and clouds: whose they are, how far they reach, and which of them are places."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tui.desk.facts import facts
from tui.model import Article


def told(slot: str, text: str, title: str = "Internet outage") -> list[str]:
    date = datetime(2024, 5, 14, tzinfo=UTC)
    return [fact.text for fact in facts(Article(text, title, text=text, date=date)) if fact.slot == slot]


def test_names_that_are_called_services_are_no_vendors_that_are_down_together() -> None:
    story = (
        "Lumen, a carrier that keeps websites up, was down itself on Monday.\n"
        "That meant Netflix, Hulu, Spotify and dozens of other services reported connection problems."
    )
    assert told("vendor", story) == ["Lumen"]
    assert told("service", story) == ["Netflix", "Hulu", "Spotify"]


def test_whose_fault_it_is_said_to_be_outweighs_who_is_named_first() -> None:
    story = (
        "Websites failed on Monday morning.\nCloudflare was unreachable.\n"
        "Its staff said that Lumen was responsible for the outage."
    )
    assert told("vendor", story, "Sites are down") == ["Lumen"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Azure went down on Monday. The outage affected Azure Map Tiles and Azure Policy.", "Azure Policy"),
        ("Google was down on Monday. The outage affected the Google Badge Console.", "Google Badge Console"),
        ("Linode was hit on Monday. Users could not access Linode Backup Services.", "Linode Backup Services"),
    ],
)
def test_a_name_that_begins_with_a_known_one_is_told_whole(text: str, name: str) -> None:
    assert name in told("service", text, "Cloud outage")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Gmail is down, Gmail Support said on Monday. Gmail failed for many.", "Gmail Support"),
        ("Gmail was down on Monday. Gmail Europe was hit.", "Gmail Europe"),
    ],
)
def test_what_stands_behind_a_name_may_be_no_part_of_it(text: str, wrong: str) -> None:
    assert wrong not in told("service", text, "Google outage")


def test_longer_names_of_one_product_are_no_second_product_beside_which_nouns_count_less() -> None:
    story = "Comcast had an outage on Monday. Xfinity was down. Broadband was down, and the Xfinity Services with it."
    assert "Broadband" in told("service", story, "Comcast outage")


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Twitter had an outage on Monday. Many could not open the Twitter website.", "website"),
        ("Twitter had an outage on Monday. The Twitter app failed.", "app"),
    ],
)
def test_what_is_the_vendors_may_stand_behind_its_name(text: str, noun: str) -> None:
    assert noun in told("service", text, "Outage")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Snapchat was down on Monday. People reported problems with the app.", "app"),
        ("Xero was down on Monday. Firms were unable to process card payments.", "process card payments"),
        ("Skype was down on Monday. Unfortunately, today, many nodes were taken offline.", "Unfortunately"),
        ("Dropbox was out on Monday. Just before the site went down, a gang boasted.", "Just before the site"),
        ("Calls failed on Monday. Several cities in Texas also had outages, including Cuero and Borger.", "Cuero"),
        (
            "Three is down again. It is the second major outage in a week in the UK, after HSBC customers were"
            " unable to use online banking.",
            "online banking",
        ),
        (
            "Azure was down on Monday. It comes two weeks after a flawed update from CrowdStrike caused crashes of"
            " Windows.",
            "Windows",
        ),
    ],
)
def test_what_is_no_service_that_is_hit(text: str, wrong: str) -> None:
    assert wrong not in told("service", text, "Outage")


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


@pytest.mark.parametrize(
    ("title", "vendor"),
    [("911 calls fail in several states", "Lumen"), ("Orlen Police Department offline", "Orlen Police Department")],
)
def test_police_that_warn_of_an_outage_are_not_down_unless_the_headline_says_so(title: str, vendor: str) -> None:
    story = (
        "Several counties had outages of 911 calls on Monday, which the provider Lumen said a cut cable had caused.\n"
        "The Orlen Police Department said service was restored. Orlen Police Department services were down, it said."
    )
    assert told("vendor", story, title) == [vendor]
