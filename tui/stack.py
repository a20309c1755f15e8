"""The user's own stack: which incidents touch the vendors, services and regions of `[[watch]]` in config.toml.

What an incident does not tell cannot speak against it: where no story names a service or a region, a watch of one
counts as touched, since a vendor that is down as a whole is down for all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from tui.desk.knowledge.aliases import COMPARED, also_called

if TYPE_CHECKING:
    from tui.config import Watch
    from tui.incident import Incident

_EVERYWHERE = frozenset(
    {
        *("worldwide", "global", "globally", "around the world", "across the world", "throughout the world"),
        *("around the globe", "across the globe", "everywhere", "all regions", "nationwide"),
    }
)

_COMPARED = rf"[ -](?:{'|'.join(COMPARED)})s?\b"


def on_stack(incident: Incident, watches: Sequence[Watch]) -> bool:
    """Tell whether the incident touches anything that the user watches."""
    return any(not why_not(incident, watch) for watch in watches)


def stack_first(incidents: Iterable[Incident], watches: Sequence[Watch]) -> list[tuple[Incident, bool]]:
    """Return the incidents with whether each is on the stack, those that are first, otherwise in their order."""
    marked = [(incident, on_stack(incident, watches)) for incident in incidents]
    return sorted(marked, key=lambda one: not one[1])


def why_not(incident: Incident, watch: Watch) -> str:
    """Say why the incident does not touch what is watched, "" where it does."""
    if not _of_vendor(incident, watch):
        return f"it is of {incident.vendor or 'no known vendor'}, not of {watch.vendor}"
    if watch.service and not _names(watch.service, incident.title, (incident.service, *incident.affected)):
        return f"it hits {_listed(incident.affected)}, not {watch.service}"
    if watch.region and not _regional(incident, watch.region):
        return f"it is told of {_listed(incident.regions)}, not of {watch.region}"
    return ""


def is_everywhere(region: str) -> bool:
    """Tell whether a region is no part of the world but all of it, however that is said."""
    return region.lower() in _EVERYWHERE


def names_of(watch: Watch) -> frozenset[str]:
    """Return every name of the vendor that is watched, in lower case."""
    return also_called(watch.vendor).union(*map(also_called, watch.also))


def _of_vendor(incident: Incident, watch: Watch) -> bool:
    if incident.vendor.lower() == watch.vendor.lower():
        return True
    names = names_of(watch)
    if incident.vendor.lower() in names or any(part.lower() in names for part in incident.affected):
        return True
    return any(match.group().lower() in names and match.group()[0].isupper() for match in _finder(names, incident))


def _finder(names: frozenset[str], incident: Incident) -> Iterable[re.Match[str]]:
    return _pattern(names).finditer(incident.title)


@cache
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, names), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![\w-]|{_COMPARED})", re.IGNORECASE)


def _names(wanted: str, title: str, told: Sequence[str]) -> bool:
    """Tell whether a name is told of, in full or as a part of a longer one; where nothing is told, it may be."""
    known = [name for name in told if name]
    return not known or any(_within(wanted, text) for text in (title, *known))


def _within(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def _regional(incident: Incident, region: str) -> bool:
    if any(map(is_everywhere, incident.regions)):
        return True
    return _names(region, incident.title, incident.regions)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
