"""`nightdesk fetch --every`: one process that outlives what passes, and ends when it is asked to."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.run import environment
from tests.refresh.site import Site, serving
from tui.archive import Archive
from tui.cli import fetch_every
from tui.cli.fetch import _once
from tui.cli.fetch_every import again_and_again, wait
from tui.cli.house import House
from tui.refresh import Summary
from tui.refresh.ending import Ending

OPTIONS = Namespace(feeds=[], force=True, progress="none")


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as one:
        yield one


def listing(folder: Path, site: Site, *paths: str) -> Path:
    text = "\n".join(f'[[feed]]\nurl = "{site.feed(path).url}"\ntitle = "{path}"\n' for path in paths)
    (folder / "feeds.toml").write_text(text)
    return folder / "feeds.toml"


def rounds(house: House, *between: Callable[[], object]) -> list[Summary]:
    """Run as many rounds as there are things to do between them, and one more; return what each came to."""
    summaries: list[Summary] = []
    steps, ending = iter(between), Ending()

    def fetch(current: House, ending: Ending) -> Summary:
        step = next(steps, ending.ask)
        try:
            summaries.append(_once(current.feed_list().feeds, current, OPTIONS))
        finally:
            step()
        return summaries[-1]

    with ending.on_signals():
        assert again_and_again(house, fetch, 0.01, ending) == 0
    return summaries


def test_sigterm_in_the_middle_of_a_fetch_keeps_what_has_come(site: Site, tmp_path: Path) -> None:
    site.slow["slow"] = 60.0
    words = [sys.executable, "-m", "tui", "--feeds", str(listing(tmp_path, site, "good", "slow"))]
    words += ["--db", str(tmp_path / "n.db"), "fetch", "--every", "10m"]
    with subprocess.Popen(words, env=environment(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        deadline = time.monotonic() + 30
        while not _kept(tmp_path / "n.db") and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        asked = time.monotonic()
        _, errors = process.communicate(timeout=20)
    assert time.monotonic() - asked < 8  # the slow feed alone would take its whole 12 seconds
    assert (process.returncode, errors) == (0, b"")
    with Archive.open(tmp_path / "n.db") as archive:
        assert archive.stories.count("") == 2
        assert list(archive.feeds.states()) == [site.feed("good").url]


def _kept(database: Path) -> bool:
    try:
        with Archive.open(database) as archive:
            return archive.stories.count("") > 0
    except Exception:
        return False


def test_a_changed_list_is_read_and_a_broken_one_is_not(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = listing(tmp_path, site, "one")
    summaries = rounds(
        House(path, tmp_path / "n.db"),
        lambda: listing(tmp_path, site, "one", "two"),
        lambda: path.write_text("[[feed]\n"),
        lambda: listing(tmp_path, site, "three"),
    )
    assert [summary.asked for summary in summaries] == [1, 2, 2, 1]
    assert "going on as before" in capsys.readouterr().err


def test_a_failing_database_is_told_of_once_and_tried_again(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = tmp_path / "n.db"
    database.write_bytes(b"this is no database " * 100)
    fine = [lambda: None] * 2
    summaries = rounds(House(listing(tmp_path, site, "one"), database), *fine, database.unlink)
    assert [summary.asked for summary in summaries] == [1]
    assert capsys.readouterr().err.count(str(database)) == 1


def test_it_tells_of_outages_and_of_health_as_they_change(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site.answers["bad"] = (404, {}, b"")

    def mend() -> None:
        del site.answers["bad"]

    rounds(House(listing(tmp_path, site, "good", "bad"), tmp_path / "n.db"), lambda: None, mend)
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["failing", "new", "reads again", "new"]
    assert "Checkout is down" in lines[1]
    assert "404" in lines[0]


def test_a_wait_ends_with_the_sleep_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    wall = iter([0.0, 0.0, 0.02, 700.0, 700.0])
    monkeypatch.setattr(fetch_every, "SLICE", 0.01)
    monkeypatch.setattr("tui.cli.fetch_every.time.time", lambda: next(wall))
    started, ending = time.monotonic(), Ending()
    with ending.on_signals():
        wait(600, ending)
    assert time.monotonic() - started < 10


def test_a_wait_ends_when_asked() -> None:
    started, ending = time.monotonic(), Ending()
    with ending.on_signals():
        ending.ask()
        wait(600, ending)
    assert time.monotonic() - started < 10
