"""`nightdesk feeds`: changes to a list that its user wrote, with its comments."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import nightdesk
from tui.config import load_feeds
from tui.errors import Exit

LIST = """\
# my own list

[[feed]]
url = "https://news.example/rss"   # the good one
title = "Example News"

# a status page
[[feed]]
url = "https://status.example/history.atom"
title = "Example status"
kind = "status"
vendor = "Example"
group = "Cloud"
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_add_keeps_what_the_user_wrote(mine: Path, tmp_path: Path) -> None:
    words = (
        "https://new.example/feed",
        "--unchecked",
        "--title",
        "New",
        "--kind",
        "status",
        "--vendor",
        "New",
        "--group",
        "Code",
    )
    told = nightdesk(tmp_path, "feeds", "add", *words, "--feeds", str(mine))
    assert (told.returncode, told.stdout) == (Exit.OK, "")
    assert mine.read_text().startswith(LIST)
    added = load_feeds(mine).feeds[-1]
    assert (added.title, added.kind, added.vendor, added.group) == ("New", "status", "New", "Code")
    assert load_feeds(mine).problems == ()


def test_a_title_that_is_cut_in_the_list_says_so(mine: Path, tmp_path: Path) -> None:
    mine.write_text(LIST.replace("Example News", "Example News of the Eastern Provinces"), encoding="utf-8")
    told = nightdesk(tmp_path, "feeds", "list", "--feeds", str(mine)).stdout.splitlines()
    assert told[0].startswith("Example News of the Eastern P… news")


