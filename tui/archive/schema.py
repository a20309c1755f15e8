"""The tables of the archive, and the steps that lead from an older schema to this one.

Four ideas carry it:

- **place** orders every list. It is the time a story is sorted by (published, else first seen, in Unix seconds) shifted
  left by 24 bits, plus the story's id: unique, newest first when read backwards, and the row id in the search index
  too, so that "the newest stories with *the* in them" is a walk along one index. A story without a place is in no
  list: it was removed with its feed, and comes back by undo.
- **tally** counts the stories of every combination of marks in every span of 36 hours. Triggers keep it, whoever
  writes. Counts of views and jumps into the middle of a million stories read it instead of the stories.
- **search** holds, beside the words, the marks that seldom change (`tui.archive.signs`), and an index of first letters:
  a common word with a rare mark, and `s*`, are read off it.
- **version** holds the texts. A story's row points at its current version; older ones are never overwritten.
"""

from __future__ import annotations

from tui.archive import signs

APPLICATION_ID = 0x4E444B31
"""Written into the file's header ("NDK1"), so that the archive is told from another program's database."""

VERSION = 6
"""The schema that this program writes, kept as SQLite's `user_version`."""

PLACE_SHIFT = 24
SPAN_SHIFT = 41
"""`place >> SPAN_SHIFT` numbers a span of 2^17 seconds (36 hours)."""

MARKS = ("outage", "unread", "bookmarked", "updated", "kind")
"""The columns that the tally tells apart."""

_TABLES = """
CREATE TABLE feed (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    grouping TEXT NOT NULL,
    vendor TEXT NOT NULL,
    state TEXT,
    total INTEGER NOT NULL DEFAULT 0,
    unread INTEGER NOT NULL DEFAULT 0,
    outages INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE story (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    feed_id INTEGER NOT NULL REFERENCES feed,
    guid TEXT NOT NULL,
    place INTEGER UNIQUE,
    outage INTEGER NOT NULL,
    unread INTEGER NOT NULL DEFAULT 1,
    bookmarked INTEGER NOT NULL DEFAULT 0,
    updated INTEGER NOT NULL DEFAULT 0,
    kind TEXT NOT NULL,
    score REAL NOT NULL,
    severity TEXT,
    status TEXT,
    vendor TEXT NOT NULL,
    title TEXT NOT NULL,
    version_id INTEGER NOT NULL,
    versions INTEGER NOT NULL DEFAULT 1,
    hash TEXT NOT NULL,
    first_seen INTEGER NOT NULL,
    cause TEXT NOT NULL,
    services TEXT NOT NULL,
    url TEXT NOT NULL,
    categories TEXT NOT NULL,
    language TEXT NOT NULL,
    judged INTEGER NOT NULL,
    verdict INTEGER,
    bookmarked_at INTEGER,
    bookmarked_version INTEGER,
    note TEXT NOT NULL DEFAULT '',
    UNIQUE (feed_id, guid)
);
CREATE TABLE version (
    id INTEGER PRIMARY KEY,
    story_id INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
    number INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    hash TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    text TEXT NOT NULL,
    author TEXT NOT NULL,
    published INTEGER,
    date_note TEXT NOT NULL,
    extracted INTEGER NOT NULL,
    analysis TEXT NOT NULL,
    UNIQUE (story_id, number)
);
CREATE TABLE tally (
    outage INTEGER NOT NULL,
    unread INTEGER NOT NULL,
    bookmarked INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    kind TEXT NOT NULL,
    span INTEGER NOT NULL,
    stories INTEGER NOT NULL,
    PRIMARY KEY (outage, unread, bookmarked, updated, kind, span)
) WITHOUT ROWID;
CREATE TABLE act (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    undone_at INTEGER
);
CREATE TABLE before (
    act_id INTEGER NOT NULL REFERENCES act ON DELETE CASCADE,
    story_id INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
    version_id INTEGER NOT NULL,
    place INTEGER,
    unread INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    bookmarked INTEGER NOT NULL,
    bookmarked_at INTEGER,
    bookmarked_version INTEGER,
    verdict INTEGER,
    note TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (act_id, story_id)
) WITHOUT ROWID;
CREATE INDEX before_story ON before (story_id);
CREATE TABLE handed_on (
    id INTEGER PRIMARY KEY,
    story_id INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
    version_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    path TEXT NOT NULL
);
CREATE INDEX handed_on_story ON handed_on (story_id);
"""

