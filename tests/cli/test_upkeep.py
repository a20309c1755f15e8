"""Doctor, verify and archive as commands, over the sample wire as it was really fetched."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.cli.run import nightdesk
from tui.errors import Exit


@pytest.fixture(scope="module")
def wire(sample_wire: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose database holds the first refresh of the sample wire, with two bookmarks and an export."""
    home = tmp_path_factory.mktemp("wire")
    shutil.copytree(sample_wire, home, dirs_exist_ok=True)
    # Which story has which number depends on which feed answered first; of outages there are takeaways.
    listed = json.loads(nightdesk(home, "--db", "wire.db", "list", "is:outage", "--json").stdout)["stories"]
    first, second = (str(story["id"]) for story in listed[:2])
    for words in (("bookmark", first), ("bookmark", second), ("export", "is:bookmarked", "--to", "out")):
        assert nightdesk(home, "--feeds", "feeds.toml", "--db", "wire.db", *words).returncode == Exit.OK
    return home


def test_everything_kept_and_handed_on_is_proved(wire: Path) -> None:
    answer = nightdesk(wire, "--db", "wire.db", "verify")
    assert answer.returncode == Exit.OK
    assert "0 do not; 0 of 4 stories have changed since" in answer.stderr
    stories = json.loads(nightdesk(wire, "--db", "wire.db", "verify", "--json").stdout)["stories"]
    assert sum(story["spans"] for story in stories) > 0


def test_the_doctor_says_what_it_did(wire: Path) -> None:
    assert "ok        the search index" in nightdesk(wire, "--db", "wire.db", "doctor").stdout
    connection = sqlite3.connect(wire / "wire.db")
    connection.execute("UPDATE feed SET total = 99")
    connection.commit()
    connection.close()
    looked = nightdesk(wire, "--db", "wire.db", "doctor", "--dry-run")
    assert looked.returncode == Exit.DATABASE
    assert "WRONG     the counts of the feeds" in looked.stdout
    mended = nightdesk(wire, "--db", "wire.db", "doctor")
    assert mended.returncode == Exit.OK
    assert "repaired  the counts of the feeds" in mended.stdout


def test_notes_and_the_list_of_acts(wire: Path) -> None:
    def run(*words: str) -> str:
        answer = nightdesk(wire, "--db", "wire.db", *words)
        assert answer.returncode == Exit.OK, answer.stderr
        return answer.stdout

    run("note", "3", "ticket", "4411")
    assert run("note", "3") == "ticket 4411\n"
    assert "Your note\nticket 4411" in run("show", "3", "--brief")
    assert len(run("list", "4411").splitlines()) == 1
    assert "  noted on “" in run("undo", "--list").splitlines()[0]
    run("undo")
    assert run("undo", "--list").splitlines()[0].endswith("(undone)")
    assert run("list", "is:noted") == ""


def test_out_and_back(wire: Path) -> None:
    assert nightdesk(wire, "--db", "wire.db", "archive", "export", "all.jsonl").returncode == Exit.OK
    again = nightdesk(wire, "--db", "wire.db", "archive", "export", "all.jsonl")
    assert again.returncode != Exit.OK
    assert "nothing is written over" in again.stderr
    answer = nightdesk(wire, "--db", "new.db", "archive", "import", "all.jsonl")
    assert answer.returncode == Exit.OK, answer.stderr
    before, after = (
        nightdesk(wire, "--db", name, "list", "--json", "--limit", "99").stdout for name in ("wire.db", "new.db")
    )
    assert before == after
    twice = nightdesk(wire, "--db", "new.db", "archive", "import", "all.jsonl")
    assert (twice.returncode, "has stories already" in twice.stderr) == (Exit.DATABASE, True)


def test_prune_says_what_would_go(wire: Path) -> None:
    answer = nightdesk(wire, "--db", "wire.db", "archive", "prune", "--older", "1m", "--dry-run")
    assert "would go" in answer.stderr
    assert nightdesk(wire, "--db", "wire.db", "archive", "prune").returncode == Exit.USAGE
