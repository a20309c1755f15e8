"""Lists with one story an incident: nothing is lost, nothing stands twice, and the newest stands for the rest."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archive.makers import OUTAGE, QUIET, entry, keep, opened
from tui.archive import Archive
from tui.errors import QueryError
from tui.model import StoryRow


def put_together(archive: Archive, *groups: tuple[int, ...]) -> None:
    """Make an incident of each group of stories."""
    archive.incidents.grouped.keep([[(story, "") for story in group] for group in groups], [(0, 1 << 38)])


def expected(archive: Archive, query: str) -> list[tuple[int, int]]:
    """What a list with one row an incident is, by the list without: the newest story of each, and how many."""
    every = archive.stories.page(query, 0, 1_000)
    homes = archive.incidents.read.of_stories(row.id for row in every)
    groups: dict[int, list[int]] = {}
    for row in every:
        groups.setdefault(homes.get(row.id, -row.id), []).append(row.id)
    return [(group[0], len(group)) for group in groups.values()]


def told(row: StoryRow) -> tuple[int, int]:
    return row.id, row.fold.stories if row.fold else 1


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(0, 5), st.integers(0, 400)), min_size=1, max_size=25),
    st.integers(0, 25),
    st.integers(1, 25),
    st.sampled_from(["", "is:outage", "is:unread", "is:outage is:unread", "checkout", "sto*", "is:outage OR checkout"]),
)
def test_a_folded_list_is_the_list_with_one_story_an_incident(
    made: list[tuple[bool, bool, int, int]], offset: int, limit: int, query: str
) -> None:
    with TemporaryDirectory() as folder, opened(Path(folder)) as archive:
        groups: dict[int, list[int]] = {}
        for number, (outage, read, group, minutes) in enumerate(made):
            title = f"Checkout story {number}" if number % 3 else f"Other story {number}"
            (story,) = keep(archive, [entry(f"g{number}", title, minutes=minutes)], OUTAGE if outage else QUIET).new
            if read:
                archive.marks.read([story])
            if group:
                groups.setdefault(group, []).append(story)
        put_together(archive, *map(tuple, groups.values()))
        wanted = expected(archive, query)
        asked = f"({query}) fold:incident" if query else "fold:incident"
        assert archive.stories.count(asked) == len(wanted)
        assert [told(row) for row in archive.stories.page(asked, offset, limit)] == wanted[offset : offset + limit]
        places = {story: place for place, (story, _) in enumerate(wanted)}
        homes = archive.incidents.read.of_stories(row.id for row in archive.stories.page("", 0, 100))
        heads = {homes[story]: story for story, _ in wanted if story in homes}
        for row in archive.stories.page(query, 0, 100):
            assert archive.stories.position(asked, row.id) == places[heads.get(homes.get(row.id, 0), row.id)]


def test_a_row_tells_the_marks_of_all_that_it_stands_for(archive: Archive) -> None:
    stories = keep(archive, [entry(str(number), minutes=number) for number in range(4)], OUTAGE).new
    put_together(archive, stories[:3])
    archive.marks.bookmark(stories[0])
    assert archive.marks.read(stories[1:3]) == 2
    alone, head = archive.stories.page("is:outage fold:incident", 0, 9)
    assert (alone.id, alone.fold) == (stories[3], None)
    assert head.fold is not None
    assert (head.id, head.unread, head.bookmarked) == (stories[2], False, False)
    assert (head.fold.stories, head.fold.unread, head.fold.bookmarked) == (3, 1, 1)


def test_what_leaves_an_incident_stands_for_itself_again(archive: Archive) -> None:
    stories = keep(archive, [entry(str(number), minutes=number) for number in range(3)], OUTAGE).new
    put_together(archive, tuple(stories))
    assert archive.stories.count("is:outage fold:incident") == 1
    archive.incidents.acts.split([stories[2]])
    assert [row.id for row in archive.stories.page("is:outage fold:incident", 0, 9)] == [stories[2], stories[1]]
    archive.undo.last()
    assert archive.stories.count("is:outage fold:incident") == 1


def test_export_takes_the_newest_of_each_incident(archive: Archive) -> None:
    stories = keep(archive, [entry(str(number), minutes=number) for number in range(3)], OUTAGE).new
    put_together(archive, tuple(stories[:2]))
    assert [story.id for story in archive.stories.export_rows("fold:incident")] == [stories[2], stories[1]]


@pytest.mark.parametrize("query", ["a OR fold:incident", "-fold:incident", "NOT (a fold:incident)", "b (c OR FOLD:x)"])
def test_a_part_of_a_query_cannot_be_folded(archive: Archive, query: str) -> None:
    with pytest.raises(QueryError, match="fold"):
        archive.stories.count(query)
