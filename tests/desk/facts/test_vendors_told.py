"""Whose outage it is not: persons, gangs, places, names cut in two, and houses that are named for something else."""

from __future__ import annotations

import pytest

from tui.desk.facts.slots import facts
from tui.model import Article


def told(slot: str, title: str, lead: str) -> list[str]:
    return [fact.value for fact in facts(Article(title, title, description=lead)) if fact.slot == slot]


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        (
            "Arjun Velkar admits to glitch as buyers fail to book the car",
            "Arjun Velkar admits to glitch as buyers fail.",
        ),
        (
            "Game maker addresses prices as server downtime ends",
            "Kenji Morota says it's important that cars cost much.",
        ),
        (
            "Mira Marsk event begins after technical issues",
            "It was “real”, as Mira Marsk's campaign launch suffers glitches.",
        ),
        (
            "Lender faces technical difficulties",
            "Signs showed that the Brelkat 2.0 ransomware group attacked its systems.",
        ),
        ("Internet shut down in Rajasthan", "Internet services were suspended in Rajasthan’s Velkari after clashes."),
        ("Group of hackers attacks airports", "Pro-Orstad hackers disrupted the systems of several airports."),
        ("Phones throttled", "The traffic is measured, an outage says, by the firm Brelk"),
        ("Services offline", "Brelka Gas Stations Blamed Outage on Cyberattack at Brelka Gas Stations"),
        (
            "University hit by outage",
            "A threat to its Microsoft Windows-based systems led to an outage, the IT department said.",
        ),
        (
            "Network connectivity",
            "Servers in one Availability Zone failed. The Availability Zone was hit by an outage.",
        ),
        ("Taco Bell customers complain after app crashes", ""),
        ("Internet cut", "It was cut, and United Nations officials condemn the outage."),
        ("Country hit", "Friday's outage also affected passport offices and Orstad's ArriveBrelka app."),
        ("Bank hit", "Also in today’s newsletter, Nvidia makes chips."),
        ("War live: internet of Gaza is down", "Israel-Hamas talks go on as the internet is down in Gaza."),
        ("Game fails", "Issues with the Big Brelka mode continue as Big Brelka suffers outages."),
        ("Buyers cannot book the Velka-N", "Buyers fail to book Velka-N. The Velka-N app fails."),
    ],
)
def test_who_is_no_vendor(title: str, lead: str) -> None:
    assert told("vendor", title, lead) == []


@pytest.mark.parametrize(
    ("title", "lead", "vendor"),
    [
        ("Optus chief resigns in wake of 14-hour Nationwide outage", "", "Optus"),
        ("Nationwide customers locked out of app", "", "Nationwide Building Society"),
        ("Post mortem on Cloudflare outage", "", "Cloudflare"),
        ("UPI down: users of HDFC Bank cannot pay", "UPI has been down since noon, users of HDFC Bank said.", "NPCI"),
        (
            "College hit",
            "The National College of Orstad is restoring its systems after an outage.",
            "National College of Orstad",
        ),
        (
            "Court hit by ransomware",
            "Tribunal de Vela do Rio Verde do Sul was hit by an outage of its servers.",
            "Tribunal de Vela do Rio Verde do Sul",
        ),
        ("Treasury Brelka website outage", "Treasury Brelka said its site failed.", "Treasury Brelka"),
        ("HBO Max mends errors on Apple TV", "Errors hit those who stream HBO Max on your Apple TV box.", "HBO Max"),
        ("Twitter goes down on the web, Apple iPhone, Android and mobile", "", "Twitter"),
        ("Xbox Live fails: nothing to do with Titanfall", "", "Xbox"),
        ("Servers down", "Petro-Brelka said it was hit by an outage. Customers of Petro-Brelka wait.", "Petro-Brelka"),
        ("BA cancels flights after IT failure", "", "British Airways"),
        ("Jokes flood Twitter as Slack goes offline", "", "Slack"),
        (
            "Ministry hit by attack",
            "The Ministry of Bread and Salt Trade is restoring services after an outage.",
            "Ministry of Bread and Salt Trade",
        ),
        ("Iran goes dark", "Internet is cut off in Iran, where Cloudflare Radar shows no traffic.", None),
    ],
)
def test_who_is_one(title: str, lead: str, vendor: str | None) -> None:
    assert told("vendor", title, lead) == ([vendor] if vendor else [])


@pytest.mark.parametrize(
    ("title", "services"),
    [
        ("Summary of the Amazon DynamoDB Service Disruption in Northern Virginia (US-EAST-1) Region", ["DynamoDB"]),
        ("Post Mortem on Cloudflare Control Plane and Analytics Outage", ["Control Plane", "analytics"]),
        ("UPI outage hits shops across India", ["UPI"]),
    ],
)
def test_a_place_is_no_service_and_a_plane_may_be_one(title: str, services: list[str]) -> None:
    assert told("service", title, "") == services


def test_a_number_suffers_nothing_and_an_apology_tells_no_cause() -> None:
    text = "The tills are down. One in three has been refused. The shop apologised for a broken lift."
    found = facts(Article("1", "Shop outage", text=text))
    assert [fact.value for fact in found if fact.slot == "cause"] == []
    assert not any("three has been" in fact.value for fact in found if fact.slot == "symptom")


def test_a_common_word_that_opens_the_headline_may_own_the_outage() -> None:
    title, lead = "Notion’s hours-long outage was no attack", "Notion's registrar is Name.com, the firm said."
    assert told("vendor", title, lead) == ["Notion"]


def test_a_compound_does_not_part_a_name_from_its_trouble() -> None:
    title = "Launch of Titanfall hindered by Xbox Live sign-in issues"
    assert told("vendor", title, "Players of Titanfall wait.") == ["Xbox"]
