"""Planned work: an outage only where it runs over its window, or breaks what it was not meant to touch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from tui.desk.statuspage.clocks import settled, told_time
from tui.model import Article, State, Update
from tui.text.late import late

GRACE = timedelta(minutes=15)
"""How long after its window a maintenance may still be called in progress: pages are updated by people."""

_PLANNED = frozenset({State.SCHEDULED, State.IN_PROGRESS, State.COMPLETED})
_WINDOW = late(
    r"\b(?:SCHEDULED EVENT|Scheduled for|Maintenance window:?)\s+(?P<day>[A-Z][a-z]{2,8} {1,2}\d{1,2}(?:, \d{4})?),? "
    r"(?P<start>\d{1,2}:\d{2})(?: UTC)? ?[-–—] ?(?:(?P<day2>[A-Z][a-z]{2,8} {1,2}\d{1,2}(?:, \d{4})?),? )?"
    r"(?P<end>\d{1,2}:\d{2}) ?(?P<zone>[A-Z]{2,5})"
)
_OVER = late(
    r"\b(?:taking longer than (?:expected|planned|anticipated)|(?:maintenance|window|work) (?:has been|is being|was) "
    r"extended|extending the (?:maintenance|window)|overr[au]n(?:ning)?|beyond the (?:\w+ )?window"
    r"|unexpected(?:ly)? (?:issues?|problems?|impact|downtime|errors?|outage)|complications)\b",
    re.IGNORECASE,
)
_NONE = late(r"\b(?:no|not|without|n['’]t|if)\b[^.]{0,30}$", re.IGNORECASE)


def is_planned(updates: Sequence[Update]) -> bool:
    """Tell whether the page calls this planned work: every state that it names is one of a maintenance."""
    named = [update.state for update in updates if update.state is not State.UPDATE]
    return bool(named) and all(state in _PLANNED for state in named)


def overran(article: Article, updates: Sequence[Update]) -> bool:
    """Tell whether planned work ran over: by the page's words, or by updates after the end of the stated window."""
    if not is_planned(updates):
        return False
    if any(_says_so(update.text) for update in updates):
        return True
    end = _window_end(article)
    late = [update.at for update in updates if update.at and update.state is not State.SCHEDULED]
    return end is not None and any(at > end + GRACE for at in late)


def _says_so(text: str) -> bool:
    return any(not _NONE.search(text[max(0, match.start() - 40) : match.start()]) for match in _OVER.finditer(text))


def _window_end(article: Article) -> datetime | None:
    """Return when the stated window ends, None where none is stated."""
    match = _WINDOW.search(article.text or article.description)
    if match is None:
        return None
    start = _moment(f"{match['day']}, {match['start']} {match['zone']}", article.date)
    end = _moment(f"{match['day2'] or match['day']}, {match['end']} {match['zone']}", article.date)
    if start and end and end < start:
        return end + timedelta(days=1)
    return end


def _moment(words: str, near: datetime | None) -> datetime | None:
    when = told_time(words)
    return settled(when, near) if when else None
