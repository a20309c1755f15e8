"""An alert as JSON: what a program gets on its standard input, and what `nightdesk alerts --json` lists."""

from __future__ import annotations

import json

from tui.alert import Alert, Sending
from tui.brief.times import stamp
from tui.records import Record

SCHEMA = 1


def alert_json(alert: Alert) -> str:
    """Return `{"schema": 1, "alert": {…}}` on one line, ASCII alone, so that no pipe can spoil it."""
    return json.dumps({"schema": SCHEMA, "alert": _said(alert)}) + "\n"


def alert_record(alert: Alert) -> Record:
    """Return an alert as a JSON object, with why it was held and how far it is on its way to each target."""
    return {**_said(alert), "held": alert.held, "sent": [_sending(one) for one in alert.sendings]}


def _said(alert: Alert) -> Record:
    """Return what is told; times are RFC 3339 in UTC. `id` stays the same when it is tried again."""
    return {
        "id": alert.id,
        "at": stamp(alert.at),
        "changes": list(alert.changes),
        "severity": alert.severity,
        "title": alert.title,
        "body": alert.body,
        "url": alert.url,
        "incident": {"id": alert.incident_id, **json.loads(alert.record)},
    }


def _sending(one: Sending) -> Record:
    return {"to": one.target, "state": one.state, "tries": one.tries, "at": stamp(one.at), "error": one.error}
