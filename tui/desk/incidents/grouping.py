"""Groups of stories by average linkage, kept up to date as stories arrive.

Agglomerative clustering with average linkage (Sokal & Michener 1958, UPGMA): the two groups with the highest mean score
between their members are merged, for as long as that mean is above `THRESHOLD`. A pair that was never compared counts
as `UNRELATED`. Groups can only grow inside a connected component of the pairs above the threshold, so one more story
regroups its own component and nothing else.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from tui.desk.incidents.likeness import NEVER, WINDOW, Model, shipped, why
from tui.desk.incidents.signature import EVERYWHERE, Signature
from tui.desk.incidents.words import RARE, TROUBLE

THRESHOLD = 0.5
"""The least mean logit at which two groups are one incident; chosen for precision ("default to separate")."""

UNRELATED = -1.0
"""The logit of a pair that shares no name and no telling word, and the least that any pair is taken for.

A large outage is told from many sides: that a story of the flights has no word of a story of the banks says little
against others that have. Only what can never be one incident weighs more.
"""

_TELLING = RARE / 2
"""The least weight of a word that makes two stories worth comparing."""


_UNDATED = -9
"""The spell of the stories without a date, which are compared with all others."""

_Key = tuple[int, str]
"""What stories are found by: their spell of time, and a name or a word."""


@dataclass(frozen=True, slots=True)
class Member:
    """A story in a group, and what ties it to the member that it is most like ("" for a story alone)."""

    id: str
    why: str


@dataclass(frozen=True, slots=True)
class Group:
    """One incident: its stories in order of date and id."""

    members: tuple[Member, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its stories."""
        return tuple(member.id for member in self.members)


@dataclass(slots=True)
class Grouping:
    """The incidents among the stories added so far; the order of adding does not matter."""

    model: Model = field(default_factory=shipped)
    _signatures: dict[str, Signature] = field(default_factory=dict)
    _scores: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    _index: dict[_Key, set[str]] = field(default_factory=lambda: defaultdict(set))
    _spells: set[int] = field(default_factory=set)
    _groups: dict[str, Group] = field(default_factory=dict)
    _reasons: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, signature: Signature) -> Group:
        """Add a story and return the group that it is in now. A story with a known id replaces the old one."""
        self._enter(signature)
        self._regroup(self._component(signature.id))
        return self._groups[signature.id]

    def add_all(self, signatures: Iterable[Signature]) -> None:
        """Add many stories; cheaper than one by one, and with the same result."""
        for signature in signatures:
            self._enter(signature)
        self._regroup_all()

    def remove(self, story: str) -> None:
        """Forget a story; unknown ids are none of our business."""
        signature = self._signatures.pop(story, None)
        if signature is None:
            return
        scores = self._scores.pop(story, {})
        self._reasons.pop(story, None)
        for other in scores:
            del self._scores[other][story]
            self._reasons[other].pop(story, None)
        for key in _keys(signature):
            self._index[_spell(signature), key].discard(story)
        self._groups.pop(story, None)
        for other, value in scores.items():
            if value > THRESHOLD:
                self._regroup(self._component(other))

    def group_of(self, story: str) -> Group:
        """Return the group of a story; raises KeyError for a story that was not added."""
        return self._groups[story]

    def groups(self) -> list[Group]:
        """Return all groups, by the date and id of their first story."""
        unique = {group.ids: group for group in self._groups.values()}
        return sorted(unique.values(), key=lambda group: self._order(group.ids[0]))

    def _enter(self, signature: Signature) -> None:
        self.remove(signature.id)
        self._compare(signature)
        self._signatures[signature.id] = signature
        self._spells.add(_spell(signature))
        for key in _keys(signature):
            self._index[_spell(signature), key].add(signature.id)

    def _compare(self, signature: Signature) -> None:
        """Score the story against each one that shares a name or a telling word with it."""
        keys, spells = _keys(signature), self._spells_near(signature)
        near: set[str] = set()
        near.update(*(self._index.get((spell, key), ()) for spell in spells for key in keys))
        for other in near:
            value = self.model.score(signature, self._signatures[other])
            if value > UNRELATED or value == NEVER:
                self._scores[signature.id][other] = value
                self._scores[other][signature.id] = value

    def _spells_near(self, signature: Signature) -> set[int]:
        """Return the spells that hold all stories which may be compared with this one."""
        if signature.day is None:
            return self._spells
        spell = _spell(signature)
        return self._spells & {spell - 1, spell, spell + 1, _UNDATED}

    def _component(self, story: str) -> list[str]:
        """Return all stories that can be reached over pairs above the threshold."""
        reached, open_ends = {story}, [story]
        while open_ends:
            for other, value in self._scores.get(open_ends.pop(), {}).items():
                if value > THRESHOLD and other not in reached:
                    reached.add(other)
                    open_ends.append(other)
        return sorted(reached, key=self._order)

    def _regroup_all(self) -> None:
        left = set(self._signatures)
        while left:
            component = self._component(next(iter(left)))
            left.difference_update(component)
            self._regroup(component)

    def _regroup(self, component: list[str]) -> None:
        for stories in _agglomerate(component, self._scores):
            group = Group(tuple(Member(story, self._why(story, stories)) for story in stories))
            for story in stories:
                self._groups[story] = group

    def _why(self, story: str, group: list[str]) -> str:
        others = [other for other in group if other != story]
        if not others:
            return ""
        scores, reasons = self._scores[story], self._reasons[story]
        nearest = max(others, key=lambda other: scores.get(other, UNRELATED))
        if nearest not in reasons:
            reasons[nearest] = why(self._signatures[story], self._signatures[nearest])
        return reasons[nearest]

    def _order(self, story: str) -> tuple[int, str, str]:
        signature = self._signatures[story]
        return (signature.day or 0, signature.title, story)


