"""Opening an archive: old ones are brought up to date, newer and foreign ones are left alone, by name."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.archive.makers import OUTAGE, START, entry, keep, opened, titles
from tests.archive.old import make_old, shape
from tui.archive import Archive, schema
from tui.errors import BusyError, DatabaseError

NAMES = ("Stripe is down", "Slack is down", "Zoom is back")


@pytest.mark.parametrize("version", [1, 2])
def test_an_older_archive_is_brought_up_to_date_with_a_backup(tmp_path: Path, version: int) -> None:
    path = tmp_path / "archive.db"
    make_old(path, version, NAMES, OUTAGE, int(START.timestamp()))
    with opened(tmp_path) as archive:
        assert titles(archive) == ["Zoom is back", "Slack is down", "Stripe is down"]
        assert titles(archive, "down is:bookmarked vendor:acme severity:major") == ["Stripe is down"]
        assert archive.stories.story(1).note == ""
        assert archive.stories.story(1).version.links == ()
        archive.marks.note(1, "ticket 4411")
        assert titles(archive, "4411") == ["Stripe is down"]
        assert keep(archive, [entry("z", minutes=9)], OUTAGE).new
        assert not [finding for finding in archive.examine() if finding.trouble]
    backup = sqlite3.connect(tmp_path / f"archive.db.schema-{version}.backup")
    assert backup.execute("PRAGMA user_version").fetchone() == (version,)
    assert backup.execute("SELECT count(*) FROM story").fetchone() == (3,)
    backup.close()


@pytest.mark.parametrize("version", [1, 2])
def test_a_migrated_archive_has_the_shape_of_a_new_one(tmp_path: Path, version: int) -> None:
    make_old(tmp_path / "archive.db", version, NAMES, OUTAGE, int(START.timestamp()))
    (tmp_path / "new").mkdir()
    with opened(tmp_path), opened(tmp_path / "new"):
        pass
    assert shape(tmp_path / "archive.db") == shape(tmp_path / "new" / "archive.db")


def test_a_migration_that_fails_leaves_the_archive_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "archive.db"
    make_old(path, 1, NAMES, OUTAGE, int(START.timestamp()))
    before = shape(path)
    broken = (*schema.MIGRATIONS[1], "INSERT INTO nowhere VALUES (1)")
    monkeypatch.setitem(schema.MIGRATIONS, 1, broken)
    with pytest.raises(DatabaseError, match="nowhere"):
        Archive.open(path)
    assert shape(path) == before


def test_a_newer_archive_is_read_only_with_a_clear_line(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        (story,) = keep(archive, [entry("a", "Stripe is down")]).new
    connection = sqlite3.connect(tmp_path / "archive.db")
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    with opened(tmp_path) as archive:
        assert "written by a newer Nightdesk (schema 999" in archive.read_only_reason
        assert titles(archive, "stripe") == ["Stripe is down"]
        with pytest.raises(DatabaseError, match=r"nothing was changed: .*upgrade Nightdesk"):
            archive.marks.bookmark(story)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", r"is empty \(0 bytes\)"),
        (b"hello, world, this is text", "is not a database"),
        (b"SQLite", "is not a database"),
    ],
)
def test_what_is_no_database_is_refused_by_name_and_left_alone(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "mine.db"
    path.write_bytes(content)
    with pytest.raises(DatabaseError, match=rf"mine\.db {said}"):
        Archive.open(path)
    assert path.read_bytes() == content


def test_a_folder_is_called_one(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match=r"is a folder; name a file in it with --db"):
        Archive.open(tmp_path)


def test_a_database_of_another_program_is_refused_by_name_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    foreign = sqlite3.connect(path)
    foreign.execute("CREATE TABLE rss_item (id INTEGER PRIMARY KEY, title TEXT)")
    foreign.commit()
    foreign.close()
    content = path.read_bytes()
    with pytest.raises(DatabaseError, match=r"cache\.db is a database of another program"):
        Archive.open(path)
    assert path.read_bytes() == content


def test_a_file_with_a_database_header_and_rubbish_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "mine.db"
    path.write_bytes(b"SQLite format 3\x00" + bytes(range(256)) * 40)
    with pytest.raises(DatabaseError, match=r"mine\.db"):
        Archive.open(path)


def test_an_archive_opens_while_another_process_folds_its_log_into_the_file(tmp_path: Path) -> None:
    (tmp_path / "before").mkdir()
    (tmp_path / "half").mkdir()
    half = tmp_path / "half" / "archive.db"
    with opened(tmp_path / "before") as archive:
        keep(archive, [entry("a", "Stripe is down", "word " * 20_000)])
        for end in ("", "-wal"):
            shutil.copy(tmp_path / "before" / f"archive.db{end}", f"{half}{end}")
    # Folding writes the pages in order: now the first one is there, which says how many there are to be.
    with half.open("r+b") as file, (tmp_path / "before" / "archive.db").open("rb") as whole:
        file.write(whole.read(4096))
    with opened(tmp_path / "half") as archive:
        assert titles(archive) == ["Stripe is down"]


def test_a_read_only_file_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(tmp_path) as archive:
        (story,) = keep(archive, [entry("a", "Stripe is down")]).new
    # The tests may run as root, whom no permission stops.
    monkeypatch.setattr("os.access", lambda path, mode: mode != os.W_OK)
    with opened(tmp_path) as archive:
        assert titles(archive) == ["Stripe is down"]
        with pytest.raises(DatabaseError, match=r"nothing was changed: .*archive\.db is read-only"):
            archive.marks.bookmark(story)
        with pytest.raises(DatabaseError, match="nothing was changed"):
            keep(archive, [entry("b")])


def test_a_locked_archive_says_so_and_changes_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        (story,) = keep(archive, [entry("a", "Stripe is down")]).new
        archive._database.patience = 0.05
        other = sqlite3.connect(tmp_path / "archive.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BusyError, match=r"archive\.db is in use by another program"):
            archive.marks.bookmark(story)
        with pytest.raises(BusyError, match="nothing was changed"):
            keep(archive, [entry("b")])
        assert titles(archive) == ["Stripe is down"]
        other.execute("ROLLBACK")
        other.close()
        archive.marks.bookmark(story)
        assert archive.stories.count("is:bookmarked") == 1


def test_a_full_disk_says_so_and_loses_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        (story,) = keep(archive, [entry("a", "Stripe is down")]).new
        database = archive._database
        pages = database.number("PRAGMA page_count")
        database.rows(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(DatabaseError, match=r"archive\.db: the disk is full; nothing was changed"):
            keep(archive, [entry(str(number), text="word " * 500) for number in range(200)])
        assert titles(archive) == ["Stripe is down"]
        assert not [finding for finding in archive.examine() if finding.trouble]
        database.rows("PRAGMA max_page_count = 1000000")
        archive.marks.bookmark(story)
        assert len(keep(archive, [entry(str(number)) for number in range(200)]).new) == 200


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounting a small disk takes root on Linux")
def test_a_disk_without_any_room_can_be_read_and_says_what_to_do(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], check=False).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        with opened(disk) as archive:
            (story,) = keep(archive, [entry("a", "Stripe is down")]).new
        with suppress(OSError), (disk / "fill").open("wb", buffering=0) as fill:
            while fill.write(b"x" * 4096):
                pass
        with opened(disk) as archive:
            assert titles(archive, "stripe") == ["Stripe is down"]
            with pytest.raises(DatabaseError, match="nothing was changed: the disk is full: make room"):
                archive.marks.bookmark(story)
        (disk / "fill").unlink()
        with opened(disk) as archive:
            archive.marks.bookmark(story)
            assert not [finding for finding in archive.examine() if finding.trouble]
    finally:
        subprocess.run(["umount", disk], check=True)
