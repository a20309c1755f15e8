from __future__ import annotations

import pytest

from tui.desk.facts.cause.causes import cause
from tui.desk.facts.slots import facts
from tui.model import Article


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The outage was caused by a misconfigured router setting", "configuration"),
        ("The outage was caused by a configuration change", "configuration"),
        ("The outage was due to a software bug", "bug"),
        ("The outage was blamed on a DDoS attack", "attack"),
        ("The outage was caused by a power failure at a data centre", "power"),
        ("The outage was caused by an expired certificate", "DNS or certificate"),
        ("The outage was caused by unusually high traffic", "overload"),
        ("The outage was caused by overheating servers", "hardware"),
        ("The outage was caused by a third-party supplier", "third party"),
        ("The internet was cut by order of the government amid protests", "order of a government"),
        ("The outage was not the result of a cyber attack", "not stated"),
        ("The site was down", "not stated"),
    ],
)
def test_the_class_of_a_cause(words: str, expected: str) -> None:
    assert cause(Article("1", words)) == expected


def test_scope_and_a_bare_glitch_are_no_cause() -> None:
    words = (
        "The fault seems isolated to the basket page. The glitch caused anger. The firm has yet to explain the cause."
    )
    assert cause(Article("1", "", text=words)) == "not stated"


@pytest.mark.parametrize(
    "text",
    [
        "The servers were brought back online by the studio due to increasing demand from players.",
        "Brelka appears to be recovering from having technical issues that prevented people from posting.",
        "What happens when half of the Brelka network is down?",
        "A hacking group linked to Norland made Brelka's chats unavailable this week.",
        "One disproved conspiracy theory linked the outage of Brelka to a breach tied to a Sept. 22 advert.",
    ],
)
def test_what_brings_it_back_or_is_asked_is_no_cause(text: str) -> None:
    assert not [fact for fact in facts(Article("1", "", text=text)) if fact.slot == "cause"]


def test_a_denied_cause_ends_before_the_given_one() -> None:
    text = "The outage was not caused by an attack and was due to a configuration change."
    told = {fact.value for fact in facts(Article("1", "", text=text)) if fact.slot == "cause"}
    assert "ruled out: an attack" in told
    assert cause(Article("1", "", text=text)) == "configuration"


def test_a_doubted_cause_is_no_class() -> None:
    text = "Flights are halted. It is not believed that the computer failure was caused by a cyberattack or hackers."
    assert cause(Article("1", "Airline hit by system failure", text=text)) == "not stated"
