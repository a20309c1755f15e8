"""The states of an incident as status pages name them, and as their words tell where no state is named."""

from __future__ import annotations

import re

from tui.model import State
from tui.text.late import late

_NAMED = {
    "investigating": State.INVESTIGATING,
    "reported": State.INVESTIGATING,
    "confirmed": State.INVESTIGATING,
    "detected": State.INVESTIGATING,
    "service disruption": State.INVESTIGATING,
    "service outage": State.INVESTIGATING,
    "identified": State.IDENTIFIED,
    "in repair": State.IDENTIFIED,
    "fixing": State.IDENTIFIED,
    "monitoring": State.MONITORING,
    "watching": State.MONITORING,
    "mitigated": State.MONITORING,
    "recovering": State.MONITORING,
    "verifying": State.MONITORING,
    "update": State.UPDATE,
    "updated": State.UPDATE,
    "informational": State.UPDATE,
    "resolved": State.RESOLVED,
    "fixed": State.RESOLVED,
    "restored": State.RESOLVED,
    "closed": State.RESOLVED,
    "operational": State.RESOLVED,
    "scheduled": State.SCHEDULED,
    "planned": State.SCHEDULED,
    "upcoming": State.SCHEDULED,
    "not started yet": State.SCHEDULED,
    "in progress": State.IN_PROGRESS,
    "started": State.IN_PROGRESS,
    "active": State.IN_PROGRESS,
    "completed": State.COMPLETED,
    "complete": State.COMPLETED,
    "finished": State.COMPLETED,
    "cancelled": State.COMPLETED,
    "canceled": State.COMPLETED,
    "postmortem": State.POSTMORTEM,
    "post-mortem": State.POSTMORTEM,
    "retrospective": State.POSTMORTEM,
    "root cause analysis": State.POSTMORTEM,
}
NAMES = "|".join(sorted(map(re.escape, _NAMED), key=len, reverse=True))
"""An alternation of every name, for patterns that ignore case."""

_LATE = late(
    r"\b(?:(?:has|have) (?:now )?(?:been )?(?:fully )?(?:resolved|recovered|mitigated)|(?:is|are|was|were) "
    r"(?:now )?(?:fully )?(?:resolved|restored|mitigated)|operating normally|fully (?:operational|recovered)"
    r"|returned to normal|no longer (?:seeing|experiencing))\b",
    re.IGNORECASE,
)
_WINDOW = late(
    r"\b(?:between|from) (?:approximately )?\d{1,2}:\d{2}[^.]{0,40}? (?:and|to|until) (?:approximately )?\d{1,2}:\d{2}"
    r"[^.]{0,60}?,[^.]{0,160}?\b(?:may have|might have|were|was|had|experienced|received|saw|could not)\b",
    re.IGNORECASE,
)
"""A time from one clock to another in which something failed, as Azure tells of what is over."""

_HEALED_LATER = late(
    r"\b(?:until|once|when|before|after|if|expect\w*|will|not (?:yet )?been|partially)\b[^.]{0,40}$", re.IGNORECASE
)
_FIXING = late(
    r"\b(?:monitoring|(?:fix|mitigation|patch|change) (?:has been|was|is being) (?:implemented|applied|deployed"
    r"|rolled out)|signs of recovery|seeing (?:\w+ )?(?:recovery|improvement)|recovering|begun to recover)\b",
    re.IGNORECASE,
)
_KNOWN = late(
    r"\b(?:(?:have|has|been) (?:identified|isolated|determined)|identified (?:the|a|an)|root cause (?:has been|is|was)"
    r"|cause (?:has been|is) (?:identified|known)|issue (?:has been|is) identified)\b",
    re.IGNORECASE,
)
_SEARCHING = late(
    r"\b(?:investigating|looking into|aware of|received reports|reports of|can confirm|experiencing)\b", re.IGNORECASE
)
_WORK = late(r"\b(?:scheduled|planned|routine|emergency) (?:maintenance|upgrade|work)\b", re.IGNORECASE)


def named_state(name: str) -> State | None:
    """Return the state that a page's name for it stands for ("In progress", "RESOLVED"); None for another word."""
    return _NAMED.get(re.sub(r"\s+", " ", name.strip().lower()))


def worded_state(text: str) -> State:
    """Return the state that the words of an update tell, where the page names none; `State.UPDATE` if they tell none.

    What tells most of how far the matter is counts: that it is over, then that a fix is at work, then that the cause
    is known, then that somebody looks.
    """
    for over in _LATE.finditer(text):
        if not _HEALED_LATER.search(text[max(0, over.start() - 60) : over.start()]):
            return State.RESOLVED
    if _WINDOW.search(text):
        return State.RESOLVED
    for pattern, state in (
        (_FIXING, State.MONITORING),
        (_KNOWN, State.IDENTIFIED),
        (_WORK, State.SCHEDULED),
        (_SEARCHING, State.INVESTIGATING),
    ):
        if pattern.search(text):
            return state
    return State.UPDATE
