"""The nouns of an alert: what changed of an incident, what the user was told of it, and how that reached them.

They follow the rules of `tui.model`.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from tui.dataclass import dataclass
from tui.model import Severity

if TYPE_CHECKING:
    from tui.incident import Stage


class Change(StrEnum):
    """What an alert tells: a change of an incident's state, never a mere further story.

    MISSED is an incident that was over before it was heard of. PROGRESS is a further stage (acknowledged, identified,
    monitoring), UPDATE any new word of the vendor's page.
    """

    NEW = "new"
    ESCALATED = "escalated"
    GREW = "grew"
    PROGRESS = "progress"
    UPDATE = "update"
    RESOLVED = "resolved"
    REOPENED = "reopened"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """How an incident stands, as far as alerts look at it.

    `affected` and `regions` are names; `official` is when the vendor's page last spoke (None: it has not).
    """

    stage: Stage
    severity: Severity | None = None
    affected: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    official: datetime | None = None


class Delivery(StrEnum):
    """How far an alert is on its way to one target."""

    WAITING = "waiting"
    SENT = "sent"
    GIVEN_UP = "given up"


@dataclass(frozen=True, slots=True)
class Sending:
    """An alert on its way to one target: `at` is when it was sent or given up, or when it is tried next.

    `error` is what the last try met, in words; "" where there was none.
    """

    target: str
    state: Delivery
    tries: int
    at: datetime
    error: str = ""


@dataclass(frozen=True, slots=True)
class Alert:
    """What the user was told of an incident, or would have been: `held` says why not ("" where it went out).

    `incident_id` is the incident's number at that time. `record` is the incident as JSON, for programs.
    """

    at: datetime
    incident_id: int
    changes: tuple[Change, ...]
    title: str
    body: str
    severity: Severity | None = None
    url: str = ""
    held: str = ""
    record: str = "{}"
    id: int = 0
    sendings: tuple[Sending, ...] = ()
