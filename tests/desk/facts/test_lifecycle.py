from __future__ import annotations

import pytest

from tui.desk.facts.cause.causes import cause
from tui.desk.facts.severity import severity
from tui.desk.facts.slots import facts
from tui.desk.facts.status.lifecycle import lifecycle
from tui.desk.knowledge.gazetteer import VendorEntry, default
from tui.model import Article, FeedKind


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Slack is down", "LIVE"),
        ("Zoom is experiencing problems, engineers are investigating", "LIVE"),
        ("Discord outage: a fix has been deployed and recovery is being monitored", "WTCH"),
        ("Gmail begins to recover from outage", "WTCH"),
        ("Marlowe begins to restore checkout after hours of failed payments", "WTCH"),
        ("Spotify is back up after outage", "FIXD"),
        ("British Library suffers major outage due to cyberattack", "LIVE"),
        ("It is unclear what caused the outage at Slack", "LIVE"),
        ("Slack outage was due to an expired certificate", "PAST"),
        ("GitHub outage has been resolved", "FIXD"),
        ("Post-mortem: what went wrong in our June outage", "PAST"),
        ("Rogers to compensate customers for outage", "PAST"),
        ("Slack outage: what happened, and when will service be restored?", "LIVE"),
        ("Slack will be back up on Thursday after the outage, its head says", "LIVE"),
        ("Zoom meetings mostly restored after thousands were thrown out", "WTCH"),
        ("Rogers runs at ‘near normal’ after outage", "WTCH"),
        ("Slack glitches that swallowed messages appear to be over", "FIXD"),
        ("Attacks that took Steam offline ‘have ended’, says Valve", "FIXD"),
        ("Regulator lifts pause on flights after outage", "FIXD"),
        ("Steam is experiencing outages in the wake of a free giveaway", "LIVE"),
        ("Slack users reportedly suffering outages", "LIVE"),
        ("Slack down? Users say the app is not loading", "LIVE"),
        ("Slack is out, and why remains unclear", "LIVE"),
    ],
)
def test_the_words_of_a_headline(title: str, expected: str) -> None:
    assert lifecycle(Article("1", title)) == expected


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Xbox is back, PlayStation still down", ""),
        ("Xbox Live is back; PSN remains offline", ""),
        ("Brelka struggles with its bugs", "It has fixed some but not yet all, and login issues persist."),
        ("Brelka is down and may not be coming back", ""),
        ("Brelka mail down again after provider apologises for earlier outage", ""),
        ("Brelka: ongoing outage caused by ransomware attack", ""),
        ("Brelka port hit by ransomware", "The port is dealing with an outage caused by a cyber incident."),
        (
            "Brelka takes its shop down after hack",
            "The shop is offline as a result of a hack of its systems last week.",
        ),
        (
            "Brelka county turns off its IT systems",
            "The county suffered a cyberattack on Tuesday that led it to do so.",
        ),
        ("Brelka TV is down with error message saying something went wrong", ""),
        ("Brelka servers will come back online this week", "The company will compensate players."),
        ("Brelka outage halts all departures", "The president is ordering an investigation into the problem."),
        ("Brelka suspends transfers", "The bank has temporarily suspended transfers because of an error."),
        ("Brelka mail suffers second outage in two days", ""),
        ("Brelka goes down for 'most users'", ""),
        ("Brelka Pay falls again, customers cannot pay", ""),
        ("Brelka exchange down", "It has shut down all services for at least a week after a hack."),
        ("Brelka goes down", "The outage comes two days after the company laid off 200 employees."),
        ("Nordkanal subtitles not likely to return until May", "A fault knocked out subtitles three weeks ago."),
        ("Chatter bug exposes titles of other people's chats", "The history is offline after a bug showed summaries."),
        ("Internet shut down in Orstad after clashes: what happened so far", ""),
        ("Thousands unable to make calls following Nordtel outage", ""),
        ("Brelka chief: we know what it is and are resolving it", "He tells what caused the outage."),
        ("Why did Brelka just go down?", ""),
        ("Courts of Orstad hit by ransomware", "An attack yesterday forced the courts to shut down their network."),
    ],
)
def test_what_goes_on_is_not_over_for_a_word_that_looks_back(title: str, lead: str) -> None:
    assert lifecycle(Article("1", title, description=lead)) == "LIVE"


@pytest.mark.parametrize(
    "title",
    [
        "A year after the Brelka outage, airlines count the cost",
        "Ten years since Brelka's great outage",
        "Five years on: the Brelka outage",
        "The 2021 Brelka outage revisited",
        "On this day: the outage that silenced Brelka",
        "What the Brelka outage can teach us",
        "Brelka experiences brief outage",
        "Expired certificate caused an outage of Brelka mail",
        "Outage affected 30,000 customers of Brelka",
        "Why did Brelka go down?",
        "Brelka says blackout that hit many sites on Tuesday caused by a software bug",
    ],
)
def test_a_headline_that_looks_back_is_of_the_past(title: str) -> None:
    assert lifecycle(Article("1", title)) == "PAST"


@pytest.mark.parametrize(
    "title", ["Brelka suffers outage, returns after 47 minutes", "Designer speaks as Brelka downtime ends"]
)
def test_a_headline_that_tells_of_the_end_is_fixed(title: str) -> None:
    assert lifecycle(Article("1", title)) == "FIXD"


