"""The user's own stack: which incidents touch the vendors and services of `[[watch]]` in config.toml."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.incident import Incident

if TYPE_CHECKING:
    from tui.config import Watch


def on_stack(incident: Incident, watches: Sequence[Watch]) -> bool:
    """Tell whether the incident is of a vendor (and service, where one is named) that the user watches."""
    return any(_touches(incident, watch) for watch in watches)


def _touches(incident: Incident, watch: Watch) -> bool:
    title = incident.title.lower()
    vendor = watch.vendor.lower()
    if incident.vendor.lower() != vendor and vendor not in title.split():
        return False
    service = watch.service.lower()
    return not service or service in incident.service.lower() or service in title
