"""Whether an end is told of other houses than the one that is down: by their names, or by what a sentence takes up."""

from __future__ import annotations

import re

from tui.desk.facts.vendor.strangers import stranger
from tui.desk.facts.vendor.who import group, is_channel, main_vendor, owners
from tui.desk.knowledge.gazetteer import Mention
from tui.desk.reading.story import Reading, Sentence
from tui.text.late import late

_TAKES_UP = late(
    r"[“\"]?(?:it|they|that|this|its|the\s(?:company|firm|provider|supplier|group|operator|problem|issue|fault|failure|glitch|bug))\b",
    re.IGNORECASE,
)
"""How a sentence begins that goes on with what the one before spoke of."""


def is_of_others(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence of the body is about other houses than the one that is down: theirs works again."""
    if sentence.field == "title":
        return False
    if _named(sentence):
        return _names_others_alone(reading, sentence)
    at = reading.body.index(sentence)
    if not _TAKES_UP.match(sentence.text):
        return False
    before = next((one for one in reversed(reading.body[max(0, at - _TAKEN_UP) : at]) if _named(one)), None)
    return before is not None and before.broken and _names_others_alone(reading, before)


_TAKEN_UP = 2
"""Sentences back to the one whose trouble "the problem has been fixed" may speak of."""


def _named(sentence: Sentence) -> list[Mention]:
    told = (one for one in sentence.mentions if not is_channel(sentence, one))
    return [one for one in told if not (one.channel and sentence.text.endswith("on ", 0, one.start - sentence.start))]


def _names_others_alone(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence names houses, but not the one that is down."""
    if unknown := stranger(reading):
        return unknown.name not in sentence.text
    main, known = main_vendor(reading), owners(reading)
    return bool(main) and all(
        group(one, known) != main and main not in (one.vendor, one.owner) for one in _named(sentence)
    )
