"""`nightdesk feeds`: the feeds, how each is doing, and why one gives nothing."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from datetime import UTC, datetime

from tui.cli.house import House
from tui.cli.output import emit, emit_json
from tui.config.feeds import listed_at
from tui.errors import Exit, UsageError
from tui.health import health, in_words
from tui.model import Feed, FeedKind, FeedState
from tui.records import Record
from tui.text import clean_line, cut

ACTIONS = ("list", "add", "find", "test", "remove", "enable", "disable", "import", "export")

_EXAMPLES = """\
examples:
  nightdesk feeds
  nightdesk feeds --json | jq '.feeds[] | select(.error != "")'
  nightdesk feeds add www.githubstatus.com
  nightdesk feeds add https://news.example/ --title "Example News" --group Technology
  nightdesk feeds find https://status.example/
  nightdesk feeds test GitHub
  nightdesk feeds disable "Example News"
  nightdesk feeds remove GitHub
  nightdesk feeds import old-reader.opml
  nightdesk feeds export > feeds.opml

add asks the address, takes the feed that is there or the one that its page names, and tells of the others.
test asks now and says what came, and keeps nothing; without a name it asks every feed.
The first change makes a list of your own from the one that came with Nightdesk; comments are kept.
Removing a feed keeps its bookmarked stories. nightdesk undo takes a change back."""


def configure(parser: ArgumentParser) -> None:
    """Add the actions and the ways to print."""
    parser.add_argument("action", nargs="?", choices=ACTIONS, default="list", help="what to do (default: list)")
    parser.add_argument("what", nargs="*", metavar="FEED", help="addresses, titles of feeds, a file to import")
    parser.add_argument("--title", help="what to call the feed that is added")
    parser.add_argument("--kind", choices=list(FeedKind), help="the kind of what is added (default: as it looks)")
    parser.add_argument("--group", default="Other", help="the heading for what is added")
    parser.add_argument("--vendor", default="", help="whose status page is added (default: by its title)")
    parser.add_argument("--auth", default="", metavar="VARIABLE", help="the environment variable with its login")
    parser.add_argument("--allow-private", action="store_true", help="let it lead to private addresses (an intranet)")
    parser.add_argument("--unchecked", action="store_true", help="add the address as it is, without asking it")
    shapes = parser.add_mutually_exclusive_group()
    shapes.add_argument("--json", action="store_true", help='print {"schema": 1, "feeds": [...]}')
    shapes.add_argument("--plain", action="store_true", help="print one sentence a feed")
    parser.epilog = _EXAMPLES


def run(options: Namespace, house: House) -> int:
    """Do what the action says; raises UsageError, NotFoundError, ConfigError, DiscoveryError."""
    if options.what and options.action in ("list", "export"):
        raise UsageError(f"nightdesk feeds {options.action} takes no {options.what[0]!r}")
    if options.action == "list":
        return _list(options, house)
    if options.action in ("test", "find"):
        from tui.cli.feeds_probe import probe

        return probe(options, house)
    if options.action == "export":
        from tui.brief.opml import render

        emit(render(house.named_feeds()).rstrip("\n"))
        return Exit.OK
    from tui.cli.feeds_edit import edit

    return edit(options, house)


def _list(options: Namespace, house: House) -> int:
    feeds = house.named_feeds()
    states = house.archive().feeds.states() if house.has_archive() else {}
    counts = house.archive().feeds.counts() if house.has_archive() else {}
    newest = house.archive().feeds.newest() if house.has_archive() else {}
    now = datetime.now(UTC)
    if options.json:
        records = [
            _record(feed, states.get(feed.url), counts.get(feed.url), newest.get(feed.url), now) for feed in feeds
        ]
        emit_json({"feeds": records})
        return Exit.OK
    for feed in feeds:
        stories = counts.get(feed.url, (0, 0, 0))[0]
        state = states.get(feed.url)
        words = in_words(feed, state, newest.get(feed.url), now, _twin(feed, state, feeds))
        if options.plain:
            emit(f"{feed.title}, {feed.kind}, group {feed.group}, {stories} stories: {words}.")
        else:
            emit(f"{cut(clean_line(feed.title), 30):30} {feed.kind:6} {stories:6}  {words}")
    return Exit.OK


def _twin(feed: Feed, state: FeedState | None, feeds: Iterable[Feed]) -> Feed | None:
    """Return the other feed that is listed where this one moved to."""
    return listed_at(state.address, (other for other in feeds if other is not feed)) if state else None


def _record(
    feed: Feed, state: FeedState | None, counts: tuple[int, int, int] | None, newest: datetime | None, now: datetime
) -> Record:
    total, unread, outages = counts or (0, 0, 0)
    known = state or FeedState(feed.url)
    found = health(feed, state, newest, now)
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
        "condition": found.condition,
        "http": known.http_code,
        "error": known.error,
        "failures": known.failures,
        "damaged": known.damaged,
        "gone": known.gone,
        "moved_to": known.address,
        "items_per_week": known.items_per_week,
        "last_try": _json_time(known.last_try),
        "last_ok": _json_time(known.last_ok),
        "next_try": _json_time(known.next_try),
        "newest": _json_time(newest),
        "silent_since": _json_time(found.silent_since),
    }


def _json_time(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None
