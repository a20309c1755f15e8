"""Headlines written for the flag's training, with made-up fillings: what we know of the matter, put as examples.

`data/flag_phrases.txt` lists them. They are training material alone: no figure is measured on them.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

from tui.model import Article, FeedKind

PATH = Path(__file__).with_name("data") / "flag_phrases.txt"
_LIST = re.compile(r"(\w) = (.+)")
_LINE = re.compile(r"(s?)([+-])(\d*) (.+)")
_SLOT = re.compile(r"\{(\w)\}")


def phrases(times: int, seed: int = 3) -> list[tuple[Article, bool]]:
    """Return each line of the list filled `times` times (or as often as the line says), and whether it is an outage.

    Half of the headlines are written In Title Case.
    """
    fillings: dict[str, list[str]] = {}
    chosen = random.Random(seed)
    made: dict[tuple[str, str, str, str], None] = {}
    for line in PATH.read_text(encoding="utf-8").splitlines():
        if match := _LIST.fullmatch(line):
            fillings[match[1]] = match[2].split(" | ")
        elif match := _LINE.fullmatch(line):
            for _ in range(int(match[3] or times)):
                words = _SLOT.sub(lambda slot: chosen.choice(fillings[slot[1]]), match[4])
                title, _, body = words.partition(" || ")
                if chosen.random() < 0.5:
                    title = " ".join(_capital(word) for word in title.split())
                made[match[1], match[2], _capital(title), body] = None
    return [
        (Article("", title, body, kind=FeedKind.STATUS if mark else FeedKind.NEWS), sign == "+")
        for mark, sign, title, body in made
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
