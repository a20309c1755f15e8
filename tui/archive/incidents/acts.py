"""What the user decides of incidents: merge, split, rename, pin, mute, note.

All can be undone, and no grouping overrules them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from tui.archive.connection import Database
from tui.archive.marks import note_text
from tui.archive.undo import Undo
from tui.errors import NotFoundError, UsageError

_MERGED = "you merged them"
_PARTED = "you split them"


class Acts:
    """The user's acts on incidents, on the disk when a method returns. All raise NotFoundError, DatabaseError."""

    def __init__(self, database: Database, undo: Undo) -> None:
        self._database = database
        self._undo = undo

    def merge(self, into: int, others: Sequence[int]) -> None:
        """Make the stories of the others stories of `into`; from now on they stay together."""
        wanted = [other for other in dict.fromkeys(others) if other != into]
        if not wanted:
            raise UsageError("name an incident and at least one other to merge into it")
        with self._database.acting():
            titles = [self._title(incident) for incident in (into, *wanted)]
            self._undo.record_incidents(f"merged {', '.join(titles[1:])} into {titles[0]}", (into, *wanted))
            for incident in wanted:
                self._move(incident, into)
            self._settle(into, _MERGED)

    def split(self, story_ids: Sequence[int]) -> int:
        """Take stories of one incident out of it into one of their own, and return its number; both stay apart."""
        wanted = list(dict.fromkeys(story_ids))
        with self._database.acting():
            homes = {self._home(story) for story in wanted}
            if len(homes) != 1:
                raise UsageError("name stories of one incident to split off")
            home = homes.pop()
            self._undo.record_incidents(f"split {len(wanted)} off {self._title(home)}", (home,))
            self._database.run("INSERT INTO incident (name) VALUES ('')")
            new = self._database.number("SELECT last_insert_rowid()")
            self._settle(home, _PARTED)
            self._database.run_many(
                "UPDATE member SET incident_id = ? WHERE story_id = ?", [(new, story) for story in wanted]
            )
        return new

    def rename(self, incident_id: int, name: str) -> None:
        """Give the incident a name of the user's own; "" gives it its headline back."""
        with self._database.acting():
            self._undo.record_incidents(f"renamed {self._title(incident_id)}", (incident_id,))
            self._database.run("UPDATE incident SET name = ? WHERE id = ?", (name, incident_id))

    def pin(self, incident_id: int, on: bool = True) -> None:
        """Keep the incident on top of all lists, or no longer."""
        with self._database.acting():
            said = "pinned" if on else "unpinned"
            self._undo.record_incidents(f"{said} {self._title(incident_id)}", (incident_id,))
            self._database.run("UPDATE incident SET pinned = ? WHERE id = ?", (int(on), incident_id))

    def mute(self, incident_id: int, on: bool = True) -> None:
        """Count the incident no more among what is broken and raise no alert of it, or do so again."""
        with self._database.acting():
            said = "muted" if on else "unmuted"
            self._undo.record_incidents(f"{said} {self._title(incident_id)}", (incident_id,))
            self._database.run("UPDATE incident SET muted = ? WHERE id = ?", (int(on), incident_id))

    def note(self, incident_id: int, text: str) -> None:
        """Write the user's own note beside the incident; "" takes it away. Raises UsageError for one too long."""
        text = note_text(text)
        with self._database.acting():
            said = "noted on" if text else "removed the note on"
            self._undo.record_incidents(f"{said} {self._title(incident_id)}", (incident_id,))
            self._database.run("UPDATE incident SET note = ? WHERE id = ?", (text, incident_id))

    def _move(self, incident_id: int, into: int) -> None:
        self._database.run("UPDATE member SET incident_id = ? WHERE incident_id = ?", (into, incident_id))
        self._database.run("UPDATE incident SET stories = 0 WHERE id = ?", (incident_id,))

    def _settle(self, incident_id: int, reason: str) -> None:
        """Write down that the user has seen these stories together, so that no grouping parts them."""
        self._database.run(
            "UPDATE member SET by_user = 1, reason = iif(reason = '', ?, reason) WHERE incident_id = ?",
            (reason, incident_id),
        )

    def _home(self, story_id: int) -> int:
        row = self._database.row("SELECT incident_id FROM member WHERE story_id = ?", (story_id,))
        if row is None:
            raise NotFoundError(f"story {story_id} is in no incident; `nightdesk incidents` shows those that there are")
        return cast(int, row[0])

    def _title(self, incident_id: int) -> str:
        row = self._database.row("SELECT iif(name = '', title, name) FROM incident WHERE id = ?", (incident_id,))
        if row is None:
            raise NotFoundError(f"there is no incident {incident_id}; `nightdesk incidents` shows those that there are")
        return f"“{cast(str, row[0])}”"
