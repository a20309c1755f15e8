"""Services by what is said of them, houses by what they are, and speakers by whom they speak for."""

from __future__ import annotations

import pytest

from tui.desk.facts.slots import facts
from tui.model import Article


def told(slot: str, text: str, title: str = "") -> list[str]:
    return [fact.value for fact in facts(Article(text, title, text=text)) if fact.slot == slot]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The group took IT systems offline after a cyberattack.", "IT systems"),
        ("An outage hit its global computer systems on Monday.", "global computer systems"),
        ("Subscribers were prevented on Monday from accessing their online accounts.", "online accounts"),
        ("Homes in the valley had no cellphone service for an hour.", "cellphone service"),
        ("Chirpdeck, Birdfold and Tweetnest aren’t working.", "Birdfold"),
        ("Norway's payments clearing network has not yet recovered.", "payments clearing network"),
        ("Runners saw increased errors and latencies for upload APIs.", "upload APIs"),
        ("The ticketing system is now working normally after it broke down.", "ticketing system"),
        ("The fault disrupted all of its channels, including Paynest, Quickcard and Velo.", "Velo"),
        ("The clinic told staff that its network remains offline.", "network"),
        ("• Till receipts are unavailable", "till receipts"),
        ("For most of the morning the departure boards showed nothing but a logo.", "departure boards"),
        ("The library's catalogue and its self-service desks refused to work.", "library's catalogue"),
        ("Nurses found that the drug cabinets would not unlock.", "drug cabinets"),
        ("The radio links fell silent.", "radio links"),
        ("With the dispatch software dead, crews were sent by hand.", "dispatch software"),
    ],
)
def test_a_service_is_read_from_what_befell_it(sentence: str, name: str) -> None:
    assert name in told("service", f"There was trouble on Monday.\n{sentence}") + [
        one.lower() for one in told("service", f"There was trouble on Monday.\n{sentence}")
    ]


@pytest.mark.parametrize(
    ("title", "text", "wrong"),
    [
        ("Gates reject Wavecard", "Gates stopped reading Wavecard, the contactless card of the region.", "Wavecard"),
        ("State site down", "The agency's Workgrid website has been down since Sunday. Workgrid is slow.", "Workgrid"),
        (
            "Nullcrew hits airports",
            "The hacker group Nullcrew took down airport websites. Nullcrew said so.",
            "Nullcrew",
        ),
    ],
)
def test_neither_a_product_nor_a_gang_is_the_vendor(title: str, text: str, wrong: str) -> None:
    assert wrong not in told("vendor", text, title)


@pytest.mark.parametrize(
    "speech",
    [
        "“We are urging people to carry cash,” a police spokesman said.",
        "“We will publish everything that we took,” Wexpay attackers said.",
        "“This is not acceptable from a firm of that size,” said opposition spokesperson Lars Moen.",
        "A letter to the editor read: We have been customers for years and nobody answers us.",
        "“There is one cable to this island and we all know it,” says Morten, a fisherman.",
        "“We lost the whole of our Saturday trade,” said Anders Berg, manager of a supermarket in Bodø.",
    ],
)
def test_others_do_not_speak_for_the_vendor(speech: str) -> None:
    assert told("quote", f"Wexpay payments failed in Norway on Monday.\n{speech}", "Wexpay outage") == []


@pytest.mark.parametrize(
    "speech",
    [
        "“We are sorry to all who could not pay,” said Siri Foss, customer operations director.",
        "Kim Dahl is technical director of Wexpay. “It was our own mistake, and it is mended,” Ms Dahl said.",
        "“Nobody has lost any of their money,” the payment firm said.",
    ],
)
def test_those_who_run_it_do(speech: str) -> None:
    assert told("quote", f"Wexpay payments failed in Norway on Monday.\n{speech}", "Wexpay outage")


@pytest.mark.parametrize(
    ("slot", "sentence", "words"),
    [
        ("duration", "Payments were down for several trading hours.", "several trading hours"),
        ("duration", "The portal failed through most of the day.", "most of the day"),
        ("duration", "Shops could not take cards for about two hours before service was restored.", "PT2H"),
        ("duration", "The change caused eight hours of system issues.", "PT8H"),
        (
            "count",
            "Over 2 million of the company's subscribers could not call.",
            ">2000000 of the company's subscribers",
        ),
        ("count", "The fault hit numerous law firms in the north.", "numerous law firms"),
        ("count", "The day ended with nearly 11,000 delayed flights.", "<11000 delayed flights"),
    ],
)
def test_lengths_and_counts_are_told_in_more_ways(slot: str, sentence: str, words: str) -> None:
    assert words in told(slot, f"There was an outage in Norway. {sentence}")


def test_another_house_speaks_for_itself() -> None:
    text = (
        "Wexpay payments failed in Norway on Monday.\n"
        "A spokesman for Cardhouse said: “We are aware that a processor reported trouble.”\n"
        "A Wexpay spokesman said: “We are sorry for the trouble.”"
    )
    assert told("quote", text, "Wexpay outage") == ["We are sorry for the trouble."]


LIST = "Acme is hit.\nBelow is the list of affected products:\n* Acme Router - Packets are lost.\n* Acme Names"


def test_what_is_told_behind_a_list_of_products_is_none_of_them() -> None:
    text = f"{LIST}\nWork on a remedy is currently underway by our engineers.\nWe do not know when it will end."
    assert {"Acme Router", "Acme Names"} <= set(told("service", text))
    assert not [name for name in told("service", text) if name.startswith(("Work", "We "))]


def test_a_name_in_a_long_list_is_read_whole_or_not_at_all() -> None:
    names = ", ".join(f"Acme {word} Frames" for word in "Amber Birch Cedar Daisy Elder Fennel Ginger Hazel".split())
    text = f"There was trouble on Monday.\nAcme Disk is down, affecting {names} beginning at Friday, 2026-05-06 01:20."
    found = [name for name in told("service", text) if name.startswith("Acme ")]
    assert {name.split()[-1] for name in found} <= {"Frames", "Disk"}
    assert "Acme Birch Frames" in found
    short = "There was trouble on Monday.\nAcme Disk is down, affecting Acme Amber Frames beginning at Friday."
    assert "Acme Amber Frames" in told("service", short)


def test_how_long_it_may_go_on_is_no_length() -> None:
    assert told("duration", "Wexpay was down on Monday. The disruption could continue for several days.") == []


def test_an_airport_is_where_the_flights_of_others_are_cancelled() -> None:
    text = "British Airways cancelled flights from Heathrow Airport after its computers failed.\nHeathrow was full."
    assert told("vendor", text, "Chaos at Heathrow as BA computers fail") == ["British Airways"]
