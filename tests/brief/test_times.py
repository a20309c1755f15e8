"""Times and lengths of time as people read them."""

from __future__ import annotations

import pytest

from tui.brief.times import readable


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("PT3H", "3 h"),
        ("PT2H30M", "2 h 30 min"),
        (">PT5H", "more than 5 h"),
        ("<P1DT12H", "less than 1 d 12 h"),
        ("PT45S", "45 s"),
        ("2026-11-23T09:10Z", "2026-11-23 09:10 UTC"),
        ("P", "P"),
        ("several hours", "several hours"),
        ("2026-11-23", "2026-11-23"),
    ],
)
def test_a_value_is_told_without_the_letters_of_machines(value: str, words: str) -> None:
    assert readable(value) == words
