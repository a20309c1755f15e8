"""Alerts end to end: real feeds on loopback, the real `nightdesk fetch`, a real webhook, a real program."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.alerts.pages import Pages, atom, pages, rss
from tests.alerts.webhooks import Webhook, webhook
from tests.cli.run import environment, nightdesk
from tui.archive import Archive
from tui.errors import Exit

NOW = datetime.now(UTC).replace(second=0, microsecond=0)
DOWN = ("Slack is down for thousands of users", NOW - timedelta(minutes=50))
SEEN = (NOW - timedelta(minutes=30), "Investigating", "We are investigating failed messages.")
FIXED = (NOW - timedelta(minutes=10), "Resolved", "Messages are delivered again.")


@pytest.fixture
def wire() -> Iterator[Pages]:
    with pages() as server:
        server.documents = {"news": rss(DOWN), "status": atom()}
        yield server


@pytest.fixture
def hook() -> Iterator[Webhook]:
    with webhook() as server:
        yield server


@pytest.fixture
def home(tmp_path: Path, wire: Pages, hook: Webhook) -> Path:
    """A home that watches Slack and is told by a webhook and by a program."""
    (tmp_path / "feeds.toml").write_text(
        f'[[feed]]\nurl = "{wire.url("news")}"\ntitle = "The Relay"\n'
        f'[[feed]]\nurl = "{wire.url("status")}"\ntitle = "Slack status"\nkind = "status"\nvendor = "Slack"\n'
    )
    command = json.dumps(["tee", "-a", str(tmp_path / "paged.jsonl")])
    channels = f'[alerts]\nnotify = ["{hook.apprise}"]\ncommand = {command}\n'
    (tmp_path / "config.toml").write_text(f'full_text = "never"\n[[watch]]\nvendor = "Slack"\n{channels}')
    return tmp_path


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return nightdesk(home, "--feeds", "feeds.toml", "--db", "wire.db", *words)


def titles(hook: Webhook) -> list[str]:
    return [message["title"].split("  ")[0] for message in hook.messages]


def wait_for(true: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while not true() and time.monotonic() < until:
        time.sleep(0.05)
    assert true()


def test_a_watcher_is_told_of_the_beginning_and_of_the_end_and_of_nothing_else(
    home: Path, wire: Pages, hook: Webhook
) -> None:
    assert run(home, "fetch").returncode == Exit.OK
    wire.documents["news"] = rss(DOWN, ("Slack outage: users cannot send messages", NOW - timedelta(minutes=40)))
    assert run(home, "fetch").returncode == Exit.OK
    assert titles(hook) == ["NEW MAJOR"]
    wire.documents["status"] = atom(("1", "Slack messages failing", (SEEN, FIXED)))
    assert run(home, "fetch", "--force").stderr == ""
    assert titles(hook) == ["NEW MAJOR", "RESOLVED"]
    assert "official 20 min after the first report" in hook.messages[1]["message"]
    paged = [json.loads(line)["alert"] for line in (home / "paged.jsonl").read_text().splitlines()]
    assert [alert["changes"] for alert in paged] == [["new"], ["resolved"]]
    listed = json.loads(run(home, "alerts", "--json").stdout)["alerts"]
    assert [one["state"] for alert in listed for one in alert["sent"]] == ["sent"] * 4
    assert "you know all of it" in run(home, "why-not", str(listed[0]["incident"]["id"])).stdout
    replayed = run(home, "alerts", "--replay", "1d").stdout
    assert [line.split()[3] for line in replayed.splitlines()] == ["NEW", "RESOLVED"]
    assert len(hook.bodies) == 2


def test_a_fetch_that_is_killed_as_it_decides_neither_loses_nor_repeats_an_alert(home: Path, hook: Webhook) -> None:
    words = ["--feeds", "feeds.toml", "--db", "wire.db", "fetch", "--progress", "json"]
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", *words], stdout=subprocess.PIPE, text=True, env=environment(home), cwd=home
    )
    assert process.stdout is not None
    for line in process.stdout:
        if json.loads(line)["event"] == "alert":
            break
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert run(home, "fetch", "--force").returncode == Exit.OK
    wait_for(lambda: bool(hook.bodies))
    with Archive.open(home / "wire.db") as archive:
        assert [alert.incident_id for alert in archive.alerts.recent()] == [1]
    assert run(home, "fetch", "--force").returncode == Exit.OK
    assert titles(hook) == ["NEW MAJOR"]


@pytest.mark.slow
def test_a_webhook_that_is_away_fails_no_fetch_and_is_told_of(home: Path, hook: Webhook) -> None:
    hook.behaviour = "refuses"
    fetched = run(home, "fetch")
    assert fetched.returncode == Exit.OK
    assert "2 of 2 feeds read" in fetched.stdout
    assert "1 alert not delivered to json" in fetched.stderr
    assert "Traceback" not in fetched.stderr
    assert "NEW MAJOR" in (home / "paged.jsonl").read_text()
    tried = run(home, "alerts", "--test")
    assert tried.returncode == Exit.FAILED
    assert "command: sent" in tried.stdout


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    assert "you watch nothing yet" in nightdesk(tmp_path, "--db", "none.db", "alerts").stderr
    assert nightdesk(tmp_path, "--db", "none.db", "alerts", "--test").returncode == Exit.CONFIG
    assert nightdesk(tmp_path, "--db", "none.db", "why-not").returncode == Exit.NOT_FOUND
    assert nightdesk(tmp_path, "--db", "none.db", "alerts", "--replay", "soon").returncode == Exit.USAGE