def _spell(signature: Signature) -> int:
    """Return the spell of time that a story is of: two that are not of neighbouring ones are never compared."""
    return _UNDATED if signature.day is None else signature.day // WINDOW


def _keys(signature: Signature) -> set[str]:
    """Return what a story can be found by: names, and words that tell enough of whom it happened to."""
    telling = {
        f"w:{word}" for word, value in signature.headline.weights.items() if value >= _TELLING and word not in TROUBLE
    }
    rare = {f"w:{word}" for word, value in signature.wording.weights.items() if value >= RARE}
    everywhere = {f"p:{EVERYWHERE}"} if EVERYWHERE in signature.places else set[str]()
    address = {f"a:{signature.address}"} if signature.address else set[str]()
    return telling | rare | everywhere | address | {f"n:{name}" for name in signature.named | signature.mentioned}


def _agglomerate(stories: list[str], scores: dict[str, dict[str, float]]) -> list[list[str]]:
    """Return the groups among `stories` (sorted); ties fall to the earlier stories, so that the result is one."""
    groups = {number: [number] for number in range(len(stories))}
    places = {story: number for number, story in enumerate(stories)}
    sums: dict[int, dict[int, float]] = {
        number: {places[other]: value for other, value in scores.get(story, {}).items() if other in places}
        for number, story in enumerate(stories)
    }
    heap = [(-value, one, other) for one, row in sums.items() for other, value in row.items() if one < other]
    heap = [item for item in heap if -item[0] > THRESHOLD]
    heapq.heapify(heap)
    while heap:
        _, one, other = heapq.heappop(heap)
        if one in groups and other in groups:
            _merge(one, other, groups, sums, heap)
    return [[stories[number] for number in sorted(group)] for group in groups.values()]


def _merge(
    one: int,
    other: int,
    groups: dict[int, list[int]],
    sums: dict[int, dict[int, float]],
    heap: list[tuple[float, int, int]],
) -> None:
    """Replace two groups by their union, and put its mean scores to the others on the heap."""
    union = len(sums)
    first, second = groups.pop(one), groups.pop(other)
    row, beside = sums[one], sums[other]
    sums[union] = joined = {}
    size = len(first) + len(second)
    for third in row.keys() | beside.keys():
        members = groups.get(third)
        if members is None:
            continue  # it is part of a union itself by now
        count = len(members)
        total = row.get(third, UNRELATED * len(first) * count) + beside.get(third, UNRELATED * len(second) * count)
        joined[third] = sums[third][union] = total
        mean = total / (size * count)
        if mean > THRESHOLD:
            heapq.heappush(heap, (-mean, third, union))
    groups[union] = first + second
