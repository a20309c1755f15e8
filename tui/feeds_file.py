"""Changes to feeds.toml by command and by key: comments, order and spacing of the rest stay as they are (tomlkit)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import tomlkit

from tui import toml_file
from tui.config.feeds import address_key
from tui.config.listing import FileChange
from tui.model import Feed
from tui.paths import default_feeds_path, own_feeds_path

_DEFAULTS = Feed("", "")


def add(path: Path, feeds: Iterable[Feed]) -> tuple[FileChange, list[Feed]]:
    """Add the feeds that the list does not hold yet; return the change, and what was added.

    The list that came with us is never changed: the user's own is made from it. Raises ConfigError.
    """
    document = toml_file.read(path)
    entries = toml_file.entries(document, path, "feed")
    listed = {_key(entry) for entry in entries}
    added = []
    for feed in feeds:
        if address_key(feed.url) not in listed:
            listed.add(address_key(feed.url))
            entries.append(_table(feed))
            added.append(feed)
    return (_write(path, document) if added else FileChange(path, "", "")), added


def remove(path: Path, urls: Iterable[str]) -> FileChange:
    """Remove the feeds of these addresses, with their own words alone; return the change. Raises ConfigError."""
    document = toml_file.read(path)
    entries = toml_file.entries(document, path, "feed")
    gone = {address_key(url) for url in urls}
    below: list[Any] = []
    for place in reversed(range(len(entries))):
        if _key(entries[place]) in gone:
            below = [*toml_file.take_out(entries, place), *below]
    return _write(path, toml_file.settled(document, "feed", below))


def switch(path: Path, urls: Iterable[str], *, enabled: bool) -> FileChange:
    """Let the feeds of these addresses be asked or not; return the change. Raises ConfigError."""
    document = toml_file.read(path)
    wanted = {address_key(url) for url in urls}
    for entry in toml_file.entries(document, path, "feed"):
        if _key(entry) in wanted:
            if enabled:
                entry.pop("enabled", None)
            else:
                toml_file.put(entry, "enabled", False)
    return _write(path, document)


def _key(entry: Any) -> str:
    return address_key(str(entry.get("url", "")))


def _table(feed: Feed) -> Any:
    """Return an entry with its address, title, kind and group, and what else differs from the default."""
    table = tomlkit.table()
    table["url"] = feed.url
    table["title"] = feed.title
    table["kind"] = str(feed.kind)
    table["group"] = feed.group
    for name in ("vendor", "interval", "enabled", "auth", "allow_private"):
        if (value := getattr(feed, name)) != getattr(_DEFAULTS, name):
            table[name] = value
    table.add(tomlkit.nl())
    return table


def _write(path: Path, document: tomlkit.TOMLDocument) -> FileChange:
    return toml_file.write(own_feeds_path() if path == default_feeds_path() else path, document)
