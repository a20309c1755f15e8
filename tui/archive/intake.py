"""Keeping what a fetch brought: one transaction a feed, every changed text a new version."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from tui.archive import index, rows
from tui.archive.connection import Database, Values
from tui.archive.index import Indexing
from tui.archive.schema import PLACE_SHIFT
from tui.dataclass import dataclass
from tui.errors import NotFoundError
from tui.model import Analysis, Entry, Feed, FeedKind, FeedState, Link, Takeaway
from tui.records import analysis_from_record

_ENTRY_COLUMNS = ("title", "description", "text", "author", "date_note", "url", "language")

FLAPPING = 24
"""Versions of a story after which a return to an earlier text is no longer written down."""

_STORY = """
INSERT INTO story (id, feed_id, guid, place, outage, kind, score, severity, status, vendor, title, version_id, hash,
    first_seen, cause, services, url, categories, language, judged)
VALUES (:story_id, :feed_id, :guid, :place, :outage, :kind, :score, :severity, :status, :vendor, :title, :version_id,
    :hash, :first_seen, :cause, :services, :url, :categories, :language, :outage)
"""
_VERSION = """
INSERT INTO version (id, story_id, number, seen, hash, title, description, text, author, published, date_note,
    extracted, analysis, links)
VALUES (:version_id, :story_id, :number, :seen, :hash, :title, :description, :text, :author, :published, :date_note,
    :extracted, :analysis, :links)
"""
_TURN = """
UPDATE story SET place = :place, version_id = :version_id, versions = versions + 1, hash = :hash, title = :title,
    url = :url, categories = :categories, score = :score, severity = :severity, status = :status, vendor = :vendor,
    cause = :cause, services = :services, judged = :outage, outage = coalesce(verdict, :outage),
    unread = max(unread, :news), updated = max(updated, :news)
WHERE id = :story_id
"""
_EXTRACTED = """
UPDATE story SET version_id = :version_id, versions = versions + 1, score = :score, severity = :severity,
    status = :status, cause = :cause, services = :services, judged = :outage, outage = coalesce(verdict, :outage)
