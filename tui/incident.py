"""The nouns of an incident: what many stories of one outage come to. They follow the rules of `tui.model`.

Three kinds of time are kept apart: when something happened as a story claims it (a fact), when it was published
(`Event.at`), and when we saw it (`Event.seen`).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from tui.dataclass import dataclass
from tui.model import Lifecycle, Severity, State

STALE_AFTER = timedelta(hours=24)
"""How long nothing may be heard of an incident that nobody called resolved before it is stale."""


class Stage(StrEnum):
    """How far an incident is, by what its vendor and the news say.

    CLAIMED is an end that only the news reports; STALE is an incident of which nothing was heard for a day and that
    nobody has called resolved.
    """

    REPORTED = "reported"
    ACKNOWLEDGED = "acknowledged"
    IDENTIFIED = "identified"
    MONITORING = "monitoring"
    RESOLVED = "resolved"
    CLAIMED = "claimed resolved"
    REOPENED = "reopened"
    STALE = "stale"

    @property
    def over(self) -> bool:
        """Whether somebody says that it is over."""
        return self in (Stage.RESOLVED, Stage.CLAIMED)

    def at(self, last_news: datetime, now: datetime) -> Stage:
        """Return the stage of an incident that reached this one, and of which nothing was heard since `last_news`."""
        return Stage.STALE if not self.over and now - last_news > STALE_AFTER else self

    @property
    def word(self) -> str:
        """The word of four letters that lists show: a lifecycle, or STAL; "" where the stories' own words say more."""
        if self is Stage.REPORTED:
            return ""
        if self is Stage.STALE:
            return "STAL"
        if self is Stage.MONITORING:
            return Lifecycle.WATCH
        return Lifecycle.FIXED if self.over else Lifecycle.LIVE


@dataclass(frozen=True, slots=True)
class Incident:
    """What is broken, by all stories of it that the archive has.

    `title` is the user's own name where they gave one. `first_report` is when the first story or update was published,
    `acknowledged` when the vendor's status page first spoke, `resolved` when it was called over (None while it is not).
    `stories` counts all of them, `origins` those that are no copy of another and not of one house. `affected` and
    `regions` are the names of services and places that any of them calls hit; `official` is when the vendor's page last
    spoke. The user's own are `pinned` (on top of all lists), `muted` (not counted as broken, no alert) and
    the `note`.
    """

    id: int
    title: str
    vendor: str
    service: str
    severity: Severity | None
    stage: Stage
    first_report: datetime
    acknowledged: datetime | None
    resolved: datetime | None
    last_news: datetime
    stories: int
    origins: int
    pinned: bool = False
    affected: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    official: datetime | None = None
    muted: bool = False
    note: str = ""

    @property
    def began_unseen(self) -> bool:
        """Whether the first heard of it was its end, as of a page that keeps only its last word."""
        return self.resolved is not None and self.resolved == self.first_report

    @property
    def lasted(self) -> timedelta | None:
        """From the first report to the end; None while it is not over, and where the first heard of it was its end."""
        return (self.resolved - self.first_report or None) if self.resolved else None


@dataclass(frozen=True, slots=True)
class Fold:
    """An incident's stories behind one row: how many its list holds (the row's own among them), and how many of these
    are what. `severity` is the incident's; `open` tells that they stand below the row.
    """

    incident: int
    stories: int
    unread: int = 0
    updated: int = 0
    bookmarked: int = 0
    severity: Severity | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class Membership:
    """That a story belongs to an incident, and why: in the desk's words, or because the user said so."""

    story_id: int
    incident_id: int
    reason: str
    by_user: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """A line of an incident's timeline: a story's publication, or an update of the vendor's page.

    `at` is when it was published, `seen` when we fetched it, and `official` tells the vendor's own words. `edited` is
    what a story came to say later, which its own date does not show: it is dated by when we saw it.
    """

    at: datetime
    seen: datetime
    story_id: int
    source: str
    words: str
    official: bool = False
    state: State | None = None
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Transition:
    """That an incident reached a stage, with the event that says so and the sentence in which it does."""

    stage: Stage
    event: Event
    words: str


@dataclass(frozen=True, slots=True)
class Side:
    """What one story says of something on which the stories differ, with its words."""

    value: str
    words: str
    source: str
    story_id: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """A fact on which the stories of an incident differ, each reading once."""

    slot: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """A service that a story of the incident says is affected or is not, with the sentence and who says it."""

    name: str
    affected: bool
    words: str
    source: str
    story_id: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is known of an incident. `lead` is the delay of the official word in minutes (None: there was none).

    `began` is what the first story that knows it says of the start; None where none does or they differ on it. `cause`
    is what the vendor's own page says of the cause, else the first story that knows it, None as with `began`.
    """

    incident: Incident
    timeline: tuple[Event, ...]
    transitions: tuple[Transition, ...]
    scope: tuple[Scope, ...]
    conflicts: tuple[Conflict, ...]
    origins: tuple[str, ...]
    lead: int | None
    unknown: tuple[str, ...]
    began: Side | None = None
    cause: Side | None = None
