"""The process that sends, against servers that behave well, badly and not at all, and a program of the user's own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.alerts.webhooks import webhook
from tests.cli.run import environment
from tui.alert import Alert, Change, Delivery, Snapshot
from tui.alerts.channels import FailedError, harmless, send
from tui.alerts.targets import Target, filled, label, targets
from tui.archive import Archive
from tui.archive.alerts import Verdict
from tui.config import AlertSettings
from tui.incident import Stage
from tui.model import Severity

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # those of Apprise's own imports

NOW = datetime.now(UTC)
HOSTILE = "Checkout; $(touch /tmp/never) `id` & <!channel> @everyone"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as opened:
        yield opened


def alert(title: str = "NEW MAJOR  Slack is down", number: int = 0) -> Alert:
    return Alert(NOW, 7, (Change.NEW,), title, "The Relay: “down”\nhttps://relay.example/", Severity.MAJOR, id=number)


def waiting(archive: Archive, goals: tuple[Target, ...], *titles: str, age: timedelta = timedelta()) -> None:
    """Put alerts on their way to the targets."""
    verdicts = [Verdict(alert(title), Snapshot(Stage.REPORTED), ()) for title in titles]
    archive.alerts.keep(verdicts, [goal.key for goal in goals], NOW - age)


def job(archive: Archive, goals: tuple[Target, ...], seconds: float) -> str:
    listed = [{"key": goal.key, "address": goal.address, "command": goal.command} for goal in goals]
    return json.dumps({"database": str(archive.path), "seconds": seconds, "targets": listed})


def start(archive: Archive, goals: tuple[Target, ...], seconds: float = 15) -> subprocess.Popen[str]:
    """Start the process that sends, as a fetch does."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tui.alerts.sending"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(archive.path.parent),
    )
    assert process.stdin
    process.stdin.write(job(archive, goals, seconds))
    process.stdin.close()
    process.stdin = None
    return process


def deliver(archive: Archive, goals: tuple[Target, ...], seconds: float = 15) -> None:
    process = start(archive, goals, seconds)
    _, complaint = process.communicate(timeout=60)
    assert complaint == ""


def states(archive: Archive) -> dict[str, Delivery]:
    return {one.target: one.state for alert in archive.alerts.recent() for one in alert.sendings}


def goals(*addresses: str, command: tuple[str, ...] = ()) -> tuple[Target, ...]:
    return targets(AlertSettings(notify=addresses, command=command))


def test_a_service_that_refuses_keeps_no_other_from_its_alerts(archive: Archive, tmp_path: Path) -> None:
    written = tmp_path / "written.jsonl"
    with webhook() as good, webhook("refuses") as bad:
        where = goals(good.apprise, bad.apprise, "json://127.0.0.1:1/", command=("tee", "-a", str(written)))
        waiting(archive, where, "NEW  one", "NEW  two")
        deliver(archive, where, seconds=15)
        assert [message["title"] for message in good.messages] == ["NEW  one", "NEW  two"]
        lines = written.read_text().splitlines()
        assert [json.loads(line)["alert"]["title"] for line in lines] == ["NEW  one", "NEW  two"]
        found = states(archive)
        assert [found[goal.key] is Delivery.SENT for goal in where] == [True, False, False, True]
        errors = {one.target: one.error for one in archive.alerts.recent()[0].sendings}
        assert all(errors[goal.key] for goal in where[1:-1])
        # "two" waits behind "one": the end of an incident must not overtake its beginning.
        assert {json.loads(body)["title"] for body in bad.bodies} == {"NEW  one"}


@pytest.mark.slow
def test_a_service_that_hangs_or_drips_is_left_alone_at_the_deadline(archive: Archive) -> None:
    with webhook() as good, webhook("hangs") as mute, webhook("drips") as slow:
        where = goals(good.apprise, mute.apprise, slow.apprise)
        waiting(archive, where, "NEW  one")
        started = time.monotonic()
        deliver(archive, where, seconds=8)
        assert time.monotonic() - started < 20
        found = states(archive)
        assert [found[goal.key] is Delivery.SENT for goal in where] == [True, False, False]
        assert all(one.error for one in archive.alerts.recent()[0].sendings if one.target != where[0].key)


@pytest.mark.slow
def test_what_failed_is_tried_again_later_and_what_arrived_is_not(archive: Archive) -> None:
    with webhook() as good, webhook("refuses") as bad:
        where = goals(good.apprise, bad.apprise)
        waiting(archive, where, "NEW  one")
        deliver(archive, where, seconds=15)
        bad.behaviour = "well"
        assert not archive.alerts.due(datetime.now(UTC))
        (sending,) = [one for one in archive.alerts.recent()[0].sendings if one.state is Delivery.WAITING]
        assert timedelta(seconds=20) < sending.at - datetime.now(UTC) <= timedelta(minutes=1)
        archive.alerts.settle(1, type(sending)(sending.target, Delivery.WAITING, 1, NOW, sending.error))
        deliver(archive, where)
        assert set(states(archive).values()) == {Delivery.SENT}
        assert (len(good.bodies), bad.bodies[-1] != "") == (1, True)


