"""`nightdesk fetch`: ask the feeds, once or every so often."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING

from tui.cli.house import House
from tui.cli.output import emit, flush, is_terminal, say
from tui.cli.stories import news
from tui.config import same_address
from tui.config.kinds import INTERVAL
from tui.errors import ConfigError, Exit, NotFoundError, UsageError
from tui.model import Feed
from tui.records import Record
from tui.refresh import Summary, refresh
from tui.refresh.alerting import Alerting
from tui.text import clean_line

if TYPE_CHECKING:
    from tui.refresh.ending import Ending

HEADLINES = 12
"""New stories that the summary names."""

FRAME = 0.05
"""Seconds between two drawings of the bar, at least."""

Report = Callable[[Record], None]


def configure(parser: ArgumentParser) -> None:
    """Add which feeds, how often, and how to tell of it."""
    parser.add_argument("feeds", nargs="*", metavar="FEED", help="parts of titles or addresses (default: all feeds)")
    parser.add_argument("--force", action="store_true", help="ask also feeds that failed lately or are still fresh")
    parser.add_argument("--progress", choices=("auto", "json", "none"), default="auto", help="how to tell of progress")
    parser.add_argument("--every", metavar="TIME", help='go on, with a pause such as "10m", until ended by SIGTERM')
    parser.epilog = (
        "examples:\n  nightdesk fetch\n  nightdesk fetch cloudflare github\n  nightdesk fetch --every 10m\n"
        "  nightdesk fetch --progress json | jq .\n\n"
        "A failing feed fails for itself; the exit code is 1 only where every feed that was asked failed."
    )


def run(options: Namespace, house: House) -> int:
    """Fetch; raises BusyError where another process does, NotFoundError where no feed answers to a name,
    ConfigError where mistakes have left no feed to ask."""
    feeds = _chosen(house, options.feeds)
    house.make_room()
    if options.every is not None:
        return _every(options, house)
    alerting = Alerting(house.settings())
    summary = _once(feeds, house, options, alerting=alerting)
    if options.progress != "json":
        _tell(summary, house)
        if options.feeds:
            _tell_unasked(summary, options)
    flush()
    _see_off(alerting, house)
    return Exit.FAILED if summary.asked and not summary.ok else Exit.OK


def _every(options: Namespace, house: House) -> int:
    """Fetch until a signal asks to end; raises UsageError where the pause is none."""
    from tui.cli.fetch_every import again_and_again
    from tui.refresh.ending import Ending

    try:
        pause = INTERVAL.read(options.every)
    except ValueError as error:
        raise UsageError(f"--every {error}") from None

    def fetch(current: House, ending: Ending) -> Summary:
        alerting = Alerting(current.settings())
        summary = _once(_chosen(current, options.feeds), current, options, ending, alerting)
        _see_off(alerting, current)
        return summary

    ending = Ending()
    with ending.on_signals():
        return again_and_again(house, fetch, pause, ending, tells=options.progress != "json")


def _chosen(house: House, names: list[str]) -> tuple[Feed, ...]:
    if not names:
        listed = house.feed_list()
        if listed.problems and not listed.feeds:
            raise ConfigError(f"{listed.path}: lists no feed that can be read; mend what is told above")
        return listed.feeds
    feeds = house.named_feeds()
    chosen: dict[str, Feed] = {}
    for name in names:
        found = [feed for feed in feeds if feed.title.lower() == name.lower() or same_address(feed.url, name)]
        found = found or [feed for feed in feeds if name.lower() in f"{feed.title}\n{feed.url}".lower()]
        if not found:
            raise NotFoundError(f'no feed has "{name}" in its title or address; see them with: nightdesk feeds')
        chosen |= {feed.url: feed for feed in found}
    return tuple(chosen.values())


def _once(
    feeds: tuple[Feed, ...],
    house: House,
    options: Namespace,
    ending: Ending | None = None,
    alerting: Alerting | None = None,
) -> Summary:
    """Fetch once: all feeds or, in a process that goes on, those that are worth it."""
    with _progress(options.progress, len(feeds)) as report:
        if alerting:
            alerting.report = report
        return refresh(
            feeds,
            house.database,
            force=options.force,
            due_only=ending is not None,
            report=report,
            vendors=house.vendors(),
            full_text=house.settings().full_text,
            ending=ending,
            alerting=alerting,
            keep_days=house.settings().keep_days,
        )


def _see_off(alerting: Alerting, house: House) -> None:
    """Wait, within bounds, for alerts that are on their way, and say what did not arrive."""
    alerting.finish()
    for problem in (*alerting.problems, *(_undelivered(house) if house.settings().watches else ())):
        say(problem)


def _undelivered(house: House) -> Iterable[str]:
    from tui.cli.alerts import undelivered  # which knows all of alerts: 40 ms for those who watch nothing

    return undelivered(house)


@contextmanager
def _progress(kind: str, feeds: int) -> Iterator[Report]:
    """Yield what to call for each record: JSON lines on stdout, a bar on a terminal, or nothing."""
    if kind == "json":
        yield _print_json
    elif kind == "auto" and is_terminal(sys.stderr):
        with _bar(feeds) as report:
            yield report
    else:
        yield lambda event: None


def _print_json(event: Record) -> None:
    import json

    print(json.dumps(event), flush=True)


@contextmanager
def _bar(feeds: int) -> Iterator[Report]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.text import Text

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    # It is drawn as feeds come: a thread that draws it by the clock would keep the fetch from forking its workers.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task, due = bar.add_task("", total=feeds), 0.0

        def report(event: Record) -> None:
            nonlocal due
            if event["event"] != "feed":
                return
            bar.update(task, advance=1, description=Text(clean_line(event["title"])).plain)
            now = monotonic()
            if now >= due or bar.finished:
                due = now + FRAME
                bar.refresh()

        yield report


def _tell(summary: Summary, house: House) -> None:
    """Print the summary: counts, each failed feed with its reason, the newest of what is new."""
    counts = f"{summary.ok} of {summary.asked} feeds read, {summary.unchanged} unchanged"
    skipped = f", {summary.skipped} not asked yet again" if summary.skipped else ""
    new = "1 new story" if len(summary.new) == 1 else f"{len(summary.new)} new stories"
    emit(f"{counts}{skipped}; {new}, {len(summary.updated)} updated ({summary.seconds:.1f} s)")
    for failure in summary.failures:
        emit(f"failed: {clean_line(failure.title)} ({clean_line(failure.url)}): {clean_line(failure.error)}")
    if not summary.new:
        return
    newest = house.archive().stories.these(summary.newest)
    told = dict.fromkeys(news(row) for row in sorted(newest, key=lambda row: (row.outage, row.when), reverse=True))
    for line in islice(told, HEADLINES):  # each once: several feeds of a publisher bring the same story
        emit(line)


def _tell_unasked(summary: Summary, options: Namespace) -> None:
    """Print of feeds that the user named why they were not asked."""
    for one in summary.unasked:
        emit(f"not asked: {clean_line(one.title)} ({clean_line(one.url)}): {clean_line(one.error)}")
    if summary.unasked and not options.force:
        say("--force asks also what failed lately, is still fresh or is not due")
