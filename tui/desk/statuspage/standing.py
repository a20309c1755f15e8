"""Where an incident stands by the last update of its status page that tells."""

from __future__ import annotations

from collections.abc import Sequence

from tui.desk.statuspage.states import worded_state
from tui.model import Lifecycle, State, Update

_MEANING = {
    State.INVESTIGATING: Lifecycle.LIVE,
    State.IDENTIFIED: Lifecycle.LIVE,
    State.SCHEDULED: Lifecycle.LIVE,
    State.IN_PROGRESS: Lifecycle.LIVE,
    State.MONITORING: Lifecycle.WATCH,
    State.RESOLVED: Lifecycle.FIXED,
    State.COMPLETED: Lifecycle.FIXED,
    State.POSTMORTEM: Lifecycle.PAST,
}


def stands(updates: Sequence[Update]) -> Lifecycle | None:
    """Return where the incident stands: the newest state that is named or told in words; None where none is."""
    for update in reversed(updates):
        state = worded_state(update.text) if update.state is State.UPDATE else update.state
        if state is not State.UPDATE:
            return _MEANING[state]
    return None
