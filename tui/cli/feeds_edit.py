"""`nightdesk feeds add|remove|import`: changes to the list of feeds."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from urllib.parse import urlsplit

from tui.cli import feeds_file
from tui.cli.house import House
from tui.cli.output import say
from tui.config import same_address
from tui.config.kinds import read_address
from tui.errors import Exit, NotFoundError, UsageError
from tui.model import Feed, FeedKind


def edit(options: Namespace, house: House) -> int:
    """Change the list of feeds as the action says; raises UsageError, NotFoundError, ConfigError."""
    action, what = options.action, options.what
    if not what:
        needed = {"add": "the address of a feed", "remove": "a feed", "import": "an OPML file"}[action]
        raise UsageError(f"nightdesk feeds {action} needs {needed}; see: nightdesk feeds --help")
    if action == "remove":
        return _remove(what, house)
    return _add(_given(options) if action == "add" else _imported(what), house)


def _given(options: Namespace) -> list[Feed]:
    if options.title and len(options.what) > 1:
        raise UsageError("--title names one feed; add the others without it")
    kind, group, vendor = FeedKind(options.kind), options.group or "Other", options.vendor
    if kind is FeedKind.STATUS and not vendor:
        raise UsageError("a status page needs --vendor: whose services it tells of")
    addresses = [_address(word) for word in options.what]
    return [
        Feed(address, options.title or urlsplit(address).hostname or address, kind=kind, group=group, vendor=vendor)
        for address in addresses
    ]


def _address(word: str) -> str:
    try:
        return read_address(word)
    except ValueError as error:
        raise UsageError(str(error)) from None


def _imported(files: list[str]) -> list[Feed]:
    from tui.wire.opml import read

    feeds = []
    for feed in (feed for file in files for feed in read(Path(file))):
        try:
            read_address(feed.url)
        except ValueError as error:
            say(f"left out: {feed.title}: {error}")
        else:
            feeds.append(feed)
    return feeds


def _add(feeds: list[Feed], house: House) -> int:
    path, added = feeds_file.add(house.feed_list().path, feeds)
    for feed in added:
        say(f"added: {feed.title} ({feed.url})")
    if known := len(feeds) - len(added):
        say(f"{known} of {len(feeds)} were listed already")
    if added:
        say(f"the list is {path}; ask the new feeds with: nightdesk fetch")
    return Exit.OK


def _remove(words: list[str], house: House) -> int:
    """Remove feeds named by address or title; every word is looked up before the first feed is removed."""
    feeds = house.feed_list()
    path = feeds.path
    for feed in [_named(word, feeds.feeds) for word in words]:
        path = feeds_file.remove(path, feed.url)
        if house.has_archive():
            house.archive().feeds.forget(feed.url)
        say(f"removed: {feed.title} ({feed.url}); its bookmarked stories are kept")
    say(f"the list is {path}")
    return Exit.OK


def _named(word: str, feeds: tuple[Feed, ...]) -> Feed:
    same = [feed for feed in feeds if feed.title.lower() == word.lower() or same_address(feed.url, word)]
    found = same or [feed for feed in feeds if word.lower() in feed.title.lower()]
    if not found:
        raise NotFoundError(f'no feed has "{word}" in its title; see them with: nightdesk feeds')
    if len(found) > 1:
        raise UsageError(f'"{word}" is several feeds: {", ".join(feed.title for feed in found)}; say which')
    return found[0]
