"""What keeps an archive sound: the doctor, copies of everything, retention, and proof of spans."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archive.makers import OUTAGE, QUIET, START, STATUS, at, entry, keep, opened, titles
from tui.archive import Archive
from tui.archive.upkeep.copying import TABLES, CopyError
from tui.archive.upkeep.doctor import troubles
from tui.errors import DatabaseError
from tui.model import Analysis, Flag, Takeaway

TEXT = "Checkout is down. Carts were kept."
TOLD = Analysis(Flag(True, 0.9), takeaways=(Takeaway("Carts were kept.", 18, 34),))


def fill(archive: Archive) -> None:
    """Keep stories of two feeds, a changed one, marks, an act that was undone, and an incident."""
    (a, b) = keep(archive, [entry("a", text=TEXT, minutes=1), entry("b", minutes=2)], TOLD).new
    keep(archive, [entry("a", "Changed", TEXT, minutes=1)], TOLD, seen=at(9))
    (c,) = keep(archive, [entry("c", minutes=3)], QUIET, feed=STATUS).new
    archive.marks.bookmark(b)
    archive.marks.note(c, "ticket 4411")
    archive.marks.wrong(c, outage=True)
    archive.undo.last()
    archive.marks.handed_on(a, archive.stories.story(a).version.id, "a.md")
    moment = int(START.timestamp())
    archive.incidents.grouped.keep([[(a, ""), (b, "Acme")]], [(moment - 999, moment + 999)])
    archive.incidents.acts.mute(1)
    archive.incidents.acts.note(1, "Ana knows")


def spoil(folder: Path, *statements: str) -> None:
    """Change the archive's file behind its back."""
    connection = sqlite3.connect(folder / "archive.db")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_sound_archive_has_no_findings(archive: Archive) -> None:
    fill(archive)
    assert [finding.check for finding in archive.examine() if finding.trouble] == []


@pytest.mark.parametrize(
    ("statement", "check"),
    [
        ("UPDATE tally SET stories = stories + 5", "the counts of the views"),
        ("UPDATE feed SET unread = 77", "the counts of the feeds"),
        ("INSERT INTO search (search) VALUES ('delete-all')", "the search index"),
        (
            "INSERT INTO handed_on (story_id, version_id, at, path) VALUES (99, 1, 1, '')",
            "references between the tables",
        ),
        ("INSERT INTO member_before VALUES (99, 98, 97, '', 0)", "references between the tables"),
        ("UPDATE story SET version_id = 999 WHERE id = 1", "the current text of each story"),
    ],
)
def test_the_doctor_repairs_what_can_be_computed_anew(tmp_path: Path, statement: str, check: str) -> None:
    with opened(tmp_path) as archive:
        fill(archive)
        before = titles(archive)
    spoil(tmp_path, statement)
    with opened(tmp_path) as archive:
        (looked,) = (one for one in archive.examine(repair=False) if one.trouble and one.check == check)
        assert not looked.repaired
        assert all(one.repaired for one in archive.examine() if one.trouble)
        assert not [one for one in archive.examine() if one.trouble]
        assert titles(archive) == before
        assert titles(archive, "checkout") == ["Changed"]
        assert archive.stories.count("is:unread") == 3


