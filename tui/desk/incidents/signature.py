"""What of a story decides to which incident it belongs: its day, the names that it gives, and its weighted words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from math import fsum, sqrt

from tui.dataclass import dataclass
from tui.desk.facts.cause.classes import class_of
from tui.desk.facts.vendor.who import is_channel
from tui.desk.incidents.breaking import breaks_the_news
from tui.desk.incidents.retrospect import looks_far_back, stands_alone
from tui.desk.incidents.words import weight, words
from tui.desk.knowledge.gazetteer import Gazetteer, Mention, default
from tui.desk.knowledge.places import places
from tui.desk.reading.patterns import Line
from tui.desk.reading.story import read, speaker
from tui.desk.statuspage.history import has_history
from tui.model import Article, FeedKind
from tui.text import cut
from tui.text.late import late

_DESCRIPTION = 400
"""Characters of the description (else of the text) that count: beyond the lede, stories speak of other things."""

_TITLE_WEIGHT = 2.0

EVERYWHERE = "everywhere"
"""The place of a story whose title names nobody and says that all the world is hit: there is hardly ever another."""

_OF_AN_INCIDENT = late(
    r"/(?:incidents?|maintenances?|scheduled_maintenance|status-reports?|reports?|notices?)/[^?]*\w$", re.IGNORECASE
)
_WORLDWIDE = late(
    r"\b(?:global|globally|worldwide|world-wide|mass|around the (?:world|globe)|across the (?:world|globe))\b",
    re.IGNORECASE,
)


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
        mine, theirs = self.weights, other.weights
        # An exact sum, since a set of words has no order.
        product = fsum([mine[word] * theirs[word] for word in mine.keys() & theirs.keys()])
        return product / (self.length * other.length)


@dataclass(frozen=True, slots=True)
class Signature:
    """A story as the grouping sees it.

    `day` is the ordinal of its date in UTC (None: no date); `vendors` are those that its title names, `subjects` these
    and their owners, `services` the services there ("Vendor/Service"), `places` the places there in lower case,
    `mentioned` all that its description names. `page` is the status page that has a history of its own for this story
    ("" for any other story): two of them are two incidents. `address` is that of the incident itself, where a page that
    posts each update as an item of its own gives it one. `alone` tells that it looks back or tells of many outages,
    and belongs to no incident but its own; `breaking` that its title says that something is down now; `doubtful` that
    the story may tell of no outage at all, so that more than a name and a day must tie it to one. `cause` is the class
    of the cause that its title tells ("" for none).
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
    address: str = ""
    alone: bool = False
    breaking: bool = False
    vendors: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    doubtful: bool = False
    cause: str = ""

    @property
    def named(self) -> frozenset[str]:
        """All that the title names."""
        return self.subjects | self.services


def sign(article: Article, gazetteer: Gazetteer | None = None, *, doubtful: bool = False) -> Signature:
    """Return the signature of a story; `gazetteer` defaults to the vendors that we ship.

    `doubtful` is a story that may tell of an outage and is not sure to.
    """
    index = gazetteer or default()
    lede = cut(article.description or article.text, _DESCRIPTION)
    title_words, lede_words = set(words(_headline(article))), set(words(lede))
    headline = {word: weight(word) for word in title_words}
    wording = {
        word: weight(word) * (_TITLE_WEIGHT * (word in title_words) + (word in lede_words))
        for word in title_words | lede_words
    }
    known = speaker(article)
    vendors, owners, services = _sorted(_subjects(article, index))
    if article.vendor:
        page = index.called(article.vendor) or Mention(0, 0, "", article.vendor)
        vendors |= {page.vendor}
        owners |= {page.owner} - {""}
        services |= {f"{page.vendor}/{page.service}"} if page.service else set[str]()
    return Signature(
        id=article.id,
        title=article.title,
        day=article.date.astimezone(UTC).toordinal() if article.date else None,
        subjects=frozenset(vendors | owners),
        services=frozenset(services),
        mentioned=frozenset[str]().union(*_sorted(index.mentions(lede, known | vendors))),
        headline=Vector.of(headline),
        wording=Vector.of(wording),
        at=article.date,
        page=article.source if article.kind is FeedKind.STATUS and has_history(article) else "",
        address=address(article),
        alone=stands_alone(article.title) or looks_far_back(article.title, article.date),
        breaking=breaks_the_news(article.title),
        vendors=frozenset(vendors),
        places=_places(article.title, nameless=not vendors),
        doubtful=doubtful,
        cause=class_of(article.title),
    )


def address(article: Article) -> str:
    """Return the address of the one incident that a status page's item is of, "" where it has none."""
    link = article.url.partition("#")[0].rstrip("/") if article.kind is FeedKind.STATUS else ""
    return link if _OF_AN_INCIDENT.search(link) else ""


def _headline(article: Article) -> str:
    """Return the title, led by the vendor on a status page, whose stories need not say whose they are."""
    return f"{article.vendor} {article.title}" if article.kind is FeedKind.STATUS else article.title


def _subjects(article: Article, gazetteer: Gazetteer) -> list[Mention]:
    """Return whom the title names as hit; where others are, nobody who is only where people talk about it."""
    headline = read(replace(article, description="", text=""), gazetteer).title
    told = [(sentence, mention) for sentence in headline for mention in sentence.mentions]
    subjects = [mention for sentence, mention in told if not is_channel(sentence, mention)]
    return subjects or [mention for _, mention in told]


def _sorted(mentions: Iterable[Mention]) -> tuple[set[str], set[str], set[str]]:
    """Return the vendors that are mentioned, their owners, and the services."""
    mentions = tuple(mentions)
    return (
        {mention.vendor for mention in mentions},
        {mention.owner for mention in mentions if mention.owner},
        {f"{mention.vendor}/{mention.service}" for mention in mentions if mention.service},
    )


def _places(title: str, *, nameless: bool) -> frozenset[str]:
    found = frozenset(title[start:end].lower() for start, end in places(Line.of(title)))
    return found | {EVERYWHERE} if nameless and _WORLDWIDE.search(title) else found
