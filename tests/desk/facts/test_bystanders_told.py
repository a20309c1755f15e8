"""Who and what stands by: rivals, papers, people who bear the name of a place, and when reports were counted."""

from __future__ import annotations

import pytest

from tui.desk.facts.slots import facts
from tui.model import Article


def told(slot: str, text: str, title: str = "") -> list[str]:
    return [fact.value for fact in facts(Article(text, title, text=text)) if fact.slot == slot]


@pytest.mark.parametrize(
    ("title", "text", "rival"),
    [
        ("Rival of Slack goes down", "Chanty, a chat tool, could not deliver messages. Slack had no trouble.", "Slack"),
        ("Slack rival out for a morning", "The chat tool Chanty, a cheaper Slack, was down on Monday.", "Slack"),
        ("Alternative to Zoom fails", "A small alternative to Zoom was down on Monday.", "Zoom"),
        ("Chat tool goes down", "Chanty, a competitor of Slack, could not deliver messages.", "Slack"),
    ],
)
def test_with_whom_one_is_compared_is_not_the_vendor(title: str, text: str, rival: str) -> None:
    assert rival not in told("vendor", text, title)


def test_a_rival_that_is_down_itself_is_the_vendor() -> None:
    assert told("vendor", "Slack went down on Monday. Its rival Zoom worked.", "Slack is down") == ["Slack"]


@pytest.mark.parametrize(
    ("title", "text", "vendor"),
    [
        (
            "Outage hits Netflix and Disney",
            "Viewers saw errors on Monday. AWS confirmed that its US-EAST-1 region had failed.",
            "Amazon Web Services",
        ),
        (
            "Cloud failure knocks out Spotify, Snapchat and Discord",
            "Music stopped on Thursday. Google Cloud said that its control plane had failed.",
            "Google",
        ),
        (
            "Outage takes down Reddit and Twitch",
            "Pages were blank on Tuesday. Fastly identified a bug and restored its network.",
            "Fastly",
        ),
    ],
)
def test_the_story_tells_whose_outage_hits_several(title: str, text: str, vendor: str) -> None:
    assert told("vendor", text, title) == [vendor]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("The Boston Globe reported that trains had stopped.", "Boston"),
        ("Jordan said he was unable to pay.", "Jordan"),
        ("Sydney wrote that she was unable to pay.", "Sydney"),
        ("Austin told his landlord that he could not pay.", "Austin"),
    ],
)
def test_papers_and_people_are_no_places(sentence: str, place: str) -> None:
    text = f"Wexpay was down in Norway on Monday. {sentence}"
    assert place not in told("region", text)
    assert "Norway" in told("region", text)


def test_a_place_that_is_hit_is_told_beside_who_speaks() -> None:
    assert "Jordan" in told("region", "Wexpay was down in Jordan on Monday. The bank said it was working on it.")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Wexpay was down in Boston on Monday, the Boston Globe reported.", "Globe Telecom"),
        ("Chase customers could not log in on Monday. Chelsea said her card was declined.", "Chelsea"),
    ],
)
def test_neither_papers_nor_people_are_the_vendor(text: str, wrong: str) -> None:
    assert wrong not in told("vendor", text)


@pytest.mark.parametrize(
    "count",
    [
        "Reports on Downdetector climbed to 67,000 just before 3 p.m. on Monday.",
        "Complaints rose to 2,358 at 1 p.m.",
        "Those of its rival peaked at 1,200 around 4 p.m.",
        "The number of failed logins topped 900 by 10:20.",
    ],
)
def test_when_reports_were_counted_is_not_when_it_began(count: str) -> None:
    assert told("start", f"Wexpay was down. {count}") == []


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        ("Reports rose from 6.30 a.m. and there were 3,000 of them by 9.10.", "6.30 a.m."),
        ("Reports climbed to 67,000 after the outage began at 1 p.m.", "1 p.m."),
    ],
)
def test_when_reports_began_is(sentence: str, start: str) -> None:
    assert start in told("start", f"Wexpay was down. {sentence}")


@pytest.mark.parametrize(
    ("text", "banks"),
    [
        (
            "Digital payments faltered on Saturday when the Unified Payments Interface suffered an outage. Users"
            " reported failed transfers, and customers of HDFC Bank, State Bank of India and ICICI Bank said money"
            " had been debited without reaching the other side."
            " The National Payments Corporation of India said it was facing technical issues.",
            {"HDFC Bank", "ICICI Bank", "State Bank of India"},
        ),
        (
            "Card payments failed on Monday when Visa's network suffered an outage. Visa said it was sorry. Shops"
            " lost sales, and account holders at Barclays, Santander and Lloyds reported failed transfers.",
            {"Barclays", "Santander"},
        ),
    ],
)
def test_banks_whose_customers_suffer_are_no_services(text: str, banks: set[str]) -> None:
    assert banks.isdisjoint(told("service", text))


@pytest.mark.parametrize(
    "sentence",
    [
        "Microsoft Teams and Google Meet saw a surge of sign-ups.",
        "Signal and Telegram gained millions of new users.",
        "Google Meet itself had no trouble.",
    ],
)
def test_who_gains_by_an_outage_is_neither_hit_nor_down(sentence: str) -> None:
    text = f"Zoom said on Monday that meetings had dropped worldwide. {sentence}"
    assert told("vendor", text, "Zoom is down") == ["Zoom"]
    assert [one for one in told("service", text) if one in sentence] == []


def test_what_is_called_healthy_is_spared() -> None:
    text = "Queries failed at Wexdata in three regions on Monday. Regions on Azure and Google Cloud are healthy."
    assert told("not_affected", text) != []
    assert not {"Azure", "Google Cloud"} & set(told("service", text))
