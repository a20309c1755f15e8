"""Whatever is pressed, clicked and resized, in any order: nothing breaks, no act is lost, and undo leads back."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.newsroom.golden import furnish, opened
from tests.newsroom.sample import feed_list, fill, settings
from tests.newsroom.test_dossier import group
from tui.archive import Archive
from tui.newsroom.app import NewsroomApp
from tui.newsroom.commands import COMMANDS
from tui.newsroom.room import Room
from tui.newsroom.screens.wire import WireScreen

NOT_PRESSED = {"Q", "ctrl+q", "o", "r", "x", "L"}
"""What leaves at once, and what starts a browser or another process."""

TYPED = ("c", "z", "-", '"', "(", "é", "日", "escape", "enter", "backspace", "tab", "space", "home", "end")
SIZES = ((80, 24), (120, 40), (200, 60), (40, 10), (30, 8), (99, 17), (150, 12), (5, 3), (1, 1))


@dataclass
class Walk:
    """A walk with a seed: the archive's home, what was done so far, and how often the newsroom was left."""

    home: Path
    seed: int
    done: list[str] = field(default_factory=list)
    left: int = 0

    def steps(self, count: int) -> Iterator[str]:
        """Yield what to do: mostly keys, sometimes a click or another size."""
        chance = random.Random(self.seed)
        keys = sorted({key for command in COMMANDS.values() for key in command.keys} - NOT_PRESSED)
        weighted = [*keys, *("j", "k", "enter", "b", "m", "u", "escape") * 6, *TYPED]
        for _ in range(count):
            kind = chance.random()
            if kind < 0.05:
                columns, rows = chance.choice(SIZES)
                yield f"size {columns} {rows}"
            elif kind < 0.12:
                yield f"click {chance.randrange(200)} {chance.randrange(60)}"
            else:
                yield chance.choice(weighted)

    async def go(self, count: int) -> None:
        """Walk so many steps; the newsroom is opened again where a step left it."""
        steps = self.steps(count)
        remaining = True
        while remaining:
            with Archive.open(self.home / "n.db") as archive:
                app = NewsroomApp(Room(archive, feed_list(self.home), settings(self.home)))
                async with app.run_test(size=(100, 30)) as pilot:
                    remaining = await self._walk(pilot, archive, steps)
            self.left += remaining

    async def _walk(self, pilot: Pilot[None], archive: Archive, steps: Iterator[str]) -> bool:
        """Take steps until there are none (False) or the newsroom was left (True)."""
        await pilot.pause()
        for step in steps:
            self.done.append(step)
            await self._step(pilot, archive, step)
            if pilot.app.return_code is not None:
                return True
        return False

    async def _step(self, pilot: Pilot[None], archive: Archive, step: str) -> None:
        kind, *numbers = step.split(" ")
        if kind == "size":
            await pilot.resize_terminal(*map(int, numbers))
        elif kind == "click":
            width, height = pilot.app.size
            column, row = (int(number) % max(1, side) for number, side in zip(numbers, (width, height), strict=True))
            await pilot.click(offset=(column, row))
        else:
            before = self._bookmark_due(pilot, archive) if step == "b" else None
            await pilot.press(step)
            if before is not None:
                story, bookmarked = before
                assert archive.stories.story(story).bookmarked != bookmarked, "the bookmark was lost"

    @staticmethod
    def _bookmark_due(pilot: Pilot[None], archive: Archive) -> tuple[int, bool] | None:
        """Return the story that b is meant for and whether it is bookmarked, None where b is a letter or no key."""
        wire = pilot.app.screen
        if not isinstance(wire, WireScreen) or wire.focused is wire.prompt or wire.story_id is None:
            return None
        return wire.story_id, archive.stories.story(wire.story_id).bookmarked


def state(home: Path) -> list[object]:
    """All that acts change, as it stands in the database."""
    with sqlite3.connect(home / "n.db") as database:
        marks = database.execute(
            "SELECT id, place, bookmarked, unread, updated, outage, note FROM story ORDER BY id"
        ).fetchall()
        members = database.execute("SELECT story_id, incident_id FROM member ORDER BY 1, 2").fetchall()
        incidents = database.execute(
            "SELECT id, name, pinned, muted FROM incident WHERE id IN (SELECT incident_id FROM member) ORDER BY id"
        ).fetchall()
    database.close()
    return [marks, members, incidents]


async def _walks(home: Path, monkeypatch: pytest.MonkeyPatch, seed: int, steps: int) -> Walk:
    monkeypatch.setenv("NIGHTDESK_STATE", str(home / "state"))
    monkeypatch.setattr("tui.newsroom.acts.open_address", lambda *address: "")  # a walk starts no browser
    with Archive.open(home / "n.db") as archive:
        fill(archive, more=40)
        group(archive)
    start = state(home)
    walk = Walk(home, seed)
    try:
        await walk.go(steps)
    except BaseException as error:
        error.add_note(f"seed {seed}, after {len(walk.done)} steps, the last of them {walk.done[-25:]}")
        raise
    with Archive.open(home / "n.db") as archive:
        while archive.undo.last():
            pass
    assert state(home) == start
    return walk


async def test_a_short_walk_breaks_nothing_and_can_be_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    walk = await _walks(tmp_path, monkeypatch, seed=7, steps=25)
    assert len(walk.done) == 25


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1, 6))
async def test_a_long_walk_breaks_nothing_and_can_be_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    walk = await _walks(tmp_path, monkeypatch, seed, steps=1_000)
    assert len(walk.done) == 1_000


@pytest.mark.slow
def test_a_storm_of_sizes_leaves_the_screen_as_it_would_be_without(tmp_path: Path) -> None:
    """Three hundred sizes in three seconds in a real terminal, while a story is open; then back to the list."""
    furnish(tmp_path)
    screens = []
    for storm in (300, 0):
        with opened(tmp_path, 120, 40) as terminal:
            terminal.wait("Gigamart")
            terminal.press("enter")
            terminal.settle(2.5)
            chance = random.Random(storm)
            for _ in range(storm):
                columns, rows = chance.choice(SIZES)
                terminal.resize(max(2, columns), max(2, rows))
                terminal.pump(0.01)
            terminal.resize(120, 40)
            terminal.settle(1.0)
            for key in ("escape", "a", "O", "g"):
                terminal.press(key)
                terminal.settle(0.5)
            assert terminal.process.poll() is None, terminal.text()
            screens.append(terminal.text())
    assert screens[0] == screens[1]
