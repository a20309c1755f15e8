"""What stood on the wire at each moment of the past: the known incidents of ../shared/data, as feeds would show them.

Status pages say by the minute what they said. Stories have a day and no time: they come out some minutes apart.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from tests.alerts.pages import atom
from tests.alerts.watcher import Watcher, watching
from tests.shared import SHARED
from tui.alert import Change
from tui.model import FeedKind
from tui.text.late import late

STATUS = SHARED / "data" / "status"
TICK = timedelta(minutes=10)
"""How often the watcher's machine fetches."""

SHOWN = 25
"""Incidents that a status page has in its feed."""

_PACIFIC = ZoneInfo("America/Los_Angeles")
_POSTED = late(r'<span class="yellowfg">\s*(?:([A-Z][a-z]{2} +\d+), +)?(\d+:\d\d [AP]M) P[SD]T</span>&nbsp;')
_OVER = "[RESOLVED] "
ON = tuple(change for change in Change if change is not Change.UPDATE)
MAY_BE_READ_AS_AN_END = late(r"(?i)resol|recover|restor|normal|mitigat|no longer")


@dataclass(frozen=True, slots=True)
class Word:
    """An update of a status page: its time, its state in the page's own word ("": it has none) and what it says."""

    at: datetime
    state: str
    text: str


@dataclass(frozen=True, slots=True)
class Course:
    """An incident of a status page from its first word on."""

    guid: str
    title: str
    words: tuple[Word, ...]
    url: str = ""

    @property
    def began(self) -> datetime:
        return self.words[0].at

    @property
    def ended(self) -> datetime:
        return self.words[-1].at

    def first(self, state: str) -> Word | None:
        """The first word that puts it into a state."""
        return next((word for word in self.words if word.state == state), None)

    def by(self, moment: datetime) -> Course:
        """The incident as far as the page had told it by this moment."""
        return replace(self, words=tuple(word for word in self.words if word.at <= moment))


def tick(moment: datetime) -> datetime:
    """The first fetch at or after a moment."""
    return moment + (datetime.min.replace(tzinfo=UTC) - moment) % TICK


def shown(courses: Iterable[Course], moment: datetime) -> list[Course]:
    """What a page shows at this moment: the newest incidents, each as far as it had come, the newest first."""
    begun = [course for course in courses if course.began <= moment]
    newest = sorted(begun, key=lambda course: course.began, reverse=True)[:SHOWN]
    return [course.by(moment) for course in newest]


def github() -> list[Course]:
    """GitHub's incidents with every update, the first first."""
    lines = (STATUS / "github_incidents.jsonl").read_text(encoding="utf-8").splitlines()
    return sorted((_updated(json.loads(line)) for line in lines), key=lambda course: course.began)


def _updated(row: dict[str, Any]) -> Course:
    words = (Word(datetime.fromisoformat(one["at"]), one["status"], one["message"]) for one in row["updates"])
    return Course(row["entry_id"], row["title"], tuple(words), row["url"])


def aws() -> list[Course]:
    """The items of AWS's page, each as its longest version tells it, the first first."""
    longest: dict[str, dict[str, str]] = {}
    for line in (STATUS / "aws_status_history.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        guid = f"https://status.aws.amazon.com/#{row['service']}_{row['date']}"
        longest[guid] = max(longest.get(guid, row), row, key=lambda one: len(one["description"]))
    courses = (Course(guid, row["summary"], tuple(_posted(row))) for guid, row in longest.items())
    return sorted(courses, key=lambda course: course.began)


def aws_in_english() -> list[Course]:
    """AWS's items in English alone: one that repeats itself in another language is not assessed."""
    return [item for item in aws() if all(word.text.replace("’", "'").isascii() for word in item.words)]


def _posted(row: dict[str, str]) -> Iterator[Word]:
    """Yield what AWS posted of an incident; a clock time runs on from the one before, and the first is the item's."""
    _, *parts = _POSTED.split(row["description"])
    at = datetime.fromtimestamp(int(row["date"]), _PACIFIC)
    for number, (day, clock, text) in enumerate(zip(parts[::3], parts[1::3], parts[2::3], strict=True)):
        at = _next(at, day, clock) if number else at
        yield Word(at.astimezone(UTC), "", text.replace("<div>", "").replace("</div>", ""))


def _next(at: datetime, day: str | None, clock: str) -> datetime:
    if day:
        return datetime.strptime(f"{at.year} {day} {clock}", "%Y %b %d %I:%M %p").replace(tzinfo=_PACIFIC)
    moment = datetime.combine(at, datetime.strptime(clock, "%I:%M %p").time(), _PACIFIC)
    return moment if moment > at - timedelta(minutes=30) else moment + timedelta(days=1)


def statuspage(courses: Sequence[Course]) -> str:
    """A Statuspage's feed."""
    return atom(
        *((one.guid, one.title, [(word.at, word.state, word.text) for word in one.words], one.url) for one in courses)
    )


def dashboard(courses: Sequence[Course], whole: Sequence[Course]) -> str:
    """The feed of AWS's dashboard, which calls an incident resolved in its headline when it is (`whole` knows when)."""
    lengths = {one.guid: len(one.words) for one in whole}
    items = "".join(_item(one, over=len(one.words) == lengths[one.guid]) for one in courses)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>AWS</title>{items}</channel></rss>'


def _item(course: Course, *, over: bool) -> str:
    html = "".join(
        f'<div><span class="yellowfg">{word.at.astimezone(_PACIFIC):%I:%M %p %Z}</span>&nbsp;{word.text}</div>'
        for word in course.words
    )
    title = course.title if over else course.title.removeprefix(_OVER)
    return (
        f"<item><guid>{escape(course.guid)}</guid><link>{escape(course.guid)}</link><title>{escape(title)}</title>"
        f"<pubDate>{course.began:%a, %d %b %Y %H:%M:%S} GMT</pubDate><description>{escape(html)}</description></item>"
    )


def watched(folder: Path, vendor: str, courses: list[Course]) -> Watcher:
    """Who watches GitHub or AWS, after a fetch of its page at each moment at which it said what may be told."""
    with watching(folder, vendor, on=ON, most_per_hour=1000, command=()) as watcher:
        feed = watcher.feed("page", f"{vendor} status", FeedKind.STATUS, vendor)
        for moment in sorted({tick(word.at) for course in courses for word in _telling(course)}):
            page = shown(courses, moment)
            watcher.wire.documents["page"] = statuspage(page) if vendor == "GitHub" else dashboard(page, courses)
            watcher.at(moment, [feed])
    return watcher


def _telling(course: Course) -> Iterator[Word]:
    """Yield the first word and the last, and those between that name a new state or may be read as an end."""
    for word in course.words:
        steps = word is course.first(word.state) if word.state else MAY_BE_READ_AS_AN_END.search(word.text)
        if word in (course.words[0], course.words[-1]) or (steps and word.state != "Update"):
            yield word
