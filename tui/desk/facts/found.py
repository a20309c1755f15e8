"""What a slot's rules find in a sentence."""

from __future__ import annotations

from typing import NamedTuple


class Found(NamedTuple):
    """A range of a field, with the normalised reading of its words."""

    start: int
    end: int
    value: str
