"""Words as the desk counts them: lower case, crudely stemmed, without those that every text is full of."""

from __future__ import annotations

from functools import lru_cache

from tui.text.late import late

_WORD = late(r"[^\W_]+(?:['’][^\W_]+)*")

COMMON = frozenset(
    "a about above after again against all also am an and any are aren't as at back be because been before being"
    " below between both but by can can't could couldn't did didn't do does doesn't doing don't down during each"
    " even few for from further get gets getting go goes going got had hadn't has hasn't have haven't having he her"
    " here hers him his how i if i'm in into is isn't it its it's just like made make makes many may me might more"
    " most much must my no nor not now of off on once one only or other our ours out over own said same say saying"
    " says she should so some still such than that that's the their theirs them then there these they they're this"
    " those through to too two under until up upon us use used using very was wasn't way we well were weren't what"
    " when where whether which while who whom whose why will with won't would wouldn't year years you your".split()
)
"""Words that say nothing of what a text is about."""


def words(text: str) -> list[str]:
    """Return the words of a text in order, in lower case, with straight apostrophes."""
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


def content(tokens: list[str]) -> list[str]:
    """Return the stems of those words that say something."""
    return [stem(token) for token in tokens if token not in COMMON and (len(token) > 1 or token.isdigit())]


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """Return a word without its commonest endings, so that "outages" meets "outage" and "crashed" meets "crash"."""
    word = word.removesuffix("'s").removesuffix("'")
    for ending, rest in (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word.removesuffix(ending) + rest
            break
    return word.removesuffix("e") if len(word) > 4 else word
