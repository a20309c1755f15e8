"""Why a story was flagged or not, in the words that the newsroom and `nightdesk why` share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.model import Flag, Reason
from tui.text import clean_line

_LEAST = 0.005
"""The least weight that is told: less would be +0.00."""

_FIELDS = {"title": "headline", "description": "summary", "text": "text"}


def verdict(flag: Flag) -> Iterator[str]:
    """Yield what the desk makes of the story, or why it makes nothing of it, and what the user says instead."""
    if not flag.assessed:
        yield flag.note
        return
    outage = flag.outage is not flag.corrected
    yield f"{'An outage' if outage else 'No outage'}, says the desk: {flag.likelihood} likely to be one."
    if flag.corrected:
        yield f"You say that it is {'one' if flag.outage else 'none'}."


def sides(flag: Flag) -> Iterator[tuple[str, Sequence[Reason]]]:
    """Yield what speaks for an outage and what against it, as far as anything does, the heaviest first."""
    told = [reason for reason in flag.reasons if abs(reason.weight) >= _LEAST]
    by_weight = sorted(told, key=lambda reason: -abs(reason.weight))
    for heading, reasons in (
        ("Speaks for it", [reason for reason in by_weight if reason.weight > 0]),
        ("Speaks against it", [reason for reason in by_weight if reason.weight < 0]),
    ):
        if reasons:
            yield heading, reasons


def reason_words(reason: Reason) -> str:
    """Return a reason's words in one line, and where they stand, or what else it is."""
    return f"“{clean_line(reason.text)}” in the {_FIELDS[reason.field]}" if reason.text else reason.name


def balance(flag: Flag, needed: float) -> str:
    """Return what the reasons come to, beside the sum from which a story is flagged."""
    come_to = sum(reason.weight for reason in flag.reasons)
    return f"These add up to {come_to:+.2f}; from {needed:+.2f} a story is flagged."
