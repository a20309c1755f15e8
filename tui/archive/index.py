"""The search index's side of a story: taken out before its text changes, put in after."""

from __future__ import annotations

import json
from collections.abc import Iterable

from tui.archive.connection import Database, Values

_COLUMNS = "title, description, text, vendor, service"
_PUT = (
    f"INSERT INTO search (rowid, {_COLUMNS}) SELECT place, {_COLUMNS} FROM searchable "  # noqa: S608 - constants
    "WHERE place IN (SELECT value FROM json_each(?))"
)
_TAKE = (
    f"INSERT INTO search (search, rowid, {_COLUMNS}) SELECT 'delete', place, {_COLUMNS} FROM searchable "  # noqa: S608 - constants
    "WHERE place IN (SELECT value FROM json_each(?))"
)
_ADD = f"INSERT INTO search (rowid, {_COLUMNS}) VALUES (:place, :title, :description, :text, :vendor, :services)"  # noqa: S608 - constants


def put(database: Database, places: Iterable[int]) -> None:
    """Index the current texts of the stories at these places."""
    database.run(_PUT, (json.dumps(list(places)),))


def take(database: Database, places: Iterable[int]) -> None:
    """Take the stories at these places out of the index, while their texts are still those that were indexed."""
    database.run(_TAKE, (json.dumps(list(places)),))


def add(database: Database, values: Iterable[Values]) -> None:
    """Index new stories: their places, titles, descriptions, texts, vendors and services."""
    database.run_many(_ADD, values)
