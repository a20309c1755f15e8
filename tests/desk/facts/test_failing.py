"""What a sentence says to fail, by its own words; the sentences are invented."""

from __future__ import annotations

import pytest

from tui.desk.facts.slots import facts
from tui.model import Article


def told(slot: str, text: str, title: str = "An outage") -> list[str]:
    return [fact.value for fact in facts(Article("1", title, text=text)) if fact.slot == slot]


@pytest.mark.parametrize(
    ("text", "services"),
    [
        (
            "Nordwind Phone, the web interface and the company's website were unreachable.",
            ["Nordwind Phone", "web interface", "website"],
        ),
        ("Customers had problems with mobile banking and internet banking.", ["mobile banking", "internet banking"]),
        ("Thousands were left without internet or home phones after the failure.", ["internet", "home phones"]),
        ("Build jobs have been stuck since noon.", ["build jobs"]),
        ("Mobile money could not be reached, and voice calls often dropped.", ["mobile money", "voice calls"]),
        ("Ticket kiosks were unable to print.", ["ticket kiosks"]),
        ("The page speaks of elevated failures of card authorisations.", ["card authorisations"]),
        ("The app would not load.", ["app"]),
        ("Affected are voice and mobile data.", ["voice", "mobile data"]),
        ("About a third of card payments is affected in all regions.", ["card payments"]),
        ("The online return service of the tax office slowed to a crawl.", ["online return service"]),
        ("Campus Wi-Fi (eduroam) and the reading room PCs were inaccessible.", ["Campus Wi-Fi", "reading room PCs"]),
        ("The attack made all electronic services unavailable to the public.", ["electronic services"]),
        ("If you are unable to use our websites, try later.", ["websites"]),
        ("The fault knocked out a quarter of the country's network connectivity.", ["network connectivity"]),
    ],
)
def test_subjects_and_objects_of_failure_are_services(text: str, services: list[str]) -> None:
    assert told("service", text) == services


@pytest.mark.parametrize(
    "text",
    [
        "Some customers were affected, and the company was down to its last engineer.",
        "The outage affected the popular platform and left users without access to their systems.",
        "People had trouble accessing the image-sharing platform.",
        "Shops in Ontario and Quebec were affected.",
        "The dashboards are working and the registry is available, in spite of the outage.",
        "The web interface was not affected by the outage.",
        "A similar fault last year took down the ticket kiosks of a rival.",
        "Users cannot send messages, and some were unable to send direct messages.",
        "Iranians have been offline since Friday.",
        "The travel adapter is down to its best price yet.",
        "Members could not access the popular social media platform.",
        "Nurses were unavailable and the motorway was down to one lane.",
    ],
)
def test_people_places_and_what_works_are_none(text: str) -> None:
    opening = "Something failed. It failed badly. "
    assert told("service", opening + text) == []


def test_a_month_or_year_that_a_story_without_a_date_recalls_is_an_earlier_incident() -> None:
    text = (
        "Halden Bank is down and customers cannot log in.\nIt gave no reason.\nCash machines still work.\n"
        "In January, Ostby Bank suffered an outage that lasted three days.\n"
        "The network was offline for 23 days in 2011, and 77 million accounts were lost."
    )
    assert told("duration", text, "Halden Bank is down") == []
    assert told("count", text, "Halden Bank is down") == []
    assert told("status", text, "Halden Bank is down") == ["ongoing"]
    assert told("cause", text) == ["undisclosed"]
    assert told("not_affected", text) == ["Cash machines"]


@pytest.mark.parametrize(
    ("slot", "text", "values"),
    [
        ("count", "The outage began at 10:51 PDT and affected customers in Asia.", []),
        ("count", "It failed. Nobody knew. It rained. Some 15,600 passengers had to rebook.", ["15600 passengers"]),
        ("cause", "It went down. No denial-of-service attack took place.", ["ruled out: denial-of-service attack"]),
        ("cause", "A database migration had locked a central table, and the site was down.", ["A database migration"]),
        ("cause", "It halted all trains after a failure at its control centre.", ["a failure at its control centre"]),
        ("symptom", "The site was down. Users who cannot connect should flush their cache.", ["site was down"]),
        (
            "symptom",
            "Balances were missing, and modems kept restarting during the outage.",
            ["balances were missing", "modems kept restarting"],
        ),
        ("region", "The site is down. People in Dar es Salaam and Arusha could not pay.", ["Dar es Salaam", "Arusha"]),
        ("region", "The site is down across South America.", ["South America"]),
        ("not_affected", "It is down. Slack's huddles were not affected.", ["Slack's huddles"]),
        ("not_affected", "Mobile data is down. Broadband of Vodafone is not affected.", ["Broadband of Vodafone"]),
        ("not_affected", "It failed. • Machines that ran already stayed up throughout.", ["Machines that ran already"]),
        ("not_affected", "The web shop is down; the branches are not.", ["the branches"]),
        ("not_affected", "The till failed, but a second attempt often goes through.", []),
        ("symptom", "About a third of card payments is affected.", ["card payments is affected"]),
        ("not_affected", "The network failed. Calls to 911 went through.", ["Calls to 911"]),
        ("not_affected", "Slack is down. Zoom, some of whose users sit behind Cloudflare, was not affected.", ["Zoom"]),
    ],
)
def test_each_slot_in_more_of_the_words_that_stories_use(slot: str, text: str, values: list[str]) -> None:
    assert told(slot, text) == values


def test_what_nobody_told_befell_nothing() -> None:
    text = "Checkout is down. Marlowe did not say what had gone wrong or how many orders were lost."
    assert told("symptom", text) == ["checkout is down"]


def test_what_is_said_not_to_be_so_fails_nowhere() -> None:
    denied = "Payments are refused. It does not mean that a card is blocked. There is no sign that refunds are down."
    assert told("service", denied) == ["payments"]
    assert told("service", "Payments are refused, and refunds are down.") == ["payments", "refunds"]


def test_those_who_count_are_not_counted() -> None:
    assert told("count", "One payment in three was refused, according to figures from two banks.") == []
