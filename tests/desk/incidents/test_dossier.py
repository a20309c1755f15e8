"""What an incident comes to, from all its stories."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tui.brief.incident import render
from tui.desk.analysis import analyze
from tui.desk.incidents.dossier import dossier
from tui.desk.knowledge.gazetteer import Gazetteer, VendorEntry, default
from tui.incident import Stage
from tui.model import Article, FeedKind, Service, State, Story, Version

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def story(
    number: int,
    title: str,
    text: str = "",
    minutes: int = 0,
    source: str = "The Relay",
    host: str = "relay.example",
    kind: FeedKind = FeedKind.NEWS,
) -> Story:
    when = NINE + timedelta(minutes=minutes)
    vendor = "Acme Pay" if kind is FeedKind.STATUS else ""
    analysis = analyze(Article(str(number), title, text=text, date=when, source=source, kind=kind, vendor=vendor))
    version = Version(number, 1, when, title, text=text, published=when, analysis=analysis)
    return Story(number, f"https://{host}/feed", str(number), f"https://{host}/{number}", source, kind, when, version)


PAGE = story(
    1,
    "Failed card payments",
    "Nov 23, 10:30 UTC\nResolved - Payments work again.\n"
    "Nov 23, 10:00 UTC\nMonitoring - A fix has been implemented.\n"
    "Nov 23, 09:45 UTC\nIdentified - The cause is a bad configuration.\n"
    "Nov 23, 09:26 UTC\nInvestigating - We are investigating failed card payments.",
    90,
    "Acme status",
    "status.acme.example",
    FeedKind.STATUS,
)
NEWS = story(2, "Acme Pay outage: card payments fail", "Acme Pay is down since 08:55 UTC. Shoppers cannot pay.", 0)
COPY = story(3, "Acme Pay outage: card payments fail", NEWS.version.text, 20, "The Copyist", "copy.example")
OTHER = story(
    4,
    "Acme Pay down for thousands of shops",
    "Card payments at Acme Pay have failed since 10:55 UTC, shop owners told us. Refunds are not affected.",
    130,
    "Daily Till",
    "till.example",
)


def test_the_timeline_joins_reports_and_the_vendors_updates_by_time() -> None:
    found = dossier([OTHER, PAGE, NEWS])
    assert [(event.official, event.state) for event in found.timeline] == [
        (False, None),
        (True, State.INVESTIGATING),
        (True, State.IDENTIFIED),
        (True, State.MONITORING),
        (True, State.RESOLVED),
        (False, None),
    ]
    assert found.timeline[0].at == found.incident.first_report == NINE
    assert all(event.seen for event in found.timeline)


def test_the_official_word_came_later_than_the_first_report() -> None:
    found = dossier([PAGE, NEWS])
    assert found.lead == 26
    assert found.incident.acknowledged == NINE + timedelta(minutes=26)


def test_each_stage_has_the_words_that_reached_it() -> None:
    found = dossier([PAGE, NEWS])
    assert [(step.stage, step.event.source) for step in found.transitions] == [
        (Stage.REPORTED, "The Relay"),
        (Stage.ACKNOWLEDGED, "Acme status"),
        (Stage.IDENTIFIED, "Acme status"),
        (Stage.MONITORING, "Acme status"),
        (Stage.RESOLVED, "Acme status"),
    ]
    assert found.transitions[2].event.words == "The cause is a bad configuration."
    assert found.incident.resolved == NINE + timedelta(minutes=90)


def test_an_end_that_only_the_news_reports_is_claimed() -> None:
    over = story(5, "Acme Pay is back up after outage", minutes=60, source="Daily Till", host="till.example")
    assert dossier([NEWS, over]).incident.stage is Stage.CLAIMED


@pytest.mark.parametrize(
    ("title", "minutes", "stage"),
    [
        ("Acme Pay is down again", 200, Stage.REOPENED),
        ("Acme Pay suffers outage", 200, Stage.CLAIMED),
        ("Acme Pay suffers outage", 460, Stage.REOPENED),
        ("Acme Pay is down", 100, Stage.CLAIMED),
    ],
)
def test_news_well_after_a_claimed_end_opens_the_incident_again(title: str, minutes: int, stage: Stage) -> None:
    over = story(5, "Acme Pay is back up after outage", minutes=60, source="Daily Till", host="till.example")
    later = story(6, title, minutes=minutes, source="Evening Till", host="evening.example")
    assert dossier([NEWS, over, later]).incident.stage is stage


def test_work_after_an_end_opens_the_incident_again() -> None:
    again = story(
        6,
        "Failed card payments",
        "Nov 23, 11:00 UTC\nInvestigating - Payments fail again.\n" + PAGE.version.text,
        120,
        "Acme status",
        "status.acme.example",
        FeedKind.STATUS,
    )
    found = dossier([again])
    assert found.incident.stage is Stage.REOPENED
    assert found.incident.resolved is None


def test_copies_and_stories_of_one_house_count_once() -> None:
    sister = story(7, "Tills stand still", "Long queues in many shops.", 30, "The Relay Mobile", "m.relay.example")
    assert dossier([NEWS, COPY, sister]).origins == ("The Relay",)
    assert dossier([NEWS, COPY, OTHER]).incident.origins == 2


def test_stories_that_differ_are_put_side_by_side() -> None:
    conflict = next(one for one in dossier([NEWS, OTHER]).conflicts if one.slot == "start")
    assert [(side.source, side.value) for side in conflict.sides] == [
        ("The Relay", "2026-11-23T08:55Z"),
        ("Daily Till", "2026-11-23T10:55Z"),
    ]
    assert "08:55" in conflict.sides[0].words
    assert dossier([NEWS, COPY]).conflicts == ()


def contradict(slot: str, *sentences: str) -> bool:
    """Tell whether stories with these sentences, each of which has to tell the slot, differ on it."""
    told = [
        story(number, "Acme Pay outage", f"It is down. {sentence}", number, f"Paper {number}", f"{number}.example")
        for number, sentence in enumerate(sentences, start=20)
    ]
    assert all(any(fact.slot == slot for fact in one.version.analysis.facts) for one in told)
    return any(one.slot == slot for one in dossier(told).conflicts)


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        ("About a third of payments", "Two banks", False),
        ("Thousands of users", "5,300 users", False),
        ("98% of customers", "5,300 customers", False),
        ("4,000 customers", "9,000 customers", True),
        ("Hundreds of users", "Thousands of users", True),
        ("Thousands of users", "Thousands of Acme users", False),
        ("44 shops across major cities", "100 cities", False),
        ("44 shops across major cities", "90 shops in two cities", True),
    ],
)
def test_only_counts_of_the_same_contradict_each_other(first: str, second: str, differ: bool) -> None:
    assert contradict("count", f"{first} are hit.", f"{second} are hit.") is differ


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        ("for hours", "for six hours", False),
        ("for more than five hours", "for six hours", False),
        ("for 55 minutes", "for an hour", False),
        ("for two hours", "for six hours", True),
        ("for more than five hours", "for 90 minutes", True),
    ],
)
def test_only_durations_that_exclude_each_other_contradict_each_other(first: str, second: str, differ: bool) -> None:
    assert contradict("duration", f"The outage lasted {first}.", f"The outage lasted {second}.") is differ


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        ("It was hit by a ransomware attack.", "The outage was caused by a cyberattack.", False),
        ("The outage was caused by a cut cable.", "The outage was caused by a cyberattack.", True),
        ("The outage was caused by a cyberattack.", "It was not a cyberattack, the company said.", True),
        ("The outage was caused by a cut cable.", "It was not a cyberattack, the company said.", False),
        ("The outage was caused by a cut cable.", "The cause of the outage is not known.", False),
    ],
)
def test_only_causes_that_exclude_each_other_contradict_each_other(first: str, second: str, differ: bool) -> None:
    assert contradict("cause", first, second) is differ


def test_that_it_is_over_later_contradicts_nobody_but_down_after_the_end_does() -> None:
    down = story(30, "Acme Pay is down", minutes=0)
    over = story(31, "Acme Pay is back up after outage", minutes=60, source="Daily Till", host="till.example")
    still = story(32, "Acme Pay is still down", minutes=90, source="Evening Till", host="evening.example")
    retold = story(33, "Acme Pay suffers outage", minutes=80, source="Weekly Till", host="weekly.example")
    assert dossier([down, over, retold]).conflicts == ()
    (conflict,) = dossier([down, over, retold, still]).conflicts
    assert [(side.source, side.value) for side in conflict.sides] == [
        ("Daily Till", "resolved"),
        ("Evening Till", "ongoing"),
    ]


def test_the_vendors_own_name_is_none_of_its_services() -> None:
    services = (Service("Acme Pay", True, "text", 0, 8, "Acme Pay is down."),)
    version = replace(NEWS.version, analysis=replace(NEWS.version.analysis, services=services))
    found = dossier([replace(NEWS, version=version, vendor="Acme Pay")]).incident
    assert (found.vendor, found.service) == ("Acme Pay", "")


def test_what_nobody_tells_is_listed() -> None:
    assert "cause" in dossier([NEWS]).unknown
    assert "start" not in dossier([NEWS]).unknown


def test_the_order_of_the_stories_does_not_matter() -> None:
    stories = [NEWS, COPY, PAGE, OTHER]
    expected = dossier(stories)
    for seed in range(5):
        random.Random(seed).shuffle(stories)
        assert dossier(stories) == expected


def test_the_users_name_stands_over_the_headline() -> None:
    assert dossier([NEWS, PAGE]).incident.title == "Failed card payments"
    assert dossier([NEWS, PAGE], name="Friday").incident.title == "Friday"


def test_what_is_only_looked_back_on_is_over_and_nobody_knows_after_how_long() -> None:
    found = dossier(
        [story(5, "Post-mortem: how one change stopped the Aster exchange for three hours", source="Runbook")]
    )
    assert found.incident.stage is Stage.CLAIMED
    assert found.incident.resolved == found.incident.first_report
    assert found.incident.lasted is None


def test_a_headline_in_the_past_tense_ends_nothing() -> None:
    assert dossier([story(5, "Slack suffers brief outage", source="Runbook")]).incident.stage is Stage.REPORTED


def test_an_incident_lasted_from_the_first_report_to_its_end() -> None:
    assert dossier([PAGE, NEWS]).incident.lasted == timedelta(minutes=90)
    assert dossier([NEWS]).incident.lasted is None


def test_who_is_named_by_one_story_of_many_is_not_the_vendor() -> None:
    cut_off = [story(number, "Country cut off from the internet amid protests", minutes=number) for number in range(9)]
    measured = replace(story(20, "Blackout seen by those who measure it"), vendor="Acme Net")
    assert dossier([*cut_off, measured]).incident.vendor == ""
    assert dossier([*cut_off[:2], measured]).incident.vendor == "Acme Net"


def test_a_part_with_and_without_its_vendors_name_is_one() -> None:
    page = replace(PAGE, vendor="Acme Pay")
    update = replace(page.version.analysis.updates[0], components=("Refunds", "Acme Pay Refunds", "refunds"))
    version = replace(page.version, analysis=replace(page.version.analysis, updates=(update,), services=()))
    assert dossier([replace(page, version=version)]).incident.affected == ("Refunds",)


def test_a_headline_that_was_edited_to_tell_the_end_is_two_events() -> None:
    first = story(5, "Acme Pay is down [Update: It's back]")
    edited = replace(first, version=replace(first.version, number=2, seen=NINE + timedelta(minutes=50)))
    found = dossier([edited])
    assert [(step.stage, step.event.at) for step in found.transitions] == [
        (Stage.REPORTED, NINE),
        (Stage.CLAIMED, NINE + timedelta(minutes=50)),
    ]
    assert [event.words for event in found.timeline] == ["Acme Pay is down", "Acme Pay is down [Update: It's back]"]
    assert found.incident.lasted == timedelta(minutes=50)


def test_of_a_page_that_keeps_only_its_last_word_no_start_is_made_up() -> None:
    text = "Nov 23, 10:30 UTC\nResolved - Payments failed and work again."
    found = dossier([story(6, "Failed card payments", text, 90, "Acme status", "a.example", FeedKind.STATUS)])
    assert found.incident.began_unseen
    assert found.incident.lasted is None
    written = render(found)
    assert "first heard of when it was over, 2026-11-23 10:30 UTC" in written
    assert "first report" not in written
    assert "official since" not in written


def update(number: int, minutes: int, title: str, hours: str, words: str) -> Story:
    """An update that its page posts as an item of its own, with the hours of the incident in UTC."""
    text = f"Incident began at 2026-11-23 {hours} (all times are UTC).\n{words}"
    return story(number, title, text, minutes, "Acme status", "status.acme.example", FeedKind.STATUS)


def test_an_end_that_the_page_dates_back_before_its_own_words_reopens_nothing() -> None:
    first = update(1, 10, "UPDATE: Payments fail", "08:50", "We look into it.")
    later = update(2, 40, "UPDATE: Payments fail", "08:50", "We still look into it.")
    ended = update(3, 60, "RESOLVED: Payments fail", "08:50 and ended at 2026-11-23 09:30", "It is over.")
    found = dossier([first, later, ended])
    assert [step.stage for step in found.transitions] == [Stage.ACKNOWLEDGED, Stage.RESOLVED]
    assert found.incident.resolved == NINE + timedelta(minutes=60)
    assert found.incident.title == "Payments fail"
    assert dossier([first, ended]).incident.resolved == NINE + timedelta(minutes=30)


def test_that_it_began_earlier_is_no_earlier_word_of_the_page() -> None:
    found = dossier([update(1, 10, "UPDATE: Payments fail", "08:50", "We look into it."), NEWS])
    assert found.incident.acknowledged == NINE + timedelta(minutes=10)
    assert found.lead == 10


def test_an_incident_is_called_by_the_first_headline_that_says_who_is_down() -> None:
    vague = replace(story(7, "What we know so far of the big internet outage"), vendor="Slack")
    asking = replace(story(8, "Is Slack down?", minutes=5), vendor="Slack")
    naming = replace(story(9, "Slack outage: messages do not load", minutes=10), vendor="Slack")
    assert dossier([vague, asking, naming]).incident.title == "Slack outage: messages do not load"
    assert dossier([vague, asking]).incident.title == "Is Slack down?"


def test_an_incident_is_called_by_a_headline_that_names_the_vendor_by_a_name_of_the_users() -> None:
    own = default().extended([VendorEntry("Vellumworks", ("VW Sheets",))])
    early = _known(own, story(1, "Payslips cannot be opened, thousands say", "Vellumworks is looking for the cause."))
    late = _known(own, story(2, "VW Sheets outage: payslips fail", "VW Sheets is down.", 30))
    assert dossier([early, late]).incident.title == "VW Sheets outage: payslips fail"


def _known(gazetteer: Gazetteer, one: Story) -> Story:
    analysis = analyze(Article("1", one.version.title, text=one.version.text), gazetteer=gazetteer)
    return replace(one, vendor="Vellumworks", version=replace(one.version, analysis=analysis))


def test_a_page_is_of_the_vendor_that_the_news_names() -> None:
    page = replace(PAGE, vendor="AWS")
    assert dossier([page]).incident.vendor == "Amazon Web Services"
    news = replace(NEWS, vendor="Amazon Web Services")
    assert dossier([page, news]).incident.vendor == "Amazon Web Services"
    assert dossier([replace(PAGE, vendor="Nobody Inc"), NEWS]).incident.vendor == "Nobody Inc"


def test_what_was_going_on_before_the_end_contradicts_nobody() -> None:
    down = story(10, "Acme Pay is down", "Acme Pay is down right now. Shoppers cannot pay.")
    over = story(11, "Acme Pay is back", "The outage at Acme Pay has been resolved.", 60, "Daily Till", "till.example")
    still = story(12, "Acme Pay is still down", "Acme Pay remains down.", 90, "The Copyist", "copy.example")
    assert "status" not in {conflict.slot for conflict in dossier([down, over]).conflicts}
    assert "status" in {conflict.slot for conflict in dossier([down, over, still]).conflicts}


def test_that_it_is_over_is_told_in_the_sentence_that_says_so() -> None:
    end = story(
        5, "Shoppers rage at Acme Pay outage", "Cards failed all day. Acme Pay is back online since ten.", minutes=60
    )
    found = dossier([NEWS, end])
    assert [(step.stage, step.words) for step in found.transitions] == [
        (Stage.REPORTED, NEWS.version.title),
        (Stage.CLAIMED, "Acme Pay is back online since ten."),
    ]
    assert "“Acme Pay is back online since ten.”" in render(found)


@pytest.mark.parametrize(
    ("title", "stage"),
    [
        ("Acme Pay outage: what went wrong", Stage.CLAIMED),
        ("Card payments resume after the Acme Pay outage", Stage.CLAIMED),
        ("Global Acme Pay outage proves how fragile payments have become", Stage.REPORTED),
        ("Hackers claim credit for Acme Pay outage", Stage.REPORTED),
        ("Senators ask for answers on Acme Pay outage", Stage.REPORTED),
        ("Acme Pay shares fell as outage hits shops", Stage.REPORTED),
        ("Acme Pay outage sees users told they are over daily card limit", Stage.REPORTED),
    ],
)
def test_a_comment_ends_nothing(title: str, stage: Stage) -> None:
    assert dossier([NEWS, story(5, title, minutes=60)]).incident.stage is stage


def test_what_is_quoted_ends_with_whole_words_and_shows_where_it_is_cut() -> None:
    text = f"Shops {'in many towns ' * 12}say that cards have failed since 10:15 UTC {'and still do ' * 12}today."
    began = dossier([story(6, "Acme Pay outage: card payments fail", text)]).began
    assert began is not None
    assert began.words.startswith("…")
    assert began.words.endswith("…")
    assert f" {began.words.strip('…')} " in text
    assert "since 10:15 UTC" in began.words


def test_a_short_sentence_is_quoted_whole() -> None:
    began = dossier([story(6, "Acme Pay outage", "It is bad. Cards fail since 10:15 UTC. Nobody knows why.")]).began
    assert began is not None
    assert began.words == "Cards fail since 10:15 UTC."


def test_who_says_something_else_later_corrects_it() -> None:
    first = story(40, "Acme Pay outage", "4,000 customers are hit. It is back online now.", 0)
    second = story(41, "Acme Pay outage", "9,000 customers are hit. Acme Pay is down.", 200)
    assert not dossier([first, second]).conflicts
    other = replace(second, id=42, source="Daily Till", feed_url="https://till.example/feed")
    assert {one.slot for one in dossier([first, other]).conflicts} == {"count", "status"}


def test_a_comment_contradicts_nobody_who_calls_it_down() -> None:
    comment = story(43, "Acme Pay outage proves how fragile payments have become", minutes=10, source="Runbook")
    down = story(44, "Acme Pay is down", minutes=60, source="Daily Till", host="till.example")
    assert not [one for one in dossier([comment, down]).conflicts if one.slot == "status"]
    over = story(45, "Acme Pay is back up after outage", minutes=20, source="Runbook")
    assert [one.slot for one in dossier([comment, over, down]).conflicts] == ["status"]


def test_the_cause_is_told_by_the_vendors_page_before_anybody_else() -> None:
    news = story(7, "Acme Pay outage: cards fail", "Cards fail. The outage was caused by a power cut.")
    words = "Resolved - The errors were caused by a power cut in one hall."
    page = story(8, "Card errors", words, minutes=30, source="Acme status", kind=FeedKind.STATUS)
    for stories in ([news], [news, page]):
        found = dossier(stories).cause
        assert found is not None
        assert found.story_id == stories[-1].id
        assert "a power cut" in found.value
    assert dossier([story(9, "Acme Pay outage", "Cards fail. Acme Pay said it was not a cyberattack.")]).cause is None


def test_a_service_by_other_words_is_told_once_and_the_vendor_is_none() -> None:
    services = ("API", "Acme Pay API", "the API services", "Acme Pay", "API services of shops")
    told = [replace(_hit(NEWS, name), vendor="Acme Pay") for name in services]
    file = dossier(told, 1)
    assert [one.name for one in file.scope] == ["the API services", "API services of shops"]
    assert file.incident.affected == ("API", "API services of shops")


def _hit(story: Story, service: str) -> Story:
    hit = Service(service, True, "text", 0, 4, "Acme")
    analysis = replace(story.version.analysis, services=(hit,))
    return replace(story, version=replace(story.version, analysis=analysis))
