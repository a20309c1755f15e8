"""Archives as older versions of Nightdesk left them."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from tui.archive import schema
from tui.archive.rows import analysis_text
from tui.model import Analysis

_SCHEMA_2 = Path(__file__).with_name("schema_2.sql")
_INCIDENTS = re.compile(r"-- incidents.*-- end of incidents\n", re.DOTALL)


def make_old(path: Path, version: int, titles: tuple[str, ...], analysis: Analysis, when: int) -> None:
    """Make an archive of schema 1 or 2 with one outage story a title, a minute apart, the first one bookmarked."""
    sql = _SCHEMA_2.read_text(encoding="utf-8")
    if version == 1:
        sql = _INCIDENTS.sub("", sql)
    old = sqlite3.connect(path)
    old.executescript(f"{sql} PRAGMA application_id = {schema.APPLICATION_ID}; PRAGMA user_version = {version};")
    old.execute("PRAGMA journal_mode = WAL")
    old.execute(
        "INSERT INTO feed (id, url, title, kind, grouping, vendor) "
        "VALUES (1, 'https://a.example/', 'A', 'news', 'G', '')"
    )
    for number, title in enumerate(titles, 1):
        place = (when + 60 * number) << schema.PLACE_SHIFT | number
        old.execute(
            "INSERT INTO story (id, feed_id, guid, place, outage, kind, score, severity, status, vendor, title, "
            "version_id, hash, first_seen, cause, services, url, categories, language, judged) "
            "VALUES (?1, 1, ?1, ?2, 1, 'news', .9, 'MAJOR', 'LIVE', 'Acme', ?3, ?1, '', ?4, '', '', '', '[]', '', 1)",
            (number, place, title, when),
        )
        old.execute(
            "INSERT INTO version VALUES (?1, ?1, 1, ?2, 'h', ?3, '', '', '', NULL, '', 0, ?4)",
            (number, when, title, analysis_text(analysis)),
        )
    old.execute("INSERT INTO search (search) VALUES ('rebuild')")
    old.execute("UPDATE story SET bookmarked = 1, bookmarked_at = 1, bookmarked_version = 1 WHERE id = 1")
    old.commit()
    old.close()


def shape(path: Path) -> dict[str, list[str]]:
    """Return the columns of each table and the SQL of each trigger, view and index of an archive."""
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
    shapes = {}
    for kind, name, sql in found:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")] if kind == "table" else []
        shapes[f"{kind} {name}"] = columns or [" ".join((sql or "").split())]
    connection.close()
    return shapes
