"""Refunds: money that is paid back when all is over, or the very service that is broken."""

from __future__ import annotations

import re

from tui.text.late import late

_FAIL_BEHIND = late(
    r"\s(?:(?:and|or)\s(?:[\w-]+\s){1,2}?|(?:requests?|payments?|service|API)\s)?"
    r"(?:(?:have|has|had|been|are|is|were|was|do|does|did|also|now|still)\s){0,3}"
    r"(?:fail(?:s|ed|ing)?|break(?:s|ing)?|broken|down|stuck|unavailable|offline|erroring"
    r"|(?:not|n['’]t)\s(?:work(?:ing)?|go(?:ing)?\sthrough|(?:being\s)?processed))\b",
    re.IGNORECASE,
)
_FAIL_BEFORE = late(
    r"\b(?:(?:cannot|can['’]t|could\snot|couldn['’]t|unable\sto|fail(?:s|ed|ing)?\sto)\s(?:issue|process|make|send|handle)"
    r"|(?:errors|problems|trouble|failures)\s(?:with|in|of|when\sissuing))\s(?:[\w-]+(?:,|\sand|\sor)?\s){0,3}$",
    re.IGNORECASE,
)


def are_broken(text: str, start: int, end: int) -> bool:
    """Tell whether the refunds at that range of a sentence are told to fail: such words look back on nothing."""
    return _FAIL_BEHIND.match(text, end) is not None or _FAIL_BEFORE.search(text, 0, start) is not None
