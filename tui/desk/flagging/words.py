"""Headlines as words: tokens with offsets, crude stems, and the names of services taken together.

The flag's model must know "Notion experiencing issues" without having seen Notion, so names become placeholders:
`@svc` (a known digital service), `@org` (a firm that is in the news for much else), `@num` (a number), `@http` (a
status of HTTP that tells of an error).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from tui.desk.packaged import packaged
from tui.text.late import late

_WORD = late(r"[^\W_]+(?:['’.&][^\W_]+)*\+?|[?!:]")
_SERVICES = "services.txt"

_REMEMBERED = 8_192
"""Words of which it is remembered what they come to: 3 MB. Twice as many would be met again once a story more."""

_LEMMAS = {
    word: lemma
    for lemma, words in {
        "go": "goes went gone going",
        "take": "takes took taken taking",
        "bring": "brings brought bringing",
        "leave": "leaves left leaving",
        "break": "breaks broke breaking",
        "come": "comes came coming",
        "lose": "loses lost losing",
        "be": "is are was were been being am be",
        "have": "has had having have",
        "not": "isn't aren't wasn't don't doesn't didn't won't not wouldn't isnt doesnt dont haven't hasn't",
        "cannot": "can't cant cannot couldn't",
        "hit": "hits hitting",
        "shut": "shuts shutting",
        "cut": "cuts cutting",
        "says": "say said saying says",
        "die": "dies died dying",
        "freeze": "freezes froze frozen freezing",
        "it's": "its it's",
        "@http": "404 404s 500s 502 502s 503 503s 504 504s 4xx 5xx",
    }.items()
    for word in words.split()
}


class Token(NamedTuple):
    """A word of a text: its stem or placeholder (`norm`), its span, and whether it is written as names are."""

    norm: str
    start: int
    end: int
    name: bool = True


_Name = tuple[tuple[str, ...], str]
"""The further words of a service's name, and its placeholder."""


class _Form(NamedTuple):
    """What a word comes to wherever it stands: whom it names (without "'s"), its stem, whether it may be a name, and
    the names of services that begin with it, longest first."""

    owner: str
    norm: str
    name: bool
    names: Sequence[_Name]


def tokens(text: str, limit: int) -> list[Token]:
    """Return at most `limit` words of `text`, in order; the names of services are one token each."""
    found = list(islice(_WORD.finditer(text), limit))
    return [
        Token(norm, found[first].start(), found[last].end(), name)
        for norm, name, first, last in _joined([_form(match[0]) for match in found])
    ]


def norms(text: str, limit: int) -> list[tuple[str, bool]]:
    """Return the `norm` and the `name` of each of the `tokens`, in half the time."""
    forms = list(map(_form, _WORD.findall(text)[:limit]))
    if not any(map(_NAMES, forms)):
        return [(form.norm, form.name) for form in forms]
    return [(norm, name) for norm, name, _, _ in _joined(forms)]


def _joined(forms: list[_Form]) -> Iterator[tuple[str, bool, int, int]]:
    """Yield norm and name of each token, with the places of its first and its last word."""
    done = 0
    for at, (_, norm, name, names) in enumerate(forms):
        if at < done:
            continue
        for rest, placeholder in names:
            size = len(rest) + 1
            if tuple(form.owner for form in forms[at + 1 : at + size]) == rest:
                done = at + size
                yield placeholder, True, at, done - 1
                break
        else:
            yield norm, name, at, at


_NAMES = attrgetter("names")


@lru_cache(maxsize=_REMEMBERED)
def _form(word: str) -> _Form:
    lower = _bare(word)
    owner, name = _owner(lower), _is_name(word)
    return _Form(owner, stem(lower), name, service_names().get(owner, ()) if name else ())


def _bare(word: str) -> str:
    """Return the word in lower case, with a straight apostrophe."""
    return word.lower().replace("’", "'")


def _owner(word: str) -> str:
    return word.removesuffix("'s")


def _is_name(word: str) -> bool:
    """Tell whether the word may be a name: it has a capital, a digit or a dot."""
    return not word.islower() or "." in word or word[0].isdigit()


@lru_cache(maxsize=_REMEMBERED)
def stem(word: str) -> str:
    """Return a crude stem of a lower-case word: "crashes", "crashed" and "crashing" are one."""
    if word in _LEMMAS:
        return _LEMMAS[word]
    if word[0].isdigit():
        return "@num"
    word = word.removesuffix("'s").rstrip("'")
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
    if len(word) > 6 and word.endswith("ing"):
        word = word[:-3]
    elif len(word) > 4 and word.endswith("ed") and not word.endswith("eed"):
        word = word[:-2]
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


@cache
def service_names() -> dict[str, list[_Name]]:
    """Return the names of services by their first word: the words that follow and the placeholder, longest first."""
    names: dict[str, list[_Name]] = {}
    placeholder = "@org"
    for line in packaged(_SERVICES).splitlines():
        if line.startswith("#"):
            placeholder = "@svc" if "@svc" in line else "@org"
            continue
        for name in line.split(","):
            first, *rest = (match[0] for match in _WORD.finditer(name))
            names.setdefault(first, []).append((tuple(rest), placeholder))
    for found in names.values():
        found.sort(key=lambda item: -len(item[0]))
    return names
