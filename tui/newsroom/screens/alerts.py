"""The alerts: those that went out, those that were held back and why, and a dry run of them over the past."""

from __future__ import annotations

import json
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from tui.newsroom.cells import line
from tui.newsroom.child import Child
from tui.newsroom.document import Document
from tui.newsroom.glyphs import Glyphs
from tui.newsroom.ledgers import alerts_ledger, replay_ledger
from tui.newsroom.room import Room
from tui.newsroom.screens.ledger import Ledger, LedgerRow, LedgerScreen
from tui.newsroom.screens.question import Question
from tui.newsroom.screens.sheet import Sheet

_MOST = 1_000
"""Alerts of a dry run that are shown."""


class AlertsScreen(LedgerScreen):
    """The alerts, and a key that replays the past in a child process: the same rules over the kept stories."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("r", "replay", "replay", id="alerts-replay")]

    def __init__(self, room: Room) -> None:
        super().__init__(lambda: alerts_ledger(self._room.archive, self._replayed))
        self._room = room
        self._replayed = ""

    def action_replay(self) -> None:
        """Ask since when, and replay what came since."""
        if self._replayed:
            self.keys.say("The past is being replayed already.")
        elif not self._room.settings.watches:
            self.keys.say("You watch nothing yet: S, [[watch]] adds a vendor.", "bad")
        else:
            title = "Which alerts would have come since? 7d, 24h, 2026-11-01"
            self.app.push_screen(Question(title, "7d", kept=False), self._answered)

    def _answered(self, since: str | None) -> None:
        if since and since.strip():
            self._replayed = line(since).strip()
            self._fill()
            self.run_worker(self._replay(self._replayed), group="replay")

    async def _replay(self, since: str) -> None:
        child = Child(self._room.command("alerts", f"--replay={since}", f"--limit={_MOST}", "--json"))
        try:
            code, printed, words = await child.read()
        except OSError as error:
            code, printed, words = 1, "", f"The replay could not be started: {error.strerror}"
        self._replayed = ""
        self._fill()
        if code:
            self.keys.say(words.removeprefix("nightdesk: ") or "The past could not be replayed.", "bad")
        else:
            self.app.push_screen(_ReplayScreen(json.loads(printed)["alerts"], since))


class _ReplayScreen(LedgerScreen):
    """What would have been told; Enter shows the whole words of one."""

    def __init__(self, alerts: list[dict[str, Any]], since: str) -> None:
        super().__init__(self._ledger)
        self._alerts = alerts
        self._since = since

    def _ledger(self) -> Ledger:
        return replay_ledger(self._alerts, self._since)

    def chosen(self, row: LedgerRow) -> None:
        """Show the alert as it would have been sent."""
        alert = self._alerts[row.id]

        def layout(width: int, glyphs: Glyphs) -> Document:
            document = Document(width)
            document.prose(str(alert["title"]), "title")
            document.blank()
            for words in str(alert["body"]).split("\n"):
                document.prose(words)
            return document

        self.app.push_screen(Sheet("What would have been sent", layout))
