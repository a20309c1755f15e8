"""Changes to feeds.toml by command: comments, order and spacing of the rest stay as the user wrote them (tomlkit)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import tomlkit

from tui import toml_file
from tui.config import same_address
from tui.model import Feed
from tui.paths import default_feeds_path, own_feeds_path

_DEFAULTS = Feed("", "")


def add(path: Path, feeds: Iterable[Feed]) -> tuple[Path, list[Feed]]:
    """Add the feeds that the list does not hold yet; return the file that was changed, and what was added.

    The list that came with us is never changed: the user's own is made from it. Raises ConfigError.
    """
    document = toml_file.read(path)
    entries = document.setdefault("feed", tomlkit.aot())
    added = []
    for feed in feeds:
        if not any(same_address(str(entry.get("url", "")), feed.url) for entry in entries):
            entries.append(_table(feed))
            added.append(feed)
    return (_write(path, document) if added else path), added


def remove(path: Path, url: str) -> Path:
    """Remove the feed of this address; return the file that was changed. Raises ConfigError."""
    document = toml_file.read(path)
    entries = document.get("feed", [])
    for place in reversed(range(len(entries))):
        if same_address(str(entries[place].get("url", "")), url):
            del entries[place]
    return _write(path, document)


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


def _write(path: Path, document: tomlkit.TOMLDocument) -> Path:
    """Write the whole list; the one that came with us is never changed, the user's own is made from it."""
    return toml_file.write(own_feeds_path() if path == default_feeds_path() else path, document)
