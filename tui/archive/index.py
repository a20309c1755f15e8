"""The search index's side of a story: taken out before what is indexed of it changes, put in after."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self, cast

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


class Indexing:
    """New stories that the index takes at the end of a transaction, all at once: used as a context manager around it.

    SQLite's index gathers words in memory, and writes them out each time that a story comes before the last one in its
    order: of several feeds each would make it do so, and their stories cost an eighth more.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._places: list[int] = []
        self._depth = 0

    def add(self, places: Iterable[int]) -> None:
        """Let the stories at these places be indexed by and by."""
        self._places += places

    def catch_up(self) -> None:
        """Index what waits now: nothing can be taken out that was never put in."""
        if self._places:
            put(self._database, self._places)
            self._places.clear()

    def __enter__(self) -> Self:
        self._depth += 1
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._depth -= 1
        if self._depth:
            return
        if kind is None:
            self.catch_up()
        self._places.clear()  # after an error nothing of the transaction is kept


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
