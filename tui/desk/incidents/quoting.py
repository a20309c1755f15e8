"""What a dossier quotes: the sentence that a fact stands in, so that a reader sees at once who said what."""

from __future__ import annotations

from tui.model import Fact, Story, Version
from tui.text.sentences import sentence_spans

_MOST = 200
"""Characters of a sentence that are shown; of a longer one, those around the fact."""

_CUT = "…"


def quoted(version: Version, fact: Fact) -> str:
    """Return the fact's sentence on one line; of a long one the words around the fact, with "…" where it is cut."""
    text: str = getattr(version, fact.field)
    start, end = _sentence(text, fact)
    room = max(0, _MOST - (fact.end - fact.start))
    if end - start <= _MOST:
        return _on_one_line(text[start:end])
    first = _next_word(text, max(start, fact.start - room // 2, fact.end - _MOST), start, fact.start)
    last = _last_word(text, min(end, first + max(_MOST, fact.end - first)), end, fact.end)
    cuts = (_CUT if first > start else "", _CUT if last < end else "")
    return f"{cuts[0]}{_on_one_line(text[first:last])}{cuts[1]}"


def status_quoted(story: Story) -> str:
    """Return the sentence by which a story tells where the outage stands; its headline where none does."""
    status = (fact for fact in story.version.analysis.facts if fact.slot == "status")
    found = next(status, None)
    return quoted(story.version, found) if found else story.version.title


def _sentence(text: str, fact: Fact) -> tuple[int, int]:
    """Return where the sentence begins and ends that the fact stands in, or the sentences where it is longer."""
    start = text.rfind("\n", 0, fact.start) + 1
    end = text.find("\n", fact.end)
    line = text[start : end if end >= 0 else len(text)]
    spans = [(start + first, start + last) for first, last in sentence_spans(line)]
    touched = [span for span in spans if span[0] < fact.end and span[1] > fact.start]
    return (touched[0][0], touched[-1][1]) if touched else (fact.start, fact.end)


def _next_word(text: str, at: int, start: int, limit: int) -> int:
    """Return where the first whole word begins that stands at or behind `at`."""
    if at <= start or text[at - 1].isspace():
        return at
    gap = text.find(" ", at, limit)
    return gap + 1 if gap >= 0 else limit


def _last_word(text: str, at: int, end: int, limit: int) -> int:
    """Return where the last whole word ends that stands before `at`."""
    if at >= end or text[at].isspace():
        return at
    gap = text.rfind(" ", limit, at)
    return gap if gap >= 0 else limit


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
