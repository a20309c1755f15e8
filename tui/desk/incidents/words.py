"""How much a word tells of *which* outage a story is about.

The weight is the word's inverse document frequency among technology headlines (Spärck Jones 1972), capped by how common
it is among outage stories: "Rogers" tells much, "the" nothing, and "down" nothing either, since every outage story has
it. `benchmarks/train_incidents.py` counts them; a word that is not listed is rare and weighs `RARE`. How long an outage
lasted tells nothing of which one it was, so words of time and number weigh nothing.
"""

from __future__ import annotations

from functools import cache

from tui.desk.packaged import packaged
from tui.text.late import late

RARE = 8.3
"""The weight of a word that is not listed: about one headline in 4,000 or fewer has it."""

TROUBLE = frozenset(
    "attack attacked blamed breach breached compromised cripple crippled crippling cyber cyberattack cyberattacked"
    " cybercriminal ddo ddos disrupt disrupted disrupting disruption extortion fell force forced forcing gang hack"
    " hacked hacker hacking hit hitting incident infected intrusion knock knocked knocking malware offline online"
    " paralyse paralysed paralyze paralyzed pulled ransom ransomware recover recovering restore restored restoring"
    " security shut shuttered struck suffer suffered suffering target targeted taken take took victim website".split()
)
"""Words that tell what was done, and not to whom: many victims a week are "knocked offline by a cyberattack"."""

_DATA = "word_weights.txt"
_MEASURES = frozenset(
    "one two three four five six seven eight nine ten eleven twelve dozen half hundred thousand million several "
    "second minute hour day week month year today yesterday overnight hours-long day-long hour-long".split()
)
"""Words of time and number, as `words()` gives them."""

_HOUSES = frozenset({"hn", "cnet", "vgc"})
"""What outlets and boards put into their own headlines ("Tell HN:", "- CNET")."""

_WORD = late(r"[a-z0-9](?:[a-z0-9'&+.-]*[a-z0-9+])?")


def words(text: str) -> list[str]:
    """Return the words of `text` in order: lower case, possessives and plural endings cut off."""
    return [_stem(match) for match in _WORD.findall(text.lower().replace("’", "'"))]


def weight(word: str) -> float:
    """Return the weight of a word as `words()` gives it, from 0 (tells nothing) to `RARE`."""
    return 0.0 if word in _MEASURES or word in _HOUSES else _weights().get(word, RARE)


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


@cache
def _weights() -> dict[str, float]:
    lines = packaged(_DATA).splitlines()
    return {word: float(value) for word, value in (line.split() for line in lines if not line.startswith("#"))}
