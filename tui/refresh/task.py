"""What a refresh gives its workers and gets back: plain data, quick to import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.archive.intake import Ready
from tui.dataclass import dataclass
from tui.model import Entry, Feed
from tui.wire.parsing.model import Body, Known

if TYPE_CHECKING:
    from tui.desk.knowledge.gazetteer import VendorEntry

UNDERSTAND = "tui.refresh.understand:understand"
ASSESS = "tui.refresh.understand:assess"


@dataclass(frozen=True, slots=True)
class Task:
    """A body to read. `hashes` holds the content hash of each story that the archive has of this feed, by guid."""

    feed: Feed
    body: Body
    known: Known
    hashes: dict[str, str]
    vendors: tuple[VendorEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    """What is new in a body. `rest` are entries that there was no time for: `assess()` goes on with them.

    `pace` is how many items a week the feed publishes, None where it cannot be told from this parse; `seconds` is what
    all of it took.
    """

    items: tuple[Ready, ...]
    rest: tuple[Entry, ...]
    entries: int
    title: str
    item_hashes: tuple[str, ...]
    clean: bool
    damaged: bool
    pace: float | None
    seconds: float
