"""Which story an entry is: stable where a feed gives no guid, one guid to several entries, or new guids every time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b

from tui.model import Entry
from tui.text.links import comparable
from tui.wire.parsing.model import Known


def identified(entries: Iterable[Entry], known: Known) -> tuple[tuple[Entry, ...], bool]:
    """Return the entries with their guids, each once, and whether the feed's own identities were sound.

    An entry without a guid goes by its link, one without either by its words. Where several different entries share an
    identity, a digest of link and title is added to it. A guid that is new on a link that is known belongs to the
    known story.
    """
    once = _once(replace(entry, guid=entry.guid or entry.url or _digest(entry)) for entry in entries)
    shared = {guid for guid, count in Counter(entry.guid for entry in once).items() if count > 1}
    by_link = _links_of_one_story(once, known)
    kept: dict[str, Entry] = {}
    for entry in once:
        guid = _guid(entry, shared, known)
        guid = guid if guid in known.guids else by_link.get(comparable(entry.url), guid)
        kept.setdefault(guid, replace(entry, guid=guid))
    return tuple(kept.values()), not shared


def _guid(entry: Entry, shared: set[str], known: Known) -> str:
    """Return the guid, with a digest where it was shared, now or when the story was first seen."""
    apart = f"{entry.guid}#{_digest(entry)}"
    return apart if entry.guid in shared or apart in known.guids else entry.guid


def _once(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries without exact repetitions."""
    kept: dict[tuple[str, str, str], Entry] = {}
    for entry in entries:
        kept.setdefault((entry.guid, entry.url, entry.title), entry)
    return list(kept.values())


def _links_of_one_story(entries: list[Entry], known: Known) -> dict[str, str]:
    """Return the known guids by link, for links that only one of these entries has and whose guid is not among them."""
    if not known.guids_by_link:
        return {}
    links = Counter(comparable(entry.url) for entry in entries if entry.url)
    here = {entry.guid for entry in entries}
    return {link: guid for link, guid in known.guids_by_link if links[link] == 1 and guid not in here}


def _digest(entry: Entry) -> str:
    words = "\0".join((entry.url, entry.title) if entry.url or entry.title else (entry.description, entry.text))
    return blake2b(words.encode("utf-8", "replace"), digest_size=8).hexdigest()
