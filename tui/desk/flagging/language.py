"""Is this English? A cheap test, for the flag's rules and weights are learnt on English alone.

The text decides where it has enough to say: letters of a script that English does not use, the words that bind the
sentences of a language, the words that its headlines of trouble are made of, and its own letters. Names count little
("Pokémon", "Le Monde", "São Paulo"), addresses not at all. The feed's own tag decides where the text says too little,
for feeds often carry the tag of their software.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from tui.desk.packaged import packaged
from tui.text.late import late

ENGLISH = "en"
UNKNOWN = "und"

_SAMPLE = 600
_ADDRESS = late(r"(?:https?://|www\.)\S+|\b(?:Article|Comments) URL:|\b# Comments: \d+|\bPoints: \d+")
_ADDRESSED = ("://", "www.", " URL:", "# Comments:", "Points:")
"""Each match of `_ADDRESS` holds one of these, which are found faster."""
_WORD = late(r"(?<![\w./@&+#'’-])[^\W\d_]+(?:['’-][^\W\d_]+)*(?![\w/@&+#-]|\.\w)")
_ENOUGH = 2.0
"""Evidence from which a text is taken for another language, where there is more of it than for English."""
_BARELY = 1.0
"""The same where nothing at all speaks for English."""
_BINDING, _OPENING, _TELLING, _LETTERED, _LETTERED_NAME = 1.0, 0.75, 2.0, 1.0, 0.25
_SCRIPTED = 1.5
_LETTERS = {
    "de": "ßäöü",
    "fr": "éèêàâçùûîôœë",
    "es": "ñáéíóú¿¡",
    "pt": "ãõçáéíóúâêô",
    "it": "àèéìòù",
    "nl": "ëï",
    "sv": "åäö",
    "da": "åøæ",
    "fi": "äö",
    "pl": "łżźśćęąńó",
    "cs": "ěščřžýáíéůúň",
    "ro": "ăâîșț",
    "hu": "őűáéíóöúü",
    "tr": "ışğçöüİ",
    "vi": "đơưạảấầẩậắằẵặẹẻẽếềểệỉịọỏốồổộớờởợụủứừửựỳỵỷỹ",
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
_SCRIPTED_LETTER = late(f"[{''.join(f'{first}-{last}' for _, first, last in _SCRIPTS)}]")
_UKRAINIAN = frozenset("іїєґІЇЄҐ")
_WITHOUT_BLANKS = ("ja", "zh", "th")
"""Languages that part no words: two of their characters count as one."""


def language(text: str, tag: str = "") -> str:
    """Return the code of the language that `text` is written in ("en", "de", …; "und" where nothing tells).

    `tag` is the feed's own claim, such as "de-DE"; it decides where the text says too little.
    """
    sample = text[:_SAMPLE]
    if any(sign in sample for sign in _ADDRESSED):
        sample = _ADDRESS.sub(" ", sample)
    evidence = _evidence(sample)
    english = evidence.pop(ENGLISH, 0.0)
    claimed = tag.strip().lower().replace("_", "-").split("-")[0]
    if evidence:
        # The feed's claim breaks a tie between languages that are much alike.
        best = max(evidence, key=lambda code: (evidence[code], code == claimed))
        found = evidence[best] + (_BINDING if best == claimed else 0)
        if found > english and found >= (_ENOUGH if english else _BARELY):
            return best
    if english >= _ENOUGH or (english and not claimed):
        return ENGLISH
    return claimed or UNKNOWN


def _evidence(sample: str) -> defaultdict[str, float]:
    """Return how much speaks for each language: one for a word that binds, two for one that tells of trouble."""
    found: defaultdict[str, float] = defaultdict(float)
    known = _known()
    plain = sample.isascii()
    if not plain:
        found.update(_by_script(sample))
    for at, word in enumerate(_WORD.findall(sample)):
        lowered = word.lower() if plain else word.lower().replace("’", "'")
        if lowered not in known and (plain or word.isascii()):
            continue
        is_name = word != lowered
        telling, binding = known.get(lowered, _UNKNOWN_WORD)
        for code in telling:
            found[code] += _BINDING if code == ENGLISH else _TELLING
        for code in binding:
            # Other languages write the words that bind in lower case, in headlines too.
            if code == ENGLISH or not is_name:
                found[code] += _BINDING
            elif at == 0 and len(word) > 1 and word.istitle():
                found[code] += _OPENING
        if not plain and not word.isascii():
            for code in _by_letters(lowered):
                found[code] += _LETTERED_NAME if is_name else _LETTERED
    return found


def _by_letters(word: str) -> Iterator[str]:
    """Yield the languages whose own letters hold all that is special in a word."""
    special = {letter for letter in word if "\x7f" < letter < "\u0370" or "\u1e00" <= letter < "\u1f00"}
    if special:
        yield from (code for code, letters in _LETTERS.items() if special.issubset(letters))


def _by_script(text: str) -> dict[str, float]:
    """Return how many words are in a script that English does not use, by its language."""
    if not _SCRIPTED_LETTER.search(text):
        return {}
    counts: Counter[str] = Counter()
    words: Counter[str] = Counter()
    before = ""
    for character in text:
        code = ""
        if character > "\u036f" and character.isalpha():
            code = next((code for code, first, last in _SCRIPTS if first <= character <= last), "")
            counts[code] += 1
            words[code] += code != before
        before = code
    if counts["ja"]:
        # Japanese mixes kana with the Chinese characters.
        counts["ja"] += counts.pop("zh", 0)
    if counts["ru"] and not _UKRAINIAN.isdisjoint(text):
        counts["uk"], words["uk"] = counts.pop("ru"), words["ru"]
    return {
        code: _SCRIPTED * (count / 2 if code in _WITHOUT_BLANKS else words[code] + (count > words[code] * 4))
        for code, count in counts.items()
        if code and (count > 1 or code in _WITHOUT_BLANKS)
    }


@cache
def _known() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the languages in whose headlines a word tells of trouble, and those in which it binds, by the word."""
    telling, binding = _listed("+"), _listed("=")
    return {word: (telling.get(word, ()), binding.get(word, ())) for word in telling.keys() | binding.keys()}


_UNKNOWN_WORD: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


def _listed(sign: str) -> dict[str, tuple[str, ...]]:
    """Return the languages of each word that stands behind `sign` in the packaged list."""
    codes: defaultdict[str, list[str]] = defaultdict(list)
    for line in packaged("languages.txt").splitlines():
        code, mark, words = (*line.split(" ", 2), "", "")[:3]
        if mark == sign:
            for word in dict.fromkeys(words.split()):
                codes[word].append(code)
    return {word: tuple(found) for word, found in codes.items()}
