"""`nightdesk feeds`: the feeds, how each is doing, and why one gives nothing."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime

from tui.cli.house import House
from tui.cli.output import emit, emit_json
from tui.errors import Exit
from tui.model import Feed, FeedState
from tui.records import Record
from tui.text import clean_line


def configure(parser: ArgumentParser) -> None:
    """Add the ways to print."""
    shapes = parser.add_mutually_exclusive_group()
    shapes.add_argument("--json", action="store_true", help='print {"schema": 1, "feeds": [...]}')
    shapes.add_argument("--plain", action="store_true", help="print one sentence a feed")
    shapes.add_argument("--opml", action="store_true", help="print the list as OPML, with groups and our settings")
    parser.epilog = (
        "examples:\n  nightdesk feeds\n  nightdesk feeds --json | jq '.feeds[] | select(.error != \"\")'\n"
        "  nightdesk feeds --opml > feeds.opml\n  nightdesk --feeds work.toml feeds"
    )


def run(options: Namespace, house: House) -> int:
    """Print the feeds of feeds.toml with their health."""
    feeds = house.feed_list().feeds
    if options.opml:
        from tui.brief.opml import render

        emit(render(feeds).rstrip("\n"))
        return Exit.OK
    states = house.archive().feeds.states() if house.has_archive() else {}
    counts = house.archive().feeds.counts() if house.has_archive() else {}
    if options.json:
        emit_json({"feeds": [_record(feed, states.get(feed.url), counts.get(feed.url)) for feed in feeds]})
        return Exit.OK
    for feed in feeds:
        stories = counts.get(feed.url, (0, 0, 0))[0]
        state = health(states.get(feed.url))
        if options.plain:
            emit(f"{feed.title}, {feed.kind}, group {feed.group}, {stories} stories: {state}.")
        else:
            emit(f"{clean_line(feed.title)[:30]:30} {feed.kind:6} {stories:6}  {state}")
    return Exit.OK


def health(state: FeedState | None) -> str:
    """Say in words how a feed is doing."""
    if state is None or state.last_try is None:
        return "not asked yet"
    if state.gone:
        return "gone for good, not asked any more"
    if state.error:
        since = f", last read {_time(state.last_ok)}" if state.last_ok else ""
        return f"failing: {clean_line(state.error)}{since}"
    damaged = ", damaged: what could be read is kept" if state.damaged else ""
    return f"ok {_time(state.last_ok)}{damaged}"


def _record(feed: Feed, state: FeedState | None, counts: tuple[int, int, int] | None) -> Record:
    total, unread, outages = counts or (0, 0, 0)
    known = state or FeedState(feed.url)
    return {
        "url": feed.url,
        "title": feed.title,
        "kind": feed.kind,
        "group": feed.group,
        "vendor": feed.vendor,
        "enabled": feed.enabled,
        "stories": total,
        "unread": unread,
        "outages": outages,
        "http": known.http_code,
        "error": known.error,
        "failures": known.failures,
        "damaged": known.damaged,
        "gone": known.gone,
        "last_try": _json_time(known.last_try),
        "last_ok": _json_time(known.last_ok),
        "next_try": _json_time(known.next_try),
    }


def _time(moment: datetime | None) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if moment else "never"


def _json_time(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None
