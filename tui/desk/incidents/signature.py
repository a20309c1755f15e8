"""What of a story decides to which incident it belongs: its day, the names that it gives, and its weighted words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from math import fsum, sqrt

from tui.desk.gazetteer import Gazetteer, default
from tui.desk.incidents.retrospect import stands_alone
from tui.desk.incidents.words import weight, words
from tui.desk.statuspage.history import has_history
from tui.model import Article, FeedKind
from tui.text import cut

_DESCRIPTION = 400
"""Characters of the description (else of the text) that count: beyond the lede, stories speak of other things."""

_TITLE_WEIGHT = 2.0


@dataclass(frozen=True, slots=True)
class Vector:
    """Weighted words, with the length of the vector."""

    weights: Mapping[str, float]
    length: float

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> Vector:
        """Return the vector of these weights, without the words that tell nothing."""
        kept = {word: value for word, value in weights.items() if value > 0}
        return cls(kept, sqrt(sum(value * value for value in kept.values())) or 1.0)

    def cosine(self, other: Vector) -> float:
        """Return the cosine of the angle between two vectors, from 0 (nothing in common) to 1 (the same words)."""
        shared = self.weights.keys() & other.weights.keys()
        # An exact sum, since a set of words has no order.
        product = fsum(self.weights[word] * other.weights[word] for word in shared)
        return product / (self.length * other.length)


@dataclass(frozen=True, slots=True)
class Signature:
    """A story as the grouping sees it.

    `day` is the ordinal of its date in UTC (None: no date); `subjects` are the vendors that its title names with their
    owners, `services` the services there ("Vendor/Service"), `mentioned` all that its description names. `page` is the
    status page that has a history of its own for this story ("" for any other story): two of them are two incidents.
    `alone` tells that it looks back or tells of many outages, and belongs to no incident but its own.
    """

    id: str
    title: str
    day: int | None
    subjects: frozenset[str]
    services: frozenset[str]
    mentioned: frozenset[str]
    headline: Vector
    wording: Vector
    at: datetime | None = None
    page: str = ""
    alone: bool = False

    @property
    def named(self) -> frozenset[str]:
        """All that the title names."""
        return self.subjects | self.services


def sign(article: Article, gazetteer: Gazetteer | None = None) -> Signature:
    """Return the signature of a story; `gazetteer` defaults to the vendors that we ship."""
    index = gazetteer or default()
    lede = cut(article.description or article.text, _DESCRIPTION)
    title_words, lede_words = set(words(_headline(article))), set(words(lede))
    headline = {word: weight(word) for word in title_words}
    wording = {
        word: weight(word) * (_TITLE_WEIGHT * (word in title_words) + (word in lede_words))
        for word in title_words | lede_words
    }
    subjects, services = _names(index, article.title)
    if article.vendor:
        subjects |= {article.vendor}
    return Signature(
        id=article.id,
        title=article.title,
        day=article.date.astimezone(UTC).toordinal() if article.date else None,
        subjects=frozenset(subjects),
        services=frozenset(services),
        mentioned=frozenset[str]().union(*_names(index, lede)),
        headline=Vector.of(headline),
        wording=Vector.of(wording),
        at=article.date,
        page=article.source if article.kind is FeedKind.STATUS and has_history(article) else "",
        alone=stands_alone(article.title),
    )


def _headline(article: Article) -> str:
    """Return the title, led by the vendor on a status page, whose stories need not say whose they are."""
    return f"{article.vendor} {article.title}" if article.kind is FeedKind.STATUS else article.title


def _names(gazetteer: Gazetteer, text: str) -> tuple[set[str], set[str]]:
    """Return the vendors and the services that a text names."""
    mentions = gazetteer.mentions(text)
    vendors: Iterable[str] = (name for mention in mentions for name in (mention.vendor, mention.owner) if name)
    return set(vendors), {f"{mention.vendor}/{mention.service}" for mention in mentions if mention.service}
