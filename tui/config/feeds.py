"""feeds.toml: the list of feeds, and what the user adds to the desk's list of vendors."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tui.config.kinds import ADDRESS, INTERVAL, NAME, SWITCH, TEXT, TEXTS, VARIABLE, one_of
from tui.config.problems import Problem
from tui.config.schema import Key, Table, read_tables, report_unknown
from tui.config.source import Source
from tui.dataclass import dataclass
from tui.feed_names import kind_of
from tui.model import Feed, FeedKind
from tui.paths import feeds_path

FEED = Table(
    "feed",
    (
        Key("url", ADDRESS, "Where the feed is: RSS, Atom or JSON Feed.", required=True),
        Key("title", TEXT, "What lists and briefs call it.", "", shown_default="what it calls itself"),
        Key(
            "kind",
            one_of(*FeedKind),
            "How its stories are read: reports of a news desk, incidents of a vendor's own status page (one item an "
            "incident, edited as it goes), or short posts.",
            shown_default='`"status"` where the address looks like a status page\'s, else `"news"`',
        ),
        Key("group", NAME, "The heading under which the newsroom lists it.", "Other", shown_default='`"Other"`'),
        Key("vendor", TEXT, "Whose status page this is: what its stories are about even where they do not say.", ""),
        Key(
            "interval",
            INTERVAL,
            "The least time from an answer to the next request; `nightdesk fetch --force` passes over it.",
            shown_default="by how often the feed publishes",
        ),
        Key("enabled", SWITCH, "`false` keeps the entry, and its stories, but asks no more.", True),
        Key(
            "auth",
            VARIABLE,
            "The environment variable that holds `user:password` or a bearer token. The secret itself never stands in "
            "this file.",
            "",
        ),
        Key(
            "allow_private",
            SWITCH,
            "`true` lets redirects and links of this feed lead to private addresses, as an intranet's do.",
            False,
        ),
    ),
    "One for each feed.",
    repeated=True,
    example='[[feed]]\nurl = "https://www.githubstatus.com/history.atom"\ntitle = "GitHub status"\n'
    'kind = "status"\nvendor = "GitHub"\ngroup = "Code"',
)

VENDOR = Table(
    "vendor",
    (
        Key("name", NAME, "The vendor as it should be called.", required=True),
        Key("aliases", TEXTS, "Other names that stories use for it.", ()),
        Key("services", TEXTS, "Its services, as stories name them.", ()),
    ),
    "A vendor that the desk does not know yet, or more names and services for one that it does.",
    repeated=True,
    example='[[vendor]]\nname = "Initech"\naliases = ["Initech Cloud"]\nservices = ["TPS Reports"]',
)

TABLES = (FEED, VENDOR)


@dataclass(frozen=True, slots=True)
class VendorEntry:
    """A vendor that the user added to the desk's gazetteer, or more names for one that it knows."""

    name: str
    aliases: tuple[str, ...] = ()
    services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedList:
    """The feeds of one file, in its order, the vendors it adds, and what was wrong in it."""

    path: Path
    feeds: tuple[Feed, ...] = ()
    problems: tuple[Problem, ...] = ()
    vendors: tuple[VendorEntry, ...] = ()


def load_feeds(path: Path | None = None) -> FeedList:
    """Return the feeds of the file at `path` (default: `tui.paths.feeds_path()`).

    A mistake costs its own feed and no other, and is among the problems. Raises ConfigError where there is no readable
    file.
    """
    source = Source.read(feeds_path(path))
    report_unknown(source, source.values, TABLES)
    feeds = _feeds(source)
    vendors = [VendorEntry(**values) for _index, values in read_tables(source, VENDOR, source.values.get("vendor"))]
    if not feeds and not source.problems:
        source.report("", 0, "", "", "lists no feed yet; add one with: nightdesk feeds add ADDRESS")
    return FeedList(source.path, tuple(feeds), source.problems, tuple(vendors))


def same_address(one: str, other: str) -> bool:
    """Tell whether two addresses name the same feed: the scheme's and host's case and the fragment do not count."""
    return address_key(one) == address_key(other)


def listed_at(address: str, feeds: Iterable[Feed]) -> Feed | None:
    """Return the feed that is listed at an address, None where none is."""
    return next((feed for feed in feeds if same_address(feed.url, address)), None) if address else None


def address_key(address: str) -> str:
    """Return what is the same for addresses of the same feed; text that is no address is its own key."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower(), fragment="").geturl()


def _feeds(source: Source) -> list[Feed]:
    feeds: list[Feed] = []
    seen: dict[str, int] = {}
    for index, values in read_tables(source, FEED, source.values.get("feed")):
        identity = address_key(values["url"])
        if identity in seen:
            first = source.line("feed", seen[identity], "url")
            source.report("feed", index, "url", "feed.url", f"is listed on line {first} already; this one is left out")
            continue
        seen[identity] = index
        feeds.append(_feed(values))
    return feeds


def _feed(values: dict[str, Any]) -> Feed:
    title = values["title"] or urlsplit(values["url"]).hostname
    return Feed(**{**values, "title": title, "kind": FeedKind(values["kind"] or kind_of(values["url"]))})
