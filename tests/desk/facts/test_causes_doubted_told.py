"""Causes that are rejected, were a first guess, are what users say or changed nothing: none is told as the cause."""

from __future__ import annotations

import pytest

from tui.desk.facts.cause.causes import cause as class_of_cause
from tui.desk.facts.slots import facts
from tui.model import Article

RULED_OUT = "ruled out: "


def causes(text: str) -> list[str]:
    return [fact.value for fact in facts(Article(text, "Outage: app is down", text=text)) if fact.slot == "cause"]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Trains stopped. The company denied reports that the centre had been hit by a cyber attack.", "cyber attack"),
        (
            "Phones were down. A report rejects the suggestion that it was a victim of ransomware.",
            "ransomware",
        ),
        ("Slack went down. It dismissed claims that a data breach had caused the outage.", "data breach"),
        ("Slack went down. Slack rejected talk of a ransomware attack.", "ransomware attack"),
        ("Payments failed. Officials rebuffed suggestions of sabotage.", "sabotage"),
        ("Payments failed. Visa said rumours that hackers had taken down its network were untrue.", "hackers"),
        ("The app crashed. A cyber attack has been excluded, the bank said.", "cyber attack"),
        ("The app crashed. The bank insists it was not hacked.", "hacked"),
        ("The app crashed. Investigators have found nothing that points to an attack.", "an attack"),
        ("The app crashed. Contrary to some reports, a power cut did not cause the outage.", "power cut"),
    ],
)
def test_what_is_rejected_is_ruled_out(text: str, denied: str) -> None:
    told = causes(text)
    assert any(denied in one for one in told)
    assert all(one.startswith(RULED_OUT) for one in told if denied in one)
    assert class_of_cause(Article(text, "Outage: app is down", text=text)) == "not stated"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Telcora's network failed. It had at first put the blame on a solar storm.", "solar storm"),
        (
            "Telcora's network failed because of a solar storm, an explanation since dismissed.",
            "solar storm",
        ),
        ("The game went down. Some of you have blamed a DDoS, others Sony.", "DDoS"),
        ("Storage failed at 6. They rolled back a switch update, which made no difference.", "switch update"),
        ("The site failed. Engineers first suspected the network.", "network"),
        ("Trading stopped. Brokers are inclined to blame both.", "both"),
        ("The app crashed. The bank initially blamed a supplier, then took that back.", "supplier"),
        ("The app crashed. Gamers were quick to blame the new season.", "new season"),
        ("The app crashed. The bank played down talk of a cyber attack.", "cyber attack"),
        ("The app crashed. A hacking group took the credit, but the bank said the claim was false.", "hacking group"),
        ("The app crashed. Experts say a cyber attack cannot be excluded.", "cyber attack"),
        ("The app crashed. Experts had warned that a cyber attack could cause such an outage.", "cyber attack"),
        ("Slack went down. The outage seems to be affecting huddles as well.", "huddles"),
        ("Slack went down. The issue was identified shortly after the change was applied.", "change was applied"),
        ("Slack went down. A switch is intended to allow a rule which misbehaves to be disabled.", "misbehaves"),
        (
            "The app failed. Early reports blamed a power cut at a data centre. Later the bank said that was wrong.",
            "power cut",
        ),
        ("Payments failed. The outage came a month after a ransomware attack on a rival.", "ransomware"),
        ("Slack went down. Outages like this are often caused by expired certificates.", "certificates"),
    ],
)
def test_what_is_guessed_or_withdrawn_is_no_cause(text: str, wrong: str) -> None:
    assert not [one for one in causes(text) if wrong in one and not one.startswith(RULED_OUT)]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The app crashed. The bank at first said nothing, and later blamed a bad config push.", "a bad config push"),
        (
            "Staff were denied access to computers after criminals launched a ransomware attack.",
            "ransomware attack",
        ),
        ("The app crashed. The bank denied a hack, but said a faulty update had caused it.", "a faulty update"),
        ("The app crashed. They rolled back a faulty release, which fixed it.", "a faulty release"),
        (
            "Slack went down. It said the outage was not a cyberattack but the result of a failed router.",
            "failed router",
        ),
    ],
)
def test_what_is_told_beside_a_denial_is_still_the_cause(text: str, right: str) -> None:
    assert any(right in one and not one.startswith(RULED_OUT) for one in causes(text))


def test_a_denial_ends_where_something_else_is_told() -> None:
    told = causes(
        "Slack went down. There was no evidence of malicious activity and that human error was likely, it said."
    )
    assert told == [f"{RULED_OUT}malicious activity"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Pages failed. This was caused by an exhaustion of memory in that region.", ["an exhaustion of memory"]),
        ("Slack was failing on Monday in a third wave of trouble since dawn.", []),
        ("Staff could not log in. What failed, it turned out on Monday, was the window for passwords.", []),
    ],
)
def test_a_cause_ends_before_what_is_not_told_of_it(text: str, told: list[str]) -> None:
    assert causes(text) == told
