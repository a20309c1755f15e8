from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.desk.machine.carried import carries

SENTENCE = (
    "Tollgate, which serves some 48,000 shops, said on Monday that about one card payment in three has been refused "
    "since 01:20 UTC, but that payouts to merchants were not affected."
)


@pytest.mark.parametrize(
    "claim",
    [
        SENTENCE,
        "Tollgate said that about one card payment in three has been refused since 01:20 UTC.",
        "About 1 card payment in 3 has been refused since 01:20 UTC",
        "Payouts to merchants were not affected.",
        "Tollgate serves some 48,000 shops.",
    ],
)
def test_what_only_leaves_words_out_is_carried(claim: str) -> None:
    assert carries(SENTENCE, claim)


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ("Tollgate said that about two card payments in three have been refused since 01:20 UTC.", "a number changed"),
        ("Tollgate, which serves some 84,000 shops, refused card payments.", "digits swapped"),
        ("About one card payment in three has been refused since 02:20 UTC.", "another time"),
        ("Visa said that about one card payment in three has been refused since 01:20 UTC.", "another name"),
        ("Payouts to merchants were affected.", "a denial lost"),
        ("Card payment has not been refused since 01:20 UTC.", "a denial added"),
        ("One card payment in three has been refused since 01:20 UTC.", "a doubt lost"),
        ("About one card payment in three has been refused since Monday after a ransomware attack.", "words added"),
        ("About 48,000 card payments have been refused since 01:20 UTC.", "a number on another noun"),
        ("Tollgate said", "too short"),
        ("", "empty"),
        ("Tollgate said that \x1b[31mcard payments\x1b[0m were refused", "controls"),
        ("Tollgate said [payouts](http://evil.example) were not affected", "a link"),
        ("Tollgate said <b>payouts</b> were not affected", "markup"),
        ('Tollgate said: "payouts merchants were not affected"', "a quotation with a word left out"),
        ("Merchants affected payouts were not UTC 01:20 three payment card Tollgate", "a heap of its words"),
    ],
)
def test_what_says_anything_else_is_refused(claim: str, why: str) -> None:
    assert not carries(SENTENCE, claim), why


def test_who_did_it_to_whom_is_not_turned_round() -> None:
    sentence = "Marlowe blames Tollgate for the failed payments of its shops on Sunday."
    assert carries(sentence, "Marlowe blames Tollgate for the failed payments.")
    assert not carries(sentence, "Tollgate blames Marlowe for the failed payments.")


def test_what_may_be_is_not_made_certain() -> None:
    sentence = "The failure may have been caused by an expired certificate, one engineer believes."
    assert not carries(sentence, "The failure has been caused by an expired certificate.")
    assert carries(sentence, "The failure may have been caused by an expired certificate, believes one engineer.")


def test_still_down_does_not_become_back() -> None:
    assert not carries("Mail is down and calendars are back.", "Mail is back and calendars are down.")


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_get_an_answer(sentence: str, claim: str) -> None:
    assert carries(sentence, claim) in (True, False)


WORDS = SENTENCE.split()
STRANGERS = ["Visa", "48,001", "Tuesday", "stolen", "PayPal", "02:20"]


@given(st.integers(0, len(WORDS)), st.integers(0, len(WORDS)), st.sampled_from(STRANGERS), st.integers(0, len(WORDS)))
def test_one_stranger_among_its_words_is_one_too_many(first: int, last: int, stranger: str, at: int) -> None:
    picked = WORDS[first:last]
    claim = " ".join([*picked[:at], stranger, *picked[at:]])
    assert not carries(SENTENCE, claim)
