"""The nouns of the house: frozen dataclasses that the rooms pass on to each other.

Every time is a timezone-aware `datetime` in UTC. Every span is a half-open range of code points `[start, end)` into one
named field of one version of a story, so that `getattr(version, span.field)[span.start:span.end] == span.text` holds.
All outside text in these classes has been through `tui.text.clean()`.
"""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from tui.dataclass import dataclass

if TYPE_CHECKING:
    from tui.incident import Fold

Field = Literal["title", "description", "text"]


class FeedKind(StrEnum):
    """What a feed is, which decides how the desk reads its stories."""

    NEWS = "news"
    STATUS = "status"
    SOCIAL = "social"


class Severity(StrEnum):
    """How bad an outage is for the people who depend on the service; the rules stand in `tui.desk.facts.severity`."""

    CRIT = "CRIT"
    MAJOR = "MAJOR"
    MINOR = "MINOR"


class Lifecycle(StrEnum):
    """Where an outage stands, by the story's own words."""

    LIVE = "LIVE"
    WATCH = "WTCH"
    FIXED = "FIXD"
    PAST = "PAST"


def standing(lifecycle: Lifecycle | None, now: str) -> str:
    """Return the word for where an outage stands, by a story's own lifecycle and by where its incident stands `now`."""
    told = lifecycle is not None and lifecycle is not Lifecycle.PAST
    return now if now and told else lifecycle or ""


class State(StrEnum):
    """Where a vendor says that an incident or a maintenance stands; UPDATE is news that changes no state."""

    INVESTIGATING = "investigating"
    IDENTIFIED = "identified"
    MONITORING = "monitoring"
    UPDATE = "update"
    RESOLVED = "resolved"
    SCHEDULED = "scheduled"
    IN_PROGRESS = "in progress"
    COMPLETED = "completed"
    POSTMORTEM = "post-mortem"


class Role(StrEnum):
    """What a takeaway tells."""

    IMPACT = "impact"
    SCOPE = "scope"
    CAUSE = "cause"
    STATUS = "status"
    STATEMENT = "statement"
    NUMBERS = "numbers"
    OTHER = "other"


