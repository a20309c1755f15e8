from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.desk.facts.when.times import time_words

PUBLISHED = datetime(2024, 3, 5, 18, 0, tzinfo=UTC)  # a Tuesday, before daylight saving time


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("around 10am ET", "2024-03-05T15:00Z"),
        ("12:25 p.m. EST Monday", "2024-03-04T17:25Z"),
        ("early Monday", "2024-03-04"),
        ("yesterday", "2024-03-04"),
        ("May 10th, 2019 at 08:46 AM PST", "2019-05-10T16:46Z"),
        ("July 3, 2023 at 9:30 pm PT", "2023-07-04T04:30Z"),
        ("3 July 2023", "2023-07-03"),
        ("2023-01-25 07:05 UTC", "2023-01-25T07:05Z"),
        ("11:40 JST", "2024-03-05T02:40Z"),
        ("9.15am BST on 2 August 2023", "2023-08-02T08:15Z"),
        ("shortly before noon Eastern on Friday", "2024-03-01T17:00Z"),
        ("December 20", "2023-12-20"),
        ("9:30 UK time on 1 July 2023", "2023-07-01T08:30Z"),
        ("at 9 a.m.", "9 a.m."),
    ],
)
def test_a_time_comes_to_what_the_words_and_the_date_settle(words: str, value: str) -> None:
    found = time_words(f"It broke {words}, they said.")
    assert [when.value(PUBLISHED) for when in found] == [value]


def test_without_a_date_of_publication_a_weekday_stays_as_told() -> None:
    (when,) = time_words("It broke on Monday.")
    assert when.value(None) == "Monday"


def test_a_clock_time_after_publication_was_the_day_before() -> None:
    (when,) = time_words("since 23:10 UTC")
    assert when.value(PUBLISHED) == "2024-03-04T23:10Z"


@pytest.mark.parametrize(
    "words", ["a score of 3:2", "24/7 support", "you may 5 times", "99.95% of 1.5 million", "99:99"]
)
def test_numbers_that_are_no_times_are_left_alone(words: str) -> None:
    assert time_words(words) == []


@given(st.text())
def test_spans_are_exact_on_any_text(text: str) -> None:
    for when in time_words(text):
        assert text[when.start : when.end] == when.text
        assert when.value(PUBLISHED)


@given(
    st.lists(
        st.sampled_from("on at early Monday 9 99 : 30 pm a.m. ET May 31 February 2023 2023-02-31 T25:61 Z noon".split())
    )
)
def test_odd_dates_never_raise(words: list[str]) -> None:
    for text in (" ".join(words), "".join(words)):
        for when in time_words(text):
            when.value(PUBLISHED)


def test_a_clock_time_after_publication_is_of_the_day_before() -> None:
    just_past_midnight = datetime(2026, 11, 24, 0, 47, tzinfo=UTC)
    (since,) = time_words("down since 21:20 UTC")
    (today,) = time_words("today")
    assert since.value(just_past_midnight) == "2026-11-23T21:20Z"
    assert since.value(just_past_midnight, today) == "2026-11-23T21:20Z"
    (dated,) = time_words("24 November at 21:20 UTC")
    assert dated.value(just_past_midnight) == dated.text


def test_four_digits_with_a_zone_are_a_clock_time() -> None:
    (when,) = time_words("since 0910 GMT")
    assert when.clock == (9, 10)
    assert time_words("since 2016 people have complained") == []
