"""What holds an alert back: the user's own rules and mutes, quiet hours, the cap on alerts, and doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tui.alert import Change
from tui.alerts.changes import rank
from tui.config import AlertSettings
from tui.desk.incidents.retrospect import stands_alone
from tui.incident import Dossier
from tui.model import Lifecycle, Severity, Story

HOUR = timedelta(hours=1)
PAUSE = timedelta(minutes=30)
"""How long a mere growth of the scope waits after an alert: each further story may name one more part."""


@dataclass(slots=True)
class Gate:
    """Decides at one moment; `sent` are the times of the alerts of the last hour and grow as more are let through."""

    settings: AlertSettings
    now: datetime
    sent: list[datetime] = field(default_factory=list)

    def unwanted(self, changes: Sequence[Change]) -> str:
        """Say why none of these changes is ever told ("" where one is)."""
        if any(change in self.settings.on for change in changes):
            return ""
        return f"[alerts] on does not list {', '.join(changes)}"

    def held(self, dossier: Dossier, stories: Sequence[Story], changes: Sequence[Change], last: datetime | None) -> str:
        """Say why this is not told now ("" where it is); `last` is when the incident was last told of."""
        severity = dossier.incident.severity
        return (
            ("you muted it" if dossier.incident.muted else "")
            or self._too_small(severity, last)
            or self._in_doubt(dossier, stories, changes)
            or self._too_soon(changes, last)
            or self._quiet(severity)
            or self._too_many()
        )

    def let_through(self) -> None:
        """Count an alert."""
        self.sent.append(self.now)

    def _too_small(self, severity: Severity | None, last: datetime | None) -> str:
        least = Severity(self.settings.least)
        if last is not None or rank(severity) >= rank(least):
            return ""
        return f"it is {severity or 'of unknown severity'}, and you asked for {least} or worse"

    def _in_doubt(self, dossier: Dossier, stories: Sequence[Story], changes: Sequence[Change]) -> str:
        """Hold what one source alone tells in retrospect: an anniversary, or something that may be over."""
        if Change.NEW not in changes or dossier.incident.acknowledged or dossier.incident.origins > 1:
            return ""
        if all(stands_alone(story.version.title) for story in stories):
            return "it looks back, or tells of many outages at once"
        if all(story.version.analysis.flag.lifecycle is Lifecycle.PAST for story in stories):
            return "one source alone tells of it, as of something past"
        return ""

    def _too_soon(self, changes: Sequence[Change], last: datetime | None) -> str:
        if last is None or any(change is not Change.GREW for change in changes) or self.now - last >= PAUSE:
            return ""
        return f"you were told of it at {last:%H:%M} UTC, and only its scope grew since"

    def _quiet(self, severity: Severity | None) -> str:
        hours, loud = self.settings.quiet, self.settings.quiet_except
        if hours is None or not hours.holds(self.settings.local(self.now).time()):
            return ""
        if loud != "none" and rank(severity) >= rank(Severity(loud)):
            return ""
        return f"quiet hours, {hours}"

    def _too_many(self) -> str:
        fresh = [time for time in self.sent if self.now - time < HOUR]
        most = self.settings.most_per_hour
        return f"{most} alerts went out within an hour" if len(fresh) >= most else ""
