"""The history of an incident as status pages write it: updates with a state or a time, in either order."""

from __future__ import annotations

import re

from tui.dataclass import dataclass
from tui.desk.reading.stems import content, words
from tui.desk.takeaways.roles import role_of
from tui.model import Role
from tui.text.late import late
from tui.text.sentences import sentence_spans

Span = tuple[int, int]

_CLOCK = (
    r"(?:[A-Z][a-z]{2,8}\.? {1,2}\d{1,2},? (?:\d{4},? )?(?:at )?|\d{4}-\d{2}-\d{2}[T ])?"
    r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?(?: ?[-–] ?\d{1,2}:\d{2})?(?: ?\(?(?:[A-Z]{2,5}|Z)\)?)?"
)
_STATE = (
    r"(?:Resolved|Monitoring|Identified|Investigating|Update|Post-?[Mm]ortem|In [Pp]rogress|Completed|Scheduled"
    r"|Verifying|Cancell?ed|Mitigated|Recovering|RESOLVED|MONITORING|IDENTIFIED|INVESTIGATING|UPDATE|COMPLETED"
    r"|SCHEDULED)"
)
_HEAD = late(
    rf"(?:^[^\S\n]*|(?P<when>(?<![\d:]){_CLOCK})\s{{1,3}}(?:[-–—|]\s)?)(?P<state>{_STATE}) ?[-–—:]\s+(?=\S)"
    rf"|^[^\S\n]*\[?(?P<clock>{_CLOCK})\]?[^\S\n:–—-]+(?=[^\sa-z])",
    re.MULTILINE,
)
_AFTERTHOUGHT = late(rf"\s*{_CLOCK}\s*$")
_LAST_STATES = frozenset({"resolved", "completed", "postmortem", "post-mortem", "canceled", "cancelled"})
_FIRST_STATES = frozenset({"investigating", "scheduled"})
_WEIGHTS = {Role.CAUSE: 2.0, Role.SCOPE: 1.5, Role.IMPACT: 1.0, Role.NUMBERS: 1.0}
_LONGEST = 45
"""Words of one bullet: further sentences of an update are left to the reader."""


@dataclass(frozen=True, slots=True)
class Update:
    """One update: its state in lower case ("" where it has a time alone), and the span of state and message."""

    state: str
    start: int
    end: int


def updates(text: str) -> list[Update]:
    """Return the updates that `text` holds, newest first; none where it is no history of an incident."""
    heads = list(_HEAD.finditer(text))
    found: list[Update] = []
    for head, following in zip(heads, [*heads[1:], None], strict=False):
        start = head.start("state") if head["state"] else head.end()
        end = _end(text, head.end(), following.start() if following else len(text))
        if end > head.end():
            found.append(Update((head["state"] or "").lower(), start, end))
    return found if _newest_first(found) else found[::-1]


def newest_updates(text: str, count: int) -> list[Span]:
    """Return spans of at most `count` updates, newest first: the newest one, and those that tell most besides.

    Each span holds the state and as many whole sentences of the message as make about 45 words.
    """
    found = updates(text)
    if not found:
        return []
    spans = [(update.start, _cut(text, update)) for update in found]
    stems = [content(words(text[start:end])) for start, end in spans]
    worth = sorted(range(1, len(found)), key=lambda index: (-_worth(text[slice(*spans[index])], stems[index]), -index))
    kept = [0]
    seen = set(stems[0])
    for index in worth:
        said = set(stems[index])
        if len(kept) < count and len(said - seen) >= max(3, len(said) // 3):
            kept.append(index)
            seen |= said
    return [spans[index] for index in sorted(kept)]


def _end(text: str, start: int, limit: int) -> int:
    """Return where a message that begins at `start` ends: before the time that heads the next update."""
    late = _AFTERTHOUGHT.search(text, max(start, limit - 60), limit)
    limit = late.start() if late else limit
    return start + len(text[start:limit].rstrip())


def _newest_first(found: list[Update]) -> bool:
    """Tell whether the updates stand newest first, by the states that only come first or last."""
    if not found or found[0].state in _LAST_STATES or found[-1].state in _FIRST_STATES:
        return True
    return found[-1].state not in _LAST_STATES and found[0].state not in _FIRST_STATES and bool(found[0].state)


def _worth(message: str, stems: list[str]) -> float:
    """Return how much an update tells: what failed, where and why, rather than that work goes on."""
    return _WEIGHTS.get(role_of(message), 0.0) + min(len(stems), 25) / 12


def _cut(text: str, update: Update) -> int:
    """Return the end of the last sentence that still fits into one bullet."""
    end = total = 0
    for start, stop in sentence_spans(text[update.start : update.end]):
        total += len(text[update.start + start : update.start + stop].split())
        if end and total > _LONGEST:
            break
        end = stop
    return update.start + end
