"""Status pages of many products, each in its own dialect; the incidents are invented."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.desk.analysis import analyze
from tui.desk.facts.slots import facts
from tui.desk.statuspage.history import bare_headline, history
from tui.desk.statuspage.maintenance import is_planned, overran
from tui.desk.statuspage.standing import stands
from tui.desk.statuspage.states import worded_state
from tui.model import Article, FeedKind, State, Update
from tui.records import analysis_from_record, analysis_to_record

PUBLISHED = datetime(2026, 1, 1, 2, 10, tzinfo=UTC)


def page(text: str, title: str = "Elevated errors", published: datetime | None = PUBLISHED) -> Article:
    return Article("1", title, text=text, date=published, kind=FeedKind.STATUS)


def told(updates: tuple[Update, ...]) -> list[tuple[str, str]]:
    return [(update.state.value, f"{update.at:%Y-%m-%d %H:%M}" if update.at else "") for update in updates]


STATUSPAGE = """Jan 1, 02:05 UTC
Resolved - This incident has been resolved.
From 23:10 to 01:50 UTC some customers saw errors.
Jan 1, 01:50 UTC
Monitoring - A fix has been implemented and we are monitoring the results.
Dec 31, 23:40 UTC
Update - Webhooks is experiencing degraded performance.
Dec 31, 23:20 UTC
Investigating - We are investigating reports of degraded availability for Checkout and Payouts."""


def test_statuspage_gives_times_without_a_year_newest_first() -> None:
    updates = history(page(STATUSPAGE))
    assert told(updates) == [
        ("investigating", "2025-12-31 23:20"),
        ("update", "2025-12-31 23:40"),
        ("monitoring", "2026-01-01 01:50"),
        ("resolved", "2026-01-01 02:05"),
    ]
    assert updates[0].components == ("Checkout", "Payouts")
    assert updates[1].components == ("Webhooks",)
    assert updates[-1].text.endswith("some customers saw errors.")


def test_an_update_of_the_minute_of_the_end_stands_before_it() -> None:
    text = (
        "Jan 1, 02:05 UTC\nUpdate - Checkout is normal.\n"
        "Jan 1, 02:05 UTC\nResolved - Over.\nJan 1, 01:00 UTC\nInvestigating - Errors."
    )
    assert [state for state, _ in told(history(page(text)))] == ["investigating", "update", "resolved"]


def test_a_time_within_a_message_opens_no_update() -> None:
    text = "Jan 1, 02:05 UTC\nResolved - Over.\nFrom 11:21 to 16:07 UTC clones failed.\nResolved: see the report.\n"
    (update,) = history(page(text + "2026-01-01"))
    assert update.text.startswith("Over.")
    assert "Resolved: see" in update.text


def test_instatus_writes_seconds_and_an_offset() -> None:
    text = (
        "Jan 1, 02:05:00 AM GMT+0\nResolved - It is over.\nJan 1, 01:00:30 AM GMT+0\nInvestigating - We look into it."
    )
    assert told(history(page(text))) == [
        ("investigating", "2026-01-01 01:00"),
        ("resolved", "2026-01-01 02:05"),
    ]


def test_status_io_puts_states_into_brackets() -> None:
    text = (
        "January 1, 2026 02:05 UTC\n[Resolved] Service is back.\n"
        "January 1, 2026 01:00 UTC\n[Investigating] Logins fail."
    )
    assert told(history(page(text))) == [
        ("investigating", "2026-01-01 01:00"),
        ("resolved", "2026-01-01 02:05"),
    ]


def test_incident_io_names_state_and_parts() -> None:
    text = (
        "Status: Identified\nThe database is slow.\n"
        "Affected components\n• API (Degraded performance)\n• Dashboard (Operational)"
    )
    (update,) = history(page(text))
    assert (update.state, update.text) == (State.IDENTIFIED, "The database is slow.")
    assert update.components == ("API", "Dashboard")


def test_aws_gives_clock_times_of_its_own_zone_oldest_first() -> None:
    text = (
        "10:13 PM PST We are investigating increased error rates in one Region.\n"
        "10:40 PM PST We have identified the root cause.\n"
        "12:05 AM PST The issue has been resolved and the service is operating normally."
    )
    published = datetime(2026, 1, 1, 6, 14, tzinfo=UTC)
    assert told(history(page(text, "Increased Error Rates", published))) == [
        ("investigating", "2026-01-01 06:13"),
        ("identified", "2026-01-01 06:40"),
        ("resolved", "2026-01-01 08:05"),
    ]


def test_google_cloud_states_when_it_ended() -> None:
    text = (
        "Incident began at 2025-12-31 15:10 and ended at 2025-12-31 17:40 (all times are US/Pacific).\n"
        "The issue with Cloud Storage has been resolved for all affected users."
    )
    assert told(history(page(text, "RESOLVED: Cloud Storage errors"))) == [("resolved", "2026-01-01 01:40")]


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("RESOLVED: Global: frames drop", "Global: frames drop"),
        ("[Resolved] Frames drop", "Frames drop"),
        ("Update - frames drop", "frames drop"),
        ("Monitoring: no data", "Monitoring: no data"),
        ("Resolved:", "Resolved:"),
    ],
)
def test_a_headline_without_the_state_before_it(title: str, bare: str) -> None:
    assert bare_headline(title) == bare


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("We are experiencing an issue with Acme Monitoring.", "investigating"),
        ("Monitoring dashboards show no data.", "update"),
        ("A fix is out. Monitoring the results.", "monitoring"),
    ],
)
def test_what_is_called_monitoring_watches_nothing(words: str, state: str) -> None:
    assert worded_state(words) == state


def test_times_below_their_messages() -> None:
    text = (
        "Messages send again.\nJan 1, 1:40 AM UTC\nWe are investigating why messages do not send.\nJan 1, 12:20 AM UTC"
    )
    updates = history(page(text))
    assert [when for _, when in told(updates)] == ["2026-01-01 00:20", "2026-01-01 01:40"]
    assert updates[0].text.startswith("We are investigating")


@pytest.mark.parametrize(
    ("title", "text", "state"),
    [
        ("RESOLVED: Slow queries", "Queries are fast again.", State.RESOLVED),
        ("[RESOLVED] Increased latency", "Between nine and ten, requests were slow.", State.RESOLVED),
        ("Service is operating normally: launch errors", "Launches succeed.", State.RESOLVED),
        ("API incident (Monitoring)", "Please watch this space.", State.MONITORING),
        ("Mitigated - portal access", "People can sign in.", State.MONITORING),
        ("Portal access", "We have identified the cause and work on a fix.", State.IDENTIFIED),
        (
            "Portal access",
            "We will tell you once the issue has been resolved; we are investigating.",
            State.INVESTIGATING,
        ),
        ("Portal access", "Our next note follows at noon.", State.UPDATE),
    ],
)
def test_one_item_an_update_falls_back_to_headline_and_words(title: str, text: str, state: State) -> None:
    (update,) = history(page(text, title))
    assert (update.state, update.at) == (state, PUBLISHED)


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("We are seeing failed sign-ins. All other services are operating normally.", "update"),
        ("We are investigating failed sign-ins. Existing sessions are operating normally.", "investigating"),
        ("Most customers have recovered. We are continuing to work towards full resolution.", "update"),
        ("Search has recovered. We continue to see delays of new orders, and have identified the cause.", "identified"),
        ("The problem has been resolved for some stores, and we continue to work on the rest.", "update"),
        ("We have mitigated the issue and are monitoring for recovery.", "monitoring"),
        ("Between 9:30 AM and 11:01 AM PST, orders were delayed. The backlog is being processed.", "update"),
        (
            "While the issue has been resolved and the service is operating normally, we continue to fill in.",
            "resolved",
        ),
        ("The issue has been resolved. We continue to process a backlog of reports.", "resolved"),
        ("Orders were delayed until noon. Orders have recovered.", "resolved"),
    ],
)
def test_what_is_well_again_is_no_end_while_anything_goes_on(words: str, state: str) -> None:
    assert worded_state(words).value == state


def test_where_it_stands_is_what_the_newest_telling_update_says() -> None:
    assert stands(history(page(STATUSPAGE))) == "FIXD"
    assert (
        stands(history(page("Jan 1, 02:05 UTC\nUpdate - Thanks.\nJan 1, 01:00 UTC\nMonitoring - A fix is in.")))
        == "WTCH"
    )
    assert stands(history(page("Our next note follows at noon."))) is None


PLANNED = """Jan 1, 02:00 UTC
In progress - Scheduled maintenance is in progress.
Dec 30, 10:00 UTC
Scheduled - We will replace a router."""


def test_planned_work_is_no_outage_unless_it_overruns() -> None:
    kept = page("THIS IS A SCHEDULED EVENT Jan 1, 02:00 - 04:00 UTC\n" + PLANNED, "Router replacement")
    assert is_planned(history(kept))
    assert not overran(kept, history(kept))
    assert not analyze(kept).flag.outage
    late = page(
        "THIS IS A SCHEDULED EVENT Jan 1, 02:00 - 04:00 UTC\nJan 1, 05:10 UTC\nIn progress - Work goes on.\n" + PLANNED,
        "Router replacement",
        datetime(2026, 1, 1, 5, 10, tzinfo=UTC),
    )
    assert overran(late, history(late))
    assert analyze(late).flag.outage
    said = page("Jan 1, 03:00 UTC\nIn progress - The work is taking longer than expected.\n" + PLANNED)
    assert overran(said, history(said))
    fine = page("Jan 1, 03:00 UTC\nCompleted - Done without unexpected issues.\n" + PLANNED)
    assert not overran(fine, history(fine))


def test_planned_work_is_no_outage_whatever_it_will_put_down() -> None:
    words = "Checkout will be unavailable on Monday, and orders will be delayed by an hour."
    announced = page(f"Jan 1, 02:05 UTC\nScheduled - {words}", "Checkout is paused")
    assert not analyze(announced).flag.outage
    assert analyze(page(f"Jan 1, 02:05 UTC\nInvestigating - {words}", "Checkout is paused")).flag.outage


def test_a_page_is_analysed_with_its_updates_and_they_survive_the_archive() -> None:
    analysis = analyze(page(STATUSPAGE, "Checkout errors"))
    assert analysis.flag.outage
    assert len(analysis.updates) == 4
    assert analysis_from_record(analysis_to_record(analysis)).updates == analysis.updates


def test_news_has_no_updates() -> None:
    assert analyze(Article("1", "Checkout is down", text=STATUSPAGE)).updates == ()


LINES = st.sampled_from(
    [
        "Jan 1, 02:05 UTC",
        "Feb 31, 10:00 UTC",
        "10:13 PM PST words",
        "12:30",
        "Resolved - over",
        "[Investigating]",
        "Status: Identified",
        "Affected components",
        "• API (Down)",
        "THIS IS A SCHEDULED EVENT Jan 1, 02:00 - 99:00 UTC",
    ]
)


@given(st.lists(LINES | st.text(max_size=40), max_size=12).map("\n".join))
def test_any_text_gives_updates_at_their_spans(text: str) -> None:
    article = page(text)
    updates = history(article)
    assert updates
    for update in updates:
        assert getattr(article, update.field)[update.start : update.end] == update.text
    overran(article, updates)


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("We’ve resolved an issue that kept pages from loading.", State.RESOLVED),
        ("We have now fixed the problem with logins.", State.RESOLVED),
        ("We will post here once we've resolved the issue.", State.UPDATE),
        ("We have resolved a part of it.", State.UPDATE),
    ],
)
def test_a_page_that_says_what_it_has_done_says_that_it_is_over(words: str, state: State) -> None:
    assert worded_state(words) is state


@pytest.mark.parametrize(
    ("text", "status", "words"),
    [
        (
            "8:39 AM PDT We are investigating errors.\n9:10 AM PDT Search has recovered. We have identified the root"
            " cause of the errors of mail and continue to work on it.",
            "ongoing",
            "root cause",
        ),
        (
            "8:39 AM PDT We are investigating errors.\n9:40 AM PDT The issue has been resolved and the service is"
            " operating normally.",
            "resolved",
            "issue has been resolved",
        ),
        (
            "Resolved - This is over.\nMonitoring - A fix is in.\nInvestigating - Errors.",
            "resolved",
            "Resolved",
        ),
    ],
)
def test_the_fact_of_the_status_is_that_of_the_last_update(text: str, status: str, words: str) -> None:
    (found,) = [fact for fact in facts(page(text, "Increased Error Rates")) if fact.slot == "status"]
    assert found.value == status
    assert words in found.text
