"""The line of `nightdesk status`, by the shortest way: a prompt is drawn with every command and must not wait.

It reads the archive's table of incidents and the `[[watch]]` of config.toml with nothing but sqlite3 and tomllib. Where
anything is unusual, a wrong option or a damaged file, it does not answer, and the command itself says what is wrong.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from tui import heard

if TYPE_CHECKING:
    from tui.config import VendorEntry, Watch
    from tui.incident import Incident

CALM, CONCERNED, CRITICAL = 0, 1, 2
OPEN_HOURS = 24
"""Hours without news after which an incident that nobody called over counts as gone quiet (`STALE_AFTER`)."""

_NAMED = 3
"""How many incidents the line names."""

_ORDER = ("CRIT", "MAJOR", "MINOR", None)
_OPEN = (
    "SELECT severity, iif(name = '', title, name), vendor, service, affected, regions FROM incident "
    "WHERE stories > 0 AND muted = 0 AND last_news >= ? AND stage NOT IN ('resolved', 'claimed resolved') "
    "ORDER BY last_news DESC"
)
_HEARD = (
    "SELECT max(json_extract(state, '$.last_ok')), count(*), min(json_extract(state, '$.error') <> '') FROM feed "
    "WHERE json_extract(state, '$.last_try') IS NOT NULL"
)
"""When a feed answered last, how many were asked, and whether all fail."""


def answer(words: Sequence[str]) -> int | None:
    """Print the line and return the exit code, None where this is for the command itself to answer."""
    places = _places(words)
    if places is None:
        return None
    try:
        watches = _watches(places.get("--feeds"))
        incidents, known = _read(places.get("--db"))
    except (OSError, ValueError, sqlite3.Error):
        return None
    if watches is None:
        return None
    text, code = line(incidents, watches, known)
    if not text.isascii() or not text.isprintable():
        return None
    try:
        print(text, flush=True)
    except OSError:
        return None
    return code


def knowledge(answered: float | None, asked: bool, failing: bool) -> tuple[str, bool]:
    """Return as of when what is known holds ("": now), and whether that is too long ago; see `tui.heard`."""
    now = time.time()
    return heard.as_of(answered, asked, failing, now), heard.lost(answered, failing, now)


def line(incidents: Sequence[Incident], watches: Sequence[Watch], known: tuple[str, bool]) -> tuple[str, int]:
    """Return the line and the exit code: how bad it is, the worst by name, and how many there are elsewhere.

    Without a stack every open incident counts. Where nothing was heard for too long (`knowledge`), nobody knows.
    """
    mine = list(incidents)
    if watches and incidents:
        from tui.stack import on_stack

        mine = [one for one in incidents if on_stack(one, watches)]
    mine.sort(key=lambda one: _ORDER.index(one.severity))
    as_of, lost = known
    return _worded(mine, len(incidents) - len(mine), as_of, lost), max(_code(mine), CONCERNED if lost else CALM)


def _worded(mine: Sequence[Incident], elsewhere: int, as_of: str, lost: bool) -> str:
    rest = f" (+{elsewhere} elsewhere)" if elsewhere else ""
    if not mine and lost:
        return f"unknown: {as_of}" if not as_of.startswith("as of") else f"unknown since{as_of[5:]}{rest}"
    rest += f" {as_of}" if as_of else ""
    if not mine:
        return f"calm{rest}"
    names = [f"{one.severity or 'open'} {one.vendor or one.title[:24]}" for one in mine[:_NAMED]]
    more = f" and {len(mine) - _NAMED} more" if len(mine) > _NAMED else ""
    return f"{', '.join(names)}{more}{rest}"


def _code(mine: Sequence[Incident]) -> int:
    if any(one.severity == "CRIT" for one in mine):
        return CRITICAL
    return CONCERNED if mine else CALM


def _places(words: Sequence[str]) -> dict[str, Path] | None:
    """Return the files that the words name; None where there are other words."""
    found: dict[str, Path] = {}
    rest = list(words)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        value = value if equals else (rest.pop(0) if rest else "")
        if name not in ("--feeds", "--db") or not value:
            return None
        found[name] = Path(value)
    return found


def _watches(feeds: Path | None) -> list[Watch] | None:
    """Return the user's stack; None where the file is not as it should be."""
    from tui.paths import settings_path

    try:
        text = settings_path(feeds=feeds).read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    if "watch" not in text:
        return []
    import tomllib

    tables = tomllib.loads(text).get("watch", [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        return None
    found = [{"service": "", "region": "", **one} for one in tables]
    if not all(one.get("vendor") and all(isinstance(value, str) for value in one.values()) for one in found):
        return None
    added = _vendors(feeds) if found else []
    if added is None:
        return None
    # It has what a Watch has.
    return [SimpleNamespace(**one, also=_also(one["vendor"], added)) for one in found]  # type: ignore[misc]


def _also(vendor: str, added: list[VendorEntry]) -> tuple[str, ...]:
    if not added:
        return ()
    from tui.own_vendors import other_names

    return other_names(vendor, added)


def _vendors(feeds: Path | None) -> list[VendorEntry] | None:
    """Return the vendors that the list of feeds adds; None where one is not as it should be."""
    from tui.paths import feeds_path

    try:
        text = feeds_path(feeds).read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    if "\n[[vendor]]" not in f"\n{text}":
        return []
    import tomllib

    tables = tomllib.loads(text)["vendor"]
    found = [{"aliases": [], "services": [], **one} for one in tables]
    if not all(isinstance(one.get("name"), str) and _are_words(one["aliases"]) for one in found):
        return None
    return [SimpleNamespace(**one) for one in found]  # type: ignore[misc]  # it has what a VendorEntry has


def _are_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _read(database: Path | None) -> tuple[list[Incident], tuple[str, bool]]:
    """Return the incidents that are open now, the newest first, and as of when that is known.

    Raises sqlite3.Error for a file that is no archive, or one of an older schema: it lacks the table or a column.
    """
    from tui.paths import database_path

    path = database_path(database)
    if not os.path.exists(path):
        return [], knowledge(None, False, False)
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=1)
    try:
        rows = connection.execute(_OPEN, (int(time.time()) - OPEN_HOURS * 3600,)).fetchall()
        answered, asked, failing = connection.execute(_HEARD).fetchone()
    finally:
        connection.close()
    return [_incident(*row) for row in rows], knowledge(answered, bool(asked), bool(asked and failing))


def _incident(severity: str | None, title: str, vendor: str, service: str, affected: str, regions: str) -> Incident:
    names = {"affected": _names(affected), "regions": _names(regions)}
    # It has what `tui.stack` and the line look at of an Incident, without the imports.
    return SimpleNamespace(severity=severity, title=title, vendor=vendor, service=service, **names)  # type: ignore[return-value]


def _names(text: str) -> tuple[str, ...]:
    if text == "[]":
        return ()
    import json

    return tuple(json.loads(text))
