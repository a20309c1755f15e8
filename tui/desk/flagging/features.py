"""What the flag's model sees of a story: words, phrases and word pairs of its title and of the start of its body.

Each feature is a key (the model's name for it) and the words that it stands on, so that a weight can be shown on what
earned it. Keys are made of stems and placeholders (`tui.desk.flagging.words`); keys of the body begin with ":", those
that title and body share with "*" (so that a phrase learnt in titles counts in bodies too), and keys of what is known
besides the words with "=".
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from tui.dataclass import dataclass
from tui.desk.flagging.cues import kind_of
from tui.desk.flagging.words import Token, tokens
from tui.model import Article, FeedKind, Field
from tui.text.late import late

TITLE_WORDS = 30
BODY_WORDS = 60
BODY_CHARACTERS = 600
BODY, SHARED = ":", "*"
"""The signs that keys begin with of features of the body, and of those that title and body share."""
BODY_STRINGS = 5
"""How many kinds of strings of the body are features of it alone: all but those of four kinds of words."""
LONGEST_CHAIN = 4
"""Kinds of words that are strung together, at most."""
_SHORT_BODY = 40
_LINKS_ONLY = late(r"\s*Article URL:")
_PUBLISHER = late(
    r"\s[-–—|]\s(?!.*\b(?i:resolved|fixed|down|offline|outages?|update|monitoring|identified|investigating|errors?"
    r"|unavailable|degraded|completed|scheduled|maintenance)\b)(?:[A-Z][\w.&'’]*\s?){1,4}$"
)
_SHORTEST_HEADLINE = 20
"""Characters before a dash that make a headline of their own: what follows in capitals is its publisher."""
_STATUS_PAGE = late(r"//[\w.-]*status[\w.-]*/|/incidents?/|/status\b", re.IGNORECASE)

Feature = tuple[str, tuple[int, ...]]
"""A key of the model, and the places of its words in the reading (none: the story as a whole)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A story as the model reads it: the words of its title, then those of its body."""

    title: list[Token]
    body: list[Token]
    body_field: Field
    known: tuple[str, ...]

    def word(self, place: int) -> tuple[Field, Token]:
        """Return the field and the token at a place."""
        if place < len(self.title):
            return "title", self.title[place]
        return self.body_field, self.body[place - len(self.title)]

    def features(self, vocabulary: Container[str]) -> Features:
        """Return the features of the story.

        A word outside `vocabulary` is `@name` where it is written as names are, else `@oov`.
        """
        title = _strings(known_words(((word.norm, word.name) for word in self.title), vocabulary), 0)
        body = _strings(known_words(((word.norm, word.name) for word in self.body), vocabulary), len(self.title))
        return Features(
            title=[*((key, ()) for key in self.known), *chain(*title), *_of_title_alone(title)],
            body=[*chain(*body[:BODY_STRINGS])],
            shared=[*chain(*title, *body)],
        )


class Features(NamedTuple):
    """The features of a story; a key may come more than once, at several places.

    Those of the title hold what is known besides the words; the shared ones are those of title and body under keys that
    do not tell one from the other.
    """

    title: list[Feature]
    body: list[Feature]
    shared: list[Feature]

    def keys(self) -> set[str]:
        """Return all keys, those of the body and the shared ones behind their signs."""
        signed = (("", self.title), (BODY, self.body), (SHARED, self.shared))
        return {sign + key for sign, features in signed for key, _ in features}


class Parts(NamedTuple):
    """What is read of a story: its headline, the field and the start of its body, and what is known besides."""

    title: str
    body_field: Field
    body: str
    known: tuple[str, ...]


def parts(article: Article) -> Parts:
    """Return the title, and the description or (where that is thin) the text, cut to what is read of them."""
    field, text = _body_text(article)
    return Parts(_headline(article.title), field, text[:BODY_CHARACTERS], tuple(_known(article)))


def read(article: Article) -> Reading:
    """Return the words of the parts of a story."""
    title, field, body, known = parts(article)
    return Reading(tokens(title, TITLE_WORDS), tokens(body, BODY_WORDS), field, known)


def _headline(title: str) -> str:
    """Return the title without the publisher's name that some feeds append (" - CNET", " | TechCrunch")."""
    match = _PUBLISHER.search(title, _SHORTEST_HEADLINE)
    return title[: match.start()] if match else title


def _body_text(article: Article) -> tuple[Field, str]:
    text = "" if _LINKS_ONLY.match(article.description) else article.description
    if len(text) < _SHORT_BODY and article.text:
        return "text", article.text
    return "description", text


def _known(article: Article) -> Iterator[str]:
    """Yield what is known of the story besides its words."""
    if article.kind is FeedKind.STATUS:
        yield "=comes from a status feed"
    if _STATUS_PAGE.search(article.url) or _STATUS_PAGE.search(article.description[:300]):
        yield "=speaks of a status page"


def known_words(words: Iterable[tuple[str, bool]], vocabulary: Container[str]) -> list[str]:
    """Return the stems of the words, with a placeholder for each that `vocabulary` does not hold."""
    return [norm if norm in vocabulary else "@name" if name else "@oov" for norm, name in words]


def _strings(words: list[str], offset: int) -> list[list[Feature]]:
    """Return the words, the pairs of words, and the strings of one, two, three and four kinds."""
    kinds = [(kind, at) for at, word in enumerate(words, offset) if (kind := kind_of(word))]
    return [
        [(word, (at,)) for at, word in enumerate(words, offset)],
        [(f"{first} {second}", (at, at + 1)) for at, (first, second) in enumerate(pairwise(words), offset)],
        *(_strung(kinds, size) for size in range(1, LONGEST_CHAIN + 1)),
    ]


def _strung(kinds: list[tuple[str, int]], size: int) -> list[Feature]:
    """Return the strings of so many kinds that follow each other."""
    names, places = [kind for kind, _ in kinds], [at for _, at in kinds]
    starts = range(len(kinds) - size + 1)
    return [(f"#{' '.join(names[at : at + size])}", tuple(places[at : at + size])) for at in starts]


def _of_title_alone(strings: list[list[Feature]]) -> list[Feature]:
    """Return what only a title has: three words, how it begins and ends, and words and kinds further apart."""
    words, pairs, kinds, *chains = strings
    found: list[Feature] = [
        (f"{pair} {word}", (*places, *place)) for (pair, places), (word, place) in zip(pairs, words[2:], strict=False)
    ]
    for ends in filter(None, (words, pairs)):
        found += ((f"^ {ends[0][0]}", ends[0][1]), (f"{ends[-1][0]} $", ends[-1][1]))
    found += [(f"#^ {kind[1:]}", place) for kind, place in kinds[:1]]
    for ends in filter(None, chains):
        found += ((f"#^ {ends[0][0]}", ends[0][1]), (f"{ends[-1][0]} $", ends[-1][1]))
    found += [
        (f"{word}~{then}", (*place, *there))
        for at, (word, place) in enumerate(words)
        for then, there in words[at + 2 :]
    ]
    found += [
        (f"{kind}~{then[1:]}", (*place, *there))
        for at, (kind, place) in enumerate(kinds)
        for then, there in kinds[at + 2 :]
    ]
    return found
