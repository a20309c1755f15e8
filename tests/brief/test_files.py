"""Names that every system takes, and files that are whole and never over another."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.brief.stories import SEEN, hostile_stories, story, version
from tui.brief import files
from tui.brief.files import check_folder, file_name, write_new
from tui.errors import ExportError
from tui.model import Story


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Marlowe's checkout is DOWN!", "2026-11-23-marlowes-checkout-is-down.md"),
        ("../../etc/passwd", "2026-11-23-etc-passwd.md"),
        ("CON", "2026-11-23-con.md"),
        ("Café Zoë: naïve", "2026-11-23-cafe-zoe-naive.md"),
        ("日本で障害が発生", "2026-11-23-日本で障害が発生.md"),
        ("क्षमा करें", "2026-11-23-क्षमा-करें.md"),
        ("??? *** <>", "2026-11-23-story-12.md"),
        ("", "2026-11-23-story-12.md"),
        ("name. . ", "2026-11-23-name.md"),
        ("x" * 300, f"2026-11-23-{'x' * 106}.md"),
    ],
)
def test_names(title: str, name: str) -> None:
    assert file_name(story(title)) == name


@given(hostile_stories())
@settings(max_examples=200, deadline=None)
def test_every_name_is_legal_everywhere(story: Story) -> None:
    name = file_name(story)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d-[^-.].*\.md", name)
    assert len(name) <= files.MAX_NAME
    assert len(name.encode()) <= files.MAX_BYTES
    assert unicodedata.normalize("NFC", name) == name
    assert all(unicodedata.category(c)[0] in "LNM" or c in "-." for c in name)


def test_a_long_title_is_cut_between_words() -> None:
    name = file_name(story("wörter " * 50))
    assert name.endswith("-worter.md")
    assert file_name(story("日本" * 80)).encode()[-6:-3].decode() in "日本"


def test_a_twin_gets_a_number_and_nothing_is_overwritten(tmp_path: Path) -> None:
    paths = [write_new(tmp_path, "a.md", text) for text in ("one", "two", "three")]
    assert [path.name for path in paths] == ["a.md", "a-2.md", "a-3.md"]
    assert [path.read_text() for path in paths] == ["one", "two", "three"]
    assert len(list(tmp_path.iterdir())) == 3


def test_a_dangling_link_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.md").symlink_to(outside)
    assert write_new(folder, "a.md", "text").name == "a-2.md"
    assert not outside.exists()


def test_without_hard_links_the_promise_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    assert [write_new(tmp_path, "a.md", text).name for text in ("one", "two")] == ["a.md", "a-2.md"]
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.md": "one", "a-2.md": "two"}


def test_many_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from tui.brief.files import write_new\n"
        "for n in range(20): write_new(Path(sys.argv[1]), 'same.md', f'{sys.argv[2]} {n}')"
    )
    runs = [subprocess.Popen([sys.executable, "-c", script, str(tmp_path), str(run)]) for run in range(3)]
    assert [run.wait() for run in runs] == [0, 0, 0]
    texts = {path.read_text() for path in tmp_path.iterdir()}
    assert texts == {f"{run} {n}" for run in range(3) for n in range(20)}


def test_a_file_keeps_the_users_mask_and_is_utf8(tmp_path: Path) -> None:
    path = write_new(tmp_path, "a.md", "日本\n")
    assert path.read_bytes() == "日本\n".encode()
    assert path.stat().st_mode & 0o111 == 0


@pytest.mark.parametrize("name", ["../a.md", "b/a.md", "", "/a"])
def test_only_bare_names_are_taken(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="bare file name"):
        write_new(tmp_path, name, "text")


def test_a_refusal_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        write_new(tmp_path / "missing", "a.md", "text")


def test_folders_are_checked(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert check_folder(tmp_path / "new") == tmp_path / "new"
    assert (tmp_path / "new").is_dir()
    with pytest.raises(ExportError, match="not a folder"):
        check_folder(tmp_path / "file")
    with pytest.raises(ExportError, match="there is no folder"):
        check_folder(tmp_path / "no" / "such")


def test_the_date_is_when_it_was_seen_where_none_was_given() -> None:
    undated = story(version=version())
    assert file_name(undated).startswith("2026-11-23-")
    assert undated.when <= SEEN
