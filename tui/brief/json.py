"""Stories as JSON: the shape that `nightdesk export --format json` writes, versioned by its `schema`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime

from tui.brief.links import web_link
from tui.model import Story
from tui.records import Record, analysis_to_record

SCHEMA = 1
_SOURCE = ("url", "source", "feed", "guid", "author")


def render(stories: Iterable[Story], *, sources: bool = True, full_text: bool = False) -> str:
    """Return `{"schema": 1, "stories": […]}`, indented, ending in a newline."""
    records = [story_record(story, sources=sources, full_text=full_text) for story in stories]
    document = {"schema": SCHEMA, "stories": records}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def story_record(story: Story, *, sources: bool = True, full_text: bool = False) -> Record:
    """Return one story as a JSON object; times are RFC 3339 in UTC, null where unknown.

    Spans index the fields of the version named in it; `full_text` adds those fields. Without `sources` who says so and
    where is "".
    """
    version = story.version
    record: Record = {
        "id": story.id,
        "title": version.title,
        "url": web_link(story.url),
        "source": story.source,
        "feed": story.feed_url,
        "guid": story.guid,
        "kind": story.kind,
        "vendor": story.vendor,
        "author": version.author,
        "published": _time(version.published),
        "first_seen": _time(story.first_seen),
        "seen": _time(version.seen),
        "version": version.number,
        "bookmarked": story.bookmarked,
        "note": story.note,
        "categories": list(story.categories),
        "analysis": analysis_to_record(version.analysis),
    }
    if not sources:
        record |= dict.fromkeys(_SOURCE, "")
    if full_text:
        record |= {"description": version.description, "text": version.text}
    return record


def _time(time: datetime | None) -> str | None:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if time else None
