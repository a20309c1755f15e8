"""What the flag's model sees of a story: words, phrases and word pairs of its title and of the start of its body.

Each feature is a key (the model's name for it) and the words that it stands on, so that a weight can be shown on what
earned it. Keys are made of stems and placeholders (`tui.desk.words`); keys of the body begin with ":", those that title
and body share with "*" (so that a phrase learnt in titles counts in bodies too), and keys of what is known besides the
words with "=".
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import pairwise

from tui.desk.cues import kind_of
from tui.desk.words import Token, tokens
from tui.model import Article, FeedKind, Field
from tui.text.late import late

TITLE_WORDS = 30
BODY_WORDS = 60
BODY_CHARACTERS = 600
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

    def features(self, vocabulary: Container[str]) -> Iterator[Feature]:
        """Yield the features of the story; a key may come more than once.

        A word outside `vocabulary` is `@name` where it is written as names are, else `@oov`.
        """
        for key in self.known:
            yield key, ()
        title = known_words(self.title, vocabulary)
        yield from _title(title)
        yield from _title_kinds(title)
        yield from _shared(title, 0)
        body = known_words(self.body, vocabulary)
        yield from _body(body, len(self.title))
        yield from _body_kinds(body, len(self.title))
        yield from _shared(body, len(self.title))


def read(article: Article) -> Reading:
    """Return the words of the title, and of the description or (where that is thin) of the start of the text."""
    field, text = _body_text(article)
    return Reading(
        tokens(_headline(article.title), TITLE_WORDS),
        tokens(text[:BODY_CHARACTERS], BODY_WORDS),
        field,
        tuple(_known(article)),
    )


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


def known_words(words: list[Token], vocabulary: Container[str]) -> list[str]:
    """Return the stems of the words, with a placeholder for each that `vocabulary` does not hold."""
    return [word.norm if word.norm in vocabulary else "@name" if word.name else "@oov" for word in words]


def _title(words: list[str]) -> Iterator[Feature]:
    last = len(words) - 1
    for at, word in enumerate(words):
        here = (at,)
        yield word, here
        for then in range(at + 2, last + 1):
            yield f"{word}~{words[then]}", (at, then)
    if words:
        yield f"^ {words[0]}", (0,)
        yield f"{words[last]} $", (last,)
    for at in range(last):
        first, second = words[at], words[at + 1]
        yield f"{first} {second}", (at, at + 1)
        if at == 0:
            yield f"^ {first} {second}", (at, at + 1)
        if at + 1 == last:
            yield f"{first} {second} $", (at, at + 1)
        else:
            yield f"{first} {second} {words[at + 2]}", (at, at + 1, at + 2)


def _body(words: list[str], offset: int) -> Iterator[Feature]:
    for at, word in enumerate(words, offset):
        yield f":{word}", (at,)
    for at, (word, then) in enumerate(pairwise(words), offset):
        yield f":{word} {then}", (at, at + 1)


def _kinds(words: list[str], offset: int) -> list[tuple[str, int]]:
    """Return the kinds of the words that do more than bind, and their places."""
    return [(kind, at) for at, word in enumerate(words, offset) if (kind := kind_of(word))]


def _title_kinds(words: list[str]) -> Iterator[Feature]:
    kinds = _kinds(words, 0)
    last = len(kinds) - 1
    for at, (kind, place) in enumerate(kinds):
        yield f"#{kind}", (place,)
        chain = f"#{kind}"
        places: tuple[int, ...] = (place,)
        if at == 0:
            yield f"#^ {kind}", places
        for then in range(at + 1, min(at + 4, last + 1)):
            chain, places = f"{chain} {kinds[then][0]}", (*places, kinds[then][1])
            yield chain, places
            if at == 0:
                yield f"#^ {chain}", places
            if then == last:
                yield f"{chain} $", places
        for other, elsewhere in kinds[at + 2 :]:
            yield f"#{kind}~{other}", (place, elsewhere)


def _body_kinds(words: list[str], offset: int) -> Iterator[Feature]:
    kinds = _kinds(words, offset)
    for at, (kind, place) in enumerate(kinds):
        chain = f":#{kind}"
        places: tuple[int, ...] = (place,)
        yield chain, places
        for other, elsewhere in kinds[at + 1 : at + 3]:
            chain, places = f"{chain} {other}", (*places, elsewhere)
            yield chain, places


def _shared(words: list[str], offset: int) -> Iterator[Feature]:
    """Yield words, pairs and strings of up to four kinds under keys that do not tell the title from the body."""
    for at, word in enumerate(words, offset):
        yield f"*{word}", (at,)
    for at, (word, then) in enumerate(pairwise(words), offset):
        yield f"*{word} {then}", (at, at + 1)
    kinds = _kinds(words, offset)
    for at, (kind, place) in enumerate(kinds):
        chain = f"*#{kind}"
        places: tuple[int, ...] = (place,)
        yield chain, places
        for other, elsewhere in kinds[at + 1 : at + 4]:
            chain, places = f"{chain} {other}", (*places, elsewhere)
            yield chain, places
