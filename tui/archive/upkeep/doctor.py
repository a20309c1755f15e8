"""Checks of an archive, and the repair of all that can be computed anew: index, counts, leftovers.

What is kept nowhere else (texts, marks) is never repaired by guessing: a damaged file is named, with what to do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tui.archive.connection import Database
from tui.archive.upkeep.copying import TABLES
from tui.dataclass import dataclass
from tui.errors import DatabaseError

_TALLY = (
    "SELECT outage, unread, bookmarked, updated, kind, place >> 41, count(*) FROM story WHERE place IS NOT NULL "
    "GROUP BY 1, 2, 3, 4, 5, 6"
)
_TALLY_KEPT = "SELECT outage, unread, bookmarked, updated, kind, span, stories FROM tally WHERE stories <> 0"
_COUNTS = (
    "(SELECT count(*) FROM story WHERE feed_id = feed.id AND place IS NOT NULL), "
    "(SELECT count(*) FROM story WHERE feed_id = feed.id AND place IS NOT NULL AND unread = 1), "
    "(SELECT count(*) FROM story WHERE feed_id = feed.id AND place IS NOT NULL AND outage = 1)"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: what was looked at, what was wrong ("": nothing), and whether it was repaired."""

    check: str
    trouble: str = ""
    repaired: bool = False


def examine(database: Database, *, repair: bool = True) -> list[Finding]:
    """Return what each check found, and repair what can be repaired. Raises DatabaseError where nothing can be read."""
    damaged = _damage(database)
    found = [Finding("the file", damaged)]
    if damaged:
        return found
    may = repair and not database.read_only_reason
    for check, trouble, mend in (
        ("references between the tables", _references, _drop_orphans),
        ("the current text of each story", _texts, _take_latest),
        ("the search index", _index, _rebuild_index),
        ("the counts of the views", _tally, _rebuild_tally),
        ("the counts of the feeds", _feeds, _recount_feeds),
    ):
        found.append(_finding(database, check, trouble, mend, may=may))
    return found


def _finding(
    database: Database,
    check: str,
    trouble: Callable[[Database], str],
    mend: Callable[[Database], None],
    *,
    may: bool,
) -> Finding:
    words = trouble(database)
    if words and may:
        with database.keeping():
            mend(database)
        return Finding(check, words, repaired=not trouble(database))
    return Finding(check, words)


def _damage(database: Database) -> str:
    """Return what SQLite's own check says of the file, its first complaint (https://www.sqlite.org/pragma.html)."""
    try:
        answer = str((database.row("PRAGMA integrity_check(1)") or ("",))[0])
    except DatabaseError as error:
        return str(error)
    return "" if answer == "ok" else answer


def _references(database: Database) -> str:
    count = sum(1 for _ in database.rows("PRAGMA foreign_key_check"))
    return f"{count} rows point at rows that are not there" if count else ""


def _drop_orphans(database: Database) -> None:
    """Delete the rows that point nowhere, but for stories: they are worth more than their feed."""
    for table in (*TABLES, "list_before"):
        keys = database.rows(f"PRAGMA foreign_key_list({table})") if table != "story" else ()
        for owner, key in ((str(row[2]), str(row[3])) for row in keys):
            database.run(f"DELETE FROM {table} WHERE {key} NOT IN (SELECT id FROM {owner})")  # noqa: S608 - names of the schema


def _texts(database: Database) -> str:
    sql = "SELECT count(*) FROM story WHERE version_id NOT IN (SELECT id FROM version WHERE story_id = story.id)"
    count = database.number(sql)
    return f"{count} stories have lost their current text" if count else ""


def _take_latest(database: Database) -> None:
    """Let such stories show the latest text that they have; one without any leaves the lists."""
    lost = "version_id NOT IN (SELECT id FROM version WHERE story_id = story.id)"
    latest = "(SELECT max(id) FROM version WHERE story_id = story.id)"
    database.run(f"UPDATE story SET version_id = {latest} WHERE {lost} AND {latest} IS NOT NULL")  # noqa: S608 - constants
    database.run(f"UPDATE story SET place = NULL WHERE {lost}")  # noqa: S608 - constants


def _index(database: Database) -> str:
    """Let FTS5 compare the index with the texts (https://www.sqlite.org/fts5.html, 6.4)."""
    try:
        with database.keeping():
            database.run("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except DatabaseError as error:
        if database.read_only_reason:
            return ""
        return f"it does not agree with the texts ({error})"
    return ""


def _rebuild_index(database: Database) -> None:
    database.run("INSERT INTO search (search) VALUES ('rebuild')")


def _tally(database: Database) -> str:
    wrong = set(database.rows(_TALLY)) ^ set(database.rows(_TALLY_KEPT))
    return f"{len(wrong)} of them are wrong" if wrong else ""


def _rebuild_tally(database: Database) -> None:
    database.run("DELETE FROM tally")
    database.run(f"INSERT INTO tally {_TALLY}")


def _feeds(database: Database) -> str:
    count = database.number(f"SELECT count(*) FROM feed WHERE (total, unread, outages) <> ({_COUNTS})")  # noqa: S608 - constants
    return f"{count} feeds are counted wrongly" if count else ""


def _recount_feeds(database: Database) -> None:
    database.run(f"UPDATE feed SET (total, unread, outages) = ({_COUNTS})")  # noqa: S608 - constants


def troubles(findings: list[Finding]) -> Iterator[Finding]:
    """Yield the findings that are wrong and could not be repaired."""
    return (finding for finding in findings if finding.trouble and not finding.repaired)
