"""Since when, where a story tells it without a clock, and what is a time of something else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tui.desk.facts.slots import facts
from tui.model import Article


def started(text: str) -> list[str]:
    return [fact.text for fact in facts(Article(text, "Outage", text=text)) if fact.slot == "start"]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Boards at Acme are down, in an outage that started a week ago.", "a week ago"),
        ("Logins at Acme fail. The trouble was first noticed mid-morning.", "mid-morning"),
        ("The clearing house said that the fault arose during the night.", "during the night"),
        ("Acme logins failed. Dec 3 was the day on which it began.", "Dec 3"),
    ],
)
def test_a_beginning_is_told_without_a_clock(text: str, start: str) -> None:
    assert started(text) == [start]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Dec 28 (Wire) - Acme suffered a major outage on Wednesday.", "Wednesday"),
        (
            "Acme was down for many on Tuesday morning. A tracker showed complaints spiking around 9:30 a.m. ET, before"
            " turning down a bit.",
            "around 9:30 a.m. ET",
        ),
        (
            "A tracker saw a spike of Acme failures around 8:20 a.m. PT. Over the course of the hour between 8 a.m. and"
            " 9 a.m., some 5,000 failures were counted.",
            "around 8:20 a.m. PT",
        ),
        (
            "Acme mended an outage that began on Monday. At 1:03 AM ET on Tuesday, Acme added this update: it is over.",
            "Monday",
        ),
        (
            "Acme’s statement came at around 10:30 p.m. ET. Complaints were surfacing early Monday afternoon.",
            "early Monday afternoon",
        ),
        ("On the heels of the outage of Zeta on June 8, Acme failed on June 17.", "June 17"),
        ("The outage at Acme stretched into a second day on Wednesday. It was down since Tuesday.", "Tuesday"),
    ],
)
def test_the_time_of_something_else_is_no_beginning(text: str, start: str) -> None:
    assert started(text)[0] == start


def test_the_day_is_told_beside_a_time_of_day_that_no_date_settles() -> None:
    text = "Acme was down for many on Tuesday. Its trouble began around 9:30 a.m. ET, it said."
    assert started(text) == ["around 9:30 a.m. ET", "Tuesday"]
    dated = Article(text, "Outage", text=text, date=datetime(2025, 6, 11, tzinfo=UTC))
    assert [fact.value for fact in facts(dated) if fact.slot == "start"] == ["2025-06-10T13:30Z"]


@pytest.mark.parametrize(
    "text",
    [
        "The service is down. Shares closed at 4 p.m. down 2%.",
        "The service is down. A maintenance window is planned for Sunday at 2 a.m.",
    ],
)
def test_the_close_of_a_market_and_what_is_planned_are_no_beginning(text: str) -> None:
    assert started(text) == []


def test_a_time_at_which_it_had_begun_is_told_beside_the_day() -> None:
    text = "Card machines stopped on Saturday. Acme said that the fault had begun at 12.10pm and was mended by 3.40pm."
    assert set(started(text)) == {"12.10pm", "Saturday"}
