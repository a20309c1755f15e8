"""Render the pictures of README from the sample wire into docs/: python -m benchmarks.screenshot"""

from __future__ import annotations

import asyncio
import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from tui.archive import Archive
from tui.config import load_feeds, load_settings
from tui.demo.server import DemoServer
from tui.newsroom.app import NewsroomApp
from tui.newsroom.room import Room
from tui.refresh import refresh

DOCS = Path(__file__).parents[1] / "docs"
PICTURES = (
    ("newsroom", (150, 42), ("j",)),
    ("reader", (84, 30), ("enter",)),
    ("dossier", (84, 30), ("d",)),
)
"""Each picture: its name, the size in cells, and the keys that lead to it from the newest outage."""

REFRESHES = 3


def main() -> None:
    # Whatever the terminal that this is started in: Textual looks when the app is made.
    os.environ["COLORTERM"] = "truecolor"
    with DemoServer() as server, TemporaryDirectory() as folder:
        feeds, database = Path(folder) / "feeds.toml", Path(folder) / "demo.db"
        feeds.write_text(server.feeds_toml(), encoding="utf-8")
        for _ in range(REFRESHES):
            refresh(load_feeds(feeds).feeds, database, force=True)
        with Archive.open(database) as archive:
            (Path(folder) / "config.toml").write_text('[[watch]]\nvendor = "Tollgate"\n', encoding="utf-8")
            room = Room(archive, load_feeds(feeds), load_settings(Path(folder) / "config.toml"))
            for name, size, keys in PICTURES:
                asyncio.run(draw(NewsroomApp(room), name, size, keys))


async def draw(app: NewsroomApp, name: str, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.5)
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.5)
        picture = app.export_screenshot(title="nightdesk demo")
        # Textual's picture asks another site for a font; ours loads nothing.
        (DOCS / f"{name}.svg").write_text(re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL), encoding="utf-8")


if __name__ == "__main__":
    main()
