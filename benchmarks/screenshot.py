"""Render docs/newsroom.svg, the picture at the top of README, from the sample wire: python -m benchmarks.screenshot"""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from tui.archive import Archive
from tui.config import load_feeds, load_settings
from tui.demo.server import DemoServer
from tui.newsroom.app import NewsroomApp
from tui.newsroom.room import Room
from tui.refresh import refresh

PICTURE = Path(__file__).parents[1] / "docs" / "newsroom.svg"
SIZE = (150, 42)
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
            asyncio.run(draw(NewsroomApp(room)))


async def draw(app: NewsroomApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.5)
        await pilot.press("j")
        await pilot.pause(0.5)
        PICTURE.write_text(app.export_screenshot(title="nightdesk demo"), encoding="utf-8")


if __name__ == "__main__":
    main()
