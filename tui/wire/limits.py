"""What one request, one body and one feed may cost, whatever the other side does."""

from __future__ import annotations

from tui.dataclass import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one fetch: times in seconds, sizes in bytes."""

    connect: float = 6.0
    total: float = 12.0
    wire_bytes: int = 10 * MEGABYTE
    body_bytes: int = 10 * MEGABYTE
    redirects: int = 8
    header_line: int = 16_384
    headers: int = 200


FEED_LIMITS = Limits()
PAGE_LIMITS = Limits(wire_bytes=2 * MEGABYTE, body_bytes=2 * MEGABYTE)

CONCURRENCY = 64
"""Requests in flight at once, and bodies that wait to be read."""

PER_HOST = 2
"""Requests in flight at once to one host."""

PARSE_SECONDS = 8.0
"""What a worker may spend on one body before it is killed, and what it may go on with when that is over."""

WORKER_MEMORY = 220 * MEGABYTE
"""Address space that a worker may take beyond what it has when it is warm."""

MAX_ENTRIES = 2_000
"""Entries that are read from one body; the first ones, which by custom are the newest."""
