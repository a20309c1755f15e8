"""From rows of the database to the nouns of the house."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, cast

from tui.archive.connection import Row
from tui.archive.schema import PLACE_SHIFT
from tui.model import Analysis, FeedKind, FeedState, Lifecycle, Link, Severity, StoryRow, Version
from tui.records import analysis_from_record, analysis_to_record

ROW_COLUMNS = (
    "story.id, story.title, feed.title, story.kind, story.place, story.outage, story.score, story.severity, "
    "story.status, story.unread, story.bookmarked, story.updated, story.versions, story.vendor, "
    "incident.origins, incident.stage, incident.last_news, "
    "CASE WHEN story.score = 0 THEN (SELECT json_extract(version.analysis, '$.note') FROM version"
    " WHERE version.id = story.version_id) END"
)
SOURCE = (
    "story JOIN feed ON feed.id = story.feed_id LEFT JOIN member ON member.story_id = story.id "
    "LEFT JOIN incident ON incident.id = member.incident_id"
)
"""The tables of `ROW_COLUMNS` and of a whole story, as they are joined."""

VERSION_COLUMNS = (
    "version.id, version.number, version.seen, version.title, version.description, version.text, version.author, "
    "version.published, version.date_note, version.extracted, version.analysis, version.links"
)
_TIMES = ("last_try", "last_ok", "next_try", "last_new")


def seconds(time: datetime) -> int:
    """Return the time in whole seconds since 1970 (Unix time)."""
    return int(time.timestamp() // 1)


def moment(value: Any) -> datetime:
    """Return the time that `seconds` made this number of."""
    return datetime.fromtimestamp(value, UTC)


def maybe_moment(value: Any) -> datetime | None:
    """Return the time, None for NULL."""
    return None if value is None else moment(value)


def story_row(row: Row) -> StoryRow:
    """Return what a list shows of a row of `ROW_COLUMNS`."""
    (
        ident,
        title,
        source,
        kind,
        place,
        outage,
        score,
        severity,
        status,
        unread,
        bookmarked,
        updated,
        versions,
        vendor,
        origins,
        stage,
        last_news,
        note,
    ) = cast("tuple[Any, ...]", row)
    return StoryRow(
        id=ident,
        title=title,
        source=source,
        kind=FeedKind(kind),
        when=moment(place >> PLACE_SHIFT),
        outage=outage == 1,
        score=score,
        severity=Severity(severity) if severity else None,
        lifecycle=Lifecycle(status) if status else None,
        unread=unread == 1,
        bookmarked=bookmarked == 1,
        updated=updated == 1,
        versions=versions,
        vendor=vendor,
        sources=max(1, origins or 1),
        note=note or "",
        now=stage_word(stage, last_news),
    )


def stage_word(stage: str | None, last_news: int | None) -> str:
    """Return the word for where a story's incident stands at this moment.

    It is "" for the NULLs of a story of none, and for an incident of which nobody has said yet what it comes to.
    """
    if not stage or not last_news:
        return ""
    from tui.incident import Stage  # a fetch that brings nothing new has no use for incidents

    return Stage(stage).at(moment(last_news), datetime.now(UTC)).word


def version(row: Row) -> Version:
    """Return the version of a row of `VERSION_COLUMNS`."""
    (ident, number, seen, title, description, text, author, published, date_note, extracted, analysis, links) = cast(
        "tuple[Any, ...]", row
    )
    return Version(
        id=ident,
        number=number,
        seen=moment(seen),
        title=title,
        description=description,
        text=text,
        author=author,
        published=maybe_moment(published),
        date_note=date_note,
        extracted=extracted == 1,
        analysis=analysis_from_record(json.loads(analysis)),
        links=tuple(Link(*link) for link in json.loads(links)),
    )


def analysis_text(analysis: Analysis) -> str:
    """Return the analysis as the JSON text that is kept."""
    return json.dumps(analysis_to_record(analysis), ensure_ascii=False, separators=(",", ":"))


def links_text(links: Iterable[Link]) -> str:
    """Return the links of a version as the JSON text that is kept."""
    return json.dumps([(link.words, link.url) for link in links], ensure_ascii=False, separators=(",", ":"))


def state_text(state: FeedState) -> str:
    """Return what is known of a feed as the JSON text that is kept."""
    record: dict[str, Any] = {name: getattr(state, name) for name in FeedState.__slots__}
    for name in _TIMES:
        record[name] = record[name].timestamp() if record[name] else None
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def feed_state(text: str) -> FeedState:
    """Return the state that `state_text` wrote; what a newer schema added is left out, what it lacks is the default."""
    record = {name: value for name, value in json.loads(text).items() if name in FeedState.__slots__}
    for name in _TIMES:
        record[name] = maybe_moment(record.get(name))
    record["item_hashes"] = tuple(record.get("item_hashes", ()))
    return FeedState(**record)
