"""Alerts of a fetch: decided as soon as its stories are kept, sent by a process of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tui.dataclass import dataclass
from tui.errors import NightdeskError
from tui.records import Record

if TYPE_CHECKING:
    import subprocess

    from tui.archive import Archive
    from tui.config import Settings


@dataclass(slots=True)
class Alerting:
    """The alerts of one fetch. Nothing here fails it: what goes wrong is among the `problems`, in words."""

    settings: Settings
    report: Callable[[Record], None] = lambda event: None
    problems: list[str] = field(default_factory=list)
    _processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def decide(self, archive: Archive, now: datetime) -> None:
        """Decide what to tell at this moment, keep it, report it, and start to send it; nothing is watched: nothing."""
        if not self.settings.watches:
            return
        from tui.alerts import delivery
        from tui.alerts.record import alert_record
        from tui.alerts.targets import targets
        from tui.alerts.watch import Rules, watch

        goals = targets(self.settings.alerts)
        rules = Rules(self.settings.watches, self.settings.alerts, tuple(goal.key for goal in goals))
        try:
            for alert in watch(archive, rules, now):
                self.report({"event": "alert", **alert_record(alert)})
            if goals and archive.alerts.due(now):
                self._processes.append(delivery.start(Path(archive.path), goals))
        except (NightdeskError, OSError) as error:
            self.problems.append(f"alerts: {error}")

    def finish(self) -> None:
        """Wait for what was started, within bounds."""
        if self._processes:
            from tui.alerts.delivery import finish

            for process in self._processes:
                finish(process)
            self._processes.clear()
