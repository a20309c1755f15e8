"""`nightdesk export` over hostile stories, judged by a checker that is not ours, and its other formats."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.archive.makers import START, at
from tests.brief.stories import TEXT, full_analysis
from tests.cli.run import nightdesk
from tests.shared import SHARED, needs_shared
from tui.archive import Archive
from tui.errors import Exit
from tui.model import Analysis, Entry, Feed, FeedState, Flag, Takeaway
from tui.text import clean

KEYS = "title,url,source,published,seen,services,status,severity,tags"
HEADINGS = "Key takeaways|Summary|Scope|Facts|Full text|Source"


def kept(folder: Path, entries: list[tuple[Feed, Entry, Analysis]]) -> None:
    with Archive.open(folder / "a.db") as archive:
        for feed, entry, analysis in entries:
            archive.intake.keep(feed, FeedState(feed.url, last_ok=START), [(entry, analysis)], START)


def attack(number: int, record: dict[str, Any]) -> tuple[Feed, Entry, Analysis]:
    """The attack as the wire's gate lets it through, with its takeaways at their spans."""
    text, takeaways = "", []
    for bullet in map(clean, record["takeaways"]):
        takeaways.append(Takeaway(bullet, len(text), len(text) + len(bullet)))
        text += f"{bullet}\n"
    feed = Feed(f"https://f{number}.invalid/feed", clean(record["source"]))
    entry = Entry(record["id"], clean(record["title"]), clean(record["url"]), text=text, published=at(number))
    return feed, entry, Analysis(Flag(True, 0.9), takeaways=tuple(takeaways))


@needs_shared
@pytest.mark.parametrize("more", [(), ("--full-text",)])
def test_hostile_stories_are_all_there_and_do_nothing(tmp_path: Path, more: tuple[str, ...]) -> None:
    torture = SHARED / "torture"
    attacks = json.loads((torture / "export_attacks.json").read_text("utf-8"))["stories"]
    kept(tmp_path, [attack(number, record) for number, record in enumerate(attacks)])
    outside = tmp_path / "outside"
    outside.mkdir()
    done = nightdesk(tmp_path, "export", "is:outage", "--to", str(outside / "out"), "--db", "a.db", *more)
    assert done.returncode == Exit.OK, done.stderr
    assert len(done.stdout.splitlines()) == len(attacks)
    titles = "|".join(re.escape(record["title"].replace("$", r"\$")) for record in attacks if len(record["title"]) < 12)
    checker = [sys.executable, str(torture / "check_export.py"), str(outside / "out")]
    options = ["--keys", KEYS, "--headings", f"^({HEADINGS}|{titles})$", "--outside", str(outside)]
    told = subprocess.run(
        [*checker, str(torture / "export_attacks.json"), *options], capture_output=True, text=True, check=False
    )
    assert f"{len(attacks)} files, {len(attacks)} hostile stories, 0 findings" in told.stdout


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home that keeps one outage."""
    entry = Entry("1", "Checkout fails", "https://relay.example/1", "", "Nobody can pay.", TEXT, START)
    kept(tmp_path, [(Feed("https://relay.example/feed", "The Relay"), entry, full_analysis())])
    return tmp_path


def test_json_holds_stories_whose_spans_fit(home: Path) -> None:
    told = nightdesk(home, "export", "1", "--format", "json", "--full-text", "--to", "-", "--db", "a.db")
    document = json.loads(told.stdout)
    assert document["schema"] == 1
    (story,) = document["stories"]
    for bullet in story["analysis"]["takeaways"]:
        assert story[bullet["field"]][bullet["start"] : bullet["end"]] == bullet["text"]


def test_text_goes_to_a_text_file(home: Path) -> None:
    (path,) = nightdesk(home, "export", "1", "--format", "text", "--to", "out", "--db", "a.db").stdout.splitlines()
    assert Path(path).name == "2026-11-23-checkout-fails.txt"
    assert "not affected: AWS" in (home / path).read_text("utf-8")


def test_the_folder_of_the_settings_is_used(home: Path) -> None:
    (home / "feeds.toml").write_text("", "utf-8")
    (home / "config.toml").write_text(f'[export]\nfolder = "{home / "briefs"}"\nquotes = false\n', "utf-8")
    (path,) = nightdesk(home, "export", "1", "--feeds", "feeds.toml", "--db", "a.db").stdout.splitlines()
    assert Path(path).parent == home / "briefs"
    assert "[^1]" not in Path(path).read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("999", "--to", "-"), Exit.NOT_FOUND, "see them with: nightdesk list"),
        (("unheard-of", "--to", "-"), Exit.NOT_FOUND, "see them all with: nightdesk list"),
        (("1", "--to", "a.db"), Exit.FAILED, "not a folder"),
        (("1", "--to", "no/such"), Exit.FAILED, "create it first"),
        (("1", "--force"), Exit.USAGE, "--force"),
    ],
)
def test_what_cannot_be_done_is_answered_with_what_can(
    home: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    told = nightdesk(home, "export", *words, "--db", "a.db")
    assert (told.returncode, told.stdout) == (code, "")
    assert said in told.stderr
    assert len(told.stderr.splitlines()) == 1
