"""The fields of the query language: `is:outage`, `status:live`, `feed:register`, `since:12h`, `score:>0.8`, …"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from difflib import get_close_matches

from tui.archive import signs
from tui.archive.query.compile import Between, Condition, Fold, Node, OfFeeds, OfVendor, words
from tui.archive.schema import PLACE_SHIFT
from tui.model import FeedKind, Severity


def _lowest(index: str, condition: str) -> str:
    """Return SQL for the lowest place in an index of the stories with a mark; left alone SQLite would walk them all."""
    return f"SELECT place FROM story INDEXED BY {index} WHERE {condition} ORDER BY place LIMIT 1"  # noqa: S608 - constants


MARKS = {
    "outage": Condition("outage = 1", tallied=True, expression=signs.OUTAGE),
    "bookmarked": Condition("bookmarked = 1", tallied=True, expression=signs.BOOKMARKED),
    "unread": Condition("unread = 1", tallied=True, broad=True, floor=_lowest("story_unread", "unread = 1")),
    "read": Condition("unread = 0", tallied=True, broad=True),
    "updated": Condition("updated = 1", tallied=True, floor=_lowest("story_updated", "updated = 1")),
    "noted": Condition("story.note <> ''", floor=_lowest("story_noted", "note <> ''")),
    "muted": Condition(
        "story.id IN (SELECT member.story_id FROM incident JOIN member ON member.incident_id = incident.id "
        "WHERE incident.muted = 1)"
    ),
}
STATES = {"live": "LIVE", "watch": "WTCH", "wtch": "WTCH", "fixed": "FIXD", "fixd": "FIXD", "past": "PAST"}

_UNITS = {"m": 60, "h": 3600, "d": 86400, "w": 604800}
_AGO = re.compile(r"(\d{1,5})([mhdw])")
_SCORE = re.compile(r"(>=|<=|>|<|=)?(0(?:\.\d+)?|1(?:\.0*)?|\.\d+)")


def condition(field: str, value: str) -> Node:
    """Return the condition that `field:value` sets; raises ValueError saying what may stand there."""
    if not value:
        raise ValueError(f"{field}: needs something after it, as in {_EXAMPLES[field]}")
    return FIELDS[field](value)


def _is(value: str) -> Node:
    return MARKS[_choice("is", value, MARKS)]


def _kind(value: str) -> Node:
    kind = _choice("kind", value, {str(kind) for kind in FeedKind})
    return Condition("kind = ?", (kind,), tallied=True, broad=True, expression=signs.of_kind(kind))


def _status(value: str) -> Node:
    status = STATES[_choice("status", value, STATES)]
    return Condition("status = ? AND status IS NOT NULL", (status,), expression=signs.of_status(status))


def _severity(value: str) -> Node:
    severity = _choice("severity", value, {one.lower() for one in Severity}).upper()
    return Condition("severity = ? AND severity IS NOT NULL", (severity,), expression=signs.of_severity(severity))


def _named(column: str) -> Callable[[str], Node]:
    """Return the reader of a field whose words stand in a column of the search index."""
    return lambda value: words(value.removesuffix("*"), prefix=value.endswith("*"), column=column)


def _vendor(value: str) -> Node:
    return _named("vendor")(value) if value.endswith("*") else OfVendor(value)


def _cause(value: str) -> Node:
    return Condition("cause <> '' AND instr(lower(cause), lower(?)) > 0", (value,))


def _feed(value: str) -> Node:
    return OfFeeds("url = ? OR instr(lower(title), lower(?)) > 0", (value, value))


def _group(value: str) -> Node:
    return OfFeeds("lower(grouping) = lower(?)", (value,))


def _since(value: str) -> Node:
    return Between(low=_moment("since", value) << PLACE_SHIFT)


def _before(value: str) -> Node:
    return Between(high=_moment("before", value) << PLACE_SHIFT)


def _incident(value: str) -> Node:
    numbers = value.split(",")
    if not all(number.isdecimal() and number.isascii() and len(number) < 19 for number in numbers):
        raise ValueError("incident: takes the number of an incident, or several, as in incident:7,9")
    marks = ", ".join("?" * len(numbers))
    sql = f"story.id IN (SELECT story_id FROM member WHERE incident_id IN ({marks}))"  # noqa: S608 - question marks
    return Condition(sql, tuple(map(int, numbers)))


def _fold(value: str) -> Node:
    _choice("fold", value, {"incident"})
    return Fold()


def _score(value: str) -> Node:
    found = _SCORE.fullmatch(value)
    if found is None:
        raise ValueError("score: takes a number from 0 to 1, as in score:>0.8")
    sign, score = found[1] or ">=", float(found[2])
    # The index of high scores is used where the condition says that it is one.
    high = " AND score >= 0.5" if sign in (">", ">=", "=") and score >= 0.5 else ""
    return Condition(f"score {sign} ?{high}", (score,))


def _moment(field: str, value: str) -> int:
    """Return the unix time of "12h" (so long ago) or "2026-11-01" (its start in UTC, or with a time as written)."""
    if ago := _AGO.fullmatch(value.lower()):
        return int(time.time()) - int(ago[1]) * _UNITS[ago[2]]
    try:
        moment = datetime.fromisoformat(value)
        seconds = int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
    except (ValueError, OverflowError):
        raise ValueError(f"{field}: takes a time, as in {field}:12h, {field}:7d or {field}:2026-11-01") from None
    return max(0, seconds)


def _choice(field: str, value: str, known: Mapping[str, object] | set[str]) -> str:
    """Return the known word that `value` is, in any case; raises ValueError with the one that was meant."""
    word = value.lower()
    if word in known:
        return word
    near = get_close_matches(word, sorted(known), n=1)
    advice = f"did you mean {field}:{near[0]}?" if near else f"known are {', '.join(sorted(known))}"
    raise ValueError(f"there is no {field}:{value}; {advice}")


FIELDS: dict[str, Callable[[str], Node]] = {
    "is": _is,
    "kind": _kind,
    "status": _status,
    "severity": _severity,
    "vendor": _vendor,
    "service": _named("service"),
    "cause": _cause,
    "note": _named("note"),
    "feed": _feed,
    "group": _group,
    "incident": _incident,
    "fold": _fold,
    "since": _since,
    "before": _before,
    "score": _score,
}

_EXAMPLES = {
    "is": "is:outage",
    "kind": "kind:status",
    "status": "status:live",
    "severity": "severity:crit",
    "vendor": "vendor:cloudflare",
    "service": "service:checkout",
    "cause": "cause:attack",
    "note": "note:ticket",
    "feed": "feed:register",
    "group": "group:cloud",
    "incident": "incident:7",
    "fold": "fold:incident",
    "since": "since:12h",
    "before": "before:2026-11-01",
    "score": "score:>0.8",
}
