"""What a worker process finds in a body that somebody wants to know about before it is kept: `inspect()`."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from time import monotonic

from tui.dataclass import dataclass
from tui.desk.knowledge.gazetteer import VendorEntry
from tui.desk.statuspage.history import has_history
from tui.feed_names import calls_itself_status, kind_of
from tui.model import Entry, Feed, FeedKind, Lifecycle, Severity
from tui.refresh.understand import BUDGET, analyse, article
from tui.wire.parsing.model import Body
from tui.wire.parsing.parse import parse
from tui.wire.schedule import items_per_week

_LOOKED_AT = 10
"""Entries that tell whether a feed is a status page's."""


@dataclass(frozen=True, slots=True)
class Flagged:
    """An entry that would stand among the outages."""

    title: str
    severity: Severity | None
    lifecycle: Lifecycle | None


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a feed holds.

    `undated` counts entries without a usable date. `judged` entries were shown to the desk, of which `flagged` would
    be outages. `kind` is what the feed looks like, whatever the user calls it.
    """

    form: str
    title: str
    entries: int
    newest: datetime | None
    newest_title: str
    undated: int
    damaged: bool
    pace: float | None
    kind: FeedKind
    judged: int
    flagged: tuple[Flagged, ...]


def inspect(feed: Feed, body: Body, vendors: tuple[VendorEntry, ...] = ()) -> Inspection:
    """Return what a body holds; raises FeedError where it is no feed. The desk reads as many entries as time allows."""
    parsed = parse(body)
    entries = parsed.entries
    kind = _looks_like(feed, parsed.title, entries)
    judged, flagged = _judged(replace(feed, kind=kind), entries, vendors)
    dated = [entry for entry in entries if entry.published]
    newest = max(dated, key=lambda entry: entry.published or body.now, default=entries[0] if entries else None)
    return Inspection(
        form=parsed.form,
        title=parsed.title,
        entries=len(entries),
        newest=newest.published if newest else None,
        newest_title=newest.title if newest else "",
        undated=len(entries) - len(dated),
        damaged=parsed.damaged,
        pace=items_per_week((entry.published for entry in entries if entry.published), body.now),
        kind=kind,
        judged=judged,
        flagged=flagged,
    )


def _looks_like(feed: Feed, title: str, entries: tuple[Entry, ...]) -> FeedKind:
    """Return STATUS where address or title is a status page's, or most entries are histories of an incident.

    A page may have no entries while all is well. Else it is what the feed is called.
    """
    if kind_of(feed.url) is FeedKind.STATUS or calls_itself_status(title):
        return FeedKind.STATUS
    seen = entries[:_LOOKED_AT]
    told = sum(has_history(article(replace(feed, kind=FeedKind.STATUS), entry)) for entry in seen)
    return FeedKind.STATUS if seen and told * 2 > len(seen) else feed.kind


def _judged(
    feed: Feed, entries: tuple[Entry, ...], vendors: tuple[VendorEntry, ...]
) -> tuple[int, tuple[Flagged, ...]]:
    until, flagged, judged = monotonic() + BUDGET, [], 0
    for entry in entries:
        flag = analyse(article(feed, entry), vendors).flag
        judged += 1
        if flag.outage:
            flagged.append(Flagged(entry.title, flag.severity, flag.lifecycle))
        if monotonic() > until:
            break
    return judged, tuple(flagged)
