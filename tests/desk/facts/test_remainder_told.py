"""A headline calls it over, and something is still broken: then it is not; and what only sounds so."""

from __future__ import annotations

import pytest

from tui.desk.facts.slots import facts
from tui.desk.facts.status.lifecycle import lifecycle
from tui.model import Article, FeedKind, Lifecycle


def status(title: str, text: str) -> str:
    (found,) = [fact.value for fact in facts(Article(title + text, title, text=text)) if fact.slot == "status"]
    return found


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Slack says outage resolved", "Slack resolved it at 10:00. Users continued to report errors an hour later."),
        ("Exchange halts trading again", "Trading resumed at 11:30 but was halted again at 12:10, the exchange said."),
        ("Hospital restores records", "Its records were restored on Monday. Its patient portal is still offline."),
        (
            "Google Cloud fixes outage",
            "Google said it had fixed an outage. All of its services had recovered except one region.",
        ),
        (
            "Telstra restores landline calls",
            "Telstra said calls had been restored but internet services would be back only on Friday.",
        ),
        ("Host mitigates outage", "It said it had mitigated the outage, though some customers may see slow responses."),
        ("Bank says app fixed", "The bank said its app had been fixed, but customers say they still cannot log in."),
        (
            "Airline restores systems after outage",
            "It said its systems had been restored. More than 200 flights remain cancelled.",
        ),
        ("Telecom restores calls after outage", "Calls work again, it said. Mobile data would return by midnight."),
        (
            "School network restored after outage",
            "The network was restored on Monday. Email and the library are still down.",
        ),
        ("Xbox Live restored", "Xbox Live has been restored. Some players may still have trouble with parties."),
        (
            "Council systems back after outage",
            "All council systems are back. Council tax payments will resume next week.",
        ),
        (
            "911 restored after outage",
            "911 service was restored. Residents of Lake County still have to use another number.",
        ),
        ("Slack resolves incident", "Slack resolved it at noon. But users continued to report missing messages."),
        (
            "Vodafone fixes outage",
            "Vodafone said it fixed the outage. Even so, thousands were still without internet on Tuesday night.",
        ),
        (
            "TikTok blames power cut for outage",
            "The venture that has run TikTok since last week said that it was still working its way through failures.",
        ),
    ],
)
def test_what_is_still_broken_outweighs_the_headline(title: str, text: str) -> None:
    assert status(title, text) in ("ongoing", "recovering")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Cloudflare resolves outage",
            "Cloudflare had resolved an outage. Customers continued to report errors until 3 p.m., when it was fixed.",
        ),
        (
            "Bank outage fixed",
            "The bank said the problem had been fixed. Cards were still being declined at 2, but worked again by 3.",
        ),
        ("PSN back after outage", "PlayStation Network is back. During the outage, users were still unable to play."),
        ("Rogers restores service", "Service had been fully restored. The regulator is still waiting for answers."),
        ("GitHub incident resolved", "This incident has been resolved. Some users may still need to log in again."),
        ("Facebook back after outage", "Facebook was back after six hours. Its shares remain down 5%."),
        ("Payments restored after outage", "All card payments were restored at 14:00. Refunds will follow by Friday."),
        ("Hospital back online after outage", "The hospital is back online. The FBI is still investigating."),
        ("Zoom outage fixed", "The outage was fixed within an hour. It is still not clear what had caused it."),
        ("Zoom outage fixed", "The outage was fixed within an hour. If you still cannot log in, update the app."),
        ("Zoom outage fixed", "Zoom, which is still recovering from a breach in 2024, fixed the outage in an hour."),
        ("Slack outage fixed", "Slack fixed the outage and users can still read old messages."),
    ],
)
def test_what_only_sounds_so_leaves_it_over(title: str, text: str) -> None:
    assert status(title, text) == "resolved"


def test_of_a_pages_updates_the_newest_tells_whether_it_is_over() -> None:
    text = "Resolved - This incident has been resolved.\nJun 3, 10:12 UTC\nUpdate - Some users are still seeing errors."
    for kind in FeedKind:
        assert lifecycle(Article("1", "Incident with Pages", text=text, kind=kind)) is Lifecycle.FIXED
