"""Where an outage stands when a part is back, when it fell again, and when it goes on for long."""

from __future__ import annotations

import pytest

from tui.desk.facts.slots import facts
from tui.model import Article


@pytest.mark.parametrize(
    ("title", "text", "status"),
    [
        ("Gridbox is back, Playhall still down", "Gridbox has managed to get its servers back up.", "recovering"),
        (
            "Wexpay fails again hours after operator declares problem fixed",
            "Payments in Norway stopped at noon. The bank had announced at nine that services were back to normal.",
            "ongoing",
        ),
        ("Port still on paper a week after hack", "The port has no computers. Its systems were encrypted.", "ongoing"),
        (
            "Hospital computers down",
            "They are still down more than two weeks after an attack hit the chain.",
            "ongoing",
        ),
        ("Wexpay outage", "Logins have been restored, but shoppers are still unable to pay.", "ongoing"),
        ("Flights delayed", "The airline lifted the ground stop but warned that more delays are likely.", "ongoing"),
        ("Stations hit by attack", "Pumps across Norway are affected since the owner suffered an attack.", "ongoing"),
        ("Exchange halts", "A fault forced the exchange to suspend trading for more than three hours.", "resolved"),
        ("Shops hit", "Tills failed. Restoration work is continuing.", "recovering"),
        ("Phones out", "Calls failed at noon. The carrier said the problem was solved shortly after six.", "resolved"),
        ("Cable breaks", "Nets are down. The firm was able to fully restore circuits to some customers.", "ongoing"),
        ("Wexpay outage", "Payments came back at noon. Around two the tills went dark once more.", "ongoing"),
        ("Lines out", "Calls failed. Service was restored at noon, but failed again around two.", "ongoing"),
        ("Cable broken", "A ship is off the coast, where a cable was cut last week, and is at work.", "recovering"),
        ("Fault behind crash that grounded flights", "The airline faces a second day of delays.", "ongoing"),
        ("Mail out", "Customers have been unable to send mail since Friday. It blamed an incident.", "ongoing"),
        ("Bank app down", "Logins fail. The bank said it is resolving the issue and sorry for it.", "ongoing"),
        ("Boards out", "Logins fail. The firm said it would write as soon as services are recovered.", "ongoing"),
        ("Gates refuse cards", "Gates refused all cards from 4:30 a.m. It was cleared by nine.", "resolved"),
        ("Tickers out", "The firm is beginning to bring some customers back online.", "recovering"),
        ("Calls fail", "Calls are failing in three counties. An outage at a carrier is to blame.", "ongoing"),
        (
            "Verizon outage",
            "Verizon users cannot call. “Ours is back to normal,” T-Mobile wrote of its own.",
            "ongoing",
        ),
        (
            "Zoom outage",
            "Zoom fails. Zoom said that a fix is in progress and some service has been restored.",
            "recovering",
        ),
        ("Staff unpaid", "The town blamed a file. Its portal has been down for many since Monday.", "ongoing"),
        ("Bags late", "The belts broke down. By noon, two were back, and it restored two of three.", "recovering"),
        ("Wexpay is back", "Payments were back at five after the system went down again at noon.", "resolved"),
        (
            "Nimbo outage",
            "Nimbo said that all was resolved. Although it said so, problems continued all day.",
            "ongoing",
        ),
        ("Is Chirp down?", "Users ask. Some cannot post. Service resumed around 8:40 a.m. on Monday.", "resolved"),
        (
            "Meetings fail",
            "Many could not meet. Shortly after noon it had restored service to most users.",
            "recovering",
        ),
        (
            "Chirp trouble",
            "Chirp fails. Few can log in. It is working on a fix. By three, reports had dwindled to a few.",
            "recovering",
        ),
    ],
)
def test_an_end_counts_only_where_all_is_over(title: str, text: str, status: str) -> None:
    assert [fact.value for fact in facts(Article(title, title, text=text)) if fact.slot == "status"] == [status]


@pytest.mark.parametrize(
    "sentence",
    [
        "The error returned two hours later.",
        "Problems resumed a few hours later.",
        "The outage came back three hours later.",
        "Staff returned to pen and paper two hours later.",
        "Passengers returned to the terminal hours later.",
        "The app returned an error ten minutes later.",
        "Trading was stopped ten minutes later.",
        "The rollout was stopped two hours later.",
        "The app came back for a moment and crashed minutes later.",
        "The site came back briefly.",
        "Payments resumed at 9 on only one of two networks.",
    ],
)
def test_what_returns_or_stops_later_is_no_end(sentence: str) -> None:
    story = Article("1", "Wexpay outage", text=f"Wexpay payments are failing across Norway. {sentence}")
    assert [fact.value for fact in facts(story) if fact.slot == "status"] != ["resolved"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Service returned about two hours later.",
        "Logins worked again an hour later.",
        "Calls resumed ten minutes later.",
    ],
)
def test_a_service_that_returned_later_is_back(sentence: str) -> None:
    story = Article("1", "Wexpay outage", text=f"Wexpay payments failed across Norway. {sentence}")
    assert [fact.value for fact in facts(story) if fact.slot == "status"] == ["resolved"]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("At three it said that its engineers had identified and remedied the fault.", "resolved"),
        ("By noon service had been partly restored, though some users still met slow pages.", "recovering"),
        ("Later it said that all looked much better, and that it was slowly letting users in.", "recovering"),
        ("A fix had been implemented, it said, but some customers could still have trouble.", "recovering"),
        ("Around half of the branches have reopened.", "recovering"),
    ],
)
def test_what_is_back_in_part_is_no_end(sentence: str, status: str) -> None:
    story = Article("1", "Wexpay outage", text=f"Wexpay suffered an outage on Monday. {sentence}")
    assert [fact.value for fact in facts(story) if fact.slot == "status"] == [status]


@pytest.mark.parametrize(
    ("story", "status"),
    [
        ("Wexpay is down. “All services are up and running,” its status page says, but users disagree.", "ongoing"),
        ("Wexpay payments are failing. It said on Monday that it had resolved an unrelated issue.", "ongoing"),
        ("Users say that Wexpay is not back yet, although the company says that the issue is fixed.", "ongoing"),
        ("The Wexpay app crashes for thousands; restarting your phone fixes it for some.", "ongoing"),
        ("Wexpay services are coming back after an outage. All should work in an hour.", "recovering"),
        ("Wexpay trains stopped after a fault. Trains have begun to run again with delays.", "recovering"),
        ("Wexpay went down at nine. By eleven two thirds of its users could log in again.", "recovering"),
        ("Wexpay was hit by an outage on Monday. Users were able to pay again by noon.", "resolved"),
        ("Wexpay trains stopped after a fault and ran again from noon.", "resolved"),
    ],
)
def test_an_end_is_the_outages_own_whole_and_undisputed(story: str, status: str) -> None:
    told = facts(Article("1", "Wexpay outage", text=story))
    assert [fact.value for fact in told if fact.slot == "status"] == [status]
