"""What headlines tell by themselves, in which names run into verbs and every word may have a capital."""

from __future__ import annotations

import pytest

from tui.desk.facts.slots import facts
from tui.desk.reading.headline import is_in_title_case
from tui.model import Article


def told(slot: str, title: str, description: str = "") -> list[str]:
    return [fact.text for fact in facts(Article("1", title, description=description)) if fact.slot == slot]


@pytest.mark.parametrize(
    ("title", "services"),
    [
        ("Kestrel Clinics Takes Systems Offline Following Cyberattack", ["Systems"]),
        ("Outage of Bank of Orran hits key payments systems", ["key payments systems"]),
        ("Netflix Crashes as 'Night Watch' Finale Premieres, Second Time This Season", []),
        ("Brelka is having a widespread broadband outage", ["broadband"]),
        ("Brelka Users Report Widespread Service Interruptions", []),
        ("Twitter Briefly Goes Down, Silencing Millions of Unhappy Users", []),
        ("Twitter goes down for 'most users' on internet, Apple iPhone, Android and mobile", []),
        ("Twitter outage fixed for web, iOS/Android users", []),
        ("Brelka silent as Lindero customers report internet outages", ["internet"]),
        ("Post Mortem on Brelka Control Plane and Analytics Outage", ["Brelka Control Plane", "Analytics"]),
    ],
)
def test_a_name_ends_where_a_verb_begins(title: str, services: list[str]) -> None:
    assert told("service", title) == services


def test_title_case_is_told_by_most_words() -> None:
    assert is_in_title_case("Netmark Crashes as the Finale Premieres for Fans")
    assert not is_in_title_case("Netmark crashes as the finale premieres in Oslo")
    assert not is_in_title_case("Netmark Is Down")


def test_where_a_bystander_lives_is_no_scene() -> None:
    text = "Cards are refused everywhere. “We wrote down names,” said Jo Nord, who runs a bakery in Tampere."
    assert told("region", "Cards refused", text) == []


@pytest.mark.parametrize("place", ["Guinea", "Papua New Guinea", "Rajasthan", "Burkina Faso", "Georgia", "Lviv"])
def test_countries_and_provinces_of_the_world_are_places_and_nobodys_names(place: str) -> None:
    title = f"{place} shuts down internet access amid protests"
    assert told("region", title) == [place]
    assert told("vendor", title, f"People in {place} turn to radios.") == []


def test_a_place_is_found_behind_a_word_that_is_none() -> None:
    assert told("region", "New Myanmar is dark: internet cut off in 22 townships") == ["Myanmar"]


@pytest.mark.parametrize(
    ("title", "description", "vendor"),
    [
        ("Brelkamobil hit by attack", "“It is down,” Brelkamobil CEO Jo Nord said of the attack.", ["Brelkamobil"]),
        ("Treasury Brelka website outage", "Treasury Brelka said its site failed.", ["Treasury Brelka"]),
        ("Bank's app fails", "Engineers blamed users for the errors.", []),
        ("Disruptions at most petrol stations", "Disruptions are blamed on an attack.", []),
        ("County repairs its systems after attack", "County Administrator Jo Nord said that it went down.", []),
    ],
)
def test_neither_people_nor_the_trouble_itself_are_the_vendor(title: str, description: str, vendor: list[str]) -> None:
    assert told("vendor", title, description) == vendor
