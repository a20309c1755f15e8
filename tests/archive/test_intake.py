"""What comes in is kept once, and every changed text is a version."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.archive.makers import FEED, OUTAGE, QUIET, STATUS, at, entry, keep, opened, titles
from tui.archive import Archive, Kept
from tui.archive.hashing import content_hash
from tui.errors import DatabaseError, NotFoundError
from tui.model import FeedState, Link


def test_new_stories_are_listed_newest_first_and_survive_a_restart(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        kept = keep(archive, [entry("b", minutes=2), entry("a", minutes=1), entry("c", minutes=3)])
        assert len(kept.new) == 3
    with opened(tmp_path) as archive:
        assert titles(archive) == ["Story c", "Story b", "Story a"]
        assert archive.stories.count("") == 3


def test_stories_of_one_moment_stand_as_the_feed_lists_them(archive: Archive) -> None:
    kept = keep(archive, [entry("first"), entry("second"), entry("third")])
    assert titles(archive) == ["Story first", "Story second", "Story third"]
    assert [archive.stories.story(story).guid for story in kept.new] == ["first", "second", "third"]


def test_the_guid_is_told_apart_by_feed(archive: Archive) -> None:
    keep(archive, [entry("1", "Of the news")])
    keep(archive, [entry("1", "Of the status page")], feed=STATUS)
    assert archive.stories.count("") == 2


def test_an_unchanged_item_is_kept_once(archive: Archive) -> None:
    first = keep(archive, [entry("a", text="It is down.")])
    again = keep(archive, [entry("a", text="It  is\ndown. ")], seen=at(10))
    assert again == Kept((), (), 1)
    assert len(archive.stories.versions(first.new[0])) == 1


@pytest.mark.parametrize(
    "text",
    [
        "It  is down,\n  says Ana.  12 comments https://a.example/x?utm_source=rss",
        "It is down, says Ana. 413 Comments https://a.example/x?utm_source=mail&fbclid=9",
        "It is down, says Ana. https://b.example/",
        "It is down, says Ana. 3 min read 5 hours ago",
    ],
)
def test_a_trivial_edit_is_no_event(archive: Archive, text: str) -> None:
    (story,) = keep(archive, [entry("a", text="It is down, says Ana. 3 comments https://a.example/x")]).new
    archive.marks.read([story])
    assert keep(archive, [entry("a", text=text)], seen=at(9)) == Kept((), (), 1)
    assert archive.stories.count("is:unread") == 0


@pytest.mark.parametrize("text", ["It is up, says Ana.", "It is down for 12 users, says Ana.", "It is down, says Bo."])
def test_a_word_or_a_number_of_the_story_is_an_event(archive: Archive, text: str) -> None:
    (story,) = keep(archive, [entry("a", text="It is down, says Ana.")]).new
    assert keep(archive, [entry("a", text=text)], seen=at(9)).updated == (story,)


def test_a_changed_item_is_a_version_and_unread_again(archive: Archive) -> None:
    (story,) = keep(archive, [entry("a", "Investigating", "We look into it.", 1)]).new
    archive.marks.read([story])
    kept = keep(archive, [entry("a", "Resolved", "It works again.", 1)], OUTAGE, seen=at(90))
    assert kept == Kept((), (story,), 0)
    row = archive.stories.page("", 0, 1)[0]
    assert (row.title, row.unread, row.updated, row.versions, row.outage) == ("Resolved", True, True, 2, True)
    assert [version.title for version in archive.stories.versions(story)] == ["Investigating", "Resolved"]
    assert archive.stories.story(story).version.seen == at(90)
    assert titles(archive, "investigating") == []
    assert titles(archive, "works") == ["Resolved"]


def test_a_text_that_comes_back_is_a_version_but_no_news(archive: Archive) -> None:
    (story,) = keep(archive, [entry("a", "One")]).new
    keep(archive, [entry("a", "Two")])
    archive.marks.read([story])
    keep(archive, [entry("a", "One")])
    assert archive.stories.count("is:unread") == 0
    assert [version.title for version in archive.stories.versions(story)] == ["One", "Two", "One"]


def test_a_flapping_item_does_not_fill_the_disk(archive: Archive) -> None:
    (story,) = keep(archive, [entry("a", "One")]).new
    for _ in range(30):
        keep(archive, [entry("a", "Two")])
        keep(archive, [entry("a", "One")])
    assert len(archive.stories.versions(story)) == 24
    assert keep(archive, [entry("a", "Three")]).updated == (story,)


def test_of_two_items_with_one_guid_the_first_counts(archive: Archive) -> None:
    kept = keep(archive, [entry("a", "First"), entry("a", "Second")])
    assert (len(kept.new), kept.unchanged) == (1, 1)
    assert titles(archive) == ["First"]


def test_known_tells_what_need_not_be_kept_again(archive: Archive) -> None:
    one = entry("a", "Title", "Text")
    keep(archive, [one])
    assert archive.intake.known(FEED.url) == {"a": content_hash(one)}
    assert archive.intake.known("https://other.example/") == {}


def test_the_full_text_is_a_version_and_no_news(archive: Archive) -> None:
    one = entry("a", "Title", description="A summary.")
    (story,) = keep(archive, [one]).new
    archive.marks.read([story])
    archive.intake.keep_text(story, "The whole article about databases.", OUTAGE, at(5))
    current = archive.stories.story(story)
    assert current.version.text == "The whole article about databases."
    assert current.version.extracted
    assert (current.unread, current.updated) == (False, False)
    assert titles(archive, "databases is:outage") == ["Title"]
    assert keep(archive, [one]) == Kept((), (), 1)


def test_links_are_kept_with_their_version_and_are_no_change(archive: Archive) -> None:
    feeds, pages = (Link("what Acme says", "https://acme.example/"),), (Link("", "https://other.example/"),)
    one = replace(entry("a", "Title"), links=feeds)
    (story,) = keep(archive, [one]).new
    assert keep(archive, [replace(one, links=pages)]) == Kept((), (), 1)
    archive.intake.keep_text(story, "The whole article.", OUTAGE, at(5))
    archive.intake.keep_text(story, "The whole article, and its links.", OUTAGE, at(6), pages)
    assert [version.links for version in archive.stories.versions(story)] == [feeds, feeds, pages]


def test_a_full_text_needs_its_story(archive: Archive) -> None:
    with pytest.raises(NotFoundError, match="no story 7"):
        archive.intake.keep_text(7, "Text", QUIET, at(0))


def test_a_failed_fetch_keeps_nothing_of_its_feed(archive: Archive) -> None:
    broken = replace(entry("b"), title="lone surrogate \ud800")
    with pytest.raises((DatabaseError, UnicodeEncodeError)):
        keep(archive, [entry("a"), broken])
    assert archive.stories.count("") == 0
    assert archive.feeds.states() == {}


def test_the_state_of_a_feed_comes_back(archive: Archive) -> None:
    state = FeedState(FEED.url, etag='"x"', item_hashes=("1", "2"), last_try=at(1), next_try=at(31), http_code=200)
    archive.intake.keep(FEED, state, [], at(1))
    assert archive.feeds.states() == {FEED.url: state}
    failed = replace(state, error="HTTP 503", failures=1, http_code=503, last_try=at(31))
    archive.intake.keep_state(failed)
    assert archive.feeds.states() == {FEED.url: failed}


def test_a_story_carries_what_its_feed_and_its_analysis_say(archive: Archive) -> None:
    (story,) = keep(archive, [entry("a", "Checkout down", minutes=1)], OUTAGE).new
    found = archive.stories.story(story)
    assert found.version.analysis == OUTAGE
    assert (found.source, found.group, found.vendor, found.feed_url) == ("Example News", "Tech", "Acme Pay", FEED.url)
    row = archive.stories.page("is:outage", 0, 5)[0]
    assert (row.source, row.severity, row.lifecycle, row.vendor, row.score, row.when) == (
        "Example News",
        "MAJOR",
        "LIVE",
        "Acme Pay",
        0.93,
        at(1),
    )


def test_several_feeds_of_one_transaction_are_indexed_with_what_changes_in_it(archive: Archive) -> None:
    with archive.intake.together():
        keep(archive, [entry("a", "Checkout fails", minutes=9), entry("b", "Payments fail", minutes=1)])
        keep(archive, [entry("a", "Login fails", minutes=5)], feed=STATUS)
        keep(archive, [entry("a", "Checkout is back", minutes=9)])
        keep(archive, [entry("a", "Login fails", minutes=5)], feed=replace(STATUS, kind=FEED.kind))
    assert titles(archive, "fail") == ["Login fails", "Payments fail"]
    assert titles(archive, "checkout") == ["Checkout is back"]
    assert not [finding for finding in archive.examine() if finding.trouble]


def test_after_an_error_nothing_waits_for_the_index(archive: Archive) -> None:
    def keep_and_fail() -> None:
        with archive.intake.together():
            keep(archive, [entry("a", "Checkout fails")])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        keep_and_fail()
    keep(archive, [entry("b", "Payments fail")])
    assert titles(archive, "fail") == titles(archive) == ["Payments fail"]
    assert not [finding for finding in archive.examine() if finding.trouble]
