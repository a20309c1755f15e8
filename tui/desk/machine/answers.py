"""What a model answered, read as text from outside: any bytes may stand there, and most of them mean nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tui.text import clean_line

MOST_CLAIMS = 12
MOST_CITED = 2
LONGEST = 400
"""Characters of a takeaway; a longer one is no takeaway."""

_LOOKED_AT = 100_000
_TRIES = 40
"""Places at which JSON may begin that are tried: models like to talk before they answer."""

_TEXT_KEYS = ("text", "takeaway", "summary")
_CITED_KEYS = ("sentences", "sentence", "ids", "citations", "cites")
_NUMBER = re.compile(r"\D{0,3}(\d{1,4})\D{0,2}")
_OPENING = re.compile(r"[{\[]")
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Claim:
    """A takeaway as the model wrote it, as one clean line, with the numbers of the sentences that it cites."""

    text: str
    cited: tuple[int, ...]


def claims(answer: str) -> tuple[Claim, ...]:
    """Return the takeaways that an answer holds; none where it holds no JSON of the shape that was asked for.

    Fences, thinking aloud and talk around the JSON are passed over. Never raises.
    """
    text = answer[:_LOOKED_AT].rpartition("</think>")[2]
    for place, match in enumerate(_OPENING.finditer(text)):
        if place == _TRIES:
            break
        try:
            value, _ = _DECODER.raw_decode(text, match.start())
        except (ValueError, RecursionError):
            continue
        if found := tuple(_claims(value)):
            return found
    return ()


def _claims(value: Any) -> Iterator[Claim]:
    if isinstance(value, dict):
        value = next((value[key] for key in ("takeaways", "bullets") if key in value), None)
    if not isinstance(value, list):
        return
    for item in value[:MOST_CLAIMS]:
        if not isinstance(item, dict):
            continue
        text = next((item[key] for key in _TEXT_KEYS if isinstance(item.get(key), str)), "")
        line = clean_line(text[: 4 * LONGEST])
        if 0 < len(line) <= LONGEST:
            yield Claim(line, _cited(next((item[key] for key in _CITED_KEYS if key in item), None)))


def _cited(value: Any) -> tuple[int, ...]:
    """Return the numbers that a value gives: 3, "3", "[3]", [3, 4], ["S3"]; each once, in ascending order."""
    found: set[int] = set()
    for one in (value if isinstance(value, list) else [value])[:8]:
        if isinstance(one, int) and not isinstance(one, bool):
            found.add(one)
        elif isinstance(one, str) and (match := _NUMBER.fullmatch(one.strip()[:12])):
            found.add(int(match[1]))
    return tuple(sorted(found))
