"""`nightdesk feeds test` and `find`: ask now, and say what came; and what an address that is to be added leads to."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from tui.cli.feeds_names import address_of, chosen
from tui.cli.house import House
from tui.cli.output import emit, emit_json, say
from tui.errors import Exit, NightdeskError, NotFoundError, UsageError
from tui.model import Feed, FeedKind
from tui.records import Record
from tui.refresh.introducing import vendor_of
from tui.refresh.probe import Probe, discover, probe_all
from tui.text import clean_line, cut

_FLAGGED = 5
"""Entries that `test` names as outages."""


class DiscoveryError(NightdeskError):
    """An address that leads to no feed, and why."""


def probe(options: Namespace, house: House) -> int:
    """Test feeds, or find those of an address, and print what came.

    Raises UsageError, NotFoundError, DiscoveryError.
    """
    if options.action == "find":
        return _find(options, house)
    listed = house.named_feeds()
    feeds = [_tested(word, listed, options) for word in options.what] or [feed for feed in listed if feed.enabled]
    probes = probe_all(feeds, house.vendors())
    if options.json:
        emit_json({"feeds": [record(feed, found) for feed, found in zip(feeds, probes, strict=True)]})
    elif options.what and not options.plain:
        for feed, found in zip(feeds, probes, strict=True):
            _print_whole(feed, found, any(feed.url == other.url for other in listed))
    else:
        for feed, found in zip(feeds, probes, strict=True):
            emit(f"{'ok   ' if not found.error else 'FAILS'} {cut(clean_line(feed.title), 30):30}  {described(found)}")
    return Exit.FAILED if any(found.error for found in probes) else Exit.OK


def _find(options: Namespace, house: House) -> int:
    if not options.what:
        raise UsageError("nightdesk feeds find needs the address of a page; see: nightdesk feeds --help")
    found = [one for word in options.what for one in discovered(address_of(word), options, house)]
    if options.json:
        emit_json({"feeds": [record(feed, probed) for feed, probed in found]})
    else:
        for feed, probed in found:
            emit(f"{feed.url}\n  {feed.title} ({feed.kind}): {described(probed)}")
        say("add one with: nightdesk feeds add ADDRESS")
    return Exit.OK


def discovered(address: str, options: Namespace, house: House) -> list[tuple[Feed, Probe]]:
    """Return the feeds that an address leads to, the likeliest first, as they would be listed.

    Raises DiscoveryError where there is none.
    """
    asked = Feed(address, "", auth=options.auth, allow_private=options.allow_private)
    discovery = discover(asked, house.vendors())
    if not discovery.found:
        trouble = discovery.asked.error or "no feed was found"
        looked = "; no feed is named there or found at the usual places" if discovery.asked.code == 200 else ""
        added = "; nothing was added (--unchecked adds it as it is)" if options.action == "add" else ""
        # An address that was typed without a scheme is asked over https, and over http by its user's word alone.
        guessed = discovery.asked.code is None and address not in options.what
        hint = f"; without encryption it would be: http://{address.removeprefix('https://')}" if guessed else ""
        raise DiscoveryError(f"{address}: {trouble}{looked}{hint}{added}")
    return [(_listed(probed, asked, options), probed) for probed in discovery.found]


def _listed(found: Probe, asked: Feed, options: Namespace) -> Feed:
    """Return the feed as it goes into the list: with the user's words where he gave any, else with its own."""
    holds = found.inspection
    kind = FeedKind(options.kind or (holds.kind if holds else FeedKind.NEWS))
    host = urlsplit(found.url).hostname or found.url
    told = vendor_of(holds.title if holds else "", found.url) if kind is FeedKind.STATUS else ""
    vendor = options.vendor or told
    title = options.title or (f"{vendor} status" if vendor and kind is FeedKind.STATUS else "")
    moved = bool(found.hops) and all(hop.status in (301, 308) for hop in found.hops)
    return replace(
        asked,
        url=found.address if moved else found.url,
        title=title or (holds.title if holds else "") or host,
        kind=kind,
        group=options.group or "Other",
        vendor=vendor,
        auth=asked.auth if urlsplit(found.url).netloc == urlsplit(asked.url).netloc else "",
    )


