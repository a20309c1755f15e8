"""What counts as hit in news of vendors: not their customers, owners and trackers, nor words for services at large."""

from __future__ import annotations

import pytest

from tui.desk.facts.slots import facts
from tui.model import Article


def told(slot: str, text: str, title: str = "Slack outage") -> list[str]:
    return [fact.value for fact in facts(Article(text, title, text=text)) if fact.slot == slot]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Slack went down. The company provides service to firms such as Netflix, Uber and Airbnb.", "Netflix"),
        ("Slack crashed on Monday. According to Down Detector, Slack was offline.", "Downdetector"),
        ("A fault of Amazon hit Slack. AWS Lambda is a service that runs programs of customers.", "AWS Lambda"),
        (
            "Slack, a firm providing content delivery services to shops, went down on Monday.",
            "content delivery services",
        ),
        ("Slack is down, with #SlackDown trending. Slack failed on Monday.", "#SlackDown trending"),
        ("Slack was down for millions of Americans and Europeans isolated at home.", "Americans"),
        ("Slack went down on Monday, and major websites were down with it.", "major websites"),
        ("Slack is down. Customers have been using services like FaceTime and Skype to connect.", "Skype"),
        ("Instagram is down. Meta, which also owns Messenger, is silent on the outage.", "Messenger"),
        ("Slack crashed, with reports spiking on a website that tracks app outages.", "website"),
        ("Slack suffered an outage. The workplace messaging platform was down.", "workplace messaging platform"),
        (
            "Slack failed in the hospital. Staff went back to handwritten prescriptions and paper.",
            "handwritten prescriptions",
        ),
        ("Slack failed. There were no reports of service interruptions for Google or Amazon.", "Google"),
        ("Slack failed, says Downdetector, a website that analyzes outages.", "website"),
        ("Slack crashed, says a firm that tracks internet outages.", "internet"),
        ("Slack crashed. It fell silent across its main channels such as Twitter, and failed.", "Twitter"),
        ("Slack users were unable to manage aspects of their account on Monday.", "manage aspects of their account"),
        ("Slack failed on Monday after a code change that affected the way certain pages loaded.", "way certain pages"),
        ("On Monday users were unable to initially log into the application. Slack has mended it.", "application"),
        ("Slack is designed to keep websites and services running, but went down on Monday.", "keep websites"),
    ],
)
def test_what_only_stands_in_the_news_is_not_hit(text: str, wrong: str) -> None:
    assert wrong not in told("service", text)


def test_mere_nouns_beside_products_with_names_must_be_told_clearly() -> None:
    noun = "Some had trouble with user sign-ins and game connectivity."
    named = f"Gmail, Google Docs and Google Meet were down on Monday. {noun}"
    assert {"user sign-ins", "game connectivity"} & set(told("service", f"Google failed on Monday. {noun}", "Outage"))
    assert set(told("service", named, "Google down")) == {"Gmail", "Google Docs", "Google Meet"}


@pytest.mark.parametrize("name", ["PlayStation Store", "Claude Code", "BBC iPlayer", "Mac App Store", "Slackbot"])
def test_a_product_that_bears_its_vendors_name_is_a_service(name: str) -> None:
    assert name in told("service", f"{name} is down. Users cannot open {name}.", f"{name} down")


def test_who_owns_the_vendor_is_not_hit() -> None:
    text = "AWS suffered an outage on Tuesday. Users saw errors. It lasted two hours. Other Amazon sites were hit, too."
    assert "Amazon" not in told("service", text, "AWS outage")


def test_an_owner_that_speaks_answers_for_its_brand() -> None:
    text = "AWS suffered an outage on Tuesday. Users saw errors. It lasted for long. It was mended. Amazon said so."
    assert told("vendor", text, "AWS outage") == ["Amazon"]


@pytest.mark.parametrize("answer", ["did not respond.", "spokesman Lee said so.", ", as ever, declined to comment."])
def test_an_owner_that_is_asked_answers_for_its_brand(answer: str) -> None:
    told_so = f"A memo was sent. Amazon{' ' if answer[0] != ',' else ''}{answer}"
    text = f"AWS suffered an outage on Tuesday. Users saw errors. It lasted for long. {told_so}"
    assert told("vendor", text, "AWS outage") == ["Amazon"]


@pytest.mark.parametrize("size", ["boasting 434 million users", "which has 90 million customers"])
def test_where_all_customers_of_a_house_are_is_no_region(size: str) -> None:
    assert told("region", f"Slack was down on Monday. The outage of the firm, {size} worldwide, was long.") == []


def test_an_owner_that_is_named_in_passing_does_not() -> None:
    text = "Slack suffered an outage. Users saw errors. It was long. “It is over,” Slack, owned by Salesforce, said."
    assert told("vendor", text) == ["Slack"]


def test_a_sentence_that_lists_more_goes_on_from_the_one_before() -> None:
    text = "Google was down on Sunday. More services suffered problems. These included Snapchat and the site Vimeo."
    assert "Snapchat" in told("service", text, "Google and Snapchat down")


def test_what_outages_relate_to_is_hit() -> None:
    text = "Slack is experiencing outages related to messaging, link previews, and search."
    assert told("service", text) == ["messaging", "link previews", "search"]


def test_houses_are_hit_by_one_word_names_where_outages_are_said_to_include_them() -> None:
    text = (
        "An Akamai fault hit banks. Websites of airlines suffered interruptions, including Delta, United and Southwest."
    )
    assert {"Delta", "United"} <= set(told("service", text, "Akamai outage"))


def test_a_long_list_of_those_hit_is_told_whole() -> None:
    names = "UPS, FedEx, American Express, Delta, Charles Schwab, Fidelity, HBO Max, Costco, Airbnb, Capital One, Steam"
    text = (
        f"An outage at Akamai hit many. Websites affected by the outage include {names}, Uber, Netflix, Hulu and Zoom."
    )
    assert {"Netflix", "Zoom"} <= set(told("service", text, "Akamai outage"))


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("It hit the Boston Globe and the New York Transit Council.", []),
        ("It stopped a system of the US securities regulator.", []),
        ("The outage hit Slack users of the AWS Backbone and errors rose in the Availability Zone.", []),
        ("“Slack failed me,” said Ann Lee, a teacher at a college in Broward County, Florida.", []),
        ("Messages were late, with one user in Southern California saying that they failed.", []),
        ("It was down in all offices except the ones in Leeds, Bristol and Cardiff.", []),
        ("Problems were concentrated on the East and West Coasts.", ["East and West Coasts"]),
        ("Storage failed in the north-1 region of the cloud.", ["north-1"]),
        ("The outage was worst in London on Tuesday.", ["London"]),
        ("The interface was not available globally during this time.", ["globally"]),
        ("It faced an outage in July that impacted many users in Canada.", []),
    ],
)
def test_where_it_is_felt_is_told_apart_from_names_and_bystanders(sentence: str, places: list[str]) -> None:
    assert told("region", f"Slack suffered an outage on Tuesday. Messages failed. {sentence}") == places


@pytest.mark.parametrize(
    ("title", "text", "vendor"),
    [
        (
            "Phone outage hits county",
            "Franklin County Emergency Management warns of an outage. CenturyLink is working on the outage, it said.",
            "CenturyLink",
        ),
        ("Cloud outage", "Private Service Connect endpoints of Google Cloud failed, and were down.", "Google"),
    ],
)
def test_neither_who_warns_of_it_nor_a_part_of_it_is_the_vendor(title: str, text: str, vendor: str) -> None:
    assert told("vendor", text, title) == [vendor]
