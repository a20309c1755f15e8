"""Names in the news of carriers and clouds: whose they are, how far they reach, and which of them are places."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tui.desk.facts.slots import facts
from tui.model import Article


def told(slot: str, text: str, title: str = "Internet outage") -> list[str]:
    date = datetime(2024, 5, 14, tzinfo=UTC)
    told = facts(Article(text, title, text=text, date=date))
    return [fact.text for fact in told if fact.slot == slot and fact.field == "text"]


def test_names_that_are_called_services_are_no_vendors_that_are_down_together() -> None:
    story = "Netflix, Hulu, Spotify and dozens of other services reported connection problems on Monday."
    assert told("vendor", story, "Netflix is down") == ["Netflix"]
    assert told("service", story, "Netflix is down") == ["Hulu", "Spotify"]


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
        ("The fault delayed shares in the FTSE 100 and the FTSE 250 indexes on Monday.", "250 indexes"),
        ("Twitter has been down for over 20 mins on Monday.", "20 mins"),
        ("Telegram failed when 70 million new users joined on Monday.", "new users"),
        ("Steam was down on Monday. A large number of users flocked to Twitter.", "users"),
        ("An outage made dozens of apps crash for frustrated users on Monday.", "frustrated users"),
        ("Apple TV cut out in a match watched by around 24 million people.", "24 million people"),
        ("Three was unable to say how many customers had been affected.", "many customers"),
        ("Service was lost on Monday. The outage hit Pinehurst, Foxfire and Seven Lakes.", "Seven Lakes"),
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


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A nation-wide outage hit phones on Monday.", ["nation-wide"]),
        ("The fire disrupted services islandwide on Monday.", ["islandwide"]),
        ("Many could not watch on Monday as England beat Denmark.", []),
        ("The fault was traced to a telecoms hub in Doncaster on Monday.", []),
        ("The app crashed on Monday. The firm runs data centres in Mumbai, Lagos and Boston.", []),
        ("The exchange was down on Monday. U.S. markets had dipped before the outage.", []),
        ("Service was lost. The affected areas included Pinehurst and Seven Lakes.", ["Pinehurst", "Seven Lakes"]),
        ("North Tamborine residents have had no internet for a week.", ["North Tamborine"]),
        ("Many in the Waimak and Rangi areas had a degraded internet service.", ["Waimak", "Rangi"]),
        ("The fault affected the europe-west9-a zone on Monday.", ["europe-west9-a"]),
        ("Users in southeast Los Angeles, Mirage Flats and Otter Hill were offline on Monday.", None),
        (
            "The outage hit neighborhoods around Los Angeles, such as Otter Hill, on Monday.",
            ["Los Angeles", "Otter Hill"],
        ),
        ("Broadband is down in several parts of Central and South Auckland.", ["South Auckland"]),
        ("Lines are cut in P.E.I., Moncton and the North Island, and in Navi Mumbai.", None),
        ("The attack, said to be by a group with links to Iran, crippled clinics in Boston.", ["Boston"]),
        ("Rogers, which has nine million customers across the country, was down in Boston.", ["Boston"]),
        ("Pay failed at colleges in Ohio. Alder, 23, a junior from Mesa, Arizona, could not buy a meal.", ["Ohio"]),
    ],
)
def test_places_are_known_by_name_and_by_what_says_where_they_are(text: str, places: list[str] | None) -> None:
    named = {
        "Users": ["southeast Los Angeles", "Mirage Flats", "Otter Hill"],
        "Lines": ["P.E.I.", "Moncton", "North Island", "Navi Mumbai"],
    }
    assert told("region", text) == (places if places is not None else named[text.split()[0]])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The tracker showed over 100,000 incidents in Britain and 24,000 incidents in Canada.", "24,000 incidents"),
        ("The fault hit half of Telstra's mobile customers on Monday.", "half of Telstra's mobile customers"),
        ("A “significant majority” of users had been left without a signal.", "significant majority"),
    ],
)
def test_more_of_those_who_are_hit_are_counted(text: str, count: str) -> None:
    assert count in told("count", text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Network delivery and security giant Cloudflare had an outage on Monday.", "Network delivery"),
        ("Canva was down on Monday, with users unable to save and encountering connectivity problems.", "encountering"),
        ("Bell was down on Monday. The interruption affected 885 cell sites.", "885 cell sites"),
        ("Users had issues sending emails, searching emails or receiving emails on Monday.", "receiving"),
        ("Google was down on Monday. Still, the console was disabled for many.", "Still"),
        (
            "There were several outages in the past week, after Facebook and Messenger had trouble. Snapchat is down.",
            "Messenger",
        ),
        ("Vodafone was down on Monday. The outage affected Vodafone's website.", "s website"),
        ("Twitter is out on Monday. Twitter.com is down.", ("com", ".com")),
        ("Singtel had a fire. Apart from broadband services, ATMs were also down.", "Apart"),
        ("Firms around Auckland experienced broadband outages or intermittent service on Monday.", "intermittent"),
    ],
)
def test_what_is_no_name_of_a_service(text: str, wrong: str | tuple[str, ...]) -> None:
    assert not any(name.startswith(wrong) for name in told("service", text, "Outage"))


@pytest.mark.parametrize(
    ("text", "title", "vendor"),
    [
        ("The Fitbit app is down for many. The Google-owned company said so on Monday.", "App down", "Fitbit app"),
        ("According to Blizzard, there is high latency for some.", "Blizzard suffers an attack", "Blizzard"),
        (
            "Some Aucklanders are suffering from an outage. Aucklanders' service was cut.",
            "Some Aucklanders offline",
            "",
        ),
        ("Hostinger is down on Monday. Its sites are offline.", "Hostinger sites offline", "Hostinger"),
        (
            "Chorus says a fibre fault may last. Firms, including the publisher Nzmera, had broadband outages."
            " Nzmera said its systems were down.",
            "Fibre cut might not be fixed today",
            "Chorus",
        ),
    ],
)
def test_who_is_down_is_neither_an_owner_nor_a_people(text: str, title: str, vendor: str) -> None:
    assert told("vendor", text, title) == ([vendor] if vendor else [])


@pytest.mark.parametrize(
    ("headline", "wrong"),
    [
        (
            "Ukraine suffered a comms outage when 1,300 SpaceX satellite units went offline",
            "1,300 SpaceX satellite units",
        ),
        ("India is again immersed in a statewide internet blackout in Punjab", "statewide internet"),
    ],
)
def test_numbers_and_sizes_are_no_part_of_what_a_headline_calls_hit(headline: str, wrong: str) -> None:
    assert wrong not in [fact.value for fact in facts(Article(headline, headline, description=headline))]
