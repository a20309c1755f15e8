"""The flag: what it says of stories written for these tests, and that its reasons are honest."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.desk.flagging import weights
from tui.desk.flagging.features import read
from tui.desk.flagging.flag import MAX_REASONS, THRESHOLD, judge, probability
from tui.desk.flagging.scoring import weigh
from tui.model import Article, FeedKind, Flag


def story(title: str, description: str = "", **more: str) -> Article:
    return Article(id="1", title=title, description=description, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "title",
    [
        "Quorbit is down for thousands of users",
        "Zellenbank hit by major outage, customers unable to log in",
        "GitHub is down",
        "Widespread outage takes Fennelcloud offline in Europe",
        "Users report problems with Discord as servers go down",
        "Slack suffers global outage",
        "Yes, Discord is down. You're not alone - GamesDaily",
    ],
)
def test_outages_are_flagged_whatever_the_name(title: str) -> None:
    assert judge(story(title)).outage


@pytest.mark.parametrize(
    "title",
    [
        "Zellenbank customers can't see their balances on payday",
        "Quorbit users unable to send messages after server failure",
        "Slack messages not being delivered for many teams",
        "GitHub returning 503s for all requests",
        "Fennelcloud login page stops responding",
        "Airline cancels flights after check-in system failure",
        "Emergency calls not getting through in two counties",
        "Elevated error rates on Fennelcloud object storage",
        "Shopify merchants locked out of admin",
        "Fire at data center takes thousands of websites offline",
        "Botched update leaves Windows machines stuck in boot loop",
        "Sudan cuts mobile internet amid protests",
    ],
)
def test_outages_are_flagged_without_the_word(title: str) -> None:
    assert judge(story(title)).outage


@pytest.mark.parametrize(
    "title",
    [
        "Quorbit customers can now see their balances in one place",
        "Slack goes up in price again",
        "Survey: half of all firms had an outage last year",
        "GitHub says hackers stole source code",
        "Fennelcloud gets a new login page",
        "Airline strike cancels flights",
        "How to fix a laptop that is stuck in a boot loop",
        "Sudan bans a video app",
        "Quorbit shares are down 4% after weak earnings",
        "How to back up your phone before a trip",
        "Brightbuds Pro are down to their lowest price yet",
        "Storm leaves 20,000 homes without electricity in Devon",
        "Review: a laptop that never slows down",
        "Fennel Studios shuts down its racing game for good in June",
    ],
)
def test_other_news_is_not(title: str) -> None:
    assert not judge(story(title)).outage


@given(
    st.text(max_size=120),
    st.text(max_size=300),
    st.text(max_size=300),
    st.sampled_from(FeedKind),
)
def test_reasons_add_up_to_the_score_and_quote_the_story(
    title: str, description: str, text: str, kind: FeedKind
) -> None:
    article = Article("1", title, description, text, kind=kind)
    flag = judge(article)
    assert 0 <= flag.score <= 1
    if not flag.assessed:
        assert not flag.reasons
        return
    assert flag.score == pytest.approx(probability(math.fsum(reason.weight for reason in flag.reasons)))
    assert flag.outage == (flag.score >= THRESHOLD)
    for reason in flag.reasons:
        assert getattr(article, reason.field)[reason.start : reason.end] == reason.text
    shown = [reason for reason in flag.reasons if reason.text]
    assert len(shown) <= MAX_REASONS
    assert sorted(shown, key=lambda reason: -abs(reason.weight)) == shown


WORDS = st.sampled_from("Quorbit outage is down for users of Slack and 404 servers it's DNS ? 12 café".split())
PROSE = st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80)


@given(PROSE, PROSE)
def test_the_score_weighs_what_the_reasons_show(title: str, description: str) -> None:
    told, known = story(title, description), weights.load()
    features = read(told).features(known.vocabulary)
    weighed = zip(features, (known.title, known.body, known.shared), strict=True)
    assert weigh(told, known) == sum(of.get(key, 0) for found, of in weighed for key in {key for key, _ in found})


def test_only_the_reasons_are_left_for_later() -> None:
    other, outage = story("A new bridge is planned"), story("Quorbit is down for thousands of users")
    assert judge(other, thorough=False) == replace(judge(other), reasons=())
    assert judge(outage, thorough=False) == replace(judge(outage), reasons=())


def test_the_heaviest_reason_of_an_outage_is_in_its_words() -> None:
    flag = judge(story("Quorbit suffers outage"))
    assert "outage" in flag.reasons[0].text


def test_german_is_not_assessed() -> None:
    flag = judge(story("Störung bei der Bahn: Server sind nicht erreichbar", language="de-DE"))
    assert (flag.outage, flag.score, flag.assessed, flag.note) == (False, 0.0, False, "not assessed (de)")


def test_a_long_body_does_not_drown_the_title() -> None:
    body = "The company was founded in 2009 and sells furniture. " * 200
    assert judge(story("Quorbit is down for thousands of users", text=body)).outage


def test_empty_stories_are_judged_too() -> None:
    assert not judge(story("")).outage


def test_the_weights_are_read_once() -> None:
    weights.load.cache_clear()
    assert weights.load() is weights.load()


@pytest.mark.parametrize(
    ("title", "text", "outage"),
    [
        ("Elevated failures of card authorisations", "Investigating - About a third of payments fail.", True),
        ("north-1: object storage and sign-in unavailable", "Resolved - All requests succeed again.", True),
        ("Delays in webhooks", "Monitoring - Webhooks are delivered late.", True),
        ("west-2: scheduled replacement of network equipment", "Scheduled - No impact is expected.", False),
        ("Database maintenance on Sunday", "In progress - The maintenance has begun.", False),
    ],
)
def test_a_status_page_tells_of_incidents_unless_they_are_planned(title: str, text: str, outage: bool) -> None:
    flag = judge(Article(id="1", title=title, text=text, kind=FeedKind.STATUS))
    assert flag.outage is outage


@pytest.mark.parametrize(("score", "words"), [(0.999, "over 99%"), (0.97, "97%"), (0.5, "50%"), (0.001, "under 1%")])
def test_nothing_is_called_certain(score: float, words: str) -> None:
    assert Flag(score >= THRESHOLD, score).likelihood == words
