"""Incidents, briefs, status and vendors over the sample wire, fetched from loopback by a real process."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.run import nightdesk
from tui.archive import Archive
from tui.cli.since import since
from tui.errors import Exit, UsageError
from tui.model import Feed, FeedState

Nightdesk = Callable[..., subprocess.CompletedProcess[str]]
HUGE = "9" * 20
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def run(sample_wire: Path, tmp_path: Path) -> Nightdesk:
    """`nightdesk` over a copy of the sample wire, so that no test sees what another did."""
    shutil.copytree(sample_wire, tmp_path, dirs_exist_ok=True)

    def call(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
        return nightdesk(tmp_path, "--feeds", "feeds.toml", "--db", "wire.db", *words, **more)

    return call


def listed(run: Nightdesk) -> dict[str, dict[str, object]]:
    found = json.loads(run("incidents", "--json").stdout)["incidents"]
    return {one["title"]: one for one in found}


def find(run: Nightdesk, word: str) -> str:
    return str(next(one["id"] for title, one in listed(run).items() if word in title))


def test_a_muted_incident_is_not_counted_as_broken(run: Nightdesk) -> None:
    number = find(run, "Marlowe")
    assert run("incident", "mute", number).returncode == Exit.OK
    assert run("incident", "note", number, "Ana", "knows").returncode == Exit.OK
    assert "your note: Ana knows" in run("incident", number).stdout
    assert "Marlowe" in run("incidents").stdout
    assert "Marlowe" not in run("incidents", "--open").stdout


def test_stories_of_one_outage_are_one_incident(run: Nightdesk) -> None:
    marlowe = next(one for title, one in listed(run).items() if "Marlowe" in title)
    assert int(str(marlowe["stories"])) >= 3
    assert marlowe["acknowledged"] is None
    assert "Marlowe" in run("incidents", "marlowe", "--plain").stdout
    assert "Tollgate" not in run("incidents", "marlowe").stdout


def test_the_dossier_tells_stages_scope_and_why_each_story_belongs(run: Nightdesk) -> None:
    number = find(run, "object storage")
    text = run("incident", number).stdout
    for part in ("Timeline", "official RESOLVED", "acknowledged:", "NOT affected:", "Stories"):
        assert part in text
    assert "Nobody tells" not in text  # one or the other of its stories tells each of what readers ask
    assert "Nobody tells" in run("incident", find(run, "Marlowe")).stdout
    record = json.loads(run("incident", number, "--json").stdout)["incident"]
    assert [one["state"] for one in record["timeline"] if one["official"]] == [
        "investigating",
        "identified",
        "monitoring",
        "resolved",
    ]


def test_the_dossier_says_what_nobody_tells(run: Nightdesk) -> None:
    told = run("incident", find(run, "card authorisations")).stdout
    assert "region" in told.split("Nobody tells")[1].split("Stories")[0]


def test_merge_split_rename_and_undo(run: Nightdesk) -> None:
    one, other = find(run, "object storage"), find(run, "Marlowe")
    before = listed(run)
    assert run("incident", "merge", one, other).returncode == Exit.OK
    assert len(listed(run)) == len(before) - 1
    run("undo")
    assert listed(run) == before
    run("incident", "rename", one, "The long night")
    assert "The long night" in listed(run)
    run("incident", "pin", one)
    assert next(iter(listed(run))) == "The long night"
    stories = json.loads(run("incident", other, "--json").stdout)["incident"]["members"]
    split = run("incident", "split", str(stories[0]["story_id"]))
    assert "split off as incident" in split.stderr
    parted = listed(run)
    run("undo")
    assert len(listed(run)) == len(parted) - (len(stories) > 1)


def test_a_vendor_without_times_has_empty_cells(run: Nightdesk) -> None:
    lines = run("vendors", "--csv").stdout.splitlines()
    assert any(",," in line for line in lines)
    assert not any(",'," in line for line in lines)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("incident", "99"), "there is no incident 99"),
        (("incident", "merge", "1"), "a number is missing"),
        (("incident", "x"), "'x' is no number"),
        (("incident", HUGE), f"'{HUGE}' is no number"),
        (("incident", "merge", "1", HUGE), f"'{HUGE}' is no number"),
        (("incident", "mute", "²"), "'²' is no number"),
        (("why-not", HUGE), f"'{HUGE}' is no number"),
        (("brief", "--since", "0001-01-01T00:00+14:00"), "longer ago than anything here"),
        (("brief", "--since", "٣h"), "'٣h' is no time"),
        (("incidents", "--since", "soon"), "'soon' is no time"),
        (("brief", "--since", "soon"), "'soon' is no time"),
        (("brief", "--since", "2199-01-01"), "'2199-01-01' is still to come"),
        (("incidents", "--since", "2199-01-01T08:00+02:00"), "still to come"),
    ],
)
def test_mistakes_are_answered_in_one_line(run: Nightdesk, words: tuple[str, ...], said: str) -> None:
    answer = run(*words)
    assert answer.returncode != Exit.OK
    assert said in answer.stderr
    assert answer.stdout == ""
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("form", ["md", "slack", "text", "html"])
def test_a_brief_has_all_sections_and_every_live_incident(run: Nightdesk, form: str) -> None:
    text = run("brief", "--since", "7d", "--format", form).stdout
    for part in (
        "live now",
        "resolved since then",
        "marlowe",
        "no official word yet",
        "not affected",
        "not stated by anyone",
    ):
        assert part in text.lower()


def test_a_brief_as_json_and_what_last_means(run: Nightdesk) -> None:
    first = json.loads(run("brief", "--since", "12h", "--format", "json").stdout)
    again = json.loads(run("brief", "--since", "last", "--format", "json").stdout)
    assert again["since"] == first["until"]
    assert not any(one["changed"] for one in again["live"])


def test_status_says_how_bad_it_is_by_its_exit_code(run: Nightdesk, tmp_path: Path) -> None:
    everything = run("status")
    assert (everything.returncode, "CRIT" in everything.stdout) == (2, True)
    (tmp_path / "config.toml").write_text('[[watch]]\nvendor = "Nobody"\n', encoding="utf-8")
    assert run("status").returncode == 0
    assert run("status").stdout.startswith("calm (+")
    (tmp_path / "config.toml").write_text('[[watch]]\nvendor = "Marlowe"\n', encoding="utf-8")
    answer = run("status")
    assert (answer.returncode, "Marlowe" in answer.stdout) == (1, True)


def test_the_stack_comes_first_and_is_marked_everywhere(run: Nightdesk, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[[watch]]\nvendor = "Marlowe"\n', encoding="utf-8")
    first, *others = json.loads(run("incidents", "--json").stdout)["incidents"]
    assert (first["vendor"], first["stack"]) == ("Marlowe", True)
    assert not any(one["stack"] for one in others)
    assert "!" in run("incidents").stdout.splitlines()[0]
    stories = json.loads(run("list", "--json").stdout)["stories"]
    mine = [one["stack"] for one in stories]
    assert mine[0]
    assert mine == sorted(mine, reverse=True)
    assert len({one["id"] for one in stories}) == len(stories)
    assert "Marlowe" in run("list", "--plain").stdout.splitlines()[0]
    live = run("brief", "--format", "text").stdout.partition("LIVE NOW")[2]
    assert "your stack" in live.strip().splitlines()[0]


def test_the_prompt_and_the_command_give_one_answer(run: Nightdesk, tmp_path: Path) -> None:
    for settings in ("", '[[watch]]\nvendor = "Tollgate"\n', "[[watch]]\nvendor = 3\n", "[[watch]\n"):
        (tmp_path / "config.toml").write_text(settings, encoding="utf-8")
        quick, whole = run("status"), run("status", "--json")
        assert quick.returncode == whole.returncode
        assert quick.stderr == whole.stderr
        named = json.loads(whole.stdout)["incidents"]
        assert quick.stdout.startswith("calm") == (not named)
        assert all(one["vendor"] in quick.stdout for one in named[:1])
    (tmp_path / "wire.db").write_bytes(b"no database")
    assert "is not a database" in run("status").stderr


@pytest.mark.parametrize(
    ("hours", "error", "code", "said"),
    [
        (0.1, "", 0, "calm"),
        (0.1, "no such host", 0, "calm as of "),
        (2, "", 0, "calm as of "),
        (4, "no such host", 1, "unknown since "),
        (4, "", 0, "calm as of "),
        (14, "", 1, "unknown since "),
        (None, "no such host", 1, "unknown: no feed has answered yet"),
    ],
)
def test_a_calm_is_as_old_as_the_last_answer(
    tmp_path: Path, hours: float | None, error: str, code: int, said: str
) -> None:
    now = datetime.now(UTC)
    last = None if hours is None else now - timedelta(hours=hours)
    with Archive.open(tmp_path / "quiet.db") as archive:
        for feed in (Feed("https://a.example/", "A"), Feed("https://b.example/", "B")):
            state = FeedState(feed.url, error=error, last_try=now, last_ok=last)
            archive.intake.keep(feed, state, [], now)
    quick, whole = (nightdesk(tmp_path, "--db", "quiet.db", "status", *more) for more in ((), ("--json",)))
    assert (quick.returncode, whole.returncode) == (code, code)
    assert quick.stdout.startswith(said)
    assert (json.loads(whole.stdout)["answered"] is None) == (last is None)
    brief = nightdesk(tmp_path, "--db", "quiet.db", "brief", "--format", "text").stdout
    assert ("as of" in brief or "no feed has answered yet" in brief) == (said != "calm")
    assert ("none known" in brief) == (said != "calm")


def test_the_vendors_record_says_what_it_rests_on(run: Nightdesk) -> None:
    assert "not telemetry" in run("vendors").stdout
    rows = list(csv.DictReader(io.StringIO(run("vendors", "--csv").stdout)))
    assert all(int(row["incidents"]) >= 1 for row in rows)
    tollgate = next(
        one for one in json.loads(run("vendors", "--json").stdout)["vendors"] if one["vendor"] == "Tollgate"
    )
    assert tollgate["incidents"] == sum(tollgate["weeks"])
    assert tollgate["acknowledged_of"] >= 1


def test_nothing_fetched_yet_is_no_error_for_a_prompt(tmp_path: Path) -> None:
    answer = nightdesk(tmp_path, "--db", "none.db", "status")
    assert (answer.returncode, answer.stdout) == (1, "unknown: nothing fetched yet\n")
    assert "nothing fetched yet" in nightdesk(tmp_path, "--db", "none.db", "brief").stdout
    listed = nightdesk(tmp_path, "--db", "none.db", "incidents")
    assert (listed.returncode, "(nothing fetched yet)" in listed.stderr) == (Exit.OK, True)
    assert not (tmp_path / "none.db").exists()


def test_times_that_people_type() -> None:
    assert (NOW - since("90m", NOW)).total_seconds() == 5400
    assert (NOW - since("2w", NOW)).days == 14
    assert since("2026-11-01", NOW) == datetime(2026, 11, 1, tzinfo=UTC)
    with pytest.raises(UsageError, match="write 30m"):
        since("next year", NOW)


def test_a_last_brief_that_lies_ahead_of_the_clock_hides_nothing(run: Nightdesk, tmp_path: Path) -> None:
    run("brief", "--format", "json")
    (note,) = tmp_path.rglob("last-brief")
    note.write_text("2999-01-01T00:00:00+00:00", encoding="utf-8")
    told = json.loads(run("brief", "--since", "last", "--format", "json").stdout)
    assert datetime.fromisoformat(told["until"]) - datetime.fromisoformat(told["since"]) == timedelta(hours=12)


@pytest.mark.parametrize(
    "to_come", ["2026-11-24", "2026-11-23T12:01", "2026-11-23T12:30+00:00", "2026-11-23T10:30-02:00"]
)
def test_a_time_to_come_is_refused(to_come: str) -> None:
    with pytest.raises(UsageError, match=r"still to come; .* it is 2026-11-23 12:00"):
        since(to_come, NOW)


@pytest.mark.parametrize(
    "words",
    [
        ("brief", "--since", "2999-01-01"),
        ("incidents", "--since", "2999-01-01"),
        ("alerts", "--replay", "2999-01-01"),
        ("archive", "prune", "--older", "2999-01-01"),
    ],
)
def test_no_command_answers_for_a_time_to_come(run: Nightdesk, words: tuple[str, ...]) -> None:
    answer = run(*words)
    assert (answer.returncode, answer.stdout) == (Exit.USAGE, "")
    assert "'2999-01-01' is still to come" in answer.stderr
    assert json.loads(run("list", "--json").stdout)["stories"]
