"""The search index's side of a story: taken out before what is indexed of it changes, put in after."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import cast

from tui.archive.connection import Database

_COLUMNS = "title, description, text, vendor, service, note, sign"
_PUT = (
    f"INSERT INTO search (rowid, {_COLUMNS}) SELECT place, {_COLUMNS} FROM searchable "  # noqa: S608 - constants
    "WHERE place IN (SELECT value FROM json_each(?))"
)
_TAKE = (
    f"INSERT INTO search (search, rowid, {_COLUMNS}) SELECT 'delete', place, {_COLUMNS} FROM searchable "  # noqa: S608 - constants
    "WHERE place IN (SELECT value FROM json_each(?))"
)


def put(database: Database, places: Iterable[int]) -> None:
    """Index the current texts and signs of the stories at these places."""
    database.run(_PUT, (json.dumps(list(places)),))


def take(database: Database, places: Iterable[int]) -> None:
    """Take the stories at these places out of the index, while they are still as they were indexed."""
    database.run(_TAKE, (json.dumps(list(places)),))


@contextmanager
def changing(database: Database, story_ids: Iterable[int]) -> Iterator[None]:
    """Let what is indexed of these stories change inside; a story without a place is not indexed."""
    wanted = json.dumps(list(story_ids))
    take(database, _places(database, wanted))
    yield
    put(database, _places(database, wanted))


def _places(database: Database, wanted: str) -> list[int]:
    sql = "SELECT place FROM story WHERE place IS NOT NULL AND id IN (SELECT value FROM json_each(?))"
    return [cast(int, place) for place in database.column(sql, (wanted,))]
