"""The history of one incident, from the text of a status page's item, whatever product wrote it.

The dialects differ in what heads an update and in which order they stand:

- Statuspage and those that follow it: a time without a year on a line, then "State - message", newest first;
- Instatus: the same with seconds and "GMT+0", below a list of its kind, length and parts; in its RSS summaries all on
  one line; Status.io: the time, then "[State] message";
- incident.io: "Status: State" above the message and "Affected components" with a list below it;
- AWS: a clock time of its own zone before each message, no state, oldest first;
- Google Cloud: an item for each update, "Incident began at … and ended at …" above it, and what is hit below it;
- Slack and others: the time on a line *below* its message, and the state on a line above;
- one item per update (Cachet, Better Stack, Azure, AWS of today): the state in the headline, or in the words alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tui.desk.facts.when.times import When
from tui.desk.statuspage.clocks import in_order, settled, told_time
from tui.desk.statuspage.components import components_in
from tui.desk.statuspage.states import ENDS, NAMES, named_state, worded_state
from tui.desk.statuspage.windows import Window, stated_window
from tui.model import Article, Field, State, Update
from tui.text.late import late

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|ust|ember|ober|tember)?"
_TIME = (
    rf"(?:(?:[A-Z][a-z]{{2,8}}, )?(?:{_MONTH}\.? {{1,2}}\d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?,? ?(?:at |- )?"
    r"|\d{4}-\d{2}-\d{2}[T ])?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?: ?[AaPp]\.?[Mm]\.?)?"
    r"(?: ?\(?(?:[A-Z]{1,5}(?:/[A-Z][a-z]+)?(?:[+-]\d{1,2}(?::?\d{2})?)?|[+-]\d{2}:?\d{2})\)?)?"
)
_STATE = rf"(?:Incident |Maintenance )?\[?(?P<state>{NAMES})\]?"
_HEADS = tuple(
    late(pattern)
    for pattern in (
        rf"(?:Posted (?:on )?)?(?P<time>{_TIME})\s*[-–—:]?\s*$",
        rf"(?P<time>{_TIME})\s*[-–—:|]?\s*(?i:{_STATE})\s*(?:[-–—:|]\s+|\]\s*|$)",
        rf"(?i:(?:current )?status\s*:\s*{_STATE})\s*(?:[-–—:.]\s*|$)",
        rf"(?i:\[(?P<state>{NAMES})\]\s*[-–—:]?\s*)",
        rf"(?P<state>(?i:{NAMES}))(?:\s+[-–—|]|\s*:)\s+",
        rf"(?P<state>(?i:{NAMES}))\s*$",
        rf"(?P<time>{_TIME})\s*[-–—:|]?\s+(?=\S)",
    )
)
_SCHEDULED = late(r"^THIS IS A SCHEDULED EVENT\b.*$", re.MULTILINE | re.IGNORECASE)
_PARTS = late(r"^(?:Affected|Impacted) (?:components|services|products)\s*:?", re.IGNORECASE)
_LISTED = late(
    r"^(?:Affected|Impacted) (?:components|services|products)[ \t]*:[ \t,]*[^\s,].*$", re.IGNORECASE | re.MULTILINE
)
_PLANNED = late(r"^Type:[ \t]*Maintenance[ \t]*$", re.IGNORECASE | re.MULTILINE)
_RUN_ON = late(
    rf"(?<=\S)[ \t]+(?={_MONTH} {{1,2}}\d{{1,2}}, \d{{1,2}}:\d{{2}}(?::\d{{2}})? (?:GMT|UTC)[+-]?\d* - (?i:{NAMES}) - )"
)
_HEADLINE = late(
    rf"^\W*(?:(?P<before>(?i:{NAMES}|mitigated))\W*[:\]\-–]|.*(?:\[(?P<within>(?i:{NAMES}))\]|\((?P<after>(?i:{NAMES}))\)\s*$))"
)
_LABEL = late(
    rf"^\s*(?:\[(?i:{NAMES})\]"
    rf"|(?:{NAMES.upper()}|MITIGATED|(?:Resolved|Mitigated|Update)(?=\s*[:\-–]))\s*[:\-–]\s)\s*"
)
_RUNNING = late(r"^Service is operating normally\b", re.IGNORECASE)


class _Head(NamedTuple):
    """What opens an update: how many characters of the line it takes, its time and its state."""

    length: int
    when: When | None
    state: State | None


class _Line(NamedTuple):
    """A line of the text, less its head: `[start, end)` is where `text`, the rest of it, stands."""

    start: int
    end: int
    text: str
    head: _Head | None


@dataclass(slots=True)
class _Block:
    """An update while its lines are gathered. `start` is -1 until its message begins."""

    when: When | None = None
    state: State | None = None
    start: int = -1
    end: int = -1
    parts: tuple[int, int] | None = None


@lru_cache(maxsize=2)
def history(article: Article) -> tuple[Update, ...]:
    """Return the updates of the incident that a status page's story tells of, oldest first; one at the least.

    A story without the marks of any dialect is one update, posted when it was published, in the state that its headline
    names or its words tell.
    """
    field, text = main_text(article)
    if window := stated_window(text):
        return (_posted(article, field, text, window),)
    blocks = _blocks(text)
    if not blocks:
        return (_whole(article, field, text),)
    if not _oldest_first(blocks, text, article.date):
        blocks.reverse()
    moments = in_order([block.when for block in blocks], article.date, article.updated)
    found = [_update(article, field, text, block, at) for block, at in zip(blocks, moments, strict=True)]
    if blocks[-1].state is None and (state := _headline_state(article.title)):
        found[-1] = replace(found[-1], state=state)
    if found[-1].at is None:
        alone = article.date if len(found) == 1 else None
        found[-1] = replace(found[-1], at=article.updated or alone)
    if _PLANNED.search(text):
        found = [_as_planned(update, article.date) for update in found]
    return tuple(_ended_last(found))


def has_history(article: Article) -> bool:
    """Tell whether the story is a history of its own, as pages write that publish one item per incident."""
    return bool(_blocks(main_text(article)[1]))


def main_text(article: Article) -> tuple[Field, str]:
    """Return the field that tells most: the text, else the description, else the headline.

    Some pages spoil the markup of their text, and tell the same as plain words in the description.
    """
    if article.text and (not article.description or _blocks(article.text) or not _blocks(article.description)):
        return "text", article.text
    return ("description", article.description) if article.description else ("title", article.title)


def _blocks(text: str) -> list[_Block]:
    """Return the updates as they stand in the text: those with a time or a state, and something to say."""
    lines = _lines(text)
    blocks = _closed_by_times(lines) if _times_trail(lines) else _opened_by_heads(lines)
    return [block for block in blocks if block.state or (block.when and block.start >= 0)]


def _lines(text: str) -> list[_Line]:
    """Return the lines that say something, without the blanks around them."""
    found = []
    at = 0
    for raw in _raw_lines(text):
        line = raw.strip()
        if line and not _SCHEDULED.match(line):
            start = at + len(raw) - len(raw.lstrip())
            head = _head(line)
            length = head.length if head else 0
            rest = line[length:]
            found.append(_Line(start + length + len(rest) - len(rest.lstrip()), start + len(line), rest.strip(), head))
        at += len(raw)
    return found


def _raw_lines(text: str) -> Iterator[str]:
    """Yield the lines of the text, each whole with its end; an update that follows another on its line begins one."""
    cuts = [0, *(match.end() for match in _RUN_ON.finditer(text)), len(text)]
    for start, end in pairwise(cuts):
        yield from text[start:end].splitlines(keepends=True)


def _opened_by_heads(lines: list[_Line]) -> list[_Block]:
    """Gather updates whose time and state stand above their messages; what stands before the first head is dropped."""
    blocks: list[_Block] = []
    timed = any(line.head and line.head.when for line in lines)
    for line in lines:
        if line.head and not (timed and _speaks(blocks, line.head)):
            _open(blocks, line.head)
        if blocks:
            _extend(blocks[-1], line)
    return blocks


def _speaks(blocks: list[_Block], head: _Head) -> bool:
    """Tell whether a state or a clock is part of the open message: a page that gives dates gives each update one."""
    last = blocks[-1] if blocks else None
    if last is None or last.when is None or last.state is None:
        return False
    return head.when is None or (head.when.day is None and last.when.day is not None)


def _closed_by_times(lines: list[_Line]) -> list[_Block]:
    """Gather updates whose time stands below their messages."""
    blocks = [_Block()]
    for line in lines:
        head = line.head or _Head(0, None, None)
        blocks[-1].state = blocks[-1].state or head.state
        _extend(blocks[-1], line)
        if head.when:
            blocks[-1].when = head.when
            blocks.append(_Block())
    return blocks


def _open(blocks: list[_Block], head: _Head) -> None:
    """Begin an update, or complete the one that is open: a state may stand on the line below its time."""
    last = blocks[-1] if blocks else None
    if last and last.start < 0 and not (last.state and head.state) and not (last.when and head.when):
        last.when, last.state = last.when or head.when, last.state or head.state
    else:
        blocks.append(_Block(head.when, head.state))


def _extend(block: _Block, line: _Line) -> None:
    """Add a line to an update: to the list of parts of the service once that has begun, else to the message."""
    if not line.text:
        return
    if block.parts or _PARTS.match(line.text):
        block.parts = (block.parts[0] if block.parts else line.start, line.end)
        return
    block.start = line.start if block.start < 0 else block.start
    block.end = line.end


def _head(line: str) -> _Head | None:
    """Return what the line opens, None where it is a line of a message."""
    for pattern in _HEADS:
        match = pattern.match(line)
        if match is None:
            continue
        found = match.groupdict()
        when = told_time(found["time"]) if found.get("time") else None
        state = named_state(found["state"]) if found.get("state") else None
        if when or state:
            return _Head(match.end(), when, state)
    return None


def _times_trail(lines: list[_Line]) -> bool:
    """Tell whether times stand below their messages: the last line is a time alone, and the first has none."""
    first, last = (lines[0].head, lines[-1].head) if len(lines) > 1 else (None, None)
    return not (first and first.when) and bool(last and last.when) and not lines[-1].text


def _oldest_first(blocks: list[_Block], text: str, published: datetime | None) -> bool:
    """Tell whether the updates stand oldest first: by dated times, then by states, named or in words."""
    dated = [moment for block in blocks if block.when and (moment := settled(block.when, published))]
    if len(dated) > 1 and dated[0] != dated[-1]:
        return dated[0] < dated[-1]
    ranks = [
        rank for block in blocks if (rank := _RANK.get(block.state or worded_state(text[block.start : block.end])))
    ]
    if len(ranks) > 1 and ranks[0] != ranks[-1]:
        return ranks[0] < ranks[-1]
    return bool(blocks) and all(block.state is None for block in blocks)


_PUNCTUAL = timedelta(minutes=5)
"""How long before its start planned work may be said to begin."""

_RANK = {
    State.SCHEDULED: 1,
    State.INVESTIGATING: 1,
    State.IN_PROGRESS: 2,
    State.IDENTIFIED: 2,
    State.MONITORING: 3,
    State.RESOLVED: 4,
    State.COMPLETED: 4,
    State.POSTMORTEM: 5,
}


def _ended_last(updates: list[Update]) -> list[Update]:
    """Put the end of an incident behind the other updates of its minute, which pages list in any order."""
    ordered = list(updates)
    for at in range(len(ordered) - 1):
        one, following = ordered[at], ordered[at + 1]
        if one.at and one.at == following.at and one.state in ENDS and following.state not in ENDS:
            ordered[at], ordered[at + 1] = following, one
    return ordered


def _update(article: Article, field: Field, text: str, block: _Block, at: datetime | None) -> Update:
    start, end = (block.start, block.end) if block.start >= 0 else (0, 0)
    words = text[start:end]
    listed = text[slice(*block.parts)] if block.parts else _listed(text[: max(0, block.start)])
    listed = listed or _listed(article.description)  # Instatus leaves the names out of its text
    state = block.state or worded_state(words)
    return Update(state, at, words, start, end, field, components_in(words, listed, article.title))


def _listed(text: str) -> str:
    """Return the line in which the page lists the parts that are hit, "" where there is none."""
    match = _LISTED.search(text)
    return match[0] if match else ""


def _as_planned(update: Update, start: datetime | None) -> Update:
    """Return an update of planned work, which some pages give the states of incidents: before its start it waits."""
    if update.state in ENDS:
        return replace(update, state=State.COMPLETED)
    if update.state not in (State.INVESTIGATING, State.IDENTIFIED):
        return update
    waits = start is not None and update.at is not None and update.at < start - _PUNCTUAL
    return replace(update, state=State.SCHEDULED if waits else State.IN_PROGRESS)


def _whole(article: Article, field: Field, text: str) -> Update:
    """Return the story as one update."""
    state = _headline_state(article.title) or worded_state(text if field != "title" else article.title)
    parts = components_in(text, _listed(text), article.title)
    return Update(state, article.updated or article.date, text, 0, len(text), field, parts)


def _posted(article: Article, field: Field, text: str, window: Window) -> Update:
    """Return the update that stands below the hours of its incident: over from the end on that they state."""
    words = text[window.start : window.end]
    parts = components_in(words, text[slice(*window.products)], article.title)
    state = State.RESOLVED if window.ended else worded_state(words)
    return Update(state, window.ended or article.updated or article.date, words, window.start, window.end, field, parts)


def bare_headline(title: str) -> str:
    """Return a page's headline without the state that some put before it: "RESOLVED: ", "[Resolved] ", "Update - ".

    A word that may be the name of what is hit stays: "Monitoring: no data".
    """
    return _LABEL.sub("", title) or title


def _headline_state(title: str) -> State | None:
    if _RUNNING.match(title):
        return State.RESOLVED
    match = _HEADLINE.match(title)
    return named_state(match["before"] or match["within"] or match["after"]) if match else None
