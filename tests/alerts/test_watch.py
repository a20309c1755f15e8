"""What a watcher is told, when, and what is held back: over a real archive, grouped as a fetch groups it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest

from tests.alerts.makers import AGAIN, BACK, DOWN, PAGE, TILL, at, held, history, keep, look, told
from tui.alert import Change
from tui.alerts.reasons import reasons
from tui.alerts.watch import Rules, watch
from tui.archive import Archive
from tui.config import AlertSettings, Settings, Watch
from tui.config.alerts import QuietHours
from tui.config.settings import ExportSettings
from tui.dossiers import summarise
from tui.errors import QueryError

NIGHT = QuietHours(time(22), time(7))
SEEN = ("21:26", "Investigating", "We are investigating failed messages.")
FOUND = ("21:40", "Identified", "The cause is a bad configuration.")
FIXED = ("22:30", "Resolved", "Messages are delivered again.")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as opened:
        yield opened


def test_a_new_incident_is_told_once_however_many_stories_tell_of_it(archive: Archive) -> None:
    keep(archive, DOWN, 0)
    (alert,) = look(archive, 1)
    assert alert.title.startswith("NEW MAJOR")
    assert alert.changes == (Change.NEW,)
    assert "The Relay, 2026-11-23 21:00 UTC: “Slack is down for thousands of users”" in alert.body
    assert "no official word yet" in alert.body
    assert [one.target for one in alert.sendings] == ["here"]
    keep(archive, AGAIN, 10, feed=TILL)
    assert told(archive, 11) == []
    assert told(archive, 500) == []


def test_the_end_is_told_and_who_says_so(archive: Archive) -> None:
    keep(archive, DOWN, 0)
    look(archive, 1)
    keep(archive, BACK, 60, feed=TILL)
    (claimed,) = look(archive, 61)
    assert claimed.title.startswith("SAID TO BE OVER")
    assert f"“{BACK}”" in claimed.body
    keep(archive, "Slack messages failing", 26, history(SEEN, FOUND, FIXED), PAGE)
    assert [title.split("  ")[0] for title in told(archive, 91)] == ["RESOLVED"]
    assert told(archive, 99) == []


def test_what_is_over_when_it_is_first_seen_is_told_once_as_over(archive: Archive) -> None:
    keep(archive, "Slack messages failing", 26, history(SEEN, FOUND, FIXED), PAGE)
    (over,) = look(archive, 99)
    assert over.title.startswith("ALREADY RESOLVED  Slack")
    assert over.changes == (Change.MISSED,)
    assert (look(archive, 109), held(archive)) == ((), [])


def test_an_end_of_which_the_news_tells_first_is_told_as_what_somebody_says(archive: Archive) -> None:
    keep(archive, BACK, 0)
    assert [title.split("  ")[0] for title in told(archive, 1)] == ["ALREADY SAID TO BE OVER"]
    keep(archive, "Slack is down again for thousands of users", 200, feed=TILL)
    assert [title.split("  ")[0] for title in told(archive, 201)] == ["REOPENED MAJOR"]


def test_an_old_end_is_no_news(archive: Archive) -> None:
    keep(archive, "Slack messages failing", 26, history(SEEN, FOUND, FIXED), PAGE)
    assert look(archive, 99 + 6 * 60) == ()
    settings = Settings(Path(), ExportSettings(Path()), watches=(Watch("Slack"),))
    assert "its end is no news any more" in reasons(archive, settings, 1, at(99 + 6 * 60))[0]


def test_what_began_and_ended_in_quiet_hours_is_not_told_at_their_end(archive: Archive) -> None:
    night = QuietHours(time(21), time(22))
    keep(archive, DOWN, 5)
    assert told(archive, 6, quiet=night) == []
    keep(archive, BACK, 50, feed=TILL)
    assert told(archive, 51, quiet=night) == []
    assert told(archive, 61, quiet=night) == []


def test_a_worse_incident_is_told_again_and_a_milder_one_is_not(archive: Archive) -> None:
    keep(archive, "Slack messages failing", 26, history(("21:26", "Investigating", "Some users see delays.")), PAGE)
    assert [title.split("  ")[0] for title in told(archive, 27)] == ["NEW MINOR"]
    worse = history(SEEN, ("21:50", "Update", "Messages fail worldwide for all users, a major outage."))
    keep(archive, "Slack messages failing", 26, worse, PAGE)
    (title,) = told(archive, 51)
    assert title.startswith("ESCALATED MINOR to ")
    keep(archive, "Slack messages failing", 26, history(("21:26", "Update", "Some users see brief delays.")), PAGE)
    assert told(archive, 90) == []
    keep(archive, "Slack messages failing", 26, worse, PAGE)
    assert told(archive, 120) == []


def test_each_word_of_the_vendor_is_told_to_who_asks_for_it(archive: Archive) -> None:
    everything = {"on": tuple(Change)}
    said = []
    for count in (1, 2, 3):
        keep(archive, "Slack messages failing", 26, history(*(SEEN, FOUND, FIXED)[:count]), PAGE)
        said += [alert.changes for alert in look(archive, 30 + 30 * count, **everything)]
    assert said == [(Change.NEW,), (Change.PROGRESS, Change.UPDATE), (Change.RESOLVED,)]


def test_only_the_stack_is_told_of(archive: Archive) -> None:
    keep(archive, "Spotify stops playing music in worldwide outage", 0)
    assert told(archive, 1) == []
    assert watch(archive, Rules((), AlertSettings()), at(1)) == ()


def test_quiet_hours_hold_back_what_is_told_at_their_end_if_it_still_holds(archive: Archive) -> None:
    keep(archive, DOWN, 90)
    keep(archive, "Spotify stops playing music in worldwide outage", 95)
    assert told(archive, 91, quiet=NIGHT) == []
    assert told(archive, 300, quiet=NIGHT) == []
    assert [reason for _, reason in held(archive)] == ["quiet hours, 22:00-07:00"]
    (title,) = told(archive, 601, quiet=NIGHT)
    assert title.startswith("NEW")


def test_what_begins_and_ends_in_quiet_hours_is_never_told_and_why_not_says_so(archive: Archive) -> None:
    keep(archive, DOWN, 90)
    look(archive, 91, quiet=NIGHT)
    keep(archive, BACK, 150, feed=TILL)
    assert told(archive, 601, quiet=NIGHT) == []
    (incident,) = archive.incidents.read.recent(at(0), at(601))
    settings = Settings(Path("config.toml"), ExportSettings(Path()), watches=(Watch("Slack"),))
    said = reasons(archive, settings, incident.id, at(601))
    assert "held back: quiet hours, 22:00-07:00: NEW" in said[0]
    assert "it was over before it could be told" in said[1]


def test_what_is_critical_rings_in_quiet_hours_unless_nothing_may(archive: Archive) -> None:
    keep(archive, "Slack is down worldwide, 2 million users cannot work", 90)
    assert told(archive, 91, quiet=NIGHT, quiet_except="none") == []
    assert len(told(archive, 92, quiet=NIGHT)) == 1


def test_the_cap_lets_the_worst_through_and_the_others_later(archive: Archive) -> None:
    keep(archive, DOWN, 0)
    keep(archive, "Spotify is down worldwide, 2 million users cannot listen", 1)
    rules = Rules((Watch("Slack"), Watch("Spotify")), AlertSettings(most_per_hour=1))
    assert ["Spotify" in alert.title for alert in watch(archive, rules, at(2))] == [True]
    assert held(archive)[0][1] == "1 alerts went out within an hour"
    assert watch(archive, rules, at(30)) == ()
    assert len(held(archive)) == 1
    assert ["Slack" in alert.title for alert in watch(archive, rules, at(63))] == [True]


def test_a_mild_incident_is_told_once_it_is_bad_enough(archive: Archive) -> None:
    keep(archive, "Slack messages failing", 26, history(("21:26", "Investigating", "Some users see delays.")), PAGE)
    assert told(archive, 27, least="MAJOR") == []
    assert held(archive)[0][1] == "it is MINOR, and you asked for MAJOR or worse"
    keep(archive, "Slack is down for thousands of users", 40)
    assert [title.split("  ")[0] for title in told(archive, 41, least="MAJOR")] == ["NEW MAJOR"]


def test_one_source_that_speaks_of_something_past_rings_no_bell_until_another_tells_of_it(archive: Archive) -> None:
    keep(archive, "Slack and its apps were down on Monday for users", 0)
    assert told(archive, 1) == []
    assert "one source alone" in held(archive)[0][1]


def test_what_is_only_looked_back_on_rings_no_bell_and_why_not_says_so(archive: Archive) -> None:
    keep(archive, "Slack outage last year: what we learnt from five hours of downtime", 0)
    assert told(archive, 1) == []
    assert held(archive) == []
    settings = Settings(Path("config.toml"), ExportSettings(Path()), watches=(Watch("Slack"),))
    assert any("it was over before" in line for line in reasons(archive, settings, 1, at(1)))


def test_a_round_up_rings_no_bell(archive: Archive) -> None:
    keep(archive, "The week in outages: Slack and Zoom were down for thousands of users", 0)
    keep(archive, "The biggest outages of the year: Slack down for hours, Zoom too", 10, feed=TILL)
    assert told(archive, 11) == []
    assert {reason for _, reason in held(archive)} <= {"it looks back, or tells of many outages at once"}


def test_what_is_muted_is_not_told_and_why_not_says_so(archive: Archive) -> None:
    keep(archive, DOWN, 0)
    archive.incidents.acts.mute(1)
    assert told(archive, 1) == []
    settings = Settings(Path("config.toml"), ExportSettings(Path()), watches=(Watch("Slack"),))
    assert any("you muted it" in line for line in reasons(archive, settings, 1, at(1)))


def test_a_wider_scope_waits_a_while_and_is_then_told_once(archive: Archive) -> None:
    first = ("21:26", "Investigating", "Login is degraded.")
    keep(archive, "Slack messages failing", 26, history(first), PAGE)
    look(archive, 27)
    wider = history(first, ("21:35", "Update", "Login and Huddles are degraded."))
    keep(archive, "Slack messages failing", 26, wider, PAGE)
    assert told(archive, 40) == []
    assert held(archive)[-1][1] == "you were told of it at 21:27 UTC, and only its scope grew since"
    (alert,) = look(archive, 60)
    assert alert.title.startswith("WIDER")
    assert "now also: " in alert.body
    assert "Huddles" in alert.body
    assert told(archive, 61) == []


def test_a_step_that_nobody_asked_for_makes_no_wider_scope_wait(archive: Archive) -> None:
    first = ("21:26", "Investigating", "Login is degraded.")
    keep(archive, "Slack messages failing", 26, history(first), PAGE)
    look(archive, 27)
    second = ("21:50", "Identified", "Some users see delays; the cause is known.")
    keep(archive, "Slack messages failing", 26, history(first, second), PAGE)
    assert told(archive, 51) == []
    wider = history(first, second, ("21:58", "Update", "Login and Huddles are degraded."))
    keep(archive, "Slack messages failing", 26, wider, PAGE)
    assert [title.split("  ")[0] for title in told(archive, 59)] == ["WIDER MINOR"]


def test_a_part_named_after_the_alert_is_known_when_the_next_is_named(archive: Archive) -> None:
    first = ("21:26", "Investigating", "We look into it.")
    keep(archive, "An incident of ours", 26, history(first), PAGE)
    assert len(look(archive, 27)) == 1
    second = ("21:50", "Update", "Login is degraded.")
    keep(archive, "An incident of ours", 26, history(first, second), PAGE)
    assert told(archive, 60) == []
    keep(archive, "An incident of ours", 26, history(first, second, ("22:10", "Update", "Huddles is degraded.")), PAGE)
    (alert,) = look(archive, 71)
    assert "now also: Slack Huddles" in alert.body or "now also: Huddles" in alert.body


def test_no_merge_and_no_split_tells_anything_twice(archive: Archive) -> None:
    keep(archive, DOWN, 0)
    (second,) = keep(archive, AGAIN, 10, feed=TILL)
    look(archive, 11)
    (third,) = keep(archive, "Slack: file uploads fail, an outage in Europe", 60 * 24 * 20)
    assert len(look(archive, 60 * 24 * 20 + 1)) == 1
    homes = archive.incidents.read.of_stories([second, third])
    assert homes[second] != homes[third]
    archive.incidents.acts.merge(homes[third], [homes[second]])
    summarise(archive, homes.values())
    assert told(archive, 60 * 24 * 20 + 2) == []
    new = archive.incidents.acts.split([third])
    summarise(archive, (new, *homes.values()))
    assert told(archive, 60 * 24 * 20 + 3) == []


def test_a_story_of_long_ago_is_no_news(archive: Archive) -> None:
    keep(archive, DOWN, -3000)
    assert told(archive, 1) == []


def test_a_query_of_the_settings_holds_back_what_does_not_answer_it_until_it_does(archive: Archive) -> None:
    keep(archive, DOWN, 0)
    wanted = "vendor:slack AND is:noted"
    assert told(archive, 1, query=wanted) == []
    assert "answers the query" in held(archive)[0][1]
    archive.marks.note(archive.stories.page("", 0, 1)[0].id, "ours")
    (alert,) = look(archive, 2, query=wanted)
    assert alert.changes == (Change.NEW,)


def test_a_mistake_in_the_query_of_the_settings_is_told_at_its_character(archive: Archive) -> None:
    keep(archive, DOWN, 0)
    with pytest.raises(QueryError, match="at character 1 of the query: there is no field severty:"):
        look(archive, 1, query="severty:crit")