_INCIDENTS = (
    """
CREATE TABLE incident (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL DEFAULT '',
    pinned INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL DEFAULT '',
    vendor TEXT NOT NULL DEFAULT '',
    service TEXT NOT NULL DEFAULT '',
    severity TEXT,
    stage TEXT NOT NULL DEFAULT 'reported',
    first_report INTEGER NOT NULL DEFAULT 0,
    acknowledged INTEGER,
    resolved INTEGER,
    last_news INTEGER NOT NULL DEFAULT 0,
    stories INTEGER NOT NULL DEFAULT 0,
    origins INTEGER NOT NULL DEFAULT 0
)
""",
    "CREATE INDEX incident_news ON incident (last_news)",
    """
CREATE TABLE member (
    story_id INTEGER PRIMARY KEY REFERENCES story ON DELETE CASCADE,
    incident_id INTEGER NOT NULL REFERENCES incident,
    reason TEXT NOT NULL,
    by_user INTEGER NOT NULL DEFAULT 0
)
""",
    "CREATE INDEX member_of ON member (incident_id)",
    """
CREATE TABLE member_before (
    act_id INTEGER NOT NULL REFERENCES act ON DELETE CASCADE,
    story_id INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
    incident_id INTEGER NOT NULL,
    reason TEXT NOT NULL,
    by_user INTEGER NOT NULL,
    PRIMARY KEY (act_id, story_id)
) WITHOUT ROWID
""",
    """
CREATE TABLE incident_before (
    act_id INTEGER NOT NULL REFERENCES act ON DELETE CASCADE,
    incident_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    pinned INTEGER NOT NULL,
    PRIMARY KEY (act_id, incident_id)
) WITHOUT ROWID
""",
)

_ALERTS = (
    "ALTER TABLE incident ADD COLUMN affected TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE incident ADD COLUMN regions TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE incident ADD COLUMN official INTEGER",
    """
CREATE TABLE told (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    snapshot TEXT NOT NULL
)
""",
    """
CREATE TABLE told_story (
    story_id INTEGER PRIMARY KEY REFERENCES story ON DELETE CASCADE,
    told_id INTEGER NOT NULL REFERENCES told ON DELETE CASCADE
)
""",
    "CREATE INDEX told_story_of ON told_story (told_id)",
    """
CREATE TABLE alert (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    incident_id INTEGER NOT NULL,
    changes TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    severity TEXT,
    url TEXT NOT NULL,
    held TEXT NOT NULL,
    record TEXT NOT NULL
)
""",
    "CREATE INDEX alert_at ON alert (at)",
    """
CREATE TABLE delivery (
    alert_id INTEGER NOT NULL REFERENCES alert ON DELETE CASCADE,
    target TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',
    tries INTEGER NOT NULL DEFAULT 0,
    at INTEGER NOT NULL,
    error TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (alert_id, target)
) WITHOUT ROWID
""",
    "CREATE INDEX delivery_waiting ON delivery (at) WHERE state = 'waiting'",
)
"""What the user was told of which stories, the alerts themselves, and how far each is on its way to each target."""

_NOTES_OF_INCIDENTS = (
    "ALTER TABLE incident ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE incident ADD COLUMN muted INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE incident_before ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE incident_before ADD COLUMN muted INTEGER NOT NULL DEFAULT 0",
)

_LISTS = (
    """
CREATE TABLE list_before (
    act_id INTEGER PRIMARY KEY REFERENCES act ON DELETE CASCADE,
    path TEXT NOT NULL,
    before TEXT,
    after TEXT NOT NULL
)
""",
)
"""A file of the user's as it stood before and after an act that changed it; without a `before` there was none."""

_LINKS = ("ALTER TABLE version ADD COLUMN links TEXT NOT NULL DEFAULT '[]'",)
"""The links inside a text, as a JSON list of [words, address]; a version of before has none."""

