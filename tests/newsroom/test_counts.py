"""The counts of views: right soon after something was done, and no key pays for those of saved searches."""

from __future__ import annotations

import re

import pytest

from tests.newsroom.conftest import Opener, drawn, settle
from tui.archive import Archive
from tui.config import View
from tui.newsroom import counts

SAVED = View("Pay", "checkout OR xylophone")


def asked(archive: Archive) -> list[str]:
    """Collect the statements that ask for the saved search from now on."""
    found: list[str] = []
    connection = archive._database._connection
    connection.set_trace_callback(lambda sql: found.append(sql) if "xylophone" in sql else None)
    return found


async def test_moving_and_searching_count_no_saved_search(newsroom: Opener, archive: Archive) -> None:
    async with newsroom(size=(120, 40), views=(SAVED,)) as (pilot, wire):
        assert "⌕ Pay 1" in drawn(pilot)
        found = asked(archive)
        await pilot.press("j", "a", "v", "slash", *"fibre", "enter", "escape", "O")
        await settle(pilot)
        assert found == []
        assert wire.status._counts[-1] == 1


@pytest.mark.parametrize("size", [(120, 40), (200, 60)])
async def test_what_was_done_is_counted_once_the_keys_rest(
    newsroom: Opener, archive: Archive, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setattr(counts, "REST", 3_600.0)
    async with newsroom(size=size, views=(SAVED,)) as (pilot, wire):
        assert archive.stories.story(wire.story_id or 0).version.title.startswith("Gigamart checkout")
        found = asked(archive)
        await pilot.press("m", "u", "m")
        assert found == []
        monkeypatch.setattr(counts, "REST", 0.01)
        await pilot.press("b")
        await pilot.pause(0.3)
        await settle(pilot)
        assert len(found) == 1
        assert not re.search(r"Pay +1(?!/)", drawn(pilot))
        await pilot.press("u")
        await pilot.pause(0.3)
        assert len(found) == 1, "the second count has to wait"
