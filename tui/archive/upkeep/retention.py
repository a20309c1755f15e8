"""Old stories leave, but never what somebody meant to keep: bookmarks, notes, incidents, what was handed on."""

from __future__ import annotations

import json
import time
from datetime import datetime
from typing import cast

from tui.archive import index, rows
from tui.archive.connection import Database
from tui.archive.schema import PLACE_SHIFT

_OLD = (
    "place < ? AND bookmarked = 0 AND note = '' AND verdict IS NULL AND id NOT IN (SELECT story_id FROM member) "
    "AND id NOT IN (SELECT story_id FROM handed_on)"
)
_BATCH = 100
_BREATH = 0.003
"""Seconds between two batches, in which others may write."""


def prune(database: Database, before: datetime, *, dry_run: bool = False) -> int:
    """Delete the stories from before then that nobody kept, and return how many there are. Raises DatabaseError.

    Bookmarked and noted stories, members of incidents, stories that were handed on, and those whose flag the user
    corrected stay.
    """
    limit = rows.seconds(before) << PLACE_SHIFT
    sql = f"SELECT id, place FROM story WHERE {_OLD}"  # noqa: S608 - a constant
    leaving = cast("list[tuple[int, int]]", database.rows(sql, (limit,)))
    for start in range(0, 0 if dry_run else len(leaving), _BATCH):
        batch = leaving[start : start + _BATCH]
        time.sleep(_BREATH if start else 0)
        with database.keeping():
            index.take(database, (place for _, place in batch))
            database.run(
                "DELETE FROM story WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps([story for story, _ in batch]),),
            )
    return len(leaving)
