"""The user's own stack: marked, first, and a view of its own."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.newsroom.conftest import Opener, drawn
from tui.archive import Archive
from tui.config import Watch
from tui.model import FeedKind, StoryRow
from tui.newsroom.rows import StackFirst, StoryRows

WATCHES = (Watch("Cumulus"),)


async def test_the_stack_comes_first_and_is_marked(newsroom: Opener) -> None:
    async with newsroom(watches=WATCHES) as (pilot, wire):
        rows = drawn(pilot).split("\n")
        assert "■ CRIT  LIVE Cumulus east-1" in rows[2]
        assert "Gigamart checkout" in rows[3]
        assert "■" not in rows[3]
        assert "■ 1 on your stack" in rows[0]
        titles = [wire.list.row_at(place) for place in range(wire.list.count)]
        assert len({row.id for row in titles if row}) == wire.list.count


async def test_the_view_of_the_stack_holds_nothing_else(newsroom: Opener) -> None:
    async with newsroom("s", watches=WATCHES) as (pilot, wire):
        assert "[■ My stack 1]" in drawn(pilot)
        assert [row.vendor for row in wire.list._window] == ["Cumulus"]


async def test_a_quiet_stack_says_so(newsroom: Opener, archive: Archive) -> None:
    async with newsroom("s", watches=(Watch("Nobody", 'DNS "x"', "eu"),)) as (pilot, _wire):
        assert "All quiet on your stack." in drawn(pilot)
        assert "none on your stack" in drawn(pilot)


async def test_without_a_stack_the_key_says_how_to_have_one(newsroom: Opener) -> None:
    async with newsroom("s") as (pilot, wire):
        assert "You watch nothing yet" in drawn(pilot)
        assert wire.view.id == "outages"


class _Stories:
    """Twenty stories, newest first; the key of each is its place."""

    def count(self, query: str) -> int:
        return 20

    def page(self, query: str, offset: int, limit: int) -> list[StoryRow]:
        return [_row(number) for number in range(20)][offset : offset + limit]

    def position(self, query: str, story_id: int) -> int | None:
        return story_id if story_id < 20 else None


def _row(number: int) -> StoryRow:
    return StoryRow(number, str(number), "", FeedKind.NEWS, datetime.now(UTC))


@given(st.sets(st.integers(0, 22), max_size=6), st.integers(0, 21), st.integers(1, 22))
def test_every_story_stands_once_wherever_a_page_begins(first: set[int], offset: int, limit: int) -> None:
    rows = StackFirst(StoryRows(_Stories(), ""), lambda: [_row(number) for number in sorted(first)])
    chosen = sorted(number for number in first if number < 20)
    order = [*chosen, *(number for number in range(20) if number not in first)]
    assert rows.count() == 20
    assert [row.id for row in rows.page(offset, limit)] == order[offset : offset + limit]
    assert [rows.position(number) for number in order] == list(range(20))