def test_a_damaged_file_is_named_and_not_touched(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        keep(archive, [entry(str(number), text=TEXT * 50, minutes=number) for number in range(60)], TOLD)
    path = tmp_path / "archive.db"
    data = bytearray(path.read_bytes())
    data[8192:20480] = b"\xff" * 12288
    path.write_bytes(data)
    with opened(tmp_path) as archive:
        (finding,) = list(troubles(archive.examine()))
        assert finding.check == "the file"
    assert path.read_bytes()[8192:20480] == b"\xff" * 12288


def test_a_copy_holds_every_table(archive: Archive) -> None:
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%'"
    left_out = {"tally", "list_before"}  # the one is made anew, the other is of this machine
    assert set(archive._database.column(sql)) - left_out == set(TABLES)


def test_a_copy_brings_everything_back(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    with opened(tmp_path) as archive:
        fill(archive)
        lines = list(archive.dump())
        rows = archive.stories.page("", 0, 9)
        stories = [archive.stories.story(row.id) for row in rows]
        acts = archive.undo.acts()
    with opened(tmp_path / "new") as other:
        assert other.restore(lines)["story"] == 3
        assert other.stories.page("", 0, 9) == rows
        assert [other.stories.story(row.id) for row in rows] == stories
        assert other.undo.acts() == acts
        assert titles(other, "carts") == ["Changed"]
        assert not [finding for finding in other.examine() if finding.trouble]
        assert list(other.dump()) == lines
        assert other.incidents.read.incident(1).muted
        assert titles(other, "4411") == ["Story c"]
        assert other.undo.last() == "noted on “”"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 3: not a JSON object"),
        ('{"table": "feed; DROP TABLE story"}', "line 3: there is no table"),
        ('{"table": "feed", "url": "x"}', "line 3: these are not the columns of feed"),
        ('{"table": "feed", "url": ["x"]}', "line 3: not a JSON object of plain values"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_imported(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "new").mkdir()
    with opened(tmp_path) as archive:
        fill(archive)
        lines = list(archive.dump())
    lines.insert(2, line)
    with opened(tmp_path / "new") as other:
        with pytest.raises(CopyError, match=said):
            other.restore(lines)
        assert (other.stories.count(""), other.feeds.counts()) == (0, {})


def test_a_copy_that_is_cut_off_or_of_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    with opened(tmp_path) as archive:
        fill(archive)
        lines = list(archive.dump())
        with pytest.raises(DatabaseError, match="has stories already"):
            archive.restore(lines)
    without_feeds = [line for line in lines if json.loads(line).get("table") != "feed"]
    with opened(tmp_path / "new") as other:
        with pytest.raises(CopyError, match="cut off"):
            other.restore(without_feeds)
        with pytest.raises(CopyError, match="no copy of an archive"):
            other.restore(['{"id": 1}'])
        with pytest.raises(CopyError, match="schema 99"):
            other.restore(['{"format": "nightdesk archive", "schema": 99}'])


def test_retention_takes_what_nobody_kept(archive: Archive) -> None:
    fill(archive)
    (old,) = keep(archive, [entry("old", minutes=-5000)], QUIET).new
    (starred,) = keep(archive, [entry("starred", minutes=-5000)], QUIET).new
    archive.marks.bookmark(starred)
    assert archive.prune(at(60), dry_run=True) == archive.prune(at(60)) == 1
    left = {row.id for row in archive.stories.page("", 0, 9)}
    assert old not in left
    assert starred in left
    assert titles(archive, "old") == []
    assert len(left) == 4
    assert not [finding for finding in archive.examine() if finding.trouble]


def test_spans_are_proved_in_the_version_that_was_kept(archive: Archive) -> None:
    (story,) = keep(archive, [entry("a", text=TEXT, minutes=1)], TOLD).new
    archive.marks.bookmark(story)
    (proof,) = archive.prove()
    assert (proof.how, proof.spans, proof.broken, proof.changed) == ("bookmarked", 1, (), False)
    keep(archive, [entry("a", text="All is well again.", minutes=1)], QUIET, seen=at(9))
    (proof,) = archive.prove()
    assert (proof.spans, proof.broken, proof.changed) == (1, (), True)


def test_a_span_that_does_not_hold_is_told(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        (story,) = keep(archive, [entry("a", text=TEXT, minutes=1)], TOLD).new
        archive.marks.handed_on(story, archive.stories.story(story).version.id, "a.md")
    spoil(tmp_path, "UPDATE version SET text = 'Something else was written here.'")
    with opened(tmp_path) as archive:
        (proof,) = archive.prove()
        assert (proof.how, proof.broken) == ("handed on", ("Carts were kept.",))


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.text(max_size=12), st.booleans()), max_size=12))
def test_any_archive_comes_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, news: list[tuple[str, str, bool]]
) -> None:
    folder, other = tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("other")
    with opened(folder) as archive, opened(other) as copy:
        for minute, (guid, title, outage) in enumerate(news):
            kept = keep(archive, [entry(guid, title, TEXT, minute)], OUTAGE if outage else QUIET, seen=at(minute))
            if kept.new and outage:
                archive.marks.bookmark(kept.new[0])
        lines = list(archive.dump())
        copy.restore(lines)
        assert list(copy.dump()) == lines
        assert copy.stories.page("", 0, 20) == archive.stories.page("", 0, 20)
        assert not [finding for finding in copy.examine() if finding.trouble]
