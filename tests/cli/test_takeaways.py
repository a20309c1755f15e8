"""Takeaways by a model, from the command line to the file, with a real server on loopback."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.llm_server import Behaviour, chat_server, shorten
from tests.newsroom.sample import NEWS, checkout
from tui.archive import Archive
from tui.cli import main
from tui.errors import Exit
from tui.model import FeedState, Origin

MORE = (
    "Deliveries that had been ordered before were on their way. A second region of the shop answered slowly at noon. "
    "Two competitors offered the same goods at the same price. The shop opened in 2011 and employs 400 people."
)
Run = Callable[..., tuple[int, str, str]]
KEY = "sk-very-secret-4711"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with an archive that holds one long story, number 1."""
    now = datetime(2026, 11, 23, 10, tzinfo=UTC)
    with Archive.open(tmp_path / "news.db") as archive:
        entry, analysis = checkout(now)
        entry = replace(entry, text=f"{entry.text}\n{MORE}")
        archive.intake.keep(NEWS, FeedState(NEWS.url, title=NEWS.title), [(entry, analysis)], now)
    (tmp_path / "feeds.toml").write_text(f'[[feed]]\nurl = "{NEWS.url}"\n', encoding="utf-8")
    return tmp_path


def set_up(home: Path, url: str, timeout: str = "5s") -> None:
    (home / "config.toml").write_text(
        f'[llm]\nbase_url = "{url}"\nmodel = "tiny"\napi_key_env = "TINY_KEY"\ntimeout = "{timeout}"\n',
        encoding="utf-8",
    )


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command on that home, and return its exit code, stdout and stderr, none of which holds the key."""
    monkeypatch.setenv("TINY_KEY", KEY)

    def command(*words: str) -> tuple[int, str, str]:
        code = main(["--feeds", str(home / "feeds.toml"), "--db", str(home / "news.db"), *words])
        out, err = capsys.readouterr()
        assert KEY not in out + err
        return code, out, err

    return command


def origins(home: Path) -> list[Origin]:
    with Archive.open(home / "news.db") as archive:
        return [takeaway.origin for takeaway in archive.stories.story(1).version.analysis.takeaways]


def test_a_model_writes_and_every_place_marks_it(home: Path, run: Run) -> None:
    with chat_server(shorten) as seen:
        set_up(home, seen.url)
        code, _, err = run("takeaways", "1", "--llm")
    assert (code, seen.headers[0]["Authorization"]) == (Exit.OK, f"Bearer {KEY}")
    assert Origin.MODEL in origins(home)
    assert "machine-written" in err
    for words in (
        ["takeaways", "1"],
        ["show", "1"],
        ["export", "1", "--to", "-"],
        ["export", "1", "--to", "-", "--format", "text"],
    ):
        assert "(machine-written)" in run(*words)[1], words
    told = json.loads(run("show", "1", "--json")[1])["story"]["analysis"]["takeaways"]
    assert "model" in [one["origin"] for one in told]
    assert run("bookmark", "1")[0] == Exit.OK
    assert run("verify")[0] == Exit.OK
    assert KEY.encode() not in (home / "news.db").read_bytes()
    assert run("takeaways", "1", "--own")[0] == Exit.OK
    assert set(origins(home)) == {Origin.DESK}


def test_invented_numbers_and_missing_citations_end_in_the_storys_words(home: Path, run: Run) -> None:
    with chat_server(
        lambda exchange: exchange.tell(("9,999,999 shoppers were robbed", [2]), ("All is well", []))
    ) as seen:
        set_up(home, seen.url)
        code, out, err = run("takeaways", "1", "--llm")
    assert code == Exit.OK
    assert "1 refused" in err
    assert "robbed" not in out
    assert origins(home) == [Origin.DESK]


BAD: dict[str, tuple[Behaviour, str]] = {
    "rubbish": (lambda exchange: exchange.say("Sure! Here you are."), "not what was asked for"),
    "slow": (lambda exchange: exchange.drip(4), "within 1 seconds"),
    "401": (lambda exchange: exchange.send(b"{}", 401), "api_key_env"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_model_that_fails_changes_nothing_and_says_why(home: Path, run: Run, case: str) -> None:
    behave, words = BAD[case]
    before = origins(home)
    with chat_server(behave) as seen:
        set_up(home, seen.url, "1s")
        code, _, err = run("takeaways", "1", "--llm")
    assert (code, origins(home)) == (Exit.FAILED, before)
    assert words in err


def test_an_export_asks_and_falls_back_to_the_desks_own(home: Path, run: Run) -> None:
    with chat_server(shorten) as seen:
        set_up(home, seen.url)
        code, out, _ = run("export", "1", "--llm", "--to", "-")
        assert (code, "machine-written" in out) == (Exit.OK, True)
        assert run("export", "1", "--llm", "--to", "-")[1] == out
        assert len(seen.questions) == 1
    run("takeaways", "1", "--own")
    code, out, err = run("export", "1", "--llm", "--to", "-")
    assert (code, "machine-written" in out) == (Exit.FAILED, False)
    assert "## Key takeaways" in out
    assert "connection refused" in err


def test_nothing_is_asked_that_was_not_set_up(home: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    code, _, err = run("takeaways", "1", "--llm")
    assert (code, "[llm]" in err) == (Exit.CONFIG, True)
    set_up(home, "http://127.0.0.1:9/v1")
    monkeypatch.setenv("TINY_KEY", "")
    code, _, err = run("export", "1", "--llm", "--to", "-")
    assert (code, "TINY_KEY" in err) == (Exit.CONFIG, True)
    monkeypatch.setenv("TINY_KEY", KEY)
    set_up(home, "http://models.example/v1")
    code, _, err = run("takeaways", "1", "--llm")
    assert (code, "https alone" in err) == (Exit.CONFIG, True)


def test_more_takeaways_on_demand(run: Run) -> None:
    five = run("takeaways", "1", "--takeaways", "5")[1]
    assert run("show", "1", "--takeaways", "5", "--brief")[1].count("\n4. ") == five.count("\n4. ") == 1
    assert "\n2. " not in run("takeaways", "1", "--takeaways", "1")[1]
    assert run("export", "1", "--takeaways", "9")[0] == Exit.USAGE
