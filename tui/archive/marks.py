"""What the user says of stories: read, bookmarked, wrongly judged. A mark is on the disk when its method returns."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from typing import cast

from tui.archive import index, rows
from tui.archive.connection import Database
from tui.archive.listing import Listing
from tui.archive.undo import ActKind, Undo
from tui.errors import NotFoundError, UsageError
from tui.text import clean

_THESE = "id IN (SELECT value FROM json_each(?))"
_TITLE_CHARACTERS = 60
MOST_NOTE_CHARACTERS = 10_000


def note_text(text: str) -> str:
    """Return a note as it is kept, clean and without blanks around it; raises UsageError for one that is too long."""
    text = clean(text).strip()
    if len(text) > MOST_NOTE_CHARACTERS:
        raise UsageError(f"a note has {MOST_NOTE_CHARACTERS:,} characters at the most; this one has {len(text):,}")
    return text


class Marks:
    """The user's marks; each of them can be undone."""

    def __init__(self, database: Database, listing: Listing, undo: Undo, keep_takeaways: Callable[[int], None]) -> None:
        self._database = database
        self._listing = listing
        self._undo = undo
        self._keep_takeaways = keep_takeaways

    def bookmark(self, story_id: int, on: bool = True) -> None:
        """Bookmark the story in its current version, or take the bookmark back. Raises NotFoundError, DatabaseError.

        Its takeaways are kept with that version, for `prove()` to look them up.
        """
        with self._database.acting():
            title = self._title(story_id)
            if self._database.row("SELECT 1 FROM story WHERE id = ? AND bookmarked = ?", (story_id, int(on))):
                return
            self._undo.record(
                ActKind.BOOKMARK, f"{'bookmarked' if on else 'removed the bookmark of'} {title}", [story_id]
            )
            if on:
                self._keep_takeaways(story_id)
            now = rows.seconds(datetime.now(UTC))
            with index.changing(self._database, [story_id]):
                self._database.run(
                    "UPDATE story SET bookmarked = ?1, bookmarked_at = iif(?1, ?2, NULL), "
                    "bookmarked_version = iif(?1, version_id, NULL) WHERE id = ?3",
                    (int(on), now, story_id),
                )

    def read(self, story_ids: Iterable[int], on: bool = True) -> int:
        """Mark the stories read, or unread again, and return how many were not; ids of no story are passed over.

        Raises DatabaseError.
        """
        wanted = json.dumps(list(story_ids))
        with self._database.acting():
            sql = f"SELECT id FROM story WHERE place IS NOT NULL AND unread = ? AND {_THESE}"  # noqa: S608 - a constant
            changed = [cast(int, ident) for ident in self._database.column(sql, (int(on), wanted))]
            if changed:
                self._set_read(changed, on, f"marked {self._these(changed)} {'read' if on else 'unread'}")
        return len(changed)

    def read_all(self, query: str = "") -> int:
        """Mark every story that the query finds read, as one act, and return how many were not.

        Raises QueryError, DatabaseError.
        """
        plan = self._listing.plan(query)
        with self._database.acting():
            places = json.dumps(self._listing.places(plan).tolist())
            sql = "SELECT id FROM story WHERE unread = 1 AND place IN (SELECT value FROM json_each(?))"
            changed = [cast(int, ident) for ident in self._database.column(sql, (places,))]
            if changed:
                where = f" of “{query}”" if query else ""
                self._set_read(changed, True, f"marked {self._these(changed)}{where} read")
        return len(changed)

    def wrong(self, story_id: int, outage: bool) -> None:
        """Say that the story is an outage, or is none, whatever the desk says. Raises NotFoundError, DatabaseError."""
        with self._database.acting():
            title = self._title(story_id)
            said = "an outage" if outage else "no outage"
            self._undo.record(ActKind.WRONG, f"called {title} {said}", [story_id])
            with index.changing(self._database, [story_id]):
                self._database.run(
                    "UPDATE story SET verdict = ?, outage = ? WHERE id = ?", (int(outage), int(outage), story_id)
                )

    def note(self, story_id: int, text: str) -> None:
        """Write the user's own note beside the story; "" takes it away. It is found by search.

        Raises UsageError for one that is too long, NotFoundError, DatabaseError.
        """
        text = note_text(text)
        with self._database.acting():
            title = self._title(story_id)
            if self._database.row("SELECT 1 FROM story WHERE id = ? AND note = ?", (story_id, text)):
                return
            self._undo.record(ActKind.NOTE, f"{'noted on' if text else 'removed the note on'} {title}", [story_id])
            with index.changing(self._database, [story_id]):
                self._database.run("UPDATE story SET note = ? WHERE id = ?", (text, story_id))

    def verdicts(self) -> dict[int, bool]:
        """Return the user's word on stories, by id in their order: an outage or none. Raises DatabaseError."""
        sql = "SELECT id, verdict FROM story WHERE verdict IS NOT NULL AND place IS NOT NULL ORDER BY id"
        return {cast(int, ident): verdict == 1 for ident, verdict in self._database.rows(sql)}

    def handed_on(self, story_id: int, version_id: int, path: str) -> None:
        """Remember that this version of the story was written to that file, and its takeaways. Raises DatabaseError."""
        now = rows.seconds(datetime.now(UTC))
        with self._database.acting():
            with suppress(NotFoundError):  # it may have left the lists since it was read
                self._keep_takeaways(story_id)
            self._database.run(
                "INSERT INTO handed_on (story_id, version_id, at, path) VALUES (?, ?, ?, ?)",
                (story_id, version_id, now, path),
            )

    def _set_read(self, story_ids: list[int], on: bool, words: str) -> None:
        self._undo.record(ActKind.READ, words, story_ids)
        self._database.run(
            f"UPDATE story SET unread = ?, updated = CASE WHEN ? THEN 0 ELSE updated END WHERE {_THESE}",  # noqa: S608 - a constant
            (int(not on), int(on), json.dumps(story_ids)),
        )

    def _these(self, story_ids: list[int]) -> str:
        return self._title(story_ids[0]) if len(story_ids) == 1 else f"{len(story_ids):,} stories"

    def _title(self, story_id: int) -> str:
        row = self._database.row("SELECT title FROM story WHERE id = ? AND place IS NOT NULL", (story_id,))
        if row is None:
            raise NotFoundError(
                f"there is no story {story_id}; `nightdesk list` shows the numbers of those that there are"
            )
        title = cast(str, row[0])
        return f"“{title if len(title) <= _TITLE_CHARACTERS else title[: _TITLE_CHARACTERS - 1].rstrip() + '…'}”"
