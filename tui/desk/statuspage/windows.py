"""The hours that a page states above an update, and what it lists below it, as Google Cloud's does."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from tui.desk.facts.when.times import time_words
from tui.text.late import late

_HOURS = late(
    r"Incident (?:began|started) at (?P<start>[\d-]+ [\d:]+)(?: and ended at (?P<end>[\d-]+ [\d:]+))?[^\n]*?"
    r"all times are (?P<zone>US/Pacific|UTC)[ ).]*\s*",
)
_PRODUCTS = late(r"^Affected products:[ \t]*(?P<names>[^\n]+)$", re.MULTILINE)
_LOCATIONS = late(r"^Affected locations:[ \t]*(?P<names>[^\n]+)$", re.MULTILINE)
_LOCATION = late(r"[^,\s][^,\n]*[^,\s]")
_TITLED = late(r"Summary:[^\n]*\n+(?=\S)")
_LABEL = late(r"Description:[ \t]*(?=\S)")
_BELOW = late(r"^Affected (?:products|locations):", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Window:
    """When the incident began (by the words at `said`) and ended (None: it has not), and where the message stands and
    the names of what is hit.
    """

    began: datetime | None
    ended: datetime | None
    start: int
    end: int
    said: tuple[int, int]
    products: tuple[int, int]


def stated_window(text: str) -> Window | None:
    """Return the hours that `text` states with what belongs to them, None where it states none."""
    hours = _HOURS.search(text)
    if hours is None:
        return None
    products = _PRODUCTS.search(text, hours.end())
    below = _BELOW.search(text, hours.end())
    end = len(text[: below.start() if below else len(text)].rstrip())
    start = hours.end()
    for heading in (_TITLED, _LABEL):  # the headline again, and a word that every message has
        lead = heading.match(text, start, max(start, end))
        start = lead.end() if lead else start
    began, ended = (_stated(hours[name], hours["zone"]) for name in ("start", "end"))
    listed = products.span("names") if products else (0, 0)
    return Window(began, ended, start, max(end, start), hours.span("start"), listed)


def listed_locations(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the places stand that the page lists below such an update: "Tokyo (asia-northeast1)" is one."""
    hours = _HOURS.search(text)
    listed = _LOCATIONS.search(text, hours.end()) if hours else None
    return tuple(one.span() for one in _LOCATION.finditer(text, *listed.span("names"))) if listed else ()


def _stated(clock: str | None, zone: str) -> datetime | None:
    whens = time_words(f"{clock} {zone}") if clock else []
    if not whens:
        return None
    value = replace(whens[0], zone=zone.lower()).value(None)
    return datetime.fromisoformat(value.replace("Z", "+00:00")).astimezone(UTC) if "T" in value else None
