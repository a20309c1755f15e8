"""What changed between two texts, word by word."""

from __future__ import annotations

from collections.abc import Iterator

from tui.text.clean import clean_line

AROUND = 12
"""Words that are shown on either side of a change; what is kept between them is left out."""


def word_changes(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Yield (sign, words) for words taken out ("-"), put in ("+") and kept (" ", shortened in the middle)."""
    from difflib import SequenceMatcher  # 3 ms that only those who compare need to pay

    first, second = clean_line(old).split(), clean_line(new).split()
    for kind, start, end, begin, stop in SequenceMatcher(a=first, b=second, autojunk=False).get_opcodes():
        if kind == "equal":
            words = first[start:end]
            yield " ", " ".join(words if len(words) <= 2 * AROUND else [*words[:AROUND], "…", *words[-AROUND:]])
            continue
        if end > start:
            yield "-", " ".join(first[start:end])
        if stop > begin:
            yield "+", " ".join(second[begin:stop])
