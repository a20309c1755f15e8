"""What is told of why a story was flagged, by `w` and by `nightdesk why`."""

from __future__ import annotations

from pathlib import Path

from tests.archive.makers import entry, keep, opened
from tests.cli.run import nightdesk
from tests.newsroom.conftest import Opener, drawn
from tui.archive import Archive
from tui.brief.why import reason_words, sides
from tui.desk.analysis import analyze
from tui.model import Article, Flag, Reason

TITLE = "Störung bei Quorbit: Kunden können nicht zahlen"


def test_words_that_a_line_break_parts_are_told_in_one_line() -> None:
    assert reason_words(Reason("text", 0, 9, "UTC\n\nInvesti", 2.3)) == "“UTC Investi” in the text"


def test_what_weighs_nothing_is_not_told() -> None:
    heavy, light = Reason("title", 0, 4, "down", 2.0), Reason("title", 0, 0, "", 0.001, "all other words together")
    assert list(sides(Flag(True, 0.9, reasons=(heavy, light)))) == [("Speaks for it", [heavy])]


def test_what_you_say_is_not_put_into_the_desks_mouth(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        keep(
            archive,
            [entry("a", "Quorbit is down for thousands")],
            analyze(Article("a", "Quorbit is down for thousands")),
        )
    desk = nightdesk(tmp_path, "--db", "archive.db", "why", "1").stdout.splitlines()[1]
    assert desk.startswith("An outage, says the desk: ")
    nightdesk(tmp_path, "--db", "archive.db", "wrong", "1")
    told = nightdesk(tmp_path, "--db", "archive.db", "why", "1").stdout.splitlines()
    assert told[1:3] == [desk, "You say that it is none."]


async def test_w_tells_what_the_reasons_come_to(newsroom: Opener) -> None:
    async with newsroom("w", size=(120, 40)) as (pilot, _):
        assert "These add up to +" in drawn(pilot)


async def test_w_passes_no_judgement_on_what_was_not_assessed(newsroom: Opener, archive: Archive) -> None:
    keep(archive, [entry("de", TITLE)], analyze(Article("de", TITLE)))
    async with newsroom("slash", *"Quorbit", "enter", "w", size=(120, 40)) as (pilot, _):
        page = drawn(pilot)
        assert TITLE in page
        assert "not assessed (de)" in page
        assert "likely" not in page
