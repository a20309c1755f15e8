"""`nightdesk alerts`: what the user was told, a test of the channels, and a dry run over the past."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime, timedelta

from tui.alert import Alert, Delivery, Sending
from tui.alerts.targets import label, targets
from tui.cli.house import House
from tui.cli.output import emit, emit_json, say
from tui.cli.since import since
from tui.errors import Exit, NotFoundError, UsageError
from tui.text import clean_line
from tui.text.moments import listed

_DAY = timedelta(days=1)


def configure(parser: ArgumentParser) -> None:
    """Add what to do and the ways to print."""
    deeds = parser.add_mutually_exclusive_group()
    deeds.add_argument("--held", action="store_true", help="list what was held back instead of what was sent")
    deeds.add_argument("--test", action="store_true", help="send a test through every channel and say what came of it")
    deeds.add_argument(
        "--replay", metavar="TIME", help="say what would have been told since: 7d, 2026-11-01; sends none"
    )
    parser.add_argument("--limit", type=int, default=50, metavar="N", help="at most so many (default 50)")
    parser.add_argument("--json", action="store_true", help='print {"schema": 1, "alerts": [...]}')
    parser.add_argument("--full", action="store_true", help="print the whole text of each, not its headline alone")
    parser.epilog = (
        "examples:\n  nightdesk alerts\n  nightdesk alerts --held\n  nightdesk alerts --test\n"
        "  nightdesk alerts --replay 7d\n\n"
        "Alerts are told by nightdesk fetch, of what touches [[watch]] in config.toml, as [alerts] there says;\n"
        "docs/alerts.md has recipes. --replay takes each story as if it had been fetched when it was published."
    )


def run(options: Namespace, house: House) -> int:
    """Do what was asked for; raises UsageError, NotFoundError."""
    if options.limit < 1:
        raise UsageError(f"--limit {options.limit}: must be 1 or more")
    if options.test:
        return _test(house)
    found = _replayed(options, house) if options.replay else _kept(options, house)
    shown = found[: options.limit]
    if options.json:
        from tui.alerts.record import alert_record

        emit_json({"alerts": [alert_record(alert) for alert in shown]})
        return Exit.OK
    now = datetime.now(UTC)
    for alert in shown:
        emit(line(alert, now, past=bool(options.replay)))
        for words in alert.body.splitlines() if options.full else ():
            emit(f"        {clean_line(words)}")
    if not found:
        say(_nothing(options, house))
    return Exit.OK


def undelivered(house: House) -> list[str]:
    """Return a line for each target that alerts have not reached lately, with the reason."""
    found: dict[str, list[Sending]] = {}
    for _, sending in house.archive().alerts.failing(datetime.now(UTC) - _DAY):
        found.setdefault(sending.target, []).append(sending)
    return [
        f"{len(some)} alert{'s' * (len(some) > 1)} not delivered to {label(target, tuple(found))}: {some[0].error}; "
        f"{_next(some[0])}; see: nightdesk alerts"
        for target, some in found.items()
    ]


def line(alert: Alert, now: datetime, *, past: bool = False) -> str:
    """Return an alert as a list shows it: its number, when, headline, and how far it went.

    `past` tells that this is a dry run.
    """
    way = "would be told" if past else ", ".join(map(_way, alert.sendings)) or "kept here alone"
    way = f"held: {alert.held}" if alert.held else way
    return f"{alert.id:6}  {listed(alert.at, now)} {clean_line(alert.title)}  [incident {alert.incident_id}; {way}]"


def _way(sending: Sending) -> str:
    kind = sending.target.rpartition("-")[0]
    if sending.state is Delivery.SENT:
        return f"sent to {kind} {sending.at:%H:%M}"
    return f"{kind}: {clean_line(sending.error) or 'on its way'}, {_next(sending)}"


def _next(sending: Sending) -> str:
    if sending.state is Delivery.GIVEN_UP:
        return f"given up after {sending.tries} tries"
    return f"tried {sending.tries} time{'s' * (sending.tries != 1)}, again at {sending.at:%H:%M} UTC"


def _kept(options: Namespace, house: House) -> list[Alert]:
    if not house.has_archive():
        return []
    return house.archive().alerts.recent(options.limit, held=options.held)


def _replayed(options: Namespace, house: House) -> list[Alert]:
    from tui.desk.knowledge.gazetteer import knowing
    from tui.refresh.replay import replay

    now = datetime.now(UTC)
    moment = since(options.replay, now)
    if not house.has_archive():
        raise NotFoundError("nothing is fetched yet; do it with: nightdesk fetch")
    if not house.settings().watches:
        return []
    gazetteer = knowing(house.vendors())
    told = replay(house.archive(), house.settings(), moment, now, gazetteer)
    sent = sum(not alert.held for alert in told)
    say(f"since {moment:%Y-%m-%d %H:%M} UTC: {sent} alerts, {len(told) - sent} held back; nothing was sent")
    return told


def _test(house: House) -> int:
    from tui.alerts.delivery import try_out

    goals = targets(house.settings().alerts)
    if not goals:
        say("no channel is set up: put notify = [...] or command = [...] under [alerts] in config.toml; docs/alerts.md")
        return Exit.CONFIG
    outcomes = try_out(goals, "Nightdesk test", "This is a test. Alerts of your stack will come this way.")
    for goal in goals:
        error = outcomes[goal.key]
        name = label(goal.key, tuple(outcomes))
        emit(f"{name}: {clean_line(error) if error else 'sent'}")
    return Exit.FAILED if any(outcomes.values()) else Exit.OK


def _nothing(options: Namespace, house: House) -> str:
    if not house.settings(narrate=False).watches:
        return "you watch nothing yet: put [[watch]] with a vendor into config.toml; docs/alerts.md"
    if options.held:
        return "nothing was held back"
    return "no alert" + (" in that time" if options.replay else " yet; what was held back: nightdesk alerts --held")
