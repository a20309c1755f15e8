"""What the flag's model sees of a story: words, phrases and word pairs of its title and of the start of its body.

Each feature is a key (the model's name for it) and the words that it stands on, so that a weight can be shown on what
earned it. Keys are made of stems and placeholders (`tui.desk.words`); keys of the body begin with ":", those that title
and body share with "*" (so that a phrase learnt in titles counts in bodies too), and keys of what is known besides the
words with "=".
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from tui.desk.cues import kind_of
from tui.desk.words import Token, tokens
from tui.model import Article, FeedKind, Field
from tui.text.late import late

TITLE_WORDS = 30
BODY_WORDS = 60
BODY_CHARACTERS = 600
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

    def features(self, vocabulary: Container[str]) -> list[Feature]:
        """Return the features of the story; a key may come more than once.

        A word outside `vocabulary` is `@name` where it is written as names are, else `@oov`.
        """
        title = known_words(((word.norm, word.name) for word in self.title), vocabulary)
        body = known_words(((word.norm, word.name) for word in self.body), vocabulary)
        found: list[Feature] = [(key, ()) for key in self.known]
        found += _title(title)
        found += _body(body, len(title))
        return found


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


def _title(words: list[str]) -> list[Feature]:
    last = len(words) - 1
    pairs = [(f"{first} {second}", (at, at + 1)) for at, (first, second) in enumerate(pairwise(words))]
    found: list[Feature] = [(word, (at,)) for at, word in enumerate(words)]
    found += pairs
    found += [(f"{pair} {word}", (at, at + 1, at + 2)) for (pair, (at, _)), word in zip(pairs, words[2:], strict=False)]
    found += [
        (f"{word}~{then}", (at, there))
        for at, word in enumerate(words)
        for there, then in enumerate(words[at + 2 :], at + 2)
    ]
    if words:
        found += ((f"^ {words[0]}", (0,)), (f"{words[last]} $", (last,)))
    if pairs:
        found += ((f"^ {pairs[0][0]}", (0, 1)), (f"{pairs[-1][0]} $", (last - 1, last)))
    chains = _chains(words, 0)
    return [*found, *_title_kinds(chains), *_shared(words, 0, chains)]


def _title_kinds(chains: list[list[Feature]]) -> list[Feature]:
    found = [chain for of_size in chains for chain in of_size]
    found += [(f"#^ {of_size[0][0][1:]}", of_size[0][1]) for of_size in chains[:1] if of_size]
    for of_size in chains[1:]:
        if of_size:
            (first, began), (last, ended) = of_size[0], of_size[-1]
            found += ((f"#^ {first}", began), (f"{last} $", ended))
    single = chains[0]
    found += [
        (f"{kind}~{other[1:]}", (place, elsewhere))
        for at, (kind, (place,)) in enumerate(single)
        for other, (elsewhere,) in single[at + 2 :]
    ]
    return found


def _body(words: list[str], offset: int) -> list[Feature]:
    found: list[Feature] = [(f":{word}", (at,)) for at, word in enumerate(words, offset)]
    found += [(f":{first} {second}", (at, at + 1)) for at, (first, second) in enumerate(pairwise(words), offset)]
    chains = _chains(words, offset)
    found += [(f":{chain}", places) for of_size in chains[:3] for chain, places in of_size]
    return found + _shared(words, offset, chains)


def _shared(words: list[str], offset: int, chains: list[list[Feature]]) -> list[Feature]:
    """Return words, pairs and strings of up to four kinds under keys that do not tell the title from the body."""
    found: list[Feature] = [(f"*{word}", (at,)) for at, word in enumerate(words, offset)]
    found += [(f"*{first} {second}", (at, at + 1)) for at, (first, second) in enumerate(pairwise(words), offset)]
    found += [(f"*{chain}", places) for of_size in chains for chain, places in of_size]
    return found


def _chains(words: list[str], offset: int) -> list[list[Feature]]:
    """Return the strings of one, two, three and four kinds of the words that do more than bind."""
    kinds = [(kind, at) for at, word in enumerate(words, offset) if (kind := kind_of(word))]
    names, places = [kind for kind, _ in kinds], [at for _, at in kinds]
    return [
        [(f"#{' '.join(names[at : at + size])}", tuple(places[at : at + size])) for at in range(len(kinds) - size + 1)]
        for size in range(1, LONGEST_CHAIN + 1)
    ]
