"""Changes of the list of feeds are acts like others: undone with its text, and never on another machine."""

from __future__ import annotations

from pathlib import Path

from tests.archive.makers import entry, keep, opened
from tui.archive import Archive
from tui.config.listing import FileChange, take_back, write


def test_undo_brings_the_text_back_and_the_stories_with_it(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text("# before\n", encoding="utf-8")
    with opened(tmp_path) as archive:
        keep(archive, [entry("a"), entry("b")])
        (url,) = archive.feeds.counts()
        change = FileChange(path, "# before\n", "# after\n")
        write(change)
        assert archive.feeds.changed("removed it", change, [url]) == 2
        assert archive.stories.count("") == 0
        words = archive.undo.last()
        assert words is not None
        assert words.endswith("with 2 stories")
        assert archive.stories.count("") == 2
    assert path.read_text(encoding="utf-8") == "# before\n"


def test_a_list_that_we_made_is_taken_away_again_and_an_edited_one_is_not(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    change = FileChange(path, None, "# ours\n")
    write(change)
    assert take_back(change) == ""
    assert not path.exists()
    assert "cannot be changed" in take_back(change)
    path.write_text("# theirs\n", encoding="utf-8")
    assert "was edited since" in take_back(change)


def test_a_copy_from_elsewhere_cannot_write_a_file(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    change = FileChange(path, "# before\n", "# after\n")
    write(change)
    with opened(tmp_path) as archive:
        archive.feeds.changed("added it", change)
        lines = list(archive.dump())
    with Archive.open(tmp_path / "other.db") as other:
        other.restore(lines)
        assert other.undo.last() == "added it (but the file is of another machine, and this one stays as it is)"
    assert path.read_text(encoding="utf-8") == "# after\n"
