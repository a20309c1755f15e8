from __future__ import annotations

import pytest

from tui.desk.analysis import analyze
from tui.desk.facts.severity import severity
from tui.model import Article


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Nationwide 911 outage leaves callers without help", "CRIT"),
        ("Global AWS outage takes airlines and banks offline", "CRIT"),
        ("More than 550,000 reports as Instagram goes down", "CRIT"),
        ("Regime shuts down internet across the country amid protests", "CRIT"),
        ("Slack is down", "MAJOR"),
        ("Thousands of users report Spotify outage", "MAJOR"),
        ("Some users see delays in GitHub Actions", "MINOR"),
        ("Login fails for 40 users of Slack", "MINOR"),
        ("Booking system fails at 40 airlines", "MAJOR"),
        ("Intermittent errors in the Stripe dashboard", "MINOR"),
    ],
)
def test_the_published_rules(title: str, expected: str) -> None:
    assert severity(Article("1", title)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pages were delayed. During this period we failed to process some 128,000 deployments.", "MINOR"),
        ("Webhooks were delayed. In all, 17.5 million failed requests were answered again.", "MINOR"),
        ("Sites were slow to show for some. The deployment pipeline was stuck.", "MINOR"),
        ("More than 2 million customers cannot log in.", "CRIT"),
        ("Some users cannot text. The outage did not affect calls to 911.", "MINOR"),
        ("Some chats are slow since the app was downloaded millions of times.", "MINOR"),
        ("An attack halted the fuel pipeline of the east coast.", "CRIT"),
        ("The chat app, used by millions of people, is down.", "MAJOR"),
        ("The chat app, which has hundreds of millions of users, is slow for some.", "MINOR"),
        ("Over 70M new users joined a rival as Slack was down.", "MAJOR"),
        ("Millions cannot log in. It was a glitch.", "CRIT"),
        ("Benefits were delayed across the country.", "MAJOR"),
        ("Some customers were without internet for days.", "MINOR"),
        ("Millions of homes were left, as the province was without internet.", "CRIT"),
        ("A corrupt file led to the grounding of flights, some of which are delayed.", "CRIT"),
        ("The payment system of one bank is under attack.", "MAJOR"),
        ("The central bank's payment system is down.", "CRIT"),
    ],
)
def test_what_machines_do_counts_no_people(text: str, expected: str) -> None:
    assert severity(Article("1", "Incident with Pages", text=text)) == expected


def test_an_outage_in_unheard_of_words_is_major_and_live() -> None:
    flag = analyze(Article("1", "Twitter goes titsup")).flag
    assert (flag.outage, flag.severity, flag.lifecycle) == (True, "MAJOR", "LIVE")
    assert analyze(Article("1", "A phone with a fine screen")).flag.severity is None


def test_the_noughts_of_a_number_call_no_ambulance() -> None:
    assert severity(Article("1", "Chat app is down for more than 6,000 users")) == "MAJOR"
    assert severity(Article("1", "Callers cannot reach 000 in an outage")) == "CRIT"
