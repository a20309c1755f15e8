"""Which story an entry is: stable where a feed gives no guid, one guid to several entries, or new guids every time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b
from urllib.parse import urlsplit

from tui.dataclass import dataclass
from tui.model import Entry
from tui.text.links import comparable
from tui.wire.parsing.model import Known, KnownStory

_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True)
class Identified:
    """Entries with their guids, each once.

    `sound` tells that the feed's own identities did, `recovered` that an entry with a new guid was taken for a story
    that is known: a judgement that rests on the whole document.
    """

    entries: tuple[Entry, ...]
    sound: bool
    recovered: bool


def identified(entries: Iterable[Entry], known: Known) -> Identified:
    """Return the entries with identities that last.

    An entry without a guid goes by its link, one without either by its words. Where several different entries share an
    identity, in one document or over time, a digest of link and title is added to it. A new guid with the link and the
    title of a known story, which is not in the document under its old guid, is that story.
    """
    once = _once(replace(entry, guid=entry.guid or entry.url or _digest(entry)) for entry in entries)
    shared = {guid for guid, count in Counter(entry.guid for entry in once).items() if count > 1}
    stories = {story.guid: story for story in known.stories}
    own = [_guid(entry, shared, known, stories) for entry in once]
    old = _old_guids(once, own, known)
    kept: dict[str, Entry] = {}
    for entry, guid in zip(once, own, strict=True):
        lasting = old.get(guid, guid)
        kept.setdefault(lasting, replace(entry, guid=lasting))
    return Identified(tuple(kept.values()), not shared, bool(old))


def _guid(entry: Entry, shared: set[str], known: Known, stories: dict[str, KnownStory]) -> str:
    """Return the guid, with a digest where it was shared, now or when the story was first seen."""
    apart = f"{entry.guid}#{_digest(entry)}"
    if entry.guid in shared or apart in known.guids:
        return apart
    story = stories.get(entry.guid)
    return apart if story is not None and _is_another(entry, story) else entry.guid


def _is_another(entry: Entry, story: KnownStory) -> bool:
    """Tell whether a guid has passed on to another story: another link, and a title without a word in common.

    A title that was edited keeps some of its words, and where the link follows the title (as a blog's does) so it does.
    """
    if not entry.url or not story.url or comparable(entry.url) == comparable(story.url):
        return False
    return not set(_WORD.findall(entry.title.casefold())) & set(_WORD.findall(story.title.casefold()))


def _once(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries without exact repetitions."""
    kept: dict[tuple[str, str, str], Entry] = {}
    for entry in entries:
        kept.setdefault((entry.guid, entry.url, entry.title), entry)
    return list(kept.values())


def _old_guids(entries: list[Entry], own: list[str], known: Known) -> dict[str, str]:
    """Return, by new guid, the guid of the known story that an entry is.

    Link and title must be those of one entry and one known story alone. A home page is no story's own link: status
    pages put it at every incident.
    """
    here = set(own)
    new = {guid: entry for guid, entry in zip(own, entries, strict=True) if guid not in known.guids}
    titles = {entry.title for entry in new.values()}
    gone = [story for story in known.stories if story.title in titles and story.guid not in here]
    if not gone:
        return {}
    before = _alone((_key(story.url, story.title), story.guid) for story in gone)
    now = _alone((_key(entry.url, entry.title), guid) for guid, entry in new.items())
    return {guid: before[key] for key, guid in now.items() if key in before and key[0]}


def _alone(pairs: Iterable[tuple[tuple[str, str], str]]) -> dict[tuple[str, str], str]:
    """Return the pairs whose key occurs once."""
    listed = list(pairs)
    counts = Counter(key for key, _ in listed)
    return {key: guid for key, guid in listed if counts[key] == 1}


def _key(link: str, title: str) -> tuple[str, str]:
    """Return what a story is known again by, with "" for a link that is no story's own."""
    parts = urlsplit(link)
    return comparable(link) if parts.path.strip("/") or parts.query else "", title


def _digest(entry: Entry) -> str:
    words = "\0".join((entry.url, entry.title) if entry.url or entry.title else (entry.description, entry.text))
    return blake2b(words.encode("utf-8", "replace"), digest_size=8).hexdigest()
