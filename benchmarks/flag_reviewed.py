"""Labels of unlabelled headlines that were read and judged by hand: python -m benchmarks.flag_reviewed LABELS.json

`data/flag_reviewed.txt` holds no headline, only the start of the SHA-256 of each title (without case and punctuation)
and its label: 1 outage, 0 not, 2 undecided. Whoever has ../shared/data can train on it. Run as a script it takes in
further labels (JSON: title to label); a later label replaces an earlier one.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path

PATH = Path(__file__).with_name("data") / "flag_reviewed.txt"
_DIGITS = 16


def title_key(title: str) -> str:
    """Return the title without case and punctuation."""
    return re.sub(r"\W+", " ", title.lower()).strip()


def mark_of(title: str) -> str:
    """Return the name under which the label of a title is kept."""
    return hashlib.sha256(title_key(title).encode()).hexdigest()[:_DIGITS]


def load() -> dict[str, int]:
    """Return the label of each reviewed title by its `mark_of`."""
    lines = PATH.read_text(encoding="ascii").splitlines()
    return {mark: int(label) for mark, label in (line.split() for line in lines if not line.startswith("#"))}


def add(labels: Mapping[str, int]) -> int:
    """Keep the labels (title to 0, 1 or 2) with those there are, and return how many there are then."""
    kept = load() if PATH.exists() else {}
    kept |= {mark_of(title): label for title, label in labels.items()}
    head = "# The start of the SHA-256 of a reviewed title, and its label: 1 outage, 0 not, 2 undecided.\n"
    PATH.write_text(head + "".join(f"{mark} {kept[mark]}\n" for mark in sorted(kept)), encoding="ascii")
    return len(kept)


if __name__ == "__main__":
    print(add(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))), "labels")
