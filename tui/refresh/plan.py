"""What a refresh is told to do: plain data, quick to import."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from tui.dataclass import dataclass
from tui.model import Feed
from tui.records import Record
from tui.refresh.clock import Clock, wall_clock

if TYPE_CHECKING:
    from tui.desk.knowledge.gazetteer import VendorEntry
    from tui.refresh.ending import Ending
    from tui.wire.worker import Workers


@dataclass(frozen=True, slots=True)
class Plan:
    """What to ask, and whom to tell.

    `vendors` are those that the user adds to the ones that the desk knows. `ending` may ask to stop half-way.
    New stories from before `oldest` are left out (None: none are). `clock` tells when a feed is asked, and so when its
    stories are seen. `workers` read the bodies and are awake before and after (None: the refresh has its own).
    """

    feeds: tuple[Feed, ...]
    force: bool
    due_only: bool
    report: Callable[[Record], None]
    vendors: tuple[VendorEntry, ...] = ()
    ending: Ending | None = None
    oldest: datetime | None = None
    clock: Clock = wall_clock
    workers: Workers | None = None
