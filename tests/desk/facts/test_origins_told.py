"""Causes by what the trouble came from: its origin, what a review found, another house, and what only seems one."""

from __future__ import annotations

import pytest

from tui.desk.facts.slots import facts
from tui.model import Article

LEAD = "Wexpay payments failed for thousands of shoppers in Norway on Monday. "


def causes(sentence: str) -> list[str]:
    article = Article(sentence, "", text=LEAD + sentence)
    return [fact.value for fact in facts(article) if fact.slot == "cause"]


@pytest.mark.parametrize(
    ("sentence", "cause"),
    [
        ("The airline said the trouble came from an unhealthy node in its message cluster.", "an unhealthy node"),
        ("Engineers said the errors came from a table that had outgrown its disk.", "a table"),
        ("The problem sprang from a change to the way that sessions are stored.", "a change to the way"),
        ("The disruption stems back to a mismatch between two versions of a library.", "a mismatch"),
        ("The bank attributed the terminals' silence to a defective switch.", "a defective switch"),
        ("The firm ascribed the failure to a worn-out battery.", "a worn-out battery"),
        ("It cited problems at a network supplier.", "problems at a network supplier"),
    ],
)
def test_what_trouble_came_from_is_its_cause(sentence: str, cause: str) -> None:
    assert any(cause in one for one in causes(sentence))


@pytest.mark.parametrize(
    ("sentence", "cause"),
    [
        ("The bank named a failed upgrade as the cause.", "a failed upgrade"),
        ("Investigators singled out a burnt-out relay as the culprit.", "a burnt-out relay"),
        ("A review concluded that a test certificate had been used in production.", "a test certificate"),
        ("An internal investigation found that two controllers had each taken charge.", "two controllers"),
        ("The bank said a supplier's system had failed.", "supplier's system"),
        ("It said that one of its providers had suffered a power failure.", "power failure"),
    ],
)
def test_what_is_named_found_or_befell_another_house_is_a_cause(sentence: str, cause: str) -> None:
    assert any(cause in one for one in causes(sentence))


@pytest.mark.parametrize(
    ("sentence", "cause"),
    [
        ("A misapplied route filter left the resolver unreachable for an hour.", "misapplied route filter"),
        ("A mislabelled cable sent traffic to the wrong hall.", "mislabelled cable"),
        ("A newly deployed telemetry service had flooded the control plane.", "newly deployed telemetry service"),
        ("A recently installed firewall blocked requests from the app.", "recently installed firewall"),
        ("Shipping stopped when malware called Petya spread through its offices.", "malware called Petya"),
        ("Staff told a newspaper that a virus had got into production lines.", "a virus had got into"),
        ("An employee's typo took out the billing servers.", "typo"),
        ("A fire in the battery room took the site offline.", "fire in the battery room"),
        ("Fire broke out in the battery room of its data centre.", "Fire broke out in the battery room"),
        ("Temperatures in the server room passed 50C and machines turned themselves off.", "Temperatures in the"),
        ("Too few servers had been set aside for the sale.", "Too few servers"),
        ("The shop's website went down under the weight of visitors.", "weight of visitors"),
        ("The outage followed a botched move to new servers.", "a botched move"),
        ("A schema update had been identified as the source and was being reverted.", "A schema update"),
        ("An expired key was found to be the cause.", "An expired key"),
        ("Homes were cut off after Storm Isha toppled a mast on the island.", "Storm Isha toppled a mast"),
        ("The group said in a filing that an unknown actor had got into its systems.", "an unknown actor had got into"),
        ("The operator cut its systems off on Friday when it noticed an intrusion.", "an intrusion"),
        ("The failure coincided with an upgrade of the payments core.", "an upgrade"),
    ],
)
def test_what_broke_it_is_told_by_what_it_is_or_did(sentence: str, cause: str) -> None:
    assert any(cause in one for one in causes(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "A spokesman said complaints came from an unusual number of places.",
        "Messages of support came from a rival.",
        "The report of the failure came from a customer in Oslo.",
        "Errors came from customers in the north.",
        "The minister refused to rule out a cyberattack.",
        "The incident comes a month after a fire at another bank's data centre.",
        "The engineers found the fault within a minute.",
        "The company identified the issue by noon.",
        "Most requests failed.",
        "The newly appointed minister left the meeting early.",
        "The provider suffered an outage.",
        "Police said on Friday that a man had got into the building.",
        "Its rivals saw a surge of sign-ups.",
    ],
)
def test_who_reports_what_is_feared_and_the_trouble_itself_are_no_causes(sentence: str) -> None:
    assert [one for one in causes(sentence) if one != "undisclosed"] == []
