"""Google Cloud's incidents of ../shared/data, as the feed of its status page shows them: each update an entry."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from tests.alerts.past import MAY_BE_READ_AS_AN_END, ON, STATUS, tick
from tests.alerts.watcher import Told, Watcher, watching
from tui.config import Watch
from tui.model import FeedKind
from tui.text.late import late

SHOWN = 25
"""Updates that the page has in its feed."""

_PACIFIC = ZoneInfo("America/Los_Angeles")
_SUMMARY = late(r"^Summary:\s*(?P<title>[^\n]+)")
_AS_OF = late(r"\bas of \w+, (?P<end>\d{4}-\d\d-\d\d \d\d:\d\d) US/Pacific")
_OF_INCIDENT = late(r":feed:(?P<incident>\w+)\.\d+$")


@dataclass(frozen=True, slots=True)
class Post:
    """An update: when it was posted, under which headline, whether it says that all is well, and where it is not."""

    at: datetime
    title: str
    over: bool
    text: str
    places: tuple[str, ...]


@dataclass(frozen=True)
class Course:
    """An incident of Google Cloud: what it began with and ended at by the page's own word, and all that it said."""

    id: str
    began: datetime
    ended: datetime
    products: tuple[str, ...]
    posts: tuple[Post, ...]

    @cached_property
    def due(self) -> tuple[datetime, datetime]:
        """The fetches after its first word, and after the first that says that all is well."""
        return tick(self.posts[0].at), tick(next(post.at for post in self.posts if post.over))

    @cached_property
    def widened(self) -> tuple[datetime, ...]:
        """The fetches after words that name further places while it goes on, where some were named and not all."""
        known: set[str] = set()
        found = []
        for post in self.posts:
            if known and "Global" not in known and not known.issuperset(post.places) and not post.over:
                found.append(tick(post.at))
            known.update(post.places)
        return tuple(found)


def google() -> list[Course]:
    """All incidents that had more than an end to tell, the first first."""
    rows = json.loads((STATUS / "gcp_incidents.json").read_text(encoding="utf-8"))
    return sorted(map(_course, rows), key=lambda course: course.posts[0].at)


def _course(row: dict[str, Any]) -> Course:
    title = row["external_desc"]
    posts = []
    for one in sorted(row["updates"], key=lambda one: str(one["when"])):
        headed = _SUMMARY.match(one["text"])
        title = headed["title"].strip() if headed else title
        places = tuple(place["title"] for place in one["affected_locations"])
        over = one["status"] == "AVAILABLE"
        posts.append(Post(datetime.fromisoformat(one["when"]), title, over, one["text"], places))
    began, ended = datetime.fromisoformat(row["begin"]), datetime.fromisoformat(row["end"])
    products = tuple(product["title"] for product in row["affected_products"])
    return Course(row["id"], min(began, posts[0].at), ended, products, tuple(posts))


def feed(courses: Iterable[Course], moment: datetime) -> str:
    """The page's feed at this moment: its newest updates, the newest first."""
    posted = [(post.at, course, number) for course in courses for number, post in enumerate(course.posts)]
    newest = sorted((one for one in posted if one[0] <= moment), key=lambda one: one[0], reverse=True)[:SHOWN]
    entries = "".join(_entry(course, number) for _, course, number in newest)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>Google Cloud Service Health Updates</title>{entries}</feed>"
    )


def _entry(course: Course, number: int) -> str:
    post = course.posts[number]
    title = f"{'RESOLVED' if post.over else 'UPDATE'}: {post.title}"
    return (
        f'<entry><title>{escape(title)}</title><link rel="alternate" type="text/html" '
        f'href="https://status.cloud.google.com/incidents/{course.id}"/>'
        f"<id>tag:status.cloud.google.com,{post.at:%Y}:feed:{course.id}.{number}</id>"
        f'<updated>{post.at:%Y-%m-%dT%H:%M:%S}+00:00</updated><summary type="html">'
        f"{escape(''.join(_summary(course, post)))}</summary></entry>"
    )


def _summary(course: Course, post: Post) -> Iterator[str]:
    yield f"<p> Incident began at <strong>{_local(course.began)}</strong>"
    if post.over:
        yield f" and ended at <strong>{_local(_end(course, post))}</strong>"
    yield " <span>(all times are <strong>US/Pacific</strong>).</span></p><div>"
    yield from (f"<p>{escape(line)}</p>\n" for line in post.text.splitlines() if line.strip())
    yield f"</div><hr><p>Affected products: {escape(', '.join(course.products))}</p>"
    if post.places:
        yield f"<p>Affected locations: {escape(', '.join(post.places))}</p>"


def _end(course: Course, post: Post) -> datetime:
    """When the page gives it as ended with this update: by its words, else by what it kept in the end."""
    said = _AS_OF.search(post.text)
    at = datetime.strptime(said["end"], "%Y-%m-%d %H:%M").replace(tzinfo=_PACIFIC) if said else course.ended
    return min(at, post.at)


def _local(moment: datetime) -> str:
    return f"{moment.astimezone(_PACIFIC):%Y-%m-%d %H:%M}"


def watched(folder: Path, courses: list[Course], service: str = "") -> Watcher:
    """Who watches Google Cloud, or one of its services, after a fetch at each moment at which something may be told."""
    with watching(folder, Watch("Google Cloud", service), on=ON, most_per_hour=1000, command=()) as watcher:
        page = watcher.feed("page", "Google Cloud status", FeedKind.STATUS, "Google Cloud")
        for moment in sorted({at for course in courses for at in _telling(course)}):
            watcher.wire.documents["page"] = feed(courses, moment)
            watcher.at(moment, [page])
    return watcher


def _telling(course: Course) -> Iterator[datetime]:
    """Yield the fetches that have to tell something, those that could take it for an end, and the last."""
    yield from (*course.due, *course.widened, tick(course.posts[-1].at))
    yield from (tick(post.at) for post in course.posts if not post.over and MAY_BE_READ_AS_AN_END.search(post.text))


def incidents(told: Told) -> frozenset[str]:
    """The page's own names of the incidents of which an alert was made."""
    return frozenset(match["incident"] for guid in told.stories if (match := _OF_INCIDENT.search(guid)))