@pytest.mark.slow
def test_an_alert_of_yesterday_is_given_up_and_said_so(archive: Archive) -> None:
    where = goals("json://127.0.0.1:1/")
    archive.alerts.keep(
        [Verdict(Alert(NOW - timedelta(hours=25), 7, (Change.NEW,), "NEW", "down"), None, ())], [where[0].key], NOW
    )
    deliver(archive, where, seconds=15)
    ((_, sending),) = archive.alerts.failing(NOW - timedelta(hours=1))
    assert sending.state is Delivery.GIVEN_UP
    assert "onnection" in sending.error


def test_a_target_that_left_the_settings_is_given_up(archive: Archive) -> None:
    old, new = goals("json://127.0.0.1:1/"), goals(command=("true",))
    waiting(archive, old, "NEW  one")
    deliver(archive, new)
    ((_, sending),) = archive.alerts.failing(NOW - timedelta(hours=1))
    assert sending.error == "it is no longer in the settings"


@pytest.mark.slow
@pytest.mark.parametrize("moment", [0.0, 0.2, 0.5, 0.8, 1.2])
def test_a_killed_sender_loses_nothing(archive: Archive, moment: float) -> None:
    """Killed at any moment: what it had taken is free again when its lease ends, and what had arrived stays sent."""
    with webhook() as good:
        where = goals(good.apprise)
        waiting(archive, where, *(f"NEW  {number}" for number in range(5)))
        process = start(archive, where)
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        noted = sum(one.sendings[0].state is Delivery.SENT for one in archive.alerts.recent())
        arrived = len(good.bodies)
        # The one that was under way may have arrived without being noted; never more than that one.
        assert noted <= arrived <= noted + 1
        for one in archive.alerts.recent():
            if one.sendings[0].state is Delivery.WAITING:
                archive.alerts.settle(one.id, type(one.sendings[0])(where[0].key, Delivery.WAITING, 1, NOW))
        deliver(archive, where)
        assert set(states(archive).values()) == {Delivery.SENT}
        assert {message["title"] for message in good.messages} == {f"NEW  {number}" for number in range(5)}
        assert len(good.bodies) <= 6


@pytest.mark.slow
def test_two_senders_at_once_send_nothing_twice(archive: Archive) -> None:
    with webhook() as good:
        where = goals(good.apprise)
        waiting(archive, where, *(f"NEW  {number}" for number in range(4)))
        both = [start(archive, where), start(archive, where)]
        for process in both:
            process.communicate(timeout=60)
        assert sorted(message["title"] for message in good.messages) == [f"NEW  {number}" for number in range(4)]


def test_a_program_gets_clean_json_and_its_words_meet_no_shell(tmp_path: Path) -> None:
    script = tmp_path / "page.py"
    script.write_text(
        "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(repr(sys.argv[2:]) + sys.stdin.read())"
    )
    out = tmp_path / "out"
    target = Target("command-1", command=(sys.executable, str(script), str(out), "$(id)", "; rm -rf /", ""))
    send(target, alert(HOSTILE, 12), 5)
    written = out.read_text()
    assert written.startswith("['$(id)', '; rm -rf /', '']")
    record = json.loads(written[written.index("{") :])
    assert record["schema"] == 1
    assert (record["alert"]["title"], record["alert"]["id"]) == (HOSTILE, 12)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("/no/such/program",), "/no/such/program: cannot be started: No such file"),
        (("sh", "-c", "echo oh no >&2; exit 3"), "sh: ended with 3: oh no"),
        (("sleep", "30"), "sleep: was not done in 0 seconds"),
    ],
)
def test_a_program_that_fails_is_told_in_words(command: tuple[str, ...], said: str) -> None:
    with pytest.raises(FailedError, match=said):
        send(Target("command-1", command=command), alert(), 0.3)


def test_secrets_come_from_the_environment_and_stand_in_no_message(monkeypatch: pytest.MonkeyPatch) -> None:
    assert filled("slack://${TOKEN}/#ops", {"TOKEN": "s3cret"}) == "slack://s3cret/#ops"
    monkeypatch.delenv("NIGHTDESK_NO_TOKEN", raising=False)
    with pytest.raises(FailedError, match="the environment variable NIGHTDESK_NO_TOKEN is not set"):
        send(goals("slack://${NIGHTDESK_NO_TOKEN}/")[0], alert(), 1)
    with pytest.raises(FailedError) as failure:
        send(goals("nosuchservice://s3cret-token/")[0], alert(), 1)
    assert "s3cret" not in str(failure.value)
    assert all("s3cret" not in goal.key for goal in goals("slack://s3cret/"))


def test_no_feed_can_ring_for_a_whole_channel() -> None:
    for text in ("@everyone look", "@here", "<!channel> down", "<@U123> hi", "<@&99>"):
        assert "@everyone" not in harmless(text)
        assert "@here" not in harmless(text)
        assert "<!" not in harmless(text)
        assert "<@" not in harmless(text)
    assert harmless("mail ops@example.org about AT&T") == "mail ops@example.org about AT&T"
    with webhook() as good:
        send(goals(good.apprise)[0], alert(HOSTILE), 5)
        assert "@everyone" not in good.messages[0]["title"]


def test_targets_of_one_kind_are_told_apart() -> None:
    keys = [goal.key for goal in goals("json://a/", "json://b/", command=("x",))]
    assert len(set(keys)) == 3
    assert label(keys[2], keys) == "command"
    assert label(keys[0], keys) == keys[0]
    assert os.path.basename(keys[0]).startswith("json-")
