"""`nightdesk feeds`: the feeds, how each is doing, and why one gives nothing."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime

from tui.cli.house import House
from tui.cli.output import emit, emit_json
from tui.errors import Exit, UsageError
from tui.model import Feed, FeedKind, FeedState
from tui.records import Record
from tui.text import clean_line

ACTIONS = ("list", "add", "remove", "import", "export")


def configure(parser: ArgumentParser) -> None:
    """Add the actions and the ways to print."""
    parser.add_argument("action", nargs="?", choices=ACTIONS, default="list", help="what to do (default: list)")
    parser.add_argument("what", nargs="*", metavar="FEED", help="addresses to add, feeds to remove, a file to import")
    parser.add_argument("--title", help="what to call the feed that is added")
    parser.add_argument("--kind", choices=list(FeedKind), default="news", help="the kind of what is added")
    parser.add_argument("--group", default="Other", help="the heading for what is added")
    parser.add_argument("--vendor", default="", help="whose status page is added")
    shapes = parser.add_mutually_exclusive_group()
    shapes.add_argument("--json", action="store_true", help='print {"schema": 1, "feeds": [...]}')
    shapes.add_argument("--plain", action="store_true", help="print one sentence a feed")
    parser.epilog = (
        "examples:\n  nightdesk feeds\n  nightdesk feeds --json | jq '.feeds[] | select(.error != \"\")'\n"
        "  nightdesk feeds add https://www.githubstatus.com/history.atom --kind status --vendor GitHub\n"
        "  nightdesk feeds remove GitHub\n  nightdesk feeds import old-reader.opml\n"
        "  nightdesk feeds export > feeds.opml\n\n"
        "The first change makes a list of your own from the one that came with Nightdesk; comments are kept.\n"
        "Removing a feed keeps its bookmarked stories."
    )


def run(options: Namespace, house: House) -> int:
    """Do what the action says; raises UsageError, NotFoundError, ConfigError."""
    if options.what and options.action in ("list", "export"):
        raise UsageError(f"nightdesk feeds {options.action} takes no {options.what[0]!r}")
    if options.action == "list":
        return _list(options, house)
    if options.action == "export":
        from tui.brief.opml import render

        emit(render(house.feed_list().feeds).rstrip("\n"))
        return Exit.OK
    from tui.cli.feeds_edit import edit

    return edit(options, house)


def _list(options: Namespace, house: House) -> int:
    feeds = house.feed_list().feeds
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
