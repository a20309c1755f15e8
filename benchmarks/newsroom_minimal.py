"""A Textual app that shows one line, and imports nothing else: what the newsroom's start is measured against."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

FIRST = "Gigamart checkout fails on the first morning of the summer sale"
"""The newest story: where it stands on the screen, the first row is drawn."""


class Minimal(App[None]):
    def compose(self) -> ComposeResult:
        yield Static(FIRST)


if __name__ == "__main__":
    Minimal().run()
