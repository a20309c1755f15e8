"""What each version of a story changed, as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tui.brief.times import clock
from tui.model import Version
from tui.text import clean_line
from tui.text.difference import word_changes

_FIELDS = ("title", "description", "text")


def render(versions: Sequence[Version]) -> str:
    """Return the changes, the latest first: "-" before words taken out, "+" before words put in."""
    lines = [clean_line(versions[-1].title)]
    if len(versions) < 2:
        lines += ["", "This story has not changed since it was first seen."]
    for before, after in reversed(list(pairwise(versions))):
        source = " (full text from its page)" if after.extracted and not before.extracted else ""
        lines += ["", f"Version {after.number}, seen {clock(after.seen)}{source}"]
        for name in _FIELDS:
            old, new = getattr(before, name), getattr(after, name)
            if old != new:
                lines += [f"  {name}", *(f"    {sign} {words}" for sign, words in word_changes(old, new))]
    return "\n".join(lines) + "\n"
