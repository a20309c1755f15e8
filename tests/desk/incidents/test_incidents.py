"""Stories that tell of one outage are grouped, and nothing else is."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.desk.incidents import Grouping, sign
from tui.desk.incidents.retrospect import stands_alone
from tui.model import Article, FeedKind


def story(name: str, day: int, title: str, description: str = "") -> Article:
    return Article(id=name, title=title, description=description, date=datetime(2026, 3, day, tzinfo=UTC))


STORIES = (
    story("slack-1", 3, "Slack is down for thousands of users", "Messages were not loading in the Slack app."),
    story("slack-2", 3, "Slack outage: messages not loading for users around the world"),
    story("slack-3", 4, "Slack says its service is back after messages failed to load"),
    story("github", 3, "GitHub outage breaks Actions for many teams"),
    story("slack-later", 27, "Slack down again as users cannot join huddles"),
    story("rogers", 3, "Rogers outage takes mobile network offline in Ontario"),
)


def groups(order: tuple[Article, ...]) -> set[frozenset[str]]:
    grouping = Grouping()
    for article in order:
        grouping.add(sign(article))
    return {frozenset(group.ids) for group in grouping.groups()}


def test_one_outage_is_one_group_and_another_of_the_same_vendor_is_not() -> None:
    found = groups(STORIES)
    assert frozenset({"slack-1", "slack-2", "slack-3"}) in found
    assert {frozenset({"github"}), frozenset({"slack-later"}), frozenset({"rogers"})} <= found


@pytest.mark.parametrize(
    ("named", "other"),
    [
        ("Verizon customers report network down across the north", "University network down after a power fault"),
        (
            "Apple Card and Apple Pay are not working, the company says",
            "The office's nightmare: green cards that vanish",
        ),
    ],
)
def test_the_words_of_every_outage_join_nobody_to_a_named_one(named: str, other: str) -> None:
    found = groups((story("named", 3, named), story("other", 3, other)))
    assert found == {frozenset({"named"}), frozenset({"other"})}


def test_an_owner_in_common_ties_nobody() -> None:
    found = groups(
        (story("google", 3, "Google is down for thousands"), story("fitbit", 3, "Fitbit app stops syncing steps"))
    )
    assert found == {frozenset({"google"}), frozenset({"fitbit"})}


def test_an_owner_in_common_parts_nobody_whom_others_tie_together() -> None:
    found = groups(
        (
            story("cloud", 3, "AWS us-east-1 is down"),
            story("both", 3, "Amazon AWS outage takes down Disney+, Alexa and more"),
            story("shop", 3, "An Amazon server outage causes problems for Alexa and Disney+"),
        )
    )
    assert found == {frozenset({"cloud", "both", "shop"})}


def test_news_of_another_day_is_another_outage_and_its_cause_is_not() -> None:
    found = groups(
        (
            story("first", 3, "Slack is down"),
            story("second", 6, "Slack is down for thousands of users"),
            story("cause", 6, "Slack says what caused its outage"),
        )
    )
    assert found == {frozenset({"first"}), frozenset({"second", "cause"})}


def test_a_place_is_a_name_where_nobody_is_named() -> None:
    found = groups(
        (
            story("iran", 3, "Internet is cut off in Iran as protests spread"),
            story("iran-2", 4, "Second day without internet in Iran"),
            story("cuba", 3, "Internet is cut off in Cuba after cable fault"),
        )
    )
    assert found == {frozenset({"iran", "iran-2"}), frozenset({"cuba"})}


def test_what_hits_all_the_world_and_has_no_name_yet_is_one_outage() -> None:
    found = groups(
        (
            story("airlines", 3, "Global IT outage grounds flights and stops trains"),
            story("shops", 3, "Tills fail in shops amid worldwide IT outage"),
            story("slack", 3, "Slack suffers global outage"),
        )
    )
    assert found == {frozenset({"airlines", "shops"}), frozenset({"slack"})}


def test_where_people_talk_about_an_outage_is_not_who_is_hit() -> None:
    found = groups(
        (
            story("app", 3, "Instagram is down for thousands of users"),
            story("jokes", 3, "Instagram outage: Twitter flooded with jokes as users cannot log in"),
            story("site", 3, "Twitter is down: users cannot load their timelines"),
            story("more", 3, "Twitter outage: timelines do not load for users"),
        )
    )
    assert found == {frozenset({"app", "jokes"}), frozenset({"site", "more"})}


@pytest.mark.parametrize(
    ("title", "alone"),
    [
        ("Slack tells what caused the January 12 outage", True),
        ("Inside the Slack outage of Jan. 12, 2026", True),
        ("What the 2024 Slack outage cost", True),
        ("Slack tells what caused the March 3 outage", False),
        ("Slack has its worst outage since January 12", False),
        ("Slack down: 2024 users report outage", False),
        ("Slack outage of February 30", False),
    ],
)
def test_an_outage_that_is_dated_weeks_back_is_of_no_current_incident(title: str, alone: bool) -> None:
    assert sign(story("1", 4, title)).alone == alone


def test_a_board_in_front_of_two_headlines_joins_nobody() -> None:
    found = groups(
        (
            story("isp", 3, "Tell HN: Comcast is having a DNS outage"),
            story("page", 3, "Tell HN: Keep your status page apart from your app"),
        )
    )
    assert found == {frozenset({"isp"}), frozenset({"page"})}


def test_a_story_that_may_be_no_outage_needs_more_than_a_name() -> None:
    grouping = Grouping()
    grouping.add(sign(story("outage", 3, "Cloudflare outage takes down many websites")))
    grouping.add(sign(story("product", 3, "Cloudflare announces adaptive protection"), doubtful=True))
    grouping.add(sign(story("follow-up", 3, "Why many websites were dark: Cloudflare"), doubtful=True))
    assert "product" not in grouping.group_of("outage").ids


@settings(max_examples=25, deadline=None)
@given(st.permutations(STORIES))
def test_the_order_of_arrival_makes_no_difference(order: list[Article]) -> None:
    assert groups(tuple(order)) == groups(STORIES)


def test_all_at_once_is_the_same_as_one_by_one() -> None:
    grouping = Grouping()
    grouping.add_all(map(sign, STORIES))
    assert {frozenset(group.ids) for group in grouping.groups()} == groups(STORIES)


@pytest.mark.parametrize("first", [True, False])
def test_a_story_without_a_date_is_compared_with_those_of_any_day(first: bool) -> None:
    undated = Article("undated", "Slack outage: messages not loading for users around the world")
    found = groups((undated, *STORIES) if first else (*STORIES, undated))
    assert any({"undated", "slack-1"} <= group for group in found)


def test_a_story_that_leaves_leaves_no_trace() -> None:
    grouping = Grouping()
    grouping.add_all(map(sign, STORIES))
    grouping.remove("slack-2")
    assert {frozenset(group.ids) for group in grouping.groups()} == groups(
        tuple(article for article in STORIES if article.id != "slack-2")
    )


def test_each_membership_says_why() -> None:
    grouping = Grouping()
    grouping.add_all(map(sign, STORIES))
    whys = [member.why for member in grouping.group_of("slack-1").members]
    assert all("Slack" in why and re.search(r"\d+ (?:min|h|days? apart)$|same day$", why) for why in whys)


OUTAGE = (
    "CrowdStrike update causes global IT outage, grounding flights",
    "CrowdStrike outage: what we know about the faulty update",
)


@pytest.mark.parametrize(
    "title",
    [
        "One year after the CrowdStrike outage: what has changed",
        "A year ago today: the CrowdStrike outage that stopped flights",
        "CrowdStrike outage anniversary: the update that grounded flights",
        "The week in outages: CrowdStrike, Slack and Zoom",
        "The 10 biggest outages so far, from CrowdStrike to Slack",
        "The worst IT outages of the decade: CrowdStrike, AWS, Facebook",
    ],
)
def test_an_anniversary_and_a_round_up_join_nothing_even_on_the_very_day(title: str) -> None:
    grouping = Grouping()
    day = datetime(2026, 7, 19, 9, 0, tzinfo=UTC)
    for number, one in enumerate((*OUTAGE, title)):
        grouping.add(sign(Article(str(number), one, date=day)))
    assert {frozenset(group.ids) for group in grouping.groups()} == {frozenset("01"), frozenset("2")}


@pytest.mark.parametrize(
    "title",
    [
        "Slack outage enters its second day",
        "Slack suffers its third outage this week",
        "Slack down: a week after its last outage, messages fail again",
        "Biggest bank hit by outage",
    ],
)
def test_news_that_counts_or_compares_is_still_news(title: str) -> None:
    assert not stands_alone(title)


def test_a_status_page_that_does_not_repeat_its_vendor_joins_the_news_of_a_vendor_that_nobody_listed() -> None:
    when = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    page = Article(
        "page",
        "Elevated failures of card authorisations",
        text="Nov 23, 08:50 UTC\nInvestigating - We are investigating failed card authorisations.",
        date=when,
        source="Tollgate status",
        kind=FeedKind.STATUS,
        vendor="Tollgate",
    )
    news = Article("news", "Tollgate outage: card payments declined at thousands of shops", date=when)
    stranger = Article("stranger", "Marlowe outage: shoppers cannot pay at thousands of shops", date=when)
    assert groups((page, news, stranger)) == {frozenset({"page", "news"}), frozenset({"stranger"})}


def test_the_page_of_a_vendor_joins_the_news_by_whatever_name_it_has() -> None:
    at = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    page = Article("page", "Increased Error Rates", date=at, kind=FeedKind.STATUS, vendor="AWS")
    news = sign(Article("news", "Amazon Web Services outage takes down apps", date=at))
    assert sign(page).vendors == news.vendors == {"Amazon Web Services"}
    assert sign(replace(page, vendor="Google Cloud")).services == {"Google/Google Cloud"}
    assert sign(replace(page, vendor="Nobody Inc")).vendors == {"Nobody Inc"}


def test_an_attack_and_a_cut_cable_of_one_place_are_two_outages() -> None:
    stories = (
        story("cable", 1, "Undersea cable break cuts Oakland off the internet"),
        story("attack", 1, "Oakland ransomware attack takes city services off the internet"),
        story("repair", 2, "Oakland back on the internet as broken undersea cable is mended"),
    )
    assert groups(stories) == {frozenset({"cable", "repair"}), frozenset({"attack"})}


def test_a_place_that_a_headline_names_joins_those_that_name_nobody() -> None:
    stories = (
        story("one", 1, "Ireland without phones and internet as network fails"),
        story("two", 1, "Shops in Ireland take cash alone after network failure"),
        story("other", 1, "Texas hospitals turn patients away as computers go dark"),
    )
    assert groups(stories) == {frozenset({"one", "two"}), frozenset({"other"})}


def test_stories_that_name_whose_fault_it_is_below_the_headline_are_of_one_outage() -> None:
    stories = (
        story(
            "airports", 1, "Airports at a standstill as check-in desks fail", "A faulty update of CrowdStrike did it."
        ),
        story("shops", 1, "Tills show blue screens from coast to coast", "CrowdStrike had sent out a faulty update."),
        story("bank", 1, "Savings bank locks its customers out", "The bank of the north looks for the reason."),
    )
    assert groups(stories) == {frozenset({"airports", "shops"}), frozenset({"bank"})}


def test_how_long_it_took_ties_no_two_outages_together() -> None:
    found = groups(
        (
            story("game", 3, "Harpoon Online servers down for five hours as a new season began"),
            story("parcels", 3, "Parcelbee tracking went down for five hours because a certificate expired"),
        )
    )
    assert len(found) == 2


def test_the_same_history_from_two_feeds_of_a_page_is_one_incident() -> None:
    text = (
        "Nov 23, 21:40 UTC\nIdentified - The cause is a bad configuration.\nNov 23, 21:26 UTC\nInvestigating - Errors."
    )
    when = datetime(2026, 11, 23, 21, 26, tzinfo=UTC)
    grouping = Grouping()
    for number, at in enumerate((when, when, when + timedelta(hours=2))):
        article = Article(str(number), "Login fails", text=text, date=at, source="Acme status", kind=FeedKind.STATUS)
        grouping.add(sign(article))
    assert {frozenset(group.ids) for group in grouping.groups()} == {frozenset("01"), frozenset("2")}


def test_strangers_who_are_hit_by_the_same_kind_of_attack_are_strangers() -> None:
    titles = (
        "Hospital chain Ardentis knocked offline by cyberattack",
        "City of Oakfield hit by cyberattack, systems offline",
        "Western Mutual insurance hit by cyberattack",
        "Fidelis Bank website knocked offline",
        "Harrow Zoo hit by cyberattack, website knocked offline",
        "Suffolk County knocked offline by ransomware attack",
    )
    assert len(groups(tuple(story(str(number), 1, title) for number, title in enumerate(titles)))) == len(titles)
    again = story("again", 2, "Ardentis hospitals still offline after cyberattack")
    assert frozenset({"0", "again"}) in groups((story("0", 1, titles[0]), story("1", 1, titles[1]), again))


def test_a_reason_names_no_word_that_every_story_has() -> None:
    grouping = Grouping()
    grouping.add_all(
        map(sign, (story("a", 3, "Spotify and its app are down"), story("b", 3, "Spotify and its songs are out")))
    )
    reasons = {member.why for group in grouping.groups() for member in group.members}
    assert reasons == {"Spotify + 0 min"}