WHERE id = :story_id
"""
_FEED = """
INSERT INTO feed (url, title, kind, grouping, vendor, state) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (url) DO UPDATE SET title = excluded.title, kind = excluded.kind, grouping = excluded.grouping,
    vendor = excluded.vendor, state = excluded.state
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a feed's items: ids of the stories that are new, of those that changed, and how many others."""

    new: tuple[int, ...] = ()
    updated: tuple[int, ...] = ()
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Ready:
    """An entry made ready for the archive before any transaction, so that other writers wait for the disk alone.

    It is plain data: a worker process may make it (`ready`) and send it on.
    """

    guid: str
    hash: str
    published: int | None
    values: Values

    def place(self, story_id: int, first_seen: int) -> int:
        """Return the story's place in every list."""
        return place_of(first_seen if self.published is None else self.published, story_id)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the archive has of a story that an entry may have changed."""

    id: int
    place: int | None
    hash: str
    versions: int
    first_seen: int


def place_of(when: int, story_id: int) -> int:
    """Return the place of a story in every list; see `tui.archive.schema`."""
    return (when << PLACE_SHIFT) | (story_id & ((1 << PLACE_SHIFT) - 1))


class Intake:
    """The archive's front door, for the fetch process."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._indexing = Indexing(database)

    def known(self, feed_url: str) -> dict[str, str]:
        """Return the content hash of each story of the feed, by guid: what need not be analysed and kept again."""
        found = self._database.rows(
            "SELECT story.guid, story.hash FROM story JOIN feed ON feed.id = story.feed_id "
            "WHERE feed.url = ? AND story.place IS NOT NULL",
            (feed_url,),
        )
        return cast("dict[str, str]", dict(cast("list[tuple[str, str]]", found)))

    def latest(self, feed_url: str, most: int) -> list[tuple[str, str, str]]:
        """Return (guid, link, title) of the feed's latest stories, by which they are known again under other guids."""
        found = self._database.rows(
            "SELECT story.guid, story.url, story.title FROM story JOIN feed ON feed.id = story.feed_id "
            "WHERE feed.url = ? AND story.place IS NOT NULL ORDER BY story.place DESC LIMIT ?",
            (feed_url, most),
        )
        return cast("list[tuple[str, str, str]]", found)

    def keep(self, feed: Feed, state: FeedState, items: Sequence[tuple[Entry, Analysis]], seen: datetime) -> Kept:
        """Keep the feed's state and its items, in one transaction: all of it or, after an error, none.

        Of two items with one guid the first counts. A changed text becomes a new version and makes its story unread
        again; a text that the story had before becomes a version, but is no news. Raises DatabaseError.
        """
        return self.keep_ready(feed, state, [ready(feed, entry, analysis) for entry, analysis in items], seen)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Let all that is kept inside be one transaction: all of it or, after an error, none. Raises DatabaseError."""
        with self._database.keeping(), self._indexing:
            yield

    def keep_ready(
        self, feed: Feed, state: FeedState, items: Sequence[Ready], seen: datetime, oldest: datetime | None = None
    ) -> Kept:
        """Do what `keep` does, for items that were made ready elsewhere; new ones from before `oldest` are left out."""
        ready = _once(items)
        now = rows.seconds(seen)
        limit = 0 if oldest is None else rows.seconds(oldest)
        with self.together():
            feed_id = self._keep_feed(feed, state)
            known = self._look_up(feed_id, ready)
            fresh = [item for item in ready if item.guid not in known and item.place(0, now) >= place_of(limit, 0)]
            new = self._insert(feed_id, feed, fresh, now)
            turned = [
                (known[item.guid], item)
                for item in ready
                if item.guid in known and self._is_change(known[item.guid], item)
            ]
            for story, item in turned:
                self._turn(story, item, now)
        back = tuple(story.id for story, _ in turned if story.place is None)
        updated = tuple(story.id for story, _ in turned if story.place is not None)
        return Kept((*new, *back), updated, len(items) - len(new) - len(turned))

    def keep_state(self, state: FeedState) -> None:
        """Keep what a request taught us of a feed where it brought no items. A feed that was never kept is left out."""
        with self._database.keeping():
            self._database.run("UPDATE feed SET state = ? WHERE url = ?", (rows.state_text(state), state.url))

    def keep_text(
        self, story_id: int, text: str, analysis: Analysis, seen: datetime, links: Sequence[Link] = ()
    ) -> None:
        """Keep the full text of the story's page as a version of its own; that is no news, and nothing turns unread.

        Where the page has no `links`, those of the version before stay. Raises NotFoundError, DatabaseError.
        """
        from tui.archive.hashing import text_hash

        values: Values = {"story_id": story_id, "text": text, "seen": rows.seconds(seen), "extracted": 1}
        values |= _analysis_values(analysis)
        with self._database.keeping():
            values |= self._head(story_id) | ({"links": rows.links_text(links)} if links else {})
            values["hash"] = text_hash(str(values["title"]), str(values["description"]), text)
            index.take(self._database, [cast(int, values["place"])])
            values |= {"version_id": self._next("version"), "number": self._number_of_next(story_id)}
            self._database.run(_VERSION, values)
            self._database.run(_EXTRACTED, values)
            index.put(self._database, [cast(int, values["place"])])

    def keep_takeaways(self, version_id: int, takeaways: tuple[Takeaway, ...], note: str = "") -> None:
        """Keep other takeaways with a version; that is no news, and the rest of its analysis stays.

        Raises NotFoundError, DatabaseError.
        """
        with self._database.keeping():
            row = self._database.row("SELECT analysis FROM version WHERE id = ?", (version_id,))
            if row is None:
                raise NotFoundError("the story has changed meanwhile; nothing was kept")
            analysis = analysis_from_record(json.loads(cast(str, row[0])))
            text = rows.analysis_text(replace(analysis, takeaways=takeaways, takeaways_note=note))
            self._database.run("UPDATE version SET analysis = ? WHERE id = ?", (text, version_id))

    def _head(self, story_id: int) -> Values:
        """Return what a version that only brings the full text takes over from the current one."""
        row = self._database.row(
            "SELECT story.place, version.title, version.description, version.author, version.published, "
            "version.date_note, version.links FROM story JOIN version ON version.id = story.version_id "
            "WHERE story.id = ? AND story.place IS NOT NULL",
            (story_id,),
        )
        if row is None:
            raise NotFoundError(f"there is no story {story_id} to keep a text of")
        names = ("place", "title", "description", "author", "published", "date_note", "links")
        return dict(zip(names, row, strict=True))

    def _keep_feed(self, feed: Feed, state: FeedState) -> int:
        before = self._database.row("SELECT id, kind FROM feed WHERE url = ?", (feed.url,))
        values = (feed.url, feed.title, feed.kind, feed.group, feed.vendor, rows.state_text(state))
        self._database.run(_FEED, values)
        if before is None:
            return self._database.number("SELECT id FROM feed WHERE url = ?", (feed.url,))
        feed_id = cast(int, before[0])
        if before[1] != feed.kind:
            self._change_kind(feed_id, feed.kind)
        return feed_id

    def _change_kind(self, feed_id: int, kind: FeedKind) -> None:
        sql = "SELECT id FROM story WHERE feed_id = ? AND kind <> ?"
        stories = [cast(int, story) for story in self._database.column(sql, (feed_id, kind))]
        self._indexing.catch_up()
        with index.changing(self._database, stories):
            self._database.run("UPDATE story SET kind = ? WHERE feed_id = ?", (kind, feed_id))

    def _look_up(self, feed_id: int, items: Iterable[Ready]) -> dict[str, _Known]:
        found = self._database.rows(
            "SELECT guid, id, place, hash, versions, first_seen FROM story "
            "WHERE feed_id = ? AND guid IN (SELECT value FROM json_each(?))",
            (feed_id, json.dumps([item.guid for item in items])),
        )
        return {cast(str, guid): _Known(*cast("tuple[Any, ...]", rest)) for guid, *rest in found}

    def _insert(self, feed_id: int, feed: Feed, items: Sequence[Ready], now: int) -> tuple[int, ...]:
        """Insert new stories. Feeds list the newest first, so the last gets the lowest id and place."""
        if not items:
            return ()
        story_id, version_id = self._next("story"), self._next("version")
        values = [
            item.values
            | {"story_id": story_id + number, "version_id": version_id + number, "number": 1, "feed_id": feed_id}
            | {"kind": feed.kind, "place": item.place(story_id + number, now), "seen": now, "first_seen": now}
            for number, item in enumerate(reversed(items))
        ]
        self._database.run_many(_STORY, values)
        self._database.run_many(_VERSION, values)
        self._indexing.add(cast(int, row["place"]) for row in values)
        return tuple(range(story_id + len(items) - 1, story_id - 1, -1))

    def _is_change(self, story: _Known, item: Ready) -> bool:
        if story.place is None:
            return True
        if story.hash == item.hash:
            return False
        return story.versions < FLAPPING or not self._had_before(story, item)

    def _had_before(self, story: _Known, item: Ready) -> bool:
        sql = "SELECT 1 FROM version WHERE story_id = ? AND hash = ?"
        return self._database.row(sql, (story.id, item.hash)) is not None

    def _turn(self, story: _Known, item: Ready, now: int) -> None:
        """Give the story a new current version."""
        news = int(not self._had_before(story, item))
        if story.place is not None:
            self._indexing.catch_up()
            index.take(self._database, [story.place])
        place = item.place(story.id, story.first_seen)
        values = item.values | {"story_id": story.id, "place": place, "seen": now, "news": news}
        values |= {"version_id": self._next("version"), "number": self._number_of_next(story.id)}
        self._database.run(_VERSION, values)
        self._database.run(_TURN, values)
        index.put(self._database, [place])

    def _next(self, table: str) -> int:
        """Return the next id: never one that a story had before, so that an id stays the name of one story."""
        if table == "story":
            return 1 + self._database.number("SELECT seq FROM sqlite_sequence WHERE name = 'story'")
        return 1 + self._database.number("SELECT max(id) FROM version")

    def _number_of_next(self, story_id: int) -> int:
        return 1 + self._database.number("SELECT max(number) FROM version WHERE story_id = ?", (story_id,))


def ready(feed: Feed, entry: Entry, analysis: Analysis, digest: str = "") -> Ready:
    """Return the entry as the archive takes it; `digest` is its `content_hash`, where that is known already."""
    from tui.archive.hashing import content_hash  # which a fetch of nothing new does without

    digest = digest or content_hash(entry)
    published = rows.seconds(entry.published) if entry.published else None
    values: Values = {"guid": entry.guid, "hash": digest, "published": published, "extracted": 0}
    values |= {name: getattr(entry, name) for name in _ENTRY_COLUMNS}
    values["links"] = rows.links_text(entry.links)
    values["categories"] = json.dumps(entry.categories, ensure_ascii=False)
    values["vendor"] = feed.vendor or next((fact.value for fact in analysis.facts if fact.slot == "vendor"), "")
    return Ready(entry.guid, digest, published, values | _analysis_values(analysis))


def _once(items: Iterable[Ready]) -> list[Ready]:
    """Return the first of the items with each guid."""
    by_guid: dict[str, Ready] = {}
    for item in items:
        by_guid.setdefault(item.guid, item)
    return list(by_guid.values())


def _analysis_values(analysis: Analysis) -> Values:
    """Return the columns that an analysis fills; the names of affected services stand one a line."""
    flag = analysis.flag
    return {
        "outage": int(flag.outage),
        "score": flag.score,
        "severity": flag.severity,
        "status": flag.lifecycle,
        "cause": flag.cause,
        "services": "\n".join(dict.fromkeys(service.name for service in analysis.services if service.affected)),
        "analysis": rows.analysis_text(analysis),
    }
