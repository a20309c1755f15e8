"""From a model's claims to takeaways: its words where a cited sentence carries them, else the sentence itself."""

from __future__ import annotations

from dataclasses import dataclass

from tui.desk.machine.answers import MOST_CITED, Claim, claims
from tui.desk.machine.asking import Question
from tui.desk.machine.carried import carries
from tui.desk.takeaways.passages import Passage
from tui.desk.takeaways.roles import role_of
from tui.model import Origin, Takeaway
from tui.text import clean_line


@dataclass(frozen=True, slots=True)
class Checked:
    """The takeaways that came through, in the story's order, and how many of the model's claims did not.

    `refused` claims were replaced by the sentence that they cite, `dropped` ones cite none and left nothing.
    """

    takeaways: tuple[Takeaway, ...]
    refused: int = 0
    dropped: int = 0


def checked(asked: Question, answer: str, body: str) -> Checked:
    """Return the takeaways in a model's answer to `asked`, a story whose text is `body`.

    A takeaway with origin MODEL is machine-written and its span is what carries it; one with origin DESK is the story's
    own sentence. Never raises, whatever the answer holds.
    """
    kept: dict[tuple[int, int], Takeaway] = {}
    refused = dropped = 0
    for claim in claims(answer):
        cited = _cited(asked, claim)
        if not cited:
            dropped += 1
            continue
        span, written = _carrying(body, cited, claim.text)
        if any(span[0] < end and start < span[1] for start, end in kept):
            continue
        kept[span] = _takeaway(asked, body, span, claim.text if written else "")
        refused += not written
        if len(kept) == asked.count:
            break
    return Checked(tuple(kept[span] for span in sorted(kept)), refused, dropped)


def _cited(asked: Question, claim: Claim) -> list[Passage]:
    """Return the sentences that a claim cites; none where one of its numbers is wrong, or where there are too many."""
    if not 1 <= len(claim.cited) <= MOST_CITED or not all(1 <= one <= len(asked.sentences) for one in claim.cited):
        return []
    return [asked.sentences[one - 1] for one in claim.cited]


def _carrying(body: str, cited: list[Passage], text: str) -> tuple[tuple[int, int], bool]:
    """Return the span of what carries the claim and True, or the span of the first cited sentence and False."""
    spans = [(one.start, one.end) for one in cited]
    first, last = spans[0], spans[-1]
    if first != last and not body[first[1] : last[0]].strip():
        spans.append((first[0], last[1]))  # two that follow each other carry it together
    for start, end in spans:
        if carries(clean_line(body[start:end]), text):
            return (start, end), True
    return first, False


def _takeaway(asked: Question, body: str, span: tuple[int, int], written: str) -> Takeaway:
    start, end = span
    sentence = body[start:end]
    machine = bool(written) and written not in (sentence, clean_line(sentence))
    text = written if machine else sentence
    return Takeaway(text, start, end, role_of(text), Origin.MODEL if machine else Origin.DESK, asked.field)
