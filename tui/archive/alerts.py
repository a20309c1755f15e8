"""Alerts: what the user was told of which stories, what was held back and why, and what is still on its way.

What was told is remembered by story and not by incident, so that no later grouping, merge or split tells it again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, cast

from tui.alert import Alert, Change, Delivery, Sending, Snapshot
from tui.archive import rows
from tui.archive.connection import Database
from tui.dataclass import dataclass
from tui.incident import Stage
from tui.model import Severity

_COLUMNS = "id, at, incident_id, changes, title, body, severity, url, held, record"
_INSERT = (
    "INSERT INTO alert (at, incident_id, changes, title, body, severity, url, held, record) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided of one incident: the alert (sent or held; None: nothing to say) and what is now taken as told.

    `snapshot` is None where nothing is: a thing that was held back for a while is looked at again.
    """

    alert: Alert | None
    snapshot: Snapshot | None
    stories: tuple[int, ...]


class Alerts:
    """The alerts of one archive. All methods raise DatabaseError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def told(self, story_ids: Iterable[int]) -> Snapshot | None:
        """Return how things stood when the user was last told of any of these stories; None where they never were."""
        row = self._database.row(
            "SELECT snapshot FROM told WHERE id = (SELECT max(told_id) FROM told_story "
            "WHERE story_id IN (SELECT value FROM json_each(?)))",
            (json.dumps(list(story_ids)),),
        )
        return _snapshot(cast(str, row[0])) if row else None

    def keep(self, verdicts: Sequence[Verdict], targets: Sequence[str], at: datetime) -> tuple[Alert, ...]:
        """Keep all of it in one act, on the disk when this returns; return the alerts that are to go out.

        Each of those waits for each target. One that is held for the reason it was held for before is not kept twice.
        What is taken as told without a word leaves the time as it was at which the user last heard of it.
        """
        sent = []
        with self._database.acting():
            for verdict in verdicts:
                alert = verdict.alert
                if verdict.snapshot is not None:
                    silent = alert is None or alert.held
                    heard = (self.last_of(verdict.stories) if silent else None) or at
                    self._tell(verdict.snapshot, verdict.stories, heard)
                if alert is None or (alert.held and self._held_before(alert)):
                    continue
                kept = self._insert(alert)
                if not alert.held:
                    sent.append(kept)
                    self._database.run_many(
                        "INSERT INTO delivery (alert_id, target, at) VALUES (?, ?, ?)",
                        [(kept, target, rows.seconds(at)) for target in dict.fromkeys(targets)],
                    )
        return tuple(self.alert(number) for number in sent)

    def alert(self, alert_id: int) -> Alert:
        """Return one alert with its deliveries."""
        return self._read("WHERE id = ?", (alert_id,))[0]

    def recent(self, limit: int = 50, *, held: bool = False) -> list[Alert]:
        """Return the alerts that went out (or those that were held back), the newest first."""
        operator = "<>" if held else "="
        return self._read(f"WHERE held {operator} '' ORDER BY id DESC LIMIT ?", (max(0, limit),))

    def of_incident(self, incident_id: int) -> list[Alert]:
        """Return all alerts of an incident under this number, held ones among them, the newest first."""
        return self._read("WHERE incident_id = ? ORDER BY id DESC", (incident_id,))

    def times(self, since: datetime) -> list[datetime]:
        """Return when alerts went out after `since`, the oldest first."""
        sql = "SELECT at FROM alert WHERE held = '' AND at > ? ORDER BY at"
        return [rows.moment(at) for at in self._database.column(sql, (rows.seconds(since),))]

    def last_of(self, story_ids: Iterable[int]) -> datetime | None:
        """Return when the user was last told of any of these stories."""
        found = self._database.number(
            "SELECT max(told.at) FROM told JOIN told_story ON told_story.told_id = told.id "
            "WHERE story_id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(story_ids)),),
        )
        return rows.moment(found) if found else None

    def claim(self, targets: Sequence[str], now: datetime, lease: timedelta) -> list[tuple[str, Alert]]:
        """Take what waits for these targets and is due, the oldest first: nobody else takes it until the lease ends."""
        due = "state = 'waiting' AND at <= ? AND target IN (SELECT value FROM json_each(?))"
        values = (rows.seconds(now), json.dumps(list(targets)))
        with self._database.acting():
            sql = f"SELECT target, alert_id FROM delivery WHERE {due} ORDER BY alert_id"  # noqa: S608 - a constant
            found = cast("list[tuple[str, int]]", self._database.rows(sql, values))
            self._database.run(
                f"UPDATE delivery SET at = ?, tries = tries + 1 WHERE {due}",  # noqa: S608 - a constant
                (rows.seconds(now + lease), *values),
            )
        return [(target, self.alert(number)) for target, number in found]

    def settle(self, alert_id: int, sending: Sending) -> None:
        """Keep what came of a try: that it was sent, that it is given up, or when to try next."""
        with self._database.acting():
            self._database.run(
                "UPDATE delivery SET state = ?, at = ?, error = ? WHERE alert_id = ? AND target = ?",
                (sending.state, rows.seconds(sending.at), sending.error, alert_id, sending.target),
            )

    def drop(self, targets: Sequence[str], now: datetime, reason: str) -> int:
        """Give up what waits for any target but these, saying why; return how many that were."""
        with self._database.acting():
            return self._database.run(
                "UPDATE delivery SET state = 'given up', at = ?, error = ? WHERE state = 'waiting' "
                "AND target NOT IN (SELECT value FROM json_each(?))",
                (rows.seconds(now), reason, json.dumps(list(targets))),
            )

    def due(self, now: datetime) -> bool:
        """Tell whether any delivery waits whose time has come."""
        sql = "SELECT count(*) FROM delivery WHERE state = 'waiting' AND at <= ?"
        return self._database.number(sql, (rows.seconds(now),)) > 0

    def failing(self, since: datetime) -> list[tuple[Alert, Sending]]:
        """Return the deliveries that failed so far, and those given up since then, the newest alerts first."""
        sql = (
            "SELECT DISTINCT alert_id FROM delivery WHERE error <> '' AND (state = 'waiting' OR "
            "(state = 'given up' AND at > ?)) ORDER BY alert_id DESC"
        )
        alerts = [self.alert(int(str(number))) for number in self._database.column(sql, (rows.seconds(since),))]
        return [(alert, one) for alert in alerts for one in alert.sendings if one.error and one.state != "sent"]

    def _tell(self, snapshot: Snapshot, stories: Sequence[int], at: datetime) -> None:
        values = (rows.seconds(at), _snapshot_text(snapshot))
        self._database.run("INSERT INTO told (at, snapshot) VALUES (?, ?)", values)
        number = self._database.number("SELECT last_insert_rowid()")
        self._database.run_many(
            "INSERT INTO told_story (story_id, told_id) VALUES (?, ?) "
            "ON CONFLICT (story_id) DO UPDATE SET told_id = excluded.told_id",
            [(story, number) for story in stories],
        )
        self._database.run("DELETE FROM told WHERE id NOT IN (SELECT told_id FROM told_story)")

    def _held_before(self, alert: Alert) -> bool:
        """Tell whether the last thing kept of the incident is this very alert, held for this very reason."""
        row = self._database.row(
            "SELECT held, changes FROM alert WHERE incident_id = ? ORDER BY id DESC LIMIT 1", (alert.incident_id,)
        )
        return row == (alert.held, " ".join(alert.changes))

    def _insert(self, alert: Alert) -> int:
        values = (alert.title, alert.body, alert.severity, alert.url, alert.held, alert.record)
        self._database.run(_INSERT, (rows.seconds(alert.at), alert.incident_id, " ".join(alert.changes), *values))
        return self._database.number("SELECT last_insert_rowid()")

    def _read(self, rest: str, values: Sequence[int]) -> list[Alert]:
        found = self._database.rows(f"SELECT {_COLUMNS} FROM alert {rest}", values)  # noqa: S608 - constants
        return [self._alert(*cast("tuple[Any, ...]", row)) for row in found]

    def _alert(
        self,
        number: int,
        at: int,
        incident: int,
        changes: str,
        title: str,
        body: str,
        severity: str,
        url: str,
        held: str,
        record: str,
    ) -> Alert:
        sql = "SELECT target, state, tries, at, error FROM delivery WHERE alert_id = ? ORDER BY target"
        sendings = tuple(
            Sending(target, Delivery(state), tries, rows.moment(when), error)
            for target, state, tries, when, error in cast("list[tuple[Any, ...]]", self._database.rows(sql, (number,)))
        )
        return Alert(
            at=rows.moment(at),
            incident_id=incident,
            changes=tuple(Change(word) for word in changes.split()),
            title=title,
            body=body,
            severity=Severity(severity) if severity else None,
            url=url,
            held=held,
            record=record,
            id=number,
            sendings=sendings,
        )


def _snapshot_text(snapshot: Snapshot) -> str:
    return json.dumps(
        {
            "stage": snapshot.stage,
            "severity": snapshot.severity,
            "affected": snapshot.affected,
            "regions": snapshot.regions,
            "official": rows.seconds(snapshot.official) if snapshot.official else None,
        },
        ensure_ascii=False,
    )


def _snapshot(text: str) -> Snapshot:
    record = json.loads(text)
    return Snapshot(
        stage=Stage(record["stage"]),
        severity=Severity(record["severity"]) if record["severity"] else None,
        affected=tuple(record["affected"]),
        regions=tuple(record["regions"]),
        official=rows.maybe_moment(record["official"]),
    )
