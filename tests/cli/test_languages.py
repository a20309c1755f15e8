"""Stories in other languages: kept, listed and shown, and called what they are."""

from __future__ import annotations

import json
from pathlib import Path

from tests.archive.makers import entry, keep, opened
from tests.cli.run import nightdesk
from tui.desk.analysis import analyze
from tui.model import Article


def test_a_german_story_says_that_it_is_not_assessed(tmp_path: Path) -> None:
    title = "Störung bei Quorbit: Kunden können nicht zahlen"
    with opened(tmp_path) as archive:
        keep(archive, [entry("a", title, minutes=1)], analyze(Article("a", title)))
        keep(archive, [entry("b", "Quorbit is down", minutes=2)], analyze(Article("b", "Quorbit is down")))

    def run(*words: str) -> str:
        answer = nightdesk(tmp_path, "--db", "archive.db", *words)
        assert answer.returncode == 0, answer.stderr
        return answer.stdout

    english, german = run("list").splitlines()
    assert "not assessed" not in english
    assert german.endswith("(Example News · not assessed (de))")
    assert "not assessed (de)" in run("list", "--plain").splitlines()[1]
    listed = json.loads(run("list", "--json"))["stories"]
    assert [row["note"] for row in listed] == ["", "not assessed (de)"]
    number = str(listed[1]["id"])
    assert run("show", number).splitlines()[1] == "Not assessed (de)"
    assert run("why", number).splitlines()[1] == "not assessed (de)"

    run("wrong", number)
    called = "not assessed (de), called an outage by you"
    assert run("show", number).splitlines()[1] == f"Outage, {called}"
    assert run("why", number).splitlines()[1:] == [called]