def test_add_twice_changes_nothing(mine: Path, tmp_path: Path) -> None:
    told = nightdesk(tmp_path, "feeds", "add", "https://NEWS.example/rss", "--unchecked", "--feeds", str(mine))
    assert told.returncode == Exit.OK
    assert "listed already: Example News (https://news.example/rss)" in told.stderr
    assert mine.read_text() == LIST


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add",), "needs the address of a feed"),
        (("add", "nonsense"), "is not an address that starts with https://"),
        (("add", "https://a.example/", "--kind", "status", "--unchecked"), "a status page needs --vendor"),
        (("add", "https://a.example/", "https://b.example/", "--title", "A"), "--title names one feed"),
        (("remove", "example"), "is several feeds: Example News, Example status; say which"),
        (("import", "none.opml"), "none.opml: cannot be read"),
        (("list", "x"), "takes no 'x'"),
        (("ad",), "invalid choice"),
    ],
)
def test_wrong_words_change_nothing(mine: Path, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    told = nightdesk(tmp_path, "feeds", *words, "--feeds", str(mine))
    assert (told.returncode, told.stdout) == (Exit.USAGE, "")
    assert said in told.stderr
    assert mine.read_text() == LIST


def test_feeds_of_one_title_are_told_apart_by_their_addresses(mine: Path, tmp_path: Path) -> None:
    mine.write_text(LIST.replace("Example status", "Example News"), encoding="utf-8")
    told = nightdesk(tmp_path, "feeds", "remove", "Example News", "--feeds", str(mine))
    assert told.returncode == Exit.USAGE
    assert "Example News (https://news.example/rss), Example News (https://status.example/history.atom)" in told.stderr


@pytest.mark.parametrize("word", ["feed://new.example/rss", "feed:https://new.example/rss", "FEED:new.example/rss"])
def test_an_address_as_browsers_hand_it_on_is_taken(mine: Path, tmp_path: Path, word: str) -> None:
    assert nightdesk(tmp_path, "feeds", "add", word, "--unchecked", "--feeds", str(mine)).returncode == Exit.OK
    assert load_feeds(mine).feeds[-1].url == "https://new.example/rss"


def test_remove_by_title_leaves_the_others_as_they_are(mine: Path, tmp_path: Path) -> None:
    assert nightdesk(tmp_path, "feeds", "remove", "Example status", "--feeds", str(mine)).returncode == Exit.OK
    assert [feed.title for feed in load_feeds(mine).feeds] == ["Example News"]
    assert "# the good one" in mine.read_text()


def test_remove_what_is_not_there(mine: Path, tmp_path: Path) -> None:
    told = nightdesk(tmp_path, "feeds", "remove", "xyzzy", "--feeds", str(mine))
    assert told.returncode == Exit.NOT_FOUND
    assert mine.read_text() == LIST


def test_the_list_that_came_with_us_is_never_changed(tmp_path: Path) -> None:
    before = load_feeds(None).path.read_bytes()
    config = tmp_path / "config"
    told = nightdesk(tmp_path, "feeds", "add", "https://new.example/feed", "--unchecked", XDG_CONFIG_HOME=str(config))
    own = load_feeds(config / "nightdesk" / "feeds.toml")
    assert told.returncode == Exit.OK
    assert own.problems == ()
    assert own.feeds[-1].url == "https://new.example/feed"
    assert len(own.feeds) > 45
    assert load_feeds(None).path.read_bytes() == before


def test_a_list_with_a_mistake_is_not_rewritten(mine: Path, tmp_path: Path) -> None:
    mine.write_text(LIST + "[[feed]]\nurl = oops\n")
    told = nightdesk(tmp_path, "feeds", "add", "https://new.example/feed", "--unchecked", "--feeds", str(mine))
    assert told.returncode == Exit.CONFIG
    assert "mend this first" in told.stderr
    assert mine.read_text() == LIST + "[[feed]]\nurl = oops\n"


def test_a_fetch_whose_feeds_are_all_mistaken_says_so(mine: Path, tmp_path: Path) -> None:
    mine.write_text('[[feeds]]\nurl = "https://one.example/feed"\n')
    told = nightdesk(tmp_path, "fetch", "--feeds", str(mine), "--db", "n.db")
    assert told.returncode == Exit.CONFIG
    assert 'unknown table; did you mean "feed"?' in told.stderr
    assert "lists no feed that can be read" in told.stderr


def test_a_link_stays_a_link(mine: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(mine)
    nightdesk(tmp_path, "feeds", "add", "https://new.example/feed", "--unchecked", "--feeds", str(link))
    assert link.is_symlink()
    assert len(load_feeds(mine).feeds) == 3


def test_export_and_import_come_back_the_same(mine: Path, tmp_path: Path) -> None:
    opml = nightdesk(tmp_path, "feeds", "export", "--feeds", str(mine)).stdout
    (tmp_path / "all.opml").write_text(opml, encoding="utf-8")
    other = tmp_path / "other.toml"
    other.write_text("# empty\n")
    for _again in range(2):
        told = nightdesk(tmp_path, "feeds", "import", "all.opml", "--feeds", str(other))
        assert told.returncode == Exit.OK, told.stderr
        assert load_feeds(other).feeds == load_feeds(mine).feeds


def test_a_damaged_list_is_imported_with_a_word_of_warning(mine: Path, tmp_path: Path) -> None:
    cut = '<opml><body><outline text="A" xmlUrl="https://a.example/?x=1&y=2"/><outline text="B" xmlUrl="https://b.exam'
    (tmp_path / "cut.opml").write_text(cut, encoding="utf-8")
    told = nightdesk(tmp_path, "feeds", "import", "cut.opml", "--feeds", str(mine))
    assert "cut.opml is damaged: what could be read of it is taken, and feeds may be missing" in told.stderr
    assert load_feeds(mine).feeds[-1].url == "https://a.example/?x=1&y=2"


def test_import_leaves_out_what_is_no_address(mine: Path, tmp_path: Path) -> None:
    (tmp_path / "x.opml").write_text(
        '<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><body><outline text="A &x;" '
        'xmlUrl="https://a.example/"/><outline text="B" xmlUrl="file:///etc/passwd"/><outline text="C" xml'
    )
    told = nightdesk(tmp_path, "feeds", "import", "x.opml", "--feeds", str(mine))
    assert "left out: B" in told.stderr
    assert "root:" not in mine.read_text()


def test_json_tells_the_health_of_each(mine: Path, tmp_path: Path) -> None:
    record = json.loads(nightdesk(tmp_path, "feeds", "--json", "--feeds", str(mine)).stdout)
    assert record["schema"] == 1
    assert [feed["title"] for feed in record["feeds"]] == ["Example News", "Example status"]


def test_switching_off_and_on_keeps_the_rest_and_can_be_undone(mine: Path, tmp_path: Path) -> None:
    where = ("--feeds", str(mine), "--db", str(tmp_path / "n.db"))
    assert nightdesk(tmp_path, "feeds", "disable", "Example status", *where).returncode == Exit.OK
    assert [feed.enabled for feed in load_feeds(mine).feeds] == [True, False]
    assert "# the good one" in mine.read_text()
    assert "switched off" in nightdesk(tmp_path, "feeds", *where).stdout
    assert nightdesk(tmp_path, "feeds", "enable", "Example status", *where).returncode == Exit.OK
    assert load_feeds(mine).feeds[1].enabled
    for words in ("enabled Example status", "disabled Example status"):
        assert words in nightdesk(tmp_path, "undo", *where).stderr
    assert mine.read_text() == LIST


def test_every_change_of_the_list_can_be_undone(mine: Path, tmp_path: Path) -> None:
    where = ("--feeds", str(mine), "--db", str(tmp_path / "n.db"))
    nightdesk(tmp_path, "feeds", "add", "https://new.example/feed", "--unchecked", *where)
    nightdesk(tmp_path, "feeds", "remove", "Example News", *where)
    assert len(load_feeds(mine).feeds) == 2
    assert "undone: removed Example News" in nightdesk(tmp_path, "undo", *where).stderr
    assert "undone: added new.example" in nightdesk(tmp_path, "undo", *where).stderr
    assert mine.read_text() == LIST


def test_undo_leaves_a_list_alone_that_was_edited_since(mine: Path, tmp_path: Path) -> None:
    where = ("--feeds", str(mine), "--db", str(tmp_path / "n.db"))
    nightdesk(tmp_path, "feeds", "remove", "Example News", *where)
    mine.write_text(mine.read_text() + "# a word of my own\n")
    edited = mine.read_text()
    assert "was edited since and stays as it is" in nightdesk(tmp_path, "undo", *where).stderr
    assert mine.read_text() == edited


def test_undo_of_the_first_change_takes_the_own_list_away(tmp_path: Path) -> None:
    config, where = tmp_path / "config", ("--db", str(tmp_path / "n.db"))
    words = ("feeds", "add", "https://new.example/feed", "--unchecked", *where)
    nightdesk(tmp_path, *words, XDG_CONFIG_HOME=str(config))
    assert (config / "nightdesk" / "feeds.toml").exists()
    nightdesk(tmp_path, "undo", *where, XDG_CONFIG_HOME=str(config))
    assert not (config / "nightdesk" / "feeds.toml").exists()


ODD = b"""[[feed]]
url = "https://one.example/rss"
interval = "15m"

# ---- what is only read on Mondays

[[feed]]
url = "https://two.example/rss"
# that is all"""


def _change(mine: Path, home: Path, *words: str) -> None:
    told = nightdesk(home, "feeds", *words, "--feeds", str(mine))
    assert told.returncode == Exit.OK, told.stderr


@pytest.mark.parametrize("end", [b"", b"\n", b"\n\n"])
def test_what_is_added_begins_on_a_line_of_its_own(mine: Path, tmp_path: Path, end: bytes) -> None:
    mine.write_bytes(b'[[feed]]\nurl = "https://one.example/rss"' + end)
    _change(mine, tmp_path, "add", "https://new.example/feed", "--unchecked")
    found = load_feeds(mine)
    assert [feed.url for feed in found.feeds] == ["https://one.example/rss", "https://new.example/feed"]
    assert not found.problems


def test_the_comments_between_two_entries_stay_when_one_of_them_goes(mine: Path, tmp_path: Path) -> None:
    mine.write_bytes(ODD)
    _change(mine, tmp_path, "remove", "https://one.example/rss")
    assert mine.read_bytes() == ODD[ODD.index(b"\n# ----") :] + b"\n"
    mine.write_bytes(ODD)
    _change(mine, tmp_path, "remove", "https://two.example/rss")
    assert mine.read_bytes() == ODD[: ODD.index(b'[[feed]]\nurl = "https://two')] + b"# that is all\n"


def test_an_entry_is_switched_off_among_its_own_words(mine: Path, tmp_path: Path) -> None:
    mine.write_bytes(ODD)
    _change(mine, tmp_path, "disable", "https://one.example/rss")
    assert mine.read_bytes() == ODD.replace(b'"15m"\n', b'"15m"\nenabled = false\n') + b"\n"


@pytest.mark.parametrize("form", [b"\xef\xbb\xbf", b"\r\n"])
def test_a_list_from_a_windows_editor_keeps_its_form(mine: Path, tmp_path: Path, form: bytes) -> None:
    whole = ODD + b"\n"
    before = whole.replace(b"\n", form) if form == b"\r\n" else form + whole
    mine.write_bytes(before)
    _change(mine, tmp_path, "disable", "https://two.example/rss")
    changed = whole.replace(b"# that", b"enabled = false\n# that")
    assert mine.read_bytes() == (changed.replace(b"\n", form) if form == b"\r\n" else form + changed)
    assert nightdesk(tmp_path, "undo", "--feeds", str(mine)).returncode == Exit.OK
    assert mine.read_bytes() == before


@pytest.mark.parametrize(
    "text",
    ['feed = [{ url = "https://one.example/rss" }]\n', '[feed]\nurl = "https://one.example/rss"\n', "feed = 1\n"],
)
def test_a_list_of_another_form_is_left_alone(mine: Path, tmp_path: Path, text: str) -> None:
    mine.write_text(text, encoding="utf-8")
    told = nightdesk(tmp_path, "feeds", "add", "https://new.example/feed", "--unchecked", "--feeds", str(mine))
    assert told.returncode == Exit.CONFIG
    assert "feed is not written as [[feed]]; change it by hand, nothing was changed" in told.stderr
    assert mine.read_text(encoding="utf-8") == text
