-- The archive's schema 2, as it was shipped; schema 1 had no incidents.

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
-- incidents
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
;CREATE INDEX incident_news ON incident (last_news);
CREATE TABLE member (
    story_id INTEGER PRIMARY KEY REFERENCES story ON DELETE CASCADE,
    incident_id INTEGER NOT NULL REFERENCES incident,
    reason TEXT NOT NULL,
    by_user INTEGER NOT NULL DEFAULT 0
)
;CREATE INDEX member_of ON member (incident_id);
CREATE TABLE member_before (
    act_id INTEGER NOT NULL REFERENCES act ON DELETE CASCADE,
    story_id INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
    incident_id INTEGER NOT NULL,
    reason TEXT NOT NULL,
    by_user INTEGER NOT NULL,
    PRIMARY KEY (act_id, story_id)
) WITHOUT ROWID
;
CREATE TABLE incident_before (
    act_id INTEGER NOT NULL REFERENCES act ON DELETE CASCADE,
    incident_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    pinned INTEGER NOT NULL,
    PRIMARY KEY (act_id, incident_id)
) WITHOUT ROWID
;
-- end of incidents

CREATE INDEX story_of_feed ON story (feed_id, place);
CREATE INDEX story_outage ON story (place) WHERE outage = 1;
CREATE INDEX story_unread ON story (place) WHERE unread = 1;
CREATE INDEX story_bookmarked ON story (place) WHERE bookmarked = 1;
CREATE INDEX story_updated ON story (place) WHERE updated = 1;
CREATE INDEX story_status ON story (place) WHERE kind = 'status';

CREATE VIEW searchable AS
    SELECT story.place AS place, version.title AS title, version.description AS description, version.text AS text,
           story.vendor AS vendor, story.services AS service
    FROM story JOIN version ON version.id = story.version_id
    WHERE story.place IS NOT NULL;
CREATE VIRTUAL TABLE search USING fts5(
    title, description, text, vendor, service,
    content = 'searchable', content_rowid = 'place', tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TRIGGER tally_insert AFTER INSERT ON story WHEN NEW.place IS NOT NULL BEGIN 
    INSERT INTO tally VALUES (NEW.outage, NEW.unread, NEW.bookmarked, NEW.updated, NEW.kind, NEW.place >> 41, 1)
        ON CONFLICT DO UPDATE SET stories = stories + 1;
    UPDATE feed SET total = total + 1, unread = unread + NEW.unread, outages = outages + NEW.outage
        WHERE id = NEW.feed_id;
 END;
CREATE TRIGGER tally_delete AFTER DELETE ON story WHEN OLD.place IS NOT NULL BEGIN 
    UPDATE tally SET stories = stories - 1
        WHERE outage = OLD.outage AND unread = OLD.unread AND bookmarked = OLD.bookmarked AND updated = OLD.updated
          AND kind = OLD.kind AND span = OLD.place >> 41;
    UPDATE feed SET total = total - 1, unread = unread - OLD.unread, outages = outages - OLD.outage
        WHERE id = OLD.feed_id;
 END;
CREATE TRIGGER tally_take AFTER UPDATE OF place, outage, unread, bookmarked, updated, kind ON story WHEN OLD.place IS NOT NULL AND (OLD.place IS NOT NEW.place OR OLD.outage IS NOT NEW.outage OR OLD.unread IS NOT NEW.unread OR OLD.bookmarked IS NOT NEW.bookmarked OR OLD.updated IS NOT NEW.updated OR OLD.kind IS NOT NEW.kind)
    BEGIN 
    UPDATE tally SET stories = stories - 1
        WHERE outage = OLD.outage AND unread = OLD.unread AND bookmarked = OLD.bookmarked AND updated = OLD.updated
          AND kind = OLD.kind AND span = OLD.place >> 41;
    UPDATE feed SET total = total - 1, unread = unread - OLD.unread, outages = outages - OLD.outage
        WHERE id = OLD.feed_id;
 END;
CREATE TRIGGER tally_add AFTER UPDATE OF place, outage, unread, bookmarked, updated, kind ON story WHEN NEW.place IS NOT NULL AND (OLD.place IS NOT NEW.place OR OLD.outage IS NOT NEW.outage OR OLD.unread IS NOT NEW.unread OR OLD.bookmarked IS NOT NEW.bookmarked OR OLD.updated IS NOT NEW.updated OR OLD.kind IS NOT NEW.kind)
    BEGIN 
    INSERT INTO tally VALUES (NEW.outage, NEW.unread, NEW.bookmarked, NEW.updated, NEW.kind, NEW.place >> 41, 1)
        ON CONFLICT DO UPDATE SET stories = stories + 1;
    UPDATE feed SET total = total + 1, unread = unread + NEW.unread, outages = outages + NEW.outage
        WHERE id = NEW.feed_id;
 END;
