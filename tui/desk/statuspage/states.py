"""The states of an incident as status pages name them, and as their words tell where no state is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

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
ENDS = frozenset({State.RESOLVED, State.COMPLETED, State.POSTMORTEM})
"""The states of what is over."""

NAMES = "|".join(sorted(map(re.escape, _NAMED), key=len, reverse=True))
"""An alternation of every name, for patterns that ignore case."""

_LATE = late(
    r"\b(?:(?:has|have) (?:now )?(?:been )?(?:fully )?(?:resolved|recovered|mitigated)"
    r"(?! (?:in part|partially|(?:a |the )?(?:part|portion|some|most|many|several|one|few|majority)\b))"
    r"|(?:is|are|was|were) (?:now )?(?:fully )?(?:resolved|restored|mitigated)|(?:operating|working) normally"
    r"|fully (?:operational|recovered)"
    r"|we(?:['’]ve| have) (?:now )?(?:fully )?(?:resolved|fixed) (?:an|the|this) (?:issue|problem|incident)"
    r"|returned to normal|no longer (?:seeing|experiencing))\b",
    re.IGNORECASE,
)
_MATTER = r"(?:issue|event|incident|problem|outage|disruption)s?"
_DONE = r"(?:has|have|is|are|was|were) (?:now )?(?:been )?(?:fully |completely )?(?:resolved|mitigated|fixed)"
_SETTLED = late(
    rf"\b(?:(?:the|this|that|these) (?:\w+ )?{_MATTER} {_DONE}|(?:resolved|fixed) (?:the|this) {_MATTER})"
    r" and (?:[\w-]+ ){1,4}?(?:is|are) (?:now )?(?:operating|working) normally\b",
    re.IGNORECASE,
)
"""That the matter itself is over, and what was hit is well: whatever else is told is clearing up."""

_CLOSED = late(rf"\b{_MATTER} {_DONE}(?=\.\s|\.?$)", re.IGNORECASE)
"""The same with less stress: it is the word of an end where nothing that goes on is told before it."""

_WATCHING = (
    r"(?-i:monitoring|(?<![\w,&] )Monitoring)"
    r"(?! (?:agent|alert|api|chart|dashboard|data|metric|service|system|tool)s?\b)"
)
"""That they watch it now; "Cloud Monitoring" is a product, and so may be "monitoring dashboards"."""

_GOING_ON = late(
    r"\bcontinu\w+ (?:to (?!be served|operate|run|function)|(?:work|see|investigat)ing\b)"
    rf"|\bstill\b|\bnot yet\b|\bpersist|\b{_WATCHING}"
    r"|\b(?:are|['’]re|is) (?:(?:currently|actively|also|now) )*(?:investigating|working|experiencing|addressing"
    r"|processing|recovering|in the process|being|seeing (?:\w+ )?recovery)\b|\bworking (?:to|towards?|on|through)\b"
    r"|\b(?:begun|beginning|starting) to (?:see|recover)|\b(?:majority|most|many|some) of\b"
    r"|\bmost (?:customers|users|services|instances)\b|\bpartial|\bexcept(?:ion)?\b|\bremaining\b"
    r"|\bremains? (?:un|affected|impacted|degraded|impaired)|\bwe (?:do )?expect\b|\btaking steps\b|\bworkaround\b"
    r"|\bwill (?:provide|share|post) (?:an|another|further|more)\b"
    r"|\b(?:resolved|recovered|restored) for (?:some|many|most|non)",
    re.IGNORECASE,
)
"""That some of it goes on, though another part is said to be well again: of the whole nothing is known yet."""

_WINDOW = late(
    r"\b(?:between|from) (?:approximately )?\d{1,2}:\d{2}[^.]{0,40}? (?:and|to|until) (?:approximately )?\d{1,2}:\d{2}"
    r"[^.]{0,60}?,[^.]{0,160}?\b(?:may have|might have|were|was|had|experienced|received|saw|could not)\b",
    re.IGNORECASE,
)
"""A time from one clock to another in which something failed, as Azure tells of what is over."""

_NOT_THE_END = late(
    r"\b(?:until|once|when|before|after|if|expect\w*|will|not (?:yet )?been|partially|other|existing|underlying"
    r")\b[^.]{0,40}$",
    re.IGNORECASE,
)
"""Before words of an end: it is to come, it is that of a part, or it is of what never was hit."""

_FIXING = late(
    rf"\b(?:{_WATCHING}|(?:fix|mitigation|patch|change) (?:has been|was|is being) (?:implemented|applied|deployed"
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


@lru_cache(maxsize=64)
def worded_state(text: str) -> State:
    """Return the state that the words of an update tell, where the page names none; `State.UPDATE` if they tell none.

    What tells most of how far the matter is counts: that it is over, then that a fix is at work, then that the cause
    is known, then that somebody looks. It is over where nothing of it is said to go on.
    """
    if _is_over(text):
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


def _is_over(text: str) -> bool:
    if any(_said(_SETTLED, text)):
        return True
    if any(not _GOING_ON.search(text[: one.start()]) for one in _said(_CLOSED, text)):
        return True
    return bool((any(_said(_LATE, text)) or _WINDOW.search(text)) and not _GOING_ON.search(text))


def _said(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield where the text says so of what was hit, and as of now."""
    for one in pattern.finditer(text):
        if not _NOT_THE_END.search(text[max(0, one.start() - 60) : one.start()]):
            yield one
