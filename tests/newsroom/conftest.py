from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.newsroom.sample import feed_list, fill, settings
from tui.archive import Archive
from tui.newsroom.app import NewsroomApp
from tui.newsroom.room import Room
from tui.newsroom.screens.wire import WireScreen

Opened = tuple[Pilot[None], WireScreen]
Opener = Callable[..., AbstractAsyncContextManager[Opened]]


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    """An archive on disk with the sample stories."""
    monkeypatch.setenv("NIGHTDESK_STATE", str(tmp_path / "state"))
    with Archive.open(tmp_path / "news.db") as opened:
        fill(opened)
        yield opened


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that the newsroom would have opened in a browser; none is."""
    addresses: list[str] = []

    def note(url: str, *_: object) -> str:
        addresses.append(url)
        return ""

    monkeypatch.setattr("tui.newsroom.acts.open_address", note)
    return addresses


@pytest.fixture
def newsroom(archive: Archive, tmp_path: Path) -> Opener:
    """Open the newsroom at a size, press keys, and hand on the pilot and the wire."""

    @asynccontextmanager
    async def opened(
        *keys: str, size: tuple[int, int] = (80, 24), command: tuple[str, ...] = (), **changes: object
    ) -> AsyncIterator[Opened]:
        app = NewsroomApp(Room(archive, feed_list(tmp_path), settings(tmp_path, **changes), command))
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
            await settle(pilot)
            wire = app.screen_stack[0]
            assert isinstance(wire, WireScreen)
            yield pilot, wire

    return opened


async def settle(pilot: Pilot[None]) -> None:
    """Wait until a cursor at rest has had its story shown."""
    await pilot.pause(0.12)
    await pilot.pause()


def drawn(pilot: Pilot[None]) -> str:
    """Return what stands on the screen."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)
