"""What reports of status pages list under a heading: "Affected services and features:", one to a line."""

from __future__ import annotations

from collections.abc import Iterator

from tui.desk.reading.patterns import Pattern
from tui.desk.reading.story import Reading, Sentence
from tui.text.late import late

_HEADING = Pattern(
    r"\b(?:affected|impacted)\s(?:services?|products?|components?|systems?)(?:\s(?:and|&)\s\w+)?:\*{0,2}\s?$",
    hints="affected|impacted",
)
_ANOTHER = late(r"\*\*|#|[^:]{2,60}:\*{0,2}\s*$")
_NAME = late(r"[-*•\s]*([A-Z][^\n]{1,70}?)(?=\s+-\s|[.,;:(]|$)")
_SENTENCE = late(r"(?![-*•])\s*\w+(?:[\s,;]+[^\s.]+){5,}\.")
"""A sentence behind the list, as "We will tell more by noon"; what the list says of a name stands behind a dash."""
_MOST = 12
"""Lines under a heading that still belong to it."""


def listed_as_affected(reading: Reading) -> Iterator[tuple[Sentence, int, int]]:
    """Yield what stands under a heading of what is affected, as ranges of each sentence's field."""
    for at, sentence in enumerate(reading.body):
        if not _HEADING.first(sentence.line):
            continue
        for line in reading.body[at + 1 : at + 1 + _MOST]:
            if _ANOTHER.match(line.text) or _SENTENCE.fullmatch(line.text):
                break
            if name := _NAME.match(line.text):
                yield line, line.start + name.start(1), line.start + name.end(1)
