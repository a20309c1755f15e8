from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.archive.makers import at
from tui.brief.changes import render
from tui.model import Version
from tui.text.difference import word_changes

WORDS = st.lists(st.sampled_from(["checkout", "is", "down", "up", "again", "now"]), max_size=30).map(" ".join)


def test_words_taken_out_and_put_in() -> None:
    assert list(word_changes("Checkout is down today", "Checkout is up again today")) == [
        (" ", "Checkout is"),
        ("-", "down"),
        ("+", "up again"),
        (" ", "today"),
    ]


def test_long_parts_that_stayed_are_shortened() -> None:
    same = " ".join(str(number) for number in range(100))
    ((sign, words),) = word_changes(same, same)
    assert (sign, "…" in words.split(), len(words.split())) == (" ", True, 25)


@given(WORDS, WORDS)
def test_the_signs_lead_from_one_text_to_the_other(old: str, new: str) -> None:
    changes = [change for change in word_changes(old, new) if "…" not in change[1]]
    if len(changes) == len(list(word_changes(old, new))):
        assert " ".join(words for sign, words in changes if sign != "+" and words) == old
        assert " ".join(words for sign, words in changes if sign != "-" and words) == new


def test_the_versions_of_a_story_the_latest_first() -> None:
    one = Version(1, 1, at(0), "Payments fail", text="We investigate.")
    two = Version(2, 2, at(30), "Payments work", text="It is over.")
    text = render([one, two])
    assert text.startswith("Payments work\n\nVersion 2, seen 2026-11-23 09:30 UTC\n  title\n")
    assert "    - fail\n    + work" in text
    assert "has not changed" in render([one])