_INDEXES = """
CREATE INDEX story_of_feed ON story (feed_id, place);
CREATE INDEX story_outage ON story (place) WHERE outage = 1;
CREATE INDEX story_bookmarked ON story (place) WHERE bookmarked = 1;
CREATE INDEX story_updated ON story (place) WHERE updated = 1;
CREATE INDEX story_status ON story (place) WHERE kind = 'status';
"""
_NARROW_INDEXES = (
    "CREATE INDEX story_lifecycle ON story (status, place) WHERE status IS NOT NULL",
    "CREATE INDEX story_severity ON story (severity, place) WHERE severity IS NOT NULL",
    "CREATE INDEX story_cause ON story (place, cause) WHERE cause <> ''",
    "CREATE INDEX story_noted ON story (place) WHERE note <> ''",
    "CREATE INDEX story_scored ON story (place, score) WHERE score >= 0.5",
    # With the mark first it serves lists of the unread and of the read, and the search index, which does not know it.
    "CREATE INDEX story_unread ON story (unread, place)",
)

_SEARCH = (
    f"""
CREATE VIEW searchable AS
    SELECT story.place AS place, version.title AS title, version.description AS description, version.text AS text,
           story.vendor AS vendor, story.services AS service, story.note AS note, {signs.COLUMN} AS sign
    FROM story JOIN version ON version.id = story.version_id
    WHERE story.place IS NOT NULL
""",  # noqa: S608 - constants
    """
CREATE VIRTUAL TABLE search USING fts5(
    title, description, text, vendor, service, note, sign,
    content = 'searchable', content_rowid = 'place', tokenize = 'porter unicode61 remove_diacritics 2',
    prefix = '1', columnsize = 0
)
""",
)

_ADD = """
    INSERT INTO tally VALUES (NEW.outage, NEW.unread, NEW.bookmarked, NEW.updated, NEW.kind, NEW.place >> 41, 1)
        ON CONFLICT DO UPDATE SET stories = stories + 1;
    UPDATE feed SET total = total + 1, unread = unread + NEW.unread, outages = outages + NEW.outage
        WHERE id = NEW.feed_id;
"""
_TAKE = """
    UPDATE tally SET stories = stories - 1
        WHERE outage = OLD.outage AND unread = OLD.unread AND bookmarked = OLD.bookmarked AND updated = OLD.updated
          AND kind = OLD.kind AND span = OLD.place >> 41;
    UPDATE feed SET total = total - 1, unread = unread - OLD.unread, outages = outages - OLD.outage
        WHERE id = OLD.feed_id;
"""
_CHANGED = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in ("place", *MARKS))
_COLUMNS = ", ".join(("place", *MARKS))

_TRIGGERS = f"""
CREATE TRIGGER tally_insert AFTER INSERT ON story WHEN NEW.place IS NOT NULL BEGIN {_ADD} END;
CREATE TRIGGER tally_delete AFTER DELETE ON story WHEN OLD.place IS NOT NULL BEGIN {_TAKE} END;
CREATE TRIGGER tally_take AFTER UPDATE OF {_COLUMNS} ON story WHEN OLD.place IS NOT NULL AND ({_CHANGED})
    BEGIN {_TAKE} END;
CREATE TRIGGER tally_add AFTER UPDATE OF {_COLUMNS} ON story WHEN NEW.place IS NOT NULL AND ({_CHANGED})
    BEGIN {_ADD} END;
"""

_TO_5 = (
    "ALTER TABLE story ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE before ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    *_NOTES_OF_INCIDENTS,
    "DROP INDEX story_unread",
    *_NARROW_INDEXES,
    "DROP TABLE search",
    "DROP VIEW searchable",
    *_SEARCH,
    "INSERT INTO search (search) VALUES ('rebuild')",
)

_STATEMENTS = (*_INCIDENTS, *_ALERTS, *_LISTS, *_NOTES_OF_INCIDENTS, *_NARROW_INDEXES, *_SEARCH, *_LINKS)

CREATE = _TABLES + "".join(f"{statement};" for statement in _STATEMENTS) + _INDEXES + _TRIGGERS
"""The whole schema of `VERSION`, for a new archive."""

MIGRATIONS: dict[int, tuple[str, ...]] = {1: _INCIDENTS, 2: _ALERTS, 3: _LISTS, 4: _TO_5, 5: _LINKS}
"""By version: the statements that lead from it to the next one, all of them in the one transaction of the migration."""
