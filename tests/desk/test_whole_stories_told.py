"""What whole stories tell over several sentences, and beside other outages, people and numbers."""

from __future__ import annotations

import pytest

from tui.desk.facts.slots import facts
from tui.model import Article


def told(slot: str, text: str, title: str = "Acme outage") -> list[str]:
    return [fact.text for fact in facts(Article(text, title, text=text)) if fact.slot == slot]


def labels(text: str, title: str = "Acme outage") -> list[str]:
    return [fact.value for fact in facts(Article(text, title, text=text)) if fact.slot == "not_affected"]


@pytest.mark.parametrize(
    "behind",
    [
        "Calls were unaffected. By noon they had failed.",
        "Payments kept working. An hour later they too stopped.",
        "The website was not affected. Later in the day it went offline as well.",
        "Landlines were not affected, the carrier said. They failed at 3 p.m. too.",
        "Search remained available. Then it also crashed.",
    ],
)
def test_what_the_next_sentence_takes_back_was_not_spared(behind: str) -> None:
    assert labels(f"The app of Acme is down. {behind}") == []


@pytest.mark.parametrize(
    "behind",
    [
        "Calls were unaffected. By noon they had reached a record.",
        "Calls were unaffected. It failed because of a bug.",
        "Calls were unaffected. By noon the app was back.",
    ],
)
def test_a_next_sentence_on_something_else_takes_nothing_back(behind: str) -> None:
    assert labels(f"The app of Acme is down. {behind}") == ["Calls"]


@pytest.mark.parametrize(
    ("sentence", "spared"),
    [
        ("Text messages and mobile data went through as usual.", ["Text messages and mobile data"]),
        ("Bin collections went ahead as normal.", ["Bin collections"]),
        ("The homework app is not part of the problem.", ["The homework app"]),
        ("The story mode isn't affected, and neither is the companion app.", ["The story mode", "the companion app"]),
        ("Landlines were not affected, nor was the mailbox service.", ["Landlines", "the mailbox service"]),
        ("Cash machines worked all the time, as did direct debits.", ["Cash machines", "direct debits"]),
        ("Baggage handling worked without problems, and so did its website.", ["Baggage handling", "its website"]),
        ("Calls from landlines got through throughout.", ["Calls from landlines"]),
        ("Security checks are running normally and flights are taking off as planned.", ["Security checks", "flights"]),
    ],
)
def test_what_is_spared_is_told_in_turns_of_phrase(sentence: str, spared: list[str]) -> None:
    assert labels(f"The phone network of Acme is down. {sentence}") == spared


@pytest.mark.parametrize(
    "sentence",
    [
        "Landlines were hit, nor was there any word of a return.",
        "What still works:",
        "Flights are not taking off as planned.",
        "Messages never went through as usual.",
    ],
)
def test_what_only_resembles_them_spares_nothing(sentence: str) -> None:
    assert labels(f"The phone network of Acme is down. {sentence}") == []


def test_nobody_is_spared_beside_what_was() -> None:
    assert labels("Acme is down. Landlines were not affected, nor was anybody hurt.") == ["Landlines"]


@pytest.mark.parametrize(
    ("headline", "spared"),
    [
        ("Signal down for Android users, iPhone works", "iPhone"),
        ("Acme checkout offline in Europe, search works", "search"),
        ("Acme login fails for many, API not affected", "API"),
    ],
)
def test_a_headline_names_what_works_apart_from_what_is_down(headline: str, spared: str) -> None:
    assert [spared in value and "down" not in value for value in labels(headline, headline)] == [True]
    assert labels(headline, headline)[0].endswith(spared)


@pytest.mark.parametrize(
    "sentence",
    [
        "A petition asks for the old system back.",
        "Customers want their service back.",
        "People are begging for the app back.",
        "The fault struck five minutes before the papers were due to open, and is still not fixed.",
        "It took hours before anyone answered, and the fault has not been fixed.",
        "Staff waited for hours until noon, and it isn't resolved.",
        "The problem isn't fixed.",
        "Service hasn’t been fully restored.",
    ],
)
def test_what_is_wanted_or_not_mended_is_no_end(sentence: str) -> None:
    text = f"The app of Acme is down. {sentence}"
    assert [fact.value for fact in facts(Article(text, "Acme app down", text=text)) if fact.slot == "status"] == [
        "ongoing"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "It took hours before the fault was fixed.",
        "Customers who want to pay can do so, the service is back.",
    ],
)
def test_an_end_beside_such_words_is_told(sentence: str) -> None:
    text = f"The app of Acme failed. {sentence}"
    assert [fact.value for fact in facts(Article(text, "Acme app fails", text=text)) if fact.slot == "status"] == [
        "resolved"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Trading resumed at 2:15 p.m., three hours after the trouble began.",
        "We have seen no further errors since 17:10.",
        "The network has been stable since 4 p.m. ET, and nothing failed.",
        "The market reopened shortly after 11 a.m., having crashed.",
    ],
)
def test_the_time_from_which_all_is_well_is_no_start(sentence: str) -> None:
    assert told("start", f"The app of Acme failed for many. {sentence}") == []


@pytest.mark.parametrize("sentence", ["No trains have run since 8 a.m.", "Nothing has worked since 17:10."])
def test_the_time_since_when_nothing_works_is_the_start(sentence: str) -> None:
    assert len(told("start", f"The app of Acme failed for many. {sentence}")) == 1
