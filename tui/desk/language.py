"""Is this English? A cheap test, for the flag's rules and weights are learnt on English alone.

The text decides where it has enough to say (function words of one language, or letters of a script that English does
not use); the feed's own tag decides where it has not, for feeds often carry the tag of their software.
"""

from __future__ import annotations

import re
from collections import Counter

ENGLISH = "en"
UNKNOWN = "und"

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 600
_ENOUGH = 2
_FUNCTION_WORDS = {
    ENGLISH: (
        "the of and to in is for on with that are was by at from this have has its after been were will not "
        "you it as but or an be says who what how why your we they about more than can just up out over new "
        "all"
    ),
    "de": (
        "der die das und ist nicht ein eine mit von auf für den dem des im zu sich auch bei nach wird sind "
        "war wie oder aus einen einer noch vor wegen über nur werden"
    ),
    "fr": (
        "le la les et des est une un du pour dans que qui sur avec pas au aux par plus son ses ce cette sont "
        "été en ne se d l mais après leur"
    ),
    "es": (
        "el la los las de y en un una por con para es del que se su al lo como más sus pero son ha este fue "
        "sobre tras sin"
    ),
    "it": (
        "il la di e che per un una con non del della dei delle sono si da è gli alla nel più anche dopo come "
        "dal al ha lo le nella"
    ),
    "pt": "o a os as de e em um uma por com para é do da dos das que se no na não mais como foi ao seu sua são após",
    "nl": (
        "de het een en van in is op te met voor niet dat aan zijn er ook bij naar uit door om maar werd na "
        "als nog worden"
    ),
    "sv": "och det att i en på är som för med av den till inte ett har om de från kan efter var men vid nu så",
    "da": "og det at i en på er som for med af den til ikke et har om de fra kan efter var men ved nu så",
    "pl": "i w na z się nie do to że jest o po za przez od jak ale dla są tym został",
    "tr": "ve bir bu için ile de da çok daha olarak sonra gibi kadar ne olan en",
    "id": "yang dan di ini itu dengan untuk dari pada tidak dalam akan ke juga oleh",
}
_LANGUAGES_OF = {
    word: [code for code, words in _FUNCTION_WORDS.items() if word in words.split()]
    for word in " ".join(_FUNCTION_WORDS.values()).split()
}
_SCRIPTS = (
    ("ru", "\u0400", "\u04ff"),
    ("el", "\u0370", "\u03ff"),
    ("he", "\u0590", "\u05ff"),
    ("ar", "\u0600", "\u06ff"),
    ("hi", "\u0900", "\u097f"),
    ("th", "\u0e00", "\u0e7f"),
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7af"),
    ("zh", "\u4e00", "\u9fff"),
)


def language(text: str, tag: str = "") -> str:
    """Return the code of the language that `text` is written in ("en", "de", …; "und" where nothing tells).

    `tag` is the feed's own claim, such as "de-DE"; it decides where the text says too little.
    """
    sample = text[:_SAMPLE]
    if not sample.isascii() and (code := _script(sample)):
        return code
    claimed = tag.strip().lower().replace("_", "-").split("-")[0]
    best, hits, runner_up = _by_function_words(sample)
    if hits >= _ENOUGH and hits > runner_up:
        return best
    return claimed or (best if best == ENGLISH and hits else UNKNOWN)


def _script(text: str) -> str:
    """Return the language that most of the letters' script points to, "" for Latin letters."""
    counts: Counter[str] = Counter()
    letters = 0
    for character in text:
        if character.isalpha():
            letters += 1
            if character > "\u036f":
                counts.update(code for code, first, last in _SCRIPTS if first <= character <= last)
    if counts["ja"]:
        # Japanese mixes kana with the Chinese characters.
        counts["ja"] += counts.pop("zh", 0)
    code, count = counts.most_common(1)[0] if counts else ("", 0)
    return code if count * 3 > letters else ""


def _by_function_words(text: str) -> tuple[str, int, int]:
    """Return the language with the most function words, how many it has, and how many the next one has."""
    counts: Counter[str] = Counter()
    for match in _WORD.finditer(text):
        counts.update(_LANGUAGES_OF.get(match[0].lower(), ()))
    ranked = counts.most_common(2)
    best, hits = ranked[0] if ranked else (UNKNOWN, 0)
    return best, hits, ranked[1][1] if len(ranked) > 1 else 0
