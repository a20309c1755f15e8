"""The labelled stories for training and scoring the flag, in groups that must not be torn apart.

Reads ../shared/data (real headlines, not part of the project). Two stories belong to one group where they are of one
incident, have nearly the same title, or are outages of one service within two days: a model that has seen one of them
has all but seen the other.
"""

from __future__ import annotations

import datetime
import gzip
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.flag_reviewed import mark_of, title_key
from tui.desk.flagging.words import tokens
from tui.model import Article

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
_SIMILAR = 0.6
_DAYS = 2
_COMMON = 200
HELD_OUT = 5
"""One group in this many is held out: no choice is made on it."""


@dataclass(slots=True)
class Example:
    """A labelled story; `origin` is "labelled", "incidents" or "reviewed"; those of one `group` stay together."""

    article: Article
    outage: bool
    origin: str
    stratum: str = ""
    incident: str = ""
    date: str = ""
    group: int = 0

    @property
    def held_out(self) -> bool:
        """Tell whether no choice may be made on this story."""
        return fold_of(self.group, "held out", HELD_OUT) == 0


def article_of(row: dict[str, Any]) -> Article:
    """Return what the desk reads of a row of the data (which may lack anything but its title)."""
    return Article(
        id=row.get("id") or "",
        title=row["title"],
        description=row.get("description") or "",
        url=row.get("url") or "",
        source=row.get("source") or "",
    )


def json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON Lines file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def stream() -> list[dict[str, Any]]:
    """Return the unlabelled headlines, each title once."""
    return list({title_key(row["title"]): row for row in json_lines(DATA / "headlines.jsonl.gz")}.values())


def examples(reviewed: dict[str, int] | None = None, headlines: Iterable[dict[str, Any]] = ()) -> list[Example]:
    """Return all labelled stories with their groups set, each title once.

    `reviewed` has labels (1 outage, 0 not) of stories of `headlines` by `flag_reviewed.mark_of`.
    """
    found: dict[str, Example] = {}
    for row in json_lines(DATA / "labelled.jsonl"):
        found[f"{len(found)}"] = _example(row, row["label"] == "outage", "labelled", row.get("incident_id") or "")
    known = {title_key(example.article.title) for example in found.values()}
    for incident in json_lines(DATA / "incidents.jsonl"):
        for row in incident["stories"]:
            key = title_key(row["title"])
            if key not in known:
                known.add(key)
                found[key] = _example(row, True, "incidents", incident["incident_id"])
    for row in headlines:
        key = title_key(row["title"])
        label = reviewed.get(mark_of(row["title"])) if reviewed else None
        if key not in known and label in (0, 1):
            known.add(key)
            found[key] = _example(row, label == 1, "reviewed", "")
    result = list(found.values())
    _set_groups(result)
    return result


def _example(row: dict[str, Any], outage: bool, origin: str, incident: str) -> Example:
    return Example(article_of(row), outage, origin, row.get("stratum", ""), incident, row.get("date") or "")


def fold_of(group: int, salt: str, folds: int) -> int:
    """Return the fold (0 to folds - 1) of a group; another salt shuffles them anew."""
    return int(hashlib.sha256(f"{salt} {group}".encode()).hexdigest(), 16) % folds


def _set_groups(found: list[Example]) -> None:
    parent = list(range(len(found)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for first, second in _same_story(found):
        parent[root(first)] = root(second)
    for at, example in enumerate(found):
        # The number of a group is that of its text, so that new examples do not move old ones to another fold.
        leader = found[root(at)]
        example.group = int(hashlib.sha256(title_key(leader.article.title).encode()).hexdigest()[:12], 16)


def _same_story(found: list[Example]) -> Iterator[tuple[int, int]]:
    """Yield pairs that must not be torn apart."""
    first_of: dict[str, int] = {}
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    words = [frozenset(title_key(example.article.title).split()) for example in found]
    for at, example in enumerate(found):
        if example.incident:
            yield at, first_of.setdefault(example.incident, at)
        for word in words[at]:
            by_word[word].append(at)
    for at in range(len(found)):
        shared = Counter(
            other for word in words[at] if len(by_word[word]) < _COMMON for other in by_word[word] if other < at
        )
        for other in shared:
            if len(words[at] & words[other]) >= _SIMILAR * len(words[at] | words[other]):
                yield at, other
    yield from _same_days(found)


def _same_days(found: list[Example]) -> Iterator[tuple[int, int]]:
    days: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, example in enumerate(found):
        if example.outage and len(example.date) >= len("2026-01-01"):
            day = datetime.date.fromisoformat(example.date[:10]).toordinal()
            for name in _names(example.article.title):
                days[name].append((day, at))
    for dated in days.values():
        dated.sort()
        for (day, at), (next_day, then) in pairwise(dated):
            if next_day - day <= _DAYS:
                yield at, then


def _names(title: str) -> set[str]:
    """Return the names of services in a title."""
    return {title[token.start : token.end].lower() for token in tokens(title, 30) if token.norm in ("@svc", "@org")}
