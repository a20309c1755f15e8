"""The user's marks, and undoing them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.archive.makers import FEED, OUTAGE, QUIET, START, entry, keep, opened, titles
from tui.archive import Archive
from tui.errors import NotFoundError, UsageError
from tui.model import FeedKind


def test_a_bookmark_keeps_the_version_that_was_bookmarked(archive: Archive) -> None:
    (story,) = keep(archive, [entry("a", "One")]).new
    archive.marks.bookmark(story)
    keep(archive, [entry("a", "Two")])
    found = archive.stories.story(story)
    marked = next(version for version in archive.stories.versions(story) if version.id == found.bookmarked_version)
    assert (found.version.title, marked.title) == ("Two", "One")
    assert titles(archive, "is:bookmarked") == ["Two"]
    archive.marks.bookmark(story, on=False)
    assert archive.stories.story(story).bookmarked_version is None
    assert archive.stories.count("is:bookmarked") == 0


def test_reading_a_story_takes_its_updated_mark(archive: Archive) -> None:
    (story,) = keep(archive, [entry("a", "One")]).new
    keep(archive, [entry("a", "Two")])
    assert archive.stories.count("is:updated") == 1
    archive.marks.read([story, 999])
    assert (archive.stories.count("is:updated"), archive.stories.count("is:unread")) == (0, 0)
    archive.marks.read([story], on=False)
    assert archive.stories.count("is:unread") == 1


def test_marking_all_read_marks_what_the_query_finds(archive: Archive) -> None:
    keep(archive, [entry("a", "Checkout down"), entry("b", "Checkout up"), entry("c", "Weather")])
    archive.marks.read_all("checkout")
    assert titles(archive, "is:unread") == ["Weather"]
    assert archive.undo.last() == "marked 2 stories of “checkout” read"
    assert archive.stories.count("is:unread") == 3


def test_the_users_word_on_an_outage_stands_over_the_desks(archive: Archive) -> None:
    (story,) = keep(archive, [entry("a", "One")], OUTAGE).new
    archive.marks.wrong(story, outage=False)
    assert archive.stories.count("is:outage") == 0
    keep(archive, [entry("a", "Two")], OUTAGE)
    found = archive.stories.story(story)
    assert (archive.stories.count("is:outage"), found.version.analysis.flag.outage) == (0, False)
    assert found.version.analysis.flag.note == "called no outage by you"
    archive.undo.last()
    assert archive.stories.count("is:outage") == 1


def test_the_users_words_are_told_until_they_are_undone(archive: Archive) -> None:
    first, second = keep(archive, [entry("a", "One"), entry("b", "Two")], OUTAGE).new
    assert archive.marks.verdicts() == {}
    archive.marks.wrong(second, outage=False)
    archive.marks.wrong(first, outage=True)
    assert archive.marks.verdicts() == {first: True, second: False}
    archive.undo.last()
    assert archive.marks.verdicts() == {second: False}


@pytest.mark.parametrize("ident", [0, 1, -1, 10**12])
def test_an_unknown_story_is_answered_with_what_to_do(archive: Archive, ident: int) -> None:
    for act in (archive.marks.bookmark, archive.stories.story, archive.stories.versions):
        with pytest.raises(NotFoundError, match=f"no story {ident}; `nightdesk list`"):
            act(ident)
    with pytest.raises(NotFoundError):
        archive.marks.wrong(ident, outage=True)
    assert archive.undo.acts() == []


def test_undo_survives_a_restart_and_is_listed(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        (story,) = keep(archive, [entry("a", "One")]).new
        archive.marks.bookmark(story)
        archive.marks.read([story])
    with opened(tmp_path) as archive:
        assert [act.words for act in archive.undo.acts()] == ["marked “One” read", "bookmarked “One”"]
        assert archive.undo.last() == "marked “One” read"
        assert archive.undo.last() == "bookmarked “One”"
        assert archive.undo.last() is None
        assert all(act.undone_at for act in archive.undo.acts())
        row = archive.stories.page("", 0, 1)[0]
        assert (row.unread, row.bookmarked) == (True, False)


def test_a_mark_that_changes_nothing_is_no_act(archive: Archive) -> None:
    (story,) = keep(archive, [entry("a")]).new
    archive.marks.bookmark(story, on=False)
    archive.marks.read([story], on=False)
    archive.marks.read([])
    archive.marks.read_all("nowhere")
    assert archive.undo.acts() == []


def test_undo_leaves_news_unread(archive: Archive) -> None:
    (story,) = keep(archive, [entry("a", "One")]).new
    archive.marks.read([story])
    archive.marks.read([story], on=False)
    keep(archive, [entry("a", "Two")])
    assert archive.undo.last() == "marked “One” unread"
    assert archive.stories.count("is:unread is:updated") == 1


def test_forgetting_a_feed_keeps_its_bookmarks_and_can_be_undone(archive: Archive) -> None:
    one, two = keep(archive, [entry("a", "Alpha"), entry("b", "Beta")]).new
    archive.marks.bookmark(two)
    assert archive.feeds.forget(FEED.url) == 1
    assert (titles(archive), titles(archive, "alpha"), archive.feeds.counts()) == (["Beta"], [], {FEED.url: (1, 1, 0)})
    assert archive.intake.known(FEED.url).keys() == {"b"}
    with pytest.raises(NotFoundError):
        archive.stories.story(one)
    assert archive.undo.last() == "removed Example News with 1 story"
    assert (titles(archive), titles(archive, "alpha")) == (["Alpha", "Beta"], ["Alpha"])


def test_a_feed_that_comes_back_brings_its_stories_back(archive: Archive) -> None:
    (story,) = keep(archive, [entry("a", "Alpha")]).new
    archive.feeds.forget(FEED.url)
    assert keep(archive, [entry("a", "Alpha")]).new == (story,)
    assert titles(archive, "alpha") == ["Alpha"]
    archive.undo.last()
    assert titles(archive, "alpha") == ["Alpha"]


def test_a_feed_that_was_never_kept_cannot_be_forgotten(archive: Archive) -> None:
    with pytest.raises(NotFoundError, match=r"nowhere\.example"):
        archive.feeds.forget("https://nowhere.example/")


def test_counts_by_feed(archive: Archive) -> None:
    (story,) = keep(archive, [entry("a")], OUTAGE).new
    keep(archive, [entry("b")], QUIET)
    archive.marks.read([story])
    assert archive.feeds.counts() == {FEED.url: (2, 1, 1)}


def test_a_query_with_bytes_that_are_no_text_is_answered(archive: Archive) -> None:
    assert archive.stories.count("\udcff") == archive.stories.count("")
    assert archive.stories.page("is:outage \udcff", 0, 5) == archive.stories.page("is:outage", 0, 5)


def test_a_note_is_found_undone_and_survives_a_restart(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        (story,) = keep(archive, [entry("a", "Stripe is down", minutes=1)]).new
        archive.marks.note(story, "  ticket 4411:\nAna calls \x1b[31mthem ")
        assert archive.stories.story(story).note == "ticket 4411:\nAna calls [31mthem"
        archive.marks.note(story, "ticket 5522")
    with opened(tmp_path) as archive:
        for query in ("5522", "note:5522", "is:noted", "stripe is:noted", "note:55*"):
            assert titles(archive, query) == ["Stripe is down"], query
        assert titles(archive, "4411") == []
        assert archive.undo.last() == "noted on “Stripe is down”"
        assert titles(archive, "4411") == ["Stripe is down"]
        archive.marks.note(story, "")
        assert titles(archive, "is:noted") == titles(archive, "4411") == []
        assert archive.undo.last() == "removed the note on “Stripe is down”"
        assert archive.undo.last() == "noted on “Stripe is down”"
        assert archive.stories.story(story).note == ""
        assert not [finding for finding in archive.examine() if finding.trouble]


def test_a_note_outlives_a_new_version_and_its_feed_leaving(archive: Archive) -> None:
    (story,) = keep(archive, [entry("a", "One")]).new
    archive.marks.note(story, "ours")
    keep(archive, [entry("a", "Two")])
    archive.feeds.forget(FEED.url)
    assert [row.id for row in archive.stories.page("ours two", 0, 5)] == [story]


def test_a_note_has_a_length_and_needs_its_story(archive: Archive) -> None:
    (story,) = keep(archive, [entry("a")]).new
    with pytest.raises(UsageError, match="10,000 characters"):
        archive.marks.note(story, "x" * 10_001)
    with pytest.raises(NotFoundError, match="no story 77"):
        archive.marks.note(77, "x")


def test_marks_are_found_beside_words_whatever_changes_them(archive: Archive) -> None:
    one, two = keep(archive, [entry("a", "Slack is down"), entry("b", "Zoom is down")], OUTAGE).new
    archive.marks.bookmark(one)
    archive.marks.wrong(two, outage=False)
    assert titles(archive, "down is:bookmarked") == titles(archive, "down is:outage") == ["Slack is down"]
    assert titles(archive, "down -is:outage") == ["Zoom is down"]
    archive.undo.last()
    archive.undo.last()
    assert titles(archive, "down is:bookmarked") == []
    assert len(titles(archive, "down is:outage")) == 2
    keep(archive, [entry("a", "Slack is up")], QUIET)
    assert titles(archive, "is:outage slack OR severity:crit slack") == []
    assert not [finding for finding in archive.examine() if finding.trouble]


def test_a_feed_that_changes_its_kind_takes_its_stories_along(archive: Archive) -> None:
    keep(archive, [entry("a", "Slack is down")])
    keep(archive, [], feed=replace(FEED, kind=FeedKind.STATUS))
    assert titles(archive, "down kind:status") == titles(archive, "kind:status") == ["Slack is down"]
    assert titles(archive, "down kind:news") == []


def test_every_kind_of_act_is_undone_from_the_newest_back(archive: Archive) -> None:
    one, two = keep(archive, [entry("a", "Alpha"), entry("b", "Beta")], OUTAGE).new
    moment = int(START.timestamp())
    archive.incidents.grouped.keep([[(one, "")], [(two, "")]], [(moment - 999, moment + 999)])
    before = list(archive.dump())
    acts = archive.incidents.acts
    archive.marks.read([one])
    archive.marks.read_all()
    archive.marks.bookmark(one)
    archive.marks.note(two, "ours")
    archive.marks.wrong(one, outage=False)
    acts.merge(1, [2])
    acts.split([two])
    acts.mute(1)
    acts.note(1, "known")
    acts.pin(1)
    acts.rename(1, "Friday")
    archive.feeds.forget(FEED.url)
    count = len(archive.undo.acts())
    assert count == 12
    while archive.undo.last():
        pass
    assert all(act.undone_at for act in archive.undo.acts())

    def kept(lines: list[str]) -> list[str]:
        tables = ("feed", "story", "version", "member")
        return [line for line in lines if json.loads(line).get("table") in tables and "undo" not in line]

    assert [line for line in kept(list(archive.dump())) if '"feed"' not in line[:20]] == [
        line for line in kept(before) if '"feed"' not in line[:20]
    ]
