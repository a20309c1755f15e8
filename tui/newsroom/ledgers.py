"""What the ledgers show: vendors and their records, the alerts that went out or were held, and what the user did."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from tui.alert import Alert, Delivery
from tui.archive import Archive
from tui.archive.undo import Act
from tui.brief.vendors import DAYS, NOTE, Standing, minutes, sparkline, standings
from tui.newsroom.article import severity_ink
from tui.newsroom.clock import age
from tui.newsroom.glyphs import Glyphs
from tui.newsroom.screens.ledger import Column, Ledger, LedgerRow
from tui.records import Record
from tui.text.moments import listed

_ALERTS = 200
_ACTS = 200
_WEEKS = 13


def vendors_ledger(archive: Archive, glyphs: Glyphs) -> Ledger:
    """Return each vendor's record of the last 90 days, those with the most incidents first."""
    now = datetime.now(UTC)
    found = standings(archive.incidents.read.recent(now - timedelta(days=DAYS), now), now)
    columns = (
        Column("vendor", most=36),
        Column("n", 4, right=True),
        Column("weeks", _WEEKS, from_width=76),
        Column("to official word", 18, right=True, from_width=60),
        Column("to resolution", 18, right=True),
    )
    rows = tuple(_vendor(place, one, glyphs) for place, one in enumerate(found))
    empty = (f"No vendor with an incident in {DAYS} days is kept.",)
    return Ledger("Vendors", f"{DAYS} days, medians; {NOTE}", columns, rows, empty, "its outages")


def _vendor(place: int, one: Standing, glyphs: Glyphs) -> LedgerRow:
    cells = (
        (one.vendor, "strong"),
        (str(one.incidents), "text"),
        (sparkline(one.weeks, glyphs.bars), "accent"),
        (minutes(one.acknowledged, one.acknowledged_of), "text"),
        (minutes(one.resolved, one.resolved_of), "text"),
    )
    return LedgerRow(place, cells, one.vendor)


def alerts_ledger(archive: Archive, replayed: str = "") -> Ledger:
    """Return the alerts, the newest first: those that went out and those that were held back, and why.

    `replayed` says since when the past is being replayed ("": it is not).
    """
    sent, held = archive.alerts.recent(_ALERTS), archive.alerts.recent(_ALERTS, held=True)
    found = sorted([*sent, *held], key=lambda alert: alert.at, reverse=True)
    columns = (
        Column("age", 4, right=True),
        Column("sev.", 5),
        Column("what", 10),
        Column("alert"),
        Column("how it went", 30, from_width=90),
    )
    now = datetime.now(UTC)
    rows = tuple(_alert(place, alert, now) for place, alert in enumerate(found))
    empty = (
        "No alerts yet.",
        "What touches your stack raises one when its state changes:",
        "[[watch]] and [alerts] in config.toml, docs/alerts.md.",
        "r shows which would have come in the past.",
    )
    note = f"replaying since {replayed} …" if replayed else f"{len(sent)} sent, {len(held)} held back"
    return Ledger("Alerts", note, columns, rows, empty, "its dossier")


def _alert(place: int, alert: Alert, now: datetime) -> LedgerRow:
    how, ink = _outcome(alert)
    cells = (
        (age(alert.at, now), "muted"),
        (str(alert.severity or ""), severity_ink(alert.severity)),
        (", ".join(alert.changes), "strong"),
        (alert.title, "muted" if alert.held else "text"),
        (how, ink),
    )
    return LedgerRow(place, cells, str(alert.incident_id), f"{alert.title} ({how})")


def replay_ledger(alerts: Sequence[Record], since: str) -> Ledger:
    """Return a dry run's alerts, as `nightdesk alerts --json` prints them, the oldest first."""
    columns = (
        Column("when, UTC", 11),
        Column("sev.", 5),
        Column("what", 10),
        Column("alert"),
        Column("how it would go", 30, from_width=90),
    )
    held = sum(bool(alert["held"]) for alert in alerts)
    now = datetime.now(UTC)
    rows = tuple(_replayed(place, alert, now) for place, alert in enumerate(alerts))
    empty = (f"No alert would have come since {since}.",)
    note = f"since {since}: {len(alerts) - held} would be told, {held} held back; nothing was sent"
    return Ledger("Replay", note, columns, rows, empty, "its words" if rows else "")


def _replayed(place: int, alert: Record, now: datetime) -> LedgerRow:
    how = (f"held back: {alert['held']}", "muted") if alert["held"] else ("would be told", "fixed")
    cells = (
        (listed(datetime.fromisoformat(alert["at"]), now), "muted"),
        (alert["severity"] or "", severity_ink(alert["severity"])),
        (", ".join(alert["changes"]), "strong"),
        (alert["title"], "muted" if alert["held"] else "text"),
        how,
    )
    return LedgerRow(place, cells, str(place), f"{alert['title']} ({how[0]})")


def _outcome(alert: Alert) -> tuple[str, str]:
    if alert.held:
        return f"held back: {alert.held}", "muted"
    failed = [sending for sending in alert.sendings if sending.state is Delivery.GIVEN_UP]
    if failed:
        return f"not sent to {failed[0].target}: {failed[0].error}", "bad"
    waiting = [sending for sending in alert.sendings if sending.state is Delivery.WAITING]
    return (f"waiting for {waiting[0].target}", "watch") if waiting else ("sent", "fixed")


def acts_ledger(archive: Archive) -> Ledger:
    """Return what the user did, the newest first; `u` takes back the newest that stands."""
    found = archive.undo.acts(_ACTS)
    columns = (Column("age", 4, right=True), Column("", 7), Column("what you did"))
    now = datetime.now(UTC)
    rows = tuple(_act(act, now) for act in found)
    empty = (
        "You have changed nothing yet.",
        "Bookmarks, read marks, corrections, merges, settings: all can be undone.",
    )
    return Ledger("What you did", "u takes back the newest", columns, rows, empty)


def _act(act: Act, now: datetime) -> LedgerRow:
    undone = act.undone_at is not None
    words = (act.words, "muted" if undone else "text")
    cells = ((age(act.at, now), "muted"), ("undone" if undone else "", "watch"), words)
    return LedgerRow(act.id, cells, more=f"{act.at:%Y-%m-%d %H:%M} UTC: {act.words}")