@pytest.mark.parametrize(
    ("title", "lead", "expected"),
    [
        ("Slack down? Thousands say the app is not working", "Reports that Slack was down began at 11 a.m.", "LIVE"),
        ("Slack suffers outage", "Users were unable to read messages on the service for just over an hour.", "PAST"),
        ("Slack glitches appear to be over", "All works again, but the cause remains unclear.", "FIXD"),
        ("Slack and Teams reportedly suffering outages", "Both experienced outages on Monday, users said.", "LIVE"),
        ("Slack users suffer outages", "Slack users across the country have suffered an outage.", "LIVE"),
        ("Slack outage: the latest", "The outage was brief at first. Slack has been hit again since noon.", "LIVE"),
    ],
)
def test_the_words_of_a_headline_and_its_lead(title: str, lead: str, expected: str) -> None:
    assert lifecycle(Article("1", title, description=lead)) == expected


def test_a_fix_that_is_awaited_is_none() -> None:
    assert lifecycle(Article("1", "Xbox Live is down, Microsoft is working to get it restored")) == "LIVE"


def test_a_status_page_stands_where_its_newest_update_says() -> None:
    text = "Resolved - This incident has been resolved.\nMonitoring - A fix is in.\nInvestigating - Errors in the API."
    assert lifecycle(Article("1", "API errors", description=text, kind=FeedKind.STATUS)) == "FIXD"
    later = text.split("\n", 1)[1]
    assert lifecycle(Article("1", "API errors", description=later, kind=FeedKind.STATUS)) == "WTCH"


def test_nothing_broken_stands_nowhere() -> None:
    assert lifecycle(Article("1", "A pleasant garden")) is None


def test_what_was_never_broken_has_not_been_fixed() -> None:
    text = "Checkout is down. While AWS was operating normally, the outage hit the shop."
    assert lifecycle(Article("1", "", text=text)) == "LIVE"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Payments failed for nearly five hours before service was restored.", "FIXD"),
        ("The regulator is investigating an outage. Minutes later the carrier said service had been restored.", "FIXD"),
        ("Calls failed across the city. So far three-quarters of the network has been restored.", "WTCH"),
        ("Checkout failed. Some customers of Marlowe were able to pay for their shopping again on Thursday.", "WTCH"),
        ("The internet is cut in Iran. People began taking to the streets since two weeks ago in protest.", "LIVE"),
        ("Staff managed to resolve the problem and get trains running after the computer failure.", "FIXD"),
        ("The bank has apologised after customers were unable to pay. It has no timeframe for a fix.", "LIVE"),
    ],
)
def test_a_story_stands_where_its_sentences_say(text: str, expected: str) -> None:
    assert lifecycle(Article("1", "Outage", text=text)) == expected


def test_lifecycle_and_the_status_fact_are_one_reading() -> None:
    told = {"LIVE": "ongoing", "WTCH": "recovering", "FIXD": "resolved", "PAST": "resolved"}
    for title, text in (
        (
            "Checkout outage at a shop",
            "Checkout failed on Friday. The shop experienced a glitch and has yet to comment.",
        ),
        ("Post-mortem of our outage", "On 3 May the API was down for two hours."),
        ("Mail is back", "Mail is back online after an outage."),
    ):
        article = Article("1", title, text=text)
        (status,) = [fact.value for fact in facts(article) if fact.slot == "status"]
        assert status == told[str(lifecycle(article))]


def test_a_vendor_of_ones_own_is_known_to_lifecycle_severity_and_cause() -> None:
    own = default().extended([VendorEntry("Acmeline")])
    article = Article("1", "", text="Acmeline was not affected and is running normally. Payments are down.")
    assert lifecycle(article, own) == "LIVE"
    assert severity(article, own) == "MAJOR"
    assert cause(article, own) == "not stated"


def test_who_monitors_for_a_living_watches_no_fix() -> None:
    assert lifecycle(Article("1", "Internet is down across the island, monitoring group says")) == "LIVE"
    assert lifecycle(Article("1", "Authorities cut internet access as protests spread")) == "LIVE"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Brelka Mail is down for many [Updated: It's back]", "FIXD"),
        ("Brelka Mail is down worldwide [U: It’s back up]", "FIXD"),
        ("“We are on it”: Brelka answers to the outage; Update: Back", "FIXD"),
        ("[RESOLVED] Brelka Mail is down", "FIXD"),
        ("Brelka Mail is down [Update: Fix rolling out]", "WTCH"),
        ("Brelka Mail is down [Update 2: Up for most]", "WTCH"),
        ("Brelka Mail is down (Update: Back) (Update: It's down again)", "LIVE"),
        ("Brelka Mail is down [Updated]", "LIVE"),
        ("Brelka Mail is down [Update: Brelka responds]", "LIVE"),
        ("Brelka Mail went down, but it’s up again", "FIXD"),
    ],
)
def test_a_note_that_was_added_to_a_headline_is_newer_than_the_story(title: str, expected: str) -> None:
    text = "Brelka Mail is currently down and users see errors. The company is investigating."
    assert lifecycle(Article("1", title, description=text if "[" in title or "(" in title else "")) == expected