def described(found: Probe) -> str:
    """Return what came of asking, in one line."""
    holds = found.inspection
    if holds is None:
        return found.error
    newest = f", newest {_time(holds.newest)}" if holds.newest else ""
    damaged = ", damaged" if holds.damaged else ""
    flagged = f", {len(holds.flagged)} of {holds.judged} would be outages" if holds.judged else ""
    return f"HTTP {found.code}, {holds.form}, {_count(holds.entries)}{newest}{damaged}{flagged}"


def _print_whole(feed: Feed, found: Probe, listed: bool) -> None:
    emit(feed.title)
    for name, words in _facts(feed, found, listed):
        emit(f"  {name:9} {words}")


def _facts(feed: Feed, found: Probe, listed: bool) -> list[tuple[str, str]]:
    kilobytes = f"{found.size / 1000:.1f} kB" if found.size >= 1000 else f"{found.size or 'no'} bytes"
    code = f"HTTP {found.code}" if found.code else "none"
    answer = f"{code} in {found.seconds:.2f} s, {kilobytes}"
    facts = [("address", feed.url), ("answer", f"{answer}, {found.content_type}" if found.content_type else answer)]
    facts += [
        ("redirect", f"{hop.status} ({'for good' if hop.status in (301, 308) else 'for now'}) to {hop.url}")
        for hop in found.hops
    ]
    holds = found.inspection
    if holds is None:
        return [*facts, ("error", found.error)]
    undated = f", {holds.undated} without a usable date" if holds.undated else ""
    facts += [("format", f"{holds.form}, {_count(holds.entries)}{undated}")]
    if holds.entries:
        when = f"{_time(holds.newest)}: " if holds.newest else ""
        facts += [("newest", f"{when}{holds.newest_title}")]
    if holds.pace is not None:
        facts += [("pace", f"{holds.pace:g} items a week")]
    facts += [("damaged", "yes: what could be read is here, the rest is lost")] if holds.damaged else []
    facts += [("flagged", f"{len(holds.flagged)} of {_count(holds.judged)} would be outages")]
    facts += [("", f"{one.severity or ''} {one.lifecycle or ''} {one.title}") for one in holds.flagged[:_FLAGGED]]
    if holds.kind is not feed.kind:
        facts += [("kind", f"looks like a {holds.kind} feed, and is read as {feed.kind}")]
    return facts if listed else [*facts, ("listed", "no; add it with: nightdesk feeds add " + feed.url)]


def record(feed: Feed, found: Probe) -> Record:
    """Return a feed and what came of asking it as JSON has it."""
    holds = asdict(found.inspection) if found.inspection else None
    if holds is not None and found.inspection is not None:
        holds["newest"] = found.inspection.newest.isoformat() if found.inspection.newest else None
    return {
        "url": feed.url,
        "title": feed.title,
        "kind": feed.kind,
        "vendor": feed.vendor,
        "http": found.code,
        "error": found.error,
        "address": found.address,
        "redirects": [{"http": hop.status, "url": hop.url} for hop in found.hops],
        "content_type": found.content_type,
        "bytes": found.size,
        "seconds": found.seconds,
        "feed": holds,
        "words": described(found),
    }


def _tested(word: str, listed: tuple[Feed, ...], options: Namespace) -> Feed:
    """Return the listed feed of that name or address, or the address as a feed of its own."""
    try:
        return chosen(word, listed)
    except NotFoundError:
        if "." not in word:
            raise
    address = address_of(word)
    return Feed(address, urlsplit(address).hostname or address, auth=options.auth, allow_private=options.allow_private)


def _count(entries: int) -> str:
    return "1 entry" if entries == 1 else f"{entries} entries"


def _time(moment: datetime | None) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if moment else "never"
