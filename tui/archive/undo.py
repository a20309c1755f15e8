"""Every change of state that the user made, kept so that it can be undone, after a restart too.

An act keeps the marks of its stories as they were before it. Undoing it restores the columns that the act changed and
no others; what the feeds brought meanwhile stays.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from tui.archive import index, rows
from tui.archive.connection import Database
from tui.dataclass import dataclass

if TYPE_CHECKING:
    from tui.config.listing import FileChange

REMEMBERED = 500
"""How many acts can be undone; older ones are forgotten."""


class ActKind(StrEnum):
    """What an act changed."""

    READ = "read"
    BOOKMARK = "bookmark"
    WRONG = "wrong"
    FORGET = "forget"
    FILE = "list"
    """The list of feeds, or config.toml; archives name it after the former."""

    INCIDENT = "incident"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Act:
    """One act of the user, in words ("bookmarked “…”"), and when it was undone (None: it stands)."""

    id: int
    at: datetime
    kind: ActKind
    words: str
    undone_at: datetime | None = None


_MARKS = "version_id, place, unread, updated, bookmarked, bookmarked_at, bookmarked_version, verdict, note"
_INDEXED = (ActKind.BOOKMARK, ActKind.WRONG, ActKind.NOTE, ActKind.FORGET)
"""Acts on what the search index knows of a story."""

_RESTORE = {
    # A story that changed after the act has news that nobody has read: it stays unread.
    ActKind.READ: (
        "unread = CASE WHEN story.version_id = before.version_id THEN before.unread ELSE story.unread END, "
        "updated = CASE WHEN story.version_id = before.version_id THEN before.updated ELSE story.updated END"
    ),
    ActKind.BOOKMARK: (
        "bookmarked = before.bookmarked, bookmarked_at = before.bookmarked_at, "
        "bookmarked_version = before.bookmarked_version"
    ),
    ActKind.WRONG: "verdict = before.verdict, outage = coalesce(before.verdict, story.judged)",
    ActKind.NOTE: "note = before.note",
    ActKind.FORGET: "place = coalesce(story.place, before.place)",
}


class Undo:
    """The user's acts: written down as they happen, listed, and undone from the newest back."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def acts(self, limit: int = 50) -> list[Act]:
        """Return the user's acts, the newest first, those that were undone among them. Raises DatabaseError."""
        found = self._database.rows(
            "SELECT id, at, kind, words, undone_at FROM act ORDER BY id DESC LIMIT ?", (max(0, limit),)
        )
        return [
            Act(ident, rows.moment(at), ActKind(kind), words, rows.maybe_moment(undone_at))
            for ident, at, kind, words, undone_at in cast("list[tuple[Any, ...]]", found)
        ]

    def incidents(self) -> tuple[int, ...]:
        """Return the incidents that the newest act which stands had changed or made. Raises DatabaseError."""
        newest = "(SELECT max(id) FROM act WHERE undone_at IS NULL)"
        found = self._database.rows(
            f"SELECT incident_id FROM incident_before WHERE act_id = {newest} "  # noqa: S608 - a constant
            "UNION SELECT member.incident_id FROM member JOIN member_before AS was ON was.story_id = member.story_id "
            f"WHERE was.act_id = {newest}"
        )
        return tuple(ident for (ident,) in cast("list[tuple[int]]", found))

    def story(self) -> int | None:
        """Return the one story that the newest act which stands was done to, None where to none or several.

        Raises DatabaseError.
        """
        newest = "(SELECT max(id) FROM act WHERE undone_at IS NULL)"
        sql = f"SELECT story_id FROM before WHERE act_id = {newest} LIMIT 2"  # noqa: S608 - a constant
        found = list(self._database.column(sql))
        return cast(int, found[0]) if len(found) == 1 else None

    def last(self) -> str | None:
        """Undo the newest act that stands and return it in words, None where there is none. Raises DatabaseError."""
        with self._database.acting():
            row = self._database.row("SELECT id, kind, words FROM act WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1")
            if row is None:
                return None
            act_id, kind, words = cast("tuple[int, str, str]", row)
            self._restore(act_id, ActKind(kind))
            self._database.run("UPDATE act SET undone_at = ? WHERE id = ?", (_now(), act_id))
            trouble = self._restore_file(act_id, ActKind(kind))
            return f"{words} (but {trouble})" if trouble else words

    def record(self, kind: ActKind, words: str, story_ids: Iterable[int]) -> None:
        """Write down, inside the act's own transaction and before it changes anything, how its stories stand."""
        self._database.run("INSERT INTO act (at, kind, words) VALUES (?, ?, ?)", (_now(), kind, words))
        act_id = self._database.number("SELECT last_insert_rowid()")
        self._database.run(
            f"INSERT INTO before (act_id, story_id, {_MARKS}) SELECT ?, id, {_MARKS} FROM story "  # noqa: S608 - constants
            "WHERE id IN (SELECT value FROM json_each(?))",
            (act_id, json.dumps(list(story_ids))),
        )
        self._database.run("DELETE FROM act WHERE id <= ?", (act_id - REMEMBERED,))

    def record_incidents(self, words: str, incident_ids: Iterable[int]) -> None:
        """Write down, inside the act's own transaction, how incidents and their stories stand before it."""
        self.record(ActKind.INCIDENT, words, ())
        act_id = self._database.number("SELECT max(id) FROM act")
        wanted = json.dumps(list(incident_ids))
        self._database.run(
            "INSERT INTO incident_before (act_id, incident_id, name, pinned, note, muted) "
            "SELECT ?, id, name, pinned, note, muted FROM incident WHERE id IN (SELECT value FROM json_each(?))",
            (act_id, wanted),
        )
        self._database.run(
            "INSERT INTO member_before SELECT ?, story_id, incident_id, reason, by_user FROM member "
            "WHERE incident_id IN (SELECT value FROM json_each(?))",
            (act_id, wanted),
        )

    def changed_file(self, words: str, change: FileChange) -> None:
        """Remember that config.toml was changed, so that it can be undone. Raises DatabaseError."""
        with self._database.acting():
            self.record(ActKind.FILE, words, ())
            self.record_file(change)

    def record_file(self, change: FileChange) -> None:
        """Write down, inside the transaction of an act that was just recorded, how it changed a file of the user's."""
        act_id = self._database.number("SELECT max(id) FROM act")
        self._database.run(
            "INSERT INTO list_before VALUES (?, ?, ?, ?)", (act_id, str(change.path), change.before, change.after)
        )

    def _restore_file(self, act_id: int, kind: ActKind) -> str:
        """Take back what an act changed in a file; return in words why that cannot be, "" where it can."""
        from tui.config.listing import FileChange, take_back

        row = self._database.row("SELECT path, before, after FROM list_before WHERE act_id = ?", (act_id,))
        if row is None:
            return "the file is of another machine, and this one stays as it is" if kind is ActKind.FILE else ""
        path, before, after = cast("tuple[str, str | None, str]", row)
        return take_back(FileChange(Path(path), before, after))

    def _restore_incidents(self, act_id: int) -> None:
        self._database.run(
            "INSERT INTO incident (id, name, pinned, note, muted) "
            "SELECT incident_id, name, pinned, note, muted FROM incident_before WHERE act_id = ? "
            "ON CONFLICT (id) DO UPDATE SET name = excluded.name, pinned = excluded.pinned, note = excluded.note, "
            "muted = excluded.muted",
            (act_id,),
        )
        self._database.run(
            "UPDATE member SET incident_id = was.incident_id, reason = was.reason, by_user = was.by_user "
            "FROM member_before AS was WHERE was.act_id = ? AND was.story_id = member.story_id",
            (act_id,),
        )
        self._database.run(
            "UPDATE incident SET stories = 0 "
            "WHERE NOT EXISTS (SELECT 1 FROM member WHERE member.incident_id = incident.id)"
        )

    def _restore(self, act_id: int, kind: ActKind) -> None:
        if kind is ActKind.FILE:
            return
        if kind is ActKind.INCIDENT:
            self._restore_incidents(act_id)
            return
        touched = self._touched(act_id) if kind in _INDEXED else ()
        with index.changing(self._database, touched):
            self._database.run(
                f"UPDATE story SET {_RESTORE[kind]} FROM before WHERE before.act_id = ? AND before.story_id = story.id",  # noqa: S608 - a constant
                (act_id,),
            )

    def _touched(self, act_id: int) -> list[int]:
        found = self._database.column("SELECT story_id FROM before WHERE act_id = ?", (act_id,))
        return [cast(int, story) for story in found]


def _now() -> int:
    return rows.seconds(datetime.now(UTC))
