"""What whole stories tell over several sentences, and beside other outages, people and numbers."""

from __future__ import annotations

from datetime import UTC, datetime

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


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("It put the number of passengers affected at about 38,000.", "about 38,000"),
        ("The number of failed payments was 410,000.", "410,000"),
        ("By noon the number of cancelled trips reached 1,200.", "1,200"),
    ],
)
def test_those_hit_are_counted_by_their_number(sentence: str, count: str) -> None:
    assert told("count", f"The app of Acme failed. {sentence}") == [count]


@pytest.mark.parametrize(
    "sentence",
    [
        "A petition signed by more than 3,000 people asks for help.",
        "A union, which has gathered 14,000 signatures, said losses were high.",
        "The platform, which two thirds of Scottish schools use, refused to let them sign in and failed.",
        "About 27,000 households pay council tax there, and some had a payment delayed.",
        "The exchange lists 870 companies, and three of its members lost money.",
        "Her 58,000 followers lost the picture.",
        "The number of daily users is 4,500,000.",
        "The number of failed payments was low at 11.30 a.m.",
    ],
)
def test_those_who_sign_use_or_follow_are_not_hit(sentence: str) -> None:
    assert not any(count[0].isdigit() or "thirds" in count for count in _counts(sentence))


def _counts(sentence: str) -> list[str]:
    found = told("count", f"The app of Acme failed. {sentence}")
    return [one.removeprefix("more than ").removeprefix("About ") for one in found]


def test_a_count_ends_before_what_somebody_thinks() -> None:
    text = "The app failed. Reports are down to a third of that now, though I'd guess people have gone to bed."
    assert told("count", text) == []


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("Jolene Pratt, a baker in Austin who sells cakes, could not log in.", []),
        ("Tom Reed, 34, a nurse from Leeds who had queued, could not log in.", []),
        ("Lone Star Bank, a lender in Austin, failed too.", ["Austin"]),
        ("Education Scotland said that pupils could not sign in.", []),
        ("Police in Scotland said that callers could not get through.", ["Scotland"]),
    ],
)
def test_a_place_is_where_it_fails_and_not_a_speakers(sentence: str, places: list[str]) -> None:
    assert told("region", sentence) == places


@pytest.mark.parametrize(
    ("sentence", "duration"),
    [
        ("Trading resumed at 2:15 p.m., three and a half hours after the trouble began.", "three and a half hours"),
        ("Recovery was complete at 14:29 UTC, 85 minutes after it began.", "85 minutes"),
        ("Residents could neither pay nor call for two days.", "two days"),
    ],
)
def test_it_lasted_from_its_beginning_to_its_end(sentence: str, duration: str) -> None:
    assert told("duration", f"The app of Acme failed. {sentence}") == [duration]


def test_the_same_year_is_that_of_the_earlier_outage() -> None:
    text = (
        "The Acme exchange failed. Many were hit. Euronext stopped for three hours in October 2020. In Tokyo, a broken"
        " module closed the market for a full day the same year."
    )
    assert told("region", text) == told("duration", text) == []


@pytest.mark.parametrize(
    ("story", "is_told"),
    [
        (
            'Councillor Ray Dunmore, who sits on the committee, called it a disgrace. "We spent a fortune," he said.',
            False,
        ),
        ('Mr Tolley condemned the delay. "Our people deserve better than that," he said.', False),
        ('Ann Dunmore, the chief executive, called it unacceptable. "We let our members down," she said.', True),
    ],
)
def test_who_finds_fault_does_not_speak_for_the_house(story: str, is_told: bool) -> None:
    assert bool(told("quote", f"The site of Acme council failed.\n{story}")) is is_told


WEDNESDAY = "The trouble began shortly after 11 a.m. Eastern that Wednesday."


@pytest.mark.parametrize(
    ("before", "value"),
    [
        ("Acme lost voice service on Jan. 28, the carrier said on Thursday.", "2026-01-28T16:00Z"),
        ("Acme lost voice service in January, the carrier said on Thursday.", "shortly after 11 a.m. Eastern"),
    ],
)
def test_that_weekday_is_a_day_told_before(before: str, value: str) -> None:
    text = f"{before} {WEDNESDAY}"
    article = Article(text, "Acme outage", text=text, date=datetime(2026, 2, 12, 10, tzinfo=UTC))
    assert [fact.value for fact in facts(article) if fact.slot == "start"] == [value]


@pytest.mark.parametrize(
    "behind",
    [
        "The halt was lifted at 10 a.m. Ships sail again, but delays of up to two hours remain.",
        "Service was restored at noon. The sailings to Pico are cancelled for the rest of the day.",
        "Service was restored at noon. The timetable will not be back to normal before Thursday.",
        "The operator is rolling back and logins are getting better.",
        "By four, shops whose names begin with A were answering again.",
    ],
)
def test_what_is_left_or_under_way_is_a_recovery(behind: str) -> None:
    text = f"Ferry line Corvo kept ships in port on Monday after its booking system failed at 5 a.m.\n{behind}"
    title = "Ferry line cancels sailings as booking system fails"
    assert [fact.value for fact in facts(Article(text, title, text=text)) if fact.slot == "status"] == ["recovering"]


DOWN = "The app of Acme Bank is down, customers say. It failed at 9 a.m. on Wednesday.\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "The app never came back.",
        "The app was restored at noon and failed an hour later.",
        "Services that were restored on Monday went down again on Tuesday.",
        "The bank said at noon that it was fixed. At one it broke again.",
        "The bank has yet to say that it is resolved.",
        "The incident of March was resolved within an hour.",
        "Refunds were paid after the July outage was resolved.",
        "Last time, service was restored after two days.",
    ],
)
def test_an_end_that_failed_or_is_anothers_is_none(sentence: str) -> None:
    article = Article(sentence, "Acme Bank app down", text=DOWN + sentence)
    assert "resolved" not in [fact.value for fact in facts(article) if fact.slot == "status"]


def test_what_came_back_after_it_fell_again_is_over() -> None:
    text = "The app of Acme failed on Monday. By Tuesday service was restored after it fell a second time."
    assert [one.value for one in facts(Article(text, "Acme app back", text=text)) if one.slot == "status"] == [
        "resolved"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Cards were not affected in the last outage.",
        "Queues continued throughout the day.",
        "Branches were open but could not pay out.",
        "Cancellations continued throughout the weekend.",
    ],
)
def test_trouble_and_what_could_do_nothing_were_not_spared(sentence: str) -> None:
    assert labels(DOWN + sentence, "Acme Bank app down") == []