class Origin(StrEnum):
    """Who chose a takeaway: the publisher's own list, our scorer, or a model that the user switched on."""

    PUBLISHER = "publisher"
    DESK = "desk"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Feed:
    """A source of stories, as feeds.toml lists it.

    `interval` is the least time from an answer to the next request in seconds (None: adaptive). `allow_private` lets
    what is reached *from* this feed lead to private addresses. `auth` names the environment variable that holds
    `user:password` or a bearer token; the secret itself is never written down.
    """

    url: str
    title: str
    kind: FeedKind = FeedKind.NEWS
    group: str = "Other"
    vendor: str = ""
    interval: int | None = None
    allow_private: bool = False
    auth: str = ""
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class FeedState:
    """What the last requests taught us of a feed; the archive keeps it and the wire reads it before the next one.

    `address` is where to ask (a permanent redirect moves it), `gone` that the server answered 410 Gone (RFC 9110
    15.5.11) and is not asked again. `error` is one line in words, "" after a success; `failures` counts the tries since
    the last success. `body_hash` is of the unpacked body, `item_hashes` are of its items (for the delta parse). `clean`
    tells that the last full parse met no error, `damaged` that entries were salvaged.
    """

    url: str
    address: str = ""
    title: str = ""
    etag: str = ""
    last_modified: str = ""
    body_hash: str = ""
    item_hashes: tuple[str, ...] = ()
    clean: bool = False
    damaged: bool = False
    gone: bool = False
    http_code: int | None = None
    error: str = ""
    failures: int = 0
    last_try: datetime | None = None
    last_ok: datetime | None = None
    next_try: datetime | None = None
    last_new: datetime | None = None
    items_per_week: float | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside a text: the words that it stands on ("" for a picture's), and where it leads."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed as the wire hands it on: plain, cleaned text.

    `description` is the summary, `text` the body where the feed carries one ("" otherwise); paragraphs are separated by
    newlines. `published` is None where the feed gives no usable time; `date_note` then says what was wrong ("missing",
    "in the future: 2038-01-19"). `language` is the feed's own tag such as "de-DE". `links` are those of the markup that
    summary and body came in.
    """

    guid: str
    title: str
    url: str = ""
    author: str = ""
    description: str = ""
    text: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    date_note: str = ""
    categories: tuple[str, ...] = ()
    language: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """What the desk reads: the words of a story and where they come from.

    `date` is when it was published, `updated` when its source last changed it (None where that is not said).
    """

    id: str
    title: str
    description: str = ""
    text: str = ""
    date: datetime | None = None
    source: str = ""
    url: str = ""
    kind: FeedKind = FeedKind.NEWS
    vendor: str = ""
    language: str = ""
    updated: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Words that spoke for (weight > 0) or against an outage; the weights of all reasons add up to the flag's logit."""

    field: Field
    start: int
    end: int
    text: str
    weight: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """The desk's judgement of one story; `score` is the calibrated probability (0–1) that it is one of an outage.

    `assessed` is False where English rules do not apply, `corrected` True where `outage` is the user's; see `note`.
    """

    outage: bool
    score: float
    severity: Severity | None = None
    lifecycle: Lifecycle | None = None
    cause: str = ""
    reasons: tuple[Reason, ...] = ()  # found when asked: a fetch keeps none
    assessed: bool = True
    note: str = ""
    corrected: bool = False

    @property
    def likelihood(self) -> str:
        """The score for people: whole percents, and never certainty ("97%", "over 99%", "under 1%")."""
        return "under 1%" if self.score < 0.01 else "over 99%" if self.score > 0.99 else f"{self.score:.0%}"


@dataclass(frozen=True, slots=True)
class Service:
    """A service that the story says is affected, or is explicitly *not* affected, with the sentence that says so."""

    name: str
    affected: bool
    field: Field
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Takeaway:
    """One bullet: the story's own words at its span.

    Where `origin` is MODEL the `text` is machine-written, and the span is the sentence that it rests on.
    """

    text: str
    start: int
    end: int
    role: Role = Role.OTHER
    origin: Origin = Origin.DESK
    field: Field = "text"


@dataclass(frozen=True, slots=True)
class Fact:
    """One slot of an incident (vendor, service, symptom, start, …), with the words that it rests on.

    `value` is the normalised reading ("2026-11-23T09:10Z", "ongoing"), `text` the words at the span.
    """

    slot: str
    value: str
    text: str
    start: int
    end: int
    field: Field = "text"


@dataclass(frozen=True, slots=True)
class Update:
    """One entry of a status page's history of an incident, with the words of its message at their span.

    `at` is when the vendor posted it (None where the page does not tell), `components` the parts of the service that
    its words name.
    """

    state: State
    at: datetime | None
    text: str
    start: int
    end: int
    field: Field = "text"
    components: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that the desk says of one version of a story. `takeaways_note` says why there are none ("too short").

    `updates` are those of a status page, oldest first; news has none.
    """

    flag: Flag
    services: tuple[Service, ...] = ()
    takeaways: tuple[Takeaway, ...] = ()
    facts: tuple[Fact, ...] = ()
    takeaways_note: str = ""
    updates: tuple[Update, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a story, as it stood when we saw it. `number` counts from 1; the current version is the latest.

    `extracted` tells that `text` was taken from the article's page rather than from the feed.
    """

    id: int
    number: int
    seen: datetime
    title: str
    description: str = ""
    text: str = ""
    author: str = ""
    published: datetime | None = None
    date_note: str = ""
    extracted: bool = False
    analysis: Analysis = field(default_factory=lambda: Analysis(Flag(False, 0.0)))
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryRow:
    """What one line of a list shows. `when` is the time it is sorted by: published, else first seen.

    `lifecycle` is where the outage stood when the story was written, `now` the word for where its incident stands ("":
    it is of none), `note` why the story was not assessed. `fold` is what the row stands for in a list with one row an
    incident (None: for itself), `inside` tells that it stands below such a row.
    """

    id: int
    title: str
    source: str
    kind: FeedKind
    when: datetime
    outage: bool = False
    score: float = 0.0
    severity: Severity | None = None
    lifecycle: Lifecycle | None = None
    unread: bool = True
    bookmarked: bool = False
    updated: bool = False
    versions: int = 1
    sources: int = 1
    vendor: str = ""
    note: str = ""
    now: str = ""
    fold: Fold | None = None
    inside: bool = False

    @property
    def stands(self) -> str:
        """The word for where the outage stands now; a story that looks back stays in the past."""
        return standing(self.lifecycle, self.now)


@dataclass(frozen=True, slots=True)
class Story:
    """A story with its current version; its identity is (feed, guid), never the guid alone.

    `now` is the word for where its incident stands, "" for a story of none, `sources` how many independent ones tell of
    that. `note` is the user's own. `earlier` are older versions, oldest first, of a page that tells but its last word.
    """

    id: int
    feed_url: str
    guid: str
    url: str
    source: str
    kind: FeedKind
    first_seen: datetime
    version: Version
    group: str = ""
    vendor: str = ""
    categories: tuple[str, ...] = ()
    unread: bool = True
    bookmarked: bool = False
    bookmarked_version: int | None = None
    updated: bool = False
    language: str = ""
    note: str = ""
    now: str = ""
    sources: int = 1
    earlier: tuple[Version, ...] = ()

    @property
    def when(self) -> datetime:
        """The time that lists sort by: when it was published, else when it was first seen."""
        return self.version.published or self.first_seen

    @property
    def moved_to(self) -> str:
        """The word for where its incident stands now, "" where that is what the story says itself."""
        told = self.version.analysis.flag.lifecycle
        stands = standing(told, self.now)
        return stands if stands != (told or "") else ""

    @property
    def state(self) -> str:
        """How bad it is and where it stands, by its own words and now: "MAJOR LIVE now FIXD"."""
        flag = self.version.analysis.flag
        return " ".join(filter(None, (flag.severity, flag.lifecycle, self.moved_to and f"now {self.moved_to}")))
