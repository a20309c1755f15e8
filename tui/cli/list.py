"""`nightdesk list`: stories, newest first, as a table for a person, plain lines, or JSON."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime, timedelta

from tui.cli.house import House
from tui.cli.near import meant
from tui.cli.output import emit, emit_json, say
from tui.errors import Exit, UsageError
from tui.model import StoryRow
from tui.records import Record
from tui.text import clean_line
from tui.text.moments import listed

PAGE = 200
_VENDOR = re.compile(r"\bvendor:(?:\"([^\"]+)\"|([^\s()\"]+))", re.IGNORECASE)
_MARKED = timedelta(days=90)
"""How old the last news of an incident may be for its stories to be looked at for the user's stack."""


def configure(parser: ArgumentParser) -> None:
    """Add the query and the ways to print."""
    parser.add_argument("query", nargs="*", metavar="QUERY", help="words to search, or fields such as is:outage")
    parser.add_argument("--limit", type=int, default=50, metavar="N", help="at most so many stories (default 50)")
    shapes = parser.add_mutually_exclusive_group()
    shapes.add_argument("--json", action="store_true", help='print {"schema": 1, "stories": [...]}')
    shapes.add_argument("--plain", action="store_true", help="print one sentence a story, for screen readers and grep")
    parser.epilog = (
        "examples:\n  nightdesk list\n  nightdesk list is:outage is:unread\n"
        "  nightdesk list '(stripe OR paypal) since:12h -is:read'\n"
        "  nightdesk list is:bookmarked --json | jq -r '.stories[].title'\n\n"
        "docs/queries.md has the whole language; a query that begins with - stands after --.\n"
        "What is open on your stack ([[watch]] in config.toml) comes first, with a !; * is bookmarked, n new."
    )


def run(options: Namespace, house: House) -> int:
    """Print the stories that the query finds; raises QueryError for one that cannot be read."""
    if options.limit < 1:
        raise UsageError(f"--limit {options.limit}: must be 1 or more")
    query, now = " ".join(options.query), datetime.now(UTC)
    rows, mine = _stack_first(house, query, options.limit)
    if options.json:
        emit_json({"stories": [{**row_record(row), "stack": row.id in mine} for row in rows]})
    for row in () if options.json else rows:
        emit(_sentence(row, row.id in mine) if options.plain else _line(row, row.id in mine, now))
    if not rows:
        say(nothing(house, query))
    return Exit.OK


def _stack_first(house: House, query: str, limit: int) -> tuple[list[StoryRow], frozenset[int]]:
    """Return what the query finds and which of it is of the user's stack; what is open there stands first."""
    watches = house.settings().watches
    if not watches or not house.has_archive():
        return find(house, query, limit), frozenset()
    from tui.archive.query import both
    from tui.stack import on_stack

    now = datetime.now(UTC)
    read = house.archive().incidents.read
    touched = {one.id: one for one in read.recent(now - _MARKED, now) if on_stack(one, watches)}
    open_now = [one.id for one in touched.values() if not one.stage.over and one.stage != "stale" and not one.muted]
    only = f"incident:{','.join(map(str, sorted(open_now)))}"
    first = find(house, both(query, only), limit) if open_now else []
    known = {row.id for row in first}
    rest = [row for row in find(house, query, limit) if row.id not in known]
    rows = (first + rest)[:limit]
    homes = read.of_stories(row.id for row in rows)
    return rows, frozenset(row.id for row in rows if homes.get(row.id) in touched)


def find(house: House, query: str, limit: int) -> list[StoryRow]:
    """Return at most `limit` stories that the query finds, newest first; none where nothing was ever kept."""
    if not house.has_archive():
        return []
    stories = house.archive().stories
    rows: list[StoryRow] = []
    while len(rows) < limit:
        page = stories.page(query, len(rows), min(PAGE, limit - len(rows)))
        rows += page
        if not page:
            break
    return rows


def nothing(house: House, query: str) -> str:
    """Say why there is nothing to list, and what to do."""
    if not house.has_archive():
        return "nothing is fetched yet; do it with: nightdesk fetch"
    if not query:
        return "there is no story yet"
    return f"no story answers to: {query}{_names(house, query)}; see them all with: nightdesk list"


def _names(house: House, query: str) -> str:
    """Say by which other names the vendors of a query were looked for, or which were meant."""
    told = []
    for name in (quoted or bare for quoted, bare in _VENDOR.findall(query)):
        others = sorted(house.called(name) - {name.lower()})
        told.append(f" ({name} is also called {', '.join(others)})" if others else meant(name))
    return "".join(told)


def row_record(row: StoryRow) -> Record:
    """Return a row as a JSON object; times are RFC 3339 in UTC."""
    return {
        "id": row.id,
        "title": row.title,
        "source": row.source,
        "kind": row.kind,
        "when": row.when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "outage": row.outage,
        "score": round(row.score, 4),
        "severity": row.severity,
        "status": row.lifecycle,
        "now": row.stands or None,
        "vendor": row.vendor,
        "unread": row.unread,
        "bookmarked": row.bookmarked,
        "updated": row.updated,
        "versions": row.versions,
        "behind": row.fold.stories - 1 if row.fold else 0,
        "note": row.note,
    }


def _line(row: StoryRow, mine: bool, now: datetime) -> str:
    marks = (
        ("!" if mine else " ") + ("*" if row.bookmarked else " ") + ("u" if row.updated else "n" if row.unread else " ")
    )
    state = f"{row.severity or '':5} {row.stands:4}"
    source = " · ".join(part for part in (clean_line(row.source), _behind(row), row.note) if part)
    return f"{row.id:6} {marks} {state} {listed(row.when, now)} {clean_line(row.title)}  ({source})"


def _behind(row: StoryRow) -> str:
    """Say how many stories of its incident the row stands for beside its own."""
    more = row.fold.stories - 1 if row.fold else 0
    return f"and {more} more stor{'y' if more == 1 else 'ies'}" if more else ""


def _sentence(row: StoryRow, mine: bool) -> str:
    parts = [f"Story {row.id}", *(["on your stack"] if mine else [])]
    if row.outage:
        parts.append(" ".join(str(word) for word in ("outage", row.severity, row.stands) if word))
    parts += [words for words in (_behind(row), row.note) if words]
    states = (("bookmarked", row.bookmarked), ("updated", row.updated), ("unread", row.unread and not row.updated))
    parts += [word for word, holds in states if holds]
    when = f"{row.when.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    return f"{', '.join(parts)}: {clean_line(row.title)}. {clean_line(row.source)}, {when}."
