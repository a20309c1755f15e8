"""Marks as words of the search index: one character each, of the private use area that no typed text has.

They stand in the index's column `sign` beside the words of a story, so that "common word, rare mark" is answered by
stepping from one rare entry to the next. Only what seldom changes is there: a mark that changes costs its story a new
entry in the index, which is nothing for a bookmark and too much for "read".
"""

from __future__ import annotations

from tui.model import FeedKind, Lifecycle, Severity

_STORY, _OUTAGE, _BOOKMARKED, _FEED = "\ue000", "\ue001", "\ue002", "\ue003"
_SEVERITY: dict[str, str] = {severity: chr(0xE010 + number) for number, severity in enumerate(Severity)}
_STATUS: dict[str, str] = {status: chr(0xE020 + number) for number, status in enumerate(Lifecycle)}
_KIND: dict[str, str] = {kind: chr(0xE030 + number) for number, kind in enumerate(FeedKind)}


def _ask(sign: str) -> str:
    return f'sign : "{sign}"'


def _cases(column: str, signs: dict[str, str]) -> str:
    """Return SQL for the sign of a column's value, with a blank before it."""
    cases = " ".join(f"WHEN '{value}' THEN ' {sign}'" for value, sign in signs.items())
    return f"CASE story.{column} {cases} ELSE '' END"


COLUMN = (
    f"'{_STORY} {_FEED}' || story.feed_id || iif(story.outage, ' {_OUTAGE}', '') "
    f"|| iif(story.bookmarked, ' {_BOOKMARKED}', '') || {_cases('severity', _SEVERITY)} "
    f"|| {_cases('status', _STATUS)} || {_cases('kind', _KIND)}"
)
"""SQL for the signs of a row of table `story`."""

EVERY = _ask(_STORY)
"""Finds every story: what a query that only denies something is led by."""

OUTAGE = _ask(_OUTAGE)
BOOKMARKED = _ask(_BOOKMARKED)


def of_feed(feed_id: int) -> str:
    """Return the expression that finds the stories of a feed."""
    return _ask(f"{_FEED}{feed_id}")


def of_severity(severity: str) -> str:
    """Return the expression that finds the stories of this severity."""
    return _ask(_SEVERITY[Severity(severity)])


def of_status(status: str) -> str:
    """Return the expression that finds the stories of this lifecycle."""
    return _ask(_STATUS[Lifecycle(status)])


def of_kind(kind: str) -> str:
    """Return the expression that finds the stories of such feeds."""
    return _ask(_KIND[FeedKind(kind)])
