"""What goes into a parse and what comes out of it: plain data, passed between processes."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from tui.dataclass import dataclass
from tui.model import Entry


@dataclass(frozen=True, slots=True)
class Body:
    """The bytes of a feed with what HTTP told of them. `now` decides which dates lie in the future."""

    data: bytes
    base: str
    content_type: str
    now: datetime


class KnownStory(NamedTuple):
    """A story of the feed that the archive has, with its current link and title."""

    guid: str
    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Known:
    """What earlier parses of the same feed taught: the hashes of its items, and the guids of its stories.

    `delta` allows to parse only the items that are not among the hashes: the last full parse met no error.
    `stories` are the latest ones, for feeds whose guids change or pass on to other stories.
    """

    item_hashes: tuple[str, ...] = ()
    guids: frozenset[str] = frozenset()
    stories: tuple[KnownStory, ...] = ()
    delta: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """The entries of a feed, newest first by custom; of a delta parse only those whose bytes were not known.

    `clean` tells that the next parse may be a delta; `damaged` that the body was broken and what is here was salvaged.
    `partial` tells that it was a delta parse, `form` what the document is ("RSS 2.0", "JSON Feed 1.1").
    """

    entries: tuple[Entry, ...]
    title: str = ""
    form: str = ""
    item_hashes: tuple[str, ...] = ()
    clean: bool = False
    damaged: bool = False
    partial: bool = False


class FeedError(Exception):
    """A body that is no feed, with the reason in words."""

    for_people = True
