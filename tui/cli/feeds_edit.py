"""`nightdesk feeds add|remove|enable|disable|import`: changes to the list of feeds, each of which can be undone."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from tui import feeds_file
from tui.cli.feeds_names import address_of, chosen
from tui.cli.house import House
from tui.cli.output import say
from tui.config.feeds import listed_at
from tui.config.kinds import read_address
from tui.config.listing import FileChange
from tui.errors import DatabaseError, Exit, UsageError
from tui.feed_names import is_unnamed, kind_of
from tui.model import Feed, FeedKind

_TOLD = 20
"""Added feeds that are named one by one."""

_NEEDED = {
    "add": "the address of a feed or of a page",
    "remove": "a feed",
    "enable": "a feed",
    "disable": "a feed",
    "import": "an OPML file",
}


def edit(options: Namespace, house: House) -> int:
    """Change the list of feeds as the action says; raises UsageError, NotFoundError, ConfigError, DiscoveryError."""
    action, what = options.action, options.what
    if not what:
        raise UsageError(f"nightdesk feeds {action} needs {_NEEDED[action]}; see: nightdesk feeds --help")
    if action == "remove":
        return _remove(what, house)
    if action in ("enable", "disable"):
        return _switch(what, house, enabled=action == "enable")
    return _add(_given(options, house) if action == "add" else _imported(what), house)


def _given(options: Namespace, house: House) -> list[Feed]:
    if options.title and len(options.what) > 1:
        raise UsageError("--title names one feed; add the others without it")
    addresses = [address_of(word) for word in options.what]
    if options.unchecked:
        return [_unchecked(address, options) for address in addresses]
    return [_found(address, options, house) for address in addresses]


def _unchecked(address: str, options: Namespace) -> Feed:
    if options.kind == FeedKind.STATUS and not options.vendor:
        raise UsageError("a status page needs --vendor: whose services it tells of")
    return Feed(
        address,
        options.title or urlsplit(address).hostname or address,
        kind=FeedKind(options.kind or kind_of(address)),
        group=options.group or "Other",
        vendor=options.vendor,
        auth=options.auth,
        allow_private=options.allow_private,
    )


def _found(address: str, options: Namespace, house: House) -> Feed:
    """Return the feed that an address leads to; where its page names several, the first, and tell of the others."""
    from tui.cli.feeds_probe import described, discovered  # 350 ms that only what asks servers pays

    feeds = discovered(address, options, house)
    for number, (feed, probe) in enumerate(feeds):
        say(f"{'found' if number == 0 else 'also there'}: {feed.url}: {described(probe)}")
    return feeds[0][0]


def _imported(files: list[str]) -> list[Feed]:
    from tui.wire.opml import read

    lists = [read(Path(file)) for file in files]
    for file, found in zip(files, lists, strict=True):
        if found.damaged:
            say(f"{file} is damaged: what could be read of it is taken, and feeds may be missing")
    feeds = []
    for feed in (feed for found in lists for feed in found.feeds):
        try:
            read_address(feed.url)
        except ValueError as error:
            say(f"left out: {feed.title}: {error}")
        else:
            feeds.append(feed if feed.vendor or feed.kind is not FeedKind.STATUS else _of_vendor(feed))
    return feeds


def _of_vendor(feed: Feed) -> Feed:
    """Return a status page with whose it is, by the name that the file gives it, else by its host."""
    from tui.refresh.introducing import vendor_of

    return replace(feed, vendor=vendor_of("" if is_unnamed(feed) else feed.title, feed.url))


def _add(feeds: list[Feed], house: House) -> int:
    listed = house.named_feeds()
    change, added = feeds_file.add(house.feed_list().path, feeds)
    for feed in added[:_TOLD]:
        vendor = f", vendor {feed.vendor}" if feed.vendor else ""
        say(f"added: {feed.title} ({feed.url}), {feed.kind}{vendor}, group {feed.group}")
    if len(added) > _TOLD:
        say(f"added: {len(added) - _TOLD} more")
    if len(feeds) == 1 and not added:
        known = listed_at(feeds[0].url, listed) or feeds[0]
        say(f"listed already: {known.title} ({known.url})")
    elif double := len(feeds) - len(added):
        say(f"{double} of {len(feeds)} were listed already")
    if added:
        words = f"added {added[0].title}" if len(added) == 1 else f"added {len(added)} feeds"
        _remember(house, words, change)
        say(f"the list is {change.path}; ask the new feeds with: nightdesk fetch")
    return Exit.OK


def _remove(words: list[str], house: House) -> int:
    """Remove feeds named by address or title; every word is looked up before the first feed is removed."""
    feeds = house.named_feeds()
    gone = [chosen(word, feeds) for word in words]
    change = feeds_file.remove(house.feed_list().path, [feed.url for feed in gone])
    _remember(house, f"removed {', '.join(feed.title for feed in gone)}", change, [feed.url for feed in gone])
    for feed in gone:
        say(f"removed: {feed.title} ({feed.url}); its bookmarked stories are kept")
    say(f"the list is {change.path}; nightdesk undo brings back what was removed")
    return Exit.OK


def _switch(words: list[str], house: House, *, enabled: bool) -> int:
    feeds = house.named_feeds()
    switched = [chosen(word, feeds) for word in words]
    change = feeds_file.switch(house.feed_list().path, [feed.url for feed in switched], enabled=enabled)
    done = "enabled" if enabled else "disabled"
    if change.real:
        _remember(house, f"{done} {', '.join(feed.title for feed in switched)}", change)
    for feed in switched:
        say(f"{done}: {feed.title} ({feed.url}); {'it is asked again' if enabled else 'its stories are kept'}")
    return Exit.OK


def _remember(house: House, words: str, change: FileChange, forget: Iterable[str] = ()) -> None:
    """Keep in the archive how to take the change back; a list is changed also where the archive cannot be."""
    try:
        house.archive().feeds.changed(words, change, forget)
    except DatabaseError as error:
        say(f"this change cannot be undone: {error}")
