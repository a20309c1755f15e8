"""The one pipeline: fetch, parse, understand, keep.

`refresh()` is what `nightdesk fetch` does once. The network (`pipeline`), the workers (`reading`) and the desk
(`understand`, `gather`) are imported when they are needed: a worker process does not pay for the network, and a fetch
that brings nothing new for that alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tui.model import Feed
from tui.records import Record
from tui.refresh.clock import Clock, wall_clock
from tui.refresh.summary import Failure, Summary

if TYPE_CHECKING:
    from tui.desk.knowledge.gazetteer import VendorEntry
    from tui.refresh.alerting import Alerting
    from tui.refresh.ending import Ending
    from tui.refresh.rounds import Rounds

__all__ = ["Failure", "Summary", "refresh"]


def refresh(
    feeds: Sequence[Feed],
    database: Path,
    *,
    force: bool = False,
    due_only: bool = False,
    report: Callable[[Record], None] = lambda event: None,
    vendors: tuple[VendorEntry, ...] = (),
    full_text: str = "never",
    ending: Ending | None = None,
    alerting: Alerting | None = None,
    keep_days: int | None = None,
    clock: Clock = wall_clock,
    rounds: Rounds | None = None,
) -> Summary:
    """Ask all feeds once and keep what is new: each feed as soon as it has answered, wholly or not at all.

    `force` asks also those that failed lately or said that they are still fresh; `due_only` leaves out those that
    publish too rarely to be asked already; `vendors` are those that the user
    adds to the ones that the desk knows. `report` is given one record for each thing that happens: a start, each
    feed, an end. `full_text` says of which new stories the pages are then asked for, where the feed told
    little: those of "outages", of "all", or "never". Where `ending` is asked for half-way, what has come is kept.
    `alerting` decides and begins to send alerts; it is for the caller to `finish()` it.
    Stories older than `keep_days` leave the archive first, but for those that the user kept, and such stories are not
    taken in (None: all are). `clock` tells when all this happens: a replay has its own, and `rounds` to share.
    Raises BusyError where another process does this already, DatabaseError where nothing can be kept.
    """
    import asyncio

    from tui.archive import Archive
    from tui.refresh.lock import only_one
    from tui.refresh.pipeline import run
    from tui.refresh.plan import Plan

    oldest = clock() - timedelta(days=keep_days) if keep_days else None
    with only_one(database), Archive.open(database, called=_called) as archive:
        if oldest is not None:
            archive.prune(oldest)
        plan = Plan(tuple(feeds), force, due_only, report, vendors, ending, oldest, clock, rounds and rounds.workers)
        summary = (rounds.run if rounds else asyncio.run)(run(plan, archive))
        if alerting:  # before the full texts, which may take a while
            alerting.decide(archive, clock())
        if full_text != "never" and summary.new and not (ending and ending.asked):
            from tui.refresh.full_text import fetch_many

            by_url = {feed.url: feed for feed in feeds}
            asyncio.run(fetch_many(archive, summary.new, by_url, vendors, outages_only=full_text == "outages"))
            if alerting:
                alerting.decide(archive, clock())
        return summary


def _called(name: str) -> frozenset[str]:
    """Return all names of a vendor; the desk is imported where somebody asks, since most fetches need none of it."""
    from tui.desk.knowledge.aliases import also_called

    return also_called(name)
