"""From a story's text to the sentences that could stand for it."""

from __future__ import annotations

from tui.dataclass import dataclass
from tui.desk.reading.boilerplate import DATELINE, is_boilerplate, is_caption
from tui.desk.reading.stems import content, words
from tui.text.late import late
from tui.text.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence at its span. `tokens` are its words in order, `stems` those that say something.

    `heading` tells that it is the last of its line, short, and does not end like a sentence.
    """

    start: int
    end: int
    text: str
    tokens: list[str]
    stems: list[str]
    heading: bool = False


_MARKER = late(r"(?:[-–—•*‣▪◦●·]|\(?\d{1,2}[.)])\s+")
_DETACHED_QUOTE = late(r"[\"'”’)]\s+(?=\S)")
_LETTER = late(r"[^\W\d_]")
_SENTENCE_END = late(r"[.!?…。！？][\"'”’»)\]*]*$")
_LONGEST_HEADING = 14
_DATELINES_BEFORE = 2


def passages(text: str) -> list[Passage]:
    """Return the sentences of `text` that carry the story, in order.

    A dateline and a list marker lie outside the spans. Bylines, captions, links to other stories and adverts are left
    out.
    """
    found: list[Passage] = []
    line_end = -1
    byline = caption = False
    for start, end in sentence_spans(text):
        if start > line_end:
            line_end = _line_end(text, start)
            caption = is_caption(text[start:line_end])
        sentence = text[start:end]
        if caption or byline or is_boilerplate(sentence):
            byline = sentence.rstrip(". ").lower() == "by"
            continue
        start += _lead(text, start, end, first=len(found) < _DATELINES_BEFORE)
        if _LETTER.search(text, start, end):
            found.append(_passage(text, start, end, last=end == line_end))
    return found


def _line_end(text: str, start: int) -> int:
    """Return where the line that holds `start` ends, the white space at its end left out."""
    end = text.find("\n", start)
    return start + len(text[start : len(text) if end < 0 else end].rstrip())


def _lead(text: str, start: int, end: int, *, first: bool) -> int:
    """Return how many characters at the head of a sentence are not its words: stray quote, list marker, dateline."""
    at = start
    for pattern in (_DETACHED_QUOTE, _MARKER, *((DATELINE,) if first else ())):
        if match := pattern.match(text, at, end):
            at = match.end()
    return at - start


def _passage(text: str, start: int, end: int, *, last: bool) -> Passage:
    """Return the sentence at the span; `last` tells that its line ends with it."""
    sentence = text[start:end]
    tokens = words(sentence)
    heading = last and len(tokens) <= _LONGEST_HEADING and not _SENTENCE_END.search(sentence)
    return Passage(start, end, sentence, tokens, content(tokens), heading)
